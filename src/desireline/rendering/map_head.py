"""The head of a printed map: title, scope and version, then the persona strip."""

from __future__ import annotations

from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import MapReading
from desireline.rendering.board import Circumstances
from desireline.rendering.brand import draw_brand
from desireline.rendering.drawing import Sheet
from desireline.rendering.fonts import text_width
from desireline.rendering.map_strip import MARGIN, draw_strip
from desireline.rendering.saying import long_date, period
from desireline.rendering.whom import whose
from desireline.rendering.words import count

HEAD = 88.0


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
    said = [
        part
        for part in (
            whose(journey_map, reading),
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
    return draw_strip(sheet, journey_map, reading, wide)
