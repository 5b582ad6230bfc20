"""The slides after the overview: one for each finding, and what everything rests on."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.maps.action import Action
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Figure, MapReading
from desireline.rendering.board import MARGIN, RIGHT, Circumstances, board_drawing, open_words
from desireline.rendering.drawing import Drawing, Sheet, Text
from desireline.rendering.evidence_marks import draw_glyph
from desireline.rendering.fonts import broken, shortened, text_width
from desireline.rendering.leading import (
    answer,
    at_stake,
    chosen,
    counted_words,
    is_late,
    mark_of,
    told,
)
from desireline.rendering.quoted import draw_quote, quote_of
from desireline.rendering.saying import backed_words, basis, days, long_date, shown, target_lines
from desireline.rendering.sources_slide import sources_drawings
from desireline.rendering.whom import whose
from desireline.rendering.words import count

WIDTH, HEIGHT = 1920.0, 1080.0
LAST_DEED = 906.0  # above the small print


def deck(
    journey_map: JourneyMap,
    reading: MapReading,
    *,
    findings: Sequence[Finding] = (),
    actions: Sequence[Action] = (),
    around: Circumstances,
) -> tuple[Drawing, ...]:
    """Return the overview, one sheet a published finding, then sources and definitions."""
    front = board_drawing(journey_map, reading, findings=findings, actions=actions, around=around)
    middle = tuple(
        finding_drawing(journey_map, reading, one, action=answer(one, actions), around=around)
        for one in chosen(findings)
    )
    used = [
        mark.figure
        for drawing in (front, *middle)
        for mark in drawing.marks
        if isinstance(mark, Text) and mark.figure is not None
    ]
    targets = target_lines(journey_map, reading)
    return (front, *middle, *sources_drawings(reading, used, around=around, targets=targets))


def finding_drawing(
    journey_map: JourneyMap,
    reading: MapReading,
    finding: Finding,
    *,
    action: Action | None,
    around: Circumstances,
) -> Drawing:
    """Return one finding's sheet: map says, data say, the number, and what is done about it."""
    sheet = Sheet()
    names = {stage.id: stage.name for stage in journey_map.stages}
    where = names.get(finding.stage_id, "")
    kicker = " · ".join(
        part for part in (journey_map.header.title, where, whose(journey_map, reading)) if part
    )
    _kicker(sheet, finding, kicker)
    said = told(finding)
    size = _fitting(said, (50.0, 44.0, 38.0, 32.0), room=1700, most=2, weight=700)
    title = sheet.text(
        MARGIN,
        150,
        said,
        size=size,
        weight=700,
        room=1700,
        leading=size * 1.2,
        title=True,
        figure=finding.figure,
        says="what this rests on",
    )
    y = max(title.bottom + 44, 232.0)
    y = _against(sheet, finding, y)
    _number(sheet, finding, y)
    ended = _doing(sheet, finding, action, y, around)
    ended = max(ended, _said_there(sheet, finding, around, top=ended + 30))
    _where(sheet, journey_map, reading, finding, top=max(y + 232, 540.0, ended + 34))
    _small_print(sheet, reading, finding, around)
    return Drawing(width=WIDTH, height=HEIGHT, title=said, marks=tuple(sheet.marks))


def _kicker(sheet: Sheet, finding: Finding, kicker: str) -> None:
    """Say where the finding stands, and that its title is in somebody's own words."""
    made = sheet.text(MARGIN, 84, kicker, size=24, weight=600, color="brand")
    mark = mark_of(finding)
    if mark:
        x = MARGIN + made.width + 24
        doubted = bool(finding.unmatched)
        words = mark if doubted else f"own words; the data say: {counted_words(finding)}"
        words = shortened(words, size=20, room=RIGHT - x)
        sheet.text(x, 84, words, size=20, color="contra" if doubted else "ink-2")


def _fitting(words: str, sizes: Sequence[float], *, room: float, most: int, weight: int) -> float:
    """Return the largest size at which the words need no more lines than there is room for."""
    return next(
        (size for size in sizes if len(broken(words, size=size, room=room, weight=weight)) <= most),
        sizes[-1],
    )


