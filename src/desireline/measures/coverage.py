"""How much of the evidence a map speaks of, and what it cannot see."""

from __future__ import annotations

import ibis

from desireline.journeys.coverage_counts import all_parts, shown_parts
from desireline.journeys.populations import define
from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.reading import Coverage
from desireline.measures.figures import Subject, day, share_figure


def coverage(study: Study) -> Coverage:
    """Count what became of every event up to the moment.

    ``bound`` (a step of a journey), ``set_aside``, ``unbound`` and ``outside_journeys`` sum to
    ``events``. Under a filter all are of the journeys it shows: their events, customers and
    identifiers; answers are those the emotions count.
    """
    counts = shown_parts(study) if study.is_filtered else all_parts(study)
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
        events=counts["all_events"],
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
        unresolved=share_figure(
            study, unresolved, part=counts["unresolved"], n=counts["all_events"]
        ),
        answers=_rows_in(study, study.answers),
        data_from=day(study.ground.data_from_ms),
        data_to=day(study.ground.data_to_ms),
    )


def _rows_in(study: Study, table: ibis.Table) -> int:
    return int(str(study.warehouse.rows(table.agg(n=table.count()))[0]["n"]))
