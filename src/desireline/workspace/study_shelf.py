"""Journeys derived lately, kept so that a filter or a drill-down need not derive them again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from desireline.insights.parts import Parts, parts_name, with_bare_map
from desireline.journeys.groundwork import (
    Groundwork,
    Labels,
    groundwork_key,
)
from desireline.journeys.places import Places, places_key
from desireline.journeys.study import Study, study_key
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter, MapReading
from desireline.warehouse import Warehouse

GROUNDS_KEPT, STUDIES_KEPT, READINGS_KEPT = 4, 8, 24
LABELS_KEPT, PLACES_KEPT, PARTS_KEPT = 4, 2, 24


@dataclass(slots=True)
class StudyShelf:
    """What was derived lately, oldest first; not safe for two threads.

    An edit of the rules changes labels and all that follows, but no places: customers and the
    order of their events stay. The sorting board needs labels alone.
    """

    places: OrderedDict[str, Places] = field(default_factory=OrderedDict)
    labels: OrderedDict[str, Labels] = field(default_factory=OrderedDict)
    grounds: OrderedDict[str, Groundwork] = field(default_factory=OrderedDict)
    studies: OrderedDict[tuple[str, str, int], Study] = field(default_factory=OrderedDict)
    readings: OrderedDict[tuple[object, ...], MapReading] = field(default_factory=OrderedDict)
    of_evidence: tuple[str, Parts] | None = None
    parts: OrderedDict[Hashable, Parts] = field(default_factory=OrderedDict)
    findings: OrderedDict[tuple[object, ...], tuple[Finding, ...]] = field(
        default_factory=OrderedDict
    )

    def labels_of(self, warehouse: Warehouse, journey_map: JourneyMap, *, as_of_ms: int) -> Labels:
        """Return what a map's rules make of the evidence at a moment, derived at most once."""
        key = groundwork_key(warehouse, journey_map, as_of_ms=as_of_ms)
        found = self.labels.pop(key, None)
        if found is None:
            places = self._places_of(warehouse, as_of_ms=as_of_ms)
            with _whole_or_nothing(warehouse, key):
                found = Labels.of(warehouse, journey_map, as_of_ms=as_of_ms, places=places)
        # Wording and the moment may have changed where the labels did not.
        found = replace(found, journey_map=journey_map, as_of_ms=as_of_ms)
        self.labels[key] = found
        self._tidy(warehouse)
        return found

    def _places_of(self, warehouse: Warehouse, *, as_of_ms: int) -> Places:
        key = places_key(warehouse, as_of_ms=as_of_ms)
        found = self.places.pop(key, None)
        if found is None:
            with _whole_or_nothing(warehouse, key):
                found = Places.of(warehouse, as_of_ms=as_of_ms, key=key)
        self.places[key] = found
        return found

    def study(
        self, warehouse: Warehouse, journey_map: JourneyMap, *, limits: Filter, as_of_ms: int
    ) -> Study:
        """Return the study of a map under a filter at a moment, derived at most once."""
        ground_key = groundwork_key(warehouse, journey_map, as_of_ms=as_of_ms)
        ground = self.grounds.pop(ground_key, None)
        if ground is None:
            labels = self.labels_of(warehouse, journey_map, as_of_ms=as_of_ms)
            ground = Groundwork.of(warehouse, journey_map, as_of_ms=as_of_ms, labels=labels)
        self.grounds[ground_key] = ground
        name = study_key(warehouse, journey_map, filter=limits, as_of_ms=as_of_ms)
        key = (ground_key, name, as_of_ms)
        found = self.studies.pop(key, None)
        if found is None:
            found = Study.of(
                warehouse, journey_map, filter=limits, as_of_ms=as_of_ms, ground=ground
            )
        self.studies[key] = found
        found = self.studies[key] = found.of_map(journey_map)
        self._tidy(warehouse)
        return found

    def parts_of_evidence(self, warehouse: Warehouse) -> Parts:
        """Return what was found lately in the evidence as it stands, whatever the map."""
        version = warehouse.data_version()
        if self.of_evidence is None or self.of_evidence[0] != version:
            self.of_evidence = (version, Parts())
        return self.of_evidence[1]

    def parts_of(self, study: Study) -> Parts:
        """Return what was counted lately for a study and all of its map that figures hang on."""
        name = parts_name(with_bare_map(study))
        found = self.parts[name] = self.parts.pop(name) if name in self.parts else Parts()
        while len(self.parts) > PARTS_KEPT:
            self.parts.popitem(last=False)
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
            self.labels.pop(ground_key, None)
            ground.release(warehouse)
        bare = [key for key in self.labels if key not in self.grounds]
        for label_key in bare[: max(0, len(bare) - LABELS_KEPT)]:
            self.labels.pop(label_key).release(warehouse)
        self._tidy_places(warehouse)

    def _tidy_places(self, warehouse: Warehouse) -> None:
        used = {labels.places.key for labels in self.labels.values()}
        idle = [key for key in self.places if key not in used]
        for key in idle[: max(0, len(self.places) - PLACES_KEPT)]:
            self.places.pop(key).release(warehouse)

    def clear(self, warehouse: Warehouse) -> None:
        """Let everything go."""
        for study in self.studies.values():
            study.release()
        for ground in self.grounds.values():
            ground.release(warehouse)
        for labels in self.labels.values():
            labels.release(warehouse)
        for places in self.places.values():
            places.release(warehouse)
        self.labels.clear()
        self.places.clear()
        self.studies.clear()
        self.grounds.clear()
        self.readings.clear()
        self.parts.clear()
        self.of_evidence = None
        self.findings.clear()


@contextmanager
def _whole_or_nothing(warehouse: Warehouse, key: str) -> Iterator[None]:
    """Let go what was kept under a key where the rest of it was not worked out."""
    try:
        yield
    except BaseException:
        warehouse.drop_all(f"{key}_")
        raise
