"""Touchpoints that are two: one channel serving customers before and after the target action."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from desireline.insights.travels import Travels, travels
from desireline.journeys.sortable import Sortable
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.rules import AddRule
from desireline.maps.edits.touchpoints import AddTouchpoint
from desireline.maps.journey_map import JourneyMap, Touchpoint

LEAST_EVENTS = 30
LEAST_SIDE = 0.2
SPOKEN_CHANNELS = frozenset({"call", "chat", "email", "field"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointSplit:
    """A touchpoint met on both sides of the target action, and the edits that part it."""

    touchpoint: Touchpoint
    names: tuple[str, ...]
    reason: str
    events: int
    edits: tuple[Edit, ...]


def splits(study: Sortable, journey_map: JourneyMap) -> tuple[TouchpointSplit, ...]:
    """Return spoken touchpoints of which a fifth or more lies on either side of the target.

    Only customers who reached the target are looked at: of the others one cannot tell.
    """
    target = journey_map.header.journey.target
    positioned = {one.touchpoint_id for one in journey_map.rules if one.position}
    candidates = [
        one
        for one in journey_map.touchpoints
        if one.channel in SPOKEN_CHANNELS and one.id not in {*target, *positioned}
    ]
    if not target or not candidates:
        return ()
    found = travels(study)
    sides = _sides(found, target)
    made: list[TouchpointSplit] = []
    for touchpoint in candidates:
        side = sides[found.touchpoint == found.touchpoints.index(touchpoint.id)]
        side = side[side != 0]
        early, late = int((side < 0).sum()), int((side > 0).sum())
        if len(side) >= LEAST_EVENTS and min(early, late) >= LEAST_SIDE * len(side):
            split = _split(journey_map, touchpoint, early=early, late=late)
            if split is not None:
                made.append(split)
    return tuple(made)


def _sides(found: Travels, target: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Say for each event whether its customer's nearest target comes later (−1) or came (+1)."""
    wanted = [index for index, one in enumerate(found.touchpoints) if one in target]
    is_target = np.isin(found.touchpoint, wanted)
    size = len(is_target)
    place = np.arange(size)
    last = np.maximum.accumulate(np.where(is_target, place, -1))
    following = np.minimum.accumulate(np.where(is_target, place, size)[::-1])[::-1]
    came = (last >= 0) & (found.customer[np.maximum(last, 0)] == found.customer)
    comes = following < size
    comes &= found.customer[np.minimum(following, size - 1)] == found.customer
    since = np.where(came, found.moment - found.moment[np.maximum(last, 0)], np.inf)
    until = np.where(comes, found.moment[np.minimum(following, size - 1)] - found.moment, np.inf)
    side = np.where(since <= until, 1, -1)
    return np.where(came | comes, side, 0).astype(np.int64)


def _split(
    journey_map: JourneyMap, touchpoint: Touchpoint, *, early: int, late: int
) -> TouchpointSplit | None:
    rules = [one for one in journey_map.rules if one.touchpoint_id == touchpoint.id]
    place = {stage.id: index for index, stage in enumerate(journey_map.stages)}
    stage_of = {one.id: one.stage_id for one in journey_map.touchpoints}
    line = min(place[stage_of[one]] for one in journey_map.header.journey.target)
    stands_late = place[touchpoint.stage_id] > line
    stage = journey_map.stages[max(line - 1, 0) if stands_late else min(line + 1, len(place) - 1)]
    if not rules or stage.id == touchpoint.stage_id:
        return None
    word = "before" if stands_late else "after"
    new_id = f"{touchpoint.id}-{word}"
    total = early + late
    edits: list[Edit] = [
        AddTouchpoint(
            touchpoint_id=new_id,
            name=f"{touchpoint.name} {word} buying",
            stage_id=stage.id,
            channel=touchpoint.channel,
            mode=touchpoint.mode,
            owner=touchpoint.owner,
            department=touchpoint.department,
            other_channels=touchpoint.other_channels,
            other_owners=touchpoint.other_owners,
        )
    ]
    edits += [
        AddRule(
            rule_id=f"rule-{hashlib.sha256((new_id + rule.id).encode()).hexdigest()[:12]}",
            touchpoint_id=new_id,
            conditions=rule.conditions,
            before=rule.id,
            position="before" if stands_late else "after",
            anchor="target",
        )
        for rule in rules
    ]
    return TouchpointSplit(
        touchpoint=touchpoint,
        names=(f"before {early:,}", f"after {late:,}"),
        reason=(
            f"{100 * early / total:.0f} of 100 come before the target action, "
            f"{100 * late / total:.0f} after it: one line, two stages."
        ),
        events=total,
        edits=tuple(edits),
    )
