"""How long journeys stay in a stage, and how long they wait between two touchpoints."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desireline.journeys.populations import stage_names
from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.reading import Figure
from desireline.measures.figures import Subject, median_figure
from desireline.measures.intervals import SMALLEST_MEAN
from desireline.measures.quantities import quantity_figure


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTime:
    """The typical time in a stage with the middle half; None below five journeys."""

    figure: Figure
    low_quartile: float | None
    high_quartile: float | None


def stage_times(study: Study) -> tuple[StageTime, ...]:
    """Give the time from the first step in each stage to the first later step of a later one."""
    timed = study.visits.filter(study.visits.seconds.notnull()).select("stage_index", "seconds")
    found = study.warehouse.to_arrow(timed)
    stages = found["stage_index"].to_numpy()
    seconds = found["seconds"].to_numpy()
    return tuple(
        _stage_time(study, index, seconds[stages == index])
        for index in range(len(study.journey_map.stages))
    )


def wait_figure(study: Study, *, start: str, end: str) -> Figure:
    """Give the median wait from the first step at one touchpoint to the next at another.

    Raises:
        UnknownReferenceError: If the map does not have one of the touchpoints.
    """
    return quantity_figure(
        study, Quantity(kind="wait", touchpoint_id=start, other_touchpoint_id=end)
    )


def _stage_time(study: Study, index: int, values: npt.NDArray[np.float64]) -> StageTime:
    stage_id = study.journey_map.stages[index].id
    ref = reference("stage", stage_id, "time")
    names = stage_names(study, index)
    about = Subject(measure="stage_time", ref=ref, names=names)
    figure = median_figure(study, about, values)
    if len(values) < SMALLEST_MEAN:
        return StageTime(figure=figure, low_quartile=None, high_quartile=None)
    low, high = np.quantile(values, [0.25, 0.75])
    return StageTime(figure=figure, low_quartile=float(low), high_quartile=float(high))
