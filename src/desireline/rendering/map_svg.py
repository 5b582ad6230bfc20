"""The whole map as one SVG: stages, ribbon, cells with their states, and a legend in words."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from desireline.maps.journey_map import JourneyMap, Lane, Stage
from desireline.maps.reading import CellReading, MapReading, StageFlow
from desireline.rendering.glyphs import DEFINITIONS, badge, glyph
from desireline.rendering.lane_cells import CellDrawing, draw_cell
from desireline.rendering.ribbon import bands
from desireline.rendering.theme import colors
from desireline.rendering.words import STATES, count, lines, percent, width

ALL_FOLLOWED = 0.995
LANE_WIDTH, COLUMN, MARGIN = 136.0, 206.0, 24.0
HEAD, STAGE_ROW, RIBBON_ROW, TALLEST = 84.0, 52.0, 208.0, 84.0
FONT = "Inter, 'Helvetica Neue', Arial, sans-serif"
VOICE = "'Source Serif 4', Georgia, serif"


@dataclass(slots=True)
class Sheet:
    """Parts of an SVG in drawing order, with the ink they use."""

    ink: dict[str, str]
    parts: list[str]

    def text(  # noqa: PLR0913 - a text has this many properties
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 12,
        color: str = "ink-1",
        weight: int = 400,
        anchor: str = "start",
        voice: bool = False,
    ) -> None:
        """Draw one line of text; ``y`` is its baseline."""
        family = f' font-family="{VOICE}" font-style="italic"' if voice else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" '
            f'fill="{self.ink[color]}" text-anchor="{anchor}"{family}>{escape(words)}</text>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, *, color: str = "line-1") -> None:
        """Draw a hairline."""
        self.parts.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
            f'stroke="{self.ink[color]}"/>'
        )


def map_svg(journey_map: JourneyMap, reading: MapReading, *, theme: str = "light") -> str:
    """Return the map as SVG with real text; it is a picture of exactly this reading."""
    ink = colors(theme)
    sheet = Sheet(ink, [])
    wide = MARGIN * 2 + LANE_WIDTH + COLUMN * len(journey_map.stages)
    _head(sheet, journey_map, reading, wide)
    top = HEAD + MARGIN
    _stages(sheet, journey_map.stages, top)
    top += STAGE_ROW
    _ribbon(sheet, journey_map, reading, top)
    top += RIBBON_ROW
    for lane in journey_map.lanes:
        if not lane.hidden and lane.kind != "conversion":
            top = _lane(sheet, journey_map, reading, lane, top)
    for index in range(len(journey_map.stages) + 1):
        x = MARGIN + LANE_WIDTH + index * COLUMN
        sheet.line(x, HEAD + MARGIN, x, top)
    top = _foot(sheet, reading, top, stages=len(journey_map.stages))
    body = "".join(sheet.parts)
    title = escape(journey_map.header.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {top:.0f}" '
        f'width="{wide:.0f}" height="{top:.0f}" font-family="{FONT}" role="img" '
        f'aria-label="{title}"><title>{title}</title>{DEFINITIONS(ink)}'
        f'<rect width="100%" height="100%" fill="{ink["sheet"]}"/>{body}</svg>'
    )


def _head(sheet: Sheet, journey_map: JourneyMap, reading: MapReading, wide: float) -> None:
    sheet.text(MARGIN, MARGIN + 22, journey_map.header.title, size=24, weight=700)
    persona = next((who for who in journey_map.personas if who.primary), None)
    who = f"{persona.name}. " if persona else ""
    said = reading.applied.sentence or "All journeys."
    for row, words in enumerate(lines(f"{who}{said}", size=13, room=wide * 0.62, most=2)):
        sheet.text(MARGIN, MARGIN + 44 + row * 17, words, size=13, color="ink-2")
    right = wide - MARGIN
    backed = sum(reading.states.get(state, 0) for state in ("measured", "reported"))
    empty = reading.states.get("empty", 0)
    rests = f"{backed} of {reading.cells_total} cells rest on data, {empty} empty"
    dated = f"As of {reading.as_of}"
    title = width(journey_map.header.title, 26)
    if title + width(rests, 14) + 3 * MARGIN < wide:
        sheet.text(right, MARGIN + 22, rests, size=13, weight=600, anchor="end")
        sheet.text(right, MARGIN + 42, dated, size=12, color="ink-3", anchor="end")
    else:
        sheet.text(MARGIN, MARGIN + 80, f"{rests}. {dated}", size=12, weight=600)


def _stages(sheet: Sheet, stages: tuple[Stage, ...], top: float) -> None:
    sheet.line(MARGIN, top, MARGIN + LANE_WIDTH + COLUMN * len(stages), top, color="line-2")
    for index, stage in enumerate(stages):
        x = MARGIN + LANE_WIDTH + index * COLUMN + 10
        name = lines(stage.name, size=16, room=COLUMN - 20, most=1)[0]
        sheet.text(x, top + 22, name, size=16, weight=600)
        if stage.line:
            line = lines(stage.line, size=11, room=COLUMN - 20, most=1)[0]
            sheet.text(x, top + 39, line, size=11, color="ink-3")


def _ribbon(sheet: Sheet, journey_map: JourneyMap, reading: MapReading, top: float) -> None:
    ink = sheet.ink
    right = MARGIN + LANE_WIDTH + COLUMN * len(journey_map.stages)
    sheet.line(MARGIN, top, right, top, color="line-2")
    sheet.text(MARGIN, top + 20, "Conversion", weight=600)
    sheet.text(MARGIN, top + 36, "Height = journeys.", size=11, color="ink-3")
    drawn = bands(reading.flows, column=COLUMN, top=top + 34, tallest=TALLEST)
    sheet.parts.append(f'<g transform="translate({MARGIN + LANE_WIDTH:.1f},0)">')
    for band in drawn:
        if band.loss and not band.small_loss:
            fill = "url(#hatch-loss)" if band.hatched else "url(#fade)"
            sheet.parts.append(f'<path d="{band.loss}" fill="{fill}"/>')
    for band in drawn:
        if band.observed:
            sheet.parts.append(f'<path d="{band.body}" fill="{ink["path"]}"/>')
        else:
            sheet.parts.append(
                f'<rect x="{band.left + 8:.1f}" y="{top + 34:.1f}" width="{COLUMN - 16:.1f}" '
                f'height="46" rx="4" fill="url(#hatch)" stroke="{ink["line-3"]}" '
                'stroke-dasharray="4 3"/>'
            )
            sheet.text(band.left + 18, top + 61, "not observed", size=12, color="ink-2")
    for index, flow in enumerate(reading.flows):
        if flow.observed:
            _flow_labels(sheet, reading.flows, index, drawn[index].height, top)
    sheet.parts.append("</g>")


def _flow_labels(
    sheet: Sheet, flows: tuple[StageFlow, ...], index: int, height: float, top: float
) -> None:
    flow, x = flows[index], index * COLUMN
    inside = height >= 15  # noqa: PLR2004 - label rule of the design
    y = top + 34 + (min(height / 2 + 5, 26) if inside else height + 16)
    sheet.text(
        x + 26,
        y,
        count(flow.reach.value),
        size=13,
        weight=600,
        color="on-path" if inside else "ink-1",
    )
    last = index + 1 == len(flows)
    lost = flow.left.value or 0
    if lost and not last:
        below = top + 34 + height + 58
        sheet.text(
            x + COLUMN - 18,
            below,
            f"{count(lost)} not seen again",
            size=11,
            weight=600,
            color="neg",
            anchor="end",
        )
        if flow.followed is not None and (flow.followed.value or 1) < ALL_FOLLOWED:
            followed = f"we can follow {percent(flow.followed.value)} past here"
            sheet.text(
                x + COLUMN - 18, below + 15, followed, size=10.5, color="ink-3", anchor="end"
            )
    if not last and flows[index + 1].observed and flow.conversion.value is not None:
        words = percent(flow.conversion.value)
        half = width(words, 12) / 2 + 9
        sheet.parts.append(
            f'<rect x="{x + COLUMN - half:.1f}" y="{top + 22:.1f}" width="{2 * half:.1f}" '
            f'height="22" rx="11" fill="{sheet.ink["sheet"]}" stroke="{sheet.ink["line-3"]}"/>'
        )
        sheet.text(x + COLUMN, top + 37.5, words, weight=600, anchor="middle")


def _lane(
    sheet: Sheet, journey_map: JourneyMap, reading: MapReading, lane: Lane, top: float
) -> float:
    cells = {cell.stage_id: cell for cell in reading.cells if cell.lane_id == lane.id}
    drawn: list[tuple[CellReading | None, CellDrawing]] = [
        (
            cells.get(stage.id),
            draw_cell(journey_map, reading, stage=stage, lane=lane, room=COLUMN - 20),
        )
        for stage in journey_map.stages
    ]
    tall = max(46.0, *(drawing.height + 30 for _, drawing in drawn)) if drawn else 46.0
    right = MARGIN + LANE_WIDTH + COLUMN * len(journey_map.stages)
    sheet.line(MARGIN, top, right, top, color="line-2")
    for row, words in enumerate(lines(lane.name, size=12, room=LANE_WIDTH - 14, most=3)):
        sheet.text(MARGIN, top + 20 + row * 15, words, weight=600)
    for index, (cell, drawing) in enumerate(drawn):
        _cell(sheet, cell, drawing, x=MARGIN + LANE_WIDTH + index * COLUMN, top=top, tall=tall)
    return top + tall


def _cell(  # noqa: PLR0913 - one cell at one place
    sheet: Sheet,
    cell: CellReading | None,
    drawing: CellDrawing,
    *,
    x: float,
    top: float,
    tall: float,
) -> None:
    state = cell.state if cell is not None else "empty"
    ink = sheet.ink
    look = {"assumed": "url(#hatch)", "stale": "url(#raster)", "contradicted": ink["contra-tint"]}
    if state in look:
        sheet.parts.append(
            f'<rect x="{x:.1f}" y="{top:.1f}" width="{COLUMN}" height="{tall:.1f}" '
            f'fill="{look[state]}"/>'
        )
    if state == "contradicted":
        teeth = "".join("l5,3l-5,3" for _ in range(int(tall // 6)))
        sheet.parts.append(
            f'<path d="M{x:.1f},{top:.1f}{teeth}V{top + tall:.1f}H{x:.1f}Z" '
            f'fill="{ink["contra"]}" stroke="{ink["contra"]}"/>'
        )
    for part in drawing.parts:
        sheet.parts.append(f'<g transform="translate({x + 10:.1f},{top + 24:.1f})">{part}</g>')
    if cell is not None and state != "empty":
        badge(sheet.parts, ink, state=state, words=cell.badge, right=x + COLUMN - 8, y=top + 8)


def _foot(sheet: Sheet, reading: MapReading, top: float, *, stages: int) -> float:
    x = MARGIN
    top += 18
    for state, words in STATES.items():
        if state != "empty":
            sheet.parts.append(glyph(sheet.ink, state, x=x, y=top))
            label = f"{words} {reading.states.get(state, 0)}"
            sheet.text(x + 18, top + 10, label, size=11, color="ink-2")
            x += width(label, 11) + 40
    covered = reading.coverage
    said = (
        f"{count(covered.events)} events, {count(covered.bound)} on the map, "
        f"{count(covered.set_aside)} set aside, {count(covered.unbound)} not sorted; "
        f"{count(covered.answers)} answers. Not seen again: no later step within the journey's "
        "time-out."
    )
    room = LANE_WIDTH + COLUMN * stages - MARGIN
    top += 34
    for line in lines(said, size=10.5, room=room):
        sheet.text(MARGIN, top, line, size=10.5, color="ink-3")
        top += 15
    return top + MARGIN
