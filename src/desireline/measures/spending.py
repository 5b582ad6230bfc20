"""What customers spend a purchase, and what they are worth: Gamma-Gamma model and lifetime value.

Fader, Hardie and Lee 2005, Journal of Marketing Research 42(4):415–430; Fader and Hardie 2013, The
gamma-gamma model of monetary value. A customer's purchases vary around a mean of their own (gamma
with shape ``p``); the means vary over customers (inverse gamma with ``q`` and ``v``), and do not
hang on how often someone buys: the fit refuses where they do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import digamma, gammaln

from desireline.errors import DesirelineError
from desireline.measures.lifetime_value import (
    LEAST_REPEAT_BUYERS,
    PurchaseHistory,
    PurchaseModel,
)
from desireline.measures.likelihood import maximize

Numbers = npt.NDArray[np.float64]
MOST_CORRELATION = 0.3
_STARTS = (np.array([6.0, 4.0, 1.0]), np.array([1.0, 2.0, 1.0]), np.array([20.0, 1.5, 0.2]))


class SpendingDataError(DesirelineError):
    """The amounts given cannot be what the model of spending speaks of."""

    code = "spending-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingModel:
    """The Gamma-Gamma model; amounts are in the currency it was fitted to.

    Attributes:
        p: Shape of the amounts of one customer.
        q, v: Shape and scale of the mean amounts over customers.
        errors: Their standard errors; NaN where not fitted.
        covariance: Of the logarithms of the parameters; NaN where not fitted.
        log_likelihood: At these parameters; NaN where not fitted.
        customers: How many repeat buyers it was fitted to.
        correlation: Between number and mean amount of repeat purchases; NaN where not fitted.
    """

    p: float
    q: float
    v: float
    errors: tuple[float, float, float] = (np.nan,) * 3
    covariance: tuple[tuple[float, ...], ...] = ((np.nan,) * 3,) * 3
    log_likelihood: float = np.nan
    customers: int = 0
    correlation: float = np.nan

    def expected_amounts(self, *, repeats: Numbers, mean_amounts: Numbers) -> Numbers:
        """Give each customer's expected amount a purchase.

        A weighted mean of their own mean and of all customers'; who never bought again has
        the latter.
        """
        own = np.where(repeats > 0, repeats * mean_amounts, 0.0)
        return self.p * (self.v + own) / (self.p * repeats + self.q - 1)


def fit_spending(*, repeats: Numbers, mean_amounts: Numbers) -> SpendingModel:
    """Fit the Gamma-Gamma model by maximum likelihood to those who bought again.

    ``mean_amounts`` is the mean of the repeat purchases; those of customers without one are not
    looked at.

    Raises:
        SpendingDataError: Fewer than 30 bought again, an amount is not positive (returns: take
            them off before), or amounts hang on how often customers buy (correlation beyond
            ±0.3: the model would shrink the wrong way), or all means are equal.
        NotDeterminedError: The likelihood has no inner maximum.
    """
    again = repeats > 0
    x, mean = repeats[again], mean_amounts[again]
    correlation = _checked(x, mean)
    unit = float(np.mean(mean))

    def climbed(point: Numbers) -> tuple[float, Numbers]:
        return _log_likelihood(point, x, mean / unit)

    found = maximize(climbed, starts=_STARTS, names=("p", "q", "v"))
    scale = np.array([1.0, 1.0, unit])
    p, q, v = found.values * scale
    if q <= 1:
        message = f"q = {q:.2f}: under 1 the mean amount over customers would have no end."
        raise SpendingDataError(message)
    return SpendingModel(
        p=float(p),
        q=float(q),
        v=float(v),
        errors=tuple(map(float, found.errors * scale)),  # type: ignore[arg-type]
        covariance=tuple(map(tuple, found.covariance.tolist())),
        log_likelihood=float(found.log_likelihood - len(x) * np.log(unit)),
        customers=len(x),
        correlation=correlation,
    )


def lifetime_values(  # noqa: PLR0913 - two models, whom, how long, and two prices
    purchases: PurchaseModel,
    spending: SpendingModel,
    history: PurchaseHistory,
    *,
    mean_amounts: Numbers,
    periods: int,
    margin: float,
    discount: float,
) -> Numbers:
    """Give what each customer is expected to bring in the next ``periods`` units of time.

    The sum over units t = 1…periods of margin · expected amount · expected purchases in that unit
    ÷ (1 + discount)^t. ``margin`` is the share of an amount kept, ``discount`` the rate for one
    unit of time (not a year's). In the currency of the amounts; a forecast, not a count.

    Raises:
        SpendingDataError: No period, or a margin or discount that is none.
    """
    if periods < 1 or not 0 < margin <= 1 or discount < 0:
        message = (
            f"periods {periods}, margin {margin}, discount {discount}: give one period or more, a "
            "margin above 0 and up to 1, and a discount of 0 or more."
        )
        raise SpendingDataError(message)
    amounts = spending.expected_amounts(repeats=history.repeats, mean_amounts=mean_amounts)
    until = [purchases.expected_purchases(history, ahead=float(t)) for t in range(1, periods + 1)]
    bought = np.diff(np.array([np.zeros(len(amounts)), *until]), axis=0)
    worth = margin / (1 + discount) ** np.arange(1, periods + 1)
    return np.asarray(amounts * (worth @ bought))


def _checked(x: Numbers, mean: Numbers) -> float:
    """Give the correlation of number and amount, where the model may be fitted."""
    if len(x) < LEAST_REPEAT_BUYERS:
        message = f"{len(x)} customers bought again; the model needs {LEAST_REPEAT_BUYERS}."
        raise SpendingDataError(message)
    wrong = int((~(mean > 0) | ~np.isfinite(mean)).sum())
    if wrong:
        message = (
            f"{wrong} customers who bought again have a mean amount that is missing, 0 or "
            "negative. Take returns off the purchases they belong to, and free ones out."
        )
        raise SpendingDataError(message)
    if np.ptp(mean) == 0:
        message = "All mean amounts are equal: there is nothing to model."
        raise SpendingDataError(message)
    correlation = float(np.corrcoef(x, mean)[0, 1]) if np.ptp(x) else 0.0
    if abs(correlation) > MOST_CORRELATION:
        message = (
            f"Amounts hang on how often customers buy (correlation {correlation:+.2f}, "
            f"beyond ±{MOST_CORRELATION}). The model supposes they do not; split the customers."
        )
        raise SpendingDataError(message)
    return correlation


def _log_likelihood(point: Numbers, x: Numbers, mean: Numbers) -> tuple[float, Numbers]:
    p, q, v = point
    shape, total = p * x, x * mean
    heights = (
        gammaln(shape + q)
        - gammaln(shape)
        - gammaln(q)
        + q * np.log(v)
        + (shape - 1) * np.log(mean)
        + shape * np.log(x)
        - (shape + q) * np.log(total + v)
    )
    slopes = np.array(
        [
            x * (digamma(shape + q) - digamma(shape) + np.log(total) - np.log(total + v)),
            digamma(shape + q) - digamma(q) + np.log(v) - np.log(total + v),
            q / v - (shape + q) / (total + v),
        ]
    )
    return float(heights.sum()), slopes.sum(axis=1)
