"""Variants: each distinct sequence of touchpoints, with the journeys that took it."""

from __future__ import annotations

import ibis

from desireline.journeys.event_file import EventLog


def variants(log: EventLog) -> ibis.Table:
    """Count the journeys of each distinct sequence of touchpoints.

    One row per variant: ``path`` (the numbers of its touchpoints in order) and ``journeys``.

        steps                         variants
        journey step_no touchpoint    path       journeys
        1       1       ad         -> ad, visit  2
        1       2       visit         ad         1
        2       1       ad ...
    """
    steps = log.steps
    paths = steps.group_by("journey").agg(path=steps.touchpoint_no.collect(order_by="position"))
    return paths.group_by("path").agg(journeys=paths.count())
