"""Two shares and many segments, against printed examples and brute force."""

from __future__ import annotations

from itertools import product
from math import comb, erfc

import numpy as np
import pytest

from desireline.measures.comparison import (
    ComparisonError,
    benjamini_hochberg,
    compare_segments,
    compare_shares,
    difference,
    fisher,
)
from desireline.measures.intervals import Interval, median_interval


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((0, 10), (10, 10), 0.6075, 1.0),
        ((0, 10), (0, 20), -0.2775, 0.1611),
    ],
)
def test_the_examples_of_newcombe_have_his_bounds(before, after, low, high) -> None:
    """Newcombe 1998, Statistics in Medicine 17:873–890, table II, method 10."""
    found = compare_shares(before=before, after=after).difference
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_a_lady_tasting_tea_is_right_by_chance_in_34_of_70() -> None:
    """Fisher 1935: 3 of 4 against 1 of 4; both tails."""
    assert fisher(3, 4, 1, 4) == pytest.approx(34 / 70)


def test_the_exact_chance_is_the_sum_over_all_tables_no_more_likely() -> None:
    for part, other in product(range(6), range(8)):
        tables = {
            one: comb(5, one) * comb(7, part + other - one)
            for one in range(6)
            if 0 <= part + other - one <= 7
        }
        mine = tables[part]
        exact = sum(n for n in tables.values() if n <= mine) / sum(tables.values())
        assert fisher(part, 5, other, 7) == pytest.approx(exact)


def test_the_chance_is_that_of_the_chi_squared_test_with_one_less() -> None:
    found = compare_shares(before=(48, 80), after=(56, 70))
    both = 104 / 150
    z = (56 / 70 - 48 / 80) / np.sqrt(both * (1 - both) * (1 / 80 + 1 / 70))
    assert found.chance == pytest.approx(erfc(z * np.sqrt(149 / 150) / np.sqrt(2)))


def test_the_fifteen_chances_of_benjamini_and_hochberg_keep_four() -> None:
    """The example of the paper: myocardial infarction, fifteen hypotheses."""
    told = "0.0001 0.0004 0.0019 0.0095 0.0201 0.0278 0.0298 0.0344 0.0459 0.3240 0.4262 0.5719"
    alone = [float(one) for one in [*told.split(), "0.6528", "0.7590", "1.0"]]
    corrected = benjamini_hochberg(alone)
    assert int((corrected <= 0.05).sum()) == 4
    assert corrected[3] == pytest.approx(0.0095 * 15 / 4)
    assert corrected[-1] == 1
    assert (np.diff(corrected) >= 0).all()


def test_the_order_of_chances_does_not_matter() -> None:
    alone = np.random.default_rng(0).random(40)
    turned = benjamini_hochberg(alone[::-1])[::-1]
    assert turned.tolist() == benjamini_hochberg(alone).tolist()


def test_segments_that_do_not_differ_are_rarely_called_apart() -> None:
    rng = np.random.default_rng(1)
    false = 0
    for _ in range(200):
        wholes = rng.integers(50, 400, 20)
        rows = compare_segments(
            {str(n): (int(rng.binomial(whole, 0.3)), int(whole)) for n, whole in enumerate(wholes)}
        )
        false += any(row.apart for row in rows)
    assert 2 <= false <= 20, "in about five of a hundred looks something is called apart"


def test_the_segment_that_stands_out_stands_first() -> None:
    rows = compare_segments({"a": (30, 100), "b": (60, 100), "c": (29, 100), "nobody": (0, 0)})
    assert rows[0].name == "b"
    assert rows[0].apart
    assert rows[0].change.difference.value == pytest.approx(0.6 - 59 / 200)


def test_two_medians_lie_apart_by_what_their_bounds_allow() -> None:
    one = median_interval(np.arange(1.0, 101))
    other = median_interval(np.arange(1.0, 101) + 40)
    found = difference(one, other)
    assert found.value == 40
    assert 40 - found.low == pytest.approx(found.high - 40, rel=0.1)
    assert found.low > 0


def test_a_bound_that_is_not_known_leaves_its_side_open() -> None:
    found = difference(
        Interval(value=3.0, low=2.0, high=None), Interval(value=5.0, low=4.0, high=7.0)
    )
    assert (found.low, found.high) == (None, pytest.approx(2 + 5**0.5))


def test_nobody_cannot_be_compared() -> None:
    with pytest.raises(ComparisonError, match="0 of 0"):
        compare_shares(before=(0, 0), after=(1, 2))
    with pytest.raises(ComparisonError, match="needs two"):
        compare_segments({"a": (1, 2)})
