"""How long the waits and journeys of an event file take, those not over yet included."""

from __future__ import annotations

from functools import partial

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.array_waits import waits, waits_between, waits_way
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_rows import journey_rows, step_rows
from desireline.journeys.event_steps import SECOND
from desireline.journeys.way import Way
from desireline.measures.file_answers import Said, journey_count, measured
from desireline.measures.measured_table import Door, MeasuredTable, Row, doors_of
from desireline.measures.survival import kaplan_meier

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
METHOD = (
    "Kaplan–Meier; bounds of the median where Greenwood's 95% interval (log(−log) scale) passes "
    "one half"
)
_QUANTILES = {"quarter_seconds": 0.25, "three_quarter_seconds": 0.75, "ninety_percent_seconds": 0.9}


def durations(log: EventLog, notes: tuple[str, ...]) -> MeasuredTable:
    """Give waits of each transition, waits at each touchpoint for any next step, and journeys."""
    found = waits(log)
    here, seconds, seen = found.touchpoint, found.seconds, found.observed
    rows = [_journey_row(log)]
    known = log.touchpoints
    for number, part in _groups(here):
        rows.append(_row("until the next step", known[number], None, seconds[part], seen[part]))
    followed = np.flatnonzero(seen)
    pairs = here[followed] * len(known) + found.onward[followed]
    for pair, part in _groups(pairs):
        chosen = followed[part]
        rows.append(
            _row(
                "transition",
                known[pair // len(known)],
                known[pair % len(known)],
                seconds[chosen],
                seen[chosen],
            )
        )
    said = Said(
        measure="durations",
        definition="journey: from the first to the last step; one not over counts as at least so "
        "long. until the next step: from each step at touchpoint to the next step, whatever it is; "
        "where none came, as long as was looked (the time-out at most). transition: the waits of "
        "the steps that were followed by next_touchpoint.",
        unit="seconds",
        grain="journeys",
        n=journey_count(log),
        denominator="n: waits or journeys; finished: those seen to end",
        interval=METHOD,
        source="Kaplan and Meier 1958, JASA 53:457–481",
        way=waits_way(log),
    )
    return measured(log, notes, said, _table(rows), _doors(log))


def between(log: EventLog, notes: tuple[str, ...], *, start: str, end: str) -> MeasuredTable:
    """Give the time from the first step at one touchpoint to the first later one at another.

    Raises:
        NoSuchTouchpointError: One of them is not in the file.
    """
    origin, goal = log.touchpoint_no(start), log.touchpoint_no(end)
    steps = log.steps
    gathered = steps.group_by("journey").agg(
        begun_no=steps.step_no.min(where=steps.touchpoint_no == origin),
        begun_at=steps.arrived_at.min(where=steps.touchpoint_no == origin),
        ended_at=steps.arrived_at.max(),
    )
    first = gathered.filter(gathered.begun_no.notnull())
    goals = steps.filter(steps.touchpoint_no == goal).select("journey", "step_no", "arrived_at")
    later = first.inner_join(goals, ["journey", goals.step_no > first.begun_no])
    met = later.group_by("journey").agg(met_at=later.arrived_at.min())
    if waits_way(log).arrays:
        seconds, seen = waits_between(log, origin, goal)
    else:
        seconds, seen = _between(log, log.warehouse.to_arrow(first.left_join(met, "journey")))
    row = _row("between", start, end, seconds, seen)
    said = _said_of_between(n=len(seconds), way=waits_way(log), start=start, end=end)
    doors = {
        **doors_of(lambda _row: journey_rows(log, first), grain="journeys", counts="n"),
        **doors_of(
            lambda _row: journey_rows(log, met),
            grain="journeys",
            counts="finished",
            figures=("median_of_finished_seconds",),
        ),
    }
    return measured(log, notes, said, _table([row]), doors)


def _between(log: EventLog, found: pa.Table) -> tuple[Numbers, Flags]:
    met_at = found["met_at"].to_numpy(zero_copy_only=False).astype(float)
    seen: Flags = ~np.isnan(met_at)
    silence = found["ended_at"].to_numpy() + log.timeout.total_seconds() * SECOND
    until = np.where(seen, met_at, np.minimum(silence, log.as_of))
    return (until - found["begun_at"].to_numpy().astype(float)) / SECOND, seen


def _said_of_between(
    *,
    n: int,
    way: Way,
    start: str,
    end: str,
) -> Said:
    return Said(
        measure="durations",
        definition=f"Time from the first step at “{start}” in a journey to the first later one at "
        f"“{end}”; a journey without it was looked at until its time-out or the as-of moment.",
        unit="seconds",
        grain="journeys",
        n=n,
        denominator=f"n: journeys with a step at “{start}”; finished: those that reached “{end}”",
        interval=METHOD,
        source="Kaplan and Meier 1958, JASA 53:457–481",
        asked=(("from", start), ("to", end)),
        way=way,
    )


def _doors(log: EventLog) -> dict[str, Door]:
    """Open the row of journeys to journeys, all others to the steps that were waited after."""

    def opened(row: Row, *, finished: bool) -> pa.Table:
        if row["kind"] == "journey":
            over = log.journeys.filter(~log.journeys.is_open) if finished else None
            return journey_rows(log, over)
        steps = log.steps.filter(
            log.steps.touchpoint_no == log.touchpoint_no(str(row["touchpoint"]))
        )
        if row["next_touchpoint"] is not None:
            onward = log.touchpoint_no(str(row["next_touchpoint"]))
            return step_rows(log, steps.filter(steps.next_touchpoint_no == onward))
        return step_rows(
            log, steps.filter(steps.next_touchpoint_no.notnull()) if finished else steps
        )

    return {
        **doors_of(partial(opened, finished=False), grain="waits or journeys", counts="n"),
        **doors_of(
            partial(opened, finished=True),
            grain="waits or journeys",
            counts="finished",
            figures=("median_of_finished_seconds",),
        ),
    }


def _journey_row(log: EventLog) -> dict[str, object]:
    spans = log.spans
    seconds = (spans.ended_at - log.whole.arrived_at[spans.first]) / SECOND
    return _row("journey", None, None, seconds, ~spans.is_open)


def _groups(keys: npt.NDArray[np.int64]) -> list[tuple[int, npt.NDArray[np.int64]]]:
    """Give each different key with the places it stands at."""
    order = np.argsort(keys, kind="stable")
    different, first = np.unique(keys[order], return_index=True)
    parts = np.split(order, first[1:]) if len(keys) else []
    return [(int(key), part) for key, part in zip(different, parts, strict=True)]


def _row(
    kind: str, touchpoint: str | None, onward: str | None, seconds: Numbers, seen: Flags
) -> dict[str, object]:
    curve = kaplan_meier(seconds, seen)
    median = curve.quantile(0.5)
    ends = seconds[seen]
    return {
        "kind": kind,
        "touchpoint": touchpoint,
        "next_touchpoint": onward,
        "n": len(seconds),
        "finished": int(seen.sum()),
        "median_seconds": median.value,
        "median_low": median.low,
        "median_high": median.high,
        **{name: curve.time_of(part) for name, part in _QUANTILES.items()},
        "median_of_finished_seconds": float(np.median(ends)) if len(ends) else None,
    }


def _table(rows: list[dict[str, object]]) -> pa.Table:
    text, count = pa.string(), pa.int64()
    kinds = {"kind": text, "touchpoint": text, "next_touchpoint": text, "n": count}
    schema = pa.schema(
        [(name, (kinds | {"finished": count}).get(name, pa.float64())) for name in rows[0]]
    )
    return pa.Table.from_pylist(rows, schema=schema)
