"""Moments added, renamed, flagged, moved, copied and removed: the second level under a stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desireline.maps.edits.change import Change, delete, put, set_properties
from desireline.maps.edits.edit import Edit, after, place, require_name, require_new
from desireline.maps.journey_map import JourneyMap, Moment
from desireline.maps.records import moment_of, stage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMoment(Edit):
    """Add a moment to a stage, before another one there or as the last one."""

    moment_id: str
    stage_id: str
    name: str
    before: str = ""
    moment_of_truth: bool = False

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Add moment “{self.name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        require_new(journey_map, "moment", self.moment_id)
        stage = stage_of(journey_map, self.stage_id)
        siblings = _in_stage(journey_map, stage.id)
        spot = place("moment", siblings, record_id=self.moment_id, before=self.before)
        moment = Moment(
            id=self.moment_id,
            stage_id=stage.id,
            name=require_name(self.name, what="moment"),
            order=spot.order,
            moment_of_truth=self.moment_of_truth,
        )
        return (*spot.changes, put("moment", moment))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameMoment(Edit):
    """Give a moment another name."""

    moment_id: str
    name: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Rename moment “{moment_of(journey_map, self.moment_id).name}” to “{self.name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        moment = moment_of(journey_map, self.moment_id)
        return set_properties("moment", moment, name=require_name(self.name, what="moment"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagMoment(Edit):
    """Flag a moment as one of truth, or take the flag off."""

    moment_id: str
    moment_of_truth: bool = True

    def _label(self, journey_map: JourneyMap) -> str:
        name = moment_of(journey_map, self.moment_id).name
        return f"Flag “{name}”" if self.moment_of_truth else f"Take the flag off “{name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        moment = moment_of(journey_map, self.moment_id)
        return set_properties("moment", moment, moment_of_truth=self.moment_of_truth)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMoment(Edit):
    """Put a moment into a stage, before another one there or last."""

    moment_id: str
    stage_id: str
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        name = moment_of(journey_map, self.moment_id).name
        return f"Move “{name}” to “{stage_of(journey_map, self.stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        moment = moment_of(journey_map, self.moment_id)
        stage = stage_of(journey_map, self.stage_id)
        siblings = _in_stage(journey_map, stage.id)
        spot = place("moment", siblings, record_id=moment.id, before=self.before)
        moved = set_properties("moment", moment, stage_id=stage.id, order=spot.order)
        return (*spot.changes, *moved)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateMoment(Edit):
    """Put a moment like another one right after it, or last in another stage.

    Attributes:
        stage_id: Where the copy stands; empty = in the same stage.
        name: Of the copy; empty = the same with “(copy)”.
    """

    moment_id: str
    new_moment_id: str
    stage_id: str = ""
    name: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Duplicate moment “{moment_of(journey_map, self.moment_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        old = moment_of(journey_map, self.moment_id)
        require_new(journey_map, "moment", self.new_moment_id)
        stage = stage_of(journey_map, self.stage_id or old.stage_id)
        siblings = _in_stage(journey_map, stage.id)
        before = after(siblings, old.id)
        spot = place("moment", siblings, record_id=self.new_moment_id, before=before)
        name = self.name.strip() or f"{old.name} (copy)"
        copy = replace(old, id=self.new_moment_id, stage_id=stage.id, name=name, order=spot.order)
        return (*spot.changes, put("moment", copy))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveMoment(Edit):
    """Remove a moment; the stage and its cells stay."""

    moment_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Remove moment “{moment_of(journey_map, self.moment_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        return (delete("moment", moment_of(journey_map, self.moment_id).id),)


def _in_stage(journey_map: JourneyMap, stage_id: str) -> Sequence[Moment]:
    return [one for one in journey_map.moments if one.stage_id == stage_id]
