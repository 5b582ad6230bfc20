"""The head of a printed map: title, persona, scope, and how much rests on evidence."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import MapReading
from desireline.rendering.board import Circumstances, draw_portrait, primary
from desireline.rendering.brand import draw_brand
from desireline.rendering.drawing import Sheet
from desireline.rendering.evidence_marks import draw_meter
from desireline.rendering.fonts import text_width
from desireline.rendering.saying import backed_words, days, long_date, period
from desireline.rendering.words import count

MARGIN = 44.0
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
            who.name if who is not None else "",
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
        y = sheet.text(x, STRIP_TOP + 16, who.name, size=15, weight=600, room=room).bottom
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
                    f"{goal.kpi}: {_goal(reading)}" if goal is not None else "",
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


def _goal(reading: MapReading) -> str:
    figure = reading.goal
    return (
        "no figure yet" if figure is None or figure.value is None else f"{figure.value * 100:.1f}%"
    )
