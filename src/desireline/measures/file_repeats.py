"""What follows sooner or later, what happens twice, and where journeys are at each step."""

from __future__ import annotations

from datetime import timedelta

import ibis
import numpy as np
import pyarrow.compute as pc
import pyarrow.lib as pa

from desireline.journeys import journey_graph
from desireline.journeys.event_cases import Case, case_count, case_rows
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_patterns import matches
from desireline.journeys.event_rows import journey_rows, step_rows
from desireline.measures.file_answers import (
    WILSON,
    Said,
    journey_count,
    measured,
    names,
    share_columns,
)
from desireline.measures.measured_table import Door, MeasuredTable, Row, doors_of

_EDEAR = "rework and self-loops: Janssenswillen et al., bupaR, Knowledge-Based Systems 163, 2019"


def follows(log: EventLog, notes: tuple[str, ...]) -> MeasuredTable:
    """Count what comes after what in the same journey, at once or later."""
    found = log.warehouse.to_arrow(journey_graph.follows(log))
    visits = log.warehouse.to_arrow(journey_graph.nodes(log))
    reached = dict(
        zip(visits["touchpoint_no"].to_pylist(), visits["journeys"].to_pylist(), strict=True)
    )
    wholes = [reached[one] for one in found["touchpoint_no"].to_pylist()]
    rows = pa.table(
        {
            "touchpoint": pa.array(names(log, found["touchpoint_no"]), pa.string()),
            "later_touchpoint": pa.array(names(log, found["later_touchpoint_no"]), pa.string()),
            "count": found["times"],
            "journeys": found["journeys"],
            **share_columns("share", found["journeys"].to_numpy(), wholes),
        }
    ).sort_by(
        [("count", "descending"), ("touchpoint", "ascending"), ("later_touchpoint", "ascending")]
    )
    said = _said_of_follows(rows=rows)

    return measured(log, notes, said, rows, _follows_doors(log))


def _follows_doors(log: EventLog) -> dict[str, Door]:
    def pairs(row: Row) -> ibis.Table:
        every = journey_graph.later_pairs(log)
        here = log.touchpoint_no(str(row["touchpoint"]))
        later = log.touchpoint_no(str(row["later_touchpoint"]))
        return every.filter((every.touchpoint_no == here) & (every.later_touchpoint_no == later))

    def opened(row: Row) -> pa.Table:
        places = ("position", "later_position")
        chosen = log.warehouse.to_arrow(pairs(row).select(*places).order_by(*places))
        events = log.events
        one, other = (chosen[place].to_numpy() - 1 for place in places)
        customers = pa.array(events.customers, pa.string())
        return pa.table(
            {
                "customer": customers.take(pa.array(events.customer_no[one])),
                "row": pa.array(events.row[one]),
                "later_row": pa.array(events.row[other]),
            }
        )

    return {
        **doors_of(opened, grain="pairs of steps", counts="count"),
        **doors_of(
            lambda row: journey_rows(log, pairs(row)),
            grain="journeys",
            counts="journeys",
            figures=("share",),
        ),
    }


def _said_of_follows(
    *,
    rows: pa.Table,
) -> Said:
    return Said(
        measure="follows",
        definition="Pairs of steps of one journey, the one at touchpoint before the one at "
        "later_touchpoint, whatever lies between; every such pair counts.",
        unit="count",
        grain="pairs of steps",
        n=int(pc.sum(rows["count"]).as_py() or 0),  # type: ignore[attr-defined]
        denominator="share: of the journeys with a step at touchpoint, those with such a pair",
        interval=WILSON,
        source="eventually-follows relation: van der Aalst, Process Mining, 2nd ed. 2016",
    )


def rework(log: EventLog, notes: tuple[str, ...]) -> MeasuredTable:
    """Count what happens at a touchpoint more than once in a journey."""
    found = log.warehouse.to_arrow(journey_graph.rework(log))
    repeated = found["repeated"].to_numpy()
    kinds = ("journeys", "repeated", "repeats", "in_a_row", "returns")
    rows = pa.table(
        {
            "touchpoint": pa.array(names(log, found["touchpoint_no"]), pa.string()),
            **{one: found[one].cast(pa.int64()) for one in kinds},
            **share_columns("share", repeated, found["journeys"].to_numpy()),
        }
    ).sort_by([("repeated", "descending"), ("touchpoint", "ascending")])
    said = _said_of_rework(log=log)
    return measured(log, notes, said, rows, _rework_doors(log))


