"""Which counts to leave out so that no small one can be found again from the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

FEWEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One total and the parts that make it, by name.

    Attributes:
        gives_way: The total is left out before any further part is.
    """

    total: str
    parts: tuple[str, ...]
    gives_way: bool = False


def few(number: float | None) -> bool:
    """Tell whether a count stands for somebody, and for fewer than ten."""
    return number is not None and 0 < number < FEWEST


def suppressed(
    values: Mapping[str, int], sums: Sequence[Sum], *, also: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the names of the counts to leave out so that no small one can be found again.

    ``also`` are left out whatever they are. In every sum either nothing is left out, or at least
    two counts that together stand for ten or more; and no left-out count follows from all sums
    taken together.
    """
    hidden = {name for name, value in values.items() if few(value)} | also & values.keys()
    while True:
        more = _next(values, sums, hidden)
        if not more:
            return frozenset(hidden)
        hidden.add(more)


def _next(values: Mapping[str, int], sums: Sequence[Sum], hidden: set[str]) -> str:
    for one in sums:
        out = [name for name in one.parts if name in hidden]
        shut = one.total in hidden
        risky = bool(out) and not shut and (len(out) == 1 or sum(values[n] for n in out) < FEWEST)
        alone = shut and not out
        if risky or alone:
            found = _next_of(one, values, hidden)
            if found:
                return found
    told = _told(values, sums, hidden)
    for one in sums:
        if told & {one.total, *one.parts}:
            found = _next_of(one, values, hidden)
            if found:
                return found
    return ""


def _next_of(one: Sum, values: Mapping[str, int], hidden: set[str]) -> str:
    total = "" if one.total in hidden else one.total
    part = _smallest(values, one.parts, hidden)
    return (total or part) if one.gives_way else (part or total)


def _smallest(values: Mapping[str, int], names: Iterable[str], hidden: set[str]) -> str:
    shown = [name for name in names if name not in hidden and values[name] > 0]
    return min(shown, key=lambda name: (values[name], name), default="")


def _told(values: Mapping[str, int], sums: Sequence[Sum], hidden: set[str]) -> set[str]:
    """Return the left-out counts that all sums together still give away."""
    unknown = sorted(hidden)
    if not unknown:
        return set()
    place = {name: index for index, name in enumerate(unknown)}
    rows = []
    for one in sums:
        row = np.zeros(len(unknown))
        for name in one.parts:
            if name in place:
                row[place[name]] += 1
        if one.total in place:
            row[place[one.total]] -= 1
        if row.any():
            rows.append(row)
    if not rows:
        return set()
    matrix = np.array(rows)
    rank = int(np.linalg.matrix_rank(matrix))
    told = set()
    for name, index in place.items():
        unit = np.zeros(len(unknown))
        unit[index] = 1
        if int(np.linalg.matrix_rank(np.vstack([matrix, unit]))) == rank and values[name]:
            told.add(name)
    return told
