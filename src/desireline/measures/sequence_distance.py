"""How many steps must change to make one journey another: Levenshtein's distance, many at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int64]
_NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Sequences as numbers in one table, filled up with −1."""

    cells: Codes
    lengths: Codes


def coded(sequences: Sequence[Sequence[Hashable]]) -> Coded:
    """Number the touchpoints of sequences."""
    numbers: dict[Hashable, int] = {}
    lengths = np.array([len(one) for one in sequences], dtype=np.int64)
    cells = np.full((len(sequences), int(lengths.max(initial=0))), _NONE, dtype=np.int64)
    for row, one in enumerate(sequences):
        cells[row, : len(one)] = [numbers.setdefault(step, len(numbers)) for step in one]
    return Coded(cells=cells, lengths=lengths)


def distances_to(table: Coded, row: int) -> Codes:
    """Give the steps to add, drop or replace from each sequence to the one in ``row``.

    Levenshtein 1966; all sequences go through one table, a row for each step of the one.
    """
    target = table.cells[row, : table.lengths[row]]
    places = np.arange(table.cells.shape[1] + 1)
    before = np.broadcast_to(places, (len(table.cells), len(places)))
    for done, step in enumerate(target, start=1):
        after = np.empty_like(before)
        after[:, 0] = done
        replaced = before[:, :-1] + (table.cells != step)
        after[:, 1:] = np.minimum(replaced, before[:, 1:] + 1)
        before = np.minimum.accumulate(after - places, axis=1) + places
    return np.asarray(before[np.arange(len(before)), table.lengths])
