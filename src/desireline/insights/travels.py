"""Bound events of known customers as arrays, and the journeys another rule would make of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import ibis
import numpy as np

from desireline.insights.travel_order import Flags, Ints
from desireline.journeys.groundwork import bound_events
from desireline.journeys.sortable import Sortable
from desireline.journeys.targets import events_meeting
from desireline.maps.claim import JourneyRule
from desireline.maps.target_action import TargetAction


@dataclass(frozen=True, slots=True, kw_only=True)
class Travels:
    """Every bound event of every known customer, by customer and in the total order.

    Attributes:
        customer: Number of the customer.
        moment: UTC milliseconds.
        touchpoint: Index into ``touchpoints``.
        stage: Index of its stage.
        touchpoints: Ids of the map's touchpoints.
    """

    customer: Ints
    moment: Ints
    touchpoint: Ints
    stage: Ints
    touchpoints: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyCount:
    """What a journey rule gives.

    Attributes:
        journeys: How many journeys.
        customers: How many customers they belong to.
        reached: How many of them reach the target.
        open: How many have not been silent for the time-out at the as-of moment.
        back_later: How many were cut off by a silence after which the customer went on.
        targets: Events of the target within them; a journey can hold more than one.
    """

    journeys: int
    customers: int
    reached: int
    open: int
    back_later: int
    targets: int


def travels(study: Sortable) -> Travels:
    """Return all bound events of the map, whatever the filter."""
    ids = tuple(one.id for one in study.journey_map.touchpoints)
    bound = bound_events(study.whole)
    rows = study.warehouse.to_arrow(
        bound.select("customer_no", "position", "arrived_at", "stage_index", "touchpoint_id")
        .order_by("customer_no", "position")
        .select("customer_no", "arrived_at", "stage_index", "touchpoint_id")
    )
    names = rows["touchpoint_id"].combine_chunks().dictionary_encode()
    number = {one: index for index, one in enumerate(ids)}
    places = np.array([number[one] for one in names.dictionary.to_pylist()] or [0], dtype=np.int64)
    columns = (rows[name].to_numpy() for name in ("customer_no", "arrived_at", "stage_index"))
    customer, moment, stage = (np.asarray(one, dtype=np.int64) for one in columns)
    codes = np.asarray(names.indices, dtype=np.int64)
    return Travels(
        customer=customer, moment=moment, touchpoint=places[codes], stage=stage, touchpoints=ids
    )


def count_journeys(found: Travels, rule: JourneyRule, *, as_of_ms: int) -> JourneyCount:
    """Count the journeys a rule would make; the same cuts as the engine's own."""
    if not len(found.customer):
        return JourneyCount(journeys=0, customers=0, reached=0, open=0, back_later=0, targets=0)
    starts = _starts(found, rule, silence_ends=True)
    journey = np.cumsum(starts) - 1
    inside = _inside(found, starts, rule)
    count = int(starts.sum())
    reached = np.zeros(count, dtype=bool)
    is_target = _is_any(found, rule.target)
    reached[journey[inside & is_target]] = True
    last = np.zeros(count, dtype=np.int64)
    np.maximum.at(last, journey[inside], found.moment[inside])
    owner = found.customer[starts]
    newest = np.append(owner[1:] != owner[:-1], [True]) if count else np.zeros(0, dtype=bool)
    recent = as_of_ms - last <= rule.timeout_ms
    endless = _starts(found, rule, silence_ends=False)
    return JourneyCount(
        journeys=count,
        customers=len(np.unique(owner)),
        reached=int(reached.sum()),
        open=int((newest & recent).sum()),
        back_later=int((starts & ~endless).sum()),
        targets=int((inside & is_target).sum()),
    )


def meeting(study: Sortable, target: TargetAction) -> Flags:
    """Say for each event of ``travels``, in its order, whether it is a further target action."""
    bound = bound_events(study.whole)
    meets: ibis.Value = ibis.literal(value=True)
    if target.touchpoints:
        meets = bound.touchpoint_id.isin(target.touchpoints)
    rows = bound.select("customer_no", "position", "event_id", at=meets)
    if target.conditions:
        met = events_meeting(study.warehouse, target.conditions).mutate(met=1)
        rows = rows.left_join(met, "event_id")
        rows = rows.mutate(at=rows["at"] & rows.met.notnull())
    table = study.warehouse.to_arrow(rows.order_by("customer_no", "position").select("at"))
    return np.asarray(table["at"].to_numpy(), dtype=np.bool_)


def count_reaching(found: Travels, rule: JourneyRule, *, meets: Flags) -> int:
    """Count the journeys a rule makes in which some event ``meets``."""
    if not len(found.customer):
        return 0
    starts = _starts(found, rule, silence_ends=True)
    journey = np.cumsum(starts) - 1
    return len(np.unique(journey[_inside(found, starts, rule) & meets]))


def _is_any(found: Travels, ids: Collection[str]) -> Flags:
    wanted = [index for index, one in enumerate(found.touchpoints) if one in ids]
    return np.asarray(np.isin(found.touchpoint, wanted), dtype=np.bool_)


def _segments(found: Travels, rule: JourneyRule, *, silence_ends: bool) -> Ints:
    new = np.ones(len(found.customer), dtype=bool)
    new[1:] = np.diff(found.customer) != 0
    if silence_ends:
        new[1:] |= np.diff(found.moment) > rule.timeout_ms
    return np.asarray(np.cumsum(new) - 1, dtype=np.int64)


def _starts(found: Travels, rule: JourneyRule, *, silence_ends: bool) -> Flags:
    """Say which events begin a journey: the first that may in its segment, or after a target."""
    segment = _segments(found, rule, silence_ends=silence_ends)
    may_start = _is_any(found, rule.starts) if rule.starts else np.ones(len(segment), dtype=bool)
    is_target = _is_any(found, rule.target)
    target_stage = int(found.stage[is_target].min()) if is_target.any() else -1
    restarts = may_start & (found.stage < target_stage)
    able = np.flatnonzero(may_start)
    starts = np.zeros(len(segment), dtype=bool)
    starts[able[np.append(True, np.diff(segment[able]) != 0)] if len(able) else able] = True
    marked = np.flatnonzero(is_target | restarts)
    if len(marked) > 1:
        earlier, later = marked[:-1], marked[1:]
        again = is_target[earlier] & restarts[later] & (segment[earlier] == segment[later])
        starts[later[again]] = True
    return starts


def _inside(found: Travels, starts: Flags, rule: JourneyRule) -> Flags:
    """Say which events lie in a journey: those from the first start of their segment on."""
    segment = _segments(found, rule, silence_ends=True)
    first = np.full(int(segment[-1]) + 1, len(segment), dtype=np.int64)
    begun = np.flatnonzero(starts)
    np.minimum.at(first, segment[begun], begun)
    return np.asarray(np.arange(len(segment)) >= first[segment], dtype=np.bool_)
