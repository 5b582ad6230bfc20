"""Which touchpoints conversions are put down to, by six published rules, with intervals.

Credit is a way of sharing conversions out; it does not say what would happen without a touchpoint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from desireline.journeys.goal_paths import GoalPaths
from desireline.journeys.walked import different
from desireline.measures.credit_memory import remembered, removal_effects_of
from desireline.measures.removal import RemovalEffects, removal_effects

Numbers = npt.NDArray[np.float64]
Chained: TypeAlias = Callable[[Numbers], tuple[RemovalEffects, float]]
Method = Literal["markov", "shapley", "first", "last", "linear", "position"]
RESAMPLES = 200
_AT_A_TIME = 20
_FIRST_AND_LAST = 0.4
RULES: Mapping[Method, str] = MappingProxyType(
    {
        "markov": "in proportion to the removal effect in a first-order Markov chain of all "
        "journeys, converted or not (Anderl et al. 2016), solved exactly",
        "shapley": "to the different touchpoints of each path in equal parts, which is the exact "
        "Shapley value of the game “conversions of journeys that use no other touchpoints” "
        "(Shapley 1953; Zhao et al. 2018)",
        "first": "to the first touchpoint",
        "last": "to the last touchpoint before the goal",
        "linear": "to all steps before the goal in equal parts",
        "position": "40% to the first, 40% to the last, the rest to those between in equal "
        "parts; halves where there are two",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """Conversions put down to each touchpoint, with bounds in 95 of 100 resamples of customers.

    Attributes:
        effects: Removal effect of each, 0–1; None for other methods than ``markov``.
        conversions: What the credits sum to.
    """

    credit: Numbers
    low: Numbers
    high: Numbers
    effects: Numbers | None
    conversions: int


def credits_of(  # noqa: PLR0913 - one question, named parts
    paths: GoalPaths,
    *,
    touchpoints: int,
    method: Method,
    order: int = 1,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Credits:
    """Share the conversions out among touchpoints, numbered from 0.

    Customers are resampled whole (Efron 1979, percentile interval), so one customer's journeys
    stay together; ``seed`` makes it the same every time. ``order`` is how many steps back the
    chain of ``markov`` looks; ``credit_memory.choose_memory`` chooses it.

    Raises:
        CreditMemoryError: ``order`` is outside 1–4.
    """
    if method != "markov":
        cells, chained = _heuristic(paths, touchpoints, method), None
    elif order == 1:
        cells, chained = _edges(paths, touchpoints), _in_short(touchpoints)
    else:
        cells, chained = _in_long(paths, touchpoints, order)
    share = _as_is if chained is None else _in_proportion(chained)
    whole = np.asarray(cells.sum(axis=0), dtype=np.float64).ravel()
    drawn = np.array([share(one) for one in _resampled(cells, resamples, seed)])
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0) if resamples else (None, None)
    unknown = np.full(touchpoints, np.nan)
    return Credits(
        credit=share(whole),
        low=unknown if low is None else low,
        high=unknown if high is None else high,
        effects=None if chained is None else chained(whole)[0].effects,
        conversions=int(paths.reached.sum()),
    )


def _as_is(cells: Numbers) -> Numbers:
    return cells


def _in_proportion(chained: Chained) -> Callable[[Numbers], Numbers]:
    def share(cells: Numbers) -> Numbers:
        found, conversions = chained(cells)
        return found.credits(conversions)

    return share


def _in_short(touchpoints: int) -> Chained:
    """Give removal effects and conversions of a chain that remembers the last step."""

    def chained(cells: Numbers) -> tuple[RemovalEffects, float]:
        counts = cells.reshape(touchpoints + 1, touchpoints + 2)
        return removal_effects(counts), float(counts[:, touchpoints].sum())

    return chained


def _in_long(paths: GoalPaths, touchpoints: int, order: int) -> tuple[csr_array, Chained]:
    """Give each customer's transitions between longer pasts, and what a chain of them says."""
    chain = remembered(paths, touchpoints=touchpoints, order=order)
    width = chain.states + 2
    pairs, cells = np.unique(chain.here * width + chain.onward, return_inverse=True)
    once = replace(chain, here=pairs // width, onward=pairs % width)
    people = int(paths.customer.max(initial=-1)) + 1
    counts = csr_array((np.ones(len(cells)), (chain.owner, cells)), shape=(people, len(pairs)))

    def chained(weights: Numbers) -> tuple[RemovalEffects, float]:
        found = removal_effects_of(once, weights, touchpoints=touchpoints)
        return found, float(weights[once.onward == chain.states].sum())

    return counts, chained


def _edges(paths: GoalPaths, touchpoints: int) -> csr_array:
    """Count each customer's transitions: from start or touchpoint to touchpoint or an end."""
    width = touchpoints + 2
    steps, path = paths.touchpoint, paths.path
    same = path[1:] == path[:-1]
    first, last = np.r_[True, ~same][: len(path)], np.r_[~same, True][-len(path) :]
    ends = np.where(paths.reached, touchpoints, touchpoints + 1)
    cells = np.concatenate(
        [
            steps[first],
            (steps[:-1][same] + 1) * width + steps[1:][same],
            (steps[last] + 1) * width + ends,
        ]
    )
    owners = np.concatenate([path[first], path[1:][same], path[last]])
    return _by_customer(paths, owners, cells, np.ones(len(cells)), width * (touchpoints + 1))


def _heuristic(paths: GoalPaths, touchpoints: int, method: Method) -> csr_array:
    counted = paths.reached[paths.path]
    steps, path = paths.touchpoint[counted], paths.path[counted]
    if method == "shapley":
        pairs = different(path * touchpoints + steps)
        path, steps = pairs // touchpoints, pairs % touchpoints
    lengths = np.bincount(path, minlength=len(paths.reached))[path]
    place = np.arange(len(path)) - np.searchsorted(path, path)
    is_first, is_last = place == 0, place == lengths - 1
    parts = {
        "first": is_first.astype(float),
        "last": is_last.astype(float),
        "linear": 1 / lengths,
        "shapley": 1 / lengths,
        "position": _position(lengths, is_first=is_first, is_last=is_last),
    }[method]
    return _by_customer(paths, path, steps, parts, touchpoints)


def _position(
    lengths: npt.NDArray[np.int64],
    *,
    is_first: npt.NDArray[np.bool_],
    is_last: npt.NDArray[np.bool_],
) -> Numbers:
    at_ends = np.choose(np.minimum(lengths, 3) - 1, [1.0, 0.5, _FIRST_AND_LAST])
    between = (1 - 2 * _FIRST_AND_LAST) / np.maximum(lengths - 2, 1)
    return np.where(is_first | is_last, at_ends, between)


def _by_customer(
    paths: GoalPaths,
    owners: npt.NDArray[np.int64],
    cells: npt.NDArray[np.int64],
    amounts: Numbers,
    width: int,
) -> csr_array:
    people = int(paths.customer.max()) + 1 if len(paths.customer) else 0
    return csr_array((amounts, (paths.customer[owners], cells)), shape=(people, width))


def _resampled(cells: csr_array, resamples: int, seed: int) -> list[Numbers]:
    people = cells.shape[0]
    if people == 0:
        return [np.zeros(cells.shape[1])] * resamples
    rng = np.random.default_rng(seed)
    turned = cells.T.tocsr()
    drawn: list[Numbers] = []
    for start in range(0, resamples, _AT_A_TIME):
        many = min(_AT_A_TIME, resamples - start)
        picked = rng.integers(0, people, size=(many, people))
        weights = np.array([np.bincount(one, minlength=people) for one in picked], dtype=float)
        drawn.extend(np.asarray(turned @ weights.T).T)
    return drawn
