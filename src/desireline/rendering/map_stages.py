"""The row of stages on a printed map, each with its line and its moments."""

from __future__ import annotations

from desireline.maps.journey_map import JourneyMap, Stage
from desireline.rendering.drawing import Mark, Segment, Sheet
from desireline.rendering.fonts import largest
from desireline.rendering.importance import BARS, importance_bars
from desireline.rendering.map_strip import INSET, MARGIN

BAND = 4.0  # of a stage's color
HALF = 4.2  # of a moment's diamond


def stage_row(journey_map: JourneyMap, edges: tuple[float, ...]) -> tuple[list[Mark], float]:
    """Return the stages' names, lines and moments as a row."""
    sheet = Sheet()
    sheet.line(MARGIN, 0, edges[-1], 0, color="ink-1", wide=1.4)
    lowest = 48.0
    for index, stage in enumerate(journey_map.stages):
        x, room = edges[index] + INSET, edges[index + 1] - edges[index] - 2 * INSET
        if stage.color:
            wide = edges[index + 1] - edges[index]
            sheet.box(edges[index], 0, wide, BAND, fill=f"mark-{stage.color}")
        told = room - (BARS + 4 if stage.importance else 0)
        size = largest(stage.name, sizes=(16, 15, 14, 13, 12), room=told, weight=600)
        made = sheet.text(x, 23, stage.name, size=size, weight=600, room=told, leading=size + 2)
        importance_bars(sheet, stage.importance, x=x + room - BARS, foot=23)
        if stage.line:
            made = sheet.text(
                x, made.bottom + 12, stage.line, size=11, color="ink-3", room=room, leading=14
            )
        if stage.detail:
            words = f"In detail: {stage.detail.title or stage.detail.map_id}"
            made = sheet.text(
                x, made.bottom + 12, words, size=11, color="ink-2", room=room, leading=14
            )
        bottom = _moments(sheet, journey_map, stage, x=x, room=room, y=made.bottom)
        lowest = max(lowest, bottom + 8)
    sheet.text(MARGIN, 23, "Stages", size=11, color="ink-2")
    return sheet.marks, lowest


def _moments(  # noqa: PLR0913 - one list at one place
    sheet: Sheet, journey_map: JourneyMap, stage: Stage, *, x: float, room: float, y: float
) -> float:
    """Draw a stage's moments under its name, a moment of truth filled; return where they end."""
    for moment in journey_map.moments:
        if moment.stage_id != stage.id:
            continue
        middle = y + 13.0
        diamond: tuple[Segment, ...] = (
            ("M", (x + HALF, middle - HALF)),
            ("L", (x + 2 * HALF, middle)),
            ("L", (x + HALF, middle + HALF)),
            ("L", (x, middle)),
            ("Z", ()),
        )
        fill = "ink-1" if moment.moment_of_truth else "sheet"
        sheet.path(diamond, fill=fill, stroke="ink-1", wide=1.1)
        weight = 600 if moment.moment_of_truth else 400
        made = sheet.text(
            x + 15, middle + 4, moment.name, size=11, weight=weight, room=room - 15, leading=14
        )
        y = made.bottom
    return y
