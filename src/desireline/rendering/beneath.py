"""What people wrote in a lane that is a drawing: it stands under the drawing, stage by stage."""

from __future__ import annotations

from desireline.maps.journey_map import JourneyMap, Lane
from desireline.maps.reading import MapReading, StatementReading
from desireline.rendering.drawing import Sheet
from desireline.rendering.evidence_marks import draw_badge, draw_ground
from desireline.rendering.map_cells import draw_statements
from desireline.rendering.map_strip import INSET

WORST_FIRST = ("contradicted", "stale", "assumed", "reported", "measured")


def words_beneath(  # noqa: PLR0913 - one row at one place
    sheet: Sheet,
    journey_map: JourneyMap,
    reading: MapReading,
    lane: Lane,
    edges: tuple[float, ...],
    *,
    top: float,
    theme: str,
) -> float:
    """Draw a lane's sentences from ``top`` on, each stage with their state; return where they end.

    Nothing is drawn, and ``top`` returned, where nobody wrote anything.
    """
    states = {entry.statement_id: entry for entry in reading.statements}
    words = Sheet()
    worst: dict[int, StatementReading | None] = {}
    lowest = top
    for index, stage in enumerate(journey_map.stages):
        written = [
            one
            for one in journey_map.statements
            if one.stage_id == stage.id and one.lane_id == lane.id and one.part != "emotion"
        ]
        if not written:
            continue
        known = [states[one.id] for one in written if one.id in states]
        worst[index] = min(known, key=lambda one: WORST_FIRST.index(one.state), default=None)
        ended = draw_statements(
            words,
            journey_map,
            stage,
            lane,
            x=edges[index] + INSET,
            room=edges[index + 1] - edges[index] - 2 * INSET,
            y=top + 26,
            theme=theme,
            reading=reading,
        )
        lowest = max(lowest, ended + 2)
    for index, entry in worst.items():
        state = "assumed" if entry is None else entry.state
        badge = "no source" if entry is None or not entry.badge else entry.badge
        left, right = edges[index], edges[index + 1]
        draw_ground(sheet, state, left=left, right=right, top=top, bottom=lowest)
        sheet.line(left, top, right, top, color="line-1")
        draw_badge(sheet, state, badge, right=right - INSET - 2, y=top + 6)
    sheet.marks += words.marks
    return lowest
