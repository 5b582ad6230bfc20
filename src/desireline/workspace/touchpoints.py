"""All touchpoints of a map in one table: what customers do there, and what use suggests."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.insights.importance import ImportanceSuggestion, suggested_importance
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import EmotionPoint, Filter
from desireline.measures.emotion import emotion_points
from desireline.measures.touchpoint_table import TouchpointRow, touchpoint_table
from desireline.workspace.measuring import of_present_rules, study
from desireline.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointLine:
    """One touchpoint in figures, how it feels, and how important its use makes it look."""

    row: TouchpointRow
    emotion: EmotionPoint | None
    suggestion: ImportanceSuggestion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointTable:
    """The touchpoints of a map in its order; ``applied`` says which journeys they are of."""

    revision: int
    applied: Filter
    lines: tuple[TouchpointLine, ...]


def touchpoints(workspace: Workspace, map_id: str, *, limits: Filter) -> TouchpointTable:
    """Return the table of a map's touchpoints under a filter.

    Raises:
        DesirelineError: There is no such map, or the filter names what is not there.
    """
    return of_present_rules(
        workspace,
        map_id,
        lambda journey_map, revision: _table(
            workspace, journey_map, revision=revision, limits=limits
        ),
    )


def _table(
    workspace: Workspace, journey_map: JourneyMap, *, revision: int, limits: Filter
) -> TouchpointTable:
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=limits)
        rows = touchpoint_table(found)
        felt = {one.touchpoint_id: one for one in emotion_points(found)}
    stages = {stage.id: stage.name for stage in journey_map.stages}
    stage_of = {one.id: stages[one.stage_id] for one in journey_map.touchpoints}
    lines = tuple(
        TouchpointLine(
            row=row,
            emotion=felt.get(row.touchpoint_id),
            suggestion=suggested_importance(row.of_stage, stage=stage_of[row.touchpoint_id]),
        )
        for row in rows
    )
    return TouchpointTable(revision=revision, applied=found.applied, lines=lines)
