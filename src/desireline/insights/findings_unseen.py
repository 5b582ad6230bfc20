"""Touchpoints that stand on the map and have no trace in the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.channels import channel_of
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap, Touchpoint
from desireline.maps.reading import MapReading, TouchpointReading
from desireline.maps.small_numbers import CLAIM_FROM


def never_seen(study: Study, journey_map: JourneyMap, reading: MapReading) -> Iterator[Finding]:
    """Find touchpoints no event was ever sorted to, whatever the filter.

    With fewer than 30 events in all nothing is claimed: absence of so little says nothing.
    """
    if reading.coverage.events < CLAIM_FROM:
        return
    channels = _channels(study)
    with_rule = {rule.touchpoint_id for rule in journey_map.rules}
    seen = {one.touchpoint_id: one for one in reading.touchpoints}
    for touchpoint in journey_map.touchpoints:
        read = seen.get(touchpoint.id)
        if read is not None and not read.seen:
            yield _finding(
                touchpoint,
                read,
                has_rule=touchpoint.id in with_rule,
                covered=touchpoint.channel in channels,
            )


def _finding(
    touchpoint: Touchpoint, read: TouchpointReading, *, has_rule: bool, covered: bool
) -> Finding:
    channel = channel_of(touchpoint.channel).name
    if has_rule:
        step = "Check its rule on the sorting board; if it is right, take it off the map."
    elif covered:
        step = "Say on the sorting board which events are it, or take it off the map."
    else:
        step = "Name a source that would show it, ask customers, or take it off the map."
    caution = (
        "" if covered else f"No source covers the channel “{channel}”: it may well be happening."
    )
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
