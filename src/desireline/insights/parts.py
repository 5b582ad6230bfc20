"""Figures of a map, each kept by what it was counted from: an edit counts only what it changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from desireline.insights.naming import mark
from desireline.journeys.study import Study, filter_sentence
from desireline.maps.journey_map import JourneyMap, MapHeader, Persona, Stage, Touchpoint

PARTS_KEPT = 1_000
Counted = TypeVar("Counted")


@dataclass(slots=True)
class Parts:
    """What was counted for one study and one bare map, by what else it hangs on.

    Not safe for two threads. The part used longest ago is forgotten first.
    """

    _found: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)

    def __iter__(self) -> Iterator[Hashable]:
        """Give the names of what is kept, the part used longest ago first."""
        return iter(self._found)

    def once(self, name: Hashable, count: Callable[[], Counted]) -> Counted:
        """Return a part, counted at most once; ``name`` says what and all else it hangs on."""
        if name in self._found:
            self._found.move_to_end(name)
        else:
            self._found[name] = count()
            if len(self._found) > PARTS_KEPT:
                self._found.popitem(last=False)
        found: Counted = self._found[name]
        return found


def bare(journey_map: JourneyMap) -> JourneyMap:
    """Return a map with nothing but what figures are counted from, marks standing for its names.

    Figures are counted from this map, never from the whole one: what is left out here cannot
    change them. ``naming.named`` puts the names in.
    """
    header = journey_map.header
    return JourneyMap(
        header=MapHeader(
            id=header.id,
            title="",
            journey=header.journey.unnamed(),
            targets=header.targets,
            outlook=header.outlook,
        ),
        personas=tuple(
            Persona(id=one.id, name=mark("persona", one.id, one.name), conditions=one.conditions)
            for one in journey_map.personas
        ),
        stages=tuple(
            Stage(id=one.id, name=mark("stage", one.id, one.name), order="")
            for one in journey_map.stages
        ),
        touchpoints=tuple(
            Touchpoint(
                id=one.id,
                name=mark("touchpoint", one.id, one.name),
                stage_id=one.stage_id,
                order="",
            )
            for one in journey_map.touchpoints
        ),
        rules=journey_map.rules,
    )


def recounts(before: JourneyMap, after: JourneyMap) -> bool:
    """Say whether a map shows a figure that has to be counted anew since it was another."""
    if before.header.as_of != after.header.as_of or bare(before) != bare(after):
        return True
    return not _asked(after) <= _asked(before)


def _asked(journey_map: JourneyMap) -> frozenset[Hashable]:
    """Return what sentences, KPIs and the company's goal have counted."""
    goal = journey_map.header.goal
    said = journey_map.statements
    return frozenset(
        [
            *(one.claim for one in said),
            *(row for one in said for part in one.support for row in part.rows),
            *(one.quantity for one in journey_map.kpis),
            goal.quantity if goal else None,
        ]
    ) - {None}


def with_bare_map(study: Study) -> Study:
    """Return the study with nothing of its map but what figures hang on, marks for names."""
    journey_map = bare(study.journey_map)
    said = filter_sentence(study.applied, journey_map)
    return replace(
        study,
        journey_map=journey_map,
        applied=replace(study.applied, sentence=said),
        definition=said,
        whoever=with_bare_map(study.whoever) if study.whoever else None,
    )


def parts_name(study: Study) -> Hashable:
    """Name what all figures of a study with a bare map hang on."""
    return (study.key, study.as_of_ms, study.applied, study.definition, study.journey_map)
