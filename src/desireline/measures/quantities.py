"""Any quantity a claim or KPI can ask for, as a figure with its interval."""

from __future__ import annotations

import ibis.expr.types as ir
import numpy as np

from desireline.journeys.populations import Population
from desireline.journeys.quantities import quantity_population
from desireline.journeys.references import quantity_reference
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.reading import Figure
from desireline.measures.catalog import MEASURES
from desireline.measures.figures import described_figure
from desireline.measures.intervals import (
    Interval,
    mean_interval,
    median_interval,
    share_interval,
)


def quantity_figure(study: Study, quantity: Quantity) -> Figure:
    """Compute a quantity over the study.

    Raises:
        UnknownReferenceError: If it names a stage or touchpoint the map does not have.
    """
    return population_figure(
        study, quantity_population(study, quantity), ref=quantity_reference(quantity)
    )


def population_figure(study: Study, population: Population, *, ref: str) -> Figure:
    """Compute the figure of a population by its measure's interval method."""
    described = MEASURES[population.measure]
    if described.interval in ("Wilson", "none"):
        return _counted(study, population, ref=ref)
    values = _values(study, population.rows)
    of_method = median_interval if described.interval == "order statistics" else mean_interval
    return described_figure(
        study,
        population.measure,
        of_method(values),
        ref=ref,
        n=len(values),
        said=population.definition,
    )


def _counted(study: Study, population: Population, *, ref: str) -> Figure:
    rows = population.rows
    row = study.warehouse.rows(rows.agg(n=rows.count(), part=rows.counts.cast("int64").sum()))[0]
    n = int(str(row["n"]))
    part = int(str(row["part"] or 0))
    if MEASURES[population.measure].interval == "none":
        exact = Interval(value=float(n), low=None, high=None)
        return described_figure(
            study, population.measure, exact, ref=ref, n=n, said=population.definition
        )
    return described_figure(
        study,
        population.measure,
        share_interval(part, n),
        ref=ref,
        n=n,
        said=population.definition,
        part=part,
    )


def _values(study: Study, rows: ir.Table) -> np.ndarray:  # type: ignore[type-arg]
    return study.warehouse.to_arrow(rows.select("value"))["value"].to_numpy().astype(np.float64)
