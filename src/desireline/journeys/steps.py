"""Steps: the bound events of a customer that lie inside one of their journeys, in order."""

from __future__ import annotations

import ibis

from desireline.journeys.labelling import NO, YES, Binding
from desireline.journeys.ordering import along, before, so_far
from desireline.maps.claim import JourneyRule

DAY_MS = 86_400_000


def steps_of(bound: ibis.Table, *, rule: JourneyRule, binding: Binding) -> ibis.Table:
    """Cut each customer's bound events into journeys and number the steps of each.

    One row per bound event inside a journey. A silence longer than the time-out ends a journey;
    the first event that may start one begins the next. After the target action an event of a
    stage before the target's begins a new journey. Events before a start are left out.
    ``journey`` is the position of the journey's first step, so a customer's journeys are in
    order. ``next_…`` is the following step of the same journey, NULL after the last.

        bound (time-out 90 days, target order)    steps
        customer position touchpoint day          journey position step_no next_position
        ana      1        ad         0            1       1        1       2
        ana      2        order      1         -> 1       2        2       NULL
        ana      3        ad         2            3       3        1       NULL
    """
    marked = _with_starts(_with_marks(bound, rule=rule, binding=binding))
    start = marked.is_start.ifelse(marked.position, ibis.null("int64"))
    carried = marked.mutate(journey=start.max().over(so_far("customer_no")))
    inside = carried.filter(carried.journey >= carried.segment)
    named = bound.select("position", "touchpoint_id", "channel", "device", "event_id")
    return _numbered(inside).inner_join(named, "position")


def _with_marks(bound: ibis.Table, *, rule: JourneyRule, binding: Binding) -> ibis.Table:
    """Mark what may start a journey, what is the target, and what comes after a long silence."""
    starts = [id_ for id_ in rule.starts if id_ in binding.stage_of]
    target_stage = min((binding.stage_of[id_] for id_ in binding.target), default=-1)
    may_start = bound.touchpoint_id.isin(starts) if starts else YES
    is_target = bound.touchpoint_id.isin(binding.target)
    silence = bound.arrived_at - bound.arrived_at.lag().over(along("customer_no"))
    return bound.select(
        "position",
        "customer_no",
        "stage_index",
        "arrived_at",
        "whole_day",
        may_start=may_start,
        is_target=is_target,
        restarts=may_start & (bound.stage_index < target_stage),
        after_silence=silence.isnull() | (silence > rule.timeout_ms),
    )


def _with_starts(marked: ibis.Table) -> ibis.Table:
    """Say which events begin a journey; ``segment`` is the position after the last silence.

    ``last_mark`` holds, of all earlier events that are a target or could begin anew, the
    position of the last one, doubled, plus one if it is a target: odd means the customer has
    reached the target and has not begun again.
    """
    none = ibis.null("int64")
    earlier = before("customer_no")
    position = marked.position
    mark = position * 2 + marked.is_target.cast("int64")
    seen = marked.mutate(
        segment=marked.after_silence.ifelse(position, none).max().over(so_far("customer_no")),
        last_mark=(marked.is_target | marked.restarts).ifelse(mark, none).max().over(earlier),
        last_able=marked.may_start.ifelse(position, none).max().over(earlier),
    )
    first_able = seen.last_able.isnull() | (seen.last_able < seen.segment)
    reached = (seen.last_mark % 2 == 1) & (seen.last_mark >= seen.segment * 2)
    again = seen.restarts & reached.fill_null(NO)
    return seen.mutate(is_start=seen.may_start & (first_able | again))


def _numbered(inside: ibis.Table) -> ibis.Table:
    in_journey = along("journey")
    return inside.select(
        "journey",
        "customer_no",
        "position",
        "stage_index",
        "arrived_at",
        "whole_day",
        "is_target",
        step_no=ibis.row_number().over(in_journey) + 1,
        next_position=inside.position.lead().over(in_journey),
        next_stage_index=inside.stage_index.lead().over(in_journey),
    )
