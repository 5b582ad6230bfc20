"""Stages added, renamed, described, moved, split, merged and removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desireline.maps.edits.change import (
    Change,
    apply_changes,
    delete,
    put,
    set_properties,
)
from desireline.maps.edits.edit import Edit, place, require_name, require_new, revised
from desireline.maps.edits.references import Fate, follow
from desireline.maps.edits.spans import reaching_beyond, spans_kept
from desireline.maps.journey_map import Importance, JourneyMap, Stage
from desireline.maps.ordering import key_between
from desireline.maps.records import Kind, Record, records_of, stage_of

_IN_A_STAGE: tuple[Kind, ...] = ("moment", "touchpoint", "statement", "kpi")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStage(Edit):
    """Add a stage before another one, or as the last one."""

    stage_id: str
    name: str
    line: str = ""
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Add stage “{self.name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        require_new(journey_map, "stage", self.stage_id)
        name = require_name(self.name, what="stage")
        spot = place("stage", journey_map.stages, record_id=self.stage_id, before=self.before)
        yield from spot.changes
        yield put("stage", Stage(id=self.stage_id, name=name, order=spot.order, line=self.line))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameStage(Edit):
    """Give a stage another name."""

    stage_id: str
    name: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Rename stage “{stage_of(journey_map, self.stage_id).name}” to “{self.name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        return revised("stage", stage, name=require_name(self.name, what="stage"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeStage(Edit):
    """Change the line under a stage's name, or how important the stage is."""

    stage_id: str
    line: str | None = None
    importance: Importance | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Describe stage “{stage_of(journey_map, self.stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        return revised(
            "stage",
            stage,
            line=stage.line if self.line is None else self.line.strip(),
            importance=stage.importance if self.importance is None else self.importance,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveStage(Edit):
    """Put a stage before another one, or last."""

    stage_id: str
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Move stage “{stage_of(journey_map, self.stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        spot = place("stage", journey_map.stages, record_id=stage.id, before=self.before)
        moved = (*spot.changes, *revised("stage", stage, order=spot.order))
        after = apply_changes(journey_map, moved)
        return (*moved, *spans_kept(journey_map, after, stage_id=stage.id, became=stage.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitStage(Edit):
    """Make two stages of one: the second stands right after and takes what is named.

    Attributes:
        touchpoint_ids: Touchpoints of the stage that go to the new one.
        statement_ids: Statements of the stage that go to the new one.
        kpi_ids: KPIs of the stage that go to the new one.
        moment_ids: Moments of the stage that go to the new one.
    """

    stage_id: str
    new_stage_id: str
    new_name: str
    name: str = ""
    touchpoint_ids: tuple[str, ...] = ()
    statement_ids: tuple[str, ...] = ()
    kpi_ids: tuple[str, ...] = ()
    moment_ids: tuple[str, ...] = ()

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Split stage “{stage_of(journey_map, self.stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        require_new(journey_map, "stage", self.new_stage_id)
        ids = [one.id for one in journey_map.stages]
        later = ids[ids.index(stage.id) + 1 :]
        spot = place(
            "stage",
            journey_map.stages,
            record_id=self.new_stage_id,
            before=later[0] if later else "",
        )
        yield from spot.changes
        yield from revised("stage", stage, name=self.name.strip() or stage.name)
        new_name = require_name(self.new_name, what="new stage")
        yield put("stage", Stage(id=self.new_stage_id, name=new_name, order=spot.order))
        moving: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("touchpoint", self.touchpoint_ids),
            ("statement", self.statement_ids),
            ("kpi", self.kpi_ids),
            ("moment", self.moment_ids),
        )
        for kind, chosen in moving:
            for record in _inside(journey_map, kind, stage.id):
                if record.id in chosen:
                    yield from set_properties(kind, record, stage_id=self.new_stage_id)
        for one in journey_map.statements:
            if one.id in self.statement_ids and one.touchpoint_id not in self.touchpoint_ids:
                yield from set_properties("statement", one, touchpoint_id="")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeStages(Edit):
    """Make one stage of two: all that stands in the other goes to the end of this one."""

    stage_id: str
    other_stage_id: str
    name: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        one = stage_of(journey_map, self.stage_id).name
        return f"Merge stages “{one}” and “{stage_of(journey_map, self.other_stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        other = stage_of(journey_map, self.other_stage_id)
        if stage.id == other.id:
            return
        name, detail = self.name.strip() or stage.name, stage.detail or other.detail
        made = [*revised("stage", stage, name=name, detail=detail)]
        for kind in _IN_A_STAGE:
            here = _inside(journey_map, kind, stage.id)
            last = max((record.order for record in here), default="")
            for record in _inside(journey_map, kind, other.id):
                last = key_between(last, "")
                made += set_properties(kind, record, stage_id=stage.id, order=last)
        made += follow(journey_map, Fate(stages={other.id: stage.id}))
        made.append(delete("stage", other.id))
        yield from made
        after = apply_changes(journey_map, made)
        yield from spans_kept(journey_map, after, stage_id=other.id, became=stage.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveStage(Edit):
    """Remove a stage with all that stands in it, and what refers to that.

    Words that reach over other stages too stay with those.
    """

    stage_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Remove stage “{stage_of(journey_map, self.stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        kept = reaching_beyond(journey_map, stage.id)
        removed = [
            delete(kind, record.id)
            for kind in _IN_A_STAGE
            for record in _inside(journey_map, kind, stage.id)
            if kind != "statement" or record.id not in kept
        ]
        gone = {one.id for one in _inside(journey_map, "statement", stage.id)} - kept
        rest = apply_changes(journey_map, removed)
        touchpoints: dict[str, str | None] = {
            one.id: None for one in _inside(journey_map, "touchpoint", stage.id)
        }
        yield from removed
        for statement in rest.statements:
            if statement.pair_id in gone:
                yield from set_properties("statement", statement, pair_id="")
        yield from follow(rest, Fate(stages={stage.id: None}, touchpoints=touchpoints))
        yield delete("stage", stage.id)
        after = apply_changes(rest, [delete("stage", stage.id)])
        yield from spans_kept(journey_map, after, stage_id=stage.id, became="")


def _inside(journey_map: JourneyMap, kind: Kind, stage_id: str) -> Sequence[Record]:
    return [
        record
        for record in records_of(journey_map, kind)
        if getattr(record, "stage_id", "") == stage_id
    ]
