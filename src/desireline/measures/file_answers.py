"""What an answer about an event file says of itself; its journeys; credit for reaching a goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.array_waits import paths_to, waits_way
from desireline.journeys.event_file import EventLog, moment
from desireline.journeys.event_rows import journey_rows, step_rows
from desireline.journeys.goal_paths import GoalPaths, steps_before
from desireline.journeys.walked import different
from desireline.journeys.way import Way
from desireline.measures.attribution import RULES, Credits, Method, credits_of
from desireline.measures.intervals import Z_95, Interval
from desireline.measures.measured_table import Door, MeasuredTable, Row, doors_of

WILSON = "Wilson's score interval of the share, 95%"
NO_INTERVAL = "none: counted whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an answer says of itself besides its rows."""

    measure: str
    definition: str
    unit: str
    grain: str
    n: int
    denominator: str
    interval: str
    source: str = ""
    asked: tuple[tuple[str, object], ...] = ()
    way: Way | None = None


def measured(
    log: EventLog,
    notes: tuple[str, ...],
    said: Said,
    rows: pa.Table,
    doors: Mapping[str, Door] = MappingProxyType({}),
) -> MeasuredTable:
    """Put rows together with what they are, what they rest on, and how they open."""
    return MeasuredTable(
        measure=said.measure,
        definition=said.definition,
        unit=said.unit,
        grain=said.grain,
        n=said.n,
        denominator=said.denominator,
        interval=said.interval,
        period=(_iso(log.period[0]), _iso(log.period[1])),
        as_of=_iso(log.as_of),
        order_rule=_order_rule(log),
        journey_rule="A customer's events in order; a silence of more than "
        f"{span(log.timeout)} ends a journey, and the next event begins another.",
        asked=said.asked,
        notes=notes,
        chosen=" ".join(log.chosen) or "All journeys of the file.",
        source=said.source,
        computed="" if said.way is None else said.way.said,
        rows=rows,
        doors=doors,
    )


def span(time: timedelta) -> str:
    """Say a length of time in the largest unit it is whole in."""
    seconds = time.total_seconds()
    for unit, size in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if seconds % size == 0:
            return f"{seconds / size:g} {unit}"
    return f"{seconds:g} seconds"


def journey_count(log: EventLog) -> int:
    """Give the number of journeys."""
    return len(log.spans.first)


def names(log: EventLog, column: pa.ChunkedArray) -> list[str | None]:
    """Give the touchpoints' names for a column of their numbers."""
    known = log.touchpoints
    return [None if number is None else known[number] for number in column.to_pylist()]


def share_columns(prefix: str, parts: npt.ArrayLike, wholes: npt.ArrayLike) -> dict[str, pa.Array]:
    """Give shares with Wilson's bounds as three columns; a share of nobody is not known."""
    part, whole = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        value, spread = part / whole, Z_95**2 / whole
        center = (value + spread / 2) / (1 + spread)
        half = np.sqrt(value * (1 - value) * spread + spread**2 / 4) / (1 + spread)
    low = np.where(part == 0, 0.0, np.maximum(center - half, 0.0))
    high = np.where(part == whole, 1.0, np.minimum(center + half, 1.0))
    nobody = whole == 0
    columns = {prefix: value, f"{prefix}_low": low, f"{prefix}_high": high}
    return {name: pa.array(numbers, mask=nobody) for name, numbers in columns.items()}


def interval_columns(prefix: str, found: Sequence[Interval]) -> dict[str, pa.Array]:
    """Give numbers with their bounds as three columns; what cannot be told is NULL."""
    return {
        prefix: pa.array([one.value for one in found], pa.float64()),
        f"{prefix}_low": pa.array([one.low for one in found], pa.float64()),
        f"{prefix}_high": pa.array([one.high for one in found], pa.float64()),
    }


