"""Whether something changed what customers do: against a group without it, or a trend before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr, stdtrit

from desireline.errors import DesirelineError
from desireline.measures.intervals import LEVEL, Interval
from desireline.measures.regression import Codes, Numbers, Regression, least_squares, poisson

Flags = npt.NDArray[np.bool_]
Verdict = Literal["up", "down", "cannot tell"]
LEAST_POINTS = 8
LEAST_IN_A_GROUP = 5
_CLEARLY = 2.0


class BeforeAfterError(DesirelineError):
    """The data cannot answer whether something changed."""

    code = "before-after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The change beyond that of the group without it.

    Attributes:
        effect: In the unit of the outcome, with its 95% interval by Student's t.
        error: Its standard error.
        chance: How often so large an effect would come by chance alone, 0–1.
        means: Mean outcome without and with the change, before and after:
            (without before, without after, with before, with after).
        sizes: How many stand behind each.
        freedom: Degrees of freedom of the interval.
    """

    effect: Interval
    error: float
    chance: float
    means: tuple[float, float, float, float]
    sizes: tuple[int, int, int, int]
    freedom: int

    @property
    def verdict(self) -> Verdict:
        """Say what the interval allows to be said."""
        return _verdict(self.effect, nothing=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChange:
    """The level after a change over what the trend before would have led to.

    Attributes:
        ratio: Of the rates, with its 95% interval (quasi-Poisson, Student's t).
        log_error: Standard error of the logarithm of the ratio.
        chance: How often so large a change would come by chance alone, 0–1.
        dispersion: How much more the counts vary than chance makes them; 1 = no more.
        expected: What each point of the series would have been without the change.
        echo: Correlation of each point's residual with the one before. Where
            ``echoes`` is true the points are no independent witnesses and the interval is too
            narrow.
    """

    ratio: Interval
    log_error: float
    chance: float
    dispersion: float
    expected: Numbers
    echo: float
    echoes: bool

    @property
    def verdict(self) -> Verdict:
        """Say what the interval allows to be said; nothing where points echo one another."""
        return "cannot tell" if self.echoes else _verdict(self.ratio, nothing=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steadied:
    """Outcomes less what was known before; the mean is the same, the variance smaller.

    Attributes:
        variance_kept: Variance after over variance before: 1 − the squared correlation.
    """

    outcome: Numbers
    variance_kept: float


def difference_in_differences(
    outcome: Numbers,
    *,
    treated: Flags,
    after: Flags,
    clusters: Codes | None = None,
    equal_variance: bool = False,
) -> Changed:
    """Compare the change of those who met something new with the change of those who did not.

    (with, after − with, before) − (without, after − without, before): the coefficient of
    ``treated · after`` in a least-squares fit. It is the effect if both would have changed alike
    without it: see ``placebos``. Errors allow unequal variance, or anything within ``clusters``
    (customers, stores), which are needed where one stands in several rows.

    Raises:
        BeforeAfterError: One of the four groups has fewer than five rows.
        RegressionError: There is one cluster.
    """
    groups = [
        outcome[(treated == one) & (after == other)]
        for one in (False, True)
        for other in (False, True)
    ]
    names = ("without, before", "without, after", "with, before", "with, after")
    for name, group in zip(names, groups, strict=True):
        if len(group) < LEAST_IN_A_GROUP:
            message = f"{len(group)} rows are “{name}”; each of the four groups needs five."
            raise BeforeAfterError(message)
    both = treated & after
    columns = np.column_stack([np.ones(len(outcome)), treated, after, both]).astype(np.float64)
    found = least_squares(outcome, columns, robust=not equal_variance, clusters=clusters)
    effect, error, chance = _judged(found, place=3, variance=found.covariance[3, 3])
    without, without_after, having, having_after = (float(group.mean()) for group in groups)
    n_1, n_2, n_3, n_4 = (len(group) for group in groups)
    return Changed(
        effect=effect,
        error=error,
        chance=chance,
        means=(without, without_after, having, having_after),
        sizes=(n_1, n_2, n_3, n_4),
        freedom=found.freedom,
    )


def placebos(
    outcome: Numbers,
    *,
    treated: Flags,
    period: Codes,
    changed_at: int,
    clusters: Codes | None = None,
) -> dict[int, Changed]:
    """Pretend the change came earlier, at each period before it; none of these may show one.

    Only rows before ``changed_at`` are looked at. An effect found here means the two groups were
    drifting apart already, and the real comparison cannot be trusted.

    Raises:
        BeforeAfterError: There are fewer than two periods before the change, or too few rows.
    """
    early = period < changed_at
    earlier = np.unique(period[early])
    if len(earlier) < 2:  # noqa: PLR2004 - one period has no change in it
        message = f"{len(earlier)} periods lie before {changed_at}; a placebo needs two."
        raise BeforeAfterError(message)
    return {
        int(pretended): difference_in_differences(
            outcome[early],
            treated=treated[early],
            after=period[early] >= pretended,
            clusters=None if clusters is None else clusters[early],
        )
        for pretended in earlier[1:]
    }


def interrupted_series(
    counts: Numbers,
    *,
    changed_at: int,
    exposure: Numbers | None = None,
    season: int | None = None,
    harmonics: int = 2,
) -> SeriesChange:
    """Compare the level of a series after a change with the trend before it.

    ``counts`` are events a period, ``changed_at`` the place of the first one after the change,
    ``exposure`` what each is out of (visitors; None = equal). log rate = level + trend + change,
    and pairs of waves of length ``season`` where given (Bernal, Cummins, Gasparrini 2017,
    International Journal of Epidemiology 46:348–355); errors by quasi-Poisson. Whatever else
    changed at the same time is in it: with a group to compare, use
    ``difference_in_differences``.

    Raises:
        BeforeAfterError: Fewer than eight points before or after (Penfold and Zhang 2013).
        RegressionError: The points cannot tell trend, season and change apart.
    """
    n = len(counts)
    if not LEAST_POINTS <= changed_at <= n - LEAST_POINTS:
        message = (
            f"{changed_at} points lie before the change and {n - changed_at} after; "
            f"each side needs {LEAST_POINTS}."
        )
        raise BeforeAfterError(message)
    at = np.arange(n, dtype=np.float64)
    later = (at >= changed_at).astype(np.float64)
    columns = [np.ones(n), later, at / n]
    for pair in range(1, harmonics + 1 if season else 1):
        turn = 2 * np.pi * pair * at / (season or 1)
        columns += [np.sin(turn), np.cos(turn)]
    found = poisson(
        counts,
        np.column_stack(columns),
        exposure=np.ones(n) if exposure is None else exposure,
    )
    variance = float(found.covariance[1, 1]) * max(found.dispersion, 1.0)
    effect, error, chance = _judged(found, place=1, variance=variance)
    left = (counts - found.fitted) / np.sqrt(found.fitted)
    echo = float(left[1:] @ left[:-1] / (left @ left))
    return SeriesChange(
        ratio=Interval(
            value=float(np.exp(effect.value or 0.0)),
            low=float(np.exp(effect.low or 0.0)),
            high=float(np.exp(effect.high or 0.0)),
        ),
        log_error=error,
        chance=chance,
        dispersion=found.dispersion,
        expected=found.fitted * np.exp(-found.coefficients[1] * later),
        echo=echo,
        echoes=abs(echo) > _CLEARLY / np.sqrt(n),
    )


def steadied(outcome: Numbers, *, known_before: Numbers) -> Steadied:
    """Take off each outcome what the same customer's number before already told.

    Deng, Xu, Kohavi and Walker 2013 (CUPED): ``Y − θ (X − mean X)`` with θ = cov(Y, X) / var(X).
    X must lie before anything that is compared.

    Raises:
        BeforeAfterError: The numbers before are all equal, or fewer than two.
    """
    if len(outcome) < 2 or np.ptp(known_before) == 0:  # noqa: PLR2004
        message = "The numbers before are all equal: they tell nothing that could be taken off."
        raise BeforeAfterError(message)
    both = np.cov(outcome, known_before)
    less = outcome - both[0, 1] / both[1, 1] * (known_before - known_before.mean())
    return Steadied(outcome=less, variance_kept=float(np.var(less) / np.var(outcome)))


def _judged(found: Regression, *, place: int, variance: float) -> tuple[Interval, float, float]:
    value, error = float(found.coefficients[place]), float(np.sqrt(variance))
    half = float(stdtrit(found.freedom, (1 + LEVEL) / 2)) * error
    chance = 2 * float(stdtr(found.freedom, -abs(value) / error)) if error else float(value == 0)
    return Interval(value=value, low=value - half, high=value + half), error, chance


def _verdict(effect: Interval, *, nothing: float) -> Verdict:
    if effect.low is not None and effect.low > nothing:
        return "up"
    if effect.high is not None and effect.high < nothing:
        return "down"
    return "cannot tell"
