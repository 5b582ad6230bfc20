"""What is counted in an event file: journeys, customers, or visits between longer gaps."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import ibis
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_rows import UTC, customer_rows, journey_rows, step_rows
from desireline.journeys.ordering import along, so_far

Counted = Literal["journeys", "customers", "sessions", "occurrences"]
Case = Literal["journeys", "customers", "sessions"]
SESSION_GAP = timedelta(minutes=30)
KEYS = {
    "journeys": "journey",
    "customers": "customer_no",
    "sessions": "session",
    "occurrences": "occurrence",
}
_MICROSECOND = timedelta(microseconds=1)


def steps_by(log: EventLog, counted: Counted, *, gap: timedelta = SESSION_GAP) -> ibis.Table:
    """Give the steps with a column that says to which case each belongs; ``KEYS`` names it."""
    return with_sessions(log, gap=gap) if counted == "sessions" else log.steps


def with_sessions(log: EventLog, *, gap: timedelta) -> ibis.Table:
    """Cut each customer's life at gaps longer than ``gap``, whatever the journeys.

    One row per step, with ``session``: the position of the session's first step.

        steps (gap 30 minutes)        with sessions
        customer position time        position session
        ana      1        09:00    -> 1        1
        ana      2        09:30       2        1
        ana      3        10:01       3        3
    """
    steps = log.steps
    waited = steps.arrived_at - steps.arrived_at.lag().over(along("customer_no"))
    begins = waited.isnull() | (waited > ibis.literal(gap // _MICROSECOND, "int64"))
    marked = steps.mutate(begun=begins.ifelse(steps.position, ibis.null("int64")))
    return marked.mutate(session=marked.begun.max().over(so_far("customer_no"))).drop("begun")


def sessions(log: EventLog, *, gap: timedelta) -> ibis.Table:
    """Gather steps into sessions. One row per session; open = as-of is within the gap."""
    steps = with_sessions(log, gap=gap)
    gathered = steps.group_by("session").agg(
        customer_no=steps.customer_no.min(),
        started_at=steps.arrived_at.min(),
        ended_at=steps.arrived_at.max(),
        steps=steps.count(),
    )
    waited = ibis.literal(log.as_of, "int64") - gathered.ended_at
    return gathered.mutate(is_open=waited <= ibis.literal(gap // _MICROSECOND, "int64"))


def case_count(log: EventLog, counted: Counted, *, gap: timedelta = SESSION_GAP) -> int:
    """Give the number of cases."""
    steps = steps_by(log, counted, gap=gap)
    return int(log.warehouse.to_arrow(steps[KEYS[counted]].nunique())[0][0].as_py())


def case_rows(
    log: EventLog, chosen: ibis.Table, counted: Counted, *, gap: timedelta = SESSION_GAP
) -> pa.Table:
    """Give the cases named in ``chosen``, one row each."""
    if counted == "journeys":
        return journey_rows(log, chosen)
    if counted == "customers":
        return customer_rows(log, chosen)
    if counted == "sessions":
        return session_rows(log, chosen, gap=gap)
    named = chosen.select(position="occurrence")
    return step_rows(log, log.steps.semi_join(named, "position"))


def session_rows(log: EventLog, chosen: ibis.Table | None, *, gap: timedelta) -> pa.Table:
    """Give sessions, all or those of ``chosen``. One row each."""
    found = sessions(log, gap=gap)
    if chosen is not None:
        found = found.semi_join(chosen, "session")
    seconds = (found.ended_at - found.started_at).cast("float64") / 1e6
    rows = log.warehouse.to_arrow(found.mutate(seconds=seconds).order_by("session"))
    customers = pa.array(log.whole.customers, pa.string())
    return pa.table(
        {
            "session": rows["session"],
            "customer": customers.take(rows["customer_no"].combine_chunks()),
            "started_at": rows["started_at"].cast(UTC),
            "ended_at": rows["ended_at"].cast(UTC),
            "steps": rows["steps"],
            "seconds": rows["seconds"],
            "is_open": rows["is_open"],
        }
    )
