"""Exports: the map as print, slides, picture and workbook."""

from __future__ import annotations

from typing import ClassVar

from fastapi import APIRouter, Response

from desireline.web.schemas import Limits, Opened, Strict
from desireline.workspace import exporting, mapping, remarking

router = APIRouter(prefix="/api/v1/maps/{map_id}")
_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}


class RemarksRequest(Strict):
    """The text of a file of remarks, and whose remarks they are; ``client`` can undo them."""

    quotes: ClassVar[frozenset[str]] = frozenset(("text",))
    text: str
    side: remarking.Side = "own side"
    client: str = mapping.ME


def _file(made: bytes, *, map_id: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{map_id}.{kind}"'}
    return Response(made, media_type=TYPES[kind], headers=headers)


@router.get("/export.pdf")
def get_pdf(workspace: Opened, map_id: str, limits: Limits) -> Response:
    """Return the map as A3 print with real text."""
    return _file(exporting.pdf(workspace, map_id, limits=limits), map_id=map_id, kind="pdf")


@router.get("/export.png")
def get_png(workspace: Opened, map_id: str, limits: Limits) -> Response:
    """Return the map as a picture."""
    return _file(exporting.png(workspace, map_id, limits=limits), map_id=map_id, kind="png")


@router.get("/export.pptx")
def get_pptx(workspace: Opened, map_id: str, limits: Limits) -> Response:
    """Return the board and the findings as slides of native shapes."""
    return _file(exporting.pptx(workspace, map_id, limits=limits), map_id=map_id, kind="pptx")


@router.get("/export.xlsx")
def get_xlsx(workspace: Opened, map_id: str, limits: Limits) -> Response:
    """Return all figures with their definitions."""
    return _file(exporting.xlsx(workspace, map_id, limits=limits), map_id=map_id, kind="xlsx")


@router.post("/remarks")
def post_remarks(workspace: Opened, map_id: str, body: RemarksRequest) -> remarking.RemarksTaken:
    """Take back the remarks made on an exported page."""
    return remarking.take_remarks(
        workspace, map_id, text=body.text, side=body.side, client=body.client
    )
