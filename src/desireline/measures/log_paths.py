"""The journeys of an event file as plain sequences of touchpoints, the earliest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_rows import journey_rows, step_rows
from desireline.measures.measured_table import Row

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
SECOND = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPaths:
    """Journeys in the order in which they began, the earliest first.

    Attributes:
        journeys: The touchpoints of each, in order.
        moments: Seconds of each step since the journey's first one.
        is_open: Whether each may still go on.
        customers: The number of each one's customer.
        places: Where each stands among the log's journeys, from 0.
    """

    journeys: tuple[tuple[str, ...], ...]
    moments: tuple[tuple[float, ...], ...]
    is_open: Flags
    customers: Numbers
    places: Numbers


def named_paths(log: EventLog) -> NamedPaths:
    """Give the journeys of a file of events."""
    whole, spans = log.whole, log.spans
    names = np.array(log.touchpoints, dtype=object)
    stretches = zip(spans.first.tolist(), spans.after.tolist(), strict=True)
    walked = [slice(first, after) for first, after in stretches]
    began = np.argsort(whole.arrived_at[spans.first], kind="stable")
    paths, moments = [], []
    for place in began.tolist():
        at = whole.arrived_at[walked[place]]
        paths.append(tuple(names[whole.touchpoint_no[walked[place]]]))
        moments.append(tuple(((at - at[0]) / SECOND).tolist()))
    return NamedPaths(
        journeys=tuple(paths),
        moments=tuple(moments),
        is_open=spans.is_open[began],
        customers=whole.customer_no[spans.first].astype(np.int64)[began],
        places=began,
    )


def named(row: Row) -> tuple[str, ...]:
    """Give the touchpoints of a row that lists some."""
    listed = row["touchpoints"]
    return tuple(map(str, listed)) if isinstance(listed, list) else ()


def rows_at(log: EventLog, places: Sequence[int] | Numbers) -> pa.Table:
    """Give the rows of journeys by their places among the log's, as a figure opens to them."""
    lengths = log.spans.lengths
    begins = np.cumsum(lengths) - lengths + 1
    chosen = begins[np.asarray(places, dtype=np.int64)]
    return journey_rows(log, ibis.memtable(pa.table({"journey": pa.array(chosen, pa.int64())})))


def steps_at(log: EventLog, places: Numbers) -> pa.Table:
    """Give the rows of steps by their places among the log's steps, from 0."""
    chosen = ibis.memtable(pa.table({"position": pa.array(places + 1, pa.int64())}))
    return step_rows(log, log.steps.semi_join(chosen, "position"))
