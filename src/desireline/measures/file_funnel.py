"""How many journeys or customers of an event file reach each step of a funnel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import numpy as np
import pyarrow.lib as pa

from desireline.errors import DesirelineError
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.journeys.funnel_levels import Counted, Order, funnel_levels
from desireline.measures.file_answers import WILSON, Said, measured, share_columns
from desireline.measures.measured_table import MeasuredTable

_ORDERS: dict[Order, str] = {
    "eventual": "in this order, anything between; equal times count in either order",
    "strict": "in this order, each later in time than the one before, anything between",
    "direct": "in this order, nothing between but repeats of the step just reached",
    "any": "in any order: row k counts those with at least k different steps",
}


class FunnelStepsError(DesirelineError):
    """A funnel has fewer than two steps, or the same one twice."""

    code = "funnel-steps"

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__(
            f"A funnel needs two or more different steps, each once; given: {', '.join(steps)}."
        )


def funnel(  # noqa: PLR0913 - one question, named parts
    log: EventLog,
    notes: tuple[str, ...],
    *,
    steps: Sequence[str],
    window: timedelta | None,
    order: Order,
    counted: Counted,
) -> MeasuredTable:
    """Count how many reach each step.

    Raises:
        NoSuchTouchpointError: A step is not in the file.
        FunnelStepsError: Fewer than two steps, or one twice.
    """
    if len(steps) < 2 or len(set(steps)) < len(steps):  # noqa: PLR2004
        raise FunnelStepsError(steps)
    numbers = [log.touchpoint_no(step) for step in steps]
    levels = funnel_levels(log, numbers, window=window, order=order, counted=counted)
    if counted == "journeys":
        open_ones = log.journeys.select("journey", "is_open")
        levels = levels.inner_join(open_ones, "journey")
    found = log.warehouse.to_arrow(levels)
    rows = _rows(log, found, steps=steps, window=window, timed=order != "any")
    within = "" if window is None else f" within {_said(window)} of a first step, its end included"
    said = Said(
        measure="funnel",
        definition=f"{counted.capitalize()} that reached each step{within}: {_ORDERS[order]}. "
        "Every first step is tried and the farthest counts. Open = went no further so far, and "
        "still could.",
        unit="count",
        grain=counted,
        n=found.num_rows,
        denominator=f"share: of the {counted} that reached the first step; step_share: of those "
        "that reached the step before",
        interval=WILSON,
        asked=(
            ("steps", list(steps)),
            ("window_seconds", None if window is None else window.total_seconds()),
            ("order", order),
            ("counted", counted),
        ),
    )
    return measured(log, notes, said, rows)


def _rows(
    log: EventLog, found: pa.Table, *, steps: Sequence[str], window: timedelta | None, timed: bool
) -> pa.Table:
    places = range(len(steps))
    starts = [found[f"start_{place}"].to_numpy(zero_copy_only=False) for place in places]
    reached = [int(np.count_nonzero(~np.isnan(one.astype(float)))) for one in starts]
    seconds: list[float | None] = [0.0 if timed else None]
    for place in places[1:]:
        waited = found[f"seconds_{place}"].drop_null().to_numpy()
        seconds.append(float(np.median(waited)) if timed and len(waited) else None)
    return pa.table(
        {
            "step": pa.array(range(1, len(steps) + 1), pa.int64()),
            "touchpoint": pa.array(
                steps if timed else [f"any {place + 1}" for place in places], pa.string()
            ),
            "reached": pa.array(reached, pa.int64()),
            **share_columns("share", reached, [reached[0]] * len(reached)),
            **share_columns("step_share", reached, [reached[0], *reached[:-1]]),
            "open": pa.array(_open(log, found, starts, window), pa.int64()),
            "median_seconds": pa.array(seconds, pa.float64()),
        }
    )


def _open(
    log: EventLog, found: pa.Table, starts: list[np.ndarray], window: timedelta | None
) -> list[int | None]:
    """Count those whose last chance has not passed; None where nothing ever closes."""
    waiting = np.ones(found.num_rows, dtype=bool)
    if "is_open" in found.column_names:
        waiting = found["is_open"].to_numpy(zero_copy_only=False).astype(bool)
    elif window is None:
        return [None] * (len(starts) - 1) + [0]
    counts: list[int | None] = []
    for here, after in pairwise(starts):
        still = waiting & ~np.isnan(here.astype(float)) & np.isnan(after.astype(float))
        if window is not None:
            latest = log.as_of - window.total_seconds() * SECOND
            still &= here.astype(float) >= latest
        counts.append(int(still.sum()))
    return [*counts, 0]


def _said(window: timedelta) -> str:
    for unit, size in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if window.total_seconds() % size == 0:
            return f"{window.total_seconds() / size:g} {unit}"
    return f"{window.total_seconds():g} seconds"
