"""How far a forecast could be off because the parameters of its model are not known exactly.

Delta method (Oehlert 1992, The American Statistician 46(1):27–29): the slopes of a forecast in the
logarithms of the parameters, with their covariance from the observed information. Bounds are of the
expectation under the model; what customers then do varies more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.linalg import block_diag

from desireline.measures.intervals import Z_95
from desireline.measures.lifetime_value import PurchaseModel
from desireline.measures.spending import SpendingModel

Numbers = npt.NDArray[np.float64]
Forecast = Callable[["Models"], dict[str, Numbers]]
_STEP = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The fitted models a forecast rests on.

    Attributes:
        purchases: How often customers buy and leave.
        spending: What they spend a purchase; None where no amounts are asked for.
    """

    purchases: PurchaseModel
    spending: SpendingModel | None = None

    def moved(self, logs: Numbers) -> Models:
        """Give the same models with the logarithms of all parameters moved by so much."""
        grown = [float(one) for one in np.exp(logs)]
        bought, spent = self.purchases, self.spending
        purchases = replace(
            bought,
            r=bought.r * grown[0],
            alpha=bought.alpha * grown[1],
            a=bought.a * grown[2],
            b=bought.b * grown[3],
        )
        if spent is None:
            return Models(purchases=purchases)
        p, q, v = (one * by for one, by in zip((spent.p, spent.q, spent.v), grown[4:], strict=True))
        return Models(purchases=purchases, spending=replace(spent, p=p, q=q, v=v))

    def covariance(self) -> Numbers:
        """Give the covariance of the logarithms; the two models are fitted to different facts."""
        both = [np.array(self.purchases.covariance)]
        if self.spending is not None:
            both.append(np.array(self.spending.covariance))
        return np.asarray(block_diag(*both), dtype=np.float64)


def relative_errors(forecast: Forecast, models: Models) -> dict[str, Numbers]:
    """Give the standard errors of the logarithms of what is forecast.

    ``forecast`` gives named rows of positive numbers for any parameters.
    """
    covariance = models.covariance()
    slopes: dict[str, list[Numbers]] = {}
    for place in range(len(covariance)):
        step = np.zeros(len(covariance))
        step[place] = _STEP
        above, below = forecast(models.moved(step)), forecast(models.moved(-step))
        for name, numbers in above.items():
            slope = (np.log(numbers) - np.log(below[name])) / (2 * _STEP)
            slopes.setdefault(name, []).append(slope)
    told = {name: np.array(rows) for name, rows in slopes.items()}
    return {
        name: np.sqrt(np.einsum("ik,ij,jk->k", rows, covariance, rows))
        for name, rows in told.items()
    }


def bounds(values: Numbers, errors: Numbers, *, chance: bool) -> tuple[Numbers, Numbers]:
    """Give 95 % bounds of positive numbers, or of chances, from the errors of their logarithms.

    Numbers are bounded on the scale of logarithms, chances on that of log-odds, so that none
    leaves where it can be; a chance of 1 is the model's own and has no error.
    """
    if not chance:
        return values * np.exp(-Z_95 * errors), values * np.exp(Z_95 * errors)
    sure = values >= 1
    odds = np.where(sure, 1.0, values) / np.where(sure, 1.0, 1 - values)
    wide = Z_95 * errors / np.where(sure, 1.0, 1 - values)
    low, high = odds * np.exp(-wide), odds * np.exp(wide)
    return np.where(sure, 1.0, low / (1 + low)), np.where(sure, 1.0, high / (1 + high))