def journeys(log: EventLog, notes: tuple[str, ...]) -> MeasuredTable:
    """List the journeys in the order of customers and times."""
    rows = journey_rows(log)
    said = Said(
        measure="journeys",
        definition="One row per journey: first and last step, steps, and the time between them. "
        "Open = the time-out has not passed since the last step.",
        unit="seconds",
        grain="journeys",
        n=rows.num_rows,
        denominator="none",
        interval=NO_INTERVAL,
    )

    def opened(row: Row) -> pa.Table:
        ids = log.warehouse.to_arrow(log.journeys.select("journey").order_by("journey"))["journey"]
        chosen = ids[int(str(row["journey"])) - 1].as_py()
        return step_rows(log, log.steps.filter(log.steps.journey == chosen))

    doors = doors_of(opened, grain="steps", counts="steps", figures=("seconds",))
    return measured(log, notes, said, rows, doors)


def attribution(  # noqa: PLR0913 - one question, named parts
    log: EventLog,
    notes: tuple[str, ...],
    *,
    target: str,
    method: Method,
    resamples: int,
    seed: int,
) -> MeasuredTable:
    """Share the journeys that reached the target out among the touchpoints before it."""
    paths = paths_to(log, log.touchpoint_no(target))
    known = log.touchpoints
    found = credits_of(paths, touchpoints=len(known), method=method, resamples=resamples, seed=seed)
    met = np.bincount(
        different(paths.path * len(known) + paths.touchpoint) % len(known), minlength=len(known)
    )
    columns = {
        "touchpoint": pa.array(known, pa.string()),
        "journeys": pa.array(met, pa.int64()),
        "credit": pa.array(found.credit),
        "credit_low": pa.array(found.low, from_pandas=True),
        "credit_high": pa.array(found.high, from_pandas=True),
        "share": pa.array(found.credit / max(found.conversions, 1)),
    }
    if found.effects is not None:
        columns["removal_effect"] = pa.array(found.effects)
    rows = pa.table(columns).filter(pa.array(met > 0))
    said = _said_of_attribution(
        target=target,
        paths=paths,
        resamples=resamples,
        seed=seed,
        method=method,
        found=found,
        way=waits_way(log),
    )
    goal = log.touchpoint_no(target)

    def opened(row: Row) -> pa.Table:
        before = steps_before(log, goal)
        at = log.touchpoint_no(str(row["touchpoint"]))
        return journey_rows(log, before.filter(before.touchpoint_no == at))

    doors = doors_of(opened, grain="journeys", counts="journeys")
    rows = rows.sort_by([("credit", "descending"), ("touchpoint", "ascending")])
    return measured(log, notes, said, rows, doors)


def _said_of_attribution(  # noqa: PLR0913 - what is told
    *,
    target: str,
    paths: GoalPaths,
    resamples: int,
    seed: int,
    method: Method,
    found: Credits,
    way: Way,
) -> Said:
    return Said(
        measure="attribution",
        definition=f"Journeys that reached “{target}”, each shared out {RULES[method]}. Steps from "
        f"the first “{target}” on do not count. {paths.at_once:,} journeys began with it: nothing "
        "came before, and they are not shared out. Credit is not what would be lost without a "
        "touchpoint.",
        unit="journeys",
        grain="journeys",
        n=len(paths.reached),
        denominator=f"share: of the {found.conversions:,} journeys that reached “{target}” after "
        "some other step",
        interval=f"percentiles of {resamples} resamples of whole customers, 95%, seed {seed}",
        asked=(("target", target), ("method", method), ("conversions", found.conversions)),
        way=way,
    )


def _order_rule(log: EventLog) -> str:
    by, (tied, apart_from) = log.whole.ordered_by, log.ties
    last = f"the column “{by}”" if by else "their order in the file"
    ties = f"{tied:,} events stand at the time of the one before"
    apart = f"{apart_from:,} of them at another touchpoint"
    return (
        f"Customer, time, then {last}. {ties}, {apart}."
        if tied
        else (f"Customer, time, then {last}. No two events of a customer share a time.")
    )


def _iso(micros: int) -> str:
    stamp: datetime = moment(micros).astimezone(UTC)
    return stamp.isoformat().replace("+00:00", "Z")
