"""Maps: read them, change them, open what is behind a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Response

from desireline.documents.revision import Revision
from desireline.documents.validation import change_to_json
from desireline.insights.journey_questions import JourneyQuestions
from desireline.insights.sorting import NameList, RuleCounts
from desireline.insights.suggesting import Suggestion
from desireline.journeys.drill_down import Rows
from desireline.maps.channels import CHANNELS, Channel
from desireline.maps.journey_map import JourneyMap
from desireline.maps.lane_types import LANE_TYPES, LaneType
from desireline.maps.reading import MapReading
from desireline.web.schemas import EditRequest, Limits, NewMapRequest, Opened, StepRequest
from desireline.workspace import discovering, exporting, home, looking, mapping, measuring
from desireline.workspace.workspace import Workspace

router = APIRouter(prefix="/api/v1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What undo or redo would do for a client."""

    can: bool
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAnswer:
    """A map and the revision it stands at; what undo and redo would do for this client."""

    revision: int
    map: JourneyMap
    undo: Step
    redo: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class EditAnswer:
    """What an edit, undo or redo changed; ``notice`` is what the user should be told.

    ``recounts``: some figure of the map has to be counted anew.
    """

    revision: int
    label: str
    changes: tuple[dict[str, object], ...]
    notice: str
    recounts: bool
    undo: Step
    redo: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One revision: when (epoch ms), by whom, and what it did."""

    revision: int
    at_ms: int
    actor: str
    label: str


def _steps(workspace: Workspace, map_id: str, client: str) -> tuple[Step, Step]:
    state = workspace.documents.undo_state(map_id, client=client)
    return (
        Step(can=bool(state.undo_label), label=state.undo_label),
        Step(can=bool(state.redo_label), label=state.redo_label),
    )


def _edit_answer(workspace: Workspace, revision: Revision) -> EditAnswer:
    undo, redo = _steps(workspace, revision.map_id, revision.client)
    return EditAnswer(
        revision=revision.revision,
        label=revision.label,
        changes=tuple(change_to_json(change) for change in revision.changes),
        notice=revision.notice,
        recounts=mapping.has_to_recount(workspace, revision),
        undo=undo,
        redo=redo,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMap:
    """The id of a map just made, and what speaks against a drawing from data."""

    id: str
    warnings: tuple[str, ...] = ()


@router.get("/maps")
def get_maps(workspace: Opened) -> tuple[home.MapCard, ...]:
    """List the maps, last edited first."""
    return home.map_cards(workspace)


@router.post("/maps", status_code=201)
def post_map(workspace: Opened, body: NewMapRequest) -> NewMap:
    """Make a map from the paths in the data, a template, a file, or of another map's future."""
    if body.start == "template":
        made = mapping.map_from_template(workspace, template=body.template, title=body.title)
    elif body.start == "file":
        made = mapping.map_from_file(workspace, body.content)
    elif body.start == "future":
        made = mapping.map_of_the_future(workspace, of=body.of, title=body.title)
    else:
        title = body.title or "Our customers' journey"
        drawn = discovering.map_from_data(workspace, title=title)
        return NewMap(id=drawn.map_id, warnings=drawn.warnings)
    return NewMap(id=made)


@router.get("/channels")
def get_channels() -> tuple[Channel, ...]:
    """List the channels a touchpoint can take place in."""
    return CHANNELS


@router.get("/lane-types")
def get_lane_types() -> tuple[LaneType, ...]:
    """List the lanes a map can have."""
    return LANE_TYPES


@router.get("/maps/{map_id}")
def get_map(workspace: Opened, map_id: str, client: str = "") -> MapAnswer:
    """Return a map as it stands."""
    journey_map, revision = workspace.documents.get(map_id)
    undo, redo = _steps(workspace, map_id, client)
    return MapAnswer(revision=revision, map=journey_map, undo=undo, redo=redo)


@router.delete("/maps/{map_id}", status_code=204)
def delete_map(workspace: Opened, map_id: str) -> None:
    """Delete a map; the evidence stays."""
    workspace.documents.delete(map_id)


@router.get("/maps/{map_id}/file")
def get_map_file(workspace: Opened, map_id: str) -> Response:
    """Return the map in its file format."""
    text = mapping.map_file(workspace, map_id)
    headers = {"Content-Disposition": f'attachment; filename="{map_id}.journey.json"'}
    return Response(text, media_type="application/json", headers=headers)


