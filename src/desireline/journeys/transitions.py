"""Transitions: each step with the step that follows it in the same journey."""

from __future__ import annotations

import ibis

from desireline.journeys.journey import elapsed_seconds
from desireline.journeys.labelling import NO
from desireline.journeys.study import Study


def transitions(study: Study) -> ibis.Table:
    """Pair each step with the next step of the same journey.

    One row per step. The last step of a journey is kept, with no successor, because journeys
    that end there may be fall-outs.

        steps                            transitions
        journey touchpoint arrived_at    journey touchpoint next_touchpoint wait_seconds
        1       ad         09:00      -> 1       ad         visit                     60
        1       visit      09:01         1       visit      NULL                    NULL

    ``wait_seconds`` runs from the start of a step to the start of the next.
    """
    steps = study.steps
    following = steps.select(
        next_position="position",
        next_touchpoint_id="touchpoint_id",
        next_channel="channel",
        next_device="device",
        next_arrived_at="arrived_at",
        next_whole_day="whole_day",
    )
    pairs = steps.left_join(following, "next_position")
    whole = pairs.whole_day | pairs.next_whole_day.fill_null(NO)
    return pairs.select(
        "journey",
        "step_no",
        "event_id",
        "touchpoint_id",
        "stage_index",
        "arrived_at",
        "channel",
        "device",
        "next_touchpoint_id",
        "next_stage_index",
        "next_channel",
        "next_device",
        wait_seconds=elapsed_seconds(pairs, "arrived_at", "next_arrived_at", whole_day=whole),
    )


def transition_counts(study: Study) -> ibis.Table:
    """Count the transitions between touchpoints.

    One row per touchpoint and next touchpoint (NULL = no successor): ``times``, ``journeys``
    (each counted once) and the median wait in seconds.
    """
    pairs = transitions(study)
    return pairs.group_by("touchpoint_id", "next_touchpoint_id").agg(
        times=pairs.count(),
        journeys=pairs.journey.nunique(),
        median_wait_seconds=pairs.wait_seconds.median(),
    )
