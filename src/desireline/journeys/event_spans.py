"""Where the journeys of a log stand among its ordered events: a part of a log is no copy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow.lib as pa

from desireline.journeys.event_steps import Events, Flags, Numbers, journey_begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """The stretch of events each journey takes up. One entry a journey, in order.

    Attributes:
        first: The place of its first step among the events, from 0.
        after: The place behind its last step.
        ended_at: When it ended, microseconds since 1970.
        is_open: Whether its time-out had not passed at the as-of moment.
    """

    first: Numbers
    after: Numbers
    ended_at: Numbers
    is_open: Flags

    @property
    def lengths(self) -> Numbers:
        """The number of steps of each journey."""
        return self.after - self.first

    @property
    def begins(self) -> Flags:
        """Say which of the journeys' steps, put one after the other, begin one."""
        found = np.zeros(int(self.lengths.sum()), dtype=bool)
        found[np.cumsum(self.lengths) - self.lengths] = True
        return found

    def only(self, kept: Flags | Numbers) -> Spans:
        """Give some of the journeys."""
        return Spans(
            first=self.first[kept],
            after=self.after[kept],
            ended_at=self.ended_at[kept],
            is_open=self.is_open[kept],
        )

    def places(self) -> Numbers:
        """Give the places of all steps of these journeys, in order."""
        lengths = self.lengths
        shift = self.first - (np.cumsum(lengths) - lengths)
        return np.repeat(shift, lengths) + np.arange(int(lengths.sum()))


def spans_of(events: Events, *, silence: int, as_of: int) -> Spans:
    """Cut each customer's events into journeys wherever a longer silence lies.

    The same as ``journeys_relation`` of ``steps_relation``, on arrays.
    """
    first = np.flatnonzero(journey_begins(events, silence=silence))
    after = np.r_[first[1:], len(events.arrived_at)]
    owner = events.customer_no[first]
    last = np.r_[owner[1:] != owner[:-1], True]
    ended = events.arrived_at[after - 1]
    is_open = last & (as_of - ended <= silence)
    return Spans(first=first, after=after, ended_at=ended, is_open=is_open)


def journeys_table(events: Events, spans: Spans) -> pa.Table:
    """Give the journeys as a table. One row per journey, as ``journeys_relation`` gives them.

    ``journey`` is the place of its first step among the steps of these journeys, from 1.
    """
    lengths = spans.lengths
    return pa.table(
        {
            "journey": pa.array(np.cumsum(lengths) - lengths + 1),
            "customer_no": pa.array(events.customer_no[spans.first]),
            "started_at": pa.array(events.arrived_at[spans.first]),
            "ended_at": pa.array(spans.ended_at),
            "steps": pa.array(lengths),
            "is_open": pa.array(spans.is_open),
        }
    )
