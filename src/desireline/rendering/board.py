"""The board view: one sheet a room reads from three metres; the screen and the slide draw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desireline.maps.action import Action
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Figure, MapReading
from desireline.rendering.board_flow import draw_feeling, draw_flow
from desireline.rendering.board_foot import cells_figure, draw_counted
from desireline.rendering.board_grid import Grid, grid
from desireline.rendering.board_losses import draw_losses
from desireline.rendering.brand import draw_brand
from desireline.rendering.drawing import Drawing, Segment, Sheet
from desireline.rendering.evidence_marks import draw_glyph, draw_meter
from desireline.rendering.feeling import known
from desireline.rendering.flow_shapes import few_followed
from desireline.rendering.fonts import broken, largest, shortened, text_width
from desireline.rendering.leading import (
    answer,
    at_stake,
    chosen,
    doubt,
    headline,
    is_late,
    leading_figure,
    mark_of,
    told,
)
from desireline.rendering.owner_disc import draw_disc
from desireline.rendering.quoted import Quoted
from desireline.rendering.saying import backed_words, period, short_date
from desireline.rendering.whom import draw_portrait, primary, whose
from desireline.rendering.words import count

WIDTH, HEIGHT, MARGIN = 1920.0, 1080.0, 64.0
RIGHT = WIDTH - MARGIN
TITLE, LEFT = 1350.0, 1468.0  # the title's room, and where it says whom it is about
ROWS_TOP, ROW, SHOWN = 747.0, 82.0, 3
DEEDS = 1196.0
DATE = 180.0  # room for "30 Nov, late" beside an owner
SMALL_PRINT = 18.0
_STAGE_SIZES = tuple(28.0 - step for step in range(9))


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a picture says beside the map: whose it is, of which day, from which sources.

    Attributes:
        today: ISO date; an action due before it and not done is late.
        sources: One line per source: name, rows, last day.
        hidden: What is left out because it stands for few people; empty inside the workspace.
        few: The part of ``hidden`` that speaks of small numbers, for pictures without quotes.
        quotes: Customers' words that may leave.
        warnings: What the drawing of a draft said against itself.
        headline: The board's headline in somebody's own words; empty = what leads.
        unmatched: The numbers in that headline that stand for nothing counted.
    """

    company: str = ""
    revision: int = 0
    today: str = ""
    sources: tuple[str, ...] = ()
    hidden: str = ""
    few: str = ""
    quotes: tuple[Quoted, ...] = ()
    warnings: tuple[str, ...] = ()
    headline: str = ""
    unmatched: tuple[str, ...] = ()


def board_drawing(
    journey_map: JourneyMap,
    reading: MapReading,
    *,
    findings: Sequence[Finding] = (),
    actions: Sequence[Action] = (),
    around: Circumstances,
) -> Drawing:
    """Return the board's sheet, 1920 × 1080."""
    sheet = Sheet()
    said = around.headline or headline(journey_map, reading, findings)
    figure = None if around.headline else leading_figure(reading, findings)
    _head(sheet, journey_map, reading, said, figure)
    _whose(sheet, journey_map, reading, findings, around)
    lay = grid(reading.flows, left=MARGIN, right=RIGHT)
    _stages(sheet, journey_map, reading, lay)
    draw_flow(sheet, journey_map, reading, lay)
    draw_feeling(sheet, journey_map, reading, lay)
    leading = chosen(findings)[:SHOWN]
    if leading:
        _problems(sheet, journey_map, leading, actions, around)
    else:
        draw_losses(sheet, journey_map, reading)
    _foot(sheet, journey_map, reading, around)
    return Drawing(width=WIDTH, height=HEIGHT, title=said, marks=tuple(sheet.marks))


def _head(
    sheet: Sheet, journey_map: JourneyMap, reading: MapReading, said: str, figure: Figure | None
) -> None:
    size = _title_size(said)
    said = shortened(said, size=size, room=TITLE, weight=700, most=2)
    lines = len(broken(said, size=size, room=TITLE, weight=700))
    first = 86.0 if lines > 1 else 108.0
    sheet.text(
        MARGIN,
        first,
        said,
        size=size,
        weight=700,
        room=TITLE,
        leading=size * 1.2,
        title=True,
        figure=figure,
        says="what leads",
    )
    _about(sheet, journey_map, reading)


