"""From one touchpoint to a later one: which cases went on from a start to an end in time."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import ibis

from desireline.journeys.event_cases import KEYS, Case, steps_by
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.journeys.ordering import before

Anchored = Literal["any", "first"]
_MICROSECOND = timedelta(microseconds=1)


def conversions(  # noqa: PLR0913 - one question, named parts
    log: EventLog,
    start: int,
    end: int,
    *,
    within: timedelta | int | None,
    anchored: Anchored,
    counted: Case,
    gap: timedelta,
) -> ibis.Table:
    """Say which cases went from a start to a later end, in time or in so many steps.

    One row per case: its key, ``start_at`` (the last start, or the first where ``anchored`` is
    ``first``; NULL = none), ``has_end`` and ``seconds`` from a start to an end that counts, the
    shortest (NULL = none counts). An end counts if it is a later step than the start, and at most
    ``within`` after it: a time, its end included, or a number of steps.

        steps (within 10 minutes)     any                      first
        customer touchpoint time      start_at seconds         start_at seconds
        ana      cart       09:00  -> 09:20    300             09:00    NULL
        ana      cart       09:20
        ana      order      09:25
    """
    key = KEYS[counted]
    rows = _since_start(steps_by(log, counted, gap=gap), key, start, anchored=anchored)
    rows = rows.mutate(
        met=_met(rows, end, within),
        waited=(rows.arrived_at - rows.since_at).cast("float64") / float(SECOND),
    )
    return rows.group_by(key).agg(
        start_at=rows.begun_at.max(),
        has_end=(rows.touchpoint_no == end).any(),
        seconds=rows.waited.min(where=rows.met),
    )


def _since_start(steps: ibis.Table, key: str, start: int, *, anchored: Anchored) -> ibis.Table:
    """Add to each step the latest start before it, or the first one of its case."""
    none = ibis.null("int64")
    rows = steps.select(key, "position", "touchpoint_no", "arrived_at")
    is_start = rows.touchpoint_no == start
    if anchored == "first":
        first = rows.position.min(where=is_start).over(ibis.window(group_by=key))  # type: ignore[no-untyped-call]
        is_start &= rows.position == first
    rows = rows.mutate(
        begun=is_start.ifelse(rows.position, none), begun_at=is_start.ifelse(rows.arrived_at, none)
    )
    so_far = before(key)
    return rows.mutate(
        since=rows.begun.max().over(so_far), since_at=rows.begun_at.max().over(so_far)
    )


def _met(rows: ibis.Table, end: int, within: timedelta | int | None) -> ibis.Value:
    """Say which steps are ends that count."""
    met: ibis.Value = (rows.touchpoint_no == end) & rows.since.notnull()
    if isinstance(within, timedelta):
        met &= rows.arrived_at - rows.since_at <= ibis.literal(within // _MICROSECOND, "int64")
    elif within is not None:
        met &= rows.position - rows.since <= ibis.literal(within, "int64")
    return met
