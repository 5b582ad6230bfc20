"""Stages and lanes duplicated: the words once more, and nothing of what stood behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desireline.maps.edits.change import Change, put
from desireline.maps.edits.edit import Edit, after, place, require_new
from desireline.maps.edits.lanes import require_once
from desireline.maps.journey_map import JourneyMap, Lane, Stage, Statement
from desireline.maps.records import lane_of, stage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateStage(Edit):
    """Put a stage like another one right after it, with all that is written in it.

    Its moments, touchpoints and words are copied. Event rules, KPIs, claims and what else stood
    behind the words stay with the first, so nothing in the copy counts or rests on anything.

    Attributes:
        new_stage_id: Ids of the copied records begin with it.
        name: Of the new one; empty = the same with “(copy)”.
    """

    stage_id: str
    new_stage_id: str
    name: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Duplicate stage “{stage_of(journey_map, self.stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        old = stage_of(journey_map, self.stage_id)
        new = self.new_stage_id
        require_new(journey_map, "stage", new)
        before = after(journey_map.stages, old.id)
        spot = place("stage", journey_map.stages, record_id=new, before=before)
        yield from spot.changes
        name = self.name.strip() or f"{old.name} (copy)"
        copy = replace(old, id=new, name=name, order=spot.order, proposed=False)
        yield put("stage", copy)
        for moment in journey_map.moments:
            if moment.stage_id == old.id:
                new_id = f"{new}-{moment.id}"
                require_new(journey_map, "moment", new_id)
                yield put("moment", replace(moment, id=new_id, stage_id=new))
        for touchpoint in journey_map.touchpoints:
            if touchpoint.stage_id == old.id:
                new_id = f"{new}-{touchpoint.id}"
                require_new(journey_map, "touchpoint", new_id)
                again = replace(touchpoint, id=new_id, stage_id=new, proposed=False)
                yield put("touchpoint", again)
        said = [one for one in journey_map.statements if one.stage_id == old.id]
        yield from _words(journey_map, said, new_id=new, stage=copy)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateLane(Edit):
    """Put a lane like another one right below it, with the words in it.

    What stood behind the words stays with the first. A lane that a map shows once, such as its
    conversion, has no copy.

    Attributes:
        new_lane_id: Ids of the copied statements begin with it.
        name: Of the new one; empty = the same with “(copy)”.
    """

    lane_id: str
    new_lane_id: str
    name: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Duplicate lane “{lane_of(journey_map, self.lane_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        old = lane_of(journey_map, self.lane_id)
        new = self.new_lane_id
        require_new(journey_map, "lane", new)
        require_once(journey_map, old.kind)
        before = after(journey_map.lanes, old.id)
        spot = place("lane", journey_map.lanes, record_id=new, before=before)
        yield from spot.changes
        name = self.name.strip() or f"{old.name} (copy)"
        copy = replace(old, id=new, name=name, order=spot.order, hidden=False)
        yield put("lane", copy)
        said = [one for one in journey_map.statements if one.lane_id == old.id]
        yield from _words(journey_map, said, new_id=new, lane=copy)


def _words(
    journey_map: JourneyMap,
    said: Iterable[Statement],
    *,
    new_id: str,
    stage: Stage | None = None,
    lane: Lane | None = None,
) -> Iterable[Change]:
    known: Mapping[str, str] = {one.id: f"{new_id}-{one.id}" for one in said}
    places = {one.id: one.stage_id for one in journey_map.touchpoints if stage}
    for one in journey_map.statements:
        if one.id not in known:
            continue
        require_new(journey_map, "statement", known[one.id])
        copy = Statement(
            id=known[one.id],
            stage_id=stage.id if stage else one.stage_id,
            lane_id=lane.id if lane else one.lane_id,
            text=one.text,
            order=one.order,
            part=one.part,
            pair_id=known.get(one.pair_id, ""),
            touchpoint_id=(
                f"{new_id}-{one.touchpoint_id}"
                if places.get(one.touchpoint_id) == one.stage_id
                else one.touchpoint_id
            ),
            emotion=one.emotion,
            emotion_word=one.emotion_word,
            last_stage_id="" if stage else one.last_stage_id,
        )
        yield put("statement", copy)
