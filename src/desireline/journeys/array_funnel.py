"""How far cases came along a funnel, by a loop over arrays; ``funnel_levels`` is the relation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys import loops
from desireline.journeys.compiled import compiled
from desireline.journeys.event_cases import KEYS
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.journeys.funnel_levels import FunnelRule
from desireline.journeys.way import Way, way_of

Numbers = npt.NDArray[np.int64]
_MICROSECOND = timedelta(microseconds=1)
_NEVER = np.iinfo(np.int64).min
_UNKNOWN = -1
_TIED = {"eventual": 0, "strict": 1, "rows": 2}


def funnel_way(log: EventLog, steps: int, rule: FunnelRule) -> Way:
    """Say how a funnel is counted: a byte a step, and two times a case and step of the funnel."""
    refused = ""
    if rule.order in {"unbroken", "once"} or rule.without:
        refused = "arrays know no funnel that stops for good"
    elif rule.counted in {"sessions", "occurrences"}:
        refused = f"arrays count no {rule.counted}"
    room = 2 * len(log.whole.arrived_at) + 16 * (steps + 1) * len(log.spans.first)
    return way_of(log, room=room, refused=refused)


def array_levels(log: EventLog, touchpoints: Sequence[int], rule: FunnelRule) -> pa.Table:
    """Give the rows of ``funnel_levels``, with ``is_open`` where journeys are counted."""
    case, keys = _cases(log, by_customer=rule.counted == "customers")
    starts = np.full((len(keys), len(touchpoints)), _NEVER, dtype=np.int64)
    waits = np.full(starts.shape, _UNKNOWN, dtype=np.int64)
    turns = np.full(len(log.touchpoints), -1, dtype=np.int16)
    turns[list(touchpoints)] = np.arange(len(touchpoints))
    _walk(log, turns[log.whole.touchpoint_no], case, starts, waits, rule=rule)
    begun = np.flatnonzero(starts[:, 0] != _NEVER)
    columns = {KEYS[rule.counted]: pa.array(keys[begun])}
    starts, waits = starts[begun].T.copy(), waits[begun].T.copy()
    for place, reached in enumerate(starts):
        kept = pa.array(reached, mask=reached == _NEVER)
        columns |= {f"start_{place}": kept, f"live_{place}": kept}
    for place in range(1, len(touchpoints)):
        waited = waits[place]
        columns[f"seconds_{place}"] = pa.array(waited / SECOND, mask=waited == _UNKNOWN)
    if rule.counted == "journeys":
        columns["is_open"] = pa.array(log.spans.is_open[begun])
    return pa.table(columns)


def _cases(log: EventLog, *, by_customer: bool) -> tuple[Numbers, Numbers]:
    """Give the number of each journey's case, from 0, and the key of each case."""
    spans = log.spans
    if not by_customer:
        return np.arange(len(spans.first)), np.cumsum(spans.lengths) - spans.lengths + 1
    owner = log.whole.customer_no[spans.first]
    fresh = np.r_[True, owner[1:] != owner[:-1]]
    return np.cumsum(fresh, dtype=np.int64) - 1, owner[fresh].astype(np.int64)


def _walk(  # noqa: PLR0913 - arrays
    log: EventLog,
    turn: npt.NDArray[np.int16],
    case: Numbers,
    starts: Numbers,
    waits: Numbers,
    *,
    rule: FunnelRule,
) -> None:
    whole, spans = log.whole, log.spans
    limit = -1 if rule.window is None else rule.window // _MICROSECOND
    only_first = rule.anchored == "first"
    walked = (turn, whole.arrived_at, spans.first, spans.after, case, limit, only_first, starts)
    if rule.order == "direct":
        compiled(loops.funnel_direct)(*walked, waits, whole.touchpoint_no)
    elif rule.order == "any":
        later = np.empty(starts.shape[1], dtype=np.int64)
        compiled(loops.funnel_any_order)(*walked, later)
    else:
        compiled(loops.funnel_in_order)(*walked, waits, _TIED[rule.order])
