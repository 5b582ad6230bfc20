"""The whole map on paper: persona, ribbon, every lane with its states, legend and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desireline.maps.journey_map import JourneyMap, Lane
from desireline.maps.reading import CellReading, MapReading
from desireline.rendering.beneath import words_beneath
from desireline.rendering.board import Circumstances
from desireline.rendering.drawing import Drawing, Mark, Path, Segment, Sheet
from desireline.rendering.evidence_marks import badge_width, draw_badge, draw_glyph, draw_ground
from desireline.rendering.fonts import text_width
from desireline.rendering.map_cells import fill_cell
from desireline.rendering.map_head import opening
from desireline.rendering.map_rows import EMOTION_ROW, RIBBON_ROW, draw_emotion, draw_ribbon
from desireline.rendering.map_stages import stage_row
from desireline.rendering.map_strip import INSET, MARGIN
from desireline.rendering.quoted import Quoted, draw_quote, one_a_stage
from desireline.rendering.sources_slide import STATE_WORDS, draft_words
from desireline.rendering.spanning import draw_spans
from desireline.rendering.words import STATES, count

LABEL, COLUMN = 158.0, 225.0
A3 = (420.0, 297.0)
PX_A_MM = 1587.0 / 420.0
LARGEST, SMALLEST = 0.87, 0.75
BELOW_BADGE = 27.0
VALUE_LANES = {"time", "kpis"}


def map_drawing(
    journey_map: JourneyMap, reading: MapReading, *, around: Circumstances, theme: str = "light"
) -> Drawing:
    """Return the map on one sheet as large as it needs."""
    wide = 2 * MARGIN + LABEL + COLUMN * max(len(journey_map.stages), 3)
    sheet = Sheet()
    y = opening(sheet, journey_map, reading, around, wide=wide)
    edges = edges_of(journey_map, wide)
    top = y
    for row, tall in _rows(journey_map, reading, around, edges, theme):
        sheet.marks += [moved(mark, y) for mark in row]
        y += tall
    uprights(sheet, edges, top, y)
    y = _foot(sheet, reading, around, top=y + 22, wide=wide)
    return Drawing(
        width=wide, height=y + 16, title=journey_map.header.title, marks=tuple(sheet.marks)
    )


def print_drawings(
    journey_map: JourneyMap, reading: MapReading, *, around: Circumstances
) -> tuple[Drawing, ...]:
    """Return A3 pages: one where the map fits, else lanes go on with the stages repeated."""
    for step in range(round((LARGEST - SMALLEST) * 50) + 1):
        pages = _pages(journey_map, reading, around, zoom=LARGEST - step / 50)
        if len(pages) == 1:
            return pages
    return _pages(journey_map, reading, around, zoom=LARGEST)


def _pages(
    journey_map: JourneyMap, reading: MapReading, around: Circumstances, *, zoom: float
) -> tuple[Drawing, ...]:
    wide, tall = A3[0] * PX_A_MM / zoom, A3[1] * PX_A_MM / zoom
    edges = edges_of(journey_map, wide)
    rows = _rows(journey_map, reading, around, edges, "light")
    foot = _foot(Sheet(), reading, around, top=0, wide=wide)
    last = tall - foot - 26
    sheets: list[Sheet] = []
    y = top = 0.0
    for place, (row, high) in enumerate(rows):
        if not sheets or (y + high > last and place > 1):
            if sheets:
                uprights(sheets[-1], edges, top, y)
            sheets.append(Sheet())
            y = top = opening(
                sheets[-1], journey_map, reading, around, wide=wide, again=len(sheets) > 1
            )
            if len(sheets) > 1:
                stages, step = rows[0]
                sheets[-1].marks += [moved(mark, y) for mark in stages]
                y += step
        sheets[-1].marks += [moved(mark, y) for mark in row]
        y += high
    uprights(sheets[-1], edges, top, y)
    for sheet in sheets:
        _foot(sheet, reading, around, top=tall - foot - 8, wide=wide)
    return tuple(
        Drawing(width=wide, height=tall, title=journey_map.header.title, marks=tuple(sheet.marks))
        for sheet in sheets
    )


def moved(mark: Mark, down: float) -> Mark:
    """Return a mark further down the sheet."""
    if not isinstance(mark, Path):
        return replace(mark, y=mark.y + down)
    segments: tuple[Segment, ...] = tuple(
        (verb, tuple(part + (down if place % 2 else 0) for place, part in enumerate(parts)))
        for verb, parts in mark.segments
    )
    return replace(mark, segments=segments)


def edges_of(journey_map: JourneyMap, wide: float) -> tuple[float, ...]:
    """Return where the stages' columns begin and end."""
    many = max(len(journey_map.stages), 1)
    start = MARGIN + LABEL
    step = (wide - MARGIN - start) / many
    return tuple(start + step * place for place in range(many + 1))


