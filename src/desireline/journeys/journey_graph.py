"""The journey graph of an event file: touchpoints as nodes, transitions as edges."""

from __future__ import annotations

import ibis

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.journeys.ordering import along

_NO = ibis.literal(value=False)


def edges(log: EventLog) -> ibis.Table:
    """Count the transitions between touchpoints.

    One row per touchpoint and next touchpoint (NULL = the journey has no later step):
    ``times``, ``journeys`` (each counted once), ``median_wait_seconds`` and
    ``mean_wait_seconds``, both taken from whole microseconds; ``steps_here`` and
    ``journeys_here`` of the touchpoint.
    """
    steps = log.steps
    waits = steps.mutate(wait=steps.next_arrived_at - steps.arrived_at)
    here = waits.group_by("touchpoint_no").agg(
        steps_here=waits.count(), journeys_here=waits.journey.nunique()
    )
    pairs = waits.group_by("touchpoint_no", "next_touchpoint_no").agg(
        times=waits.count(),
        journeys=waits.journey.nunique(),
        median_wait_seconds=waits.wait.median() / float(SECOND),
        mean_wait_seconds=waits.wait.mean() / float(SECOND),
    )
    return pairs.inner_join(here, "touchpoint_no")


def later_pairs(log: EventLog) -> ibis.Table:
    """Pair each step with every later step of its journey. One row per pair.

    steps                      later_pairs
    journey step_no touchpoint touchpoint later_touchpoint
    1       1       ad      -> ad         visit
    1       2       visit      ad         order
    1       3       order      visit      order
    """
    here = log.steps.select("journey", "position", "step_no", "touchpoint_no")
    later = log.steps.select(
        "journey",
        later_position="position",
        later_step_no="step_no",
        later_touchpoint_no="touchpoint_no",
    )
    return here.inner_join(later, ["journey", later.later_step_no > here.step_no])


def follows(log: EventLog) -> ibis.Table:
    """Count what comes at any time after what, in the same journey.

    One row per touchpoint and later touchpoint: ``times`` (pairs of steps) and ``journeys``.
    """
    pairs = later_pairs(log)
    return pairs.group_by("touchpoint_no", "later_touchpoint_no").agg(
        times=pairs.count(), journeys=pairs.journey.nunique()
    )


def visits(log: EventLog) -> ibis.Table:
    """Count the steps of each journey at each touchpoint. One row per journey and touchpoint."""
    return log.steps.group_by("journey", "touchpoint_no").agg(times=log.steps.count())


def with_returns(log: EventLog) -> ibis.Table:
    """Mark the steps that go on to the same touchpoint, and those left for one step only.

    One row per step: the step's columns, ``again`` (the next step is here too) and ``back`` (the
    next one is elsewhere, the one after it here again).
    """
    steps = log.steps
    second = steps.touchpoint_no.lead(2).over(along("journey"))
    same = (steps.next_touchpoint_no == steps.touchpoint_no).fill_null(_NO)
    return steps.mutate(again=same, back=(~same & (second == steps.touchpoint_no)).fill_null(_NO))


def rework(log: EventLog) -> ibis.Table:
    """Count what happens at a touchpoint more than once in a journey.

    One row per touchpoint: ``journeys`` with it, ``repeated`` (of these, with more than one step
    there), ``repeats`` (steps beyond each journey's first), ``in_a_row`` (steps followed by one
    at the same touchpoint) and ``returns`` (left for one step and come back to).
    """
    times = visits(log)
    counted = times.group_by("touchpoint_no").agg(
        journeys=times.count(),
        repeated=times.count(where=times.times > 1),
        repeats=(times.times - 1).sum(),
    )
    steps = with_returns(log)
    loops = steps.group_by("touchpoint_no").agg(
        in_a_row=steps.count(where=steps.again), returns=steps.count(where=steps.back)
    )
    return counted.inner_join(loops, "touchpoint_no")


def places(log: EventLog, *, first: int) -> ibis.Table:
    """Count at which touchpoint the first steps of journeys are.

    One row per step number up to ``first`` and touchpoint: ``journeys``.
    """
    steps = log.steps.filter(log.steps.step_no <= first)
    return steps.group_by("step_no", "touchpoint_no").agg(journeys=steps.count())


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
