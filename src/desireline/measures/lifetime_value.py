"""How often customers will buy again and whether they still do: the BG/NBD model.

Fader, Hardie and Lee 2005, Marketing Science 24(2):275–284. While alive, a customer buys at a rate
of their own (gamma with shape ``r`` and scale ``alpha`` over customers); after each purchase they
may be gone for good, with a chance of their own (beta with ``a`` and ``b``). For customers who
leave without saying so; under a contract, or where leaving is seen, it does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv, betaln, digamma, gammaln, hyp2f1

from desireline.errors import DesirelineError
from desireline.measures.likelihood import maximize

Numbers = npt.NDArray[np.float64]
LEAST_REPEAT_BUYERS = 30
_NAMES = ("r", "alpha", "a", "b")
_SINGULAR = 1e-5
_NODES = 64
_STARTS = (
    np.array([0.5, 0.3, 1.0, 2.5]),
    np.array([1.0, 1.0, 1.0, 1.0]),
    np.array([2.0, 0.5, 0.3, 1.0]),
)


class LifetimeDataError(DesirelineError):
    """The purchases given cannot be what the model speaks of."""

    code = "lifetime-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseHistory:
    """One customer a place; all times in one unit, counted from each one's first purchase.

    Purchases of one customer in one unit of the calendar (a day) count as one: merge them first.

    Attributes:
        repeats: Purchases after the first one.
        recency: Time of the last purchase; 0 where there was only the first.
        age: Time until the end of the data.
    """

    repeats: Numbers
    recency: Numbers
    age: Numbers

    def __post_init__(self) -> None:
        """Refuse what no history can be.

        Raises:
            LifetimeDataError: Lengths differ, a number is missing, negative or no whole count,
                a last purchase lies after the end, or a time stands beside no repeat purchase.
        """
        _check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseModel:
    """The BG/NBD model; times are in the unit of the history it was fitted to.

    Attributes:
        r, alpha: Shape and scale of the purchase rates (per unit of time).
        a, b: Parameters of the chance to be gone after a purchase.
        errors: Their standard errors, from the observed information; NaN where not fitted.
        covariance: Of the logarithms of the parameters; NaN where not fitted.
        log_likelihood: At these parameters, summed over customers; NaN where not fitted.
        customers: How many it was fitted to.
    """

    r: float
    alpha: float
    a: float
    b: float
    errors: tuple[float, float, float, float] = (np.nan,) * 4
    covariance: tuple[tuple[float, ...], ...] = ((np.nan,) * 4,) * 4
    log_likelihood: float = np.nan
    customers: int = 0

    def expected_purchases(self, history: PurchaseHistory, *, ahead: float) -> Numbers:
        """Give each customer's expected purchases in the next ``ahead`` units of time.

        Equation 10 of the paper, with Euler's transformation of the hypergeometric function,
        which stays finite for frequent buyers.
        """
        later = self.alpha + history.age + ahead
        returns = _returns(self, history.repeats, share=ahead / later)
        return returns * self.still_buying(history)

    def still_buying(self, history: PurchaseHistory) -> Numbers:
        """Give each customer's chance, 0–1, not to be gone; 1 for those who bought once."""
        x, again = history.repeats, history.repeats > 0
        growth = np.log((self.alpha + history.age) / (self.alpha + history.recency))
        odds = np.log(self.a) - np.log(np.where(again, self.b + x - 1, 1.0))
        gone = np.where(again, np.exp(np.minimum(odds + (self.r + x) * growth, 700.0)), 0.0)
        return np.asarray(1 / (1 + gone))

    def expected_of_new(self, *, ahead: float) -> float:
        """Give the expected repeat purchases of a customer just won in ``ahead`` units of time."""
        found = _returns(self, np.zeros(1), share=np.array([ahead / (self.alpha + ahead)]))
        return float(found[0])


def fit_purchases(history: PurchaseHistory) -> PurchaseModel:
    """Fit the BG/NBD model by maximum likelihood.

    Raises:
        LifetimeDataError: Fewer than 30 customers bought again.
        NotDeterminedError: The likelihood has no maximum inside: the data do not tell the
            parameters apart, or customers do not differ as the model supposes.
    """
    again = int((history.repeats > 0).sum())
    if again < LEAST_REPEAT_BUYERS:
        message = (
            f"{again} customers bought again; the model needs {LEAST_REPEAT_BUYERS}. "
            "Take a longer time or more customers."
        )
        raise LifetimeDataError(message)
    rows = np.column_stack([history.repeats, history.recency, history.age])
    different, times = np.unique(rows, axis=0, return_counts=True)
    unit = float(np.mean(history.age))
    scaled = different / np.array([1.0, unit, unit])
    weights = times.astype(np.float64)

    def climbed(point: Numbers) -> tuple[float, Numbers]:
        values, slopes = _log_likelihoods(point, *scaled.T)
        return float(weights @ values), slopes @ weights

    found = maximize(climbed, starts=_STARTS, names=_NAMES)
    scale = np.array([1.0, unit, 1.0, 1.0])
    r, alpha, a, b = found.values * scale
    return PurchaseModel(
        r=float(r),
        alpha=float(alpha),
        a=float(a),
        b=float(b),
        errors=tuple(map(float, found.errors * scale)),  # type: ignore[arg-type]
        covariance=tuple(map(tuple, found.covariance.tolist())),
        log_likelihood=found.log_likelihood - float(history.repeats.sum()) * np.log(unit),
        customers=len(history.repeats),
    )


