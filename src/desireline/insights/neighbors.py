"""What comes before and after: the touchpoint most often next to a name, with its share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from desireline.insights.grouping import Group
from desireline.insights.raw_names import with_raw_name
from desireline.insights.sightings import code_table
from desireline.insights.travel_order import Ints
from desireline.journeys.sortable import Sortable
from desireline.maps.journey_map import JourneyMap

_CODES = "insight_neighbor_codes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighborhood:
    """What stands around the events of a name or touchpoint in customers' travel.

    Attributes:
        events: Its events with a known customer.
        previous_id: Touchpoint most often before; empty = none. Shares are of 100 such events.
        alone_share: Of 100, those no step follows within the time-out.
    """

    events: int = 0
    previous_id: str = ""
    previous_share: float = 0.0
    next_id: str = ""
    next_share: float = 0.0
    alone_share: float = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighborhoods:
    """Neighborhoods of groups by key and of touchpoints by id."""

    groups: Mapping[str, Neighborhood]
    touchpoints: Mapping[str, Neighborhood]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """Events in order: ``mark`` is a touchpoint's number, or that of a group after them."""

    customer: Ints
    moment: Ints
    mark: Ints
    touchpoints: tuple[str, ...]
    reach_ms: int


def neighborhoods(
    study: Sortable, journey_map: JourneyMap, groups: Sequence[Group]
) -> Neighborhoods:
    """Return what comes next to each unsorted group and each touchpoint, within the time-out.

    Runs of the same name count from their last event on and up to their first.
    """
    line = _line(study, journey_map, groups)
    size = len(line.touchpoints)
    before = _nearest(line, backward=True)
    after = _nearest(line, backward=False)
    return Neighborhoods(
        groups={
            group.key: _around(line, before, after, mark=size + number)
            for number, group in enumerate(groups)
        },
        touchpoints={
            touchpoint: _around(line, before, after, mark=number)
            for number, touchpoint in enumerate(line.touchpoints)
        },
    )


def _line(study: Sortable, journey_map: JourneyMap, groups: Sequence[Group]) -> _Line:
    touchpoints = tuple(one.id for one in journey_map.touchpoints)
    codes = study.warehouse.keep_arrow(code_table(groups), _CODES)
    pages = study.warehouse.table("events").select("event_id", "page")
    known = study.labelled.filter(study.labelled.customer_no.notnull())
    named = with_raw_name(known.inner_join(pages, "event_id"))
    joined = named.left_join(codes, ["source_id", "raw_channel", "raw_name", "from_page"])
    picked = joined.select("customer_no", "position", "happened_at", "touchpoint_id", "code")
    kept = picked.filter(picked.touchpoint_id.notnull() | picked.code.notnull())
    rows = study.warehouse.to_arrow(kept.order_by("customer_no", "position"))
    study.warehouse.drop(_CODES)
    number = {one: index for index, one in enumerate(touchpoints)}
    bound = rows["touchpoint_id"].combine_chunks().dictionary_encode()
    places = np.array([number.get(one, -1) for one in bound.dictionary.to_pylist()] + [-1])
    of_touchpoint = places[bound.indices.fill_null(len(places) - 1).to_numpy()]
    code = rows["code"].combine_chunks().fill_null(-1).to_numpy()
    is_free = rows["touchpoint_id"].combine_chunks().is_null().to_numpy(zero_copy_only=False)
    mark = np.where(is_free & (code >= 0), len(touchpoints) + code, of_touchpoint)
    keep = mark >= 0
    return _Line(
        customer=rows["customer_no"].to_numpy()[keep],
        moment=rows["happened_at"].to_numpy()[keep],
        mark=mark[keep].astype(np.int64),
        touchpoints=touchpoints,
        reach_ms=journey_map.header.journey.timeout_ms,
    )


def _nearest(line: _Line, *, backward: bool) -> Ints:
    """Return, for each event, the nearest earlier (or later) touchpoint other than its own; -1."""
    step = slice(None) if backward else slice(None, None, -1)
    customer, moment, mark = line.customer[step], line.moment[step], line.mark[step]
    size = len(mark)
    if not size:
        return np.zeros(0, dtype=np.int64)
    place = np.arange(size)
    first_of_run = np.ones(size, dtype=bool)
    first_of_run[1:] = (mark[1:] != mark[:-1]) | (customer[1:] != customer[:-1])
    run = np.maximum.accumulate(np.where(first_of_run, place, 0))
    is_touchpoint = mark < len(line.touchpoints)
    last = np.maximum.accumulate(np.where(is_touchpoint, place, -1))
    before_run = np.where(run > 0, last[run - 1], -1)
    found = np.maximum(before_run, 0)
    near = (
        (before_run >= 0)
        & (customer[found] == customer)
        & (np.abs(moment - moment[found]) <= line.reach_ms)
        & (mark[found] != mark)
    )
    return np.asarray(np.where(near, mark[found], -1)[step], dtype=np.int64)


def _around(line: _Line, before: Ints, after: Ints, *, mark: int) -> Neighborhood:
    own = line.mark == mark
    events = int(own.sum())
    if not events:
        return Neighborhood()
    previous_id, previous_share = _most(before[own], line.touchpoints)
    next_id, next_share = _most(after[own], line.touchpoints)
    return Neighborhood(
        events=events,
        previous_id=previous_id,
        previous_share=previous_share,
        next_id=next_id,
        next_share=next_share,
        alone_share=100 * float((after[own] < 0).mean()),
    )


def _most(marks: Ints, touchpoints: Sequence[str]) -> tuple[str, float]:
    known = marks[marks >= 0]
    if not len(known):
        return "", 0.0
    counts = np.bincount(known, minlength=len(touchpoints))
    best = int(counts.argmax())
    return touchpoints[best], 100 * float(counts[best]) / len(marks)
