"""Statements stretched over several stages, and what stages moved or gone leave of that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.edits.change import Change, set_properties
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.statements import short
from desireline.maps.journey_map import JourneyMap, Lane, Statement
from desireline.maps.records import lane_of, stage_of, statement_of
from desireline.maps.spans import SPANNING_LANES, SPANNING_PARTS, stages_under


class SpanError(DesirelineError):
    """A statement that cannot reach over several stages, or not to the one named."""

    code: ClassVar[str] = "impossible-span"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanStatement(Edit):
    """Stretch a statement over the stages up to another one, or back to its own alone.

    Words and barriers of lanes of words reach over stages; a barrier's recommendations stand with
    it. In each of these cells the statement counts; what backs it backs the first alone.

    Attributes:
        last_stage_id: The last stage it reaches over; empty = its own alone.
    """

    statement_id: str
    last_stage_id: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        text = short(statement_of(journey_map, self.statement_id).text)
        if not self.last_stage_id:
            return f"Keep “{text}” to one stage"
        return f"Stretch “{text}” to “{stage_of(journey_map, self.last_stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        last = self.last_stage_id and stage_of(journey_map, self.last_stage_id).id
        if last and last != statement.stage_id:
            _require_span(journey_map, statement, last)
        value = "" if last == statement.stage_id else last
        return set_properties("statement", statement, last_stage_id=value)


def reaching(journey_map: JourneyMap, statement: Statement, *, stage_id: str, lane: Lane) -> str:
    """Return the last stage of a statement once it begins at another: over as many as there are.

    Empty = that stage alone.
    """
    length = len(stages_under(journey_map, statement))
    if length == 1 or lane.kind not in SPANNING_LANES:
        return ""
    later = [one.id for one in journey_map.stages]
    under = later[later.index(stage_id) :][:length]
    return under[-1] if len(under) > 1 else ""


def spans_kept(
    before: JourneyMap, after: JourneyMap, *, stage_id: str, became: str
) -> Iterable[Change]:
    """Return what becomes of statements over a stage that was moved, merged or removed.

    A statement keeps to those of its stages that still stand together, the longest run of them;
    a barrier's recommendations stay with it. ``became``: the stage it is now; empty = gone.
    """
    order = [stage.id for stage in after.stages]
    places = {
        stage_id: {one.id for one in after.touchpoints if one.stage_id == stage_id}
        for stage_id in order
    }
    for statement in before.statements:
        under = stages_under(before, statement)
        if len(under) < 2 or stage_id not in under:  # noqa: PLR2004 - several stages
            continue
        left = {became if one == stage_id else one for one in under} - {""}
        run = _longest_run(order, left)
        for one in (statement, *along_with(before, statement)):
            last = run[-1] if one is statement and len(run) > 1 else ""
            yield from set_properties(
                "statement",
                statement_of(after, one.id),
                stage_id=run[0],
                last_stage_id=last,
                touchpoint_id=one.touchpoint_id if one.touchpoint_id in places[run[0]] else "",
            )


def reaching_beyond(journey_map: JourneyMap, stage_id: str) -> frozenset[str]:
    """Return the ids of a stage's statements that stand over others too, with what is beside."""
    return frozenset(
        one.id
        for statement in journey_map.statements
        if statement.stage_id == stage_id and len(stages_under(journey_map, statement)) > 1
        for one in (statement, *along_with(journey_map, statement))
    )


def along_with(journey_map: JourneyMap, statement: Statement) -> Sequence[Statement]:
    """Return the recommendations beside a barrier, in its own cell; none for other words."""
    return [
        one
        for one in journey_map.statements
        if one.pair_id == statement.id
        and (one.stage_id, one.lane_id) == (statement.stage_id, statement.lane_id)
    ]


def _longest_run(order: Sequence[str], chosen: set[str]) -> Sequence[str]:
    runs: list[list[str]] = [[]]
    for stage_id in order:
        if stage_id in chosen:
            runs[-1].append(stage_id)
        elif runs[-1]:
            runs.append([])
    return max(runs, key=len)


def _require_span(journey_map: JourneyMap, statement: Statement, last: str) -> None:
    lane = statement.lane_id and lane_of(journey_map, statement.lane_id)
    if statement.part not in SPANNING_PARTS or not lane or lane.kind not in SPANNING_LANES:
        msg = (
            f"The statement {statement.id!r} cannot reach over several stages; words and barriers "
            "in a lane of words can, and a recommendation goes with its barrier."
        )
        raise SpanError(msg)
    order = [stage.id for stage in journey_map.stages]
    if order.index(last) < order.index(statement.stage_id):
        first = stage_of(journey_map, statement.stage_id).name
        msg = (
            f"The stage {last!r} stands before {first!r}, where the statement begins; name a "
            "later one, or move the statement."
        )
        raise SpanError(msg)