def log_likelihoods(model: PurchaseModel, history: PurchaseHistory) -> Numbers:
    """Give the log-likelihood of each customer's history under a model (equation 6)."""
    point = np.array([model.r, model.alpha, model.a, model.b])
    return _log_likelihoods(point, history.repeats, history.recency, history.age)[0]


def _returns(model: PurchaseModel, x: Numbers, *, share: Numbers) -> Numbers:
    """Give the purchases to come of customers who are still there."""
    if abs(model.a - 1) < _SINGULAR:  # the formula is 0/0 at 1, and smooth around it
        above, below = (replace(model, a=1 + side * 2 * _SINGULAR) for side in (1, -1))
        both = _returns(above, x, share=share) + _returns(below, x, share=share)
        return np.asarray(both / 2)
    c = model.a + model.b + x - 1
    shape = model.a + model.b - 1 - model.r
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        kept = (1 - share) ** (model.a - 1) * hyp2f1(shape, model.a - 1, c, share)
        found = np.asarray(c / (model.a - 1) * (1 - kept))
    beyond = ~(np.isfinite(found) & (found >= 0))
    if beyond.any():
        found[beyond] = _integrated(model, x[beyond], share=np.broadcast_to(share, x.shape)[beyond])
    return found


def _integrated(model: PurchaseModel, x: Numbers, *, share: Numbers) -> Numbers:
    """Give the same where the formula leaves what a float holds, as with ``a`` of some hundreds.

    The mean of (1 − (1 + p·s ÷ (1 − s))^−(r+x)) ÷ p over the chances p to leave, s the share.
    """
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    chances = betaincinv(model.a, (model.b + x)[:, None], (nodes + 1) / 2)
    grown = np.log1p(chances * (share / (1 - share))[:, None])
    return np.asarray(-np.expm1(-(model.r + x)[:, None] * grown) / chances @ weights / 2)


def _log_likelihoods(
    point: Numbers, x: Numbers, last: Numbers, age: Numbers
) -> tuple[Numbers, Numbers]:
    """Give each customer's log-likelihood, and its slope in r, alpha, a and b."""
    r, alpha, a, b = point
    again = x > 0
    before = np.where(again, b + x - 1, 1.0)
    rate = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    stays = betaln(a, b + x) - betaln(a, b)
    alive = -(r + x) * np.log(alpha + age)
    gone = np.where(again, np.log(a / before) - (r + x) * np.log(alpha + last), -np.inf)
    either = np.logaddexp(alive, gone)
    w_alive, w_gone = np.exp(alive - either), np.exp(gone - either)
    ends = digamma(a + b) - digamma(a + b + x)
    slopes = np.array(
        [
            digamma(r + x)
            - digamma(r)
            + np.log(alpha)
            - w_alive * np.log(alpha + age)
            - w_gone * np.log(alpha + last),
            r / alpha - (r + x) * (w_alive / (alpha + age) + w_gone / (alpha + last)),
            ends + w_gone / a,
            ends + digamma(b + x) - digamma(b) - w_gone / before,
        ]
    )
    return rate + stays + either, slopes


def _check(history: PurchaseHistory) -> None:
    x, last, age = history.repeats, history.recency, history.age
    if not len(x) == len(last) == len(age):
        message = f"{len(x)} counts, {len(last)} last purchases and {len(age)} ages: one each."
        raise LifetimeDataError(message)
    wrongs = (
        ("a number that is missing or negative", ~((x >= 0) & (last >= 0) & (age >= 0))),
        ("a count that is no whole number", x != np.floor(x)),
        ("a last purchase after the end of the data", last > age),
        ("a last purchase that does not fit the count", (x > 0) != (last > 0)),
    )
    for what, where in wrongs:
        places = np.flatnonzero(where | ~np.isfinite(x + last + age))
        if len(places):
            message = f"{len(places)} customers have {what}; the first stands at place {places[0]}."
            raise LifetimeDataError(message)
