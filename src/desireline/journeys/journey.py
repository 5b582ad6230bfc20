"""Journeys: one customer's ordered steps from a start to silence or a new start."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import ibis

from desireline.journeys.labelling import NO
from desireline.journeys.ordering import along
from desireline.journeys.steps import DAY_MS

_STAGES = 1 << 12


def journeys_of(steps: ibis.Table) -> ibis.Table:
    """Gather steps into journeys and link each to the customer's next one.

    One row per journey. ``next_journey`` and what it reached are NULL where none followed.
    """
    gathered = steps.group_by("journey").agg(
        customer_no=steps.customer_no.min(),
        started_at=steps.arrived_at.min(),
        ended_at=steps.arrived_at.max(),
        steps=steps.count(),
        reached_target=steps.is_target.cast("int64").max() == 1,
        first_stage=steps.stage_index.max(where=steps.step_no == 1),
        last_stage=steps.stage_index.max(where=steps.next_stage_index.isnull()),
    )
    onward = along("customer_no", "journey")
    return gathered.mutate(
        next_journey=gathered.journey.lead().over(onward),
        next_first_stage=gathered.first_stage.lead().over(onward),
        next_reached_target=gathered.reached_target.lead().over(onward),
    )


def with_open(journeys: ibis.Table, *, timeout_ms: int, as_of_ms: int) -> ibis.Table:
    """Add ``is_open``: no journey followed, and the time-out has not passed at ``as_of_ms``."""
    silence = ibis.literal(as_of_ms, "int64") - journeys.ended_at
    waiting = silence <= timeout_ms
    return journeys.mutate(is_open=journeys.next_journey.isnull() & waiting)


def visits_of(steps: ibis.Table, *, observed: Sequence[int]) -> ibis.Table:
    """Say for each journey and stage it reached how it went on after its first step there.

    One row per journey and stage reached. ``advance`` is ``converted`` if a later step lies in
    the next observed stage, else ``skipped`` if one lies in a stage after that, else
    ``stayed``. ``leave_…`` is the first later step of any later stage, NULL where none.
    """
    grouped = steps.group_by("journey", "stage_index").agg(
        first_no=steps.step_no.min(),
        last_no=steps.step_no.max(),
        first_at=steps.arrived_at.min(),
        code=(steps.step_no * 2 + steps.whole_day.cast("int64")).min(),
    )
    later = _left(steps, grouped)
    onward = along("journey", "stage_index")
    following = dict(pairwise(observed))
    next_stage = grouped.stage_index.cases(*following.items()) if following else ibis.null("int64")
    linked = grouped.mutate(
        reached_next=(grouped.stage_index.lead().over(onward) == next_stage)
        & (grouped.last_no.lead().over(onward) > grouped.first_no)
    )
    joined = linked.left_join(later, ["journey", "stage_index"])
    advance = ibis.cases(
        (joined.reached_next.fill_null(NO), "converted"),
        (joined.leave_at.notnull(), "skipped"),
        else_="stayed",
    )
    whole = (joined.code % 2 == 1) | joined.leave_whole_day.fill_null(NO)
    return joined.select(
        "journey",
        "stage_index",
        "first_no",
        "first_at",
        "leave_at",
        "leave_stage",
        advance=advance,
        seconds=elapsed_seconds(joined, "first_at", "leave_at", whole_day=whole),
    )


def elapsed_seconds(rows: ibis.Table, start: str, end: str, *, whole_day: ibis.Value) -> ibis.Value:
    """Give the seconds between two moments; in whole days where one of them is only a date."""
    days = rows[end] // DAY_MS - rows[start] // DAY_MS
    exact = (rows[end] - rows[start]).cast("float64") / 1000.0
    return ibis.ifelse(whole_day, days.cast("float64") * (DAY_MS / 1000.0), exact)


def _left(steps: ibis.Table, visits: ibis.Table) -> ibis.Table:
    """Find the first later step of a later stage. One row per visit that has one."""
    moving = steps.select("journey", "step_no", "arrived_at", "whole_day", at="stage_index")
    pairs = visits.select("journey", "stage_index", "first_no").inner_join(
        moving,
        [
            "journey",
            moving.step_no > ibis._.first_no,
            moving["at"] > ibis._.stage_index,
        ],
    )
    code = (pairs.step_no * _STAGES + pairs["at"]) * 2 + pairs.whole_day.cast("int64")
    found = pairs.group_by("journey", "stage_index").agg(
        leave_at=pairs.arrived_at.min(), code=code.min()
    )
    return found.select(
        "journey",
        "stage_index",
        "leave_at",
        leave_stage=(found.code // 2) % _STAGES,
        leave_whole_day=found.code % 2 == 1,
    )
