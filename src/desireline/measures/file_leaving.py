"""What journeys of an event file did that went no further, who came back, and who went silent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_rows import customer_rows
from desireline.journeys.funnel_levels import FunnelRule, funnel_levels
from desireline.journeys.walked import NOBODY, Walked, walked
from desireline.measures.file_answers import WILSON, Said, measured, share_columns, span
from desireline.measures.file_funnel import checked_steps
from desireline.measures.log_paths import rows_at
from desireline.measures.measured_table import Door, MeasuredTable, Row

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_MICROSECOND = timedelta(microseconds=1)
_MANY = 3


def fall_outs(
    log: EventLog, notes: tuple[str, ...], *, steps: Sequence[str], window: timedelta | None
) -> MeasuredTable:
    """Say what journeys did next that reached a step of a funnel and not the one after.

    Raises:
        NoSuchTouchpointError: A step is not in the file.
        FunnelStepsError: Fewer than two steps, or one twice.
    """
    numbers = checked_steps(log, steps)
    over = walked(log)
    level = _levels(log, numbers, window)
    again = _came_back(log)
    onward = {place: _next_steps(over, number) for place, number in enumerate(numbers[:-1])}
    rows: list[dict[str, object]] = []
    groups: dict[tuple[str, str | None], Numbers] = {}
    for place, found in onward.items():
        gone = np.flatnonzero((level == place + 1) & ~log.spans.is_open)
        for number in np.unique(found[gone]).tolist():
            mine = gone[found[gone] == number]
            name = None if number == NOBODY else log.touchpoints[number]
            groups[steps[place], name] = mine
            rows.append(
                {
                    "step": steps[place],
                    "next_touchpoint": name,
                    "journeys": len(mine),
                    "all": len(gone),
                    "came_back": int(again[mine].sum()),
                    "place": place,
                }
            )
    within = "" if window is None else f" within {span(window)} of a first step"
    said = _said_of_fall_outs(within=within, steps=steps, window=window, groups=groups)
    return measured(log, notes, said, _fall_out_rows(rows), _fall_out_doors(log, groups, again))


def _said_of_fall_outs(
    *,
    within: str,
    steps: Sequence[str],
    window: timedelta | None,
    groups: dict[tuple[str, str | None], Numbers],
) -> Said:
    return Said(
        measure="fall_outs",
        definition=f"Journeys that are over and reached step{within}, but not the one after it, "
        "by what came directly after their last step there; no next_touchpoint = the journey "
        "ended there. came_back = the same customer begins another journey later.",
        unit="count",
        grain="journeys",
        n=sum(len(one) for one in groups.values()),
        denominator="share: of the journeys that went no further than step; came_back_share: of "
        "the row's journeys",
        interval=WILSON,
        source="drop-off of ordered funnels; order and window as in funnel (eventual)",
        asked=(
            ("steps", list(steps)),
            ("window_seconds", None if window is None else window.total_seconds()),
        ),
    )


def _levels(log: EventLog, numbers: Sequence[int], window: timedelta | None) -> Numbers:
    """Give how many steps of the funnel each journey reached."""
    found = log.warehouse.to_arrow(funnel_levels(log, numbers, FunnelRule(window=window)))
    lengths = log.spans.lengths
    begins = np.cumsum(lengths) - lengths + 1
    places = np.searchsorted(begins, found["journey"].to_numpy())
    reached = np.zeros(len(begins), dtype=np.int64)
    for place in range(len(numbers)):
        reached[places] += found[f"start_{place}"].is_valid().to_numpy()
    return reached


def _next_steps(steps: Walked, number: int) -> Numbers:
    """Give what follows each journey's last step at a touchpoint; −1 = nothing, or no such step."""
    here = np.flatnonzero(steps.touchpoint == number)
    last = np.full(steps.journeys, NOBODY, dtype=np.int64)
    last[steps.journey[here]] = here
    goes_on = np.r_[np.diff(steps.journey) == 0, False]
    follows = (last != NOBODY) & goes_on[last]
    return np.where(follows, np.roll(steps.touchpoint, -1)[last], NOBODY)


