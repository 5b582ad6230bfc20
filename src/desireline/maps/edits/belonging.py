"""Which channels a touchpoint takes place in and who answers for it: one first, others beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, TypedDict

from desireline.errors import DesirelineError
from desireline.maps.channels import OTHER
from desireline.maps.edits.edit import require_name
from desireline.maps.journey_map import Mode, Touchpoint


class RepeatedEntryError(DesirelineError):
    """The others beside a first one name it again, or one of themselves twice."""

    code: ClassVar[str] = "repeated-entry"


class NobodyFirstError(DesirelineError):
    """Others are named beside a first one that is nobody."""

    code: ClassVar[str] = "nobody-first"


class Belonging(TypedDict):
    """The properties of a touchpoint that say where it takes place and whose it is."""

    channel: str
    other_channels: tuple[str, ...]
    owner: str
    other_owners: tuple[str, ...]


def belonging(
    touchpoint: Touchpoint,
    *,
    channel: str | None,
    other_channels: Sequence[str] | None,
    owner: str | None,
    other_owners: Sequence[str] | None,
) -> Belonging:
    """Return the four properties after an edit that gives some of them; None leaves as is.

    Where only the first one is given, it is no longer among the others; where the first owner
    is taken away and others stay, the next one is the first.

    Raises:
        RepeatedEntryError: The others given repeat the first one or one of themselves.
        NobodyFirstError: Others are given beside an owner that is nobody.
        EmptyNameError: One of the others has no name.
    """
    first = touchpoint.channel if channel is None else channel
    places = (first, *_others(touchpoint.other_channels, other_channels, first, what="channel"))
    whose = touchpoint.owner if owner is None else owner.strip()
    others = _others(touchpoint.other_owners, other_owners, whose, what="owner")
    if not whose and other_owners:
        msg = (
            f"The touchpoint {touchpoint.name!r} has no owner, and others beside it: "
            f"{', '.join(others)}. Name the first of them in owner."
        )
        raise NobodyFirstError(msg)
    people = (whose, *others) if whose else (others or ("",))
    return {
        "channel": places[0],
        "other_channels": places[1:],
        "owner": people[0],
        "other_owners": people[1:],
    }


def joined(kept: Touchpoint, others: Iterable[Touchpoint]) -> dict[str, object]:
    """Return channels, owners, department and mode of several touchpoints made one.

    What is named first is the kept one's; a channel nobody has said ("other") gives way.
    """
    whole = (kept, *others)
    channels = dict.fromkeys(channel for one in whole for channel in one.channels)
    named = tuple(one for one in channels if one != OTHER.id) or (OTHER.id,)
    people: dict[str, str] = {}
    for name in (name for one in whole for name in one.owners):
        people.setdefault(name.casefold(), name)
    owners = tuple(people.values()) or ("",)
    modes = {one.mode for one in whole}
    mode: Mode = kept.mode if len(modes) == 1 else "both"
    return {
        "channel": named[0],
        "other_channels": named[1:],
        "owner": owners[0],
        "other_owners": owners[1:],
        "department": next((one.department for one in whole if one.department), ""),
        "mode": mode,
    }


def _others(
    present: tuple[str, ...], given: Sequence[str] | None, first: str, *, what: str
) -> tuple[str, ...]:
    if given is None:
        return tuple(one for one in present if one.casefold() != first.casefold())
    named = tuple(require_name(one, what=what) for one in given)
    met = {first.casefold()}
    for one in named:
        if one.casefold() in met:
            msg = (
                f"The {what} {one!r} is named twice. other_{what}s holds those beside "
                f"{first or 'nobody'!r}, each once."
            )
            raise RepeatedEntryError(msg)
        met.add(one.casefold())
    return named
