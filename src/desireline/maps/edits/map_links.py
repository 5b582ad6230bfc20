"""Links from a stage to the map that shows it in detail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.edits.change import Change
from desireline.maps.edits.edit import Edit, revised
from desireline.maps.journey_map import JourneyMap, MapLink
from desireline.maps.records import stage_of


class MapLinkError(DesirelineError):
    """A stage that would lead to the very map it stands on."""

    code: ClassVar[str] = "own-map"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkMap(Edit):
    """Say which other map shows a stage in detail.

    Attributes:
        map_id: Empty = none any more.
        title: What that map is called, for files that travel without it.
    """

    stage_id: str
    map_id: str
    title: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        name = stage_of(journey_map, self.stage_id).name
        if not self.map_id:
            return f"Take the link off stage “{name}”"
        return f"Link stage “{name}” to “{self.title or self.map_id}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        if self.map_id == journey_map.header.id:
            msg = f"Stage {stage.name!r} stands on this very map; link it to another one."
            raise MapLinkError(msg)
        detail = MapLink(map_id=self.map_id, title=self.title.strip()) if self.map_id else None
        return revised("stage", stage, detail=detail)
