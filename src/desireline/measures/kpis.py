"""KPI values by week: any quantity, in ISO weeks that are over at the as-of moment."""

from __future__ import annotations

from datetime import UTC, datetime

from desireline.journeys.populations import FIRST_MONDAY_MS, WEEK_MS
from desireline.journeys.quantities import quantity_population
from desireline.journeys.references import quantity_reference
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.journey_map import Kpi
from desireline.maps.reading import KpiReading, State, WeekPoint
from desireline.measures.catalog import MEASURES
from desireline.measures.intervals import SMALLEST_MEAN
from desireline.measures.quantities import population_figure


def kpi_readings(study: Study) -> tuple[KpiReading, ...]:
    """Read every KPI of the map, in its order.

    Raises:
        UnknownReferenceError: If a KPI names a stage or touchpoint the map does not have.
    """
    return tuple(kpi_reading(study, kpi) for kpi in study.journey_map.kpis)


def weekly(study: Study, quantity: Quantity) -> tuple[WeekPoint, ...]:
    """Give a quantity for each full week from the first to the last with evidence.

    A journey belongs to the week it started in, an event or answer to that of its own time.
    A week with fewer than five has no value.

    Raises:
        UnknownReferenceError: If the quantity names what the map does not have.
    """
    found = quantity_population(study, quantity)
    rows = found.rows
    week = (rows["at"] - FIRST_MONDAY_MS) // WEEK_MS
    counted = rows.group_by(week=week).agg(
        n=rows.count(),
        part=rows.counts.cast("float64").mean(),
        mean=rows["value"].mean(),
        median=rows["value"].median(),
    )
    this_week = (study.as_of_ms + 1 - FIRST_MONDAY_MS) // WEEK_MS
    by_week = {
        int(str(row["week"])): row
        for row in study.warehouse.rows(counted)
        if int(str(row["week"])) < this_week
    }
    if not by_week:
        return ()
    value_of = _value_of(found.measure)
    return tuple(
        _point(number, by_week.get(number), value_of)
        for number in range(min(by_week), max(by_week) + 1)
    )


def kpi_reading(study: Study, kpi: Kpi) -> KpiReading:
    """Read one KPI; its name and place change nothing.

    Raises:
        UnknownReferenceError: If it names a stage or touchpoint the map does not have.
    """
    ref = quantity_reference(kpi.quantity)
    found = quantity_population(study, kpi.quantity)
    figure = population_figure(study, found, ref=ref)
    weeks = weekly(study, kpi.quantity)
    latest = weeks[-1] if weeks else None
    present = latest.value if latest and latest.value is not None else figure.value
    state: State = "empty"
    if figure.value is not None:
        state = "reported" if MEASURES[found.measure].basis == "said" else "measured"
    return KpiReading(
        kpi_id=kpi.id,
        stage_id=kpi.stage_id,
        figure=figure,
        latest=latest,
        weeks=weeks,
        target_met=_met(present, kpi),
        state=state,
    )


def _met(present: float | None, kpi: Kpi) -> bool | None:
    if present is None or kpi.target is None:
        return None
    return present >= kpi.target if kpi.higher_is_better else present <= kpi.target


def _value_of(measure: str) -> str:
    column = {"Wilson": "part", "none": "n", "order statistics": "median"}
    return column.get(MEASURES[measure].interval, "mean")


def _point(number: int, row: dict[str, object] | None, value_of: str) -> WeekPoint:
    start = (number * WEEK_MS + FIRST_MONDAY_MS) / 1000
    monday = datetime.fromtimestamp(start, tz=UTC).date().isoformat()
    n = int(str(row["n"])) if row else 0
    if row is None or n < SMALLEST_MEAN or row[value_of] is None:
        return WeekPoint(week=monday, value=None, n=n)
    return WeekPoint(week=monday, value=float(str(row[value_of])), n=n)
