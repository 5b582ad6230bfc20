"""What customers did next who left a stage of a map and were not seen in a later one again."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter
from desireline.measures.fall_outs import FallOut, stage_fall_out
from desireline.workspace.measuring import of_present_rules, study
from desireline.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class FallOuts:
    """The observed stages of a map in its order; ``applied`` says which journeys they are of."""

    revision: int
    applied: Filter
    stages: tuple[FallOut, ...]


def fall_outs(workspace: Workspace, map_id: str, *, limits: Filter) -> FallOuts:
    """Return, stage by stage, what those did next who were not seen in a later one again.

    Raises:
        DesirelineError: There is no such map, or the filter names what is not there.
    """
    return of_present_rules(
        workspace,
        map_id,
        lambda journey_map, revision: _stages(
            workspace, journey_map, revision=revision, limits=limits
        ),
    )


def _stages(
    workspace: Workspace, journey_map: JourneyMap, *, revision: int, limits: Filter
) -> FallOuts:
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=limits)
        stages = tuple(stage_fall_out(found, index) for index in found.ground.observed)
    return FallOuts(revision=revision, applied=found.applied, stages=stages)
