"""The head of a printed map: title, persona, scope, and how much rests on evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desireline.maps.journey_map import CompanyGoal, JourneyMap, Persona
from desireline.maps.reading import Figure, MapReading
from desireline.rendering.board import Circumstances, draw_portrait, primary
from desireline.rendering.brand import draw_brand
from desireline.rendering.drawing import Sheet
from desireline.rendering.evidence_marks import draw_meter
from desireline.rendering.fonts import text_width
from desireline.rendering.saying import backed_words, days, long_date, period, shown
from desireline.rendering.words import count, percent

MARGIN, INSET = 44.0, 10.0
HEAD, STRIP_TOP = 88.0, 102.0


def opening(  # noqa: PLR0913 - the head of one page
    sheet: Sheet,
    journey_map: JourneyMap,
    reading: MapReading,
    around: Circumstances,
    *,
    wide: float,
    again: bool = False,
) -> float:
    """Draw the head and, on the first page, the persona strip; return where the rows begin."""
    right = wide - MARGIN
    draw_brand(sheet, MARGIN, 36, size=34)
    title = journey_map.header.title + (", continued" if again else "")
    size = 26.0
    while size > 14 and text_width(title, size=size, weight=700) > wide * 0.42:  # noqa: PLR2004
        size -= 1
    room = wide * 0.44
    named = sheet.text(
        MARGIN + 50, 62, title, size=size, weight=700, room=room, leading=size * 1.1, title=True
    )
    who = primary(journey_map, reading)
    said = [
        part
        for part in (
            _whose(who, reading),
            period(reading),
            f"{count(reading.journeys.value)} journeys",
        )
        if part
    ]
    side = [
        around.company,
        f"Version {around.revision}, as of {long_date(reading.as_of)}",
    ]
    broad = max(text_width(words, size=12) for words in side)
    left = MARGIN + 50 + named.width + 18
    sheet.text(
        left,
        60,
        " · ".join(said),
        size=14,
        color="ink-2",
        room=right - broad - 24 - left,
        leading=18,
    )
    sheet.text(right, 52, side[0], size=12, color="ink-2", anchor="end")
    sheet.text(right, 69, side[1], size=12, color="ink-2", anchor="end")
    sheet.line(MARGIN, HEAD, right, HEAD, color="ink-1", wide=1.4)
    if again:
        return HEAD + 14
    return _strip(sheet, journey_map, reading, wide)


def _strip(sheet: Sheet, journey_map: JourneyMap, reading: MapReading, wide: float) -> float:
    right = wide - MARGIN
    parts = (wide - 2 * MARGIN) / 4.2
    who = primary(journey_map, reading)
    lowest = STRIP_TOP + 78
    if who is not None:
        draw_portrait(sheet, who, x=MARGIN, y=STRIP_TOP, size=74)
        x, room = MARGIN + 90, parts * 1.2 - 104
        top = STRIP_TOP
        if not reading.applied.persona_id:  # the figures are everybody's: the face is no filter
            sheet.text(x, top + 10, "Drawn for", size=11, color="ink-2")
            top += 12
        y = sheet.text(x, top + 16, who.name, size=15, weight=600, room=room).bottom
        if who.role:
            y = sheet.text(
                x, y + 13, who.role, size=11, color="ink-2", room=room, leading=14
            ).bottom
        if who.quote:
            y = sheet.text(
                x, y + 16, f"“{who.quote}”", size=14, voice=True, room=room, leading=18
            ).bottom
        lowest = max(lowest, y)
    goal = journey_map.header.goal
    wants = journey_map.header.wants or (who.goals if who is not None else ())
    columns: list[tuple[str, Sequence[str]]] = [
        ("What the customer wants", wants),
        (
            "Scenario and scope",
            [
                part
                for part in (
                    journey_map.header.scenario,
                    f"Journeys begun {days(reading)}",
                    reading.applied.sentence,
                    _goal(goal, reading) if goal is not None else "",
                )
                if part
            ],
        ),
    ]
    for place, (head, lines) in enumerate(columns):
        x = MARGIN + parts * (1.2 + place)
        sheet.line(x - 14, STRIP_TOP, x - 14, STRIP_TOP + 76, color="line-2")
        sheet.text(x, STRIP_TOP + 10, head, size=11, weight=600, color="ink-2")
        y = STRIP_TOP + 16.0
        for line in lines:
            made = sheet.text(x + 12, y + 14, line, size=12, room=parts - 40, leading=15)
            sheet.box(x, y + 8.5, 4, 4, radius=2, fill="line-3")
            y = made.bottom + 1
        lowest = max(lowest, y)
    x = MARGIN + parts * 3.2
    sheet.line(x - 14, STRIP_TOP, x - 14, STRIP_TOP + 76, color="line-2")
    sheet.text(x, STRIP_TOP + 10, "Evidence on this map", size=11, weight=600, color="ink-2")
    share = "–" if reading.backed_share is None else f"{reading.backed_share * 100:.0f}%"
    made = sheet.text(x, STRIP_TOP + 40, share, size=24, weight=700)
    sheet.text(
        x + made.width + 10,
        STRIP_TOP + 40,
        backed_words(reading),
        size=12,
        color="ink-2",
        room=right - x - made.width - 10,
        leading=14,
    )
    draw_meter(sheet, reading, x=x, y=STRIP_TOP + 64, w=right - x, h=9)
    return lowest + 14


def _whose(who: Persona | None, reading: MapReading) -> str:
    """Return whose journeys the figures count: one persona's only where they are limited to it."""
    return who.name if who is not None and reading.applied.persona_id else "Everybody"


def _goal(goal: CompanyGoal, reading: MapReading) -> str:
    """Return the company's goal with its figure, target and date."""
    figure = reading.goal
    now = "no figure yet" if figure is None or figure.value is None else shown(figure)
    aim = "" if goal.target is None else f", target {_target(goal.target, figure)}"
    due = f" by {long_date(goal.due)}" if goal.due else ""
    return f"{goal.kpi}: {now}{aim}{due}"


def _target(target: float, figure: Figure | None) -> str:
    if figure is None:
        return percent(target) if 0 <= target <= 1 else f"{target:,.0f}"
    return shown(replace(figure, value=target)).replace(".0%", "%")
