"""Transitions and visits counted by loops over arrays; ``journey_graph`` holds the relations."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys import journey_graph, loops
from desireline.journeys.compiled import compiled
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.journeys.way import Way, way_of

_MOST_PAIRS = 16_000_000
_COUNTS = ("steps", "journeys", "customers", "starts", "ends")
Numbers = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]


def graph_way(log: EventLog) -> Way:
    """Say how transitions and visits are counted: a wait a step, and three numbers a pair."""
    pairs = _width(log) * len(log.touchpoints)
    many = f"{len(log.touchpoints):,} touchpoints make too many pairs for arrays"
    return way_of(log, room=8 * log.size + 32 * pairs, refused=many if pairs > _MOST_PAIRS else "")


def edges(log: EventLog) -> pa.Table:
    """Give the rows of ``journey_graph.edges``, in whatever order."""
    if not graph_way(log).arrays:
        return log.warehouse.to_arrow(journey_graph.edges(log))
    width, spans = _width(log), log.spans
    counts = np.zeros((width * len(log.touchpoints), 3), dtype=np.int64)
    visits = np.zeros((len(log.touchpoints), 2), dtype=np.int64)
    counts[:, 2], visits[:, 1] = -1, -1
    tp = log.whole.touchpoint_no
    compiled(loops.count_pairs)(tp, spans.first, spans.after, width, counts, visits)
    times, journeys = counts[:, 0], counts[:, 1]
    found = np.flatnonzero(times)
    median, mean = _typical(log, times, found)
    here, onward = found // width, found % width
    steps = times.reshape(-1, width).sum(axis=1)
    ended = onward == width - 1
    return pa.table(
        {
            "touchpoint_no": pa.array(here.astype(np.int32)),
            "next_touchpoint_no": pa.array(onward.astype(np.int32), mask=ended),
            "times": pa.array(times[found]),
            "journeys": pa.array(journeys[found]),
            "median_wait_seconds": pa.array(median / SECOND, mask=ended),
            "mean_wait_seconds": pa.array(mean / SECOND, mask=ended),
            "steps_here": pa.array(steps[here]),
            "journeys_here": pa.array(visits[here, 0]),
        }
    )


def _typical(log: EventLog, times: Numbers, found: Numbers) -> tuple[Reals, Reals]:
    """Give the median and the mean wait of each pair found, in microseconds; of an end, NaN."""
    width, spans, whole = _width(log), log.spans, log.whole
    waited = times.copy()
    waited[width - 1 :: width] = 0
    ends = np.cumsum(waited)
    waits = np.empty(ends[-1] if len(ends) else 0, dtype=np.int64)
    begins = ends - waited
    compiled(loops.sort_waits)(
        whole.touchpoint_no, whole.arrived_at, spans.first, spans.after, width, begins, waits
    )
    parts = [waits[ends[one] - waited[one] : ends[one]] for one in found.tolist()]
    mean = [int(part.sum()) / len(part) if len(part) else np.nan for part in parts]
    return np.array([_middle(part) for part in parts]), np.array(mean)


def nodes(log: EventLog) -> pa.Table:
    """Give the rows of ``journey_graph.nodes``, in whatever order."""
    if not graph_way(log).arrays:
        return log.warehouse.to_arrow(journey_graph.nodes(log))
    spans, whole = log.spans, log.whole
    counts = np.zeros((len(log.touchpoints), len(_COUNTS)), dtype=np.int64)
    seen = np.full((len(log.touchpoints), 2), -1, dtype=np.int64)
    owner = whole.customer_no[spans.first]
    tp = whole.touchpoint_no
    compiled(loops.count_visits)(tp, spans.first, spans.after, owner, counts, seen)
    found = np.flatnonzero(counts[:, 0])
    columns = {name: pa.array(counts[found, place]) for place, name in enumerate(_COUNTS)}
    return pa.table({"touchpoint_no": pa.array(found.astype(np.int32)), **columns})


def _width(log: EventLog) -> int:
    return len(log.touchpoints) + 1


def _middle(waits: Numbers) -> float:
    """Give the median of numbers that may be moved about; NaN of none."""
    if not len(waits):
        return np.nan
    half = len(waits) // 2
    waits.partition(half)
    upper = float(waits[half])
    if len(waits) % 2:
        return upper
    lower = float(waits[:half].max())
    return lower + (upper - lower) * 0.5
