"""Transitions, variants and graph of an event file, each figure with the rows behind it."""

from __future__ import annotations

import ibis
import numpy as np
import pyarrow.compute as pc
import pyarrow.lib as pa

from desireline.journeys.array_graph import edges, graph_way, nodes
from desireline.journeys.array_variants import RankedVariants, rank_variants, variants_way
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_rows import customer_rows, journey_rows, step_rows
from desireline.journeys.variants import ranked_variants
from desireline.measures.file_answers import (
    WILSON,
    Said,
    journey_count,
    measured,
    names,
    share_columns,
)
from desireline.measures.measured_table import Door, MeasuredTable, Row, doors_of

_GRAPH = "directly-follows graph: van der Aalst, Process Mining, 2nd ed. 2016"


def transitions(log: EventLog, notes: tuple[str, ...], *, top: int | None) -> MeasuredTable:
    """Count which touchpoint follows which; ``top`` keeps so many and adds the rest up."""
    rows = _transition_rows(log)
    listed = rows.slice(0, top or rows.num_rows) if top != 0 else rows.slice(0, 0)
    shown = _with_other(listed, total=log.size) if listed.num_rows < rows.num_rows else listed
    covered = int(np.sum(listed["count"].to_numpy())) / log.size
    of_all = (
        f" {top} of {rows.num_rows} pairs are listed, with {covered:.1%} of all steps; the row "
        "without touchpoints is “other”."
    )
    said = Said(
        measure="transitions",
        definition="Times a step at touchpoint was followed directly by one at next_touchpoint in "
        "the same journey; no next_touchpoint = the journey has no later step. The wait runs from "
        f"the start of one step to the start of the next.{of_all if shown is not listed else ''}",
        unit="count",
        grain="steps",
        n=log.size,
        denominator="share: of the journeys with a step at touchpoint, those with this transition; "
        "share_of_steps: of the steps at touchpoint, journeys that end there included",
        interval=f"{WILSON}; none for share_of_steps: steps of one customer are not independent",
        source=_GRAPH,
        asked=(("top", top), ("pairs", rows.num_rows)),
        way=graph_way(log),
    )
    return measured(log, notes, said, shown, _transition_doors(log, listed))


def _transition_rows(log: EventLog) -> pa.Table:
    found = edges(log)
    counts, journeys = found["times"].to_numpy(), found["journeys"].to_numpy()
    return pa.table(
        {
            "touchpoint": pa.array(names(log, found["touchpoint_no"]), pa.string()),
            "next_touchpoint": pa.array(names(log, found["next_touchpoint_no"]), pa.string()),
            "count": found["times"],
            "share_of_steps": pa.array(counts / found["steps_here"].to_numpy()),
            "journeys": found["journeys"],
            **share_columns("share", journeys, found["journeys_here"].to_numpy()),
            "median_wait_seconds": found["median_wait_seconds"],
            "mean_wait_seconds": found["mean_wait_seconds"],
        }
    ).sort_by(
        [("count", "descending"), ("touchpoint", "ascending"), ("next_touchpoint", "ascending")]
    )


def _with_other(listed: pa.Table, *, total: int) -> pa.Table:
    """Add a row for all that is not listed."""
    rest = {"count": [total - int(np.sum(listed["count"].to_numpy()))]}
    other = {one.name: pa.array(rest.get(one.name, [None]), one.type) for one in listed.schema}
    return pa.concat_tables([listed, pa.table(other)])


def _transition_doors(log: EventLog, listed: pa.Table) -> dict[str, Door]:
    def chosen(row: Row) -> ibis.Table:
        steps = log.steps
        if row["touchpoint"] is None:
            return _not_listed(log, listed)
        at = steps.filter(steps.touchpoint_no == log.touchpoint_no(str(row["touchpoint"])))
        onward = row["next_touchpoint"]
        if onward is None:
            return at.filter(at.next_touchpoint_no.isnull())
        return at.filter(at.next_touchpoint_no == log.touchpoint_no(str(onward)))

    waits = ("share_of_steps", "median_wait_seconds", "mean_wait_seconds")
    return {
        **doors_of(
            lambda row: step_rows(log, chosen(row)), grain="steps", counts="count", figures=waits
        ),
        **doors_of(
            lambda row: journey_rows(log, chosen(row)),
            grain="journeys",
            counts="journeys",
            figures=("share",),
        ),
    }


