"""The journey graph of an event file: touchpoints as nodes, transitions as edges."""

from __future__ import annotations

import ibis

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND


def edges(log: EventLog) -> ibis.Table:
    """Count the transitions between touchpoints.

    One row per touchpoint and next touchpoint (NULL = the journey has no later step):
    ``times``, ``journeys`` (each counted once) and ``median_wait_seconds``.
    """
    steps = log.steps
    waits = steps.mutate(
        wait_seconds=(steps.next_arrived_at - steps.arrived_at).cast("float64") / float(SECOND)
    )
    return waits.group_by("touchpoint_no", "next_touchpoint_no").agg(
        times=waits.count(),
        journeys=waits.journey.nunique(),
        median_wait_seconds=waits.wait_seconds.median(),
    )


def nodes(log: EventLog) -> ibis.Table:
    """Count the visits to each touchpoint.

    One row per touchpoint: ``steps``, ``journeys`` (each counted once), ``customers``, and how
    many journeys start and end there.
    """
    steps = log.steps
    return steps.group_by("touchpoint_no").agg(
        steps=steps.count(),
        journeys=steps.journey.nunique(),
        customers=steps.customer_no.nunique(),
        starts=steps.count(where=steps.step_no == 1),
        ends=steps.count(where=steps.next_touchpoint_no.isnull()),
    )


def waits(log: EventLog) -> ibis.Table:
    """Give the wait of each step for the next one.

    One row per step: ``touchpoint_no``, ``next_touchpoint_no``, ``seconds`` and ``observed``. A
    step without a next one is not observed; its ``seconds`` are how long was looked: to the
    as-of moment, at most the time-out.
    """
    steps = log.steps
    timeout = int(log.timeout.total_seconds() * SECOND)
    looked = ibis.least(
        ibis.literal(log.as_of, "int64") - steps.arrived_at, ibis.literal(timeout, "int64")
    )
    observed = steps.next_arrived_at.notnull()
    waited = observed.ifelse(steps.next_arrived_at - steps.arrived_at, looked)
    return steps.select(
        "touchpoint_no",
        "next_touchpoint_no",
        observed=observed,
        seconds=waited.cast("float64") / float(SECOND),
    )
