"""Property changes: the one form in which edits, log, wire and undo speak of a map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Literal

from desireline.errors import DesirelineError
from desireline.maps.journey_map import JourneyMap, MapHeader
from desireline.maps.records import PLURALS, RECORD_TYPES, Kind, Record, records_of, unknown

Op = Literal["put", "set", "delete"]


class ChangeError(DesirelineError):
    """A change that no map can take: wrong property, or a record of the wrong kind."""

    code: ClassVar[str] = "impossible-change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One property of one record set, or one whole record put or deleted.

    Attributes:
        property: For ``set`` only.
        value: For ``set`` the new value, for ``put`` the whole record.
    """

    op: Op
    kind: Kind
    id: str
    property: str = ""
    value: Any = None


def put(kind: Kind, record: Record) -> Change:
    """Return the change that puts a whole record."""
    return Change(op="put", kind=kind, id=record.id, value=record)


def delete(kind: Kind, record_id: str) -> Change:
    """Return the change that deletes a record."""
    return Change(op="delete", kind=kind, id=record_id)


def set_properties(kind: Kind, record: Record | MapHeader, **values: object) -> tuple[Change, ...]:
    """Return one change for each property whose value differs from the record's."""
    return tuple(
        Change(op="set", kind=kind, id=record.id, property=name, value=value)
        for name, value in values.items()
        if getattr(record, name) != value
    )


def apply_changes(journey_map: JourneyMap, changes: Iterable[Change]) -> JourneyMap:
    """Return the map with all changes made, one after the other.

    Records of a kind are kept by their order key, then by id.

    Raises:
        UnknownRecordError: A change sets or deletes what is not there.
        ChangeError: A property does not exist, or a record is of the wrong kind.
    """
    state = _State(journey_map)
    for change in changes:
        state.make(change)
    return state.journey_map()


def find_record(journey_map: JourneyMap, kind: Kind, record_id: str) -> Record | MapHeader | None:
    """Return the record a change speaks of, or None if it is not there."""
    if kind == "header":
        return journey_map.header
    found = (one for one in records_of(journey_map, kind) if one.id == record_id)
    return next(found, None)


def in_order(journey_map: JourneyMap) -> JourneyMap:
    """Return the map with the records of each kind sorted by order key, then by id."""
    state = _State(journey_map)
    for kind in PLURALS:
        state.table(kind)
    return state.journey_map()


def inverse(journey_map: JourneyMap, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that take ``changes`` back, to be made on the map after them.

    A statement's ``text_revision`` counts on instead of going back: who saw the text that
    is taken back must not pass for having seen the one that comes after it.

    Raises:
        UnknownRecordError: A change sets or deletes what is not there.
        ChangeError: A property does not exist, or a record is of the wrong kind.
    """
    state = _State(journey_map)
    backwards: list[Change] = []
    for change in changes:
        backwards.append(_opposite(state, change))
        state.make(change)
    return tuple(reversed(backwards))


def _opposite(state: _State, change: Change) -> Change:
    before = state.find(change)
    if before is None:
        if change.op != "put":
            raise state.missing(change)
        return Change(op="delete", kind=change.kind, id=change.id)
    if change.op == "set":
        _require_property(change)
        old = getattr(before, change.property)
        value = change.value + 1 if change.property == "text_revision" else old
        return replace(change, value=value)
    return Change(op="put", kind=change.kind, id=change.id, value=before)


class _State:
    """The records of a map while changes are made: one table for each kind touched."""

    def __init__(self, journey_map: JourneyMap) -> None:
        self._map = journey_map
        self._header = journey_map.header
        self._tables: dict[Kind, dict[str, Record]] = {}

    def table(self, kind: Kind) -> dict[str, Record]:
        if kind not in self._tables:
            records = getattr(self._map, PLURALS[kind])
            self._tables[kind] = {record.id: record for record in records}
        return self._tables[kind]

    def find(self, change: Change) -> Record | MapHeader | None:
        if change.kind == "header":
            return self._header
        return self.table(change.kind).get(change.id)

    def missing(self, change: Change) -> DesirelineError:
        return unknown(self.journey_map(), change.kind, change.id)

    def make(self, change: Change) -> None:
        if change.kind == "header":
            if change.op != "set":
                msg = "The header of a map can be set, not put or deleted."
                raise ChangeError(msg)
            _require_property(change)
            self._header = replace(self._header, **{change.property: change.value})
            return
        table = self.table(change.kind)
        if change.op == "put":
            _require_record(change)
            table[change.id] = change.value
        elif change.id not in table:
            raise self.missing(change)
        elif change.op == "delete":
            del table[change.id]
        else:
            _require_property(change)
            table[change.id] = replace(table[change.id], **{change.property: change.value})

    def journey_map(self) -> JourneyMap:
        changed: dict[str, Any] = {
            PLURALS[kind]: tuple(sorted(table.values(), key=lambda one: (one.order, one.id)))
            for kind, table in self._tables.items()
        }
        return replace(self._map, header=self._header, **changed)


def _require_property(change: Change) -> None:
    names = [field.name for field in fields(RECORD_TYPES[change.kind]) if field.name != "id"]
    if change.property not in names:
        msg = (
            f"A {change.kind} has no property {change.property!r} that can be set. "
            f"Its properties: {', '.join(names)}."
        )
        raise ChangeError(msg)


def _require_record(change: Change) -> None:
    fits = isinstance(change.value, RECORD_TYPES[change.kind])
    if not fits or getattr(change.value, "id", "") != change.id:
        msg = f"The change puts {change.kind} {change.id!r} but carries something else."
        raise ChangeError(msg)
