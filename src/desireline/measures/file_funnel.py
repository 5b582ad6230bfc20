"""How many cases of an event file reach each step of a funnel, by a rule that is spelled out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.errors import DesirelineError
from desireline.journeys.array_funnel import array_levels, funnel_way
from desireline.journeys.event_cases import KEYS, case_rows, sessions
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.journeys.funnel_levels import FunnelRule, Order, funnel_levels
from desireline.measures.file_answers import WILSON, Said, measured, share_columns, span
from desireline.measures.measured_table import Door, MeasuredTable, Row

_ORDERS: dict[Order, str] = {
    "eventual": "in this order, anything between; equal times count in either order",
    "strict": "in this order, each later in time than the one before, anything between",
    "rows": "in this order, each a later row than the one before, equal times as in the file",
    "direct": "in this order, nothing between but repeats of the step just reached",
    "unbroken": "in this order; a case is looked at up to the first step elsewhere or out of turn",
    "once": "in this order; a case is looked at up to the first step reached a second time",
    "any": "in any order: row k counts those with at least k different steps",
}
_UNITS = {
    "journeys": "Journeys",
    "customers": "Customers, over their whole life,",
    "sessions": "Sessions",
    "occurrences": "Steps at the first touchpoint, each tried inside its journey,",
}
_SOURCE = (
    "ordered funnel with a window as ClickHouse's windowFunnel (eventual = default, strict = "
    "strict_increase, unbroken = strict_order, once = strict_deduplication)"
)


class FunnelStepsError(DesirelineError):
    """A funnel has fewer than two steps, or one twice, or one that also ends an attempt."""

    code = "funnel-steps"

    def __init__(self, steps: Sequence[str], without: Sequence[str] = ()) -> None:
        clash = f"; without: {', '.join(without)}" if without else ""
        super().__init__(
            "A funnel needs two or more different steps, each once, and none of them among those "
            f"that must not lie between; given: {', '.join(steps)}{clash}."
        )


def funnel(
    log: EventLog,
    notes: tuple[str, ...],
    *,
    steps: Sequence[str],
    rule: FunnelRule,
    without: Sequence[str] = (),
) -> MeasuredTable:
    """Count how many reach each step; ``without`` names what must not lie between.

    Raises:
        NoSuchTouchpointError: A step is not in the file.
        FunnelStepsError: Fewer than two steps, or one twice, or one that also ends an attempt.
    """
    numbers = checked_steps(log, steps, without)
    rule = replace(rule, without=tuple(log.touchpoint_no(name) for name in without))
    way = funnel_way(log, len(steps), rule)
    found = (
        array_levels(log, numbers, rule)
        if way.arrays
        else log.warehouse.to_arrow(_with_open(log, funnel_levels(log, numbers, rule), rule))
    )
    said = Said(
        measure="funnel",
        definition=_definition(rule, without),
        unit="count",
        grain=rule.counted,
        n=found.num_rows,
        denominator=f"share: of the {rule.counted} that reached the first step; step_share: of "
        "those that reached the step before",
        interval=WILSON,
        source=_SOURCE,
        asked=_asked(steps, rule, without),
        way=way,
    )
    rows = _rows(log, found, steps=steps, rule=rule)
    return measured(log, notes, said, rows, _doors(log, numbers, rule))


def checked_steps(log: EventLog, steps: Sequence[str], without: Sequence[str] = ()) -> list[int]:
    """Give the numbers of a funnel's steps.

    Raises:
        NoSuchTouchpointError: A step is not in the file.
        FunnelStepsError: Fewer than two steps, or one twice, or one that also ends an attempt.
    """
    if len(steps) < 2 or len({*steps, *without}) < len(steps) + len(without):  # noqa: PLR2004
        raise FunnelStepsError(steps, without)
    return [log.touchpoint_no(step) for step in steps]


def _asked(
    steps: Sequence[str], rule: FunnelRule, without: Sequence[str]
) -> tuple[tuple[str, object], ...]:
    return (
        ("steps", list(steps)),
        ("window_seconds", None if rule.window is None else rule.window.total_seconds()),
        ("order", rule.order),
        ("counted", rule.counted),
        ("anchored", rule.anchored),
        ("without", list(without)),
    )


def _definition(rule: FunnelRule, without: Sequence[str]) -> str:
    within = ""
    if rule.window is not None:
        within = f" within {span(rule.window)} of a first step, its end included"
    parts = [f"{_UNITS[rule.counted]} that reached each step{within}: {_ORDERS[rule.order]}."]
    if rule.counted == "sessions":
        parts.append(f"A session ends with a silence of more than {span(rule.gap)}.")
    if rule.anchored == "first":
        parts.append("Only the first start of each counts.")
    elif rule.counted != "occurrences":
        parts.append("Every first step is tried and the farthest counts.")
    if without:
        parts.append(f"Nothing at {' or '.join(without)} lies between a start and the step.")
    return " ".join((*parts, "Open = went no further so far, and still could."))


def _with_open(log: EventLog, levels: ibis.Table, rule: FunnelRule) -> ibis.Table:
    """Add whether each case is still open, where cases end. One row per case."""
    if rule.counted == "customers":
        return levels
    if rule.counted == "sessions":
        return levels.inner_join(
            sessions(log, gap=rule.gap).select("session", "is_open"), "session"
        )
    journeys = log.journeys.select("journey", "is_open")
    if rule.counted == "occurrences":
        owners = log.steps.select("journey", occurrence="position")
        return levels.inner_join(owners, "occurrence").inner_join(journeys, "journey")
    return levels.inner_join(journeys, "journey")


def _doors(log: EventLog, numbers: Sequence[int], rule: FunnelRule) -> dict[str, Door]:
    """Open what reached a step to the cases that did, what is open to those that still could."""
    key = KEYS[rule.counted]

    def reached(row: Row) -> pa.Table:
        levels = funnel_levels(log, numbers, rule)
        place = int(str(row["step"])) - 1
        chosen = levels.filter(levels[f"start_{place}"].notnull()).select(key)
        return case_rows(log, chosen, rule.counted, gap=rule.gap)

    def waiting(row: Row) -> pa.Table:
        levels = funnel_levels(log, numbers, rule)
        found = log.warehouse.to_arrow(_with_open(log, levels, rule))
        place = int(str(row["step"])) - 1
        still = _still_open(log, found, place, rule)
        kept = np.zeros(found.num_rows, dtype=bool) if still is None else still
        chosen = ibis.memtable(found.filter(pa.array(kept)).select([key]))
        return case_rows(log, chosen, rule.counted, gap=rule.gap)

    door = partial(Door, grain=rule.counted)
    return {
        **dict.fromkeys(
            ("reached", "share", "step_share", "median_seconds"),
            door(counts="reached", opened=reached),
        ),
        "open": door(counts="open", opened=waiting),
    }


def _rows(log: EventLog, found: pa.Table, *, steps: Sequence[str], rule: FunnelRule) -> pa.Table:
    places = range(len(steps))
    timed = rule.order != "any"
    reached = [found.num_rows - found[f"start_{place}"].null_count for place in places]
    seconds: list[float | None] = [0.0 if timed and found.num_rows else None]
    for place in places[1:]:
        waited = found[f"seconds_{place}"].drop_null().to_numpy()
        seconds.append(float(np.median(waited)) if timed and len(waited) else None)
    still = [_still_open(log, found, place, rule) for place in places[:-1]]
    opened = [None if one is None else int(one.sum()) for one in still]
    return pa.table(
        {
            "step": pa.array(range(1, len(steps) + 1), pa.int64()),
            "touchpoint": pa.array(
                steps if timed else [f"any {place + 1}" for place in places], pa.string()
            ),
            "reached": pa.array(reached, pa.int64()),
            **share_columns("share", reached, [reached[0]] * len(reached)),
            **share_columns("step_share", reached, [reached[0], *reached[:-1]]),
            "open": pa.array([*opened, 0], pa.int64()),
            "median_seconds": pa.array(seconds, pa.float64()),
        }
    )


def _still_open(
    log: EventLog, found: pa.Table, place: int, rule: FunnelRule
) -> npt.NDArray[np.bool_] | None:
    """Say which cases went no further and still could; None where nothing ever closes."""
    after = f"start_{place + 1}"
    if after not in found.column_names:
        return np.zeros(found.num_rows, dtype=bool)
    lives = found[f"live_{place}"].to_numpy(zero_copy_only=False).astype(float)
    still: npt.NDArray[np.bool_]
    still = ~np.isnan(lives) & np.isnan(found[after].to_numpy(zero_copy_only=False).astype(float))
    if "is_open" in found.column_names:
        still &= found["is_open"].to_numpy(zero_copy_only=False).astype(bool)
    elif rule.window is None:
        return None
    if rule.window is not None:
        still &= lives >= log.as_of - rule.window.total_seconds() * SECOND
    return still
