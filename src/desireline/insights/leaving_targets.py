"""Target actions that nearly the same journeys reached: one taken from the other tells the few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desireline.insights.counts_told import target_count
from desireline.insights.suppression import Sum, few
from desireline.maps.claim import Condition
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import MapReading


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The journeys with a step at one of the touchpoints that meets every condition."""

    name: str
    touchpoints: frozenset[str]
    conditions: tuple[Condition, ...] = ()

    def within(self, other: _Group) -> bool:
        """Tell whether every journey of this one is one of the other as well."""
        return self.touchpoints <= other.touchpoints and all(
            one in self.conditions for one in other.conditions
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two groups of which one taken from the other may tell few."""

    total: str
    part: str
    gives_way: bool = False
    tied: bool = True


def target_sums(
    reading: MapReading, journey_map: JourneyMap, *, beside: MapReading | None = None
) -> tuple[dict[str, int], tuple[Sum, ...]]:
    """Return the counts of the target actions, and what ties them to each other and to the map.

    Where two of them differ by few, those few are a part of the larger one that never leaves, so
    the smaller one cannot either; beside a stage or touchpoint the target action gives way. One
    of exactly a stage's touchpoints is that stage's count. Without further target actions there
    is nothing to tie.

    ``beside``: the reading that this one may be laid beside, of the whole or of the part.
    """
    if not journey_map.header.targets:
        return {}, ()
    here = _counts(reading)
    there = _counts(beside) if beside is not None else here
    values = {name: n for name, n in here.items() if name.startswith(target_count(""))}
    values |= {name: n for name, n in here.items() if name.startswith("journeys at ")}
    sums: list[Sum] = []
    for pair in (*_beside_the_map(journey_map), *_among_targets(journey_map, here)):
        if not {pair.total, pair.part} <= here.keys() & there.keys():
            continue
        gap = here[pair.total] - here[pair.part]
        other = there[pair.total] - there[pair.part]
        if gap < 0 or not (few(gap) or few(other) or few(abs(other - gap)) or gap == other == 0):
            continue
        parts: tuple[str, ...] = (pair.part,)
        if gap or other:
            rest = f"{pair.total} beyond {pair.part}"
            values[rest] = gap
            parts = (pair.part, rest)
        elif not pair.tied:
            continue
        sums.append(Sum(total=pair.total, parts=parts, gives_way=pair.gives_way))
    return values, tuple(sums)


def _counts(reading: MapReading) -> dict[str, int]:
    """Return the journeys by each target action, at each touchpoint and in each stage."""
    found = {
        target_count(one.target_id): one.figure.part
        for one in reading.targets
        if one.figure.part is not None
    }
    found |= {f"journeys at {one.touchpoint_id}": one.journeys.n for one in reading.touchpoints}
    return found | {f"{flow.stage_id}:reach": flow.reach.n for flow in reading.flows}


def _targets(journey_map: JourneyMap) -> list[_Group]:
    every = frozenset(one.id for one in journey_map.touchpoints)
    header = journey_map.header
    further = [
        _Group(
            name=target_count(one.id),
            touchpoints=frozenset(one.touchpoints) or every,
            conditions=one.conditions,
        )
        for one in header.targets
    ]
    return [_Group(name=target_count(""), touchpoints=frozenset(header.journey.target)), *further]


def _beside_the_map(journey_map: JourneyMap) -> Iterator[_Pair]:
    """Give each target action with the stages and touchpoints within it or around it."""
    points = [
        _Group(name=f"journeys at {one.id}", touchpoints=frozenset({one.id}))
        for one in journey_map.touchpoints
    ]
    stages = [
        _Group(
            name=f"{stage.id}:reach",
            touchpoints=frozenset(
                one.id for one in journey_map.touchpoints if one.stage_id == stage.id
            ),
        )
        for stage in journey_map.stages
    ]
    for target in _targets(journey_map):
        for place in (*points, *stages):
            tied = place in stages and target.within(place) and place.within(target)
            if place.touchpoints and place.within(target):
                yield _Pair(total=target.name, part=place.name, gives_way=True, tied=tied)
            elif target.touchpoints and target.within(place):
                yield _Pair(total=place.name, part=target.name, tied=False)


def _among_targets(journey_map: JourneyMap, counts: dict[str, int]) -> Iterator[_Pair]:
    """Give each two target actions, the wider or else the larger one first."""
    targets = [one for one in _targets(journey_map) if one.name in counts]
    for place, one in enumerate(targets):
        for other in targets[place + 1 :]:
            nested = one.within(other) or other.within(one)
            size, size_of_other = counts[one.name], counts[other.name]
            wider = other.within(one) if nested and size == size_of_other else size > size_of_other
            total, part = (one, other) if wider else (other, one)
            yield _Pair(total=total.name, part=part.name, tied=nested)
