"""How far two groups or periods lie apart, and which of many differences are not chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, ndtr

from desireline.errors import DesirelineError
from desireline.measures.intervals import UNKNOWN, Interval, share_interval

Numbers = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
FALSE_SHARE = 0.05
_LEAST_EXPECTED = 1.0
_EQUAL = 1e-7


class ComparisonError(DesirelineError):
    """There is nothing to compare, or a part is larger than its whole."""

    code = "comparison"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareChange:
    """Two shares and what lies between them.

    Attributes:
        before, after: The shares with Wilson's interval.
        difference: After less before, −1…1, with its interval.
        chance: How often so large a difference would come by chance alone, 0–1.
    """

    before: Interval
    after: Interval
    difference: Interval
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRow:
    """One segment against all others.

    Attributes:
        part, whole: Those that count, and all, of the segment.
        change: From the others to the segment.
        corrected: The chance after Benjamini and Hochberg over all segments.
        apart: Whether ``corrected`` is 0.05 or less.
    """

    name: str
    part: int
    whole: int
    change: ShareChange
    corrected: float
    apart: bool


def difference(before: Interval, after: Interval) -> Interval:
    """Give ``after − before`` of two independent estimates, from the interval of each.

    The method of variance estimates recovery (Zou and Donner 2008, Statistics in Medicine
    27:1693–1702): each bound is as far from the difference as the two bounds on that side are
    together, by Pythagoras. For shares with Wilson's interval this is Newcombe's method 10 (1998,
    Statistics in Medicine 17:873–890); it serves medians and means with their intervals too. A
    bound that cannot be told leaves that side open.
    """
    if before.value is None or after.value is None:
        return UNKNOWN
    apart = after.value - before.value
    low = high = None
    if after.low is not None and before.high is not None:
        low = apart - sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2)
    if after.high is not None and before.low is not None:
        high = apart + sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2)
    return Interval(value=apart, low=low, high=high)


def compare_shares(*, before: tuple[int, int], after: tuple[int, int]) -> ShareChange:
    """Compare two shares, each given as (part, whole) of different journeys or customers.

    The chance is that of the chi-squared test with N − 1 where every count is expected to be 1 or
    more, else Fisher's exact one (Campbell 2007, Statistics in Medicine 26:3661–3675).

    Raises:
        ComparisonError: Nobody is in one of them, or a part is larger than its whole.
    """
    for name, (part, whole) in (("before", before), ("after", after)):
        if not 0 <= part <= whole or whole == 0:
            message = f"{name}: {part} of {whole} is no share of anybody."
            raise ComparisonError(message)
    one, other = share_interval(*before), share_interval(*after)
    counts = np.array([[*before], [*after]], dtype=np.int64)
    chance = chances(counts[:1, 0], counts[:1, 1], counts[1:, 0], counts[1:, 1])
    return ShareChange(
        before=one, after=other, difference=difference(one, other), chance=float(chance[0])
    )


def compare_segments(segments: Mapping[str, tuple[int, int]]) -> tuple[SegmentRow, ...]:
    """Compare each segment's share with that of all others together, the farthest apart first.

    Looking at many segments finds differences by chance: ``corrected`` holds the share of such
    false finds among those called apart to 5 % (Benjamini and Hochberg 1995).

    Raises:
        ComparisonError: There are fewer than two segments with somebody in them.
    """
    known = {name: found for name, found in segments.items() if found[1]}
    if len(known) < 2:  # noqa: PLR2004 - one has nothing to stand against
        message = f"{len(known)} segments have anybody in them; a comparison needs two."
        raise ComparisonError(message)
    parts, wholes = (sum(one[place] for one in known.values()) for place in (0, 1))
    changes = {
        name: compare_shares(before=(parts - part, wholes - whole), after=(part, whole))
        for name, (part, whole) in known.items()
    }
    corrected = benjamini_hochberg([one.chance for one in changes.values()])
    rows = [
        SegmentRow(
            name=name,
            part=known[name][0],
            whole=known[name][1],
            change=change,
            corrected=float(after),
            apart=bool(after <= FALSE_SHARE),
        )
        for (name, change), after in zip(changes.items(), corrected, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (row.change.chance, row.name)))


def benjamini_hochberg(chances_alone: Sequence[float] | Numbers) -> Numbers:
    """Give each chance as it stands among all that were looked at.

    Calling those at q or below found keeps the share of false ones among them to q (Benjamini and
    Hochberg 1995, JRSS B 57:289–300).
    """
    alone = np.asarray(chances_alone, dtype=np.float64)
    order = np.argsort(alone, kind="stable")[::-1]
    ranks = np.arange(len(alone), 0, -1)
    corrected = np.empty(len(alone))
    corrected[order] = np.minimum.accumulate(np.minimum(alone[order] * len(alone) / ranks, 1.0))
    return corrected


def chances(part: Counts, whole: Counts, other_part: Counts, other_whole: Counts) -> Numbers:
    """Give for each pair of shares how often so large a difference comes by chance alone."""
    parts, wholes = part + other_part, whole + other_whole
    misses = wholes - parts
    least = np.minimum(parts, misses) * np.minimum(whole, other_whole) / np.maximum(wholes, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        crossed = part * (other_whole - other_part) - other_part * (whole - part)
        bottom = parts * misses * whole.astype(float) * other_whole
        squared = crossed.astype(float) ** 2 * (wholes - 1) / bottom
    found = np.where(bottom > 0, 2 * ndtr(-np.sqrt(np.maximum(squared, 0.0))), 1.0)
    for place in np.flatnonzero((least < _LEAST_EXPECTED) & (bottom > 0)):
        found[place] = fisher(
            int(part[place]), int(whole[place]), int(other_part[place]), int(other_whole[place])
        )
    return np.asarray(found)


def fisher(part: int, whole: int, other_part: int, other_whole: int) -> float:
    """Give Fisher's exact chance: all tables with these margins no more likely than this one."""
    parts = part + other_part
    seen = np.arange(max(0, parts - other_whole), min(parts, whole) + 1)
    logs = _choose(whole, seen) + _choose(other_whole, parts - seen)
    weights = np.exp(logs - logs.max())
    mine = weights[part - seen[0]]
    return float(weights[weights <= mine * (1 + _EQUAL)].sum() / weights.sum())


def _choose(n: int, k: Counts) -> Numbers:
    return np.asarray(gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0))
