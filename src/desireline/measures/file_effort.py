"""What journeys of an event file cost customers, and how they are handed from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.journeys.walked import NOBODY, Walked, values_of, walked
from desireline.measures.file_answers import (
    WILSON,
    Said,
    interval_columns,
    measured,
    share_columns,
)
from desireline.measures.intervals import mean_interval, median_interval
from desireline.measures.log_paths import rows_at, steps_at
from desireline.measures.measured_table import Door, MeasuredTable, Row

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_DAY = 86_400 * SECOND
_ROLES = ("first", "assisting", "last", "alone")


def effort(
    log: EventLog, notes: tuple[str, ...], *, target: str | None, by: Sequence[str]
) -> MeasuredTable:
    """Say how many steps, repeats and changes journeys take, and how long, with and without a goal.

    Raises:
        NoSuchTouchpointError: No event is at the target.
        NotKeptError: A column was not kept.
    """
    steps = walked(log)
    groups = {"all": np.ones(steps.journeys, dtype=bool)}
    if target is not None:
        met = steps.first_at(log.touchpoint_no(target)) != NOBODY
        groups |= {"reached": met, "not reached": ~met}
    costs = _costs(log, steps, by)
    keys = [(kind, name) for kind in costs for name, here in groups.items() if here.any()]
    rows = pa.table(
        {
            "kind": pa.array([kind for kind, _ in keys], pa.string()),
            "outcome": pa.array([name for _, name in keys], pa.string()),
            "journeys": pa.array([int(groups[name].sum()) for _, name in keys], pa.int64()),
            **interval_columns(
                "mean", [mean_interval(costs[kind][groups[name]]) for kind, name in keys]
            ),
            **interval_columns(
                "middle", [median_interval(costs[kind][groups[name]]) for kind, name in keys]
            ),
        }
    )
    goal = "" if target is None else f" reached = with a step at “{target}”."
    said = _said_of_effort(steps=steps, goal=goal, target=target, by=by)

    def opened(row: Row) -> pa.Table:
        return rows_at(log, np.flatnonzero(groups[str(row["outcome"])]))

    door = Door(counts="journeys", grain="journeys", opened=opened)
    return measured(log, notes, said, rows, dict.fromkeys(("journeys", "mean", "middle"), door))


def _said_of_effort(
    *,
    steps: Walked,
    goal: str,
    target: str | None,
    by: Sequence[str],
) -> Said:
    return Said(
        measure="effort",
        definition="Per journey: steps; different touchpoints; repeats = steps beyond the first at "
        "a touchpoint; changes of a column = steps whose value differs from that of the one "
        f"before; days from first to last step.{goal} Journeys still open count as far as they "
        "came.",
        unit="per journey",
        grain="journeys",
        n=steps.journeys,
        denominator="mean and middle (the median): of the row's journeys",
        interval="Student's t of the mean, order statistics of the median, 95%; below five "
        "journeys neither is told",
        source="customer effort counted from events: contacts, channel changes, repeats",
        asked=(("target", target), ("by", list(by))),
    )


def _costs(log: EventLog, steps: Walked, by: Sequence[str]) -> dict[str, npt.NDArray[np.float64]]:
    """Give each journey's number of each kind."""
    lengths = log.spans.lengths
    many = len(log.touchpoints)
    pairs = np.unique(steps.journey * many + steps.touchpoint)
    different = np.bincount(pairs // many, minlength=steps.journeys)
    time = log.whole.arrived_at[log.spans.after - 1] - log.whole.arrived_at[log.spans.first]
    costs = {
        "steps": lengths,
        "different touchpoints": different,
        "repeats": lengths - different,
        **{f"changes of {name}": _changes(log, steps, name) for name in by},
        "days": time / _DAY,
    }
    return {name: np.asarray(one, dtype=np.float64) for name, one in costs.items()}


def _changes(log: EventLog, steps: Walked, column: str) -> Numbers:
    numbers, _ = values_of(log, steps, column)
    here = _handed(steps, numbers)
    counted: Numbers = np.bincount(steps.journey[here], minlength=steps.journeys)
    return counted


def _handed(steps: Walked, numbers: Numbers) -> Numbers:
    """Give the steps after which the next one has another value, both known."""
    here = steps.goes_on()
    one, other = numbers[here], numbers[here + 1]
    found: Numbers = here[(one >= 0) & (other >= 0) & (one != other)]
    return found


def handovers(log: EventLog, notes: tuple[str, ...], *, by: str) -> MeasuredTable:
    """Count where journeys change from one channel, device or department to another.

    Raises:
        NotKeptError: The column was not kept.
    """
    steps = walked(log)
    numbers, values = values_of(log, steps, by)
    here = _handed(steps, numbers)
    said = Said(
        measure="handovers",
        definition=f"Steps directly followed in the same journey by one with another {by}; the "
        "wait runs from the start of one to the start of the next. Steps without a value hand "
        "nothing over.",
        unit="count",
        grain="steps",
        n=len(steps.goes_on()),
        denominator=f"share: of the journeys with a step whose {by} is from",
        interval=f"{WILSON}; none for the wait: steps of one customer are not independent",
        source="handover of work: van der Aalst, Reijers, Song 2005, CSCW 14:549–593",
        asked=(("by", by),),
    )

    def chosen(row: Row) -> Numbers:
        pair = (values.index(str(row["from"])), values.index(str(row["to"])))
        found: Numbers = here[(numbers[here] == pair[0]) & (numbers[here + 1] == pair[1])]
        return found

    steps_door = Door(counts="count", grain="steps", opened=lambda row: steps_at(log, chosen(row)))
    journeys_door = Door(
        counts="journeys",
        grain="journeys",
        opened=lambda row: rows_at(log, np.unique(steps.journey[chosen(row)])),
    )
    doors = {"count": steps_door, "median_wait_seconds": steps_door}
    doors |= {"journeys": journeys_door, "share": journeys_door}
    return measured(log, notes, said, _handover_rows(steps, numbers, values, here), doors)


def _handover_rows(
    steps: Walked, numbers: Numbers, values: Sequence[str], here: Numbers
) -> pa.Table:
    size = max(len(values), 1)
    found = numbers[here] * size + numbers[here + 1]
    pairs, counts = np.unique(found, return_counts=True)
    known = numbers >= 0
    seen = np.unique(steps.journey[known] * size + numbers[known])
    passing = np.bincount(seen % size, minlength=size)
    waits = (steps.arrived_at[here + 1] - steps.arrived_at[here]) / SECOND
    order = np.argsort(found, kind="stable")
    parts = np.split(order, np.cumsum(counts)[:-1]) if len(pairs) else []
    journeys = np.array([len(np.unique(steps.journey[here[one]])) for one in parts], dtype=np.int64)
    return pa.table(
        {
            "from": pa.array([values[pair // size] for pair in pairs.tolist()], pa.string()),
            "to": pa.array([values[pair % size] for pair in pairs.tolist()], pa.string()),
            "count": pa.array(counts, pa.int64()),
            "journeys": pa.array(journeys),
            **share_columns("share", journeys, passing[pairs // size]),
            "median_wait_seconds": pa.array(
                [float(np.median(waits[one])) for one in parts], pa.float64()
            ),
        }
    ).sort_by([("count", "descending"), ("from", "ascending"), ("to", "ascending")])


def roles(log: EventLog, notes: tuple[str, ...], *, target: str) -> MeasuredTable:
    """Say where touchpoints stand in the journeys that reach a goal: first, between, last, alone.

    Raises:
        NoSuchTouchpointError: No event is at the target.
    """
    steps = walked(log)
    goal = steps.first_at(log.touchpoint_no(target))
    begun = steps.first(np.ones(len(steps.journey), dtype=bool))
    came = (goal != NOBODY) & (goal > begun)
    flags = _role_flags(steps, begun, goal, came)
    total = int(came.sum())
    held = {
        role: np.unique(steps.journey[here] * len(log.touchpoints) + steps.touchpoint[here])
        for role, here in flags.items()
    }
    many = len(log.touchpoints)
    counts = {role: np.bincount(pairs % many, minlength=many) for role, pairs in held.items()}
    known = np.flatnonzero(counts["journeys"])
    sizes = np.full(len(known), total)
    columns = {"touchpoint": pa.array([log.touchpoints[one] for one in known], pa.string())}
    for role in ("journeys", *_ROLES):
        columns[role] = pa.array(counts[role][known], pa.int64())
        columns |= share_columns(f"{role}_share", counts[role][known], sizes)
    said = _said_of_roles(total=total, target=target)

    def opened(row: Row, role: str) -> pa.Table:
        at = log.touchpoint_no(str(row["touchpoint"]))
        return rows_at(log, held[role][held[role] % many == at] // many)

    doors: dict[str, Door] = {}
    for role in ("journeys", *_ROLES):
        door = Door(counts=role, grain="journeys", opened=partial(opened, role=role))
        doors |= {role: door, f"{role}_share": door}
    rows = pa.table(columns).sort_by([("journeys", "descending"), ("touchpoint", "ascending")])
    return measured(log, notes, said, rows, doors)


def _said_of_roles(
    *,
    total: int,
    target: str,
) -> Said:
    return Said(
        measure="roles",
        definition=f"Journeys that reach “{target}” after some other step, by what stands before "
        "its first one: journeys = with the touchpoint there; first = it comes first, last = it "
        "comes last, assisting = between the two, alone = the only step. Each journey once a "
        "column, so the columns of a touchpoint may add up to more than journeys.",
        unit="count",
        grain="journeys",
        n=total,
        denominator=f"shares: of the {total:,} journeys that reach “{target}” after another step",
        interval=WILSON,
        source="first, assisting and last interactions as in web analytics",
        asked=(("target", target),),
    )


def _role_flags(steps: Walked, begun: Numbers, goal: Numbers, came: Flags) -> dict[str, Flags]:
    """Say of each step before the goal which place it has there."""
    at, whose = np.arange(len(steps.journey)), steps.journey
    before = came[whose] & (at < goal[whose])
    first, last = before & (at == begun[whose]), before & (at == goal[whose] - 1)
    return {
        "journeys": before,
        "first": first & ~last,
        "assisting": before & ~first & ~last,
        "last": last & ~first,
        "alone": first & last,
    }