def _against(sheet: Sheet, finding: Finding, y: float) -> float:
    """Draw "the map says" against "the data say" and return where they end."""
    sides = [
        (title, words, doubt)
        for title, words, doubt in (
            ("The map says", finding.map_says, True),
            ("The data say", finding.data_say, False),
        )
        if words
    ]
    if not sides:
        return y
    gap = 32.0
    wide = (RIGHT - MARGIN - gap * (len(sides) - 1)) / len(sides)
    fitted = min(
        _fitting(words, (32.0, 28.0, 25.0, 22.0), room=wide - 64, most=4, weight=500)
        for _, words, _ in sides
    )
    tall = (
        max(len(broken(words, size=fitted, room=wide - 64, weight=500)) for _, words, _ in sides)
        * fitted
        * 1.25
        + 96
    )
    for place, (title, words, doubt) in enumerate(sides):
        x = MARGIN + place * (wide + gap)
        sheet.box(
            x,
            y,
            wide,
            tall,
            radius=12,
            fill="sheet" if doubt else "contra-tint" if finding.map_says else "brand-tint",
            stroke="line-3" if doubt else "",
            dash=(9, 6) if doubt else (),
            wide=2,
        )
        draw_glyph(
            sheet, "assumed" if doubt else _said(finding.figure), x=x + 32, y=y + 29, size=20
        )
        sheet.text(x + 62, y + 46, title, size=22, weight=600, color="ink-2")
        sheet.text(
            x + 32,
            y + 66 + fitted,
            words,
            size=fitted,
            weight=500,
            room=wide - 64,
            leading=fitted * 1.25,
        )
    return y + tall + 36


def _said(figure: Figure | None) -> str:
    return "reported" if figure is not None and figure.grain == "answers" else "measured"


def _number(sheet: Sheet, finding: Finding, y: float) -> None:
    figure = finding.figure
    number = at_stake(finding)
    x = MARGIN
    if number:
        sheet.text(MARGIN, y + 26, "Journeys at stake", size=22, weight=600, color="ink-2")
        made = sheet.text(
            MARGIN,
            y + 110,
            count(number),
            size=84,
            weight=700,
            color="neg",
            figure=finding.concerned,
            says="journeys at stake",
        )
        x = max(MARGIN + made.width + 70, MARGIN + 360)
    if open_words(finding):
        sheet.text(
            MARGIN,
            y + 150,
            open_words(finding),
            size=22,
            color="ink-2",
            figure=finding.still_open,
            says="journeys still open",
        )
    if figure is None or figure.value is None:
        return
    if number and figure.unit == "count":
        return
    sheet.text(x, y + 26, "The number", size=22, weight=600, color="ink-2")
    made = sheet.text(
        x, y + 110, shown(figure), size=84, weight=700, figure=figure, says="the number"
    )
    if figure.unit == "share" and figure.low is not None and figure.high is not None:
        _interval(sheet, figure, x=x, y=y + 154, w=max(made.width, 380))


def _interval(sheet: Sheet, figure: Figure, *, x: float, y: float, w: float) -> None:
    low, high, value = figure.low or 0, figure.high or 0, figure.value or 0
    sheet.line(x, y, x + w, y, color="line-3", wide=2)
    for part in (0.0, 0.5, 1.0):
        sheet.line(x + w * part, y - 6, x + w * part, y + 6, color="line-3", wide=2)
        anchor = "start" if part == 0 else "middle" if part < 1 else "end"
        sheet.text(
            x + w * part,
            y + 34,
            f"{part * 100:.0f}%",
            size=18,
            color="ink-2",
            anchor=anchor,  # type: ignore[arg-type]
        )
    sheet.box(x + w * low, y - 7, max(w * (high - low), 4), 14, radius=4, fill="brand")
    sheet.box(x + w * value - 2, y - 14, 4, 28, fill="ink-1")


