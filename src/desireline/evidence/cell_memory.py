"""What was worked out for a cell, so that equal cells of a column are worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

MOST_KNOWN = 100_000
Cell = TypeVar("Cell", bound=Hashable)
Found = TypeVar("Found")


class CellMemory(dict[Cell, Found]):
    """Gives ``work(cell)`` for each cell, working it out where it is not known yet."""

    def __init__(self, work: Callable[[Cell], Found]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, cell: Cell) -> Found:
        found = self[cell] = self._work(cell)
        return found

    def forget_if_full(self) -> None:
        """Forget everything once more cells are known than memory should hold."""
        if len(self) > MOST_KNOWN:
            self.clear()
