"""Check sentences: what could test each, what the data say, and how many rest on data."""

from __future__ import annotations

import json
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query
from pydantic import BeforeValidator, TypeAdapter

from desireline.insights.proposing import Trial
from desireline.maps.claim import Claim
from desireline.web.schemas import Opened, Strict
from desireline.workspace import checking

router = APIRouter(prefix="/api/v1")
CLAIM = TypeAdapter(Claim)


def _from_json(value: object) -> Claim:
    """Read a claim as JSON, strictly: a body reaches us as Python's lists and dicts."""
    return CLAIM.validate_json(json.dumps(value))


class TrialRequest(Strict):
    """A claim to hold against the data; nothing is written."""

    quotes: ClassVar[frozenset[str]] = frozenset(("claim",))
    claim: Annotated[Claim, BeforeValidator(_from_json)]


@router.get("/maps/{map_id}/checks")
def get_checks(workspace: Opened, map_id: str) -> checking.Checks:
    """Return every statement with its state and how many figures could test it."""
    return checking.checks(workspace, map_id)


@router.get("/maps/{map_id}/statements/{statement_id}/proposals")
def get_proposals(
    workspace: Opened,
    map_id: str,
    statement_id: str,
    search: Annotated[str, Query(max_length=200)] = "",
) -> checking.Proposals:
    """Return up to three figures that could test a statement, or those that some words name."""
    return checking.statement_proposals(workspace, map_id, statement_id, search=search)


@router.post("/maps/{map_id}/statements/{statement_id}/trial")
def post_trial(workspace: Opened, map_id: str, statement_id: str, body: TrialRequest) -> Trial:
    """Hold a claim against the data without writing it."""
    return checking.try_claim(workspace, map_id, statement_id, body.claim)
