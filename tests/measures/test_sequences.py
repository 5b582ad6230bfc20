"""Frequent sequences: a published example, brute force, limits on gaps, and what they foretell."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import numpy as np
import pytest

from desireline.measures.comparison import ComparisonError
from desireline.measures.foretelling import cut_at_outcome, foretelling
from desireline.measures.sequences import (
    Limits,
    SequenceLimitsError,
    closed_sequences,
    frequent_sequences,
    holds,
)

README = ((0, 1, 2, 3, 4), (1, 1, 1, 3, 4), (2, 1, 2, 2, 0), (1, 1, 1, 2, 2))


def counted(found) -> dict[tuple, int]:
    assert len({one.touchpoints for one in found}) == len(found)
    assert all(one.journeys == len(one.within) for one in found)
    return {one.touchpoints: one.journeys for one in found}


def test_the_example_has_fourteen_frequent_and_six_closed_sequences() -> None:
    """The example of the PrefixSpan package, two journeys or more."""
    assert len(counted(frequent_sequences(README, Limits(least=2)))) == 14
    assert counted(closed_sequences(README, Limits(least=2))) == {
        (0,): 2,
        (1,): 4,
        (1, 2): 3,
        (1, 1, 1): 2,
        (1, 2, 2): 2,
        (1, 3, 4): 2,
    }


def reachable(steps, at, *, gap, span) -> set[tuple]:
    """List every sequence of up to three touchpoints a journey has within the limits."""
    found = set()
    for size in (1, 2, 3):
        for places in combinations(range(len(steps)), size):
            apart = [at[b] - at[a] for a, b in pairwise(places)]
            if all(one <= gap for one in apart) and sum(apart) <= span:
                found.add(tuple(steps[place] for place in places))
    return found


@pytest.mark.parametrize(("gap", "span"), [(None, None), (1, None), (2, 3), (None, 2), (1, 2)])
@pytest.mark.parametrize("timed", [False, True])
def test_counts_are_those_of_looking_at_all_there_are(gap, span, timed) -> None:
    rng = np.random.default_rng(2)
    journeys = [rng.integers(0, 4, rng.integers(1, 8)).tolist() for _ in range(30)]
    moments = [np.cumsum(rng.integers(0, 3, len(one))).tolist() for one in journeys]
    at = moments if timed else [range(len(one)) for one in journeys]
    each = [
        reachable(steps, where, gap=gap or 1e9, span=span or 1e9)
        for steps, where in zip(journeys, at, strict=True)
    ]
    every = {one: sum(one in own for own in each) for one in set().union(*each)}
    limits = Limits(least=4, longest=3, gap=gap, span=span)
    found = frequent_sequences(journeys, limits, moments=moments if timed else None)
    assert counted(found) == {one: n for one, n in every.items() if n >= 4}


def test_closed_ones_are_those_no_longer_one_covers() -> None:
    rng = np.random.default_rng(3)
    journeys = [rng.integers(0, 3, rng.integers(3, 7)).tolist() for _ in range(9)]
    every = counted(frequent_sequences(journeys, Limits(least=2)))
    expected = {
        one: n
        for one, n in every.items()
        if not any(
            n == m and len(other) > len(one) and holds(other, one) for other, m in every.items()
        )
    }
    assert counted(closed_sequences(journeys, Limits(least=2))) == expected
    assert 0 < len(expected) < len(every)


def test_a_journey_is_cut_before_its_outcome() -> None:
    cut = cut_at_outcome([["a", "b", "buy", "c", "buy"], ["buy", "a"], ["a", "c"]], "buy")
    assert cut.journeys == (("a", "b"), ("a", "c"))
    assert cut.reached.tolist() == [True, False]


def bought(*, help_chance: float, seed: int, n: int = 600):
    """Let touchpoints come at random; who meets help then pay buys with another chance."""
    rng = np.random.default_rng(seed)
    journeys = []
    for _ in range(n):
        steps = list(rng.choice(["home", "help", "pay", "cart", "faq"], rng.integers(2, 6)))
        chance = help_chance if holds(steps, ("help", "pay")) else 0.3
        journeys.append([*steps, "buy"] if rng.random() < chance else steps)
    return cut_at_outcome(journeys, "buy")


def test_the_sequence_planted_stands_first_with_its_lift() -> None:
    cut = bought(help_chance=0.8, seed=4)
    first = foretelling(cut, Limits(least=30, shortest=2, longest=3))[0]
    assert first.sequence.touchpoints == ("help", "pay")
    assert first.apart
    assert first.with_it.low < 0.8 < first.with_it.high
    assert first.lift == pytest.approx(first.with_it.value / cut.reached.mean())
    assert first.at_equal_length == pytest.approx(first.difference.value, abs=0.08)


def test_where_nothing_is_planted_hardly_anything_is_found() -> None:
    false = sum(
        any(row.apart for row in foretelling(bought(help_chance=0.3, seed=seed), Limits(least=30)))
        for seed in range(40)
    )
    assert false <= 5


def test_journeys_of_one_length_weigh_by_how_many_have_and_lack_it() -> None:
    """Length 1: 4 of 8 with a, 1 of 4 without; length 2: 3 of 3 with, 0 of 6 without."""
    told = [(("a",), 8, 4), (("b",), 4, 1), (("a", "c"), 3, 3), (("b", "c"), 6, 0)]
    journeys = [
        [*steps, "buy"] if k < came else list(steps) for steps, n, came in told for k in range(n)
    ]
    cut = cut_at_outcome(journeys, "buy")
    row = next(
        row
        for row in foretelling(cut, Limits(least=3, longest=1))
        if row.sequence.touchpoints == ("a",)
    )
    weights = (8 * 4 / 12, 3 * 6 / 9)
    assert row.at_equal_length == pytest.approx(
        (weights[0] * (4 / 8 - 1 / 4) + weights[1] * 1.0) / sum(weights)
    )


def test_long_journeys_that_buy_more_are_not_taken_for_what_they_pass() -> None:
    rng = np.random.default_rng(5)
    journeys = []
    for _ in range(3000):
        size = int(rng.integers(1, 9))
        steps = list(rng.choice(["a", "b", "c", "d"], size))
        journeys.append([*steps, "buy"] if rng.random() < size / 10 else steps)
    rows = foretelling(cut_at_outcome(journeys, "buy"), Limits(least=100, longest=1))
    for row in rows:
        assert row.apart, "longer journeys pass each of them and buy more"
        assert row.at_equal_length < row.difference.value / 2


def test_what_leaves_nothing_is_refused() -> None:
    with pytest.raises(SequenceLimitsError, match="start at 1"):
        Limits(least=0)
    with pytest.raises(SequenceLimitsError, match="below shortest"):
        Limits(least=1, shortest=3, longest=2)
    with pytest.raises(ComparisonError, match="0 of 2"):
        foretelling(cut_at_outcome([["a"], ["b"]], "buy"), Limits(least=1))


def test_nobody_has_no_sequences() -> None:
    assert frequent_sequences([], Limits(least=1)) == []
    assert not any(closed_sequences(list(product("ab", repeat=2)), Limits(least=5)))