@router.get("/maps/{map_id}/reading")
def get_reading(workspace: Opened, map_id: str, limits: Limits) -> MapReading:
    """Return every figure and state the map shows."""
    return measuring.read(workspace, map_id, limits=limits)


@router.get("/maps/{map_id}/rows")
def get_rows(  # noqa: PLR0913 - one page of one figure
    workspace: Opened,
    map_id: str,
    limits: Limits,
    ref: str,
    limit: Annotated[int, Query(ge=1, le=10_000)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Rows:
    """Return the rows behind one figure."""
    return measuring.rows(workspace, map_id, ref=ref, limits=limits, limit=limit, offset=offset)


@router.get("/maps/{map_id}/evidence")
def get_evidence(
    workspace: Opened, map_id: str, limits: Limits, stage: str = "", lane: str = ""
) -> looking.CellEvidence:
    """Return what stands behind one cell; without stage and lane behind the brand's promises."""
    return looking.cell_evidence(workspace, map_id, stage_id=stage, lane_id=lane, limits=limits)


@router.get("/maps/{map_id}/history")
def get_history(workspace: Opened, map_id: str) -> tuple[HistoryEntry, ...]:
    """List the revisions of a map, newest first."""
    return tuple(
        HistoryEntry(
            revision=entry.revision, at_ms=entry.at_ms, actor=entry.actor, label=entry.label
        )
        for entry in reversed(workspace.documents.history(map_id))
    )


@router.post("/maps/{map_id}/edits")
def post_edit(workspace: Opened, map_id: str, body: EditRequest) -> EditAnswer:
    """Apply one edit."""
    revision = mapping.record_edit(
        workspace,
        map_id,
        edit=body.edit,
        base_revision=body.base_revision,
        client=body.client,
        seq=body.seq,
    )
    return _edit_answer(workspace, revision)


@router.post("/maps/{map_id}/undo")
def post_undo(workspace: Opened, map_id: str, body: StepRequest) -> EditAnswer:
    """Take back this client's last edit."""
    revision = mapping.undo(workspace, map_id, client=body.client, seq=body.seq)
    return _edit_answer(workspace, revision)


@router.post("/maps/{map_id}/redo")
def post_redo(workspace: Opened, map_id: str, body: StepRequest) -> EditAnswer:
    """Make this client's last undone edit again."""
    revision = mapping.redo(workspace, map_id, client=body.client, seq=body.seq)
    return _edit_answer(workspace, revision)


@router.get("/maps/{map_id}/questions")
def get_questions(workspace: Opened, map_id: str) -> JourneyQuestions:
    """Return the three questions of what a journey is, with live counts."""
    return discovering.journey_questions(workspace, map_id)


@router.get("/maps/{map_id}/names")
def get_names(workspace: Opened, map_id: str, show: str = "unsorted", search: str = "") -> NameList:
    """Return raw names by volume for the sorting board."""
    return discovering.names(workspace, map_id, show=show, search=search)


@router.get("/maps/{map_id}/suggestions")
def get_suggestions(workspace: Opened, map_id: str) -> tuple[Suggestion, ...]:
    """Return what the sorting board proposes."""
    return discovering.suggestions(workspace, map_id)


@router.get("/maps/{map_id}/rule-counts")
def get_rule_counts(workspace: Opened, map_id: str) -> RuleCounts:
    """Return how many events each rule wins and where rules overlap."""
    return discovering.rule_counts(workspace, map_id)


@router.get("/maps/{map_id}/thumbnail.svg")
def get_thumbnail(workspace: Opened, map_id: str, theme: str = "light") -> Response:
    """Return the map in miniature."""
    return Response(exporting.thumbnail(workspace, map_id, theme=theme), media_type="image/svg+xml")


@router.get("/maps/{map_id}/export.svg")
def get_svg(workspace: Opened, map_id: str, limits: Limits) -> Response:
    """Return the map as SVG."""
    headers = {"Content-Disposition": f'attachment; filename="{map_id}.svg"'}
    made = exporting.svg(workspace, map_id, limits=limits)
    return Response(made, media_type="image/svg+xml", headers=headers)


@router.get("/maps/{map_id}/export.html")
def get_html(workspace: Opened, map_id: str, limits: Limits) -> Response:
    """Return the map as one self-contained page."""
    made = exporting.html(workspace, map_id, limits=limits)
    headers = {"Content-Disposition": f'attachment; filename="{map_id}.html"'}
    return Response(made, media_type="text/html", headers=headers)