def _title_size(said: str) -> float:
    """Return the largest size of one line, unless two lines may be much larger."""
    one = largest(said, sizes=(46.0, 44.0, 42.0, 40.0), room=TITLE, weight=700, most=1)
    if len(broken(said, size=one, room=TITLE, weight=700)) == 1:
        return one
    return largest(said, sizes=(46.0, 40.0, 34.0, 28.0, 26.0), room=TITLE, weight=700, most=2)


def _about(sheet: Sheet, journey_map: JourneyMap, reading: MapReading) -> None:
    """Say whom the figures are about; the face of a persona they are not limited to stays small."""
    who = primary(journey_map, reading)
    limited = who is not None and bool(reading.applied.persona_id)
    x = LEFT + 110 if limited else LEFT
    if who is not None and limited:
        draw_portrait(sheet, who, x=LEFT, y=44, size=92)
    facts = [
        (journey_map.header.title, 24.0, 600, "ink-1"),
        (whose(journey_map, reading), 21.0, 400, "ink-2"),
        (period(reading), 21.0, 400, "ink-2"),
    ]
    y = 70.0
    for words, size, weight, color in facts:
        fitted = largest(words, sizes=(size, 20.0, SMALL_PRINT), room=RIGHT - x, most=1)
        told_there = shortened(words, size=fitted, room=RIGHT - x, weight=weight)
        made = sheet.text(x, y, told_there, size=fitted, weight=weight, color=color)
        y = made.bottom + size * 1.06
    if who is not None and not limited:
        draw_portrait(sheet, who, x=x, y=y - 21, size=28)
        drawn = shortened(f"drawn for {who.name}", size=SMALL_PRINT, room=RIGHT - x - 38)
        sheet.text(x + 38, y, drawn, size=SMALL_PRINT, color="ink-2")


def _whose(
    sheet: Sheet,
    journey_map: JourneyMap,
    reading: MapReading,
    findings: Sequence[Finding],
    around: Circumstances,
) -> None:
    """Mark a headline in somebody's own words, and the numbers in it that do not fit."""
    best = chosen(findings)
    mark = mark_of(best[0]) if best and not around.headline else ""
    if around.headline:
        counted = headline(journey_map, reading, findings, computed=True)
        mark = doubt(around.unmatched, counted) or "own words"
    if mark:
        words = shortened(mark[:1].upper() + mark[1:], size=SMALL_PRINT, room=1290)
        sheet.text(MARGIN, 38, words, size=SMALL_PRINT, color=_tone(mark))


def _tone(mark: str) -> str:
    return "ink-2" if mark == "own words" else "contra"


def _stages(sheet: Sheet, journey_map: JourneyMap, reading: MapReading, lay: Grid) -> None:
    for index, stage in enumerate(journey_map.stages):
        if index or lay.label:
            sheet.line(lay.edges[index], 180, lay.edges[index], 684, color="line-2")
        seen = reading.flows[index].observed if index < len(reading.flows) else True
        room = lay.edges[index + 1] - lay.edges[index] - 28
        x = lay.edges[index] + (16 if index or lay.label else 0)
        name = stage.name
        size = largest(name, sizes=_STAGE_SIZES, room=room, weight=600, most=1)
        if text_width(name, size=size, weight=600) > room:
            size = largest(name, sizes=_STAGE_SIZES, room=room, weight=600, most=2)
        color = "ink-1" if seen else "ink-2"
        name = shortened(name, size=size, room=room, weight=600, most=2)
        y = 206.0 if len(broken(name, size=size, room=room, weight=600)) == 1 else 196.0
        sheet.text(x, y, name, size=size, weight=600, color=color, room=room, leading=size * 1.05)


