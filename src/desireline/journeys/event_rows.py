"""The rows behind a figure of an event file: steps, journeys or customers, one row each."""

from __future__ import annotations

import ibis
import numpy as np
import pyarrow.compute as pc
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND

UTC = pa.timestamp("us", "UTC")


def step_rows(log: EventLog, steps: ibis.Table) -> pa.Table:
    """Give steps with the place of their event in the file. One row per step.

    ``steps`` is a part of the log's relation of steps.
    """
    columns = ("position", "journey", "step_no", "next_touchpoint_no", "next_arrived_at")
    found = log.warehouse.to_arrow(steps.select(*columns).order_by("position"))
    events, place = log.events, found["position"].to_numpy() - 1
    arrived = pa.array(events.arrived_at[place])
    waited = pc.subtract(found["next_arrived_at"], arrived)  # type: ignore[attr-defined]
    return pa.table(
        {
            "row": pa.array(events.row[place]),
            "customer": _customers(log, events.customer_no[place]),
            "journey": journey_numbers(log, found["journey"].to_numpy()),
            "step_no": found["step_no"],
            "touchpoint": _touchpoints(log, pa.array(events.touchpoint_no[place])),
            "arrived_at": arrived.cast(UTC),
            "next_touchpoint": _touchpoints(log, found["next_touchpoint_no"].combine_chunks()),
            "wait_seconds": pc.divide(waited.cast(pa.float64()), float(SECOND)),  # type: ignore[attr-defined]
            **{
                one.name: pa.array(one.values, pa.string()).take(
                    pa.array(one.numbers[place], mask=one.numbers[place] < 0)
                )
                for one in events.kept
            },
        }
    )


def journey_rows(log: EventLog, chosen: ibis.Table | None = None) -> pa.Table:
    """Give journeys, all or those of ``chosen``, which has a column ``journey``. One row each."""
    journeys = log.journeys if chosen is None else log.journeys.semi_join(chosen, "journey")
    found = log.warehouse.to_arrow(journeys.order_by("journey"))
    started, ended = found["started_at"], found["ended_at"]
    seconds = pc.divide(pc.subtract(ended, started).cast(pa.float64()), float(SECOND))  # type: ignore[attr-defined]
    return pa.table(
        {
            "journey": journey_numbers(log, found["journey"].to_numpy()),
            "customer": _customers(log, found["customer_no"].to_numpy()),
            "started_at": started.cast(UTC),
            "ended_at": ended.cast(UTC),
            "steps": found["steps"],
            "seconds": seconds,
            "is_open": found["is_open"],
        }
    )


def customer_rows(log: EventLog, chosen: ibis.Table) -> pa.Table:
    """Give the customers of ``chosen``, which has a column ``customer_no``. One row each."""
    steps = log.steps.semi_join(chosen, "customer_no")
    gathered = steps.group_by("customer_no").agg(
        first_at=steps.arrived_at.min(),
        last_at=steps.arrived_at.max(),
        journeys=steps.journey.nunique(),
        steps=steps.count(),
    )
    found = log.warehouse.to_arrow(gathered.order_by("customer_no"))
    return pa.table(
        {
            "customer": _customers(log, found["customer_no"].to_numpy()),
            "first_at": found["first_at"].cast(UTC),
            "last_at": found["last_at"].cast(UTC),
            "journeys": found["journeys"],
            "steps": found["steps"],
        }
    )


def journey_numbers(log: EventLog, journey: np.ndarray) -> pa.Array:
    """Give each journey its number in the list of journeys, from 1."""
    lengths = log.spans.lengths
    return pa.array(np.searchsorted(np.cumsum(lengths) - lengths + 1, journey) + 1)


def _customers(log: EventLog, numbers: np.ndarray) -> pa.Array:
    return pa.array(log.whole.customers, pa.string()).take(pa.array(numbers))


def _touchpoints(log: EventLog, numbers: pa.Array) -> pa.Array:
    return pa.array(log.touchpoints, pa.string()).take(numbers)
