"""Where the board's columns stand: a label beside them, in the unobserved first stage if any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desireline.maps.reading import StageFlow

LABEL = 176.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Column edges; ``label`` True = the labels have a column of their own left of the first."""

    left: float
    edges: tuple[float, ...]
    label: bool


def grid(flows: Sequence[StageFlow], *, left: float, right: float) -> Grid:
    """Return the columns: an unobserved first stage is narrow and lends its room to the labels."""
    many = max(len(flows), 1)
    start = left + LABEL
    narrow = many > 1 and not flows[0].observed
    if narrow:
        step = (right - start) / (many - 1)
        return Grid(left=left, edges=(left, *(start + step * k for k in range(many))), label=False)
    step = (right - start) / many
    return Grid(left=left, edges=tuple(start + step * k for k in range(many + 1)), label=True)