def _problems(
    sheet: Sheet,
    journey_map: JourneyMap,
    findings: Sequence[Finding],
    actions: Sequence[Action],
    around: Circumstances,
) -> None:
    y = 724.0
    made = sheet.text(MARGIN, y, "What goes wrong", size=26, weight=600)
    order = "in the order chosen" if any(one.place for one in findings) else "journeys at stake"
    sheet.text(MARGIN + made.width + 10, y, order, size=22, color="ink-2")
    sheet.text(DEEDS, y, "What we do about it", size=26, weight=600)
    sheet.line(MARGIN, ROWS_TOP - 6, RIGHT, ROWS_TOP - 6, color="ink-1", wide=2)
    most = max((at_stake(one) for one in findings), default=0)
    names = {stage.id: stage.name for stage in journey_map.stages}
    for index, finding in enumerate(findings):
        top = ROWS_TOP + index * ROW
        if index:
            sheet.line(MARGIN, top - 4, RIGHT, top - 4, color="line-2")
        _problem(sheet, finding, top=top, most=most, stage=names.get(finding.stage_id, ""))
        _deed(sheet, answer(finding, actions), top=top, around=around)


def _problem(sheet: Sheet, finding: Finding, *, top: float, most: float, stage: str) -> None:
    sentence = told(finding)
    number = at_stake(finding)
    if number:
        figure = finding.concerned
        sheet.text(
            MARGIN,
            top + 36,
            count(number),
            size=38,
            weight=700,
            color="neg",
            figure=figure,
            says=f"journeys at stake: {sentence}",
        )
        sheet.box(MARGIN, top + 50, 120, 8, radius=4, fill="sunken")
        sheet.box(MARGIN, top + 50, max(8.0, 120 * number / (most or 1)), 8, radius=4, fill="neg")
    x, room = MARGIN + 148, DEEDS - MARGIN - 148 - 60
    size = 28.0
    while size > 20 and len(broken(sentence, size=size, room=room, weight=600)) > (  # noqa: PLR2004
        1 if size > 22 else 2  # noqa: PLR2004
    ):
        size -= 1
    shown = shortened(sentence, size=size, room=room, weight=600, most=2)
    said = sheet.text(
        x,
        top + size + 2,
        shown,
        size=size,
        weight=600,
        room=room,
        leading=size * 1.16,
        figure=finding.figure,
        says="what this rests on",
    )
    basis = basis_words(finding, stage=stage)
    if finding.map_says and len(said.lines) == 1:
        basis += f"; the map says “{finding.map_says}”"
    mark = mark_of(finding)
    tone = _tone(mark) if mark else "ink-2"
    basis = mark if tone == "contra" else f"{mark}; {basis}" if mark else basis
    basis = shortened(basis, size=20, room=room - 24)
    if basis:
        y = max(said.bottom + 20, top + 60) if len(said.lines) == 1 else said.bottom + 19
        draw_glyph(sheet, _state(finding), x=x, y=y - 14, size=15)
        sheet.text(
            x + 24,
            y,
            basis,
            size=20,
            color=tone,
            figure=finding.figure,
            says=f"what this rests on: {sentence}",
        )
    arrow: tuple[Segment, ...] = (
        ("M", (DEEDS - 44, top + 34)),
        ("L", (DEEDS - 24, top + 34)),
        ("M", (DEEDS - 32, top + 26)),
        ("L", (DEEDS - 24, top + 34)),
        ("L", (DEEDS - 32, top + 42)),
    )
    sheet.path(arrow, stroke="brand", wide=2.2, round=True)


def _state(finding: Finding) -> str:
    grain = finding.figure.grain if finding.figure is not None else ""
    return "reported" if grain == "answers" else "measured"


def basis_words(finding: Finding, *, stage: str) -> str:
    """Return what a finding's number rests on, short enough for the room."""
    figure = finding.figure
    if figure is None:
        return stage
    where = f"{stage}: " if stage else ""
    waiting = f"; {open_words(finding)}" if open_words(finding) else ""
    if figure.part is not None:
        return f"{where}{count(figure.part)} of {count(figure.n)} {figure.grain}{waiting}"
    return f"{where}{count(figure.n)} {figure.grain}{waiting}"


def open_words(finding: Finding) -> str:
    """Return how many journeys are still open beside a loss; empty where none is told."""
    waiting = finding.still_open
    return f"{count(waiting.value)} still open" if waiting is not None and waiting.value else ""


