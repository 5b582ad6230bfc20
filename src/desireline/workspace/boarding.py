"""The board view inside the workspace: the same sheet as the slide, every number open."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.maps.reading import Filter
from desireline.rendering.board import chosen
from desireline.rendering.drawing import Drawing
from desireline.rendering.slides import deck
from desireline.workspace import acting, finding
from desireline.workspace.exporting import circumstances
from desireline.workspace.measuring import read_document
from desireline.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board's sheets as the slides hold them, and how many findings wait unpublished."""

    title: str
    as_of: str
    slides: tuple[Drawing, ...]
    published: int
    private: int


def board(workspace: Workspace, map_id: str, *, limits: Filter) -> Board:
    """Return the board view of a map.

    Raises:
        DesirelineError: There is no such map, or the filter names what is not there.
    """
    journey_map, revision = workspace.documents.get(map_id)
    reading = read_document(workspace, journey_map, revision=revision, limits=limits)
    found = finding.findings(workspace, map_id)
    slides = deck(
        journey_map,
        reading,
        findings=found,
        actions=acting.actions(workspace, map_id),
        around=circumstances(workspace, revision=revision),
    )
    shown = len(chosen(found))
    return Board(
        title=journey_map.header.title,
        as_of=reading.as_of,
        slides=slides,
        published=shown,
        private=len(found) - shown,
    )
