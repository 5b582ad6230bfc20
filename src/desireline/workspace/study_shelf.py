"""Journeys derived lately, kept so that a filter or a drill-down need not derive them again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from desireline.journeys.groundwork import Groundwork, groundwork_key
from desireline.journeys.study import Study, study_key
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter, MapReading
from desireline.warehouse import Warehouse

GROUNDS_KEPT, STUDIES_KEPT, READINGS_KEPT = 4, 8, 24


@dataclass(slots=True)
class StudyShelf:
    """The latest groundworks, studies and readings, oldest first; not safe for two threads."""

    grounds: OrderedDict[str, Groundwork] = field(default_factory=OrderedDict)
    studies: OrderedDict[tuple[str, str, int], Study] = field(default_factory=OrderedDict)
    readings: OrderedDict[tuple[object, ...], MapReading] = field(default_factory=OrderedDict)

    def study(
        self, warehouse: Warehouse, journey_map: JourneyMap, *, limits: Filter, as_of_ms: int
    ) -> Study:
        """Return the study of a map under a filter at a moment, derived at most once."""
        ground_key = groundwork_key(warehouse, journey_map, as_of_ms=as_of_ms)
        ground = self.grounds.pop(ground_key, None)
        if ground is None:
            ground = Groundwork.of(warehouse, journey_map, as_of_ms=as_of_ms)
        self.grounds[ground_key] = ground
        name = study_key(warehouse, journey_map, filter=limits, as_of_ms=as_of_ms)
        key = (ground_key, name, as_of_ms)
        found = self.studies.pop(key, None)
        if found is None or found.journey_map != journey_map:
            found = Study.of(
                warehouse, journey_map, filter=limits, as_of_ms=as_of_ms, ground=ground
            )
        self.studies[key] = found
        self._tidy(warehouse)
        return found

    def _tidy(self, warehouse: Warehouse) -> None:
        while len(self.studies) > STUDIES_KEPT:
            (ground_key, name, _), old = self.studies.popitem(last=False)
            if not any(key[:2] == (ground_key, name) for key in self.studies):
                old.release()
        while len(self.grounds) > GROUNDS_KEPT:
            ground_key, ground = self.grounds.popitem(last=False)
            for key in [key for key in self.studies if key[0] == ground_key]:
                self.studies.pop(key).release()
            ground.release(warehouse)

    def clear(self, warehouse: Warehouse) -> None:
        """Let everything go."""
        for study in self.studies.values():
            study.release()
        for ground in self.grounds.values():
            ground.release(warehouse)
        self.studies.clear()
        self.grounds.clear()
        self.readings.clear()
