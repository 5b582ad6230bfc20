"""Transitions, variants, graph, journeys and attribution of an event file, each explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc
import pyarrow.lib as pa

from desireline.journeys import journey_graph
from desireline.journeys.event_file import EventLog, moment
from desireline.journeys.event_steps import SECOND
from desireline.journeys.goal_paths import goal_paths
from desireline.journeys.variants import variants as variants_of
from desireline.measures.attribution import RULES, Method, credits_of
from desireline.measures.intervals import Z_95
from desireline.measures.measured_table import MeasuredTable

WILSON = "Wilson's score interval of the share, 95 %"
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
    asked: tuple[tuple[str, object], ...] = ()


def measured(log: EventLog, notes: tuple[str, ...], said: Said, rows: pa.Table) -> MeasuredTable:
    """Put rows together with what they are and what they rest on."""
    events = log.events
    days = log.timeout.total_seconds() / 86_400
    return MeasuredTable(
        measure=said.measure,
        definition=said.definition,
        unit=said.unit,
        grain=said.grain,
        n=said.n,
        denominator=said.denominator,
        interval=said.interval,
        period=(_iso(int(events.arrived_at.min())), _iso(int(events.arrived_at.max()))),
        as_of=_iso(log.as_of),
        order_rule=_order_rule(log),
        journey_rule=f"A customer's events in order; a silence of more than {days:g} days ends a "
        "journey, and the next event begins another.",
        asked=said.asked,
        notes=notes,
        rows=rows,
    )


def journey_count(log: EventLog) -> int:
    """Give the number of journeys."""
    return int(log.warehouse.to_arrow(log.journeys.count())[0][0].as_py())


def names(log: EventLog, column: pa.ChunkedArray) -> list[str | None]:
    """Give the touchpoints' names for a column of their numbers."""
    known = log.events.touchpoints
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


def transitions(log: EventLog, notes: tuple[str, ...]) -> MeasuredTable:
    """Count which touchpoint follows which."""
    found = log.warehouse.to_arrow(journey_graph.edges(log))
    visits = log.warehouse.to_arrow(journey_graph.nodes(log))
    reached = dict(
        zip(visits["touchpoint_no"].to_pylist(), visits["journeys"].to_pylist(), strict=True)
    )
    origins = found["touchpoint_no"].to_pylist()
    journeys = found["journeys"].to_pylist()
    columns = {
        "touchpoint": pa.array(names(log, found["touchpoint_no"]), pa.string()),
        "next_touchpoint": pa.array(names(log, found["next_touchpoint_no"]), pa.string()),
        "count": found["times"],
        "journeys": found["journeys"],
        **share_columns("share", journeys, [reached[origin] for origin in origins]),
        "median_wait_seconds": found["median_wait_seconds"],
    }
    rows = pa.table(columns).sort_by(
        [("count", "descending"), ("touchpoint", "ascending"), ("next_touchpoint", "ascending")]
    )
    said = Said(
        measure="transitions",
        definition="Times a step at touchpoint was followed directly by one at next_touchpoint in "
        "the same journey; no next_touchpoint = the journey has no later step. The wait runs from "
        "the start of one step to the start of the next.",
        unit="count",
        grain="steps",
        n=len(log.events.arrived_at),
        denominator="share: of the journeys with a step at touchpoint, those with this transition",
        interval=WILSON,
    )
    return measured(log, notes, said, rows)


def variants(log: EventLog, notes: tuple[str, ...], *, top: int | None) -> MeasuredTable:
    """Count the journeys of each distinct sequence, with how much of all they cover."""
    counted = variants_of(log)
    found = log.warehouse.to_arrow(counted.order_by(counted.journeys.desc(), counted.path))
    every, total = found.num_rows, int(pc.sum(found["journeys"]).as_py())  # type: ignore[attr-defined]
    kept = found if top is None else found.slice(0, top)
    paths = _named_paths(log, kept["path"].combine_chunks())
    counts = kept["journeys"].to_numpy()
    kinds = [1] * kept.num_rows
    if kept.num_rows < every:
        paths = pa.concat_arrays([paths, pa.nulls(1, paths.type)])
        counts = np.append(counts, total - counts.sum())
        kinds.append(every - kept.num_rows)
    rows = pa.table(
        {
            "touchpoints": paths,
            "variants": pa.array(kinds, pa.int64()),
            "journeys": pa.array(counts, pa.int64()),
            **share_columns("share", counts, np.full(len(counts), total)),
            "coverage": pa.array(np.cumsum(counts) / max(total, 1), pa.float64()),
        }
    )
    said = Said(
        measure="variants",
        definition="Journeys that took exactly this sequence of touchpoints. A row without "
        "touchpoints is “other”: so many variants not listed. Coverage adds up the shares.",
        unit="count",
        grain="journeys",
        n=total,
        denominator="share: of all journeys",
        interval=WILSON,
        asked=(("top", top), ("variants", every)),
    )
    return measured(log, notes, said, rows)


