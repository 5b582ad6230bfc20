"""Let the data draw a first map, and sort raw names into touchpoints and stages."""

from __future__ import annotations

from desireline.insights import sorting
from desireline.insights.discovery import discover
from desireline.insights.journey_questions import JourneyQuestions
from desireline.insights.journey_questions import journey_questions as questions_of
from desireline.insights.suggesting import Suggestion
from desireline.insights.suggesting import suggestions as suggestions_of
from desireline.maps.reading import Filter
from desireline.workspace.mapping import keep_map
from desireline.workspace.measuring import study
from desireline.workspace.workspace import Workspace


def map_from_data(workspace: Workspace, *, title: str) -> str:
    """Draft a map from everything imported, all of it proposed, and return its id.

    Raises:
        DesirelineError: There are no events to draw from.
    """
    with workspace.studying:
        draft = discover(workspace.warehouse, title=title)
    return keep_map(workspace, draft)


def journey_questions(workspace: Workspace, map_id: str) -> JourneyQuestions:
    """Return where journeys start, what is success and when someone has gone, with counts."""
    journey_map, _ = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=Filter())
        return questions_of(found, journey_map)


def names(workspace: Workspace, map_id: str, *, show: str, search: str) -> sorting.NameList:
    """Return raw names by volume: unsorted, matching two rules, or all."""
    journey_map, _ = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=Filter())
        return sorting.names(found, journey_map, show=show, search=search)


def suggestions(workspace: Workspace, map_id: str) -> tuple[Suggestion, ...]:
    """Return groups proposed from names and neighbours; nothing changes before one is accepted."""
    journey_map, _ = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=Filter())
        return tuple(suggestions_of(found, journey_map))


def rule_counts(workspace: Workspace, map_id: str) -> sorting.RuleCounts:
    """Return what each rule wins and where rules overlap."""
    journey_map, _ = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=Filter())
        return sorting.rule_counts(found, journey_map)
