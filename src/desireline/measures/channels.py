"""Which channels carry a stage or a touchpoint: each one's share of its steps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.journeys.touchpoint_rows import UNKNOWN
from desireline.maps.channels import OTHER
from desireline.maps.journey_map import Touchpoint
from desireline.maps.reading import ChannelShare
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
    """Give the channels of a touchpoint's steps, most first, then named ones without a step.

    Where a filter takes away all steps of a channel, nothing is said of that channel.
    """
    whole = sum(steps.values())
    if not whole:
        return ()
    shown = study.applied.channels if study.applied.only_channels else ()
    bare = [
        one
        for one in touchpoint.channels
        if one not in steps and one != OTHER.id and (not shown or one in shown)
    ]
    most_first = sorted(steps.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        ChannelShare(
            channel=channel,
            figure=share_figure(
                study,
                Subject(
                    measure="touchpoint_channel",
                    ref=reference("touchpoint_channel", touchpoint.id, channel),
                    names={"touchpoint": touchpoint.name, "channel": channel or UNKNOWN},
                ),
                part=part,
                n=whole,
            ),
        )
        for channel, part in (*most_first, *((one, 0) for one in bare))
    )


def _share(study: Study, index: int, channel: str, n: int, whole: int) -> ChannelShare:
    stage = study.journey_map.stages[index]
    about = Subject(
        measure="channel_share",
        ref=reference("channel", stage.id, channel),
        names={"stage": stage.name, "channel": channel or "unknown"},
    )
    return ChannelShare(channel=channel, figure=share_figure(study, about, part=n, n=whole))
