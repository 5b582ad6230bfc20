"""Least squares and Poisson regression with the errors before-and-after questions need."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desireline.errors import DesirelineError

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
_STEPS = 100
_CLOSE = 1e-12


class RegressionError(DesirelineError):
    """The data cannot tell the effects asked for apart."""

    code = "regression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """Coefficients in the order of the columns given.

    Attributes:
        covariance: Of the coefficients.
        fitted: The outcome each row is expected to have.
        freedom: Degrees of freedom for Student's t.
        dispersion: Poisson: Pearson's chi-squared over the freedom, 1 where counts are as even
            as chance makes them; least squares: the residual variance.
    """

    coefficients: Numbers
    covariance: Numbers
    fitted: Numbers
    freedom: int
    dispersion: float

    def error(self, place: int) -> float:
        """Give the standard error of one coefficient."""
        return float(np.sqrt(self.covariance[place, place]))


def least_squares(
    outcome: Numbers, columns: Numbers, *, robust: bool = False, clusters: Codes | None = None
) -> Regression:
    """Fit by least squares.

    Errors suppose equal variance, or none in common where ``robust`` (MacKinnon and White 1985,
    HC1), or anything within a cluster where ``clusters`` numbers them (Liang and Zeger 1986, with
    the usual correction for few clusters and clusters − 1 degrees of freedom).

    Raises:
        RegressionError: A column follows from the others, or rows are fewer than columns.
    """
    rows, size = columns.shape
    inverse = _inverse(columns.T @ columns, rows=rows, size=size)
    coefficients = inverse @ columns.T @ outcome
    fitted = columns @ coefficients
    left = outcome - fitted
    freedom = rows - size
    variance = float(left @ left) / freedom
    covariance = inverse * variance
    if clusters is not None:
        _, codes = np.unique(clusters, return_inverse=True)
        groups = int(codes.max()) + 1
        if groups < 2:  # noqa: PLR2004 - one cluster has no spread
            message = "There is one cluster; errors by cluster need two or more."
            raise RegressionError(message)
        scores = np.zeros((groups, size))
        np.add.at(scores, codes, columns * left[:, None])
        small = groups / (groups - 1) * (rows - 1) / freedom
        covariance = small * inverse @ (scores.T @ scores) @ inverse
        freedom = groups - 1
    elif robust:
        scores = columns * left[:, None]
        covariance = rows / freedom * inverse @ (scores.T @ scores) @ inverse
    return Regression(
        coefficients=coefficients,
        covariance=covariance,
        fitted=fitted,
        freedom=freedom,
        dispersion=variance,
    )


def poisson(counts: Numbers, columns: Numbers, *, exposure: Numbers) -> Regression:
    """Fit counts by Poisson regression with a log link; ``exposure`` is what each is out of.

    Iteratively reweighted least squares (Nelder and Wedderburn 1972). The covariance is Poisson's;
    times ``dispersion`` it is that of quasi-Poisson.

    Raises:
        RegressionError: A column follows from the others, a count is negative, or no fit is found.
    """
    rows, size = columns.shape
    if not (np.all(counts >= 0) and np.all(exposure > 0)):
        message = "Counts must be 0 or more, and what they are out of more than 0."
        raise RegressionError(message)
    offset = np.log(exposure)
    reached = np.log((counts + 0.5) / exposure)
    before = np.inf
    for _ in range(_STEPS):
        fitted = np.exp(offset + reached)
        working = reached + (counts - fitted) / fitted
        weighted = columns * fitted[:, None]
        inverse = _inverse(columns.T @ weighted, rows=rows, size=size)
        coefficients = inverse @ weighted.T @ working
        reached = columns @ coefficients
        height = float(counts @ (offset + reached) - np.exp(offset + reached).sum())
        if abs(height - before) <= _CLOSE * max(abs(height), 1.0):
            break
        before = height
    else:
        message = "The counts lead to no fit: some group of rows has no events at all."
        raise RegressionError(message)
    fitted = np.exp(offset + reached)
    dispersion = float(((counts - fitted) ** 2 / fitted).sum()) / (rows - size)
    return Regression(
        coefficients=coefficients,
        covariance=inverse,
        fitted=fitted,
        freedom=rows - size,
        dispersion=dispersion,
    )


def _inverse(squared: Numbers, *, rows: int, size: int) -> Numbers:
    if rows <= size:
        message = f"{rows} rows cannot tell {size} effects."
        raise RegressionError(message)
    scale = np.sqrt(np.diag(squared))
    if not np.all(scale > 0) or np.linalg.matrix_rank(squared / np.outer(scale, scale)) < size:
        message = "One of the effects follows from the others: the data cannot tell them apart."
        raise RegressionError(message)
    return np.asarray(np.linalg.inv(squared / np.outer(scale, scale)) / np.outer(scale, scale))
