"""Buying again and its worth: published figures, the models' own integrals, known truth."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

import numpy as np
import pytest
from scipy.special import roots_genlaguerre, roots_jacobi

from desireline.measures.forecast_bounds import Models, bounds, relative_errors
from desireline.measures.holdout import held_out
from desireline.measures.lifetime_value import (
    LifetimeDataError,
    PurchaseHistory,
    PurchaseModel,
    _integrated,
    _returns,
    fit_purchases,
    log_likelihoods,
)
from desireline.measures.likelihood import NotDeterminedError
from desireline.measures.spending import (
    SpendingDataError,
    SpendingModel,
    fit_spending,
    lifetime_values,
)

CDNOW = PurchaseModel(r=0.243, alpha=4.414, a=0.793, b=2.426)
CDNOW_SPENDING = SpendingModel(p=6.25, q=3.74, v=15.44)


def customer(repeats: float, recency: float, age: float) -> PurchaseHistory:
    return PurchaseHistory(
        repeats=np.array([repeats]), recency=np.array([recency]), age=np.array([age])
    )


def test_the_paper_expects_1_226_more_purchases_of_its_customer() -> None:
    """Fader, Hardie and Lee 2005: x = 2, last in week 30.43 of 38.86, the next 39 weeks."""
    one = customer(2, 30.43, 38.86)
    assert CDNOW.expected_purchases(one, ahead=39)[0] == pytest.approx(1.226, abs=5e-4)
    assert CDNOW.still_buying(one)[0] == pytest.approx(0.7266, abs=5e-5)


def test_a_customer_just_won_is_expected_to_come_back_1_2_times_in_39_weeks() -> None:
    exact = PurchaseModel(r=0.242593, alpha=4.413530, a=0.792917, b=2.425881)
    assert exact.expected_of_new(ahead=39) == pytest.approx(1.195, abs=1e-3)


def test_the_expected_amounts_of_the_first_customers_are_the_published_ones() -> None:
    found = CDNOW_SPENDING.expected_amounts(
        repeats=np.array([2.0, 1, 0]), mean_amounts=np.array([22.35, 11.77, 0])
    )
    assert found.tolist() == pytest.approx([24.66, 18.91, 35.2], abs=0.05)


@pytest.mark.parametrize("told", [(0, 0, 20), (1, 3, 20), (4, 18, 25)])
def test_the_likelihood_is_the_integral_over_all_customers_there_could_be(told) -> None:
    x, last, age = told

    u, weight_u = roots_genlaguerre(80, CDNOW.r - 1)
    y, weight_y = roots_jacobi(60, CDNOW.b - 1, CDNOW.a - 1)
    rate, chance = u[:, None] / CDNOW.alpha, (1 + y) / 2
    stays = (1 - chance) ** x * rate**x * np.exp(-rate * age)
    leaves = chance * (1 - chance) ** (x - 1) * rate**x * np.exp(-rate * last) if x else 0
    mass = weight_u @ (stays + leaves) @ weight_y / weight_u.sum() / weight_y.sum()
    assert log_likelihoods(CDNOW, customer(*told))[0] == pytest.approx(np.log(mass), abs=1e-6)


def test_nothing_jumps_where_the_formula_divides_by_nothing() -> None:
    one = customer(3, 10, 12)
    around = [replace(CDNOW, a=a).expected_purchases(one, ahead=9)[0] for a in (0.999, 1.0, 1.001)]
    assert around[0] > around[1] > around[2]
    assert around[1] == pytest.approx((around[0] + around[2]) / 2, rel=1e-5)


def test_a_customer_with_a_thousand_purchases_has_a_finite_forecast() -> None:
    found = CDNOW.expected_purchases(customer(1000, 199.9, 200), ahead=100)[0]
    assert 300 < found < 500


def walked(seed: int, customers: int) -> tuple[PurchaseHistory, np.ndarray]:
    """Let customers buy and leave as the model supposes; count the next 30 units too."""
    rng = np.random.default_rng(seed)
    rates, chances = rng.gamma(0.6, 1 / 5, customers), rng.beta(0.8, 2.5, customers)
    ages = rng.uniform(25, 40, customers)
    told, later = [], []
    for rate, chance, age in zip(rates, chances, ages, strict=True):
        now, times = 0.0, []
        while (now := now + rng.exponential(1 / rate)) <= age + 30:
            times.append(now)
            if rng.random() < chance:
                break
        before = [time for time in times if time <= age]
        told.append((len(before), max(before, default=0.0), age))
        later.append(len(times) - len(before))
    x, last, ages = np.array(told, dtype=float).T
    return PurchaseHistory(repeats=x, recency=last, age=ages), np.array(later, dtype=float)


def test_the_truth_lies_within_the_errors_and_the_time_held_out_is_foretold() -> None:
    history, later = walked(seed=3, customers=3000)
    model = fit_purchases(history)
    truth = (0.6, 5, 0.8, 2.5)
    found = (model.r, model.alpha, model.a, model.b)
    for true, one, error in zip(truth, found, model.errors, strict=True):
        assert abs(one - true) < 3 * error
        assert error < true
    shown = held_out(model, history, bought=later, ahead=30)
    assert shown.expected == pytest.approx(shown.bought, rel=0.08)
    assert shown.correlation > shown.naive_correlation
    assert sum(row.customers for row in shown.rows) == 3000
    assert shown.naive > 1.2 * shown.bought


def test_a_forecast_stays_a_number_where_the_formula_overflows() -> None:
    """Nearly everyone's chance to leave is a ÷ (a + b): then the mean is known by hand."""
    model = PurchaseModel(r=0.5, alpha=2, a=4000, b=6000)
    found = model.expected_of_new(ahead=500)
    by_hand = (1 - (1 + 0.4 * 250) ** -0.5) / 0.4
    assert found == pytest.approx(by_hand, rel=1e-3)


