"""Any quantity a claim or KPI can ask for, as a figure with its interval."""

from __future__ import annotations

import ibis
import numpy as np
import numpy.typing as npt

from desireline.journeys.populations import Population
from desireline.journeys.quantities import quantity_population
from desireline.journeys.references import quantity_reference
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.reading import Figure
from desireline.measures.catalog import MEASURES
from desireline.measures.figures import (
    Subject,
    count_figure,
    mean_figure,
    median_figure,
    promoter_figure,
    share_figure,
)
from desireline.measures.report_figures import total_figure


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
    about = Subject(measure=population.measure, ref=ref, said=population.definition)
    method = MEASURES[population.measure].interval
    if method == "as reported":
        return total_figure(study, population, ref=ref)
    if method == "order statistics":
        return median_figure(study, about, _values(study, population.rows))
    if method == "Student":
        return mean_figure(study, about, _values(study, population.rows))
    if method == "promoters":
        return promoter_figure(study, about, _values(study, population.rows))
    rows = population.rows
    counted = rows.agg(n=rows.count(), part=rows.counts.cast("int64").sum())
    row = study.warehouse.rows(counted)[0]
    n, part = int(str(row["n"])), int(str(row["part"] or 0))
    if method == "none":
        return count_figure(study, about, n=n)
    return share_figure(study, about, part=part, n=n)


def _values(study: Study, rows: ibis.Table) -> npt.NDArray[np.float64]:
    found = study.warehouse.to_arrow(rows.select("value"))
    return np.asarray(found["value"].to_numpy(), dtype=np.float64)
