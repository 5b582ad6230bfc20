"""What is left of the whole beside a filter: a small rest is as telling as a small number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from desireline.insights.suppression import Sum, few, suppressed
from desireline.maps.reading import Figure

Known = Mapping[tuple[str, str], Figure]
Counted = tuple[Mapping[str, int], Sequence[Sum]]


def figures_by_name(*told: object) -> Known:
    """Return every figure inside readings or findings, by its rows and measure."""
    found = (figure for one in told for figure in _figures(one))
    return {(figure.rows, figure.measure): figure for figure in found if figure.rows}


def leaves_few(figure: Figure, whole: Known) -> bool:
    """Tell whether a figure under a filter, taken from that of the whole, leaves few."""
    all_ = whole.get((figure.rows, figure.measure))
    if all_ is None:
        return False
    if few(all_.n - figure.n):
        return True
    if all_.part is None or figure.part is None:
        return False
    others = (all_.n - all_.part) - (figure.n - figure.part)
    return few(all_.part - figure.part) or few(others)


def left_out(part: Counted, whole: Counted) -> frozenset[str]:
    """Return the names of the counts of a part to leave out, where the whole is out as well.

    What the whole leaves out stays out. No small count can be found again: not among those of
    the part, and not among what is left when they are taken from the whole.
    """
    (values, sums), (all_, all_sums) = part, whole
    rest = {name: max(0, all_.get(name, 0) - value) for name, value in values.items()}
    shared = [one for one in sums if one in all_sums]
    out = suppressed(all_, all_sums)
    while True:
        wider = suppressed(rest, shared, also=suppressed(values, sums, also=out))
        if wider == out & values.keys():
            return out
        out = out | wider


def _figures(told: object) -> Iterator[Figure]:
    if isinstance(told, Figure):
        yield told
    elif is_dataclass(told) and not isinstance(told, type):
        for field in fields(told):
            yield from _figures(getattr(told, field.name))
    elif isinstance(told, Mapping):
        for part in told.values():
            yield from _figures(part)
    elif isinstance(told, Iterable) and not isinstance(told, str):
        for part in told:
            yield from _figures(part)
