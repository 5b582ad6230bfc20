"""Brand promises written and put in order; all else is done to them as to any statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desireline.maps.claim import Claim
from desireline.maps.edits.change import Change, put, set_properties
from desireline.maps.edits.edit import Edit, place, require_new
from desireline.maps.edits.statements import (
    PlaceOfStatementError,
    cell_of,
    require_claim,
    require_text,
    short,
)
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.records import statement_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPromise(Edit):
    """Write what the brand promises its customers, before another promise or as the last one."""

    statement_id: str
    text: str
    before: str = ""
    claim: Claim | None = None

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Add promise “{short(self.text)}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        require_new(journey_map, "statement", self.statement_id)
        require_claim(journey_map, self.claim)
        text = require_text(self.text)
        promises = cell_of(journey_map, "", "")
        spot = place("statement", promises, record_id=self.statement_id, before=self.before)
        promise = Statement(
            id=self.statement_id,
            stage_id="",
            lane_id="",
            text=text,
            order=spot.order,
            part="promise",
            claim=self.claim,
        )
        return (*spot.changes, put("statement", promise))


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePromise(Edit):
    """Put a promise before another one, or last."""

    statement_id: str
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Move promise “{short(statement_of(journey_map, self.statement_id).text)}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        promise = statement_of(journey_map, self.statement_id)
        if promise.part != "promise":
            msg = f"The statement {promise.id!r} is no promise; move it with move-statement."
            raise PlaceOfStatementError(msg)
        promises = cell_of(journey_map, "", "")
        spot = place("statement", promises, record_id=promise.id, before=self.before)
        changed = set_properties("statement", promise, order=spot.order)
        return (*spot.changes, *changed)
