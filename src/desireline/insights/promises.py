"""The brand's promises taken together: a cell of their own that no lane holds."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.insights.cells import worst
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import CellReading, StatementReading

PROMISES = "Brand promise"


def promises_cell(
    journey_map: JourneyMap, readings: Sequence[StatementReading]
) -> CellReading | None:
    """Return the worst state of the map's promises and why; None where it has none.

    It stands in no lane, so "backed by data" does not count it.
    """
    ids = {one.id for one in journey_map.statements if one.part == "promise"}
    said = [one for one in readings if one.statement_id in ids]
    if not said:
        return None
    state = worst([one.state for one in said])
    of_state = [one for one in said if one.state == state]
    badge = f"{len(of_state)} of {len(said)} {state}" if len(said) > 1 else of_state[0].badge
    return CellReading(
        stage_id="",
        lane_id="",
        state=state,
        badge=badge,
        reason=of_state[0].reason,
        statement_ids=tuple(one.statement_id for one in said),
    )
