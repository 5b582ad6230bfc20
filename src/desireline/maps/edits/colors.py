"""Colors of stages and lanes, to tell groups of them apart; they say nothing of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desireline.maps.edits.change import Change, set_properties
from desireline.maps.edits.edit import Edit, revised
from desireline.maps.journey_map import Color, JourneyMap
from desireline.maps.records import lane_of, stage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorStage(Edit):
    """Give a stage a color, or take it away with an empty one."""

    stage_id: str
    color: Color

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Color stage “{stage_of(journey_map, self.stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        return revised("stage", stage_of(journey_map, self.stage_id), color=self.color)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorLane(Edit):
    """Give a lane a color, or take it away with an empty one."""

    lane_id: str
    color: Color

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Color lane “{lane_of(journey_map, self.lane_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        return set_properties("lane", lane_of(journey_map, self.lane_id), color=self.color)
