"""One panel of the map, or one finding, as a picture that may leave the workspace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from desireline.errors import DesirelineError
from desireline.insights.leaving import UNSAID
from desireline.maps.reading import Figure, Filter, WeekPoint
from desireline.rendering.board_foot import cells_figure, ratings_figure, sources_figure
from desireline.rendering.drawing import Drawing
from desireline.rendering.drawing_svg import drawing_svg
from desireline.rendering.leading import answer
from desireline.rendering.panels import emotion_panel, figure_panel, ribbon_panel, weeks_panel
from desireline.rendering.png import picture_png
from desireline.rendering.slides import finding_drawing
from desireline.rendering.xlsx import figures
from desireline.workspace import looking
from desireline.workspace.exporting import SHARP, Outgoing, outgoing
from desireline.workspace.workspace import Workspace

PanelKind = Literal["ribbon", "emotion", "figure", "weeks", "finding"]
FEWEST = 10
LONGEST_TITLE = 200


class UnknownPanelError(DesirelineError):
    """The map has no such panel, or it may not leave the workspace."""

    code = "unknown-panel"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelWanted:
    """Which panel. ``ref``: a figure's rows, a statement's id or a finding's key."""

    kind: PanelKind
    ref: str = ""
    title: str = ""
    theme: str = "light"


def panel_png(workspace: Workspace, map_id: str, *, wanted: PanelWanted, limits: Filter) -> bytes:
    """Return one panel as PNG, two px for each px of the sheet, small numbers left out.

    Raises:
        UnknownPanelError: There is no such panel, or too few people stand behind it.
        DesirelineError: There is no such map.
    """
    out = outgoing(workspace, map_id, limits=limits)
    drawing = _drawing(workspace, map_id, out, wanted=wanted, limits=limits)
    return picture_png(drawing_svg(drawing, theme=wanted.theme), zoom=SHARP)


def _drawing(
    workspace: Workspace, map_id: str, out: Outgoing, *, wanted: PanelWanted, limits: Filter
) -> Drawing:
    if wanted.kind == "ribbon":
        return ribbon_panel(out.journey_map, out.reading, around=out.around, theme=wanted.theme)
    if wanted.kind == "emotion":
        return emotion_panel(out.journey_map, out.reading, around=out.around, theme=wanted.theme)
    if wanted.kind == "figure":
        title, figure = _figure(out, wanted.ref)
        title = wanted.title[:LONGEST_TITLE] or title
        return figure_panel(out.reading, figure, title=title, around=out.around)
    if wanted.kind == "weeks":
        return _weeks(workspace, map_id, out, statement_id=wanted.ref, limits=limits)
    return _finding(out, key=wanted.ref)


def _figure(out: Outgoing, ref: str) -> tuple[str, Figure]:
    known = [
        (f"{where}: {what}", one) for where, what, one in figures(out.journey_map, out.reading)
    ]
    words = {statement.id: statement.text for statement in out.journey_map.statements}
    known += [
        (words[entry.statement_id], entry.verdict.figure)
        for entry in out.reading.statements
        if entry.verdict is not None and entry.verdict.figure is not None
    ]
    ratings = ratings_figure(out.reading)
    known += [("Cells that rest on data", cells_figure(out.reading))]
    known += [("Sources", sources_figure(len(out.around.sources)))]
    known += [("Ratings of the touchpoints", ratings)] if ratings.n >= FEWEST else []
    for title, figure in known:
        if ref and figure.rows == ref and figure.value is not None:
            return title, figure
    message = f"This number has no picture that may leave the workspace. {UNSAID}"
    raise UnknownPanelError(message)


def _weeks(
    workspace: Workspace, map_id: str, out: Outgoing, *, statement_id: str, limits: Filter
) -> Drawing:
    statement = next((one for one in out.journey_map.statements if one.id == statement_id), None)
    entry = next((one for one in out.reading.statements if one.statement_id == statement_id), None)
    if statement is None or entry is None:
        message = f"The map has no sentence {statement_id!r}. Read the map again."
        raise UnknownPanelError(message)
    cell = looking.cell_evidence(
        workspace,
        map_id,
        stage_id=statement.stage_id,
        lane_id=statement.lane_id,
        limits=limits,
    )
    behind = next(one for one in cell.statements if one.statement.id == statement_id)
    weeks = tuple(_told(one) for one in behind.weeks)
    if sum(one.value is not None for one in weeks) < 2:  # noqa: PLR2004 - a line has two ends
        message = f"This chart has too few weeks that may leave the workspace. {UNSAID}"
        raise UnknownPanelError(message)
    title = f"{statement.text} Week by week"
    return weeks_panel(out.reading, entry, weeks, title=title, around=out.around)


def _told(week: WeekPoint) -> WeekPoint:
    return replace(week, value=None, n=0) if week.n < FEWEST else week


def _finding(out: Outgoing, *, key: str) -> Drawing:
    found = next((one for one in out.findings if one.key == key), None)
    if found is None:
        message = (
            "This finding has no picture: it is not published, or its number stands for too few "
            "people to leave the workspace."
        )
        raise UnknownPanelError(message)
    action = answer(found, out.actions)
    return finding_drawing(out.journey_map, out.reading, found, action=action, around=out.around)