@pytest.mark.parametrize("told", [(0, 0, 20), (3, 15, 20)])
def test_both_ways_to_a_forecast_agree(told) -> None:
    share = np.array([0.4])
    model = PurchaseModel(r=0.7, alpha=4, a=3, b=9)
    ways = (returns(model, np.array([told[0]]), share=share) for returns in (_returns, _integrated))
    assert next(ways)[0] == pytest.approx(next(ways)[0], rel=1e-4)


TRUE = PurchaseModel(r=0.6, alpha=5, a=0.8, b=2.5)
FORECAST_WORLDS = int(os.environ.get("DESIRELINE_FORECAST_WORLDS", "20"))


def test_the_bounds_of_a_forecast_contain_what_the_true_parameters_expect() -> None:
    """Some 19 of 20 worlds each; fewer than 16 of 20 by chance once in 400."""
    inside: dict[str, list[bool]] = {"purchases": [], "alive": []}
    for seed in range(100, 100 + FORECAST_WORLDS):
        history, _ = walked(seed=seed, customers=700)
        again = history.repeats > 1

        def asked(models: Models, history=history, again=again) -> dict[str, np.ndarray]:
            model = models.purchases
            return {
                "purchases": model.expected_purchases(history, ahead=30).mean(keepdims=True),
                "alive": model.still_buying(history)[again].mean(keepdims=True),
            }

        models = Models(purchases=fit_purchases(history))
        found, errors, truth = (
            asked(models),
            relative_errors(asked, models),
            asked(Models(purchases=TRUE)),
        )
        for name, held in inside.items():
            low, high = bounds(found[name], errors[name], chance=name == "alive")
            assert 0 < low[0] < found[name][0] < high[0]
            held.append(bool(low[0] <= truth[name][0] <= high[0]))
    for held in inside.values():
        assert np.mean(held) >= 0.8
    if FORECAST_WORLDS >= 300:
        sys.stdout.write(f"{ {name: float(np.mean(held)) for name, held in inside.items()} }\n")
        assert all(0.92 <= np.mean(held) <= 0.98 for held in inside.values())


def test_bounds_of_chances_stay_between_none_and_all() -> None:
    low, high = bounds(np.array([0.98, 1.0]), np.array([0.03, 0.0]), chance=True)
    assert 0 < low[0] < 0.98 < high[0] < 1
    assert (low[1], high[1]) == (1.0, 1.0)


