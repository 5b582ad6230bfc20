"""Our statistics against those of well-known packages: checks 18 to 26 of the table.

``peer_statistics.py`` asks them in their environment (``make peers``); where it is missing these
tests are skipped.
"""

from __future__ import annotations

import csv
from contextlib import closing
from datetime import timedelta
from functools import cache

import answers as peers
import numpy as np
import pytest

from desireline.journeys.goal_paths import GoalPaths
from desireline.measures.attribution import credits_of
from desireline.measures.before_after import difference_in_differences, interrupted_series
from desireline.measures.comparison import benjamini_hochberg, compare_shares
from desireline.measures.event_file import read_events
from desireline.measures.holdout import held_out
from desireline.measures.lifetime_value import PurchaseHistory, fit_purchases
from desireline.measures.planned_path import align, straight_plan
from desireline.measures.removal import removal_effects
from desireline.measures.sequences import Limits, closed_sequences, frequent_sequences
from desireline.measures.spending import fit_spending
from desireline.measures.survival import kaplan_meier

README = ((0, 1, 2, 3, 4), (1, 1, 1, 3, 4), (2, 1, 2, 2, 0), (1, 1, 1, 2, 2))
PLAN = (
    *("home", "product_view", "add_to_cart", "cart"),
    *("shipping_details", "payment_details", "purchase"),
)


@cache
def answer(check: str):
    return peers.answers("statistics")[check]


