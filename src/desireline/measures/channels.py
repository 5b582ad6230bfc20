"""Which channels carry a stage or a touchpoint: each one's share of its steps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.journeys.touchpoint_rows import UNKNOWN
from desireline.maps.channels import OTHER
from desireline.maps.journey_map import Touchpoint
from desireline.maps.reading import ChannelShare, TouchpointReading
from desireline.measures.figures import Subject, share_figure


def channel_mix(study: Study) -> dict[str, tuple[ChannelShare, ...]]:
    """Give each stage's channels by falling share; the key is the stage's id.

    Steps without a channel stand under the empty channel, so that the shares sum to one.
    """
    steps = study.steps
    counted = steps.group_by("stage_index", channel=steps.channel.fill_null("")).agg(
        n=steps.count()
    )
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for row in study.warehouse.rows(counted):
        found[int(str(row["stage_index"]))][str(row["channel"])] = int(str(row["n"]))
    return {
        stage.id: tuple(
            _share(study, index, channel, n, found[index].total())
            for channel, n in sorted(found[index].items(), key=lambda item: (-item[1], item[0]))
        )
        for index, stage in enumerate(study.journey_map.stages)
    }


def steps_by_channel(study: Study) -> dict[str, dict[str, int]]:
    """Count the steps at each touchpoint by the data's own channel; empty = not known."""
    steps = study.steps
    counted = steps.group_by("touchpoint_id", channel=steps.channel.fill_null("")).agg(
        n=steps.count()
    )
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in study.warehouse.rows(counted):
        found[str(row["touchpoint_id"])][str(row["channel"])] = int(str(row["n"]))
    return found


def own_channels(
    study: Study, touchpoint: Touchpoint, steps: Mapping[str, int]
) -> tuple[ChannelShare, ...]:
    """Give the channels of a touchpoint's steps by the data, most first."""
    whole = sum(steps.values())
    most_first = sorted(steps.items(), key=lambda item: (-item[1], item[0]))
    return tuple(_own(study, touchpoint, one, part=part, n=whole) for one, part in most_first)


def with_named_channels(
    study: Study, readings: Iterable[TouchpointReading], touchpoints: Iterable[Touchpoint]
) -> tuple[TouchpointReading, ...]:
    """Add the channels the map names and no step was in, with a part of 0.

    Nothing is said of a touchpoint without a step, nor of a channel whose steps a filter takes
    away. ``touchpoints`` are the whole map's: what is counted does not hang on their channels.
    """
    known = {one.id: one for one in touchpoints}
    shown = study.applied.channels if study.applied.only_channels else ()
    told = []
    for reading in readings:
        touchpoint = known[reading.touchpoint_id]
        seen = {share.channel for share in reading.channels}
        bare = [
            one
            for one in touchpoint.channels
            if seen
            and not reading.journeys.hidden
            and one not in seen
            and one != OTHER.id
            and (not shown or one in shown)
        ]
        n = max((share.figure.n for share in reading.channels), default=0)
        added = tuple(_own(study, touchpoint, one, part=0, n=n) for one in bare)
        told.append(replace(reading, channels=(*reading.channels, *added)))
    return tuple(told)


def _own(study: Study, touchpoint: Touchpoint, channel: str, *, part: int, n: int) -> ChannelShare:
    about = Subject(
        measure="touchpoint_channel",
        ref=reference("touchpoint_channel", touchpoint.id, channel),
        names={"touchpoint": touchpoint.name, "channel": channel or UNKNOWN},
    )
    return ChannelShare(channel=channel, figure=share_figure(study, about, part=part, n=n))


def _share(study: Study, index: int, channel: str, n: int, whole: int) -> ChannelShare:
    stage = study.journey_map.stages[index]
    about = Subject(
        measure="channel_share",
        ref=reference("channel", stage.id, channel),
        names={"stage": stage.name, "channel": channel or "unknown"},
    )
    return ChannelShare(channel=channel, figure=share_figure(study, about, part=n, n=whole))
