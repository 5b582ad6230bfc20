"""What stands inside one cell of a printed map, by kind of lane."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from desireline.maps.journey_map import JourneyMap, Lane, Stage, Statement, Touchpoint
from desireline.maps.reading import Figure, KpiReading, MapReading
from desireline.maps.spans import is_spanning
from desireline.rendering.belonging import draw_channels, draw_owners
from desireline.rendering.drawing import Picture, Segment, Sheet
from desireline.rendering.evidence_marks import badge_width, draw_glyph
from desireline.rendering.fonts import text_width
from desireline.rendering.icons import icon_svg
from desireline.rendering.importance import importance_bars
from desireline.rendering.saying import shown
from desireline.rendering.theme import colors
from desireline.rendering.words import count, duration, duration_range, percent, points, signed

LINE = 15.5
SHORTEST, LONGEST = 60.0, 90 * 86_400.0


def fill_cell(  # noqa: PLR0913 - one cell at one place
    sheet: Sheet,
    journey_map: JourneyMap,
    reading: MapReading,
    *,
    stage: Stage,
    lane: Lane,
    x: float,
    room: float,
    below: float,
    theme: str = "light",
) -> float:
    """Draw a cell's content from y = 0 on and return where it ends.

    ``below``: where words begin, under the cell's badge.
    """
    y = below
    if lane.kind == "touchpoints":
        y = _touchpoints(sheet, journey_map, reading, stage, x=x, room=room, y=y, theme=theme)
    elif lane.kind == "time":
        y = _time(sheet, reading, stage, x=x, room=room, y=y)
    elif lane.kind == "kpis":
        y = _kpis(sheet, journey_map, reading, stage, lane, x=x, room=room, y=y)
    return draw_statements(
        sheet, journey_map, stage, lane, x=x, room=room, y=y, theme=theme, reading=reading
    )


def draw_statements(  # noqa: PLR0913 - one cell at one place
    sheet: Sheet,
    journey_map: JourneyMap,
    stage: Stage,
    lane: Lane,
    *,
    x: float,
    room: float,
    y: float,
    theme: str,
    reading: MapReading,
) -> float:
    """Draw a cell's sentences from ``y`` on; of several each wears the glyph of its own state."""
    states = {entry.statement_id: entry.state for entry in reading.statements}
    here = [point for point in journey_map.touchpoints if point.stage_id == stage.id]
    named = {point.name.casefold() for point in here if lane.kind == "touchpoints"}
    written = [
        one
        for one in journey_map.statements
        if one.stage_id == stage.id
        and one.lane_id == lane.id
        and one.part != "emotion"
        and one.text.strip()
        and not is_spanning(journey_map, one)
        and one.text.strip().casefold() not in named  # it stands there as a touchpoint already
    ]
    for statement in written:
        state = states.get(statement.id, "assumed")
        left, wide, color = x, room, "ink-2" if state in {"assumed", "stale"} else "ink-1"
        if statement.part != "text":
            name, tone = (
                ("triangle-alert", "neg")
                if statement.part == "barrier"
                else ("lightbulb", "measured")
            )
            svg = icon_svg(name, colors(theme)[tone])
            sheet.marks.append(Picture(x=x, y=y + 1.5, size=13, svg=svg, says=statement.part))
            left, wide = x + 19, room - 19
        if len(written) > 1:
            draw_glyph(sheet, state, x=left, y=y + 2.5, size=10)
            left, wide = left + 15, wide - 15
        made = sheet.text(
            left,
            y + 12,
            _sentence(statement, journey_map),
            size=13 if lane.kind == "thoughts" else 12,
            weight=600 if state == "contradicted" and lane.kind != "thoughts" else 400,
            color=color,
            voice=lane.kind == "thoughts" and statement.part == "text",
            room=wide,
            leading=LINE,
        )
        y = made.y + LINE * (len(made.lines) - 1) + 8
    return y


def _sentence(statement: Statement, journey_map: JourneyMap) -> str:
    """Return a sentence, and of a barrier that stands at one touchpoint where it does."""
    names = {one.id: one.name for one in journey_map.touchpoints}
    place = names.get(statement.touchpoint_id, "")
    return f"{statement.text} ({place})" if place else statement.text


def _touchpoints(  # noqa: PLR0913 - one cell at one place
    sheet: Sheet,
    journey_map: JourneyMap,
    reading: MapReading,
    stage: Stage,
    *,
    x: float,
    room: float,
    y: float,
    theme: str,
) -> float:
    seen = {entry.touchpoint_id: entry for entry in reading.touchpoints}
    for point in journey_map.touchpoints:
        if point.stage_id == stage.id:
            entry = seen.get(point.id)
            found = entry is not None and entry.seen
            y = _touchpoint(sheet, point, found=found, x=x, room=room, y=y, theme=theme)
    return y


def _touchpoint(  # noqa: PLR0913 - one row at one place
    sheet: Sheet, point: Touchpoint, *, found: bool, x: float, room: float, y: float, theme: str
) -> float:
    before = draw_channels(sheet, point, found=found, x=x, y=y, theme=theme)
    right = x + room
    after = draw_owners(sheet, point, right=right, y=y)
    made = sheet.text(
        x + before,
        y + 13,
        point.name if found else f"{point.name} (no trace in the data)",
        size=12,
        color="ink-1" if found else "ink-3",
        room=room - before - after - 30,
        leading=LINE,
    )
    importance_bars(sheet, point.importance, x=right - after - 24, foot=y + 14.5)
    return y + 24 + LINE * (len(made.lines) - 1)


