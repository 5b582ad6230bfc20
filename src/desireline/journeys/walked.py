"""The steps of a log's journeys as arrays, one after the other, with the journey of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_slices import kept_column
from desireline.journeys.event_steps import Flags, Numbers

NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """Steps in order; journeys are numbered by their place among the log's, from 0.

    Attributes:
        journey: The journey of each step.
        touchpoint: Its touchpoint's number.
        arrived_at: Microseconds since 1970.
        place: Its place among all events of the file.
        journeys: How many journeys there are.
    """

    journey: Numbers
    touchpoint: Numbers
    arrived_at: Numbers
    place: Numbers
    journeys: int

    def goes_on(self) -> Numbers:
        """Give the steps another step of the same journey follows, by their place here."""
        return np.flatnonzero(np.diff(self.journey) == 0)

    def first(self, chosen: Flags) -> Numbers:
        """Give for each journey its first chosen step, by its place here; −1 = it has none."""
        places = np.flatnonzero(chosen)
        found = np.full(self.journeys, NOBODY, dtype=np.int64)
        who, at = np.unique(self.journey[places], return_index=True)
        found[who] = places[at]
        return found

    def first_at(self, touchpoint: int) -> Numbers:
        """Give for each journey its first step at a touchpoint, by its place here; −1 = none."""
        return self.first(self.touchpoint == touchpoint)

    def first_after(self, starts: Numbers, touchpoint: int) -> Numbers:
        """Give for each journey its first step at a touchpoint after its start; −1 = none."""
        begun = starts[self.journey]
        later = (begun != NOBODY) & (np.arange(len(self.journey)) > begun)
        return self.first(later & (self.touchpoint == touchpoint))


def walked(log: EventLog) -> Walked:
    """Give the steps of a log's journeys."""
    spans, place = log.spans, log.spans.places()
    return Walked(
        journey=np.repeat(np.arange(len(spans.first)), spans.lengths),
        touchpoint=log.whole.touchpoint_no[place].astype(np.int64),
        arrived_at=log.whole.arrived_at[place],
        place=place,
        journeys=len(spans.first),
    )


def different(keys: Numbers) -> Numbers:
    """Give the different numbers in order; sorting serves numbers almost in order sooner."""
    ordered = np.sort(keys)
    found: Numbers = ordered[np.r_[True, np.diff(ordered) != 0][: len(ordered)]]
    return found


def values_of(log: EventLog, steps: Walked, column: str) -> tuple[Numbers, tuple[str, ...]]:
    """Give each step the number of its value in a kept column, −1 = empty, and the values.

    Raises:
        NotKeptError: The column was not kept when the file was read.
    """
    kept = kept_column(log, column)
    return kept.numbers[steps.place].astype(np.int64), kept.values


def first_values(log: EventLog, steps: Walked, column: str) -> tuple[Numbers, tuple[str, ...]]:
    """Give each journey the number of its first value in a kept column, −1 = it has none.

    Raises:
        NotKeptError: The column was not kept when the file was read.
    """
    numbers, values = values_of(log, steps, column)
    first = steps.first(numbers >= 0)
    return np.where(first == NOBODY, NOBODY, numbers[first]), values
