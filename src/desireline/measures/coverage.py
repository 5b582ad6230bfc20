"""How much of the evidence a map speaks of, and what it cannot see."""

from __future__ import annotations

import ibis

from desireline.journeys.populations import coverage_events, define
from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.reading import Coverage
from desireline.measures.figures import Subject, day, share_figure

_PARTS = (
    "bound",
    "set_aside",
    "unbound",
    "outside_journeys",
    "without_customer",
    "overlapping",
    "ties",
    "unresolved",
)


def coverage(study: Study) -> Coverage:
    """Count what became of every event up to the moment.

    ``bound`` (a step of a journey), ``set_aside``, ``unbound`` and ``outside_journeys`` sum to
    ``events``. Under a filter all are of the journeys it shows: their events, customers and
    identifiers; answers are those the emotions count.
    """
    events = coverage_events(study)
    counted = events.agg(
        n=events.count(), **{part: events[part].cast("int64").sum() for part in _PARTS}
    )
    row = study.warehouse.rows(counted)[0]
    counts = {name: int(str(value or 0)) for name, value in row.items()}
    others = study.warehouse.rows(
        study.journeys.agg(
            journeys=study.journeys.count(), customers=study.journeys.customer_no.nunique()
        )
    )[0]
    unresolved = Subject(
        measure="unresolved",
        ref=reference("coverage", "unresolved"),
        said=define(study, "unresolved"),
    )
    people = study.ground.customers
    if study.is_filtered:
        people = people.semi_join(study.journeys.select("customer_no"), "customer_no")
    return Coverage(
        events=counts["n"],
        bound=counts["bound"],
        set_aside=counts["set_aside"],
        unbound=counts["unbound"],
        outside_journeys=counts["outside_journeys"],
        without_customer=counts["without_customer"],
        overlapping=counts["overlapping"],
        ties=counts["ties"],
        journeys=int(str(others["journeys"])),
        customers=int(str(others["customers"])),
        identifiers=_rows_in(study, people),
        unresolved=share_figure(study, unresolved, part=counts["unresolved"], n=counts["n"]),
        answers=_rows_in(study, study.answers),
        data_from=day(study.ground.data_from_ms),
        data_to=day(study.ground.data_to_ms),
    )


def _rows_in(study: Study, table: ibis.Table) -> int:
    return int(str(study.warehouse.rows(table.agg(n=table.count()))[0]["n"]))
