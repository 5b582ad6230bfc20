"""Who answers for an old map's touchpoints and in which channels they are, as its lanes say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.channels import CHANNELS, OTHER
from desireline.maps.exchange.channel_words import channel_named
from desireline.maps.exchange.old_map import OldLane, OldMap, split_cell, touchpoints_in

_SURE = re.compile(r"\s*[;/\n]\s*|\s+(?:&|\+|and|und|og|et|y)\s+", re.IGNORECASE)
_NOBODY = frozenset(("", "-", "–", "—", "?", "n/a", "tbd", "none", "nobody", "open", "offen"))
_LISTED = re.compile(r"[;,/\n]")
_COMMA = re.compile(r"\s*,\s*")
_TWO = 2
_NAMES = {one.name.casefold(): one.id for one in CHANNELS} | {one.id: one.id for one in CHANNELS}


class NameQuestionError(DesirelineError):
    """A comma in an owner's cell may stand within one name or between two."""

    code: ClassVar[str] = "name-question"

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        listed = ", ".join(f"“{one}”" for one in texts)
        super().__init__(f"One person or two: {listed}? Say it of each before the map is made.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """What the lanes say of one touchpoint; empty = nothing."""

    channels: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """What belongs to which touchpoint, by name and stage, and what could not be told."""

    of: dict[tuple[str, int], Belongings]
    left_over: tuple[str, ...]


def doubtful_names(old: OldMap) -> tuple[str, ...]:
    """Return the texts in owners' lanes where a comma may stand within one name: "Holm, Ida"."""
    texts = (
        part
        for lane in old.lanes
        if lane.kind == "owners"
        for cell in lane.raw
        for part in _SURE.split(cell.text)
    )
    return tuple(dict.fromkeys(text.strip() for text in texts if _is_doubtful(text)))


def names_in(text: str, *, one_name: Collection[str] = ()) -> tuple[str, ...]:
    """Return everybody a cell names: "Anna, Ben", "Anna; Ben", "Anna and Ben", one a line.

    Args:
        text: The cell.
        one_name: Texts with a comma that are one name.
    """
    found: dict[str, str] = {}
    for line in split_cell(text):
        for part in _SURE.split(line):
            whole = part.strip() in one_name or "(" in part
            for name in (part,) if whole else _COMMA.split(part):
                if name.strip().casefold() not in _NOBODY:
                    found.setdefault(name.strip().casefold(), name.strip())
    return tuple(found.values())


def channels_in(text: str) -> tuple[str, ...]:
    """Return every channel a cell names, "Shop, Web"; nothing where one of them is unknown."""
    found: dict[str, None] = {}
    for entry in (one.strip() for one in _LISTED.split(text)):
        for name in (entry,) if entry.casefold() in _NAMES else names_in(entry):
            found[_NAMES.get(name.casefold()) or channel_named(name)] = None
    return () if OTHER.id in found else tuple(found)


def paired(old: OldMap, *, one_name: Collection[str] = (), known: Collection[str] = ()) -> Paired:
    """Say what belongs to which touchpoint: what stands in the same column of the sheet.

    One touchpoint there takes all that is named; several take what is named alone. Where several
    are named for several, nothing tells whose is whose: it is left as words, and said.

    Raises:
        NameQuestionError: A comma may stand within a name, and nobody said whether it does.
    """
    open_ = [one for one in doubtful_names(old) if one not in known and one not in one_name]
    if open_:
        raise NameQuestionError(open_)
    found: dict[tuple[str, int], Belongings] = {}
    left: list[str] = []
    for column, stage, names in _touchpoints(old):
        owners, said_owners = _named(old, "owners", column, one_name)
        channels, said_channels = _named(old, "channels", column, one_name)
        for what, entries in ((said_owners, owners), (said_channels, channels)):
            if len(names) > 1 and len(entries) > 1:
                left.append(
                    f"{old.stages[stage]}: {what} stand for {len(names)} touchpoints, and nothing "
                    "tells whose is whose. They are kept as words; set them in the table of "
                    "touchpoints."
                )
        for name in names:
            alone = len(names) == 1
            before = found.get((name, stage), Belongings())
            found[name, stage] = Belongings(
                channels=before.channels or (channels if alone or len(channels) == 1 else ()),
                owners=before.owners or (owners if alone or len(owners) == 1 else ()),
            )
    return Paired(of=found, left_over=tuple(left))


def _is_doubtful(text: str) -> bool:
    parts = [part for part in _COMMA.split(text.strip()) if part]
    return "(" not in text and len(parts) == _TWO and any(len(part.split()) == 1 for part in parts)


def _touchpoints(old: OldMap) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give each column of the sheet with its stage and the touchpoints that stand in it."""
    columns: dict[int, tuple[int, list[str]]] = {}
    for lane in (one for one in old.lanes if one.kind == "touchpoints"):
        for cell in lane.raw:
            _, names = columns.setdefault(cell.column, (cell.stage, []))
            names += touchpoints_in(cell.text)
    for column, (stage, names) in sorted(columns.items()):
        yield column, stage, tuple(dict.fromkeys(name.replace("\n", " ") for name in names))


def _named(
    old: OldMap, kind: str, column: int, one_name: Collection[str]
) -> tuple[tuple[str, ...], str]:
    """Return what the lanes of a kind name in a column, and their words."""
    lanes: list[OldLane] = [one for one in old.lanes if one.kind == kind]
    texts = [cell.text for lane in lanes for cell in lane.raw if cell.column == column]
    text = "\n".join(texts)
    found = names_in(text, one_name=one_name) if kind == "owners" else channels_in(text)
    named = ", ".join(lane.name for lane in lanes)
    return found, f"“{'; '.join(texts)}” ({named})".replace("\n", "; ")
