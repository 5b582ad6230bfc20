"""Pictures and pages of a map, drawn from its reading."""

from __future__ import annotations

from desireline.maps.reading import Filter
from desireline.rendering import thumbnail as miniature
from desireline.rendering.html import map_html
from desireline.rendering.map_svg import map_svg
from desireline.workspace.measuring import read_document
from desireline.workspace.workspace import Workspace


def thumbnail(workspace: Workspace, map_id: str, *, theme: str = "light") -> str:
    """Return a map in miniature as SVG.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, revision = workspace.documents.get(map_id)
    reading = read_document(workspace, journey_map, revision=revision, limits=Filter())
    return miniature.thumbnail(journey_map, reading, theme=theme)


def svg(workspace: Workspace, map_id: str, *, limits: Filter) -> str:
    """Return a map as SVG.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, revision = workspace.documents.get(map_id)
    return map_svg(
        journey_map, read_document(workspace, journey_map, revision=revision, limits=limits)
    )


def html(workspace: Workspace, map_id: str, *, limits: Filter) -> str:
    """Return a map as one self-contained page.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, revision = workspace.documents.get(map_id)
    return map_html(
        journey_map, read_document(workspace, journey_map, revision=revision, limits=limits)
    )
