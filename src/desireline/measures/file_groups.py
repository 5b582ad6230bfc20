"""Groups of journeys of an event file side by side: segments, and two periods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog, micros, moment
from desireline.journeys.event_steps import SECOND
from desireline.journeys.walked import NOBODY, Walked, first_values, walked
from desireline.measures.comparison import (
    FALSE_SHARE,
    ComparisonError,
    SegmentRow,
    benjamini_hochberg,
    chances,
    compare_segments,
    difference,
)
from desireline.measures.file_answers import (
    WILSON,
    Said,
    interval_columns,
    measured,
    share_columns,
)
from desireline.measures.intervals import UNKNOWN, Interval, median_interval, share_interval
from desireline.measures.log_paths import rows_at
from desireline.measures.measured_table import Door, MeasuredTable, Row

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NOT_KNOWN = "(not known)"
_DIFFERENCES = (
    f"{WILSON}; of differences by Newcombe's method 10; of medians by order statistics; journeys "
    "are taken as independent; corrected = chance after Benjamini and Hochberg over all rows"
)
_SOURCE = "Newcombe 1998; Campbell 2007; Benjamini and Hochberg 1995"


class _Opened(Protocol):
    def __call__(self, row: Row, *, only: bool) -> pa.Table: ...


def segments(
    log: EventLog, notes: tuple[str, ...], *, by: str, target: str, start: str | None
) -> MeasuredTable:
    """Compare how often each segment's journeys reach a target with all others together.

    Raises:
        NoSuchTouchpointError: No event is at the target or the start.
        NotKeptError: The column was not kept.
        ComparisonError: There are fewer than two segments.
    """
    steps = walked(log)
    begun, reached = _begun_and_reached(log, steps, target=target, start=start)
    numbers, values = first_values(log, steps, by)
    names = [*values, NOT_KNOWN]
    inside = begun != NOBODY
    places = {
        names[number]: np.flatnonzero(inside & (numbers == number))
        for number in np.unique(numbers[inside]).tolist()
    }
    met = reached != NOBODY
    found = compare_segments({name: (int(met[at].sum()), len(at)) for name, at in places.items()})
    waits = [_median(steps, begun, reached, places[one.name]) for one in found]
    rows = _segment_rows(found, waits)
    of = "all journeys" if start is None else f"journeys with a step at “{start}”"
    since = "the first step" if start is None else f"the first step at “{start}”"
    said = _said_of_segments(of=of, target=target, by=by, since=since, start=start, inside=inside)

    def opened(row: Row, *, only: bool) -> pa.Table:
        mine = places[str(row["segment"])]
        return rows_at(log, mine[met[mine]] if only else mine)

    return measured(log, notes, said, rows, _two_doors(opened))


def _said_of_segments(  # noqa: PLR0913 - what is told
    *,
    of: str,
    target: str,
    by: str,
    since: str,
    start: str | None,
    inside: Flags,
) -> Said:
    return Said(
        measure="segments",
        definition=f"Of {of}, those that reach “{target}” later, by their first value of {by}; "
        "difference = share of the segment less that of all others together. median_seconds from "
        f"{since} to the first “{target}” after it, of those that reach it. Association, not "
        "cause.",
        unit="share",
        grain="journeys",
        n=int(inside.sum()),
        denominator=f"share: of the segment's {of}; a journey not over yet counts as not reached",
        interval=_DIFFERENCES,
        source=_SOURCE,
        asked=(("by", by), ("target", target), ("start", start)),
    )


def _segment_rows(found: Sequence[SegmentRow], waits: Sequence[Interval]) -> pa.Table:
    return pa.table(
        {
            "segment": pa.array([one.name for one in found], pa.string()),
            "journeys": pa.array([one.whole for one in found], pa.int64()),
            "reached": pa.array([one.part for one in found], pa.int64()),
            **interval_columns("share", [one.change.after for one in found]),
            **interval_columns("difference", [one.change.difference for one in found]),
            "chance": pa.array([one.change.chance for one in found], pa.float64()),
            "corrected": pa.array([one.corrected for one in found], pa.float64()),
            "apart": pa.array([one.apart for one in found], pa.bool_()),
            **interval_columns("median_seconds", waits),
        }
    )


def changes(log: EventLog, notes: tuple[str, ...], *, at: datetime) -> MeasuredTable:
    """Compare two periods: at each touchpoint the share of journeys that pass it.

    Raises:
        ComparisonError: No journey starts before or from the moment on.
    """
    steps = walked(log)
    edge = micros(at)
    later = log.whole.arrived_at[log.spans.first] >= edge
    whole, other = int((~later).sum()), int(later.sum())
    if not whole or not other:
        message = f"{whole} journeys start before {at:%Y-%m-%d %H:%M} and {other} from then on."
        raise ComparisonError(message)
    passes = np.zeros((len(log.touchpoints), steps.journeys), dtype=bool)
    passes[steps.touchpoint, steps.journey] = True
    known = np.flatnonzero(passes.any(axis=1))
    parts = (passes[known][:, ~later].sum(axis=1), passes[known][:, later].sum(axis=1))
    rows = _change_rows(log, known, parts, (whole, other))
    open_ones = [int(log.spans.is_open[here].sum()) for here in (~later, later)]
    said = _said_of_changes(whole=whole, other=other, edge=edge, open_ones=open_ones)

    def opened(row: Row, *, after: bool) -> pa.Table:
        here = passes[log.touchpoint_no(str(row["touchpoint"]))]
        return rows_at(log, np.flatnonzero(here & (later if after else ~later)))

    doors: dict[str, Door] = {}
    for name, after in (("before", False), ("after", True)):
        door = Door(
            counts=f"journeys_{name}",
            grain="journeys",
            opened=partial(opened, after=after),
        )
        doors |= dict.fromkeys((f"journeys_{name}", f"share_{name}"), door)
    return measured(log, notes, said, rows, doors)


def _said_of_changes(
    *,
    whole: int,
    other: int,
    edge: int,
    open_ones: Sequence[int],
) -> Said:
    return Said(
        measure="changes",
        definition="Journeys with a step at touchpoint, of those that start before "
        f"{moment(edge):%Y-%m-%d %H:%M} UTC and of those from then on; difference = later less "
        f"earlier. {open_ones[0]:,} and {open_ones[1]:,} of them may still go on.",
        unit="share",
        grain="journeys",
        n=whole + other,
        denominator=f"share_before: of {whole:,} journeys; share_after: of {other:,}",
        interval=_DIFFERENCES,
        source=_SOURCE,
        asked=(("at", moment(edge).isoformat()),),
    )


def _change_rows(
    log: EventLog, known: Numbers, parts: tuple[Numbers, Numbers], wholes: tuple[int, int]
) -> pa.Table:
    sizes = [np.full(len(known), whole) for whole in wholes]
    alone = chances(parts[0], sizes[0], parts[1], sizes[1])
    corrected = benjamini_hochberg(alone)
    apart = [
        difference(share_interval(int(one), wholes[0]), share_interval(int(other), wholes[1]))
        for one, other in zip(*parts, strict=True)
    ]
    return pa.table(
        {
            "touchpoint": pa.array([log.touchpoints[one] for one in known], pa.string()),
            "journeys_before": pa.array(parts[0], pa.int64()),
            **share_columns("share_before", parts[0], sizes[0]),
            "journeys_after": pa.array(parts[1], pa.int64()),
            **share_columns("share_after", parts[1], sizes[1]),
            **interval_columns("difference", apart),
            "chance": pa.array(alone),
            "corrected": pa.array(corrected),
            "apart": pa.array(corrected <= FALSE_SHARE),
        }
    ).sort_by([("chance", "ascending"), ("touchpoint", "ascending")])


def _begun_and_reached(
    log: EventLog, steps: Walked, *, target: str, start: str | None
) -> tuple[Numbers, Numbers]:
    """Give each journey's step to count from and the later one at the target; −1 = none."""
    goal = log.touchpoint_no(target)
    if start is None:
        begun = steps.first(np.ones(len(steps.journey), dtype=bool))
        return begun, steps.first_at(goal)
    begun = steps.first_at(log.touchpoint_no(start))
    return begun, steps.first_after(begun, goal)


def _median(steps: Walked, begun: Numbers, reached: Numbers, places: Numbers) -> Interval:
    mine = places[reached[places] != NOBODY]
    waits = (steps.arrived_at[reached[mine]] - steps.arrived_at[begun[mine]]) / SECOND
    return median_interval(waits) if len(waits) else UNKNOWN


def _two_doors(opened: _Opened) -> dict[str, Door]:
    whole = Door(counts="journeys", grain="journeys", opened=lambda row: opened(row, only=False))
    part = Door(counts="reached", grain="journeys", opened=lambda row: opened(row, only=True))
    return {"journeys": whole, **dict.fromkeys(("reached", "share", "median_seconds"), part)}
