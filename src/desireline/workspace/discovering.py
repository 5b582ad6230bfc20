"""Let the data draw a first map, and sort raw names into touchpoints and stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from desireline.errors import DesirelineError
from desireline.insights import sorting
from desireline.insights.discovery import draft
from desireline.insights.journey_questions import JourneyQuestions
from desireline.insights.journey_questions import journey_questions as questions_of
from desireline.insights.suggesting import Suggestion
from desireline.insights.suggesting import suggestions as suggestions_of
from desireline.journeys.groundwork import Labels
from desireline.maps.journey_map import JourneyMap
from desireline.workspace.mapping import keep_map
from desireline.workspace.measuring import labels, of_present_rules
from desireline.workspace.workspace import Workspace

Answer = TypeVar("Answer")


class NothingToDrawError(DesirelineError):
    """The evidence holds too little for a map."""

    code = "nothing-to-draw"

    def __init__(self, warnings: Sequence[str]) -> None:
        said = " ".join(warnings) or "There are no events yet."
        super().__init__(
            f"No map can be drawn: {said} Import what customers did, or start from a template."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A map drawn from the data, and what the drawing says against itself."""

    map_id: str
    warnings: tuple[str, ...]


def map_from_data(workspace: Workspace, *, title: str) -> Drafted:
    """Draft a map from everything imported, all of it proposed, and keep it.

    Raises:
        NothingToDrawError: There are no events to draw from.
    """
    with workspace.studying:
        drawn = draft(workspace.warehouse, title=title)
    if not drawn.journey_map.stages:
        raise NothingToDrawError(drawn.warnings)
    kept = keep_map(workspace, drawn.journey_map, notice="\n".join(drawn.warnings))
    return Drafted(map_id=kept, warnings=tuple(drawn.warnings))


def journey_questions(workspace: Workspace, map_id: str) -> JourneyQuestions:
    """Return where journeys start, what is success and when someone has gone, with counts."""
    return _of_labels(workspace, map_id, questions_of)


def names(workspace: Workspace, map_id: str, *, show: str, search: str) -> sorting.NameList:
    """Return raw names by volume: unsorted, matching two rules, or all."""
    return _of_labels(
        workspace,
        map_id,
        lambda found, journey_map: sorting.names(found, journey_map, show=show, search=search),
    )


def suggestions(workspace: Workspace, map_id: str) -> tuple[Suggestion, ...]:
    """Return groups proposed from names and neighbours; nothing changes before one is accepted."""
    return _of_labels(
        workspace, map_id, lambda found, journey_map: tuple(suggestions_of(found, journey_map))
    )


def rule_counts(workspace: Workspace, map_id: str) -> sorting.RuleCounts:
    """Return what each rule wins and where rules overlap."""
    return _of_labels(workspace, map_id, sorting.rule_counts)


def _of_labels(
    workspace: Workspace, map_id: str, answer: Callable[[Labels, JourneyMap], Answer]
) -> Answer:
    """Answer from what a map's rules make of the evidence; an edit of them begins it anew."""

    def answered(journey_map: JourneyMap, _revision: int) -> Answer:
        with workspace.studying:
            return answer(labels(workspace, journey_map), journey_map)

    return of_present_rules(workspace, map_id, answered)