def _doing(
    sheet: Sheet, finding: Finding, action: Action | None, y: float, around: Circumstances
) -> float:
    """Draw what is done about a finding, or its next step, and return where that ends."""
    x, room = 1196.0, RIGHT - 1196.0
    title = "What we do about it" if action is not None else "Next step"
    sheet.text(x, y + 26, title, size=22, weight=600, color="ink-2")
    words = action.text if action is not None else finding.next_step
    size = _fitting(words, (30.0, 26.0, 23.0), room=room, most=3, weight=600)
    told = sheet.text(
        x, y + 32 + size, words, size=size, weight=600, room=room, leading=size * 1.22
    )
    at, ended = told.bottom + 34, told.bottom
    if action is not None:
        late = is_late(action, today=around.today)
        when = f"{long_date(action.due)}{', late' if late else ''}" if action.due else "no date"
        broad = text_width(when, size=22, weight=600) + 40
        named = shortened(action.owner or "no owner", size=22, room=room - broad)
        owner = sheet.text(x, at, named, size=22, color="ink-2")
        sheet.text(
            x + owner.width + 28,
            at,
            "done" if action.state == "done" else when,
            size=22,
            weight=600 if late else 400,
            color="contra" if late else "ink-2",
        )
        ended = owner.bottom
        at += 36
        if action.measure:
            ended = sheet.text(
                x, at, f"Measured by: {action.measure}", size=20, color="ink-2", room=room
            ).bottom
            at = ended + 30
    lines = int((LAST_DEED - at) // 25)
    if finding.caution and lines > 0:
        doubt = f"What we cannot see: {finding.caution}"
        doubt = shortened(doubt, size=20, room=room, most=lines)
        ended = sheet.text(x, at + 4, doubt, size=20, color="ink-2", room=room).bottom
    return ended


def _said_there(sheet: Sheet, finding: Finding, around: Circumstances, *, top: float) -> float:
    """Quote a customer beside the finding where words are pinned there; return where it ends."""
    quote = quote_of(around.quotes, statement_id=finding.statement_id, stage_id=finding.stage_id)
    if quote is None:
        return 0.0
    x, room = 1196.0, RIGHT - 1196.0 - 18
    for size in (23.0, 21.0, 19.0):
        ended = draw_quote(Sheet(), quote, x=x + 18, y=top + 20, room=room, size=size)
        if ended <= LAST_DEED:
            sheet.box(x, top, 3, ended - top, fill="reported")
            return draw_quote(sheet, quote, x=x + 18, y=top + 20, room=room, size=size)
    return 0.0


def _where(
    sheet: Sheet, journey_map: JourneyMap, reading: MapReading, finding: Finding, *, top: float
) -> None:
    """Draw every stage's journeys as bars, the finding's own stage dark; skip where no room is."""
    foot, names = 890.0, {stage.id: stage.name for stage in journey_map.stages}
    flows = [flow for flow in reading.flows if flow.observed]
    most = max((flow.reach.value or 0 for flow in flows), default=0)
    if not most or foot - top < 120 or finding.stage_id not in names:  # noqa: PLR2004 - px
        return
    orange = "; orange: not seen again" if finding.kind == "not seen again" else ""
    sheet.text(
        MARGIN,
        top,
        f"Where on the journey: journeys that reached each stage{orange}",
        size=22,
        weight=600,
        color="ink-2",
    )
    step = (RIGHT - MARGIN) / len(flows)
    tallest = foot - top - 66
    sheet.line(MARGIN, foot - 26, RIGHT, foot - 26, color="line-3", wide=1.5)
    for place, flow in enumerate(flows):
        x, here = MARGIN + place * step, flow.stage_id == finding.stage_id
        tall = max(2.0, tallest * (flow.reach.value or 0) / most)
        base = foot - 26
        sheet.box(x, base - tall, step * 0.42, tall, fill="path" if here else "line-2")
        lost = at_stake(finding)
        if here and lost and finding.kind == "not seen again":
            high = tall * lost / (flow.reach.value or 1)
            sheet.box(x, base - high, step * 0.42, high, fill="neg")
        sheet.text(
            x + step * 0.42 + 12,
            base - 6,
            count(flow.reach.value),
            size=22,
            weight=700 if here else 400,
            color="ink-1" if here else "ink-2",
            figure=flow.reach,
            says=f"{names[flow.stage_id]}: journeys that reached it",
        )
        size = _fitting(names[flow.stage_id], (20.0, 18.0), room=step - 16, most=1, weight=600)
        sheet.text(
            x,
            base + 24,
            names[flow.stage_id],
            size=size,
            weight=600 if here else 400,
            color="ink-1" if here else "ink-2",
            room=step - 16,
            leading=20,
        )


def _small_print(
    sheet: Sheet, reading: MapReading, finding: Finding, around: Circumstances
) -> None:
    sheet.line(MARGIN, 926, RIGHT, 926, color="line-2")
    said = []
    for figure in (finding.figure, finding.concerned):
        if figure is not None:
            line = f"{figure.definition} {basis(figure)}."
            if line not in said:
                said.append(line)
    said.append(
        f"As of {long_date(reading.as_of)}; {count(reading.journeys.value)} journeys begun "
        f"{days(reading)}. {reading.applied.sentence} {backed_words(reading)}. {around.hidden}"
    )
    lines = sum(len(broken(line, size=18, room=RIGHT - MARGIN)) for line in said)
    size, leading = (18.0, 22.0) if lines <= 5 else (16.0, 19.0)  # noqa: PLR2004 - lines that fit
    y = 952.0
    for line in said:
        made = sheet.text(
            MARGIN, y, line, size=size, color="ink-2", room=RIGHT - MARGIN, leading=leading
        )
        y = made.bottom + size + 2
