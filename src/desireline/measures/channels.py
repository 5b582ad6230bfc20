"""Which channels carry a stage: each one's share of the stage's steps."""

from __future__ import annotations

from collections import Counter, defaultdict

from desireline.journeys.references import reference
from desireline.journeys.study import Study
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


def _share(study: Study, index: int, channel: str, n: int, whole: int) -> ChannelShare:
    stage = study.journey_map.stages[index]
    about = Subject(
        measure="channel_share",
        ref=reference("channel", stage.id, channel),
        names={"stage": stage.name, "channel": channel or "unknown"},
    )
    return ChannelShare(channel=channel, figure=share_figure(study, about, part=n, n=whole))
