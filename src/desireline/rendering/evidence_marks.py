"""The evidence states on a sheet: glyphs, badges and the meter, shape first, colour second."""

from __future__ import annotations

from desireline.maps.reading import MapReading
from desireline.rendering.drawing import Segment, Sheet
from desireline.rendering.fonts import text_width

TOKEN = {
    "measured": "measured",
    "reported": "reported",
    "assumed": "assumed",
    "contradicted": "contra",
    "stale": "stale",
}
METER = ("measured", "reported", "assumed", "contradicted", "stale", "empty")
_ROUND = 0.5523


def _circle(x: float, y: float, r: float) -> tuple[Segment, ...]:
    k = r * _ROUND
    return (
        ("M", (x + r, y)),
        ("C", (x + r, y + k, x + k, y + r, x, y + r)),
        ("C", (x - k, y + r, x - r, y + k, x - r, y)),
        ("C", (x - r, y - k, x - k, y - r, x, y - r)),
        ("C", (x + k, y - r, x + r, y - k, x + r, y)),
        ("Z", ()),
    )


def draw_glyph(sheet: Sheet, state: str, *, x: float, y: float, size: float = 12.0) -> None:
    """Draw one state's glyph with its top left corner at a place."""
    s = size / 12
    color = TOKEN[state]

    def lines(*points: tuple[float, float]) -> tuple[Segment, ...]:
        return tuple(
            ("M" if place == 0 else "L", (x + a * s, y + b * s))
            for place, (a, b) in enumerate(points)
        )

    middle = (x + 6 * s, y + 6 * s)
    if state == "measured":
        sheet.path(_circle(*middle, 5.5 * s), fill=color)
        sheet.path(lines((3.4, 6.2), (5.3, 8), (8.7, 4.4)), stroke="sheet", wide=1.5 * s)
    elif state == "reported":
        bubble = lines((1.5, 1.5), (10.5, 1.5), (10.5, 8.3), (6, 8.3), (3.4, 10.8), (3.4, 8.3))
        sheet.path((*bubble, ("L", (x + 1.5 * s, y + 8.3 * s)), ("Z", ())), fill=color)
    elif state == "assumed":
        sheet.path(_circle(*middle, 4.8 * s), stroke=color, wide=1.5 * s, dash=(2.2 * s, 1.6 * s))
    elif state == "contradicted":
        sheet.path((*lines((6, 0), (12, 6), (6, 12), (0, 6)), ("Z", ())), fill=color)
        for bar in (((3.8, 5), (8.2, 5)), ((3.8, 7), (8.2, 7)), ((7.2, 3.4), (4.8, 8.6))):
            sheet.path(lines(*bar), stroke="sheet", wide=s)
    elif state == "stale":
        sheet.path(_circle(*middle, 5 * s), stroke=color, wide=1.3 * s)
        k = 4.8 * s * _ROUND
        cx, cy = middle
        wedge: tuple[Segment, ...] = (
            ("M", (cx, cy)),
            ("L", (cx, cy - 4.8 * s)),
            ("C", (cx + k, cy - 4.8 * s, cx + 4.8 * s, cy - k, cx + 4.8 * s, cy)),
            ("Z", ()),
        )
        sheet.path(wedge, fill=color)


def badge_width(words: str) -> float:
    """Return how wide a badge is with its glyph and, where it has one, its pill."""
    return text_width(words, size=10.5, weight=500) + 17


def draw_badge(sheet: Sheet, state: str, words: str, *, right: float, y: float) -> None:
    """Draw glyph and words flush right; doubt gets a pill, fact stays bare."""
    left = right - badge_width(words)
    token = TOKEN[state]
    if state in {"contradicted", "stale", "assumed"}:
        plain = state == "assumed"
        sheet.box(
            left - 5,
            y - 3,
            right - left + 9,
            18,
            radius=9,
            fill="sheet" if plain else f"{token}-tint",
            stroke="line-3" if plain else f"{token}-tint",
            dash=(3, 2) if plain else (),
        )
    draw_glyph(sheet, state, x=left, y=y)
    sheet.text(right, y + 10, words, size=10.5, weight=500, color=token, anchor="end")


def draw_meter(  # noqa: PLR0913 - one bar at one place
    sheet: Sheet, reading: MapReading, *, x: float, y: float, w: float, h: float
) -> None:
    """Draw the evidence meter: all cells of the map by state, in its fixed order."""
    total = sum(reading.states.get(state, 0) for state in METER) or 1
    gaps = sum(1 for state in METER if reading.states.get(state, 0)) - 1
    unit = (w - 3 * gaps) / total
    for state in METER:
        part = reading.states.get(state, 0)
        if not part:
            continue
        wide = unit * part
        radius = min(h / 2, 3.0)
        if state == "empty":
            sheet.box(x, y + 0.5, wide, h - 1, radius=radius, stroke="line-3")
        elif state == "assumed":
            sheet.box(x, y, wide, h, radius=radius, fill="sheet", look="hatch", stroke="line-3")
        else:
            sheet.box(x, y, wide, h, radius=radius, fill=TOKEN[state])
        x += wide + 3


def draw_ground(  # noqa: PLR0913 - one area at one place
    sheet: Sheet, state: str, *, left: float, right: float, top: float, bottom: float
) -> None:
    """Fill a cell with its state's texture; fact stays plain paper."""
    tall = bottom - top
    if state == "assumed":
        sheet.box(left, top, right - left, tall, look="hatch")
    elif state == "stale":
        sheet.box(left, top, right - left, tall, look="raster")
    elif state == "contradicted":
        sheet.box(left, top, right - left, tall, fill="contra-tint")
        teeth: list[Segment] = [("M", (left, top))]
        for tooth in range(int(tall // 6)):
            y = top + tooth * 6
            teeth += [("L", (left + 5, y + 3.0)), ("L", (left, y + 6.0))]
        sheet.path((*teeth, ("Z", ())), fill="contra", stroke="contra", wide=2)
