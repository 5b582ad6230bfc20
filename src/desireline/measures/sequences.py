"""Touchpoints that many journeys pass in the same order, others between them or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from desireline.errors import DesirelineError

Touchpoint = TypeVar("Touchpoint", bound=Hashable)
Found = dict[int, dict[int, int]]
"""Journey → place of the sequence's last touchpoint → the latest place it can have begun at."""


class SequenceLimitsError(DesirelineError):
    """The limits given leave no sequence to look for."""

    code = "sequence-limits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What counts as a sequence.

    Attributes:
        least: Journeys that must have it, one or more.
        shortest, longest: Touchpoints in it; None = no end.
        gap: Most units between one touchpoint of it and the next; None = any. Units are steps,
            or those of the moments given.
        span: Most units between its first and its last.
    """

    least: int
    shortest: int = 1
    longest: int | None = None
    gap: float | None = None
    span: float | None = None

    def __post_init__(self) -> None:
        """Refuse limits that leave nothing.

        Raises:
            SequenceLimitsError: A number is below 1, or the longest below the shortest.
        """
        asked = [one for one in (self.least, self.shortest, self.longest) if one is not None]
        spaces = [one for one in (self.gap, self.span) if one is not None]
        if min(asked) < 1 or any(one <= 0 for one in spaces):
            message = f"Limits start at 1, and gap and span above 0; given: {self}."
            raise SequenceLimitsError(message)
        if self.longest is not None and self.longest < self.shortest:
            message = f"Longest {self.longest} is below shortest {self.shortest}."
            raise SequenceLimitsError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequentSequence(Generic[Touchpoint]):
    """Touchpoints in order and the journeys that have them so.

    Attributes:
        journeys: How many have it, each once.
        within: Which they are: their places among those given.
    """

    touchpoints: tuple[Touchpoint, ...]
    journeys: int
    within: tuple[int, ...] = field(repr=False)


def frequent_sequences(
    journeys: Sequence[Sequence[Touchpoint]],
    limits: Limits,
    *,
    moments: Sequence[Sequence[float]] | None = None,
) -> list[FrequentSequence[Touchpoint]]:
    """Find every sequence that so many journeys have, most frequent first.

    Other touchpoints may stand between, as far as ``gap`` and ``span`` allow. Each journey counts
    once. ``moments`` gives the time of each step, for gaps and spans in time.

    PrefixSpan (Pei et al. 2004, IEEE TKDE 16(11):1424–1440); with limits on gaps all places a
    sequence can end at are followed, not the first alone.
    """
    log = _Log(journeys, limits, moments)
    found = [
        (path, places)
        for path, places in log.grown((), log.begun())
        if len(path) >= limits.shortest
    ]
    return _listed(found)


def closed_sequences(
    journeys: Sequence[Sequence[Touchpoint]],
    limits: Limits,
    *,
    moments: Sequence[Sequence[float]] | None = None,
) -> list[FrequentSequence[Touchpoint]]:
    """Find the frequent sequences that no longer one has all the journeys of.

    They say the same in fewer rows. A longer sequence is looked for within the same limits,
    ``longest`` included: what it would join is then shown apart.
    """
    wide = Limits(least=limits.least, longest=limits.longest, gap=limits.gap, span=limits.span)
    every = frequent_sequences(journeys, wide, moments=moments)
    alike: dict[tuple[int, ...], list[tuple[Touchpoint, ...]]] = defaultdict(list)
    for one in every:
        alike[one.within].append(one.touchpoints)
    return [
        one
        for one in every
        if len(one.touchpoints) >= limits.shortest
        and not any(
            len(other) > len(one.touchpoints) and holds(other, one.touchpoints)
            for other in alike[one.within]
        )
    ]


def holds(journey: Sequence[Touchpoint], sequence: Sequence[Touchpoint]) -> bool:
    """Say whether a journey has a sequence, anything between."""
    steps = iter(journey)
    return all(touchpoint in steps for touchpoint in sequence)


class _Log(Generic[Touchpoint]):
    """Journeys in which sequences are grown touchpoint by touchpoint."""

    def __init__(
        self,
        journeys: Sequence[Sequence[Touchpoint]],
        limits: Limits,
        moments: Sequence[Sequence[float]] | None,
    ) -> None:
        self.journeys = journeys
        self.limits = limits
        self.moments = moments
        self.bounded = limits.gap is not None or limits.span is not None

    def begun(self) -> dict[Touchpoint, Found]:
        """Give the sequences of one touchpoint."""
        found: dict[Touchpoint, Found] = defaultdict(dict)
        for number, steps in enumerate(self.journeys):
            for place, touchpoint in enumerate(steps):
                if self.bounded or number not in found[touchpoint]:
                    found[touchpoint].setdefault(number, {})[place] = place
        return found

    def grown(
        self, path: tuple[Touchpoint, ...], onward: Mapping[Touchpoint, Found]
    ) -> Iterator[tuple[tuple[Touchpoint, ...], Found]]:
        """Give each frequent sequence that goes on from a path, and where."""
        for touchpoint, places in onward.items():
            if len(places) >= self.limits.least:
                longer = (*path, touchpoint)
                yield longer, places
                if self.limits.longest is None or len(longer) < self.limits.longest:
                    yield from self.grown(longer, self._onward(places))

    def _onward(self, places: Found) -> dict[Touchpoint, Found]:
        found: dict[Touchpoint, Found] = defaultdict(dict)
        for number, ends in places.items():
            if self.bounded:
                self._within_limits(number, ends, found)
                continue
            steps = self.journeys[number]
            (last,) = ends
            for place in range(last + 1, len(steps)):
                here = found[steps[place]]
                if number not in here:
                    here[number] = {place: 0}
        return found

    def _within_limits(
        self, number: int, ends: dict[int, int], found: dict[Touchpoint, Found]
    ) -> None:
        steps = self.journeys[number]
        at = range(len(steps)) if self.moments is None else self.moments[number]
        gap, span = self.limits.gap, self.limits.span
        for last, first in ends.items():
            for place in range(last + 1, len(steps)):
                if (gap is not None and at[place] - at[last] > gap) or (
                    span is not None and at[place] - at[first] > span
                ):
                    break
                here = found[steps[place]].setdefault(number, {})
                here[place] = max(first, here.get(place, 0))


def _listed(
    found: Sequence[tuple[tuple[Touchpoint, ...], Found]],
) -> list[FrequentSequence[Touchpoint]]:
    listed = [
        FrequentSequence(touchpoints=path, journeys=len(places), within=tuple(places))
        for path, places in found
    ]
    return sorted(listed, key=lambda one: (-one.journeys, len(one.touchpoints), str(one)))