def _time(  # noqa: PLR0913 - one cell at one place
    sheet: Sheet, reading: MapReading, stage: Stage, *, x: float, room: float, y: float
) -> float:
    flow = next((flow for flow in reading.flows if flow.stage_id == stage.id), None)
    if flow is None or flow.median_seconds.value is None:
        return y
    head = y - 6
    made = sheet.text(
        x,
        head,
        duration(flow.median_seconds.value),
        size=15,
        weight=600,
        figure=flow.median_seconds,
        says=f"typical time in {stage.name}",
    )
    if flow.low_quartile is None or flow.high_quartile is None:
        return y
    between = duration_range(flow.low_quartile, flow.high_quartile)
    if made.width + 8 + text_width(between, size=10.5) < room - 66:
        sheet.text(x + made.width + 8, head, between, size=10.5, color="ink-3")
    else:
        y += 15
        sheet.text(x, head + 16, between, size=10.5, color="ink-3")
    wide, middle = room, y + 8

    def place(seconds: float) -> float:
        kept = min(max(seconds, SHORTEST), LONGEST)
        return x + wide * math.log(kept / SHORTEST) / math.log(LONGEST / SHORTEST)

    low, high = place(flow.low_quartile), place(flow.high_quartile)
    sheet.line(x, middle, x + wide, middle, color="line-3")
    for tick in (3600.0, 86_400.0):
        sheet.line(place(tick), middle - 3, place(tick), middle + 3, color="line-3")
    sheet.path(_bar(low, middle - 4, max(high - low, 2), 8), fill="path", opacity=0.3)
    sheet.box(place(flow.median_seconds.value) - 1.2, middle - 6, 2.4, 12, fill="ink-1")
    return y + 22


def _bar(x: float, y: float, w: float, h: float) -> tuple[Segment, ...]:
    corners = ((x + w, y), (x + w, y + h), (x, y + h))
    return (("M", (x, y)), *(("L", corner) for corner in corners), ("Z", ()))


def goal_words(target: float, figure: Figure) -> str:
    """Return a KPI's target in the unit of its figure."""
    if figure.unit == "share":
        return percent(target)
    if figure.unit == "seconds":
        return duration(target)
    if figure.unit == "points":
        return points(target)
    return signed(target) if figure.unit == "valence" else count(target)


def _kpis(  # noqa: PLR0913 - one cell at one place
    sheet: Sheet,
    journey_map: JourneyMap,
    reading: MapReading,
    stage: Stage,
    lane: Lane,
    *,
    x: float,
    room: float,
    y: float,
) -> float:
    names = {kpi.id: kpi for kpi in journey_map.kpis}
    cell = next((c for c in reading.cells if c.stage_id == stage.id and c.lane_id == lane.id), None)
    badge = badge_width(cell.badge) + 16 if cell is not None and cell.badge else 8.0
    written = y
    for entry in reading.kpis:
        if entry.stage_id != stage.id:
            continue
        kpi = names[entry.kpi_id]
        made = sheet.text(
            x, y - 6, shown(entry.figure), size=15, weight=600, figure=entry.figure, says=kpi.name
        )
        _weeks(
            sheet, entry, x=x + made.width + 12, y=y - 17, w=room - made.width - 12 - badge, h=13
        )
        goal = "" if kpi.target is None else f" · goal {goal_words(kpi.target, entry.figure)}"
        said = f"{kpi.name}{goal}{_latest(entry)}"
        told = sheet.text(x, y + 10, said, size=10.5, color="ink-3", room=room, leading=14)
        y = told.bottom + 22
    return y if written == y else y - 14


def _latest(entry: KpiReading) -> str:
    """Return what the latest full week says beside the whole period."""
    week = entry.latest
    if week is None:
        return ""
    name = f"wk {date.fromisoformat(week.week[:10]).isocalendar().week}"
    if week.value is None:
        return f" · {name}: too few"
    return f" · {shown(replace(entry.figure, value=week.value))} {name}"


def _weeks(  # noqa: PLR0913 - one course at one place
    sheet: Sheet, entry: KpiReading, *, x: float, y: float, w: float, h: float
) -> None:
    """Draw the last eight full weeks; a week with too few breaks the line."""
    weeks = entry.weeks[-8:]
    values = [week.value for week in weeks if week.value is not None]
    if len(values) < 3 or w < 30:  # noqa: PLR2004 - less is no course
        return
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    segments: list[Segment] = []
    verb = "M"
    last = (x, y)
    for place, week in enumerate(weeks):
        if week.value is None:
            verb = "M"
            continue
        last = (x + w * place / (len(weeks) - 1), y + h * (1 - (week.value - low) / span))
        segments.append((verb, last))
        verb = "L"
    tone = "neg" if entry.target_met is False else "measured"
    sheet.path(tuple(segments), stroke=tone, wide=1.4, round=True)
    sheet.box(last[0] - 2, last[1] - 2, 4, 4, radius=2, fill=tone)