Row = tuple[list[Mark], float]


def _rows(
    journey_map: JourneyMap,
    reading: MapReading,
    around: Circumstances,
    edges: tuple[float, ...],
    theme: str,
) -> list[Row]:
    rows = [stage_row(journey_map, edges), flow_row(journey_map, reading, edges, theme)]
    rows += [
        emotion_row(journey_map, reading, lane, edges, theme)
        if lane.kind == "emotions"
        else _lane_row(journey_map, reading, lane, edges, theme)
        for lane in journey_map.lanes
        if not lane.hidden and lane.kind != "conversion"
    ]
    quotes = one_a_stage(around.quotes)
    return [*rows, _quotes_row(journey_map, quotes, edges)] if quotes else rows


def _quotes_row(
    journey_map: JourneyMap, quotes: Mapping[str, Quoted], edges: tuple[float, ...]
) -> Row:
    sheet = Sheet()
    sheet.line(MARGIN, 0, edges[-1], 0, color="line-3")
    named = sheet.text(MARGIN, 20, "In their own words", size=12, weight=600, room=LABEL - 14)
    hint = sheet.text(
        MARGIN,
        named.bottom + 12,
        "Pinned quotes a person has looked at",
        size=10.5,
        color="ink-3",
        room=LABEL - 14,
        leading=13.5,
    )
    lowest = hint.bottom + 10
    for index, stage in enumerate(journey_map.stages):
        if stage.id in quotes:
            x, room = edges[index] + INSET, edges[index + 1] - edges[index] - 2 * INSET
            ended = draw_quote(sheet, quotes[stage.id], x=x, y=20, room=room, size=12)
            lowest = max(lowest, ended + 8)
    return sheet.marks, lowest


def _label(sheet: Sheet, lane: Lane) -> float:
    made = sheet.text(MARGIN, 20, lane.name, size=12, weight=600, room=LABEL - 14, leading=15)
    if lane.hint:
        made = sheet.text(
            MARGIN,
            made.bottom + 12,
            lane.hint,
            size=10.5,
            color="ink-3",
            room=LABEL - 14,
            leading=13.5,
        )
    if lane.color:
        sheet.box(MARGIN - 8, 10, 4, made.bottom - 8, fill=f"mark-{lane.color}")
    return made.bottom + 10


def flow_row(
    journey_map: JourneyMap, reading: MapReading, edges: tuple[float, ...], theme: str = "light"
) -> Row:
    """Return the ribbon with its numbers, and what people wrote to it, as a row."""
    sheet = Sheet()
    sheet.line(MARGIN, 0, edges[-1], 0, color="line-3")
    lane = next((one for one in journey_map.lanes if one.kind == "conversion"), None)
    sheet.text(
        MARGIN, 20, lane.name if lane else "Conversion", size=12, weight=600, room=LABEL - 14
    )
    hint = sheet.text(
        MARGIN,
        38,
        "Height = journeys. Orange: not seen again. Pale green: begin there.",
        size=10.5,
        color="ink-3",
        room=LABEL - 20,
        leading=13.5,
    )
    more = draw_ribbon(sheet, journey_map, reading, edges)
    if more:
        paths = f"{more} more {'path' if more == 1 else 'paths'} in the live map"
        sheet.text(
            MARGIN, hint.bottom + 18, paths, size=10.5, color="ink-2", room=LABEL - 20, leading=13.5
        )
    if lane is None:
        return sheet.marks, RIBBON_ROW
    return sheet.marks, words_beneath(
        sheet, journey_map, reading, lane, edges, top=RIBBON_ROW, theme=theme
    )


def _lane_row(
    journey_map: JourneyMap,
    reading: MapReading,
    lane: Lane,
    edges: tuple[float, ...],
    theme: str,
) -> Row:
    cells = {cell.stage_id: cell for cell in reading.cells if cell.lane_id == lane.id}
    content = Sheet()
    lowest = max(46.0, _label(content, lane))
    under = draw_spans(content, journey_map, reading, lane, edges, top=BELOW_BADGE, theme=theme)
    lowest = max(lowest, under)
    for index, stage in enumerate(journey_map.stages):
        below = under + (10 if lane.kind in VALUE_LANES else 0)
        ended = fill_cell(
            content,
            journey_map,
            reading,
            stage=stage,
            lane=lane,
            x=edges[index] + INSET,
            room=edges[index + 1] - edges[index] - 2 * INSET,
            below=below - (7 if lane.kind in VALUE_LANES else 0),
            theme=theme,
        )
        lowest = max(lowest, ended + 5)
    ground = Sheet()
    for index, stage in enumerate(journey_map.stages):
        _ground(ground, cells.get(stage.id), edges[index], edges[index + 1], lowest)
    ground.line(MARGIN, 0, edges[-1], 0, color="line-3")
    for index, stage in enumerate(journey_map.stages):
        _badge(content, cells.get(stage.id), edges[index + 1])
    return [*ground.marks, *content.marks], lowest


