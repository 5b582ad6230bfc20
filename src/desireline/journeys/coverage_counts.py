"""How many events each part of coverage has, counted without putting every event in order.

``coverage_events`` says it of each event, for whoever opens a number; the counts are the same.
"""

from __future__ import annotations

import ibis

from desireline.journeys.groundwork import Groundwork
from desireline.journeys.study import Study
from desireline.warehouse.duckdb import Warehouse


def all_parts(study: Study) -> dict[str, int]:
    """Count every part of coverage over all events up to the moment."""
    house, ground = study.warehouse, study.ground
    events = ground.labelled
    known = _identified(house, ground)
    counted = events.agg(
        all_events=events.count(),
        on_map=events.stage_index.notnull().sum(),
        set_aside=(events.touchpoint_id == "").sum(),
        unbound=events.touchpoint_id.isnull().sum(),
        without_customer=events.customer_no.isnull().sum(),
        overlapping=(events.matches > 1).sum(),
    )
    found = _numbers(house, counted)
    unresolved = events.anti_join(known, "customer_no")
    bound = _count(house, ground.steps)
    return {
        **found,
        "bound": bound,
        "outside_journeys": found["on_map"] - bound,
        "ties": _repeated(house, _tied(house, ground)),
        "unresolved": _count(house, unresolved),
    }


def shown_parts(study: Study) -> dict[str, int]:
    """Count every part of coverage over the steps of the journeys shown."""
    house, ground, steps = study.warehouse, study.ground, study.steps
    many = ground.labelled.filter(ground.labelled.matches > 1)
    nobody = study.journeys.anti_join(_identified(house, ground), "customer_no")
    steps_of_nobody = _numbers(house, nobody.agg(n=nobody.steps.sum()))["n"]
    bound = _count(house, steps)
    return {
        "all_events": bound,
        "bound": bound,
        "set_aside": 0,
        "unbound": 0,
        "outside_journeys": 0,
        "without_customer": 0,
        "overlapping": _count(house, steps.semi_join(many, "event_id")),
        "ties": _repeated(house, _tied(house, ground).semi_join(steps, "event_id")),
        "unresolved": steps_of_nobody,
    }


def _identified(warehouse: Warehouse, ground: Groundwork) -> ibis.Table:
    """Find the customers known by more than a device. One row per customer."""
    identifiers = warehouse.table("identifiers")
    persons = identifiers.filter(identifiers.kind != "device").select("identifier")
    return ground.customers.semi_join(persons, "identifier").select("customer_no").distinct()


def _tied(warehouse: Warehouse, ground: Groundwork) -> ibis.Table:
    """Find the events at one moment of one customer and source; kept with the groundwork.

    One row per such event; ``tie`` names those it is tied with. Of each, all but one are ties.
    """
    name = f"{ground.key}_tied"
    kept = warehouse.kept(name)
    if kept is not None:
        return kept
    events = ground.labelled.filter(ground.labelled.customer_no.notnull())
    together = ["customer_no", "happened_at", "source_id"]
    groups = events.group_by(together).agg(tie=events.position.min(), n=events.count())
    several = groups.filter(groups.n > 1).drop("n")
    found = events.inner_join(several, together).select("event_id", "tie")
    return warehouse.keep(found, name)


def _repeated(warehouse: Warehouse, tied: ibis.Table) -> int:
    counted = tied.agg(n=tied.count(), groups=tied.tie.nunique())
    found = _numbers(warehouse, counted)
    return found["n"] - found["groups"]


def _count(warehouse: Warehouse, rows: ibis.Table) -> int:
    return _numbers(warehouse, rows.agg(n=rows.count()))["n"]


def _numbers(warehouse: Warehouse, counted: ibis.Table) -> dict[str, int]:
    row = warehouse.rows(counted)[0]
    return {name: int(str(value or 0)) for name, value in row.items()}