def _came_back(log: EventLog) -> Flags:
    """Say which journeys the same customer follows up by another."""
    owner = log.whole.customer_no[log.spans.first]
    found: Flags = np.r_[owner[1:] == owner[:-1], False][: len(owner)]
    return found


def _fall_out_rows(rows: list[dict[str, object]]) -> pa.Table:
    counts = np.array([row["journeys"] for row in rows], dtype=np.int64)
    back = np.array([row["came_back"] for row in rows], dtype=np.int64)
    wholes = np.array([row["all"] for row in rows], dtype=np.int64)
    names = [row["next_touchpoint"] for row in rows]
    order = sorted(
        range(len(rows)), key=lambda at: (rows[at]["place"], -counts[at], str(names[at]))
    )
    found = pa.table(
        {
            "step": pa.array([row["step"] for row in rows], pa.string()),
            "next_touchpoint": pa.array(names, pa.string()),
            "journeys": pa.array(counts),
            **share_columns("share", counts, wholes),
            "came_back": pa.array(back),
            **share_columns("came_back_share", back, counts),
        }
    )
    return found.take(pa.array(order, pa.int64()))


def _fall_out_doors(
    log: EventLog, groups: dict[tuple[str, str | None], Numbers], again: Flags
) -> dict[str, Door]:
    def opened(row: Row, *, only: bool) -> pa.Table:
        name = row["next_touchpoint"]
        mine = groups[str(row["step"]), None if name is None else str(name)]
        return rows_at(log, mine[again[mine]] if only else mine)

    every = Door(counts="journeys", grain="journeys", opened=lambda row: opened(row, only=False))
    back = Door(counts="came_back", grain="journeys", opened=lambda row: opened(row, only=True))
    return {"journeys": every, "share": every, "came_back": back, "came_back_share": back}


def churn(log: EventLog, notes: tuple[str, ...], *, after: timedelta) -> MeasuredTable:
    """Say how many customers have not been seen for so long, by how many journeys they made."""
    steps = log.events
    customers, first = np.unique(steps.customer_no, return_index=True)
    last = np.r_[first[1:], len(steps.customer_no)] - 1
    silence = after // _MICROSECOND
    eligible = log.as_of - steps.arrived_at[first] > silence
    silent = log.as_of - steps.arrived_at[last] > silence
    made = np.bincount(log.whole.customer_no[log.spans.first])[customers]
    names = {f"{many}": made == many for many in range(1, _MANY)}
    names |= {f"{_MANY} or more": made >= _MANY, "all": np.ones(len(customers), dtype=bool)}
    groups = {name: here for name, here in names.items() if here.any()}
    counted = np.array([int((here & eligible).sum()) for here in groups.values()])
    gone = np.array([int((here & eligible & silent).sum()) for here in groups.values()])
    rows = pa.table(
        {
            "journeys_made": pa.array(list(groups), pa.string()),
            "customers": pa.array([int(here.sum()) for here in groups.values()], pa.int64()),
            "eligible": pa.array(counted),
            "silent": pa.array(gone),
            **share_columns("share", gone, counted),
        }
    )
    said = _said_of_churn(customers=customers, after=after)
    chosen = {
        "customers": lambda here: here,
        "eligible": lambda here: here & eligible,
        "silent": lambda here: here & eligible & silent,
    }

    def opened(row: Row, kind: str) -> pa.Table:
        mine = customers[chosen[kind](groups[str(row["journeys_made"])])]
        return customer_rows(log, ibis.memtable(pa.table({"customer_no": pa.array(mine)})))

    doors = {
        kind: Door(counts=kind, grain="customers", opened=partial(opened, kind=kind))
        for kind in chosen
    }
    return measured(log, notes, said, rows, doors | {"share": doors["silent"]})


def _said_of_churn(
    *,
    customers: npt.NDArray[np.int32],
    after: timedelta,
) -> Said:
    return Said(
        measure="churn",
        definition=f"Customers without an event in the last {span(after)} before the as-of moment "
        "(silent), of those first seen before that (eligible: the others had no time to go "
        "silent). Silence is not a farewell: some come back.",
        unit="count",
        grain="customers",
        n=len(customers),
        denominator="share: of the eligible customers of the row",
        interval=WILSON,
        source="churn as inactivity over a stated time",
        asked=(("after_seconds", after.total_seconds()),),
    )
