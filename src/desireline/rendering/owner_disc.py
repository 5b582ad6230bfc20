"""A person's initials in a disc, each name in a colour of its own, as the screens draw it."""

from __future__ import annotations

from desireline.rendering.drawing import Sheet

COLORS = 8


def initials(name: str) -> str:
    """Return the first letters of the first and the last word, of one word its first two."""
    words = name.split()
    if not words:
        return ""
    last = words[-1][0] if len(words) > 1 else words[0][1:2]
    return (words[0][0] + last).upper()


def disc_color(name: str) -> str:
    """Return the token of a name's disc; ``colourOf`` in Avatar.tsx is its twin."""
    total = 0
    for letter in name:
        total = (total * 31 + ord(letter)) % 9973
    return f"owner-{total % COLORS}"


def draw_disc(sheet: Sheet, name: str, *, x: float, y: float, size: float) -> None:
    """Draw somebody's disc in a square of this size."""
    sheet.box(x, y, size, size, radius=size / 2, fill=disc_color(name))
    sheet.text(
        x + size / 2,
        y + size * 0.66,
        initials(name),
        size=9 if size <= 20 else round(size * 0.46),  # noqa: PLR2004 - the design's smallest
        weight=600,
        color="on-owner",
        anchor="middle",
    )