def _ground(sheet: Sheet, cell: CellReading | None, left: float, right: float, tall: float) -> None:
    state = cell.state if cell is not None else "empty"
    draw_ground(sheet, state, left=left, right=right, top=0, bottom=tall)


def _badge_from(cell: CellReading | None, right: float) -> float:
    """Return where a cell's badge begins from the left; without one, the cell's right edge."""
    return right - INSET - 7 - badge_width(cell.badge) if _is_badged(cell) and cell else right


def _is_badged(cell: CellReading | None) -> bool:
    return cell is not None and cell.state != "empty" and bool(cell.badge)


def _badge(sheet: Sheet, cell: CellReading | None, right: float) -> None:
    if cell is None or not _is_badged(cell):
        return
    draw_badge(sheet, cell.state, cell.badge, right=right - INSET - 2, y=8)


def emotion_row(
    journey_map: JourneyMap,
    reading: MapReading,
    lane: Lane,
    edges: tuple[float, ...],
    theme: str,
) -> Row:
    """Return the curve of feeling as a row."""
    sheet = Sheet()
    cells = {cell.stage_id: cell for cell in reading.cells if cell.lane_id == lane.id}
    for index, stage in enumerate(journey_map.stages):
        cell = cells.get(stage.id)
        if cell is not None and cell.state != "reported":
            _ground(sheet, cell, edges[index], edges[index + 1], EMOTION_ROW)
    sheet.line(MARGIN, 0, edges[-1], 0, color="line-3")
    _label(sheet, lane)
    badges = tuple(
        _badge_from(cells.get(stage.id), edges[index + 1])
        for index, stage in enumerate(journey_map.stages)
    )
    draw_emotion(sheet, journey_map, reading, edges, badges=badges)
    for index, stage in enumerate(journey_map.stages):
        _badge(sheet, cells.get(stage.id), edges[index + 1])
    lowest = words_beneath(sheet, journey_map, reading, lane, edges, top=EMOTION_ROW, theme=theme)
    return sheet.marks, lowest


def uprights(sheet: Sheet, edges: tuple[float, ...], top: float, bottom: float) -> None:
    """Draw the lines between the columns behind everything."""
    sheet.marks[:0] = [
        Path(
            segments=(("M", (edge, top)), ("L", (edge, bottom))),
            stroke="ink-1" if place == 0 else "line-2",
        )
        for place, edge in enumerate(edges[:-1])
    ]
    sheet.line(MARGIN, bottom, edges[-1], bottom, color="ink-1", wide=1.4)


def _foot(
    sheet: Sheet, reading: MapReading, around: Circumstances, *, top: float, wide: float
) -> float:
    """Draw legend, what was counted, and the numbered sources; return where they end."""
    x, right = MARGIN, wide - MARGIN
    y = top
    for state, words in STATE_WORDS.items():
        label = f"{STATES[state]} {reading.states.get(state, 0)}"
        broad = text_width(label, size=12, weight=600) + text_width(words, size=12) + 58
        if x + broad > right:
            x, y = MARGIN, y + 20
        draw_glyph(sheet, state, x=x, y=y)
        made = sheet.text(x + 18, y + 10, label, size=12, weight=600)
        sheet.text(x + 18 + made.width + 6, y + 10, words, size=12, color="ink-2")
        x += broad
    covered = reading.coverage
    said = (
        f"{count(covered.events)} events: {count(covered.bound)} on the map, "
        f"{count(covered.set_aside)} set aside, {count(covered.unbound)} not sorted; "
        f"{count(covered.answers)} answers. Every share carries its 95% interval in the live "
        f"map. {around.hidden} {draft_words(around.warnings)}"
    )
    y = sheet.text(
        MARGIN, y + 32, said.strip(), size=11, color="ink-2", room=right - MARGIN, leading=15
    ).bottom
    return _sources(sheet, around.sources, top=y + 8, left=MARGIN, right=right)


def _sources(
    sheet: Sheet, sources: Sequence[str], *, top: float, left: float, right: float
) -> float:
    x, y = left, top + 10
    for number, source in enumerate(sources, start=1):
        words = f"{number}  {source}"
        broad = text_width(words, size=10.5) + 26
        if x > left and x + broad > right:
            x, y = left, y + 16
        sheet.text(x, y, words, size=10.5, color="ink-2", room=right - left, leading=13)
        x += broad
    return y + 6
