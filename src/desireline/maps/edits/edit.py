"""What every edit has: a name for the undo button, and the changes it makes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.claim import EventRule
from desireline.maps.drafted import followed_names
from desireline.maps.edits.change import Change, apply_changes, set_properties
from desireline.maps.journey_map import JourneyMap, Stage, Touchpoint
from desireline.maps.ordering import OrderError, first_keys, key_between
from desireline.maps.records import PLURALS, Kind, Record, records_of

STRICT = {"extra": "forbid", "strict": True}
_NAMED: tuple[Kind, ...] = ("stage", "touchpoint")


class IdTakenError(DesirelineError):
    """Something new carries an id that the map already uses."""

    code: ClassVar[str] = "id-taken"


class EmptyNameError(DesirelineError):
    """Something needs a name and was given none."""

    code: ClassVar[str] = "empty-name"


class NeighborError(DesirelineError):
    """The record to place something before is not in the same list."""

    code: ClassVar[str] = "unknown-neighbor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(ABC):
    """A wanted change of a map."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT

    def label(self, journey_map: JourneyMap) -> str:
        """Return what the undo button and the history call this edit of this map.

        Raises:
            UnknownRecordError: The edit names something the map does not have.
        """
        return self._label(journey_map)

    def changes(self, journey_map: JourneyMap) -> tuple[Change, ...]:
        """Return the property changes that make this edit on this map.

        Texts that a draft wrote from names, and nobody edited, follow the names.

        Raises:
            DesirelineError: The edit cannot be made on this map; the error says why.
        """
        made = tuple(self._changes(journey_map))
        if not any(change.kind in _NAMED for change in made):
            return made
        after = apply_changes(journey_map, made)
        return (*made, *_named_anew(after, followed_names(journey_map, after)))

    @abstractmethod
    def _label(self, journey_map: JourneyMap) -> str: ...

    @abstractmethod
    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record comes to stand, and the keys of others that must change for it."""

    order: str
    changes: tuple[Change, ...] = ()


def after(siblings: Sequence[Record], record_id: str) -> str:
    """Return the id of the sibling that follows; empty where it is the last, or none of them."""
    ids = [one.id for one in siblings]
    later = ids[ids.index(record_id) + 1 :] if record_id in ids else []
    return later[0] if later else ""


def place(kind: Kind, siblings: Sequence[Record], *, record_id: str, before: str) -> Place:
    """Return the place before the sibling ``before``, or the last one if that is empty.

    Where siblings share a key, or no key fits, all of them get new ones.

    Raises:
        NeighborError: ``before`` is none of the siblings.
    """
    others = sorted(
        (one for one in siblings if one.id != record_id), key=lambda one: (one.order, one.id)
    )
    ids = [one.id for one in others]
    if before and before not in ids:
        msg = (
            f"There is no {kind} {before!r} here to stand before. "
            f"The {PLURALS[kind]} here: {', '.join(ids) or 'none'}."
        )
        raise NeighborError(msg)
    position = ids.index(before) if before else len(ids)
    low = others[position - 1].order if position else ""
    high = others[position].order if position < len(others) else ""
    try:
        return Place(order=key_between(low, high))
    except OrderError:
        keys = first_keys(len(others) + 1)
        kept = keys[:position] + keys[position + 1 :]
        changes = [
            change
            for one, key in zip(others, kept, strict=True)
            for change in set_properties(kind, one, order=key)
        ]
        return Place(order=keys[position], changes=tuple(changes))


def _named_anew(journey_map: JourneyMap, named: JourneyMap) -> Iterable[Change]:
    for stage, other in zip(journey_map.stages, named.stages, strict=True):
        yield from set_properties("stage", stage, line=other.line)
    for kpi, another in zip(journey_map.kpis, named.kpis, strict=True):
        yield from set_properties("kpi", kpi, name=another.name)


def revised(
    kind: Kind, record: Stage | Touchpoint | EventRule, **values: object
) -> tuple[Change, ...]:
    """Return the changes of properties; what was proposed counts as confirmed by touching it."""
    return set_properties(kind, record, **values, proposed=False)


def require_new(journey_map: JourneyMap, kind: Kind, record_id: str) -> None:
    """Refuse an id that is empty or taken.

    Raises:
        IdTakenError: The id is empty or the map has such a record.
    """
    if not record_id:
        msg = f"A new {kind} needs an id of its own; it was given none."
        raise IdTakenError(msg)
    if any(record.id == record_id for record in records_of(journey_map, kind)):
        msg = f"The map already has a {kind} {record_id!r}; give the new one another id."
        raise IdTakenError(msg)


def require_name(name: str, *, what: str) -> str:
    """Return the name without blanks around it.

    Raises:
        EmptyNameError: Nothing is left of it.
    """
    if not name.strip():
        msg = f"The {what} has no name; type at least one character."
        raise EmptyNameError(msg)
    return name.strip()


def given(**values: object) -> dict[str, object]:
    """Return those properties that were given a value."""
    return {name: value for name, value in values.items() if value is not None}
