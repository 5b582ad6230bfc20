"""How a map came to be as it is: the warnings of its drawing and the history of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from desireline.web.schemas import Opened
from desireline.workspace import retracing

router = APIRouter(prefix="/api/v1/maps/{map_id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the drawing of a map said against itself."""

    warnings: tuple[str, ...]


@router.get("/draft")
def get_draft(workspace: Opened, map_id: str) -> Draft:
    """Return what speaks against a map that was drawn from data."""
    return Draft(warnings=retracing.draft_warnings(workspace, map_id))


@router.get("/statements/{statement_id}/history")
def get_sentence_history(
    workspace: Opened, map_id: str, statement_id: str
) -> tuple[retracing.SentenceChange, ...]:
    """List the changes of one statement, newest first."""
    return retracing.sentence_history(workspace, map_id, statement_id)
