"""Files in: uploads, looks, imports, receipts; and what the workspace holds."""

from __future__ import annotations

from typing import ClassVar

from fastapi import APIRouter, Response, UploadFile

from desireline.evidence.inspection import Inspection, Receipt
from desireline.web.schemas import (
    ImportRequest,
    InspectRequest,
    NameRequest,
    Opened,
    Strict,
    TemplateRequest,
)
from desireline.workspace import (
    clocks,
    collecting,
    home,
    inventory,
    mapping,
    privacy,
    remarking,
    taking_in,
    verifying,
)

router = APIRouter(prefix="/api/v1")


class RemarksLookRequest(Strict):
    """The text of a file of remarks."""

    quotes: ClassVar[frozenset[str]] = frozenset(("text",))
    text: str


class ClockAnswer(Strict):
    """Whether two sources really lie as far apart as their times say."""

    settled: bool


@router.get("/home")
def get_home(workspace: Opened) -> home.Home:
    """Return maps, sources and counts for the first screen."""
    return home.home(workspace)


@router.put("/workspace")
def put_workspace(workspace: Opened, body: NameRequest) -> home.Home:
    """Name the workspace."""
    workspace.rename(body.name)
    return home.home(workspace)


@router.get("/sources")
def get_sources(workspace: Opened) -> tuple[home.SourceCard, ...]:
    """List the sources with their freshness."""
    return home.source_cards(workspace)


@router.get("/templates")
def get_templates(workspace: Opened) -> tuple[mapping.TemplateCard, ...]:
    """List what a new map can start from: the templates, and the maps kept here."""
    return mapping.templates(workspace)


@router.post("/templates", status_code=201)
def post_template(workspace: Opened, body: TemplateRequest) -> mapping.TemplateCard:
    """Save the shape of a map as a template."""
    return mapping.save_as_template(workspace, map_id=body.map_id, name=body.name)


@router.delete("/templates/{template_id}", status_code=204)
def delete_template(workspace: Opened, template_id: str) -> None:
    """Remove a saved template."""
    mapping.remove_template(workspace, template_id)


@router.get("/inventory")
def get_inventory(workspace: Opened) -> inventory.Inventory:
    """Return what is held of each channel and what is missing."""
    return inventory.inventory(workspace)


@router.get("/clocks")
def get_clocks(workspace: Opened) -> tuple[clocks.ClockQuestion, ...]:
    """Return the sources whose clocks may disagree."""
    return clocks.clock_questions(workspace)


@router.put("/clocks/{key}")
def put_clocks(workspace: Opened, key: str, body: ClockAnswer) -> tuple[clocks.ClockQuestion, ...]:
    """Keep that two sources really lie so far apart, or ask again."""
    return clocks.settle_clocks(workspace, key, settled=body.settled)


@router.get("/privacy")
def get_privacy(workspace: Opened) -> privacy.PrivacyReport:
    """Return what is stored, where, and what is not."""
    return privacy.privacy_report(workspace)


@router.get("/verify")
def get_verify(workspace: Opened) -> verifying.Verification:
    """Recompute hashes, revision chains and shown figures."""
    return verifying.verify(workspace)


@router.post("/uploads", status_code=201)
def post_uploads(workspace: Opened, files: list[UploadFile]) -> tuple[collecting.Upload, ...]:
    """Keep files until they are imported."""
    return collecting.keep_uploads(
        workspace, ((file.filename or "file", file.file) for file in files)
    )


@router.post("/uploads/{upload_id}/inspect")
def post_inspect(workspace: Opened, upload_id: str, body: InspectRequest) -> Inspection:
    """Look at a waiting file."""
    return taking_in.look_at(workspace, upload_id, mapping=body.mapping)


@router.post("/remarks/look")
def post_remarks_look(workspace: Opened, body: RemarksLookRequest) -> remarking.RemarksLook:
    """Say what a file of remarks holds and on which map; nothing is kept."""
    return remarking.look_at_remarks(workspace, body.text)


@router.delete("/uploads/{upload_id}", status_code=204)
def delete_upload(workspace: Opened, upload_id: str) -> None:
    """Let a waiting file go."""
    collecting.let_upload_go(workspace, upload_id)


@router.post("/imports", status_code=201)
def post_import(workspace: Opened, body: ImportRequest) -> Receipt:
    """Import a waiting file."""
    return taking_in.take_in(workspace, body.upload_id, mapping=body.mapping)


@router.get("/imports")
def get_imports(workspace: Opened) -> tuple[Receipt, ...]:
    """List the receipts, newest first."""
    return collecting.receipts(workspace)


@router.get("/imports/{import_id}/rejected.csv")
def get_rejected(workspace: Opened, import_id: str) -> Response:
    """Return the rows an import refused."""
    headers = {"Content-Disposition": 'attachment; filename="rejected-rows.csv"'}
    text = collecting.rejected_csv(workspace, import_id)
    return Response(text, media_type="text/csv", headers=headers)