@cache
def table(name: str) -> dict[str, list[str]]:
    answer("check_18_transition_matrix")
    with (peers.folder() / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {column: [row[column] for row in rows] for column in rows[0]}


def numbers(name: str, column: str) -> np.ndarray:
    return np.array([float(one or "nan") for one in table(name)[column]])


@cache
def channels() -> tuple[str, ...]:
    return tuple(
        sorted({step for path in table("paths.csv")["path"] for step in path.split(" > ")})
    )


@cache
def walked() -> GoalPaths:
    """Give each path as often as it was taken, with and without a conversion."""
    known = {name: place for place, name in enumerate(channels())}
    steps, lengths, reached = [], [], []
    ends = zip(
        *(table("paths.csv")[one] for one in ("path", "total_conversions", "total_null")),
        strict=True,
    )
    for path, conversions, none in ends:
        walk = [known[step] for step in path.split(" > ")]
        times = int(conversions) + int(none)
        steps += walk * times
        lengths += [len(walk)] * times
        reached += [True] * int(conversions) + [False] * int(none)
    return GoalPaths(
        touchpoint=np.array(steps),
        path=np.repeat(np.arange(len(lengths)), lengths),
        customer=np.arange(len(lengths)),
        reached=np.array(reached),
        at_once=0,
    )


@cache
def counts() -> np.ndarray:
    """Count each transition: row 0 the start; the last columns conversion and none."""
    paths, size = walked(), len(channels())
    found = np.zeros((size + 1, size + 2))
    first = np.r_[True, np.diff(paths.path) != 0]
    last = np.r_[first[1:], True]
    ends = np.where(paths.reached, size, size + 1)
    np.add.at(found, (0, paths.touchpoint[first]), 1)
    np.add.at(found, (paths.touchpoint[:-1][~last[:-1]] + 1, paths.touchpoint[1:][~first[1:]]), 1)
    np.add.at(found, (paths.touchpoint[last] + 1, ends), 1)
    return found


@cache
def credits_by(method) -> dict[str, float]:
    found = credits_of(walked(), touchpoints=len(channels()), method=method, resamples=0)
    return dict(zip(channels(), found.credit.tolist(), strict=True))


def test_18_chances_of_transitions() -> None:
    chances = counts() / counts().sum(axis=1, keepdims=True)
    rows = {name: place for place, name in enumerate(("(start)", *channels()))}
    columns = {name: place for place, name in enumerate((*channels(), "(conversion)", "(null)"))}
    expected = np.zeros(chances.shape)
    for here, onward, chance in answer("check_18_transition_matrix"):
        expected[rows[here], columns[onward]] = chance
    assert chances == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("rule", ["first", "last", "linear"])
def test_19_heuristics(rule) -> None:
    assert credits_by(rule) == pytest.approx(answer("check_19_heuristics")[rule], abs=1e-6)


def test_20_removal_effects_are_what_endless_simulation_nears() -> None:
    ours = credits_by("markov")
    assert removal_effects(counts()).conversion == pytest.approx(0.2238451356, abs=1e-9)
    assert ours["alpha"] == pytest.approx(5344.947682, abs=1e-5)
    for name, credit in answer("check_20_removal_effects").items():
        if ours[name] > 100:
            assert credit == pytest.approx(ours[name], rel=0.03)


def test_20_removal_effects_on_value() -> None:
    """Worth is that of conversions by their last channel; the figures are the exact published."""
    size = len(channels())
    known = {name: place for place, name in enumerate(channels())}
    values = np.zeros(size + 1)
    for path, value in zip(
        table("paths.csv")["path"], numbers("paths.csv", "total_conversion_value"), strict=True
    ):
        values[known[path.split(" > ")[-1]] + 1] += value
    conversions = counts()[:, size]
    worth = np.divide(values, conversions, out=np.zeros(size + 1), where=conversions > 0)
    found = removal_effects(counts(), worth=worth).credits(float(values.sum()))
    shown = {name: found[known[name]] for name in ("alpha", "iota", "eta", "beta", "theta")}
    published = {"alpha": 18_799.17, "iota": 14_978.44, "eta": 12_991.74, "beta": 9_687.81}
    assert shown == pytest.approx(published | {"theta": 7_511.05}, abs=0.01)


def test_21_shapley_values() -> None:
    assert credits_by("shapley") == pytest.approx(answer("check_21_shapley"), abs=1e-6)
    assert credits_by("shapley")["alpha"] == pytest.approx(7627.944, abs=1e-3)


def buyers() -> PurchaseHistory:
    return PurchaseHistory(
        repeats=numbers("cdnow.csv", "frequency_cal"),
        recency=numbers("cdnow.csv", "recency_cal"),
        age=numbers("cdnow.csv", "T_cal"),
    )


def test_22_buying_again() -> None:
    expected, history = answer("check_22_lifetime_value"), buyers()
    model = fit_purchases(history)
    assert model.customers == 2357
    for name, published in (("r", 0.2426), ("alpha", 4.4135), ("a", 0.7929), ("b", 2.4258)):
        assert getattr(model, name) == pytest.approx(expected["purchases"][name], rel=2e-3)
        assert getattr(model, name) == pytest.approx(published, rel=1e-3)
    assert model.log_likelihood == pytest.approx(-9582.43, abs=0.01)
    errors = dict(zip(("r", "alpha", "a", "b"), model.errors, strict=True))
    assert errors == pytest.approx(expected["errors"], rel=0.02)
    found = model.expected_purchases(history, ahead=39)
    assert found == pytest.approx(np.array(expected["expected"]), abs=1e-3)
    assert model.still_buying(history) == pytest.approx(np.array(expected["alive"]), abs=1e-3)
    shown = held_out(model, history, bought=numbers("cdnow.csv", "frequency_holdout"), ahead=39)
    assert (round(shown.bought), round(shown.expected)) == (1882, 1653)
    assert (shown.correlation, shown.naive_correlation) == pytest.approx((0.626, 0.584), abs=1e-3)
    assert (shown.mean_error, shown.square_error) == pytest.approx((0.785, 1.608), abs=2e-3)


def test_22_spending() -> None:
    expected = answer("check_22_lifetime_value")
    repeats = buyers().repeats
    amounts = numbers("cdnow.csv", "monetary_value_cal")
    model = fit_spending(repeats=repeats, mean_amounts=amounts)
    assert model.customers == 946
    for name, published in (("p", 6.25), ("q", 3.74), ("v", 15.44)):
        assert getattr(model, name) == pytest.approx(expected["spending"][name], abs=0.02)
        assert getattr(model, name) == pytest.approx(published, abs=0.02)
    assert model.correlation == pytest.approx(0.114, abs=1e-3)
    found = model.expected_amounts(repeats=repeats, mean_amounts=amounts)
    assert found == pytest.approx(np.array(expected["amounts"]), rel=2e-3)


def test_23_survival() -> None:
    expected = answer("check_23_survival")
    seen = np.array([one == "True" for one in table("survival.csv")["seen"]])
    curve = kaplan_meier(numbers("survival.csv", "days"), seen)
    steps = dict(zip(expected["times"], range(len(expected["times"])), strict=True))
    at = [steps[time] for time in curve.times.tolist()]
    for column in ("share", "low", "high"):
        theirs = np.array(expected[column])[at]
        assert getattr(curve, column) == pytest.approx(theirs, abs=1e-12, nan_ok=True)
    median = curve.quantile(0.5)
    assert median.value == expected["median"] == pytest.approx(47.1919, abs=1e-4)
    assert (median.low, median.high) == (expected["median_low"], expected["median_high"])
    assert 1 - curve.unfinished_after(60).value == pytest.approx(expected["by_60_days"], abs=1e-12)
    assert expected["by_60_days"] == pytest.approx(0.553, abs=5e-4)


def test_24_sequences() -> None:
    expected = answer("check_24_sequences")
    sessions = [tuple(one) for one in _sessions()]
    least = expected["least"]
    pairs = (
        ("example", frequent_sequences(README, Limits(least=2)), 14),
        ("example closed", closed_sequences(README, Limits(least=2)), 6),
        ("sessions", frequent_sequences(sessions, Limits(least=least, shortest=2, longest=4)), 773),
        ("sessions closed", closed_sequences(sessions, Limits(least=least)), 1013),
    )
    for name, ours, published in pairs:
        theirs = {tuple(sequence): times for times, sequence in expected[name]}
        assert {one.touchpoints: one.journeys for one in ours} == theirs
        assert len(ours) == published


def test_24_sequences_of_a_file() -> None:
    expected = answer("check_24_sequences")
    columns = {"customer": "session_id", "touchpoint": "event", "time": "timestamp"}
    with closing(read_events(peers.log(), timeout=timedelta(days=3650), **columns)) as events:
        rows = events.sequences(least=expected["least"] / 3605, shortest=1, longest=None)
    ours = {tuple(row["touchpoints"]): row["journeys"] for row in rows.to_arrow().to_pylist()}
    assert ours == {tuple(names): times for times, names in expected["sessions closed"]}


def _sessions() -> list[list[str]]:
    with peers.log().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows.sort(key=lambda row: (row["session_id"], row["timestamp"], int(row["row"])))
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["session_id"], []).append(row["event"])
    return list(found.values())


