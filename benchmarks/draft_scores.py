"""How well a drafted map agrees with a known process: touchpoints, stages and their order.

Names of the measures and where they come from stand in docs/reference/discovery.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, sqrt

import numpy as np
from scipy.optimize import linear_sum_assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a raw name belongs: its touchpoint, and the number of its stage."""

    touchpoint: str
    stage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """One draft against the truth; shares are 0–1, of the events the truth places.

    Attributes:
        found: Share of events some touchpoint of the draft catches.
        precision, recall, f1: Of pairs of raw names in one touchpoint (pairwise).
        b_cubed: B-cubed F1 of the same grouping, each name weighing its events.
        touchpoint: Share of events at the touchpoint matched to the true one.
        stage: Share of events in the stage matched to the true one.
        rand: Adjusted Rand index of raw names by stage.
        tau: Kendall's tau-b of stages, draft against truth, over the names the draft sorts.
    """

    found: float
    precision: float
    recall: float
    f1: float
    b_cubed: float
    touchpoint: float
    stage: float
    rand: float
    tau: float


def score(
    draft: Mapping[str, Place | None], truth: Mapping[str, Place], *, events: Mapping[str, int]
) -> Scores:
    """Compare a draft with the truth over the raw names the truth places.

    Args:
        draft: Raw name → where the draft puts it; None = unsorted or set aside.
        truth: Raw name → where it belongs; other names do not count.
        events: Raw name → its number of events.
    """
    names = sorted(truth)
    true_points = [truth[name].touchpoint for name in names]
    true_stages = [truth[name].stage for name in names]
    places = [draft.get(name) for name in names]
    points: list[Hashable] = [
        place.touchpoint if place else ("alone", name)
        for name, place in zip(names, places, strict=True)
    ]
    stages: list[Hashable] = [
        place.stage if place else ("alone", name) for name, place in zip(names, places, strict=True)
    ]
    weights = [events[name] for name in names]
    precision, recall, f1 = pairwise(points, true_points)
    total = sum(weights)
    sorted_ones = [number for number, place in enumerate(places) if place]
    return Scores(
        found=sum(weights[number] for number in sorted_ones) / total,
        precision=precision,
        recall=recall,
        f1=f1,
        b_cubed=b_cubed(points, true_points, weights),
        touchpoint=matched_share(points, true_points, weights),
        stage=matched_share(stages, true_stages, weights),
        rand=adjusted_rand(stages, true_stages),
        tau=kendall_tau_b(
            [places[number].stage for number in sorted_ones],  # type: ignore[union-attr]
            [true_stages[number] for number in sorted_ones],
        ),
    )


def pairwise(found: Sequence[Hashable], true: Sequence[Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of pairs put together; 1 where there is no such pair."""
    both = sum(comb(count, 2) for count in Counter(zip(found, true, strict=True)).values())
    together = sum(comb(count, 2) for count in Counter(found).values())
    belong = sum(comb(count, 2) for count in Counter(true).values())
    precision = both / together if together else 1.0
    recall = both / belong if belong else 1.0
    return precision, recall, _harmonic(precision, recall)


def b_cubed(found: Sequence[Hashable], true: Sequence[Hashable], weights: Sequence[int]) -> float:
    """Return B-cubed F1: for each event, how pure and how whole the group around it is."""
    cells: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    groups: dict[Hashable, int] = defaultdict(int)
    classes: dict[Hashable, int] = defaultdict(int)
    for one, other, weight in zip(found, true, weights, strict=True):
        cells[one, other] += weight
        groups[one] += weight
        classes[other] += weight
    total = sum(weights)
    precision = sum(n * n / groups[one] for (one, _), n in cells.items()) / total
    recall = sum(n * n / classes[other] for (_, other), n in cells.items()) / total
    return _harmonic(precision, recall)


def matched_share(
    found: Sequence[Hashable], true: Sequence[Hashable], weights: Sequence[int]
) -> float:
    """Return the share of events in agreement after the best one-to-one matching of groups."""
    rows = {one: number for number, one in enumerate(dict.fromkeys(found))}
    columns = {one: number for number, one in enumerate(dict.fromkeys(true))}
    table = np.zeros((len(rows), len(columns)))
    for one, other, weight in zip(found, true, weights, strict=True):
        table[rows[one], columns[other]] += weight
    chosen = linear_sum_assignment(-table)
    return float(table[chosen].sum() / table.sum())


def adjusted_rand(found: Sequence[Hashable], true: Sequence[Hashable]) -> float:
    """Return the adjusted Rand index: 1 = the same groups, 0 = as by chance."""
    cells = sum(comb(count, 2) for count in Counter(zip(found, true, strict=True)).values())
    rows = sum(comb(count, 2) for count in Counter(found).values())
    columns = sum(comb(count, 2) for count in Counter(true).values())
    expected = rows * columns / max(1, comb(len(found), 2))
    most = (rows + columns) / 2
    return 1.0 if most == expected else (cells - expected) / (most - expected)


def kendall_tau_b(found: Sequence[int], true: Sequence[int]) -> float:
    """Return Kendall's tau-b: 1 = the same order, 0 = none in common, -1 = the reverse."""
    agreeing = found_apart = true_apart = 0
    for one, other in combinations(zip(found, true, strict=True), 2):
        here = (one[0] > other[0]) - (one[0] < other[0])
        there = (one[1] > other[1]) - (one[1] < other[1])
        agreeing += here * there
        found_apart += here != 0
        true_apart += there != 0
    apart = sqrt(found_apart * true_apart)
    return agreeing / apart if apart else 0.0


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
