"""Figures made from counts and values: each says what it counts, of how many, how sure."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from desireline.journeys.populations import define
from desireline.journeys.study import Study
from desireline.maps.reading import Figure
from desireline.measures.catalog import MEASURES
from desireline.measures.intervals import (
    Interval,
    mean_interval,
    median_interval,
    share_interval,
)


def count_figure(
    study: Study, measure: str, *, ref: str, n: int, names: Mapping[str, str] | None = None
) -> Figure:
    """Give a count; its rows are what it counts."""
    exact = Interval(value=float(n), low=None, high=None)
    return _figure(study, measure, exact, ref=ref, n=n, said=define(study, measure, names))


def share_figure(
    study: Study,
    measure: str,
    *,
    ref: str,
    part: int,
    n: int,
    names: Mapping[str, str] | None = None,
) -> Figure:
    """Give a share of ``n`` rows, ``part`` of them counting."""
    said = define(study, measure, names)
    return _figure(study, measure, share_interval(part, n), ref=ref, n=n, said=said, part=part)


def median_figure(
    study: Study,
    measure: str,
    *,
    ref: str,
    values: npt.NDArray[np.float64],
    names: Mapping[str, str] | None = None,
) -> Figure:
    """Give a typical time: the median of ``values``."""
    said = define(study, measure, names)
    return _figure(study, measure, median_interval(values), ref=ref, n=len(values), said=said)


def mean_figure(
    study: Study,
    measure: str,
    *,
    ref: str,
    values: npt.NDArray[np.float64],
    names: Mapping[str, str] | None = None,
) -> Figure:
    """Give the mean of ``values``."""
    said = define(study, measure, names)
    return _figure(study, measure, mean_interval(values), ref=ref, n=len(values), said=said)


def described_figure(
    study: Study,
    measure: str,
    found: Interval,
    *,
    ref: str,
    n: int,
    said: str,
    part: int | None = None,
) -> Figure:
    """Give a figure whose interval and definition are known already."""
    return _figure(study, measure, found, ref=ref, n=n, said=said, part=part)


def _figure(
    study: Study,
    measure: str,
    found: Interval,
    *,
    ref: str,
    n: int,
    said: str,
    part: int | None = None,
) -> Figure:
    described = MEASURES[measure]
    return Figure(
        measure=measure,
        value=found.value,
        unit=described.unit,
        n=n,
        grain=described.grain,
        definition=said,
        rows=ref,
        part=part,
        low=found.low,
        high=found.high,
        period_from=study.applied.period_from,
        period_to=study.applied.period_to,
    )
