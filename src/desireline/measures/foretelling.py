"""Sequences seen more often before an outcome than without it: association, not cause."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from desireline.measures.comparison import (
    FALSE_SHARE,
    ComparisonError,
    benjamini_hochberg,
    chances,
    difference,
)
from desireline.measures.intervals import Interval, share_interval
from desireline.measures.sequences import (
    FrequentSequence,
    Limits,
    closed_sequences,
    frequent_sequences,
)

Touchpoint = TypeVar("Touchpoint", bound=Hashable)
Flags = npt.NDArray[np.bool_]
_GROUPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CutJourneys(Generic[Touchpoint]):
    """Journeys up to the outcome, which is left out, and whether they came to it."""

    journeys: tuple[tuple[Touchpoint, ...], ...]
    reached: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretelling(Generic[Touchpoint]):
    """A sequence and how often the outcome follows it.

    Attributes:
        with_it: Share of the journeys with the sequence that reach the outcome, Wilson's interval.
        without: The same of the journeys without it.
        lift: Share with it over the share of all journeys; 1 = no more often.
        difference: With less without, with its interval.
        at_equal_length: The same difference among journeys of about equal length, weighted
            (Mantel and Haenszel 1959): long journeys pass more touchpoints and come to more
            outcomes, whatever these are. None where no length has both.
        chance: How often so large a difference comes by chance, looking at this one alone.
        corrected: The same after Benjamini and Hochberg over all sequences looked at.
        apart: Whether ``corrected`` is 0.05 or less.
    """

    sequence: FrequentSequence[Touchpoint]
    with_it: Interval
    without: Interval
    lift: float
    difference: Interval
    at_equal_length: float | None
    chance: float
    corrected: float
    apart: bool


def cut_at_outcome(
    journeys: Sequence[Sequence[Touchpoint]], outcome: Touchpoint
) -> CutJourneys[Touchpoint]:
    """Cut each journey before its first step at the outcome: what comes after foretells nothing.

    Journeys that begin with it are left out, as nothing came before.
    """
    kept = [tuple(steps) for steps in journeys if steps and steps[0] != outcome]
    reached = np.array([outcome in steps for steps in kept], dtype=bool)
    return CutJourneys(
        journeys=tuple(
            steps[: steps.index(outcome)] if came else steps
            for steps, came in zip(kept, reached, strict=True)
        ),
        reached=reached,
    )


def foretelling(
    cut: CutJourneys[Touchpoint],
    limits: Limits,
    *,
    moments: Sequence[Sequence[float]] | None = None,
    closed: bool = True,
) -> tuple[Foretelling[Touchpoint], ...]:
    """Say of each frequent sequence how often the outcome follows it, the surest first.

    Of journeys with the sequence against those without. Sequences all journeys have are left out.

    Raises:
        ComparisonError: Every journey reached the outcome, or none did.
    """
    n, reached = len(cut.journeys), int(cut.reached.sum())
    if reached in {0, n}:
        message = f"{reached} of {n} journeys reached the outcome: there is nothing to compare."
        raise ComparisonError(message)
    find = closed_sequences if closed else frequent_sequences
    looked = [one for one in find(cut.journeys, limits, moments=moments) if one.journeys < n]
    wholes = np.array([one.journeys for one in looked], dtype=np.int64)
    parts = np.array([int(cut.reached[list(one.within)].sum()) for one in looked], dtype=np.int64)
    alone = chances(parts, wholes, reached - parts, n - wholes)
    corrected = benjamini_hochberg(alone)
    groups = _length_groups(cut.journeys)
    rows = [
        _row(one, int(part), float(chance), float(after), cut=cut, groups=groups)
        for one, part, chance, after in zip(looked, parts, alone, corrected, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (row.chance, -row.sequence.journeys)))


def _row(  # noqa: PLR0913 - what was counted of one sequence
    sequence: FrequentSequence[Touchpoint],
    part: int,
    chance: float,
    corrected: float,
    *,
    cut: CutJourneys[Touchpoint],
    groups: npt.NDArray[np.int64],
) -> Foretelling[Touchpoint]:
    n, reached = len(cut.journeys), int(cut.reached.sum())
    with_it = share_interval(part, sequence.journeys)
    without = share_interval(reached - part, n - sequence.journeys)
    has = np.zeros(n, dtype=bool)
    has[list(sequence.within)] = True
    return Foretelling(
        sequence=sequence,
        with_it=with_it,
        without=without,
        lift=part / sequence.journeys / (reached / n),
        difference=difference(without, with_it),
        at_equal_length=_at_equal_length(has, cut.reached, groups),
        chance=chance,
        corrected=corrected,
        apart=corrected <= FALSE_SHARE,
    )


def _length_groups(journeys: Sequence[Sequence[Touchpoint]]) -> npt.NDArray[np.int64]:
    """Number each journey by the quarter its length lies in."""
    lengths = np.array([len(steps) for steps in journeys])
    edges = np.unique(np.quantile(lengths, np.arange(1, _GROUPS) / _GROUPS))
    return np.searchsorted(edges, lengths, side="left").astype(np.int64)


def _at_equal_length(has: Flags, reached: Flags, groups: npt.NDArray[np.int64]) -> float | None:
    size = int(groups.max()) + 1
    having = np.bincount(groups[has], minlength=size)
    lacking = np.bincount(groups[~has], minlength=size)
    came = np.bincount(groups[has & reached], minlength=size)
    others = np.bincount(groups[~has & reached], minlength=size)
    both = (having > 0) & (lacking > 0)
    if not both.any():
        return None
    a, b, m, k = came[both], others[both], having[both], lacking[both]
    weights = m * k / (m + k)
    return float((weights * (a / m - b / k)).sum() / weights.sum())
