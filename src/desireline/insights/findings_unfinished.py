"""What a map leaves out that no data are needed to see: its two ends, and who answers for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desireline.journeys.references import reference
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap, Touchpoint

BEFORE_CHOICE = frozenset(
    {"ads", "search", "review", "friend", "social", "print", "billboard", "tv", "event"}
)  # channels in which people meet a company before they come to it
MOST_NAMES = 3


def unfinished(journey_map: JourneyMap) -> Iterator[Finding]:
    """Find what a map lacks: a start before the first own channel, an end after the target, owners.

    A map that draws no touchpoints yet has none of these: an empty map is not a wrong one.
    """
    if not journey_map.touchpoints:
        return
    yield from _begins_with_us(journey_map)
    yield from _ends_with_us(journey_map)
    yield from _nobody_answers(journey_map)


def _begins_with_us(journey_map: JourneyMap) -> Iterator[Finding]:
    """Find a first stage in which people have come already: every touchpoint is an own channel."""
    first = journey_map.stages[0]
    there = _touchpoints(journey_map, first.id)
    if not there or any(BEFORE_CHOICE.intersection(one.channels) for one in there):
        return
    yield Finding(
        key=reference("begins", first.id),
        kind="unfinished",
        sentence=f"The map begins with {first.name}, where customers have already come to us; "
        "what brought them is not on it.",
        next_step="Add the need before it: adverts, search, reviews, what friends say. "
        "It may stay assumed.",
        stage_id=first.id,
    )


def _ends_with_us(journey_map: JourneyMap) -> Iterator[Finding]:
    """Find a map whose last stage is the one with the target action: nothing comes after it."""
    last = journey_map.stages[-1]
    targets = set(journey_map.header.journey.target)
    there = [one for one in _touchpoints(journey_map, last.id) if one.id in targets]
    if not there:
        return
    yield Finding(
        key=reference("ends", last.id),
        kind="unfinished",
        sentence=f"The map ends with {there[0].name}; what customers live through afterwards is "
        "not on it.",
        next_step="Add a stage after it: delivery, use, help, coming back or leaving. "
        "It may stay assumed.",
        stage_id=last.id,
        touchpoint_id=there[0].id,
    )


def _nobody_answers(journey_map: JourneyMap) -> Iterator[Finding]:
    alone = [one for one in journey_map.touchpoints if not one.owner and not one.department]
    if not alone:
        return
    yield Finding(
        key=reference("ownerless"),
        kind="unfinished",
        sentence=_ownerless(alone, whole=len(journey_map.touchpoints)),
        next_step="Name an owner or a department in the touchpoint’s cell.",
        stage_id=alone[0].stage_id,
        touchpoint_id=alone[0].id,
    )


def _ownerless(alone: Sequence[Touchpoint], *, whole: int) -> str:
    if len(alone) == whole:
        return f"Nobody answers for any of the map’s {whole} touchpoints yet."
    if len(alone) == 1:
        return f"1 of {whole} touchpoints has nobody who answers for it: {alone[0].name}."
    return (
        f"{len(alone)} of {whole} touchpoints have nobody who answers for them: {_listed(alone)}."
    )


def _touchpoints(journey_map: JourneyMap, stage_id: str) -> tuple[Touchpoint, ...]:
    return tuple(one for one in journey_map.touchpoints if one.stage_id == stage_id)


def _listed(touchpoints: Sequence[Touchpoint]) -> str:
    """Name the first few of two touchpoints or more, and count the others."""
    names = [one.name for one in touchpoints[:MOST_NAMES]]
    more = len(touchpoints) - len(names)
    if more:
        return f"{', '.join(names)} and {more} more"
    return f"{', '.join(names[:-1])} and {names[-1]}"
