"""Where in its stage a barrier stands in the way: at one touchpoint, or everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desireline.maps.edits.change import Change, set_properties
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.statements import PlaceOfStatementError, short
from desireline.maps.journey_map import JourneyMap
from desireline.maps.records import statement_of, touchpoint_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBarrier(Edit):
    """Say at which touchpoint of its stage a barrier stands, its recommendations with it.

    Attributes:
        touchpoint_id: Empty = at none; it belongs to the whole stage.
    """

    statement_id: str
    touchpoint_id: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        text = short(statement_of(journey_map, self.statement_id).text)
        if not self.touchpoint_id:
            return f"Take “{text}” from its touchpoint"
        return f"Put “{text}” at “{touchpoint_of(journey_map, self.touchpoint_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        if statement.part != "barrier":
            msg = f"The statement {statement.id!r} is no barrier; only a barrier has a touchpoint."
            raise PlaceOfStatementError(msg)
        if self.touchpoint_id:
            touchpoint = touchpoint_of(journey_map, self.touchpoint_id)
            if touchpoint.stage_id != statement.stage_id:
                msg = (
                    f"The touchpoint {touchpoint.name!r} is in another stage than the barrier; "
                    "move one of them first."
                )
                raise PlaceOfStatementError(msg)
        return set_properties("statement", statement, touchpoint_id=self.touchpoint_id)