def _rework_doors(log: EventLog) -> dict[str, Door]:
    times = journey_graph.visits(log)
    steps = journey_graph.with_returns(log)

    def visited(row: Row, least: int) -> pa.Table:
        number = log.touchpoint_no(str(row["touchpoint"]))
        chosen = times.filter((times.touchpoint_no == number) & (times.times >= least))
        return journey_rows(log, chosen)

    def marked(row: Row, mark: str) -> pa.Table:
        number = log.touchpoint_no(str(row["touchpoint"]))
        chosen = steps.filter(steps[mark] & (steps.touchpoint_no == number))
        return step_rows(log, log.steps.semi_join(chosen, "position"))

    def beyond(row: Row) -> pa.Table:
        number = log.touchpoint_no(str(row["touchpoint"]))
        here = log.steps.filter(log.steps.touchpoint_no == number)
        firsts = here.group_by("journey").agg(position=here.position.min())
        return step_rows(log, here.anti_join(firsts, "position"))

    return {
        **doors_of(lambda row: visited(row, 1), grain="journeys", counts="journeys"),
        **doors_of(
            lambda row: visited(row, 2), grain="journeys", counts="repeated", figures=("share",)
        ),
        **doors_of(beyond, grain="steps", counts="repeats"),
        **doors_of(lambda row: marked(row, "again"), grain="steps", counts="in_a_row"),
        **doors_of(lambda row: marked(row, "back"), grain="steps", counts="returns"),
    }


def _said_of_rework(
    *,
    log: EventLog,
) -> Said:
    return Said(
        measure="rework",
        definition="Journeys with more than one step at touchpoint (repeated) among those with "
        "one (journeys). repeats = steps beyond each journey's first; in_a_row = steps followed "
        "directly by one at the same touchpoint; returns = left for one step and come back to.",
        unit="count",
        grain="journeys",
        n=journey_count(log),
        denominator="share: of the journeys with a step at touchpoint, those with more than one",
        interval=WILSON,
        source=_EDEAR,
    )


def step_matrix(log: EventLog, notes: tuple[str, ...], *, first: int) -> MeasuredTable:
    """Say where journeys are at each of their first steps, and how many are over."""
    found = log.warehouse.to_arrow(journey_graph.places(log, first=first))
    total = journey_count(log)
    number, counts = found["step_no"].to_numpy(), found["journeys"].to_numpy()
    gone = [total - int(counts[number == step].sum()) for step in range(1, first + 1)]
    over = {step: left for step, left in enumerate(gone, start=1) if left}
    journeys = np.r_[counts, list(over.values())].astype(np.int64)
    rows = pa.table(
        {
            "step_no": pa.array(np.r_[number, list(over)].astype(np.int64)),
            "touchpoint": pa.array(
                [*names(log, found["touchpoint_no"]), *[None] * len(over)], pa.string()
            ),
            "journeys": pa.array(journeys),
            **share_columns("share", journeys, np.full(len(journeys), total)),
        }
    ).sort_by([("step_no", "ascending"), ("journeys", "descending"), ("touchpoint", "ascending")])
    said = Said(
        measure="step_matrix",
        definition=f"Journeys whose step_no-th step is at touchpoint, up to step {first}; a row "
        "without touchpoint counts those with fewer steps. Each step's rows add up to all.",
        unit="count",
        grain="journeys",
        n=total,
        denominator="share: of all journeys",
        interval=WILSON,
        source="step matrix as in retentioneering 5",
        asked=(("first", first),),
    )

    def opened(row: Row) -> pa.Table:
        steps = log.steps.filter(log.steps.step_no == ibis.literal(row["step_no"], "int64"))
        if row["touchpoint"] is None:
            return journey_rows(log, log.journeys.anti_join(steps, "journey"))
        at = steps.filter(steps.touchpoint_no == log.touchpoint_no(str(row["touchpoint"])))
        return journey_rows(log, at)

    doors = doors_of(opened, grain="journeys", counts="journeys", figures=("share",))
    return measured(log, notes, said, rows, doors)


def pattern(
    log: EventLog, notes: tuple[str, ...], *, written: str, counted: Case, gap: timedelta
) -> MeasuredTable:
    """Count the cases that hold a pattern of touchpoints.

    Raises:
        PatternError: The pattern cannot be read.
        NoSuchTouchpointError: It names a touchpoint that is not in the file.
    """
    found = matches(log, written, counted=counted, gap=gap)
    chosen = found.filter(found.matched)
    number = int(log.warehouse.to_arrow(chosen.count())[0][0].as_py())
    total = case_count(log, counted, gap=gap)
    rows = pa.table(
        {
            "pattern": pa.array([written], pa.string()),
            counted: pa.array([total], pa.int64()),
            "matched": pa.array([number], pa.int64()),
            **share_columns("share", [number], [total]),
        }
    )
    said = Said(
        measure="pattern",
        definition=f"{counted.capitalize()} whose steps hold the pattern somewhere. a->b = b is "
        "the very next step; .* = any steps between, [^x]* = any but x.",
        unit="count",
        grain=counted,
        n=total,
        denominator=f"share: of all {counted}",
        interval=WILSON,
        source="path patterns as in retentioneering 5; ClickHouse sequenceMatch",
        asked=(("pattern", written), ("counted", counted)),
    )
    doors = doors_of(
        lambda _row: case_rows(log, chosen, counted, gap=gap),
        grain=counted,
        counts="matched",
        figures=("share",),
    )
    return measured(log, notes, said, rows, doors)