def test_the_chart_of_the_time_held_out_has_a_row_for_each_number_before() -> None:
    history = PurchaseHistory(
        repeats=np.array([0.0, 0, 1, 9, 7]),
        recency=np.array([0.0, 0, 4, 9, 8]),
        age=np.full(5, 10.0),
    )
    shown = held_out(CDNOW, history, bought=np.array([0.0, 2, 1, 6, 5]), ahead=5)
    rows = [(row.repeats, row.customers, row.bought) for row in shown.rows]
    assert rows == [(0, 2, 1.0), (1, 1, 1.0), (7, 2, 5.5)]
    expected = CDNOW.expected_purchases(history, ahead=5)
    assert shown.rows[2].expected == pytest.approx(expected[3:].mean())
    assert shown.naive == pytest.approx((1 + 9 + 7) / 2)


def test_no_other_parameters_are_more_likely_in_whatever_unit_of_time() -> None:
    history, _ = walked(seed=4, customers=800)
    model = fit_purchases(history)
    assert log_likelihoods(model, history).sum() == pytest.approx(model.log_likelihood)
    for name in ("r", "alpha", "a", "b"):
        for factor in (0.99, 1.01):
            moved = replace(model, **{name: getattr(model, name) * factor})
            assert log_likelihoods(moved, history).sum() < model.log_likelihood
    in_days = fit_purchases(
        PurchaseHistory(repeats=history.repeats, recency=7 * history.recency, age=7 * history.age)
    )
    assert (in_days.r, in_days.alpha / 7) == pytest.approx((model.r, model.alpha), rel=1e-3)


def test_what_customers_spend_is_found_again() -> None:
    rng = np.random.default_rng(5)
    repeats = rng.geometric(0.4, 4000).astype(float)
    means = 1 / rng.gamma(4, 1 / 16, 4000)
    amounts = rng.gamma(6 * repeats, means / repeats)
    model = fit_spending(repeats=repeats, mean_amounts=amounts)
    for true, one, error in zip((6, 4, 16), (model.p, model.q, model.v), model.errors, strict=True):
        assert abs(one - true) < 3 * error
    assert abs(model.correlation) < 0.1


def test_the_value_of_a_customer_adds_up_discounted_units_of_time() -> None:
    one = customer(2, 30.43, 38.86)
    mean = np.array([22.35])
    worth = lifetime_values(
        CDNOW, CDNOW_SPENDING, one, mean_amounts=mean, periods=3, margin=0.5, discount=0.01
    )[0]
    until = [0, *(CDNOW.expected_purchases(one, ahead=t)[0] for t in (1, 2, 3))]
    amount = CDNOW_SPENDING.expected_amounts(repeats=one.repeats, mean_amounts=mean)[0]
    by_hand = sum(0.5 * amount * (until[t] - until[t - 1]) / 1.01**t for t in (1, 2, 3))
    assert worth == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ((2, 0, 9), "does not fit the count"),
        ((0, 3, 9), "does not fit the count"),
        ((1, 10, 9), "after the end"),
        ((1.5, 3, 9), "no whole number"),
        ((1, 3, np.nan), "missing"),
        ((-1, 0, 9), "negative"),
    ],
)
def test_histories_that_cannot_be_are_refused(told, says) -> None:
    with pytest.raises(LifetimeDataError, match=says):
        customer(*told)


def test_too_few_who_bought_again_are_refused() -> None:
    few = PurchaseHistory(
        repeats=np.r_[np.ones(29), np.zeros(500)],
        recency=np.r_[np.ones(29), np.zeros(500)],
        age=np.full(529, 9.0),
    )
    with pytest.raises(LifetimeDataError, match="29 customers bought again"):
        fit_purchases(few)


def test_customers_who_are_all_alike_determine_no_difference_between_them() -> None:
    alike = PurchaseHistory(
        repeats=np.full(200, 5.0), recency=np.full(200, 10.0), age=np.full(200, 10.0)
    )
    with pytest.raises(NotDeterminedError):
        fit_purchases(alike)


def test_amounts_that_hang_on_how_often_are_refused() -> None:
    often = np.tile(np.arange(1.0, 11), 20)
    with pytest.raises(SpendingDataError, match=r"correlation \+1.00"):
        fit_spending(repeats=often, mean_amounts=often * 10)
    with pytest.raises(SpendingDataError, match="missing, 0 or negative"):
        fit_spending(repeats=often, mean_amounts=often - 1)
    with pytest.raises(SpendingDataError, match="equal"):
        fit_spending(repeats=often, mean_amounts=np.full(200, 5.0))
