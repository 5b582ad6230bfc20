"""The product's mark, drawn on every sheet that leaves."""

from __future__ import annotations

from desireline.rendering.drawing import Segment, Sheet


def draw_brand(sheet: Sheet, x: float, y: float, *, size: float = 38.0) -> None:
    """Draw the product's mark: a paved corner, cut by the path people walk."""
    k = size / 38
    sheet.box(x, y, size, size, radius=9 * k, fill="brand")
    corner = ((10, 8), (10, 28), (30, 28))
    paved: tuple[Segment, ...] = tuple(
        ("L" if place else "M", (x + a * k, y + b * k)) for place, (a, b) in enumerate(corner)
    )
    sheet.path(paved, stroke="on-brand", wide=1.8 * k, dash=(1.6 * k, 3.2 * k))
    bend = (x + 13 * k, y + 20 * k, x + 20 * k, y + 18 * k, x + 29 * k, y + 28 * k)
    sheet.path(
        (("M", (x + 10 * k, y + 9 * k)), ("C", bend)), stroke="on-brand", wide=3 * k, round=True
    )
