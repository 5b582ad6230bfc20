"""Where one journey of a customer ends and the next begins, told from steps and silences."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desireline.errors import DesirelineError

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
LEAST_PAIRS = 100
_BINS = 12
_ROUNDS = 200
_CLOSE = 1e-7
_STARTS = (1.0, 3.0, 8.0)
_PRIOR = 0.5


class PartitionError(DesirelineError):
    """There is too little to learn from, or steps are out of order."""

    code = "partition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """The chance of a new journey after each step but a customer's last.

    Attributes:
        chances: One array a customer, one chance 0–1 for each step and the next.
        log_likelihood: Of all pairs of steps under the model.
        mean_steps: Steps a journey, if it is cut where the chance is one half or more.
        sureness: Mean distance of the chances from one half, 0–1: near 0 nothing could be told.
    """

    chances: tuple[Numbers, ...]
    log_likelihood: float
    mean_steps: float
    sureness: float

    def cut(self, customer: int, *, at: float = 0.5) -> list[int]:
        """Give the places of a customer's steps that begin a journey; the first always does."""
        return [0, *(np.flatnonzero(self.chances[customer] >= at) + 1).tolist()]


def learn_partition(
    histories: Sequence[Sequence[Hashable]], moments: Sequence[Sequence[float]]
) -> Partition:
    """Tell for each two steps of a customer in a row whether a new journey begins between them.

    Each pair a → b after a silence g is either an end and a start, with P(end|a)·P(start b)·h₁(g),
    or goes on, with (1 − P(end|a))·P(b|a)·h₀(g); h₀ and h₁ are smoothed histograms over quantiles
    of the silences. Expectation–maximization (Dempster, Laird and Rubin 1977) from three starts by
    the length of the silence; the likeliest stays. Nobody needs to say where journeys end. The
    chances are association: a look at ``sureness`` comes first.

    Raises:
        PartitionError: Fewer than 100 pairs of steps, or times that run backwards.
    """
    pairs = _pairs(histories, moments)
    best: tuple[float, Numbers] | None = None
    for power in _STARTS:
        ranks = (np.argsort(np.argsort(pairs.silence, kind="stable")) + 0.5) / len(pairs.silence)
        height, chances = _climbed(pairs, ranks**power)
        if best is None or height > best[0]:
            best = height, chances
    height, chances = best if best is not None else (0.0, np.empty(0))
    sizes = [max(len(one) - 1, 0) for one in histories]
    steps = sum(len(one) for one in histories)
    begun = int((chances >= 0.5).sum()) + sum(bool(len(one)) for one in histories)  # noqa: PLR2004
    return Partition(
        chances=tuple(np.split(chances, np.cumsum(sizes)[:-1])),
        log_likelihood=height,
        mean_steps=steps / begun,
        sureness=float(np.abs(2 * chances - 1).mean()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    """Two steps in a row, and the first and last steps of customers."""

    here: Codes
    onward: Codes
    silence: Numbers
    bins: Codes
    first: Numbers
    last: Numbers
    size: int


def _pairs(histories: Sequence[Sequence[Hashable]], moments: Sequence[Sequence[float]]) -> _Pairs:
    numbers: dict[Hashable, int] = {}
    walked = [[numbers.setdefault(step, len(numbers)) for step in one] for one in histories]
    size = len(numbers)
    here = np.array([step for one in walked for step in one[:-1]], dtype=np.int64)
    onward = np.array([step for one in walked for step in one[1:]], dtype=np.int64)
    silence = np.array(
        [gap for one in moments for gap in np.diff(np.asarray(one, dtype=np.float64))]
    )
    if len(here) < LEAST_PAIRS or len(silence) != len(here) or (silence < 0).any():
        message = (
            f"{len(here)} pairs of steps with {len(silence)} silences: it needs "
            f"{LEAST_PAIRS}, a time for each step, and times in order."
        )
        raise PartitionError(message)
    edges = np.unique(np.quantile(silence, np.arange(1, _BINS) / _BINS))
    begun = [one[0] for one in walked if one]
    ended = [one[-1] for one in walked if one]
    return _Pairs(
        here=here,
        onward=onward,
        silence=silence,
        bins=np.searchsorted(edges, silence, side="right").astype(np.int64),
        first=np.bincount(begun, minlength=size).astype(np.float64),
        last=np.bincount(ended, minlength=size).astype(np.float64),
        size=size,
    )


def _climbed(pairs: _Pairs, chances: Numbers) -> tuple[float, Numbers]:
    before = -np.inf
    height = before
    for _ in range(_ROUNDS):
        cut, going = _weights(pairs, chances)
        both = cut + going
        chances = cut / both
        height = float(np.log(both).sum())
        if height - before < _CLOSE * abs(height):
            break
        before = height
    return height, chances


def _weights(pairs: _Pairs, chances: Numbers) -> tuple[Numbers, Numbers]:
    """Give the likelihood of each pair as an end and a start, and as going on."""
    size, here, onward = pairs.size, pairs.here, pairs.onward
    stays = 1 - chances
    ends = np.bincount(here, chances, size) + pairs.last
    passes = np.bincount(here, minlength=size) + pairs.last
    end = (ends + _PRIOR) / (passes + 2 * _PRIOR)
    starts = np.bincount(onward, chances, size) + pairs.first
    start = (starts + _PRIOR / size) / (starts.sum() + _PRIOR)
    follows = np.bincount(here * size + onward, stays, size * size).reshape(size, size)
    follow = (follows + _PRIOR / size) / (follows.sum(axis=1, keepdims=True) + _PRIOR)
    cut = end[here] * start[onward] * _shape(pairs.bins, chances)
    going = (1 - end[here]) * follow[here, onward] * _shape(pairs.bins, stays)
    return cut, going


def _shape(bins: Codes, weights: Numbers) -> Numbers:
    """Give each pair the height of the smoothed histogram of silences at its own."""
    heights = np.bincount(bins, weights, int(bins.max()) + 1) + _PRIOR
    padded = np.concatenate([heights[:1], heights, heights[-1:]])
    smooth = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    return np.asarray((smooth / smooth.sum())[bins])
