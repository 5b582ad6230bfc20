"""Where journeys begin: each stage's and each touchpoint's share of all journeys."""

from __future__ import annotations

from desireline.journeys.entries import entries
from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.journey_map import Touchpoint
from desireline.maps.reading import EntryReading, Figure
from desireline.maps.small_numbers import hides_count, too_few
from desireline.measures.figures import Subject, figure, share_figure
from desireline.measures.intervals import UNKNOWN


def entry_readings(study: Study) -> tuple[EntryReading, ...]:
    """Give where journeys begin: by stage, then by touchpoint in the map's order, then all others.

    A journey begins at exactly one touchpoint of the map. Where one or two begin, their number
    is not told of the touchpoint, and the last entry holds them, so that the touchpoints told
    and the last entry sum to all journeys, unless the last is itself of one or two.
    """
    begun = entries(study)
    counted = study.warehouse.rows(begun.group_by("touchpoint_id").agg(n=begun.count()))
    found = {str(row["touchpoint_id"]): int(str(row["n"])) for row in counted}
    points = study.journey_map.touchpoints
    stages = dict.fromkeys((stage.id for stage in study.journey_map.stages), 0)
    for point in points:
        stages[point.stage_id] += found.get(point.id, 0)
    n = sum(found.values())
    of_stages = [
        EntryReading(stage_id=stage.id, figure=_of_stage(study, stage.id, stages[stage.id], n))
        for stage in study.journey_map.stages
    ]
    of_points = [
        EntryReading(
            stage_id=point.stage_id,
            touchpoint_id=point.id,
            figure=_of_touchpoint(study, point, found.get(point.id, 0), n),
        )
        for point in points
    ]
    rest = sum(count for count in found.values() if hides_count(count))
    return (*of_stages, *of_points, EntryReading(figure=_of_others(study, rest, n)))


def _of_stage(study: Study, stage_id: str, part: int, n: int) -> Figure:
    names = {stage.id: stage.name for stage in study.journey_map.stages}
    about = Subject(
        measure="stage_begins",
        ref=reference("stage", stage_id, "begins"),
        names={"stage": names[stage_id]},
    )
    return _share(study, about, part, n)


def _of_touchpoint(study: Study, point: Touchpoint, part: int, n: int) -> Figure:
    about = Subject(
        measure="touchpoint_begins",
        ref=reference("touchpoint", point.id, "begins"),
        names={"touchpoint": point.name},
    )
    return _share(study, about, part, n)


def _of_others(study: Study, part: int, n: int) -> Figure:
    about = Subject(measure="other_begins", ref=reference("touchpoint", "", "begins"))
    return _share(study, about, part, n)


def _share(study: Study, about: Subject, part: int, n: int) -> Figure:
    if hides_count(part):
        return figure(study, about, UNKNOWN, n=n, hidden=too_few(part))
    return share_figure(study, about, part=part, n=n)
