"""What stands inside one cell, by kind of lane: words, touchpoints, points, bars, KPIs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

from desireline.maps.journey_map import JourneyMap, Lane, Stage
from desireline.maps.reading import MapReading
from desireline.rendering.theme import colors
from desireline.rendering.words import count, duration, lines, percent, signed

LINE = 15.0
SHORTEST, LONGEST = 60.0, 90 * 86_400.0
VOICE = "'Source Serif 4', Georgia, serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDrawing:
    """SVG parts relative to the cell's text corner, and how tall they are."""

    parts: tuple[str, ...]
    height: float


@dataclass(slots=True)
class _Column:
    """Lines of text under one another."""

    room: float
    parts: list[str]
    y: float = 0.0

    def write(
        self,
        words: str,
        *,
        size: float = 12,
        color: str = "ink-1",
        weight: int = 400,
        voice: bool = False,
    ) -> None:
        """Add a paragraph, broken into lines."""
        ink = colors("light")
        family = f' font-family="{VOICE}" font-style="italic"' if voice else ""
        for line in lines(words, size=size, room=self.room):
            self.y += LINE
            self.parts.append(
                f'<text x="0" y="{self.y:.1f}" font-size="{size}" font-weight="{weight}" '
                f'fill="{ink[color]}"{family}>{escape(line)}</text>'
            )

    def drawing(self) -> CellDrawing:
        """Return what was written."""
        return CellDrawing(parts=tuple(self.parts), height=self.y + 4)


def draw_cell(
    journey_map: JourneyMap, reading: MapReading, *, stage: Stage, lane: Lane, room: float
) -> CellDrawing:
    """Return the content of one cell."""
    column = _Column(room, [])
    if lane.kind == "touchpoints":
        _touchpoints(column, journey_map, reading, stage)
    elif lane.kind == "time":
        _time(column, reading, stage)
    elif lane.kind == "kpis":
        _kpis(column, journey_map, reading, stage)
    elif lane.kind == "emotions":
        _emotions(column, journey_map, reading, stage)
    _statements(column, journey_map, stage, lane)
    return column.drawing()


def _statements(column: _Column, journey_map: JourneyMap, stage: Stage, lane: Lane) -> None:
    for statement in journey_map.statements:
        if statement.stage_id != stage.id or statement.lane_id != lane.id:
            continue
        if statement.part == "recommendation":
            column.write(f"→ {statement.text}", color="ink-2")
        elif statement.part == "barrier":
            column.write(statement.text, weight=600)
        elif statement.part == "text":
            column.write(statement.text, voice=lane.kind == "thoughts")


def _touchpoints(
    column: _Column, journey_map: JourneyMap, reading: MapReading, stage: Stage
) -> None:
    seen = {entry.touchpoint_id: entry for entry in reading.touchpoints}
    for point in journey_map.touchpoints:
        if point.stage_id == stage.id:
            entry = seen.get(point.id)
            found = entry is not None and entry.seen
            steps = count(entry.journeys.value) if entry is not None and found else "no trace"
            column.write(f"{point.name} · {steps}", color="ink-1" if found else "ink-3")


def _time(column: _Column, reading: MapReading, stage: Stage) -> None:
    flow = next((flow for flow in reading.flows if flow.stage_id == stage.id), None)
    if flow is None or flow.median_seconds.value is None:
        return
    column.write(duration(flow.median_seconds.value), size=14, weight=600)
    if flow.low_quartile is None or flow.high_quartile is None:
        return
    column.write(
        f"middle half {duration(flow.low_quartile)} to {duration(flow.high_quartile)}",
        size=10.5,
        color="ink-3",
    )
    ink, y = colors("light"), column.y + 10

    def place(seconds: float) -> float:
        kept = min(max(seconds, SHORTEST), LONGEST)
        return column.room * math.log(kept / SHORTEST) / math.log(LONGEST / SHORTEST)

    low, high = place(flow.low_quartile), place(flow.high_quartile)
    column.parts.append(
        f'<line x1="0" y1="{y}" x2="{column.room}" y2="{y}" stroke="{ink["line-2"]}"/>'
        f'<rect x="{low:.1f}" y="{y - 4}" width="{max(high - low, 2):.1f}" height="8" rx="2" '
        f'fill="{ink["path"]}" fill-opacity=".28"/><rect '
        f'x="{place(flow.median_seconds.value) - 1.2:.1f}" y="{y - 6}" width="2.4" height="12" '
        f'fill="{ink["ink-1"]}"/>'
    )
    column.y += 20


def _kpis(column: _Column, journey_map: JourneyMap, reading: MapReading, stage: Stage) -> None:
    names = {kpi.id: kpi for kpi in journey_map.kpis}
    for entry in reading.kpis:
        if entry.stage_id != stage.id:
            continue
        kpi, figure = names[entry.kpi_id], entry.figure
        if figure.value is None:
            shown = "–"
        elif figure.unit == "share":
            shown = percent(figure.value)
        elif figure.unit == "seconds":
            shown = duration(figure.value)
        elif figure.unit == "valence":
            shown = signed(figure.value)
        else:
            shown = count(figure.value)
        column.write(shown, size=14, weight=600)
        goal = ""
        if kpi.target is not None:
            wanted = percent(kpi.target) if figure.unit == "share" else duration(kpi.target)
            goal = f" · goal {wanted}"
        column.write(f"{kpi.name}{goal}", size=10.5, color="ink-3")


def _emotions(column: _Column, journey_map: JourneyMap, reading: MapReading, stage: Stage) -> None:
    names = {point.id: point.name for point in journey_map.touchpoints}
    ink = colors("light")
    for point in reading.emotions:
        if point.stage_id != stage.id or point.shown != "line" or point.figure.value is None:
            continue
        words = f"{names[point.touchpoint_id]}: {point.word} {signed(point.figure.value)}"
        column.write(words)
        y = column.y + 9
        middle = column.room / 2
        x = middle + point.figure.value / 2 * middle
        column.parts.append(
            f'<line x1="0" y1="{y}" x2="{column.room}" y2="{y}" stroke="{ink["line-2"]}"/>'
            f'<line x1="{middle}" y1="{y - 4}" x2="{middle}" y2="{y + 4}" '
            f'stroke="{ink["line-3"]}"/><circle cx="{x:.1f}" cy="{y}" r="4" '
            f'fill="{ink["pos" if point.figure.value >= 0 else "neg"]}"/>'
        )
        column.y += 16
