"""Show me one: a typical customer's journey behind any number of a map."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.insights.one_journey import Timeline, timeline
from desireline.insights.typical import Typical, typical
from desireline.journeys.one_customer import journeys_behind, paths, trip
from desireline.journeys.study import Study
from desireline.maps.reading import Filter
from desireline.workspace.measuring import study
from desireline.workspace.workspace import Workspace

WHY_TYPICAL = (
    "Typical: of all journeys behind this number it is the nearest to the others, by the order "
    "of its touchpoints and by how long it took."
)
WHY_SIMILAR = "One of those like it, the most similar first."


@dataclass(frozen=True, slots=True, kw_only=True)
class OneJourney:
    """One customer's journey, and where it stands among those like it.

    Attributes:
        ref: The number it was opened from.
        index: Its place among those like it; 0 = the typical one.
        total: How many are like it, itself included.
        among: Journeys behind the number.
        alike: In words, what "like this" means.
        chosen: In words, how it was chosen.
        definition: What the number counts; empty where a single journey was asked for.
    """

    ref: str
    index: int
    total: int
    among: int
    alike: str
    chosen: str
    definition: str
    applied: Filter
    journey: Timeline


def one(
    workspace: Workspace, map_id: str, *, ref: str, limits: Filter, index: int = 0
) -> OneJourney:
    """Return one journey behind a number; beyond the last one like it, the last.

    Raises:
        UnknownReferenceError: ``ref`` names no figure of this map.
        NoJourneyError: Nobody's journey stands behind it.
        DesirelineError: There is no such map, or the filter names what is not there.
    """
    journey_map, _ = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=limits)
        behind, definition = journeys_behind(found, ref)
        chosen = typical(paths(found, behind, counted=definition))
        place = min(max(index, 0), len(chosen.journeys) - 1)
        return OneJourney(
            ref=ref,
            index=place,
            total=len(chosen.journeys),
            among=chosen.among,
            alike=_alike(found, chosen),
            chosen=_chosen(chosen, place),
            definition=definition,
            applied=found.applied,
            journey=timeline(found, trip(found, chosen.journeys[place])),
        )


def _alike(found: Study, chosen: Typical) -> str:
    way = " → ".join(found.stage_name(stage) for stage in chosen.stages)
    return f"same stages in the same order: {way}"


def _chosen(chosen: Typical, place: int) -> str:
    if chosen.among == 1:
        return "The only journey behind this number."
    return WHY_TYPICAL if place == 0 else WHY_SIMILAR