def test_25_deviations_from_the_planned_path() -> None:
    expected = answer("check_25_deviations")
    found = [align(case, straight_plan(*PLAN)) for case in expected["cases"]]
    assert [one.cost for one in found] == expected["costs"]
    assert [one.fitness for one in found] == pytest.approx(expected["fitness"])
    assert len(found) == 60
    assert found[0].fitness == pytest.approx(1 / 3)


@pytest.mark.parametrize("outcome", ["rprice", "lrprice"])
@pytest.mark.parametrize("errors", ["equal", "robust"])
def test_26_differences_in_differences(outcome, errors) -> None:
    expected = answer("check_26_before_after")[f"{outcome}, {errors}"]
    found = difference_in_differences(
        numbers("kielmc.csv", outcome),
        treated=numbers("kielmc.csv", "nearinc") == 1,
        after=numbers("kielmc.csv", "y81") == 1,
        equal_variance=errors == "equal",
    )
    assert found.effect.value == pytest.approx(expected["effect"], rel=1e-9)
    assert found.error == pytest.approx(expected["error"], rel=1e-9)
    assert (found.effect.low, found.effect.high) == pytest.approx(
        (expected["low"], expected["high"]), rel=1e-9
    )
    assert found.chance == pytest.approx(expected["chance"], rel=1e-6)
    if (outcome, errors) == ("rprice", "equal"):
        assert (found.effect.value, found.error) == pytest.approx((-11863.90, 7456.65), abs=0.01)


def test_26_interrupted_series() -> None:
    expected = answer("check_26_series")
    days = numbers("days.csv", "events")
    found = interrupted_series(days, changed_at=len(days) // 2)
    assert found.ratio.value == pytest.approx(expected["ratio"], rel=1e-8)
    assert found.log_error == pytest.approx(expected["log_error"], rel=1e-6)
    assert found.dispersion == pytest.approx(expected["dispersion"], rel=1e-6)


def test_26_differences_of_shares() -> None:
    expected = answer("check_26_shares")
    for (before, after), bounds in zip(expected["shares"], expected["bounds"], strict=True):
        found = compare_shares(before=tuple(before), after=tuple(after)).difference
        assert [found.low, found.high] == pytest.approx(bounds, abs=1e-12)
    corrected = benjamini_hochberg(expected["alone"]).tolist()
    assert corrected == pytest.approx(expected["corrected"], abs=1e-12)
