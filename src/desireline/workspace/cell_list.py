"""The cells of a map by state: the rows behind "45 of 56 cells rest on data"."""

from __future__ import annotations

from desireline.journeys.definitions import SENTENCES
from desireline.journeys.drill_down import Column, Rows
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import MapReading
from desireline.rendering.words import STATES

BACKED = frozenset({"measured", "reported"})
_COLUMNS = {
    "stage": "Stage",
    "lane": "Lane",
    "state": "State",
    "reason": "Why",
    "counts": "Rests on data",
}


def cell_rows(journey_map: JourneyMap, reading: MapReading, *, limit: int, offset: int) -> Rows:
    """List the cells, those of one state together, a page at a time."""
    stages = {one.id: (place, one.name) for place, one in enumerate(journey_map.stages)}
    lanes = {one.id: (place, one.name) for place, one in enumerate(journey_map.lanes)}
    states = list(STATES)
    ordered = sorted(
        reading.cells,
        key=lambda one: (states.index(one.state), stages[one.stage_id], lanes[one.lane_id]),
    )
    rows = tuple(
        (
            stages[one.stage_id][1],
            lanes[one.lane_id][1],
            STATES[one.state],
            one.reason,
            one.state in BACKED,
        )
        for one in ordered
    )
    return Rows(
        grain="cells",
        columns=tuple(Column(key=key, label=label) for key, label in _COLUMNS.items()),
        rows=rows[offset : offset + limit],
        total=len(rows),
        part_total=sum(one.state in BACKED for one in reading.cells),
        definition=SENTENCES["cells"],
    )
