"""What was seen of each touchpoint of the map: journeys and steps."""

from __future__ import annotations

from dataclasses import replace

from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.reading import ChannelShare, Figure, TouchpointReading
from desireline.measures.channels import own_channels, steps_by_channel
from desireline.measures.figures import Subject, count_figure


def touchpoint_readings(study: Study) -> tuple[TouchpointReading, ...]:
    """Give one reading for each touchpoint of the map, in its order.

    ``seen`` is about the evidence as a whole: a filter that hides a touchpoint does not turn it
    into one without a trace. What customers answered about a touchpoint is a trace of it too.
    """
    steps = study.steps
    counted = steps.group_by("touchpoint_id").agg(n=steps.count(), journeys=steps.journey.nunique())
    found = {str(row["touchpoint_id"]): row for row in study.warehouse.rows(counted)}
    traces = study.warehouse.rows(study.ground.last_seen(study.warehouse))
    traces += study.warehouse.rows(study.ground.answers.select("touchpoint_id").distinct())
    seen = {str(row["touchpoint_id"]) for row in traces}
    by_channel = steps_by_channel(study)
    readings = []
    for touchpoint in study.journey_map.touchpoints:
        row = found.get(touchpoint.id, {"n": 0, "journeys": 0})
        names = {"touchpoint": touchpoint.name}
        journeys = Subject(
            measure="touchpoint_journeys",
            ref=reference("touchpoint", touchpoint.id, "journeys"),
            names=names,
        )
        there = Subject(
            measure="touchpoint_steps",
            ref=reference("touchpoint", touchpoint.id, "steps"),
            names=names,
        )
        shown = count_figure(study, journeys, n=int(str(row["journeys"])))
        own = own_channels(study, touchpoint, by_channel.get(touchpoint.id, {}))
        readings.append(
            TouchpointReading(
                touchpoint_id=touchpoint.id,
                seen=touchpoint.id in seen,
                journeys=shown,
                steps=_steps(study, there, n=int(str(row["n"])), journeys=shown),
                channels=tuple(_told(one, journeys=shown) for one in own),
            )
        )
    return tuple(readings)


def _told(share: ChannelShare, *, journeys: Figure) -> ChannelShare:
    """Hide a share of the steps of one or two journeys."""
    if not journeys.hidden:
        return share
    return replace(share, figure=replace(share.figure, value=None, hidden=journeys.hidden))


def _steps(study: Study, about: Subject, *, n: int, journeys: Figure) -> Figure:
    """Count the steps; those of one or two journeys are not told."""
    shown = count_figure(study, about, n=n)
    return replace(shown, value=None, hidden=journeys.hidden) if journeys.hidden else shown