def graph(log: EventLog, notes: tuple[str, ...]) -> MeasuredTable:
    """Count what happens at each touchpoint."""
    found = log.warehouse.to_arrow(journey_graph.nodes(log))
    total = journey_count(log)
    journeys = found["journeys"].to_pylist()
    rows = pa.table(
        {
            "touchpoint": pa.array(names(log, found["touchpoint_no"]), pa.string()),
            **{one: found[one] for one in ("steps", "journeys", "customers", "starts", "ends")},
            **share_columns("share", journeys, [total] * len(journeys)),
        }
    ).sort_by([("journeys", "descending"), ("touchpoint", "ascending")])
    said = Said(
        measure="graph",
        definition="Steps at each touchpoint, journeys and customers with at least one, and "
        "journeys that start and end there.",
        unit="count",
        grain="journeys",
        n=total,
        denominator="share: of all journeys",
        interval=WILSON,
    )
    return measured(log, notes, said, rows)


def journeys(log: EventLog, notes: tuple[str, ...]) -> MeasuredTable:
    """List the journeys in the order of customers and times."""
    found = log.warehouse.to_arrow(log.journeys.order_by("journey"))
    customers = pa.array(log.events.customers, pa.string())
    started, ended = found["started_at"], found["ended_at"]
    utc = pa.timestamp("us", "UTC")
    seconds = pc.divide(pc.subtract(ended, started).cast(pa.float64()), float(SECOND))  # type: ignore[attr-defined]
    rows = pa.table(
        {
            "journey": pa.array(range(1, found.num_rows + 1), pa.int64()),
            "customer": customers.take(found["customer_no"].combine_chunks()),
            "started_at": started.cast(utc),
            "ended_at": ended.cast(utc),
            "steps": found["steps"],
            "seconds": seconds,
            "is_open": found["is_open"],
        }
    )
    said = Said(
        measure="journeys",
        definition="One row per journey: first and last step, steps, and the time between them. "
        "Open = the time-out has not passed since the last step.",
        unit="seconds",
        grain="journeys",
        n=found.num_rows,
        denominator="none",
        interval=NO_INTERVAL,
    )
    return measured(log, notes, said, rows)


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
    paths = goal_paths(log, log.touchpoint_no(target))
    known = log.events.touchpoints
    found = credits_of(paths, touchpoints=len(known), method=method, resamples=resamples, seed=seed)
    met = np.bincount(
        np.unique(paths.path * len(known) + paths.touchpoint) % len(known), minlength=len(known)
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
    said = Said(
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
        interval=f"percentiles of {resamples} resamples of whole customers, 95 %, seed {seed}",
        asked=(("target", target), ("method", method), ("conversions", found.conversions)),
    )
    return measured(
        log, notes, said, rows.sort_by([("credit", "descending"), ("touchpoint", "ascending")])
    )


def _named_paths(log: EventLog, paths: pa.ListArray) -> pa.ListArray:
    """Put the touchpoints' names in the place of their numbers."""
    known = pa.array(log.events.touchpoints, pa.string())
    numbers, lengths = paths.flatten(), pc.list_value_length(paths)  # type: ignore[attr-defined]
    ends = np.cumsum(lengths.to_numpy(), dtype=np.int32)
    offsets = pa.array(np.r_[np.int32(0), ends], pa.int32())
    return pa.ListArray.from_arrays(offsets, known.take(numbers))


def _order_rule(log: EventLog) -> str:
    events = log.events
    last = f"the column “{events.ordered_by}”" if events.ordered_by else "their order in the file"
    ties = f"{events.ties:,} events stand at the time of the one before"
    apart = f"{events.tied_apart:,} of them at another touchpoint"
    return (
        f"Customer, time, then {last}. {ties}, {apart}."
        if events.ties
        else (f"Customer, time, then {last}. No two events of a customer share a time.")
    )


def _iso(micros: int) -> str:
    stamp: datetime = moment(micros).astimezone(UTC)
    return stamp.isoformat().replace("+00:00", "Z")
