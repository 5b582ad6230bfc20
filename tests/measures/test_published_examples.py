"""Estimates with numbers anyone can look up: survival, Shapley values, removal effects."""

from __future__ import annotations

import numpy as np
import pytest

from desireline.journeys.goal_paths import GoalPaths
from desireline.measures.attribution import credits_of
from desireline.measures.file_answers import share_columns
from desireline.measures.intervals import share_interval
from desireline.measures.removal import removal_effects
from desireline.measures.shapley import TooManyCoalitionsError, shapley_values
from desireline.measures.survival import finished_within, kaplan_meier

# Remission of leukaemia in weeks (Freireich et al. 1963); + = still in remission.
TREATED = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def survived(told: str):
    times = np.array([float(one.removesuffix("+")) for one in told.split()])
    return kaplan_meier(times, np.array([not one.endswith("+") for one in told.split()]))


def test_the_remission_data_give_the_shares_and_errors_of_the_textbooks() -> None:
    curve = survived(TREATED)
    assert curve.times.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert curve.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert curve.share.round(4).tolist() == [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert curve.error.round(4).tolist() == [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    median = curve.quantile(0.5)
    assert (median.value, median.low, median.high) == (23, 13, None)


def test_where_nobody_is_cut_off_the_share_is_the_plain_one() -> None:
    curve = survived(PLACEBO)
    assert curve.unfinished_after(8).value == pytest.approx(8 / 21)
    assert curve.quantile(0.5).value == 8
    assert (curve.share[-1], curve.low[-1], curve.high[-1]) == (0, 0, 0)


def test_who_was_not_followed_so_long_does_not_count_as_staying_away() -> None:
    """In the treated group 9 of 21 fell ill, 7 within 16 weeks: 1 − 0.6275 by the textbooks."""
    weeks = [one.removesuffix("+") for one in TREATED.split()]
    ended = np.array([not one.endswith("+") for one in TREATED.split()])
    found = finished_within(np.array([float(one) for one in weeks]), ended, within=16)
    assert found.share.value == pytest.approx(0.3725, abs=5e-5)
    assert (found.n, found.finished, found.followed) == (21, 7, 17)
    assert found.plain.value == pytest.approx(7 / 21)
    assert found.share.low < found.plain.value < found.share.value < found.share.high
    none = finished_within(np.array([3.0, 4]), np.array([False, True]), within=5)
    assert none.share.value is None
    assert finished_within(np.empty(0), np.empty(0, dtype=bool), within=5).share.value is None


def test_nobody_has_no_median_and_everyone_cut_off_has_none_either() -> None:
    assert survived("").quantile(0.5).value is None
    assert survived("4+ 5+").quantile(0.5).value is None
    assert survived("4+ 5").unfinished_after(4).value == 1


def test_the_one_right_glove_is_worth_two_thirds() -> None:
    def pairs(gloves: frozenset[str]) -> float:
        return float("right" in gloves and len(gloves) > 1)

    values = shapley_values(["left one", "left two", "right"], pairs)
    assert values == pytest.approx({"left one": 1 / 6, "left two": 1 / 6, "right": 2 / 3})


def test_each_pays_its_part_of_the_runway() -> None:
    """The airport game (Littlechild and Owen 1973): who needs a stretch shares its cost."""
    needs = {"small": 8.0, "middle": 11.0, "large": 13.0, "widest": 18.0}
    values = shapley_values(list(needs), lambda who: max((needs[one] for one in who), default=0.0))
    assert values == pytest.approx({"small": 2, "middle": 3, "large": 4, "widest": 9})


def test_more_than_twelve_are_refused() -> None:
    with pytest.raises(TooManyCoalitionsError, match="8,192 coalitions"):
        shapley_values([str(n) for n in range(13)], lambda _: 0.0)


def paths(*told: str, customers: list[int] | None = None) -> GoalPaths:
    """Read paths such as ``0 1 2 !``: touchpoints in order, ! = the goal."""
    walks = [[int(one) for one in path.replace("!", "").split()] for path in told]
    return GoalPaths(
        touchpoint=np.array([step for walk in walks for step in walk], dtype=np.int64),
        path=np.repeat(np.arange(len(walks)), [len(walk) for walk in walks]),
        customer=np.array(customers or range(len(walks)), dtype=np.int64),
        reached=np.array(["!" in path for path in told]),
        at_once=0,
    )


def test_three_paths_worked_out_by_hand_give_their_removal_effects() -> None:
    """One bought after 0 1 2, one left at 0, one after 1 2: a third buys."""
    found = credits_of(paths("0 1 2 !", "0", "1 2"), touchpoints=3, method="markov")
    assert found.effects is not None
    assert found.effects.tolist() == pytest.approx([0.5, 1, 1])
    assert found.credit.tolist() == pytest.approx([0.2, 0.4, 0.4])
    assert found.conversions == 1


def test_a_loop_changes_no_removal_effect() -> None:
    counts = np.array([[2.0, 1, 0, 0], [0, 1, 1, 1], [0, 0, 1, 1]])
    looping = counts.copy()
    looping[1, 0] += 7
    one, other = removal_effects(counts), removal_effects(looping)
    assert other.conversion == pytest.approx(one.conversion)
    assert other.effects.tolist() == pytest.approx(one.effects.tolist())


def test_where_conversions_are_worth_more_effects_follow_the_worth() -> None:
    """Half begin at 0, half at 1; half of each buys, worth 1 after 0 and 3 after 1."""
    counts = np.array([[4.0, 4, 0, 0], [0, 0, 2, 2], [0, 0, 2, 2]])
    found = removal_effects(counts, worth=np.array([0.0, 1, 3]))
    assert found.conversion == pytest.approx((1 + 3) / 4)
    assert found.effects.tolist() == pytest.approx([0.25, 0.75])
    assert removal_effects(counts).effects.tolist() == pytest.approx([0.5, 0.5])


def test_where_nobody_converts_nothing_is_shared_out() -> None:
    found = credits_of(paths("0 1", "1"), touchpoints=2, method="markov")
    assert found.credit.tolist() == [0, 0]
    assert found.effects is not None
    assert found.effects.tolist() == [0, 0]


def test_credit_by_different_touchpoints_is_the_shapley_value_of_their_coalitions() -> None:
    told = ("0 1 2 0 !", "1 1 !", "2 3 1 !", "0 3", "4 !", "0 !", "3 0 3 2 4 !")
    converted = [frozenset(path.replace("!", "").split()) for path in told if "!" in path]
    exact = shapley_values(
        [str(n) for n in range(5)], lambda group: float(sum(one <= group for one in converted))
    )
    found = credits_of(paths(*told), touchpoints=5, method="shapley")
    assert found.credit.tolist() == pytest.approx(list(exact.values()))


def test_the_ends_of_a_path_take_most_of_the_credit_by_position() -> None:
    found = credits_of(paths("0 1 2 3 !", "0 1 !", "2 !"), touchpoints=4, method="position")
    assert found.credit.tolist() == pytest.approx([0.9, 0.6, 1.1, 0.4])


def test_bounds_come_from_whole_customers_and_are_the_same_each_time() -> None:
    many = ("0 !", "1 !", "0 1 !", "1") * 25
    alone = credits_of(paths(*many), touchpoints=2, method="linear")
    again = credits_of(paths(*many), touchpoints=2, method="linear")
    grouped = credits_of(
        paths(*many, customers=[n // 20 for n in range(100)]), touchpoints=2, method="linear"
    )
    assert alone.low.tolist() == again.low.tolist()
    assert (alone.low < alone.credit).all()
    assert (alone.credit < alone.high).all()
    assert (grouped.low == grouped.high).all(), "five customers alike leave nothing to chance"


def test_columns_of_shares_have_the_bounds_of_single_shares() -> None:
    """Wilson's interval of 81 in 263: 0.2553 to 0.3662 (Newcombe 1998)."""
    parts, wholes = [81, 0, 5, 29, 0], [263, 20, 5, 29, 0]
    columns = share_columns("share", parts, wholes)
    single = [share_interval(part, whole) for part, whole in zip(parts, wholes, strict=True)]
    for name, bound in (("share", "value"), ("share_low", "low"), ("share_high", "high")):
        assert columns[name].to_pylist() == pytest.approx([getattr(one, bound) for one in single])
    assert columns["share_low"][0].as_py() == pytest.approx(0.2553, abs=5e-5)
    assert columns["share_high"][0].as_py() == pytest.approx(0.3662, abs=5e-5)
