"""Which figures a cell shows, by the kind of its lane."""

from __future__ import annotations

from collections.abc import Iterator

from desireline.maps.journey_map import JourneyMap, LaneKind
from desireline.maps.reading import Figure, MapReading


def cell_figures(
    journey_map: JourneyMap, reading: MapReading, *, stage_id: str, kind: LaneKind
) -> tuple[Figure, ...]:
    """Return the figures a cell shows, those that are not told included; none in a worded lane."""
    match kind:
        case "conversion":
            found = _of_ribbon(reading, stage_id)
        case "touchpoints":
            found = _of_touchpoints(journey_map, reading, stage_id)
        case "emotions":
            found = (one.figure for one in reading.emotions if one.stage_id == stage_id)
        case "time":
            found = (one.median_seconds for one in reading.flows if one.stage_id == stage_id)
        case "kpis":
            found = (one.figure for one in reading.kpis if one.stage_id == stage_id)
        case _:
            return ()
    return tuple(found)


def _of_ribbon(reading: MapReading, stage_id: str) -> Iterator[Figure]:
    for flow in reading.flows:
        if flow.stage_id != stage_id or not flow.observed:
            continue
        yield from (flow.reach, flow.enter)
        if flow.last:
            yield from (flow.open, flow.left)
            continue
        yield from (flow.converted, flow.skipped, flow.open, flow.left, flow.conversion)
        if flow.lost is not None:
            yield flow.lost
        if flow.followed is not None:
            yield flow.followed


def _of_touchpoints(
    journey_map: JourneyMap, reading: MapReading, stage_id: str
) -> Iterator[Figure]:
    here = {point.id for point in journey_map.touchpoints if point.stage_id == stage_id}
    for one in reading.touchpoints:
        if one.touchpoint_id in here and one.seen:
            yield from (one.journeys, one.steps)
    for share in reading.channels.get(stage_id, ()):
        yield share.figure
