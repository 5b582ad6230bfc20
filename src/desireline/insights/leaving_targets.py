"""Target actions that nearly the same journeys reached: one taken from the other tells the few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desireline.insights.complement import figures_by_name
from desireline.insights.counts_told import limited_count, limited_target, target_count
from desireline.insights.suppression import Sum, few
from desireline.maps.claim import Condition
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import MapReading


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The journeys with a step at one of the touchpoints that meets every condition.

    ``through``: the touchpoints of the stage they reached as well; none = of all journeys.
    """

    name: str
    touchpoints: frozenset[str]
    conditions: tuple[Condition, ...] = ()
    through: frozenset[str] = frozenset()

    def within(self, other: _Group) -> bool:
        """Tell whether every journey of this one is one of the other as well."""
        if other.through and not (
            (self.through and self.through <= other.through) or self._is_at(other.through)
        ):
            return False
        if self.through and self.through <= other.touchpoints and not other.conditions:
            return True
        return self._is_at(other.touchpoints) and all(
            one in self.conditions for one in other.conditions
        )

    def _is_at(self, places: frozenset[str]) -> bool:
        return bool(self.touchpoints) and self.touchpoints <= places


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
    of exactly a stage's touchpoints is that stage's count. A target action among the journeys of
    a stage takes part where a figure tells it: beside what holds it or lies in it.

    ``beside``: the reading that this one may be laid beside, of the whole or of the part.
    """
    here = _counts(reading)
    there = _counts(beside) if beside is not None else here
    values = {name: n for name, n in here.items() if name.startswith(target_count(""))}
    values |= {name: n for name, n in here.items() if name.startswith("journeys at ")}
    limited = _limited(reading)
    sums: list[Sum] = []
    for pair in (
        *_beside_the_map(journey_map, limited),
        *_among_targets(_targets(journey_map, {}), here),
        *_beside_limited(_targets(journey_map, limited), here),
    ):
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
    found |= {limited_count(*about): part for about, part in _limited(reading).items()}
    found |= {f"journeys at {one.touchpoint_id}": one.journeys.n for one in reading.touchpoints}
    return found | {f"{flow.stage_id}:reach": flow.reach.n for flow in reading.flows}


def _limited(reading: MapReading) -> dict[tuple[str, str], int]:
    """Return the journeys by a target action among those of a stage, where a figure tells them."""
    return {
        about: figure.part
        for figure in figures_by_name(reading).values()
        if (about := limited_target(figure))[1]
        and figure.part is not None
        and "@" not in figure.rows
    }


def _targets(journey_map: JourneyMap, limited: Mapping[tuple[str, str], int]) -> list[_Group]:
    """Return the target actions, and those among the journeys of a stage."""
    every = frozenset(one.id for one in journey_map.touchpoints)
    header = journey_map.header
    targets = {"": _Group(name=target_count(""), touchpoints=frozenset(header.journey.target))}
    for one in header.targets:
        targets[one.id] = _Group(
            name=target_count(one.id),
            touchpoints=frozenset(one.touchpoints) or every,
            conditions=one.conditions,
        )
    stages = _points_of_stages(journey_map)
    return [
        *targets.values(),
        *(
            replace(targets[target], name=limited_count(target, stage), through=stages[stage])
            for target, stage in limited
            if target in targets and stages.get(stage)
        ),
    ]


def _points_of_stages(journey_map: JourneyMap) -> dict[str, frozenset[str]]:
    return {
        stage.id: frozenset(one.id for one in journey_map.touchpoints if one.stage_id == stage.id)
        for stage in journey_map.stages
    }


def _beside_the_map(
    journey_map: JourneyMap, limited: Mapping[tuple[str, str], int]
) -> Iterator[_Pair]:
    """Give each target action with the stages and touchpoints within it or around it."""
    points = [
        _Group(name=f"journeys at {one.id}", touchpoints=frozenset({one.id}))
        for one in journey_map.touchpoints
    ]
    stages = [
        _Group(name=f"{stage}:reach", touchpoints=touchpoints)
        for stage, touchpoints in _points_of_stages(journey_map).items()
    ]
    for target in _targets(journey_map, limited):
        for place in (*points, *stages):
            tied = place in stages and target.within(place) and place.within(target)
            if place.touchpoints and place.within(target):
                yield _Pair(total=target.name, part=place.name, gives_way=True, tied=tied)
            elif target.touchpoints and target.within(place):
                yield _Pair(total=place.name, part=target.name, tied=False)


def _among_targets(groups: Sequence[_Group], counts: Mapping[str, int]) -> Iterator[_Pair]:
    """Give each two target actions, the wider or else the larger one first."""
    targets = [one for one in groups if one.name in counts]
    for place, one in enumerate(targets):
        for other in targets[place + 1 :]:
            nested = one.within(other) or other.within(one)
            size, size_of_other = counts[one.name], counts[other.name]
            wider = other.within(one) if nested and size == size_of_other else size > size_of_other
            total, part = (one, other) if wider else (other, one)
            yield _Pair(total=total.name, part=part.name, tied=nested)


def _beside_limited(groups: Sequence[_Group], counts: Mapping[str, int]) -> Iterator[_Pair]:
    """Give each target action among a stage's journeys with those that hold it or lie in it."""
    told = [one for one in groups if one.name in counts]
    for part in told:
        for total in told:
            if part is not total and (part.through or total.through) and part.within(total):
                yield _Pair(total=total.name, part=part.name, tied=True)
