"""A second count of a map's figures, in arrays of single steps, by none of the first one's code.

What the ribbon, arcs, touchpoints and channels show is counted again from the steps alone; any
other figure from the rows that opening it lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import ibis
import numpy as np
import numpy.typing as npt

from desireline.journeys.quantities import population
from desireline.journeys.references import read_reference
from desireline.journeys.steps import DAY_MS
from desireline.journeys.study import Study
from desireline.maps.reading import Figure
from desireline.measures.catalog import MEASURES

Whole = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]
_NEVER = np.iinfo(np.int64).max
_NEAR = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """What a figure comes to when counted again; ``part`` None where it has no part."""

    n: int
    part: int | None = None
    value: float | None = None

    def agrees(self, figure: Figure) -> bool:
        """Tell whether a figure shows this; one that is not told must still count as many."""
        if figure.n != self.n or (figure.part is not None and figure.part != self.part):
            return False
        if figure.value is None or self.value is None:
            return figure.value is None or figure.value == self.value
        return abs(figure.value - self.value) <= _NEAR * max(1.0, abs(self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walked:
    """The shown steps in order of journey and step, and per stage and journey what was walked.

    Attributes:
        at: The journey of each step, as a place in the arrays of journeys.
        first: Number of the first step of a journey in a stage, ``_NEVER`` where none.
        last: Likewise the last one, −1 where none.
    """

    study: Study
    at: Whole
    number: Whole
    stage: Whole
    arrived: Whole
    whole_day: Marks
    touchpoint: npt.NDArray[np.object_]
    channel: npt.NDArray[np.object_]
    customer: Whole
    is_open: Marks
    first: Whole
    last: Whole

    def after(self, stage: int) -> Whole:
        """Give for each journey the place of its first step of a later stage, −1 where none."""
        later = (self.stage > stage) & (self.number > self.first[stage][self.at])
        found = np.full(len(self.customer), len(self.at), dtype=np.int64)
        np.minimum.at(found, self.at[later], np.flatnonzero(later))
        return np.where(found == len(self.at), -1, found)

    def outcome(self, stage: int) -> dict[str, Marks]:
        """Say of each journey what became of it after a stage."""
        reached = self.last[stage] >= 0
        onward = self.study.next_observed(stage)
        goes_on = np.zeros_like(reached)
        if onward is not None:
            goes_on = reached & (self.last[onward] > self.first[stage])
        skips = reached & (self.after(stage) >= 0) & ~goes_on
        rest = reached & ~goes_on & ~skips
        return {
            "reach": reached,
            "converted": goes_on,
            "skipped": skips,
            "open": rest & self.is_open,
            "left": rest & ~self.is_open,
        }


def recount(study: Study, refs: Iterable[str]) -> dict[str, Recount]:
    """Count every figure again that is named by its reference.

    Raises:
        UnknownReferenceError: If a reference names no figure of this map.
    """
    walked = _walked(study)
    found = {}
    for ref in dict.fromkeys(refs):
        asked = read_reference(ref)
        again = None
        if asked.kind in _AGAIN and not asked.week:
            again = _AGAIN[asked.kind](walked, *asked.about)
        found[ref] = again or _by_rows(study, ref)
    return found


def _walked(study: Study) -> _Walked:
    steps = study.warehouse.to_arrow(
        study.steps.select(
            "journey",
            "step_no",
            "stage_index",
            "arrived_at",
            "whole_day",
            "touchpoint_id",
            channel=study.steps.channel.fill_null(""),
        )
    )
    journeys = study.warehouse.to_arrow(study.journeys.select("journey", "customer_no", "is_open"))
    order = np.argsort(journeys["journey"].to_numpy())
    names = journeys["journey"].to_numpy()[order]
    at = np.searchsorted(names, steps["journey"].to_numpy())
    walk = np.lexsort((steps["step_no"].to_numpy(), at))
    at, number, stage = (
        at[walk],
        steps["step_no"].to_numpy()[walk],
        steps["stage_index"].to_numpy()[walk],
    )
    shape = (len(study.journey_map.stages), len(names))
    first, last = np.full(shape, _NEVER, dtype=np.int64), np.full(shape, -1, dtype=np.int64)
    np.minimum.at(first, (stage, at), number)
    np.maximum.at(last, (stage, at), number)
    return _Walked(
        study=study,
        at=at,
        number=number,
        stage=stage,
        arrived=steps["arrived_at"].to_numpy()[walk],
        whole_day=steps["whole_day"].to_numpy(zero_copy_only=False)[walk].astype(bool),
        touchpoint=steps["touchpoint_id"].to_numpy(zero_copy_only=False)[walk],
        channel=steps["channel"].to_numpy(zero_copy_only=False)[walk],
        customer=journeys["customer_no"].to_numpy()[order],
        is_open=journeys["is_open"].to_numpy(zero_copy_only=False)[order].astype(bool),
        first=first,
        last=last,
    )


def _stage(walked: _Walked, stage_id: str, part: str) -> Recount | None:
    index = _index(walked, stage_id)
    if part in ("enter", "begins"):
        begun = _share((walked.stage == index) & (walked.number == 1), walked.number == 1)
        return begun if part == "begins" else _count(begun.part or 0)
    if part == "time":
        return _time(walked, index)
    outcome = walked.outcome(index)
    if part in outcome:
        return _count(int(outcome[part].sum()))
    if part == "conversion" and walked.study.next_observed(index) is not None:
        return _share(outcome["converted"], outcome["reach"])
    if part == "followed":
        able = walked.study.ground.followable
        here = able.filter(able.stage_index == index).select("customer_no")
        known = walked.study.warehouse.to_arrow(here)["customer_no"].to_numpy()
        return _share(outcome["reach"] & np.isin(walked.customer, known), outcome["reach"])
    return None


def _time(walked: _Walked, index: int) -> Recount:
    left = walked.after(index)
    gone = np.flatnonzero(left >= 0)
    start = np.searchsorted(walked.at, gone) + walked.first[index][gone] - 1
    end = left[gone]
    began, went = walked.arrived[start], walked.arrived[end]
    whole = walked.whole_day[start] | walked.whole_day[end]
    days = (went // DAY_MS - began // DAY_MS) * (DAY_MS / 1000)
    seconds = np.where(whole, days, (went - began) / 1000)
    return Recount(n=len(gone), value=float(np.median(seconds)) if len(gone) else None)


def _arc(walked: _Walked, kind: str, from_id: str, to_id: str) -> Recount | None:
    start, end = _index(walked, from_id), _index(walked, to_id)
    if kind == "skip":
        gone = walked.after(start)
        there = (gone >= 0) & (walked.stage[gone] == end) & walked.outcome(start)["skipped"]
        return _count(int(there.sum()))
    if kind == "return":
        same = walked.at[1:] == walked.at[:-1]
        back = same & (walked.stage[:-1] == start) & (walked.stage[1:] == end)
        return _count(len(np.unique(walked.at[1:][back])))
    return None


def _touchpoint(walked: _Walked, touchpoint_id: str, part: str) -> Recount | None:
    there = walked.touchpoint == touchpoint_id
    if part == "begins":
        first = walked.number == 1
        return _share(there & first, first) if touchpoint_id else None
    if part == "steps":
        return _count(int(there.sum()))
    return _count(len(np.unique(walked.at[there])))


def _channel(walked: _Walked, stage_id: str, channel: str) -> Recount:
    here = walked.stage == _index(walked, stage_id)
    return _share(here & (walked.channel == channel), here)


def _own_channel(walked: _Walked, touchpoint_id: str, channel: str) -> Recount:
    there = walked.touchpoint == touchpoint_id
    return _share(there & (walked.channel == channel), there)


def _journeys(walked: _Walked) -> Recount:
    return _count(len(np.unique(walked.at)))


def _index(walked: _Walked, stage_id: str) -> int:
    return [stage.id for stage in walked.study.journey_map.stages].index(stage_id)


def _count(n: int) -> Recount:
    return Recount(n=n, value=float(n))


def _share(counts: Marks, whole: Marks) -> Recount:
    n, part = int(whole.sum()), int(counts.sum())
    return Recount(n=n, part=part, value=part / n if n else None)


def _by_rows(study: Study, ref: str) -> Recount:
    """Count the rows that opening the figure lists."""
    found = population(study, ref)
    rows, method = found.rows, MEASURES[found.measure].interval
    value = rows["value"].median() if method == "order statistics" else rows["value"].mean()
    row = study.warehouse.rows(
        rows.agg(n=rows.count(), part=rows.counts.cast("int64").sum(), value=value)
    )[0]
    n, part = int(str(row["n"])), int(str(row["part"] or 0))
    if method == "as reported":
        return _of_report(study, found.rows, n=n, part=part if found.has_part else None)
    if method == "none":
        return _count(n)
    if method == "Wilson":
        return Recount(n=n, part=part, value=part / n if n else None)
    return Recount(n=n, value=None if row["value"] is None else float(str(row["value"])))


def _of_report(study: Study, rows: ibis.Table, *, n: int, part: int | None) -> Recount:
    """Add up the lines of a report: one line is its value, several the share of the marked one."""
    told = [(bool(row["counts"]), float(str(row["value"]))) for row in study.warehouse.rows(rows)]
    whole = sum(value for _, value in told)
    if part is None:
        return Recount(n=n, value=whole if told else None)
    marked = sum(value for marked, value in told if marked)
    return Recount(n=n, part=part, value=marked / whole if whole else None)


_AGAIN: Mapping[str, Callable[..., Recount | None]] = MappingProxyType(
    {
        "stage": _stage,
        "arc": _arc,
        "touchpoint": _touchpoint,
        "channel": _channel,
        "touchpoint_channel": _own_channel,
        "journeys": _journeys,
    }
)
