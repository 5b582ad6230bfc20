"""Whether something changed what journeys of an event file reach: a trend broken, or two groups."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys import event_slices
from desireline.journeys.event_file import EventLog, micros, moment
from desireline.journeys.event_slices import Values
from desireline.journeys.walked import NOBODY, Walked, walked
from desireline.measures.before_after import (
    Changed,
    SeriesChange,
    difference_in_differences,
    interrupted_series,
)
from desireline.measures.file_answers import Said, interval_columns, measured, span
from desireline.measures.log_paths import rows_at
from desireline.measures.measured_table import Door, MeasuredTable, Row

Flags = npt.NDArray[np.bool_]
_MICROSECOND = timedelta(microseconds=1)


def trend_break(
    log: EventLog, notes: tuple[str, ...], *, target: str, at: datetime, every: timedelta
) -> MeasuredTable:
    """Compare the rate of journeys that reach a target after a moment with the trend before it.

    Raises:
        NoSuchTouchpointError: No event is at the target.
        BeforeAfterError: Fewer than eight whole periods lie before or after.
        RegressionError: Periods cannot tell trend and change apart.
    """
    steps, edge, length = walked(log), micros(at), every // _MICROSECOND
    met = steps.first_at(log.touchpoint_no(target)) != NOBODY
    started = log.whole.arrived_at[log.spans.first]
    number = (started - edge) // length
    first = -(-(int(started.min()) - edge) // length)
    last = (log.as_of - edge) // length
    inside = (number >= first) & (number < last)
    size = max(int(last - first), 0)
    periods = (number[inside] - first).astype(np.int64)
    counts = np.bincount(periods, met[inside], size).astype(np.float64)
    exposure = np.bincount(periods, minlength=size).astype(np.float64)
    filled = exposure > 0
    changed = int(filled[: int(max(-first, 0))].sum())
    found = interrupted_series(counts[filled], changed_at=changed, exposure=exposure[filled])
    early = inside & (number < 0)
    later = inside & (number >= 0)
    said = _said_of_trend_break(target=target, every=every, edge=edge, filled=filled)
    parts = {
        "journeys_before": early,
        "reached_before": early & met,
        "journeys_after": later,
        "reached_after": later & met,
    }
    rows = _trend_break_row(found, parts)
    return measured(log, notes, said, rows, _doors(log, parts))


def _said_of_trend_break(
    *,
    target: str,
    every: timedelta,
    edge: int,
    filled: Flags,
) -> Said:
    return Said(
        measure="trend_break",
        definition=f"Rate of journeys that reach “{target}”, of those that start in each "
        f"{span(every)} counted from {moment(edge):%Y-%m-%d %H:%M} UTC; ratio = level from then on "
        "over what the trend before leads to. Periods cut off by the ends of the data, and those "
        "without a journey, are left out. Whatever else changed then is in it. echo = correlation "
        "of neighbouring periods: where it is clear, nothing can be told.",
        unit="ratio",
        grain="periods",
        n=int(filled.sum()),
        denominator="rate: reached ÷ journeys that start in the period; a journey not over yet "
        "counts as not reached",
        interval="quasi-Poisson regression with trend, Student's t, 95%",
        source="Bernal, Cummins, Gasparrini 2017, Int. J. Epidemiology 46:348–355",
        asked=(
            ("target", target),
            ("at", moment(edge).isoformat()),
            ("every_seconds", every.total_seconds()),
        ),
    )


def before_after(
    log: EventLog,
    notes: tuple[str, ...],
    *,
    target: str,
    at: datetime,
    having: Mapping[str, Values],
) -> MeasuredTable:
    """Compare how much more often a target is reached after a moment, with something and without.

    Raises:
        NoSuchTouchpointError: No event is at the target.
        NotKeptError: A column was not kept.
        NoSuchValueError: No event has a value named.
        BeforeAfterError: One of the four groups has fewer than five journeys.
    """
    steps, edge = walked(log), micros(at)
    met = steps.first_at(log.touchpoint_no(target)) != NOBODY
    treated = np.ones(steps.journeys, dtype=bool)
    for column, values in having.items():
        chosen = event_slices.having(log, column, values).spans.first
        treated &= np.isin(log.spans.first, chosen)
    after = log.whole.arrived_at[log.spans.first] >= edge
    found = difference_in_differences(
        met.astype(np.float64),
        treated=treated,
        after=after,
        clusters=log.whole.customer_no[log.spans.first].astype(np.int64),
    )
    parts = {
        "without_before": ~treated & ~after,
        "without_after": ~treated & after,
        "with_before": treated & ~after,
        "with_after": treated & after,
    }
    said = _said_of_before_after(steps=steps, target=target, edge=edge, having=having)
    rows = _before_after_row(found, parts)
    return measured(log, notes, said, rows, _doors(log, parts))


def _said_of_before_after(
    *,
    steps: Walked,
    target: str,
    edge: int,
    having: Mapping[str, Values],
) -> Said:
    what = " and ".join(
        f"{column} = {values if isinstance(values, str) else ' or '.join(values)}"
        for column, values in having.items()
    )
    return Said(
        measure="before_after",
        definition=f"Share of journeys that reach “{target}”: its change at "
        f"{moment(edge):%Y-%m-%d %H:%M} UTC (by the start of the journey) among those with a step "
        f"whose {what}, less the change among all others. It is the effect only if both would "
        "have changed alike without it.",
        unit="share",
        grain="journeys",
        n=steps.journeys,
        denominator="shares: of the journeys of the group; one not over yet counts as not reached",
        interval="Student's t with errors by customer (Liang and Zeger 1986), 95%",
        source="difference in differences: Ashenfelter and Card 1985",
        asked=(("target", target), ("at", moment(edge).isoformat()), ("having", dict(having))),
    )


def _trend_break_row(found: SeriesChange, parts: Mapping[str, Flags]) -> pa.Table:
    return pa.table(
        {
            **interval_columns("ratio", [found.ratio]),
            "verdict": pa.array([found.verdict], pa.string()),
            "chance": pa.array([found.chance], pa.float64()),
            **{name: pa.array([int(here.sum())], pa.int64()) for name, here in parts.items()},
            "dispersion": pa.array([found.dispersion], pa.float64()),
            "echo": pa.array([found.echo], pa.float64()),
        }
    )


def _before_after_row(found: Changed, parts: Mapping[str, Flags]) -> pa.Table:
    return pa.table(
        {
            **interval_columns("effect", [found.effect]),
            "verdict": pa.array([found.verdict], pa.string()),
            "chance": pa.array([found.chance], pa.float64()),
            **{
                f"share_{name}": pa.array([mean], pa.float64())
                for name, mean in zip(parts, found.means, strict=True)
            },
            **{name: pa.array([int(here.sum())], pa.int64()) for name, here in parts.items()},
        }
    )


def _doors(log: EventLog, parts: Mapping[str, Flags]) -> dict[str, Door]:
    def door(name: str) -> Door:
        def opened(_row: Row) -> pa.Table:
            return rows_at(log, np.flatnonzero(parts[name]))

        return Door(counts=name, grain="journeys", opened=opened)

    return {name: door(name) for name in parts}
