"""How far each case of an event file came along the steps of a funnel, within a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from typing import Literal

import ibis
from ibis import _
from ibis.expr.builders import LegacyWindowBuilder

from desireline.journeys.event_cases import KEYS, SESSION_GAP, Counted, steps_by
from desireline.journeys.event_conversion import Anchored
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.journeys.ordering import along, before, so_far

Order = Literal["eventual", "strict", "rows", "direct", "unbroken", "once", "any"]
_PIECE = "piece"
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelRule:
    """How a funnel counts.

    Attributes:
        window: The most time from the first step to a later one, its end included; None = any.
        order: In which order steps count (``funnel_levels``).
        anchored: Every start is tried (``any``), or only each case's first one (``first``).
        counted: What is one case; ``occurrences`` = each first step, inside its journey.
        without: Touchpoints none of which may lie between the first step and a later one.
        gap: The silence that ends a session, where sessions are counted.
    """

    window: timedelta | None = None
    order: Order = "eventual"
    anchored: Anchored = "any"
    counted: Counted = "journeys"
    without: tuple[int, ...] = ()
    gap: timedelta = SESSION_GAP


def funnel_levels(log: EventLog, touchpoints: Sequence[int], rule: FunnelRule) -> ibis.Table:
    """Say how far each case came.

    One row per case that did the first step (``any``: some step). ``start_0``, ``start_1``, …
    hold the latest start from which that step was reached in time, NULL where it never was;
    ``live_0``, … the same without starts that a touchpoint of ``without`` has ended since;
    ``seconds_1``, … the shortest time from a start to that step.

    - ``eventual``: in this order; anything may lie between; equal times count in either order.
    - ``strict``: as eventual, each step later in time than the one before.
    - ``rows``: as eventual, each step a later row than the one before, equal times as in the file.
    - ``direct``: nothing between but repeats of the step just reached; equal times in file order.
    - ``unbroken``: as eventual, up to the first step at another touchpoint, or out of turn.
    - ``once``: as eventual, up to the first step that is reached a second time, the first aside.
    - ``any``: so many different steps of the funnel, in whatever order.

    The last two but one stop looking at a case for good, as ClickHouse's ``strict_order`` and
    ``strict_deduplication`` do; equal times stand there in the order of the funnel, others first.
    """
    key = KEYS[rule.counted]
    limit = None if rule.window is None else rule.window // _MICROSECOND
    rows = _pieces(_attempts(log, touchpoints, rule), key, rule.without)
    keys = (key, _PIECE)
    fixed = rule.anchored == "first" or rule.counted == "occurrences"
    if rule.order == "direct":
        reached = _direct(rows, touchpoints, keys=keys, limit=limit, fixed=fixed)
    elif rule.order == "any":
        reached = _any_order(rows, touchpoints, keys=keys, limit=limit)
    elif rule.order in {"unbroken", "once"}:
        reached = _stopped(rows, touchpoints, keys=keys, limit=limit, order=rule.order)
    else:
        reached = _in_order(rows, touchpoints, keys=keys, limit=limit, order=rule.order)
    return _gathered(reached, key, len(touchpoints), ended=bool(rule.without))


def _gathered(reached: ibis.Table, key: str, steps: int, *, ended: bool) -> ibis.Table:
    starts = {f"start_{place}": reached[f"start_{place}"].max() for place in range(steps)}
    last = reached[_PIECE] == reached.last_piece
    lives = {
        f"live_{place}": reached[f"start_{place}"].max(where=last if ended else None)
        for place in range(steps)
    }
    seconds = {
        f"seconds_{place}": (reached["until"] - reached[f"start_{place}"]).min().cast("float64")
        / float(SECOND)
        for place in range(1, steps)
    }
    gathered = reached.group_by(key).agg(**starts, **lives, **seconds)
    return gathered.filter(gathered.start_0.notnull())


def _attempts(log: EventLog, touchpoints: Sequence[int], rule: FunnelRule) -> ibis.Table:
    """Give the steps of each case from where it may begin. One row per case and step.

    ``until`` is the step's time, ``begins`` whether an attempt may start with it.
    """
    key = KEYS[rule.counted]
    steps = steps_by(log, rule.counted, gap=rule.gap).mutate(until=lambda t: t.arrived_at)
    first_steps = touchpoints if rule.order == "any" else touchpoints[:1]
    begins = steps.touchpoint_no.isin(list(first_steps))
    columns = ("position", "touchpoint_no", "until", "begins")
    if rule.counted == "occurrences":
        starts = steps.filter(begins).select(
            "journey", occurrence="position", begun_at="until", begun="position"
        )
        rows = steps.inner_join(starts, "journey")
    elif rule.anchored == "first":
        firsts = (
            steps.filter(begins).group_by(key).agg(begun=_.position.min(), begun_at=_.until.min())
        )
        rows = steps.inner_join(firsts, key)
    else:
        return steps.mutate(begins=begins).select(key, *columns)
    by_row = rule.order in {"rows", "direct"}
    later = rows.position >= rows.begun if by_row else rows.until >= rows.begun_at
    return rows.filter(later).mutate(begins=rows.position == rows.begun).select(key, *columns)


def _pieces(rows: ibis.Table, key: str, without: tuple[int, ...]) -> ibis.Table:
    """Cut each case at the touchpoints that end an attempt, and leave those out.

    One row per step, with ``piece`` and ``last_piece``: the number of its piece and of the case's
    last one.
    """
    if not without:
        zero = ibis.literal(0, "int64")
        return rows.mutate(**{_PIECE: zero, "last_piece": zero})
    ends = rows.touchpoint_no.isin(list(without))
    rows = rows.mutate(**{_PIECE: ends.cast("int64").sum().over(so_far(key))})
    rows = rows.mutate(last_piece=rows[_PIECE].max().over(ibis.window(group_by=key)))  # type: ignore[no-untyped-call]
    return rows.filter(~rows.touchpoint_no.isin(list(without)))


def _in_order(
    rows: ibis.Table,
    touchpoints: Sequence[int],
    *,
    keys: Sequence[str],
    limit: int | None,
    order: Order,
) -> ibis.Table:
    """Carry along each life the latest start that still leads to each step.

    ``so_far_k`` at a row is the latest start from which step k was reached up to that time; the
    row of the next step takes it over if the window allows. The latest start is the best one: it
    leaves most time for what follows.
    """
    rows = rows.filter(rows.touchpoint_no.isin(list(touchpoints)))
    if order == "rows":
        up_to = before(keys)
    else:
        last = -1 if order == "strict" else 0
        up_to = ibis.window(group_by=list(keys), order_by="until", range=(None, last))  # type: ignore[no-untyped-call]
    return _carried(rows, touchpoints, up_to=up_to, limit=limit)


def _carried(
    rows: ibis.Table, touchpoints: Sequence[int], *, up_to: LegacyWindowBuilder, limit: int | None
) -> ibis.Table:
    none = ibis.null("int64")
    rows = rows.mutate(start_0=rows.begins.ifelse(rows.until, none))
    for place, touchpoint in enumerate(touchpoints[1:], start=1):
        so_far_here = f"so_far_{place}"
        rows = rows.mutate(**{so_far_here: rows[f"start_{place - 1}"].max().over(up_to)})
        here = rows.touchpoint_no == touchpoint
        if limit is not None:
            here &= (rows.until - rows[so_far_here]) <= ibis.literal(limit, "int64")
        rows = rows.mutate(**{f"start_{place}": here.ifelse(rows[so_far_here], none)})
    return rows


def _stopped(
    rows: ibis.Table,
    touchpoints: Sequence[int],
    *,
    keys: Sequence[str],
    limit: int | None,
    order: Order,
) -> ibis.Table:
    """Look at each life up to the first step that is not allowed, and at nothing after it."""
    steps = range(1, len(touchpoints))
    turn = ibis.cases(
        *((rows.touchpoint_no == one, place) for place, one in enumerate(touchpoints, start=1)),
        else_=0,
    )
    in_turn = ibis.window(group_by=list(keys), order_by=["until", "turn", "position"])  # type: ignore[no-untyped-call]
    rows = rows.mutate(turn=turn)
    rows = rows.mutate(rank=ibis.row_number().over(in_turn))
    earlier = before(keys, "rank")
    rows = _carried(rows, touchpoints, up_to=earlier, limit=limit)
    if order == "unbroken":
        begun = rows.start_0.max().over(earlier).notnull()
        out_of_turn = [(rows.turn == n + 1) & rows[f"so_far_{n}"].isnull() for n in steps]
        refused = begun & reduce(lambda a, b: a | b, [rows.turn == 0, *out_of_turn])
    else:
        again = [
            (rows.turn == n + 1) & rows[f"start_{n}"].max().over(earlier).notnull() for n in steps
        ]
        refused = reduce(lambda a, b: a | b, again)
    rows = rows.mutate(refused=refused.ifelse(rows.rank, ibis.null("int64")))
    stop = rows.refused.min().over(ibis.window(group_by=list(keys)))  # type: ignore[no-untyped-call]
    rows = rows.mutate(stop=stop)
    return rows.filter(rows.stop.isnull() | (rows["rank"] < rows.stop))


def _direct(
    steps: ibis.Table,
    touchpoints: Sequence[int],
    *,
    keys: Sequence[str],
    limit: int | None,
    fixed: bool,
) -> ibis.Table:
    """Look back from each run of equal touchpoints over as many runs as the funnel has steps.

    A run's last step leaves most time for what follows; where the start is ``fixed``, its first.
    """
    none = ibis.null("int64")
    changed = steps.touchpoint_no.lag().over(along(keys)).fill_null(-1) != steps.touchpoint_no
    marked = steps.mutate(run_start=changed.ifelse(steps.position, none))
    marked = marked.mutate(run=marked.run_start.max().over(so_far(keys)))
    runs = marked.group_by(*keys, "run").agg(
        touchpoint_no=marked.touchpoint_no.min(),
        until=marked.until.min(),
        last_at=marked.until.min(where=marked.begins) if fixed else marked.until.max(),
        begins=marked.begins.any(),
        last_piece=marked.last_piece.min(),
    )
    in_runs = along(keys, "run")
    lags = range(len(touchpoints))
    for column in ("touchpoint_no", "last_at", "begins"):
        runs = runs.mutate(
            **{f"{column}_{back}": runs[column].lag(back).over(in_runs) for back in lags if back}
        )
        runs = runs.mutate(**{f"{column}_0": runs[column]})
    starts = {}
    for place in lags:
        fits = [
            runs[f"touchpoint_no_{back}"] == touchpoints[place - back] for back in range(place + 1)
        ]
        fits.append(runs[f"begins_{place}"])
        if limit is not None and place:
            fits.append(runs.until - runs[f"last_at_{place}"] <= ibis.literal(limit, "int64"))
        starts[f"start_{place}"] = reduce(lambda a, b: a & b, fits).ifelse(
            runs[f"last_at_{place}"], none
        )
    return runs.mutate(**starts)


def _any_order(
    rows: ibis.Table, touchpoints: Sequence[int], *, keys: Sequence[str], limit: int | None
) -> ibis.Table:
    """Count from each step of the funnel how many different ones follow within the window."""
    none = ibis.null("int64")
    rows = rows.filter(rows.touchpoint_no.isin(list(touchpoints))).rename(begun="until")
    later = ibis.window(group_by=list(keys), order_by="begun", range=(0, None))  # type: ignore[no-untyped-call]
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
        **{
            f"start_{place}": (rows.begins & (rows.different > place)).ifelse(rows.begun, none)
            for place in places
        }
    )
