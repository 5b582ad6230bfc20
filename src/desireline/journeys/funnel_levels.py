"""How far each journey or customer came along the steps of a funnel, within a window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import reduce
from typing import Literal

import ibis

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.journeys.ordering import along

Order = Literal["eventual", "strict", "direct", "any"]
Counted = Literal["journeys", "customers"]
_KEYS = {"journeys": "journey", "customers": "customer_no"}


def funnel_levels(
    log: EventLog,
    touchpoints: Sequence[int],
    *,
    window: timedelta | None,
    order: Order,
    counted: Counted,
) -> ibis.Table:
    """Say how far each came.

    One row per journey or customer that did the first step (``any``: some step). ``start_0``,
    ``start_1``, … hold the latest start from which that step was reached in time, NULL where it
    never was; ``seconds_1``, … the shortest time from a start to that step.

    The window is counted from a start, its end included; every start is tried.

    - ``eventual``: in this order; anything may lie between; equal times count in either order.
    - ``strict``: as eventual, each step later in time than the one before.
    - ``direct``: nothing between but repeats of the step just reached; equal times in file order.
    - ``any``: so many different steps of the funnel, in whatever order.
    """
    key = _KEYS[counted]
    limit = None if window is None else window // timedelta(microseconds=1)
    if order == "direct":
        reached = _direct(log.steps, touchpoints, key=key, limit=limit)
    elif order == "any":
        reached = _any_order(log.steps, touchpoints, key=key, limit=limit)
    else:
        reached = _in_order(log.steps, touchpoints, key=key, limit=limit, strict=order == "strict")
    columns = {
        f"start_{place}": reached[f"start_{place}"].max() for place in range(len(touchpoints))
    }
    for place in range(1, len(touchpoints)):
        waited = reached["until"] - reached[f"start_{place}"]
        columns[f"seconds_{place}"] = waited.min().cast("float64") / float(SECOND)
    gathered = reached.group_by(key).agg(**columns)
    return gathered.filter(gathered.start_0.notnull())


def _in_order(
    steps: ibis.Table, touchpoints: Sequence[int], *, key: str, limit: int | None, strict: bool
) -> ibis.Table:
    """Carry along each life the latest start that still leads to each step.

    ``so_far_k`` at a row is the latest start from which step k was reached up to that time; the
    row of the next step takes it over if the window allows. The latest start is the best one: it
    leaves most time for what follows.
    """
    none = ibis.null("int64")
    rows = steps.filter(steps.touchpoint_no.isin(list(touchpoints))).select(
        key, "touchpoint_no", until="arrived_at"
    )
    up_to = ibis.window(group_by=key, order_by="until", range=(None, -1 if strict else 0))  # type: ignore[no-untyped-call]
    rows = rows.mutate(start_0=(rows.touchpoint_no == touchpoints[0]).ifelse(rows.until, none))
    for place, touchpoint in enumerate(touchpoints[1:], start=1):
        rows = rows.mutate(so_far=rows[f"start_{place - 1}"].max().over(up_to))
        here = rows.touchpoint_no == touchpoint
        if limit is not None:
            here &= (rows.until - rows.so_far) <= ibis.literal(limit, "int64")
        rows = rows.mutate(**{f"start_{place}": here.ifelse(rows.so_far, none)})
    return rows


def _direct(
    steps: ibis.Table, touchpoints: Sequence[int], *, key: str, limit: int | None
) -> ibis.Table:
    """Look back from each run of equal touchpoints over as many runs as the funnel has steps."""
    none = ibis.null("int64")
    onward = along(key)
    changed = steps.touchpoint_no.lag().over(onward).fill_null(-1) != steps.touchpoint_no
    marked = steps.mutate(run_start=changed.ifelse(steps.position, none))
    upto = ibis.window(group_by=key, order_by="position", rows=(None, 0))  # type: ignore[no-untyped-call]
    marked = marked.mutate(run=marked.run_start.max().over(upto))
    runs = marked.group_by(key, "run").agg(
        touchpoint_no=marked.touchpoint_no.min(),
        until=marked.arrived_at.min(),
        last_at=marked.arrived_at.max(),
    )
    in_runs = along(key, "run")
    lags = range(len(touchpoints))
    runs = runs.mutate(
        **{f"name_{back}": runs.touchpoint_no.lag(back).over(in_runs) for back in lags if back},
        **{f"at_{back}": runs.last_at.lag(back).over(in_runs) for back in lags if back},
    )
    runs = runs.mutate(name_0=runs.touchpoint_no, at_0=runs.last_at)
    starts = {}
    for place in lags:
        fits = [runs[f"name_{back}"] == touchpoints[place - back] for back in range(place + 1)]
        if limit is not None and place:
            fits.append(runs.until - runs[f"at_{place}"] <= ibis.literal(limit, "int64"))
        starts[f"start_{place}"] = reduce(lambda a, b: a & b, fits).ifelse(
            runs[f"at_{place}"], none
        )
    return runs.mutate(**starts)


def _any_order(
    steps: ibis.Table, touchpoints: Sequence[int], *, key: str, limit: int | None
) -> ibis.Table:
    """Count from each step of the funnel how many different ones follow within the window."""
    none = ibis.null("int64")
    rows = steps.filter(steps.touchpoint_no.isin(list(touchpoints))).select(
        key, "touchpoint_no", begun="arrived_at"
    )
    later = ibis.window(group_by=key, order_by="begun", range=(0, None))  # type: ignore[no-untyped-call]
    places = range(len(touchpoints))
    rows = rows.mutate(
        **{
            f"next_{place}": (rows.touchpoint_no == touchpoints[place])
            .ifelse(rows.begun, none)
            .min()
            .over(later)
            for place in places
        }
    )
    if limit is not None:
        rows = rows.mutate(
            **{
                f"next_{place}": (
                    rows[f"next_{place}"] - rows.begun <= ibis.literal(limit, "int64")
                ).ifelse(rows[f"next_{place}"], none)
                for place in places
            }
        )
    found = reduce(
        lambda a, b: a + b, [rows[f"next_{place}"].notnull().cast("int64") for place in places]
    )
    rows = rows.mutate(
        different=found, until=ibis.greatest(*(rows[f"next_{place}"] for place in places))
    )
    return rows.mutate(
        **{f"start_{place}": (rows.different > place).ifelse(rows.begun, none) for place in places}
    )
