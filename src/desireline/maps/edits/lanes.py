"""Lanes added, renamed, moved, hidden and removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.edits.change import Change, delete, put, set_properties
from desireline.maps.edits.edit import Edit, place, require_name, require_new
from desireline.maps.journey_map import JourneyMap, Lane, LaneKind
from desireline.maps.lane_types import ONCE, lane_type_of
from desireline.maps.records import lane_of


class LaneTakenError(DesirelineError):
    """A second lane for what a map shows once, such as its conversion."""

    code: ClassVar[str] = "lane-taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddLane(Edit):
    """Add a lane before another one, or as the last one.

    Attributes:
        lane_type: A type of the catalogue; it gives kind, name and hint where these are left out.
    """

    lane_id: str
    name: str = ""
    kind: LaneKind = "free"
    hint: str = ""
    before: str = ""
    lane_type: str = ""

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        name = self.name or (lane_type_of(self.lane_type).name if self.lane_type else "")
        return f"Add lane “{name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        require_new(journey_map, "lane", self.lane_id)
        known = lane_type_of(self.lane_type) if self.lane_type else None
        kind = known.kind if known else self.kind
        require_once(journey_map, kind)
        spot = place("lane", journey_map.lanes, record_id=self.lane_id, before=self.before)
        lane = Lane(
            id=self.lane_id,
            kind=kind,
            name=require_name(self.name or (known.name if known else ""), what="lane"),
            order=spot.order,
            hint=self.hint or (known.hint if known else ""),
        )
        return (*spot.changes, put("lane", lane))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameLane(Edit):
    """Give a lane another name, and another hint if one is given."""

    lane_id: str
    name: str
    hint: str | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Rename lane “{lane_of(journey_map, self.lane_id).name}” to “{self.name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        lane = lane_of(journey_map, self.lane_id)
        name = require_name(self.name, what="lane")
        hint = lane.hint if self.hint is None else self.hint
        return set_properties("lane", lane, name=name, hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLane(Edit):
    """Put a lane before another one, or last."""

    lane_id: str
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Move lane “{lane_of(journey_map, self.lane_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        lane = lane_of(journey_map, self.lane_id)
        spot = place("lane", journey_map.lanes, record_id=lane.id, before=self.before)
        return (*spot.changes, *set_properties("lane", lane, order=spot.order))


@dataclass(frozen=True, slots=True, kw_only=True)
class HideLane(Edit):
    """Hide a lane, or show it again; its cells keep counting as cells of the map."""

    lane_id: str
    hidden: bool = True

    def _label(self, journey_map: JourneyMap) -> str:
        word = "Hide" if self.hidden else "Show"
        return f"{word} lane “{lane_of(journey_map, self.lane_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        return set_properties("lane", lane_of(journey_map, self.lane_id), hidden=self.hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveLane(Edit):
    """Remove a lane with the statements in it."""

    lane_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Remove lane “{lane_of(journey_map, self.lane_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        lane = lane_of(journey_map, self.lane_id)
        gone = {one.id for one in journey_map.statements if one.lane_id == lane.id}
        for statement in journey_map.statements:
            if statement.id in gone:
                yield delete("statement", statement.id)
            elif statement.pair_id in gone:
                yield from set_properties("statement", statement, pair_id="")
        yield delete("lane", lane.id)


def require_once(journey_map: JourneyMap, kind: LaneKind) -> None:
    """Refuse a second lane of a kind that a map shows once.

    Raises:
        LaneTakenError: There is one already.
    """
    there = next((one for one in journey_map.lanes if one.kind == kind), None)
    if kind in ONCE and there is not None:
        shown = "; it is hidden, show it again instead" if there.hidden else ""
        msg = f"The map shows its {kind} once, in the lane {there.name!r}{shown}."
        raise LaneTakenError(msg)
