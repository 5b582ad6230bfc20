"""A map in miniature: its ribbon, its emotion curve, and three rows of evidence marks."""

from __future__ import annotations

from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import MapReading
from desireline.rendering.curve import monotone
from desireline.rendering.ribbon import bands
from desireline.rendering.theme import colors

WIDTH, HEIGHT = 270, 120
RIBBON, CURVE_TOP, CURVE_HEIGHT, MARKS_TOP = 36.0, 46.0, 32.0, 88.0
FILL = {"measured": "measured", "reported": "reported", "contradicted": "contra", "stale": "stale"}
ROWS_SHOWN = ("actions", "goals", "thoughts")


def thumbnail(journey_map: JourneyMap, reading: MapReading, *, theme: str = "light") -> str:
    """Return the miniature as SVG."""
    ink = colors(theme)
    stages = journey_map.stages
    column = WIDTH / max(len(stages), 1)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'width="{WIDTH}" height="{HEIGHT}"><title>Miniature of the map</title>'
    )
    parts = [opening]
    parts += [
        f'<line x1="{index * column:.1f}" y1="0" x2="{index * column:.1f}" y2="{HEIGHT}" '
        f'stroke="{ink["line-1"]}"/>'
        for index in range(1, len(stages))
    ]
    drawn = bands(reading.flows, column=column, top=4, tallest=RIBBON)
    for band in drawn:
        if band.observed and band.height:
            parts.append(f'<path d="{band.body}" fill="{ink["path"]}"/>')
        elif not band.observed:
            parts.append(
                f'<rect x="{band.left + 4:.1f}" y="6" width="{column - 8:.1f}" '
                f'height="{RIBBON - 8}" fill="none" stroke="{ink["line-3"]}" '
                'stroke-dasharray="3 3"/>'
            )
    parts += _curve(journey_map, reading, column=column, ink=ink)
    parts += _marks(journey_map, reading, column=column, ink=ink)
    return "".join(parts) + "</svg>"


def _curve(
    journey_map: JourneyMap, reading: MapReading, *, column: float, ink: dict[str, str]
) -> list[str]:
    middle = CURVE_TOP + CURVE_HEIGHT / 2
    points = []
    for index, stage in enumerate(journey_map.stages):
        here = [
            point
            for point in reading.emotions
            if point.stage_id == stage.id and point.shown == "line"
        ]
        points += [
            (
                (index + (place + 1) / (len(here) + 1)) * column,
                middle - (point.figure.value or 0) * CURVE_HEIGHT / 4,
            )
            for place, point in enumerate(here)
        ]
    parts = [
        f'<line x1="0" y1="{middle}" x2="{WIDTH}" y2="{middle}" stroke="{ink["line-1"]}"/>',
    ]
    if points:
        parts.append(
            f'<path d="{monotone(points)}" fill="none" stroke="{ink["pos"]}" stroke-width="1.6"/>'
        )
    return parts


def _marks(
    journey_map: JourneyMap, reading: MapReading, *, column: float, ink: dict[str, str]
) -> list[str]:
    cells = {(cell.stage_id, cell.lane_id): cell.state for cell in reading.cells}
    lanes = [lane for lane in journey_map.lanes if lane.kind in ROWS_SHOWN][:3]
    parts = []
    for row, lane in enumerate(lanes):
        for index, stage in enumerate(journey_map.stages):
            state = cells.get((stage.id, lane.id), "empty")
            token = FILL.get(state)
            look = (
                f'fill="{ink[token]}" fill-opacity=".55"'
                if token
                else f'fill="none" stroke="{ink["line-3"]}" stroke-dasharray="2 2"'
                if state == "assumed"
                else f'fill="{ink["sunken"]}"'
            )
            parts.append(
                f'<rect x="{index * column + 5:.1f}" y="{MARKS_TOP + row * 10:.1f}" '
                f'width="{column - 10:.1f}" height="6" rx="2" {look}/>'
            )
    return parts
