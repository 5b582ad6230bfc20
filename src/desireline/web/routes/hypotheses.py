"""The test list: what a map assumes, and how each sentence will be found out."""

from __future__ import annotations

from fastapi import APIRouter, Response

from desireline.web.schemas import Opened
from desireline.workspace import hypotheses

router = APIRouter(prefix="/api/v1/maps/{map_id}")


@router.get("/hypotheses")
def get_hypotheses(workspace: Opened, map_id: str) -> hypotheses.Hypotheses:
    """Return what nobody has shown to be true yet, stage by stage, with the planned checks."""
    return hypotheses.hypotheses(workspace, map_id)


@router.get("/hypotheses.csv")
def get_hypotheses_csv(workspace: Opened, map_id: str) -> Response:
    """Return the test list as a table."""
    headers = {"Content-Disposition": f'attachment; filename="{map_id}-test-list.csv"'}
    text = hypotheses.hypotheses_csv(workspace, map_id)
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)
