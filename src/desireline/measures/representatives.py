"""The few journeys that stand for all: found where there are any, or “no structure”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
from scipy.special import bdtrc, gammaln

from desireline.errors import DesirelineError
from desireline.measures.sequence_distance import Codes, coded, distances_to

Touchpoint = TypeVar("Touchpoint", bound=Hashable)
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
LEAST, LEAST_SHARE = 3, 0.008
NOISE, FADES, SURE = 0.12, 0.5, 2.5
BY_CHANCE = 0.01
NEAR = 0.25
LEAST_COVERED = 0.3
RESAMPLES = 100


class RepresentativesError(DesirelineError):
    """There are too few journeys to look for representatives."""

    code = "representatives"


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative(Generic[Touchpoint]):
    """A journey that was walked, and those nearest to it.

    Attributes:
        exactly: Journeys that are this one.
        journeys: Journeys nearest to it, of all.
        share: Of all journeys.
        near: Of ``journeys``, those that differ in a quarter of the steps or less.
        mean_distance: Mean steps to change from them to it.
        found_again: Share of resamples of the journeys in which it is found again, 0–1.
        nearest: The different sequences of ``journeys``, and whether each is one of ``near``.
    """

    touchpoints: tuple[Touchpoint, ...]
    exactly: int
    journeys: int
    share: float
    near: int
    mean_distance: float
    found_again: float
    nearest: Mapping[tuple[Touchpoint, ...], bool] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Representatives(Generic[Touchpoint]):
    """What stands for the journeys.

    Attributes:
        found: The representatives, those of most journeys first.
        structure: False where none is found, or those found stand for too few journeys: then no
            picture of a typical journey holds.
        journeys: All journeys looked at.
        coverage: Share of them that differ from their representative in a quarter of the steps
            or less; None where there is none.
        mean_distance: Mean steps to change to the nearest representative; None where none.
    """

    found: tuple[Representative[Touchpoint], ...]
    structure: bool
    journeys: int
    coverage: float | None
    mean_distance: float | None

    @property
    def sentence(self) -> str:
        """Say it in words."""
        if not self.found:
            return (
                f"No structure: among {self.journeys:,} journeys no order of steps comes up more "
                "often than chance would have it."
            )
        share = 100 * (self.coverage or 0)
        if not self.structure:
            return (
                f"No structure: the {len(self.found)} orders of steps that come up often stand "
                f"for {share:.0f}% of {self.journeys:,} journeys."
            )
        return (
            f"{len(self.found)} journeys stand for {share:.0f}% of {self.journeys:,} (a quarter "
            "of the steps or less to change)."
        )


def representatives(
    journeys: Sequence[Sequence[Touchpoint]], *, resamples: int = RESAMPLES, seed: int = 0
) -> Representatives[Touchpoint]:
    """Find the journeys that come up more often than variations of others and chance explain.

    Different sequences are taken by how often they come up. One is accepted if so many journeys
    are exactly it: three and 0.8% of all or more; more than λ + 2.5·√λ, λ = the sum over those
    accepted of 0.12 · 0.5^(distance − 1) times their journeys, which variations of them would
    make; and more than chance makes of the same steps, at 1% over all looked at (binomial): of
    touchpoints drawn as often as they are in the log, and of each journey's own steps in any
    order. So a log whose steps are shuffled has none.

    Raises:
        RepresentativesError: There are fewer than 30 journeys with a step.
    """
    counted = Counter(tuple(one) for one in journeys if one)
    n = sum(counted.values())
    if n < 30:  # noqa: PLR2004 - a claim needs 30
        message = f"{n} journeys; representatives need 30."
        raise RepresentativesError(message)
    variants = sorted(counted, key=lambda one: (-counted[one], str(one)))
    counts = np.array([counted[one] for one in variants], dtype=np.int64)
    looked = int((counts >= np.maximum(LEAST, LEAST_SHARE * n) / 2).sum())
    table = coded(variants)
    among = np.array([distances_to(table, row)[:looked] for row in range(looked)])
    unlikely = _beyond_chance(variants, counts, looked)
    kept = _accepted(counts[:looked], among, unlikely, n)
    if not kept:
        return Representatives(
            found=(), structure=False, journeys=n, coverage=None, mean_distance=None
        )
    again = np.zeros(looked)
    rng = np.random.default_rng(seed)
    for _ in range(resamples):
        drawn = rng.multinomial(n, counts / n)[:looked]
        again[_accepted(drawn, among, unlikely, n)] += 1
    distances = np.array([distances_to(table, row) for row in kept])
    return _described(variants, counts, table.lengths, kept, distances, again / max(resamples, 1))


def _accepted(counts: Codes, among: Codes, unlikely: Flags, n: int) -> list[int]:
    """Give the places of the sequences accepted, by how often they come up."""
    kept: list[int] = []
    noise = np.zeros(len(counts))
    for place in np.argsort(-counts, kind="stable"):
        mine = counts[place]
        if mine < max(LEAST, LEAST_SHARE * n):
            break
        if unlikely[place] and mine > noise[place] + SURE * np.sqrt(noise[place]):
            kept.append(int(place))
            noise += mine * NOISE * FADES ** (among[place] - 1.0)
    return kept


def _beyond_chance(variants: Sequence[tuple[Hashable, ...]], counts: Codes, looked: int) -> Flags:
    """Say which sequences come up more often than the same steps would by chance."""
    steps: Counter[Hashable] = Counter()
    lengths: Counter[int] = Counter()
    mixtures: Counter[frozenset[tuple[Hashable, int]]] = Counter()
    for path, times in zip(variants, counts.tolist(), strict=True):
        lengths[len(path)] += times
        mixtures[frozenset(Counter(path).items())] += times
        for step in path:
            steps[step] += times
    total = sum(steps.values())
    level = BY_CHANCE / max(looked, 1)
    found = np.zeros(looked, dtype=bool)
    for place, path in enumerate(variants[:looked]):
        drawn = float(np.prod([steps[step] / total for step in path]))
        own = Counter(path)
        orders = np.exp(gammaln(len(path) + 1.0) - sum(gammaln(m + 1.0) for m in own.values()))
        at_random = bdtrc(counts[place] - 1, lengths[len(path)], drawn)
        any_order = (
            bdtrc(counts[place] - 1, mixtures[frozenset(own.items())], 1 / orders)
            if len(own) > 1
            else 0.0
        )
        found[place] = max(at_random, any_order) < level
    return found


def _described(  # noqa: PLR0913 - what was found of each
    variants: Sequence[tuple[Touchpoint, ...]],
    counts: Codes,
    lengths: Codes,
    kept: Sequence[int],
    distances: Codes,
    again: Numbers,
) -> Representatives[Touchpoint]:
    n = int(counts.sum())
    nearest = distances.argmin(axis=0)
    least = distances.min(axis=0)
    longer = np.maximum(lengths, lengths[list(kept)][nearest])
    near = least <= NEAR * longer
    found = []
    for place, row in enumerate(kept):
        mine = nearest == place
        journeys = int(counts[mine].sum())
        found.append(
            Representative(
                touchpoints=variants[row],
                exactly=int(counts[row]),
                journeys=journeys,
                share=journeys / n,
                near=int(counts[mine & near].sum()),
                mean_distance=float((counts[mine] * least[mine]).sum() / journeys),
                found_again=float(again[row]),
                nearest={variants[at]: bool(near[at]) for at in np.flatnonzero(mine).tolist()},
            )
        )
    coverage = float(counts[near].sum() / n)
    return Representatives(
        found=tuple(sorted(found, key=lambda one: (-one.journeys, str(one.touchpoints)))),
        structure=coverage >= LEAST_COVERED,
        journeys=n,
        coverage=coverage,
        mean_distance=float((counts * least).sum() / n),
    )
