"""Which arcs stand over a ribbon: chosen once, so that every picture of it shows the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desireline.maps.reading import Arc

ENDS = {"skip": (0.27, 0.42), "return": (0.68, 0.48), "repeat": (0.55, 0.62)}
PER_WAY = 2
GAP = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    inner: bool
    low: float
    high: float
    forward: bool

    def bars(self, other: _Span) -> bool:
        crosses = other.low < self.high + GAP and other.high > self.low - GAP
        return self.inner == other.inner and crosses

    def runs_like(self, other: _Span) -> bool:
        return (self.inner, self.forward) == (other.inner, other.forward)


def with_drawn(arcs: Sequence[Arc], stages: Sequence[str]) -> tuple[Arc, ...]:
    """Return the arcs, marked where they are drawn; ``stages`` in the map's order.

    Skips and repeats share the outer track, returns have the inner one; on a track no two
    cross and at most two run the same way. Skips come first, as every picture has them;
    of a kind the most journeys. Places are in columns: an arc leaves and lands at a share
    of its columns' widths.
    """
    column = {stage: index for index, stage in enumerate(stages)}
    drawn = {id(one) for one in _chosen(arcs, column)}
    return tuple(replace(one, drawn=id(one) in drawn) for one in arcs)


def _chosen(arcs: Sequence[Arc], column: Mapping[str, int]) -> Iterable[Arc]:
    taken: list[_Span] = []
    for arc in sorted(arcs, key=lambda one: (one.kind == "repeat", -(one.figure.value or 0))):
        if not arc.figure.value or not {arc.from_stage_id, arc.to_stage_id} <= column.keys():
            continue
        leave, land = ENDS[arc.kind]
        start, end = column[arc.from_stage_id] + leave, column[arc.to_stage_id] + land
        span = _Span(
            inner=arc.kind == "return",
            low=min(start, end),
            high=max(start, end),
            forward=end > start,
        )
        if any(span.bars(one) for one in taken):
            continue
        if sum(span.runs_like(one) for one in taken) < PER_WAY:
            taken.append(span)
            yield arc