def _not_listed(log: EventLog, listed: pa.Table) -> ibis.Table:
    """Give the steps of all transitions but those listed. One row per step."""
    known = {name: number for number, name in enumerate(log.touchpoints)}
    size = len(known) + 1
    pairs = [
        known[here] * size + known.get(onward, -1) + 1
        for here, onward in zip(
            listed["touchpoint"].to_pylist(), listed["next_touchpoint"].to_pylist(), strict=True
        )
    ]
    steps = log.steps
    pair = steps.touchpoint_no.cast("int64") * size + steps.next_touchpoint_no.fill_null(-1) + 1
    return steps.filter(~pair.isin(pairs)) if pairs else steps


def variants(log: EventLog, notes: tuple[str, ...], *, top: int | None) -> MeasuredTable:
    """Count the journeys of each distinct sequence, with how much of all they cover."""
    found = rank_variants(log, top=top)
    said = Said(
        measure="variants",
        definition="Journeys that took exactly this sequence of touchpoints. A row without "
        "touchpoints is “other”: so many variants not listed. Coverage adds up the shares.",
        unit="count",
        grain="journeys",
        n=journey_count(log),
        denominator="share: of all journeys",
        interval=WILSON,
        source="variants and their coverage: van der Aalst, Process Mining, 2nd ed. 2016",
        asked=(("top", top), ("variants", len(found.journeys))),
        way=variants_way(log),
    )

    def opened(row: Row) -> pa.Table:
        ranked = ranked_variants(log)
        taken = row["touchpoints"]
        if taken is None:
            return journey_rows(log, ranked.filter(ranked["rank"] >= len(found.paths)))
        numbers = [log.touchpoint_no(name) for name in taken]  # type: ignore[attr-defined]
        place = found.paths.to_pylist().index(numbers)
        return journey_rows(log, ranked.filter(ranked["rank"] == place))

    doors = doors_of(opened, grain="journeys", counts="journeys", figures=("share",))
    return measured(log, notes, said, _variant_rows(log, found), doors)


def _variant_rows(log: EventLog, found: RankedVariants) -> pa.Table:
    listed, total = len(found.paths), journey_count(log)
    paths, counts = _named_paths(log, found.paths), found.journeys[:listed]
    kinds = np.ones(listed, dtype=np.int64)
    if listed < len(found.journeys):
        paths = pa.concat_arrays([paths, pa.nulls(1, paths.type)])
        counts = np.append(counts, total - counts.sum())
        kinds = np.append(kinds, len(found.journeys) - listed)
    return pa.table(
        {
            "touchpoints": paths,
            "variants": pa.array(kinds),
            "journeys": pa.array(counts, pa.int64()),
            **share_columns("share", counts, np.full(len(counts), total)),
            "coverage": pa.array(np.cumsum(counts) / max(total, 1), pa.float64()),
        }
    )


def graph(log: EventLog, notes: tuple[str, ...]) -> MeasuredTable:
    """Count what happens at each touchpoint."""
    found = nodes(log)
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
        source=_GRAPH,
        way=graph_way(log),
    )
    return measured(log, notes, said, rows, _graph_doors(log))


def _graph_doors(log: EventLog) -> dict[str, Door]:
    def at(row: Row) -> ibis.Table:
        number = log.touchpoint_no(str(row["touchpoint"]))
        return log.steps.filter(log.steps.touchpoint_no == number)

    def first(steps: ibis.Table) -> ibis.Table:
        return steps.filter(steps.step_no == 1)

    def last(steps: ibis.Table) -> ibis.Table:
        return steps.filter(steps.next_touchpoint_no.isnull())

    def journeys(row: Row) -> pa.Table:
        return journey_rows(log, at(row))

    return {
        **doors_of(lambda row: step_rows(log, at(row)), grain="steps", counts="steps"),
        **doors_of(journeys, grain="journeys", counts="journeys", figures=("share",)),
        **doors_of(lambda row: customer_rows(log, at(row)), grain="customers", counts="customers"),
        **doors_of(
            lambda row: journey_rows(log, first(at(row))), grain="journeys", counts="starts"
        ),
        **doors_of(lambda row: journey_rows(log, last(at(row))), grain="journeys", counts="ends"),
    }


def _named_paths(log: EventLog, paths: pa.ListArray) -> pa.ListArray:
    """Put the touchpoints' names in the place of their numbers."""
    known = pa.array(log.touchpoints, pa.string())
    numbers, lengths = paths.flatten(), pc.list_value_length(paths)  # type: ignore[attr-defined]
    ends = np.cumsum(lengths.to_numpy(), dtype=np.int32)
    offsets = pa.array(np.r_[np.int32(0), ends], pa.int32())
    return pa.ListArray.from_arrays(offsets, known.take(numbers))
