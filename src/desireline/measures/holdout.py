"""How well a forecast of purchases holds up against what customers then did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desireline.measures.lifetime_value import LifetimeDataError, PurchaseHistory, PurchaseModel

Numbers = npt.NDArray[np.float64]
TOP = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldoutRow:
    """Customers with the same number of repeat purchases before, and what came after.

    Attributes:
        repeats: Repeat purchases in the time the model was fitted to; the last row: or more.
        customers: How many of them.
        bought: Their mean purchases in the time held out.
        expected: What the model expected of them.
    """

    repeats: int
    customers: int
    bought: float
    expected: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdout:
    """A model held against a time it had not seen; the rows make the usual chart.

    Attributes:
        bought, expected: Purchases of all customers.
        naive: What the same number again as before (each at their own past rate) would expect.
        correlation, naive_correlation: Between each customer's purchases and the forecast.
        mean_error: Mean absolute error a customer, in purchases.
        square_error: Root of the mean squared error.
    """

    rows: tuple[HoldoutRow, ...]
    customers: int
    bought: float
    expected: float
    naive: float
    correlation: float
    naive_correlation: float
    mean_error: float
    square_error: float


def held_out(
    model: PurchaseModel, history: PurchaseHistory, *, bought: Numbers, ahead: float
) -> Holdout:
    """Compare purchases in the ``ahead`` units of time after the history with the forecast.

    Raises:
        LifetimeDataError: There is not one number of purchases for each customer.
    """
    if len(bought) != len(history.repeats) or len(bought) == 0:
        message = f"{len(bought)} numbers for {len(history.repeats)} customers: one each."
        raise LifetimeDataError(message)
    expected = model.expected_purchases(history, ahead=ahead)
    rates = np.divide(
        history.repeats, history.age, out=np.zeros(len(expected)), where=history.age > 0
    )
    naive = rates * ahead
    groups = np.minimum(history.repeats, TOP)
    rows = tuple(
        HoldoutRow(
            repeats=int(one),
            customers=int(here.sum()),
            bought=float(bought[here].mean()),
            expected=float(expected[here].mean()),
        )
        for one in np.unique(groups)
        if (here := groups == one).any()
    )
    wrong = expected - bought
    return Holdout(
        rows=rows,
        customers=len(bought),
        bought=float(bought.sum()),
        expected=float(expected.sum()),
        naive=float(naive.sum()),
        correlation=_correlation(bought, expected),
        naive_correlation=_correlation(bought, naive),
        mean_error=float(np.abs(wrong).mean()),
        square_error=float(np.sqrt((wrong**2).mean())),
    )


def _correlation(one: Numbers, other: Numbers) -> float:
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])
