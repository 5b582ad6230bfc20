"""Touchpoints that stand on the map and have no trace in the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.channels import channel_of
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap, Touchpoint
from desireline.maps.reading import MapReading, TouchpointReading
from desireline.maps.small_numbers import CLAIM_FROM

TOGETHER_FROM, MOST_NAMES = 3, 3


def never_seen(study: Study, journey_map: JourneyMap, reading: MapReading) -> Iterator[Finding]:
    """Find touchpoints no event was ever sorted to, whatever the filter.

    With fewer than 30 events in all nothing is claimed: absence of so little says nothing. Three
    or more in channels that no source covers are one finding, for they share one cause.
    """
    if reading.coverage.events < CLAIM_FROM:
        return
    channels = _channels(study)
    with_rule = {rule.touchpoint_id for rule in journey_map.rules}
    seen = {one.touchpoint_id: one for one in reading.touchpoints}
    unseen = [one for one in journey_map.touchpoints if one.id in seen and not seen[one.id].seen]
    beyond = [
        one for one in unseen if channels.isdisjoint(one.channels) and one.id not in with_rule
    ]
    together = beyond if len(beyond) >= TOGETHER_FROM else []
    if together:
        yield _beyond_sight(together)
    for touchpoint in unseen:
        if touchpoint not in together:
            yield _finding(
                touchpoint,
                seen[touchpoint.id],
                has_rule=touchpoint.id in with_rule,
                covered=not channels.isdisjoint(touchpoint.channels),
            )


def _beyond_sight(touchpoints: Sequence[Touchpoint]) -> Finding:
    """Say once what is true of many: no source covers the channels they take place in."""
    names = ", ".join(one.name for one in touchpoints[:MOST_NAMES])
    more = f" and {len(touchpoints) - MOST_NAMES} more" if len(touchpoints) > MOST_NAMES else ""
    channels = sorted({channel_of(id_).name for one in touchpoints for id_ in one.channels})
    return Finding(
        key=reference("unseen-together"),
        kind="mapped, never seen",
        sentence=f"{len(touchpoints)} touchpoints stand on the map in channels no source covers: "
        f"{names}{more}.",
        next_step=f"Import a source of {', '.join(channels)}, ask customers, or let them stay "
        "assumed.",
        stage_id=touchpoints[0].stage_id,
        touchpoint_id=touchpoints[0].id,
        caution="No source covers these channels: all of it may well be happening.",
    )


def _finding(
    touchpoint: Touchpoint, read: TouchpointReading, *, has_rule: bool, covered: bool
) -> Finding:
    named = [f"“{channel_of(one).name}”" for one in touchpoint.channels]
    covers = f"channel {named[0]}" if len(named) == 1 else f"channels {', '.join(named)}"
    if has_rule:
        step = "Check its rule on the sorting board; if it is right, take it off the map."
    elif covered:
        step = "Say on the sorting board which events are it, or take it off the map."
    else:
        step = "Name a source that would show it, ask customers, or take it off the map."
    caution = "" if covered else f"No source covers the {covers}: it may well be happening."
    return Finding(
        key=reference("unseen", touchpoint.id),
        kind="mapped, never seen",
        sentence=f"{touchpoint.name} stands on the map; nothing in the data shows it.",
        next_step=step,
        stage_id=touchpoint.stage_id,
        touchpoint_id=touchpoint.id,
        figure=read.steps,
        caution=caution,
    )


def _channels(study: Study) -> frozenset[str]:
    """Return the channels some event of the evidence belongs to."""
    found = study.ground.labelled.select("channel").distinct()
    return frozenset(str(row["channel"]) for row in study.warehouse.rows(found) if row["channel"])