def _deed(sheet: Sheet, action: Action | None, *, top: float, around: Circumstances) -> None:
    room = RIGHT - DEEDS
    if action is None:
        sheet.text(DEEDS, top + 30, "Nothing decided yet", size=26, color="ink-2")
        sheet.text(DEEDS, top + 62, "no owner", size=20, color="ink-2")
        return
    size = 28.0
    while size > 20 and len(broken(action.text, size=size, room=room, weight=600)) > (  # noqa: PLR2004
        1 if size > 22 else 2  # noqa: PLR2004
    ):
        size -= 1
    shown = shortened(action.text, size=size, room=room, weight=600, most=2)
    said = sheet.text(
        DEEDS, top + size + 2, shown, size=size, weight=600, room=room, leading=size * 1.16
    )
    y = max(said.bottom + 20, top + 62) if len(said.lines) == 1 else said.bottom + 20
    x = DEEDS
    owner = action.owner or "no owner"
    if action.owner:
        draw_disc(sheet, action.owner, x=x, y=y - 20, size=26)
        x += 36
    owner = shortened(owner, size=20, room=RIGHT - x - DATE)
    named = sheet.text(x, y, owner, size=20, color="ink-2")
    if not action.due and action.state != "done":
        return
    late = is_late(action, today=around.today)
    when = "done" if action.state == "done" else short_date(action.due) + (", late" if late else "")
    x += named.width + 28
    _calendar(sheet, x, y - 16, "contra" if late else "ink-2")
    sheet.text(
        x + 26, y, when, size=20, weight=600 if late else 400, color="contra" if late else "ink-2"
    )


def _calendar(sheet: Sheet, x: float, y: float, color: str) -> None:
    sheet.box(x, y + 2, 16, 15, radius=2.5, stroke=color, wide=1.6)
    sheet.line(x, y + 7, x + 16, y + 7, color=color, wide=1.6)
    sheet.line(x + 4.5, y, x + 4.5, y + 4, color=color, wide=1.6)
    sheet.line(x + 11.5, y, x + 11.5, y + 4, color=color, wide=1.6)


def _foot(
    sheet: Sheet, journey_map: JourneyMap, reading: MapReading, around: Circumstances
) -> None:
    sheet.line(MARGIN, 998, RIGHT, 998, color="line-2")
    rests = sheet.text(
        MARGIN,
        1032,
        backed_words(reading),
        size=20,
        weight=600,
        figure=cells_figure(reading),
        says="cells by state",
    )
    draw_meter(sheet, reading, x=MARGIN, y=1046, w=max(rests.width, 320), h=12)
    x = MARGIN + max(rests.width, 320) + 44
    named = around.company or journey_map.header.title
    brand_w = max(text_width(named, size=20, weight=600), 90) + 56
    room = RIGHT - brand_w - x - 24
    said = foot_words(journey_map, reading, around)
    fits = len(broken(said, size=SMALL_PRINT, room=room)) == 1
    size, first, leading = (SMALL_PRINT, 1022, 21) if fits else (16.0, 1018, 19)
    draw_counted(sheet, reading, sources=len(around.sources), x=x, y=first, size=size)
    sheet.text(x, first + leading, said, size=size, color="ink-2", room=room, leading=leading)
    x = RIGHT - brand_w + 8
    draw_brand(sheet, x, 1016)
    sheet.text(x + 48, 1034, named, size=20, weight=600)
    sheet.text(x + 48, 1058, f"Version {around.revision}", size=SMALL_PRINT, color="ink-2")


def foot_words(journey_map: JourneyMap, reading: MapReading, around: Circumstances) -> str:
    """Return the small print: the filter, units, what is hatched, what is left out."""
    rule = journey_map.header.journey
    hatched = any(few_followed(flow) for flow in reading.flows)
    several = any(len(known(reading, stage)) > 1 for stage in journey_map.stages)
    joins = any(flow.enter.value for flow in reading.flows[1:])
    return " ".join(
        part
        for part in (
            reading.applied.sentence,
            f"Unit: journeys. Not seen again: no later step within {rule.silence}.",
            "Pale streams: journeys that begin there." if joins else "",
            "Hatched: few can be followed, so nothing is claimed." if hatched else "",
            "Faces: the touchpoint most were asked about." if several else "",
            around.hidden,
        )
        if part
    )
