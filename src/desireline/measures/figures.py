"""Figures made from counts and values: each says what it counts, of how many, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from desireline.journeys.populations import define
from desireline.journeys.steps import DAY_MS
from desireline.journeys.study import Study
from desireline.maps.reading import Figure
from desireline.maps.small_numbers import TOTALS, hides_count, hides_value, too_few
from desireline.measures.catalog import MEASURES
from desireline.measures.intervals import (
    UNKNOWN,
    Interval,
    mean_interval,
    median_interval,
    promoter_interval,
    share_interval,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a figure is about: its measure, the rows behind it and the names in its sentence.

    ``said`` is the whole sentence where it is known already.
    """

    measure: str
    ref: str
    names: Mapping[str, str] = field(default_factory=dict)
    said: str = ""


def count_figure(study: Study, about: Subject, *, n: int, of: int | None = None) -> Figure:
    """Give a count; its rows are what it counts.

    One or two are not told, unless they are a total, or a part ``of`` a whole of five or more.
    """
    exact = Interval(value=float(n), low=None, high=None)
    untold = about.measure not in TOTALS and hides_count(n, of=of)
    why = too_few(n if of is None else of) if untold else ""
    return figure(study, about, exact, n=n, hidden=why)


def share_figure(study: Study, about: Subject, *, part: int, n: int) -> Figure:
    """Give a share of ``n`` rows, ``part`` of them counting; untold below five."""
    why = too_few(n) if hides_value(n) else ""
    return figure(study, about, share_interval(part, n), n=n, part=part, hidden=why)


def median_figure(study: Study, about: Subject, values: npt.NDArray[np.float64]) -> Figure:
    """Give a typical value: the median of ``values``; untold below five."""
    why = too_few(len(values)) if hides_value(len(values)) else ""
    return figure(study, about, median_interval(values), n=len(values), hidden=why)


def mean_figure(study: Study, about: Subject, values: npt.NDArray[np.float64]) -> Figure:
    """Give the mean of ``values``; untold below five."""
    why = too_few(len(values)) if hides_value(len(values)) else ""
    return figure(study, about, mean_interval(values), n=len(values), hidden=why)


def promoter_figure(study: Study, about: Subject, weights: npt.NDArray[np.float64]) -> Figure:
    """Give a net promoter score from one weight an answer (100, 0, −100); untold below five."""
    promoters, detractors = int((weights > 0).sum()), int((weights < 0).sum())
    found = promoter_interval(promoters=promoters, detractors=detractors, answers=len(weights))
    why = too_few(len(weights)) if hides_value(len(weights)) else ""
    return figure(study, about, found, n=len(weights), hidden=why)


def figure(  # noqa: PLR0913 - all that is known of a number
    study: Study,
    about: Subject,
    found: Interval,
    *,
    n: int,
    part: int | None = None,
    hidden: str = "",
) -> Figure:
    """Give a figure whose value and interval are known already; untold where ``hidden``."""
    described = MEASURES[about.measure]
    if hidden:
        found, part = UNKNOWN, None
    return Figure(
        measure=about.measure,
        value=found.value,
        unit=described.unit,
        n=n,
        grain=described.grain,
        definition=about.said or define(study, about.measure, about.names),
        rows=about.ref,
        part=part,
        low=found.low,
        high=found.high,
        period_from=study.applied.period_from or day(study.ground.data_from_ms),
        period_to=study.applied.period_to or day_after(study.ground.data_to_ms),
        hidden=hidden,
    )


def day_after(ms: int | None) -> str:
    """Give the ISO date after that of a moment, UTC: where a period ``[from, to)`` ends."""
    return "" if ms is None else day(ms + DAY_MS)


def day(ms: int | None) -> str:
    """Give the ISO date of a moment, UTC; empty for none."""
    return "" if ms is None else datetime.fromtimestamp(ms / 1000, tz=UTC).date().isoformat()
