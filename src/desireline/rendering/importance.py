"""Importance as one to three filled bars, the same of a stage and of a touchpoint."""

from __future__ import annotations

from desireline.maps.journey_map import Importance
from desireline.rendering.drawing import Sheet

BARS = 13.5  # their width
MARKS: dict[Importance, int] = {"low": 1, "medium": 2, "high": 3}


def importance_bars(sheet: Sheet, importance: Importance, *, x: float, foot: float) -> None:
    """Draw the bars from ``x`` on, standing on ``foot``; nothing where nobody has said."""
    bars = MARKS.get(importance, 0)
    for step in range(3 if bars else 0):
        high = 4 + step * 3.5
        fill = "ink-1" if step < bars else "line-2"
        sheet.box(x + step * 5, foot - high, 3.5, high, fill=fill)
