"""How long something takes when some have not finished yet: the Kaplan–Meier estimate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desireline.measures.intervals import UNKNOWN, Z_95, Interval, share_interval

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """The share not yet finished after each time at which someone finished.

    Attributes:
        times: Different times in order, in the unit asked with.
        at_risk: How many were still followed just before each time.
        finished: How many finished at it.
        share: Share not yet finished after it.
        error: Greenwood's standard error of the share.
        low, high: 95% interval of the share.
    """

    times: Numbers
    at_risk: npt.NDArray[np.int64]
    finished: npt.NDArray[np.int64]
    share: Numbers
    error: Numbers
    low: Numbers
    high: Numbers

    def quantile(self, part: float) -> Interval:
        """Give the time by which ``part`` of all have finished; None where that is not seen.

        Its bounds are the times at which the bounds of the share pass the same level
        (Brookmeyer and Crowley 1982).
        """
        return Interval(
            value=self.time_of(part),
            low=self._first_below(self.low, part),
            high=self._first_below(self.high, part),
        )

    def time_of(self, part: float) -> float | None:
        """Give the time by which ``part`` of all have finished alone; None where not seen."""
        return self._first_below(self.share, part)

    def unfinished_after(self, time: float) -> Interval:
        """Give the share not yet finished after a time; unknown past the last one followed."""
        place = int(np.searchsorted(self.times, time, side="right")) - 1
        if place < 0:
            return Interval(value=1.0, low=1.0, high=1.0) if len(self.times) else UNKNOWN
        return Interval(
            value=float(self.share[place]),
            low=float(self.low[place]),
            high=float(self.high[place]),
        )

    def _first_below(self, shares: Numbers, part: float) -> float | None:
        if not len(shares):
            return None
        below = shares <= 1 - part + 1e-12
        first = int(below.argmax())
        return float(self.times[first]) if below[first] else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedWithin:
    """The share that finishes within a time, with and without those not followed so long.

    Attributes:
        share: By Kaplan–Meier, everyone counting as long as followed, with its interval; None
            where nobody was followed so long.
        n: All.
        finished: Those seen to finish within the time.
        followed: Those who finished within it or were followed through it: only of these is it
            known whether they did.
        plain: ``finished ÷ n``: too low, as who came late has not had the time.
    """

    share: Interval
    n: int
    finished: int
    followed: int
    plain: Interval


def finished_within(
    times: Numbers, observed: npt.NDArray[np.bool_], *, within: float
) -> FinishedWithin:
    """Give the share that finishes within a time, as ``kaplan_meier`` takes times.

    Of all who began. The plain share stands beside it to show what not waiting costs.
    """
    n = len(times)
    done = int((observed & (times <= within)).sum())
    followed = done + int((times > within).sum()) + int((~observed & (times == within)).sum())
    left = kaplan_meier(times, observed).unfinished_after(within)
    seen = bool(n) and float(times.max()) >= within and left.value is not None
    share = (
        Interval(
            value=1 - (left.value or 0.0),
            low=None if left.high is None else 1 - left.high,
            high=None if left.low is None else 1 - left.low,
        )
        if seen
        else UNKNOWN
    )
    return FinishedWithin(
        share=share, n=n, finished=done, followed=followed, plain=share_interval(done, n)
    )


def kaplan_meier(times: Numbers, observed: npt.NDArray[np.bool_]) -> Survival:
    """Estimate the share not yet finished from times that ended or were cut off.

    ``times`` is how long each was followed; ``observed`` says that it finished then, else it was
    only followed so long. Who is cut off at a time counts as followed through it.

    Kaplan and Meier 1958, JASA 53(282):457–481: the product of ``1 − finished / at risk``.
    Greenwood 1926 for the variance; the interval is set on the log(−log) scale, where it stays
    between 0 and 1 (Kalbfleisch and Prentice 1980).
    """
    order = np.argsort(times, kind="stable")
    ordered, ends = times[order], observed[order].astype(np.int64)
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    first = np.flatnonzero(new)
    distinct = ordered[first]
    finished = np.add.reduceat(ends, first) if len(first) else np.empty(0, dtype=np.int64)
    at_risk = len(ordered) - first
    seen = finished > 0
    distinct, finished, at_risk = distinct[seen], finished[seen], at_risk[seen]
    share: Numbers = np.cumprod(1 - finished / at_risk, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        summed = np.cumsum(finished / (at_risk * (at_risk - finished)))
        error = np.where(share > 0, share * np.sqrt(summed), 0.0)
        spread = Z_95 * np.sqrt(summed) / np.abs(np.log(share))
        low, high = share ** np.exp(spread), share ** np.exp(-spread)
    gone = share <= 0
    return Survival(
        times=distinct.astype(np.float64),
        at_risk=at_risk.astype(np.int64),
        finished=finished,
        share=share,
        error=error,
        low=np.where(gone, 0.0, low),
        high=np.where(gone, 0.0, high),
    )
