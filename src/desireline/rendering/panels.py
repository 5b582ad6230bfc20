"""One panel of the map as a picture of its own: title, as-of date, n and state stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Figure, MapReading, StatementReading, WeekPoint
from desireline.rendering.board import Circumstances
from desireline.rendering.brand import draw_brand
from desireline.rendering.drawing import Drawing, Segment, Sheet
from desireline.rendering.evidence_marks import draw_glyph
from desireline.rendering.fonts import largest
from desireline.rendering.map_sheet import (
    COLUMN,
    LABEL,
    edges_of,
    emotion_row,
    flow_row,
    moved,
    uprights,
)
from desireline.rendering.map_stages import stage_row
from desireline.rendering.map_strip import MARGIN
from desireline.rendering.saying import backed_words, basis, days, long_date, short_date, shown
from desireline.rendering.words import STATES, count

NARROW, EDGE = 960.0, 40.0
CHART = 190.0


def ribbon_panel(
    journey_map: JourneyMap, reading: MapReading, *, around: Circumstances, theme: str = "light"
) -> Drawing:
    """Return the ribbon of journeys under its stages."""
    return _lane_panel(journey_map, reading, "conversion", around=around, theme=theme)


def emotion_panel(
    journey_map: JourneyMap, reading: MapReading, *, around: Circumstances, theme: str = "light"
) -> Drawing:
    """Return the curve of feeling under its stages."""
    return _lane_panel(journey_map, reading, "emotions", around=around, theme=theme)


def _lane_panel(
    journey_map: JourneyMap, reading: MapReading, kind: str, *, around: Circumstances, theme: str
) -> Drawing:
    wide = 2 * MARGIN + LABEL + COLUMN * max(len(journey_map.stages), 3)
    edges = edges_of(journey_map, wide)
    lane = next((one for one in journey_map.lanes if one.kind == kind), None)
    name = lane.name if lane is not None else "Conversion"
    title = f"{journey_map.header.title}: {name.lower()}"
    rows = [stage_row(journey_map, edges)]
    if kind == "emotions" and lane is not None:
        rows.append(emotion_row(journey_map, reading, lane, edges, theme))
    else:
        rows.append(flow_row(journey_map, reading, edges, theme))
    sheet = Sheet()
    sheet.text(MARGIN, 56, title, size=26, weight=700, title=True, room=wide - 2 * MARGIN)
    y = top = 80.0
    for marks, tall in rows:
        sheet.marks += [moved(mark, y) for mark in marks]
        y += tall
    uprights(sheet, edges, top, y)
    asked = sum(point.figure.n for point in reading.emotions)
    state = "reported" if kind == "emotions" else "measured"
    counted = (
        f"{count(asked)} ratings"
        if kind == "emotions"
        else (f"{count(reading.journeys.value)} journeys")
    )
    y = _foot(sheet, reading, around, state=state, counted=counted, top=y + 24, left=MARGIN, w=wide)
    return Drawing(width=wide, height=y, title=title, marks=tuple(sheet.marks))


def figure_panel(
    reading: MapReading, figure: Figure, *, title: str, around: Circumstances
) -> Drawing:
    """Return one number with what it counts, of how many, and how sure it is."""
    sheet = Sheet()
    y = _titled(sheet, title)
    sheet.text(EDGE, y + 66, shown(figure), size=72, weight=700, figure=figure, says=title)
    y = sheet.text(
        EDGE, y + 116, f"{basis(figure)}.", size=18, color="ink-2", room=NARROW - 2 * EDGE
    ).bottom
    y = sheet.text(EDGE, y + 28, figure.definition, size=18, room=NARROW - 2 * EDGE).bottom
    state = "reported" if figure.grain == "answers" else "measured"
    y = _foot(sheet, reading, around, state=state, counted="", top=y + 26, left=EDGE, w=NARROW)
    return Drawing(width=NARROW, height=y, title=title, marks=tuple(sheet.marks))


def weeks_panel(
    reading: MapReading,
    entry: StatementReading,
    weeks: Sequence[WeekPoint],
    *,
    title: str,
    around: Circumstances,
) -> Drawing:
    """Return a sentence's figure week by week; a week with too few people leaves a gap."""
    sheet = Sheet()
    top = _titled(sheet, title) + 24
    known = [one.value for one in weeks if one.value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    span = (high - low) or 1.0
    left, right = EDGE + 90, NARROW - EDGE
    figure = entry.verdict.figure if entry.verdict is not None else None
    said = figure is not None and figure.grain == "answers"
    unit = figure.unit if figure is not None else "share"
    for value in (high, low):
        y = top + CHART * (high - value) / span
        sheet.line(left, y, right, y, color="line-2")
        words = f"{value * 100:.1f}%" if unit == "share" else f"{value:,.2f}"
        sheet.text(left - 12, y + 6, words, size=16, color="ink-2", anchor="end")
    line: list[Segment] = []
    step = (right - left) / max(len(weeks) - 1, 1)
    for place, one in enumerate(weeks):
        if one.value is None:
            continue
        x, y = left + step * place, top + CHART * (high - one.value) / span
        goes_on = place > 0 and weeks[place - 1].value is not None
        line.append(("L" if goes_on else "M", (x, y)))
        sheet.box(x - 3, y - 3, 6, 6, radius=3, fill="reported" if said else "measured")
    if line:
        color = "reported" if said else "measured"
        sheet.path(tuple(line), stroke=color, wide=2.5, round=True)
    for at, week, anchor in ((left, weeks[:1], "start"), (right, weeks[-1:], "end")):
        for one in week:
            words = f"week of {short_date(one.week)}"
            sheet.text(at, top + CHART + 28, words, size=16, color="ink-2", anchor=anchor)  # type: ignore[arg-type]
    counted = f"n {count(sum(one.n for one in weeks))} {figure.grain if figure else ''}".strip()
    y = _foot(
        sheet,
        reading,
        around,
        state=entry.state,
        counted=counted,
        top=top + CHART + 60,
        left=EDGE,
        w=NARROW,
    )
    return Drawing(width=NARROW, height=y, title=title, marks=tuple(sheet.marks))


def _titled(sheet: Sheet, title: str) -> float:
    size = largest(title, sizes=(30, 26, 22), room=NARROW - 2 * EDGE, weight=700, most=2)
    made = sheet.text(
        EDGE,
        62,
        title,
        size=size,
        weight=700,
        room=NARROW - 2 * EDGE,
        leading=size * 1.2,
        title=True,
    )
    return made.bottom


def _foot(  # noqa: PLR0913 - what every panel says below
    sheet: Sheet,
    reading: MapReading,
    around: Circumstances,
    *,
    state: str,
    counted: str,
    top: float,
    left: float,
    w: float,
) -> float:
    """Draw state, n, as-of date and whose data, and return the sheet's height."""
    sheet.line(left, top, w - left, top, color="line-2")
    x = left
    if state in STATES and state != "empty":
        draw_glyph(sheet, state, x=left, y=top + 17, size=15)
        made = sheet.text(left + 22, top + 30, STATES[state], size=16, weight=600)
        x = left + 22 + made.width + 16
    said = " ".join(
        part
        for part in (
            f"{counted}." if counted else "",
            f"As of {long_date(reading.as_of)}; journeys begun {days(reading)}.",
            reading.applied.sentence,
            f"{backed_words(reading)}.",
            around.few,
        )
        if part
    )
    brand = 46.0
    ended = sheet.text(
        x, top + 30, said, size=16, color="ink-2", room=w - left - brand - x, leading=21
    ).bottom
    draw_brand(sheet, w - left - 30, top + 12, size=30)
    return max(ended, top + 44) + 22
