"""Steps and visits worked out on arrays; ``steps_of`` and ``visits_of`` say the same in SQL.

All rows stand in the one order of a customer's events, so that a running maximum over everybody
never carries from one customer to the next: whoever comes later has greater positions. Only for
rows in this process's memory; a larger log is worked out by the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.journey import visits_of
from desireline.journeys.labelling import YES, Binding
from desireline.journeys.steps import DAY_MS, steps_of
from desireline.maps.claim import JourneyRule
from desireline.warehouse.duckdb import Warehouse

Numbers = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]
MOST_IN_MEMORY = 5_000_000
_NONE = -1
_ADVANCES = ("converted", "skipped", "stayed")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepArrays:
    """Steps in order: by customer, then along each journey. One entry per step.

    Attributes:
        journey: Position of the journey's first step.
        step_no: From 1 on in each journey.
        goes_on: Whether a step of the same journey follows.
    """

    journey: Numbers
    customer_no: Numbers
    position: Numbers
    stage_index: Numbers
    arrived_at: Numbers
    whole_day: Marks
    is_target: Marks
    step_no: Numbers
    goes_on: Marks


def kept_steps_and_visits(  # noqa: PLR0913 - what steps and visits depend on
    warehouse: Warehouse,
    bound: ibis.Table,
    *,
    rule: JourneyRule,
    binding: Binding,
    observed: Sequence[int],
    name: str,
) -> tuple[ibis.Table, ibis.Table]:
    """Keep the steps and visits of bound events as ``<name>_steps`` and ``<name>_visits``.

    What they are is said by ``steps_of`` and ``visits_of``.
    """
    many = warehouse.rows(bound.agg(n=bound.count()))[0]["n"]
    if int(str(many)) > MOST_IN_MEMORY:
        steps = warehouse.keep(steps_of(bound, rule=rule, binding=binding), f"{name}_steps")
        visits = visits_of(steps, observed=observed)
        return steps, warehouse.keep(visits, f"{name}_visits")
    rows = warehouse.to_arrow(_asked(bound, rule=rule, binding=binding))
    arrays = step_arrays(rows, timeout_ms=rule.timeout_ms)
    del rows
    bare = warehouse.keep_arrow(_steps_table(arrays), f"{name}_bare")
    named = bound.select("position", "touchpoint_id", "channel", "device", "event_id")
    steps = warehouse.keep(bare.inner_join(named, "position"), f"{name}_steps")
    warehouse.drop(f"{name}_bare")
    visits = warehouse.keep_arrow(visits_table(arrays, observed=observed), f"{name}_visits")
    return steps, visits


def step_arrays(rows: pa.Table, *, timeout_ms: int) -> StepArrays:
    """Cut bound events into journeys.

    ``rows`` has one row per event in any order: ``position``, ``customer_no``, ``stage_index``,
    ``arrived_at``, ``whole_day``, ``may_start``, ``is_target`` and ``restarts``.
    """
    column = {name: rows[name].to_numpy() for name in rows.schema.names}
    order = np.argsort(column["position"])
    column = {name: values[order] for name, values in column.items()}
    position, customer, at = column["position"], column["customer_no"], column["arrived_at"]
    silent = _differs(customer)
    silent[1:] |= at[1:] - at[:-1] > timeout_ms
    segment = _latest(position, silent)
    journey = _latest(position, _starts(column, segment))
    inside = journey >= segment
    kept = {name: values[inside] for name, values in column.items()}
    first = _differs(journey := journey[inside])
    places = np.arange(len(journey), dtype=np.int64)
    return StepArrays(
        journey=journey,
        customer_no=kept["customer_no"],
        position=kept["position"],
        stage_index=kept["stage_index"],
        arrived_at=kept["arrived_at"],
        whole_day=kept["whole_day"],
        is_target=kept["is_target"],
        step_no=places - _latest(places, first) + 1,
        goes_on=~np.append(first[1:], np.ones(min(len(first), 1), dtype=np.bool_)),
    )


def visits_table(steps: StepArrays, *, observed: Sequence[int]) -> pa.Table:
    """Say for each journey and stage it reached how it went on; see ``visits_of``."""
    stages = int(steps.stage_index.max(initial=0)) + 1
    walk = np.cumsum(_differs(steps.journey), dtype=np.int64)
    key = walk * stages + steps.stage_index
    order = np.argsort(key, kind="stable")
    begins = _differs(key[order])
    first, last = order[begins], order[np.append(begins[1:], begins[:1])]
    stage = steps.stage_index[first]
    following = np.full(stages, _NONE, dtype=np.int64)
    for one, other in pairwise(observed):
        if one < stages:
            following[one] = other
    reached_next = np.zeros(len(first), dtype=np.bool_)
    reached_next[:-1] = (
        (walk[first][1:] == walk[first][:-1])
        & (stage[1:] == following[stage][:-1])
        & (steps.step_no[last][1:] > steps.step_no[first][:-1])
    )
    leave = _leaves(steps, walk, first, stages)
    gone = leave != _NONE
    start, end = steps.arrived_at[first], steps.arrived_at[leave]
    by_day = steps.whole_day[first] | (gone & steps.whole_day[leave])
    days = (end // DAY_MS - start // DAY_MS).astype(np.float64) * (DAY_MS / 1000.0)
    exact = (end - start).astype(np.float64) / 1000.0
    advance = np.where(reached_next, 0, np.where(gone, 1, 2)).astype(np.int32)
    return pa.table(
        {
            "journey": steps.journey[first],
            "stage_index": stage,
            "first_no": steps.step_no[first],
            "first_at": start,
            "leave_at": pa.array(end, mask=~gone),
            "leave_stage": pa.array(steps.stage_index[leave], mask=~gone),
            "advance": pa.DictionaryArray.from_arrays(advance, pa.array(_ADVANCES)).cast(
                pa.string()
            ),
            "seconds": pa.array(np.where(by_day, days, exact), mask=~gone),
        }
    )


def _asked(bound: ibis.Table, *, rule: JourneyRule, binding: Binding) -> ibis.Table:
    """Ask of bound events what cutting them into journeys needs; no text is fetched."""
    starts = [id_ for id_ in rule.starts if id_ in binding.stage_of]
    target_stage = min((binding.stage_of[id_] for id_ in binding.target), default=-1)
    may_start = bound.touchpoint_id.isin(starts) if starts else YES
    return bound.select(
        "position",
        "customer_no",
        "stage_index",
        "arrived_at",
        "whole_day",
        may_start=may_start,
        is_target=bound.touchpoint_id.isin(binding.target),
        restarts=may_start & (bound.stage_index < target_stage),
    )


def _starts(column: dict[str, npt.NDArray[np.generic]], segment: Numbers) -> Marks:
    """Say which events begin a journey; see ``steps_of``."""
    position = column["position"].astype(np.int64, copy=False)
    may_start, restarts = column["may_start"] == 1, column["restarts"] == 1
    is_target = column["is_target"] == 1
    mark = position * 2 + is_target
    last_mark = _before(_latest(mark, is_target | restarts))
    last_able = _before(_latest(position, may_start))
    reached = (last_mark % 2 == 1) & (last_mark >= segment * 2)
    starts: Marks = may_start & ((last_able < segment) | (restarts & reached))
    return starts


def _leaves(steps: StepArrays, walk: Numbers, first: Numbers, stages: int) -> Numbers:
    """Find for each visit the first later step of a later stage of its journey; −1 = none."""
    many = len(walk)
    found = np.full(len(first), _NONE, dtype=np.int64)
    if not many:
        return found
    places = np.arange(many, dtype=np.int64)
    for stage in range(stages - 1):
        here = np.flatnonzero(steps.stage_index[first] == stage)
        later = np.where(steps.stage_index > stage, places, many)
        ahead = np.minimum.accumulate(later[::-1])[::-1][first[here]]
        same = ahead < many
        same[same] = walk[ahead[same]] == walk[first[here[same]]]
        found[here[same]] = ahead[same]
    return found


def _steps_table(steps: StepArrays) -> pa.Table:
    last = ~steps.goes_on
    return pa.table(
        {
            "journey": steps.journey,
            "customer_no": steps.customer_no,
            "position": steps.position,
            "stage_index": steps.stage_index,
            "arrived_at": steps.arrived_at,
            "whole_day": steps.whole_day,
            "is_target": steps.is_target,
            "step_no": steps.step_no,
            "next_position": pa.array(np.roll(steps.position, -1), mask=last),
            "next_stage_index": pa.array(np.roll(steps.stage_index, -1), mask=last),
        }
    )


def _differs(values: Numbers) -> Marks:
    """Mark the entries that differ from the one before; the first always does."""
    marks = np.ones(len(values), dtype=np.bool_)
    marks[1:] = values[1:] != values[:-1]
    return marks


def _latest(values: Numbers, marked: Marks) -> Numbers:
    """Give at each entry the latest marked one up to it, of rising values; −1 before the first."""
    latest: Numbers = np.maximum.accumulate(np.where(marked, values, _NONE))
    return latest


def _before(values: Numbers) -> Numbers:
    """Give at each entry the one before it; −1 at the first."""
    shifted = np.roll(values, 1)
    shifted[:1] = _NONE
    return shifted
