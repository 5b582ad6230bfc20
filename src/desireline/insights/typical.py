"""The typical journey behind a number: the one nearest to all others, not the most dramatic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desireline.journeys.one_customer import Paths

LONGEST_COMPARED = 30
CANDIDATES = 150
COMPARED_WITH = 600
_END = -1
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typical:
    """Journeys from the typical one on, the most similar first.

    Attributes:
        journeys: Those that pass the same stages in the same order as the typical one, which
            stands first.
        stages: These stages' indices.
        among: All journeys the typical one was chosen from.
    """

    journeys: tuple[int, ...]
    stages: tuple[int, ...]
    among: int


def typical(paths: Paths) -> Typical:
    """Choose the medoid of some journeys and line up those like it.

    The medoid (Kaufman & Rousseeuw 1987) is the journey with the smallest mean distance to all
    others. The distance of two journeys is that of their orders of touchpoints, repeats in a
    row taken as one (Levenshtein 1966, divided by the longer order, 0–1), plus that of their
    durations (difference of their ranks among all, 0–1). Orders are compared up to their first
    30 touchpoints; where there are many, the 150 most frequent are compared with the 600 most
    frequent, of equally frequent ones those of usual length first. Ties go to the earlier
    journey, so the same evidence always gives the same one.
    """
    orders, of_journey = _orders(paths)
    ranks = _ranks(paths.seconds)
    counts = np.bincount(of_journey, minlength=len(orders))
    line = _by_frequency(orders, counts)
    against = line[:COMPARED_WITH]
    padded, weights = _padded([orders[one] for one in against]), counts[against]
    cost = np.full(len(orders), np.inf)
    for one in line[:CANDIDATES]:
        cost[one] = float(_distances(orders[one], padded) @ weights) / float(weights.sum())
    total = cost[of_journey] + _mean_gap(ranks)
    best = int(np.lexsort((paths.journeys, paths.began_ms, np.round(total, 12)))[0])
    return _like(paths, best, orders=orders, of_journey=of_journey, ranks=ranks)


def _like(
    paths: Paths,
    best: int,
    *,
    orders: list[Codes],
    of_journey: Codes,
    ranks: npt.NDArray[np.float64],
) -> Typical:
    stage_ways = [_collapsed(_of(paths.stages, paths, at)) for at in range(len(paths.journeys))]
    way = stage_ways[best]
    like = np.array(
        [at for at, other in enumerate(stage_ways) if np.array_equal(other, way)], dtype=np.int64
    )
    some, place = np.unique(of_journey[like], return_inverse=True)
    far = _distances(orders[of_journey[best]], _padded([orders[one] for one in some]))[place]
    distance = np.round(far + np.abs(ranks[like] - ranks[best]), 12)
    order = np.lexsort((paths.journeys[like], distance, like != best))
    return Typical(
        journeys=tuple(int(one) for one in paths.journeys[like[order]]),
        stages=tuple(int(one) for one in way),
        among=len(paths.journeys),
    )


def _orders(paths: Paths) -> tuple[list[Codes], Codes]:
    """Return the distinct orders of touchpoints, and which of them each journey has."""
    known: dict[bytes, int] = {}
    orders: list[Codes] = []
    of_journey = np.empty(len(paths.journeys), dtype=np.int64)
    for at in range(len(paths.journeys)):
        order = _collapsed(_of(paths.touchpoints, paths, at))[:LONGEST_COMPARED]
        key = order.tobytes()
        if key not in known:
            known[key] = len(orders)
            orders.append(order)
        of_journey[at] = known[key]
    return orders, of_journey


def _of(codes: Codes, paths: Paths, at: int) -> Codes:
    return codes[paths.starts[at] : paths.starts[at + 1]]


def _collapsed(codes: Codes) -> Codes:
    """Return codes with repeats in a row taken as one."""
    keep = np.ones(len(codes), dtype=bool)
    keep[1:] = codes[1:] != codes[:-1]
    return codes[keep]


def _by_frequency(orders: list[Codes], counts: Codes) -> Codes:
    """Return the orders' places: the most frequent first, then those of usual length."""
    lengths = np.array([len(order) for order in orders])
    usual = np.median(np.repeat(lengths, counts))
    texts = np.array([",".join(map(str, order)) for order in orders])
    return np.lexsort((texts, np.abs(lengths - usual), -counts)).astype(np.int64)


def _padded(orders: list[Codes]) -> Codes:
    made = np.full((len(orders), max(len(order) for order in orders)), _END, dtype=np.int64)
    for row, order in enumerate(orders):
        made[row, : len(order)] = order
    return made


def _distances(order: Codes, others: Codes) -> npt.NDArray[np.float64]:
    """Return Levenshtein's distance of one order to each row of others, by the longer's length.

    A row of the usual table is filled for all others at once; insertions along it are a running
    minimum of what stands there less its place.
    """
    lengths = (others != _END).sum(axis=1)
    places = np.arange(others.shape[1] + 1)
    above = np.tile(places, (len(others), 1))
    for number, code in enumerate(order, start=1):
        fresh = np.empty_like(above)
        fresh[:, 0] = number
        changed = above[:, :-1] + (others != code)
        fresh[:, 1:] = np.minimum(changed, above[:, 1:] + 1)
        above = np.minimum.accumulate(fresh - places, axis=1) + places
    found = above[np.arange(len(others)), lengths]
    return np.asarray(found / np.maximum(lengths, len(order)), dtype=np.float64)


def _ranks(seconds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return each duration's rank, 0–1; equal ones share theirs."""
    if len(seconds) == 1:
        return np.zeros(1)
    ordered = np.sort(seconds)
    low = np.searchsorted(ordered, seconds, side="left")
    high = np.searchsorted(ordered, seconds, side="right") - 1
    return np.asarray((low + high) / 2 / (len(seconds) - 1), dtype=np.float64)


def _mean_gap(ranks: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return each rank's mean distance to all ranks."""
    ordered = np.sort(ranks)
    sums = np.concatenate(([0.0], np.cumsum(ordered)))
    below = np.searchsorted(ordered, ranks, side="right")
    n = len(ranks)
    return np.asarray(
        (ranks * below - sums[below] + (sums[n] - sums[below]) - ranks * (n - below)) / n,
        dtype=np.float64,
    )
