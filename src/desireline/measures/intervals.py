"""How sure a number is: 95% intervals for shares, medians, means and net promoter scores."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.special import bdtr, bdtrik, stdtrit

from desireline.maps.small_numbers import VALUE_FROM

Z_95 = 1.959963984540054
LEVEL = 0.95
SMALLEST_MEAN = VALUE_FROM
"""Below this many, no mean or median is shown; its rows still are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A number with the bounds it lies between in 95 of 100 samples; None = cannot be told."""

    value: float | None
    low: float | None
    high: float | None


UNKNOWN = Interval(value=None, low=None, high=None)


def share_interval(part: int, whole: int) -> Interval:
    """Give a share with Wilson's interval; nobody has no share."""
    if whole == 0:
        return UNKNOWN
    share = part / whole
    spread = Z_95**2 / whole
    center = (share + spread / 2) / (1 + spread)
    half = math.sqrt(share * (1 - share) * spread + spread**2 / 4) / (1 + spread)
    low = 0.0 if part == 0 else max(0.0, center - half)
    high = 1.0 if part == whole else min(1.0, center + half)
    return Interval(value=share, low=low, high=high)


def median_interval(values: npt.NDArray[np.float64]) -> Interval:
    """Give the median with the order statistics that enclose it; None below five values."""
    n = len(values)
    if n < SMALLEST_MEAN:
        return UNKNOWN
    ordered = np.sort(values)
    below = max(_binomial_lower(n) - 1, 0)
    return Interval(
        value=float(np.median(ordered)),
        low=float(ordered[below]),
        high=float(ordered[n - 1 - below]),
    )


def mean_interval(values: npt.NDArray[np.float64]) -> Interval:
    """Give the mean with Student's interval; None below five values."""
    n = len(values)
    if n < SMALLEST_MEAN:
        return UNKNOWN
    values = np.sort(values)  # a sum depends on the order, and stores keep none
    mean = float(np.mean(values))
    error = float(np.std(values, ddof=1)) / math.sqrt(n)
    half = _student(n - 1) * error
    return Interval(value=mean, low=mean - half, high=mean + half)


def promoter_interval(*, promoters: int, detractors: int, answers: int) -> Interval:
    """Give a net promoter score, −100…100, with its normal interval; None below five answers."""
    if answers < SMALLEST_MEAN:
        return UNKNOWN
    up, down = promoters / answers, detractors / answers
    score = 100 * (up - down)
    half = Z_95 * promoter_error(promoters=promoters, detractors=detractors, answers=answers)
    return Interval(value=score, low=max(-100.0, score - half), high=min(100.0, score + half))


def promoter_error(*, promoters: int, detractors: int, answers: int) -> float:
    """Give the standard error of a net promoter score in points."""
    up, down = promoters / answers, detractors / answers
    return 100 * math.sqrt((up + down - (up - down) ** 2) / answers)


@cache
def _student(freedom: int) -> float:
    return float(stdtrit(freedom, (1 + LEVEL) / 2))


@cache
def _binomial_lower(n: int) -> int:
    """Give the smallest count that at most so many of ``n`` fair coins show in 2.5 of 100 throws.

    ``scipy.special`` alone: importing ``scipy.stats`` takes longer than most commands.
    """
    tail = (1 - LEVEL) / 2
    found = math.ceil(bdtrik(tail, n, 0.5))
    return found - 1 if found and bdtr(found - 1, n, 0.5) >= tail else found
