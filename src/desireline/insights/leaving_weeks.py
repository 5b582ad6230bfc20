"""What may leave of a KPI's weeks: none that stands for few, and none that tells one of these."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.insights.suppression import Sum, few, suppressed
from desireline.maps.reading import Figure, WeekPoint

_REST = "rest"


def weeks_shut(figure: Figure, weeks: Sequence[WeekPoint]) -> frozenset[str]:
    """Return the weeks (ISO Mondays) to leave out beside a KPI's figure of the whole period.

    The weeks and what lies in none of them, such as the running week, make the whole. Where one
    week is left out, the whole less all others would tell it; so another goes with it. The name
    ``""`` among them stands for the whole itself.
    """
    counts = _counts(figure, weeks)
    shut: frozenset[str] = frozenset()
    while True:
        out: set[str] = set()
        for values in counts:
            parts = tuple(name for name in values if name)
            also = shut | ({_REST} if shut or any(few(values[name]) for name in parts) else set())
            out |= suppressed(values, (Sum(total="", parts=parts),), also=also & values.keys())
        wider = shut | (out - {_REST})
        if wider == shut:
            return shut
        shut = wider


def _counts(figure: Figure, weeks: Sequence[WeekPoint]) -> list[dict[str, int]]:
    """Return what adds up to the whole: all, and of a share those counted and the others.

    The whole is named ``""``. A rest of nobody is none; weeks without a value are in the rest.
    """
    all_ = {one.week: one.n for one in weeks}
    found = [_whole(all_, figure.n)]
    if figure.unit == "share" and figure.part is not None:
        part = {one.week: round(one.value * one.n) for one in weeks if one.value is not None}
        others = {week: all_[week] - n for week, n in part.items()}
        found += [_whole(part, figure.part), _whole(others, figure.n - figure.part)]
    return found


def _whole(by_week: dict[str, int], whole: int) -> dict[str, int]:
    rest = whole - sum(by_week.values())
    return {"": whole, **by_week} | ({_REST: rest} if rest > 0 else {})
