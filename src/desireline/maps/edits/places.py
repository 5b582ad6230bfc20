"""Statements moved, duplicated, paired, turned into another part, and removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from desireline.maps.edits.change import Change, apply_changes, delete, put, set_properties
from desireline.maps.edits.edit import Edit, after, place, require_new
from desireline.maps.edits.spans import reaching
from desireline.maps.edits.statements import (
    PlaceOfStatementError,
    cell_of,
    require_lane,
    short,
)
from desireline.maps.journey_map import JourneyMap, Lane, Part, Statement
from desireline.maps.records import lane_of, stage_of, statement_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveStatement(Edit):
    """Put a statement into another cell, before another one there or last.

    A barrier takes its recommendations along. Words that come into a lane of barriers are one;
    a barrier or recommendation that leaves it is plain words again.
    """

    statement_id: str
    stage_id: str
    lane_id: str
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Move “{called(statement_of(journey_map, self.statement_id))}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        stage, lane = stage_of(journey_map, self.stage_id), lane_of(journey_map, self.lane_id)
        part = _part_in(statement, lane)
        changes = list(_moved(journey_map, statement, (stage.id, lane.id, self.before), part))
        yield from changes
        working = apply_changes(journey_map, changes)
        for other in journey_map.statements:
            if other.pair_id != statement.id or part == statement.part == "barrier":
                continue
            yield from set_properties("statement", other, pair_id="")
        if part != "barrier" or (statement.stage_id, statement.lane_id) == (stage.id, lane.id):
            return
        for other in journey_map.statements:
            if other.pair_id == statement.id and statement.part == "barrier":
                along = list(_moved(working, other, (stage.id, lane.id, ""), other.part))
                yield from along
                working = apply_changes(working, along)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateStatement(Edit):
    """Write the same words once more; what stood behind them stays with the first.

    Attributes:
        stage_id: Where the copy stands; empty = in the same stage.
        lane_id: Empty = in the same lane; in the same cell the copy stands right after.
    """

    statement_id: str
    new_statement_id: str
    stage_id: str = ""
    lane_id: str = ""
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Duplicate “{called(statement_of(journey_map, self.statement_id))}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        old = statement_of(journey_map, self.statement_id)
        if old.part == "promise" and not (self.stage_id and self.lane_id):
            msg = "A promise is copied into a cell: name its stage and lane, or add a promise."
            raise PlaceOfStatementError(msg)
        require_new(journey_map, "statement", self.new_statement_id)
        stage = stage_of(journey_map, self.stage_id or old.stage_id)
        lane = lane_of(journey_map, self.lane_id or old.lane_id)
        cell = cell_of(journey_map, stage.id, lane.id)
        ids = [one.id for one in cell]
        before = self.before or after(cell, old.id)
        spot = place("statement", cell, record_id=self.new_statement_id, before=before)
        copy = Statement(
            id=self.new_statement_id,
            stage_id=stage.id,
            lane_id=lane.id,
            text=old.text,
            order=spot.order,
            part=_part_in(old, lane),
            pair_id=old.pair_id if old.id in ids else "",
            emotion=old.emotion,
            emotion_word=old.emotion_word,
            last_stage_id=reaching(journey_map, old, stage_id=stage.id, lane=lane),
        )
        return (*spot.changes, put("statement", copy))


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecommendation(Edit):
    """Say which barrier a recommendation answers; empty = none."""

    statement_id: str
    barrier_id: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        text = called(statement_of(journey_map, self.statement_id))
        if not self.barrier_id:
            return f"Unpair “{text}”"
        return f"Pair “{text}” with “{called(statement_of(journey_map, self.barrier_id))}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        if statement.part != "recommendation":
            msg = f"The statement {statement.id!r} is no recommendation, so it answers no barrier."
            raise PlaceOfStatementError(msg)
        lane = lane_of(journey_map, statement.lane_id)
        require_lane(journey_map, lane, part=statement.part, pair_id=self.barrier_id)
        if self.barrier_id:
            barrier = statement_of(journey_map, self.barrier_id)
            cell = (barrier.stage_id, barrier.lane_id, "")
            if cell[:2] != (statement.stage_id, statement.lane_id):
                yield from _moved(journey_map, statement, cell, statement.part)
        yield from set_properties("statement", statement, pair_id=self.barrier_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnStatement(Edit):
    """Turn a barrier into a recommendation, or the other way round; the words stay."""

    statement_id: str
    part: Literal["barrier", "recommendation"]

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Turn “{called(statement_of(journey_map, self.statement_id))}” into a {self.part}"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        if statement.part == "promise":
            msg = f"The promise {statement.id!r} stands in no lane; move it into one of barriers."
            raise PlaceOfStatementError(msg)
        lane = lane_of(journey_map, statement.lane_id)
        require_lane(journey_map, lane, part=self.part, pair_id="")
        if statement.part == self.part:
            return
        for other in journey_map.statements:
            if other.pair_id == statement.id:
                yield from set_properties("statement", other, pair_id="")
        yield from set_properties(
            "statement",
            statement,
            part=self.part,
            pair_id="",
            last_stage_id="",
            touchpoint_id="",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveStatement(Edit):
    """Remove a statement; recommendations that answered it stay, unpaired."""

    statement_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Remove “{called(statement_of(journey_map, self.statement_id))}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        for other in journey_map.statements:
            if other.pair_id == statement.id:
                yield from set_properties("statement", other, pair_id="")
        yield delete("statement", statement.id)


def called(statement: Statement) -> str:
    """Return what labels call a statement: its first words, or the emotion it holds."""
    return short(statement.text or statement.emotion_word or "emotion")


def _part_in(statement: Statement, lane: Lane) -> Part:
    """Return what a statement becomes in a lane.

    Raises:
        PlaceOfStatementError: It is an emotion, and the lane holds none.
    """
    if statement.part == "emotion":
        if lane.kind != "emotions":
            msg = f"The lane {lane.name!r} holds no emotion; choose a lane of kind 'emotions'."
            raise PlaceOfStatementError(msg)
        return "emotion"
    if lane.kind != "barriers":
        return "text"
    return "barrier" if statement.part in ("text", "promise") else statement.part


def _moved(
    journey_map: JourneyMap, statement: Statement, to: tuple[str, str, str], part: Part
) -> Iterable[Change]:
    stage_id, lane_id, before = to
    cell = cell_of(journey_map, stage_id, lane_id)
    spot = place("statement", cell, record_id=statement.id, before=before)
    barrier = next((one for one in journey_map.statements if one.id == statement.pair_id), None)
    stays = barrier is not None and (barrier.stage_id, barrier.lane_id) == (stage_id, lane_id)
    keeps = stays and part == "recommendation"
    here = part == "barrier" and stage_id == statement.stage_id
    yield from spot.changes
    yield from set_properties(
        "statement",
        statement,
        stage_id=stage_id,
        lane_id=lane_id,
        order=spot.order,
        part=part,
        pair_id=statement.pair_id if keeps else "",
        last_stage_id=reaching(
            journey_map, statement, stage_id=stage_id, lane=lane_of(journey_map, lane_id)
        ),
        touchpoint_id=statement.touchpoint_id if here else "",
    )
