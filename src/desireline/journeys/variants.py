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
    paths = journey_paths(log)
    return paths.group_by("path").agg(journeys=paths.count())


def journey_paths(log: EventLog) -> ibis.Table:
    """Give each journey its touchpoints in order. One row per journey: ``path``, of numbers."""
    steps = log.steps
    return steps.group_by("journey").agg(path=steps.touchpoint_no.collect(order_by="position"))


def ranked_variants(log: EventLog) -> ibis.Table:
    """Give each journey the rank of its variant, from 0: by journeys, then by touchpoints.

    One row per journey: ``journey`` and ``rank``.
    """
    counted = variants(log)
    order = ibis.window(order_by=[counted.journeys.desc(), counted.path])  # type: ignore[no-untyped-call]
    ranked = counted.mutate(rank=ibis.row_number().over(order))
    paths = journey_paths(log)
    return paths.inner_join(ranked, "path").select("journey", "rank")
