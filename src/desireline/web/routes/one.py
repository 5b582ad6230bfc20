"""Show me one: a customer's journey across channels."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from desireline.web.schemas import Limits, Opened
from desireline.workspace import one_customer

router = APIRouter(prefix="/api/v1/maps/{map_id}")


@router.get("/one")
def get_one(
    workspace: Opened,
    map_id: str,
    limits: Limits,
    ref: str = "journeys",
    index: Annotated[int, Query(ge=0, lt=2**53)] = 0,
) -> one_customer.OneJourney:
    """Return one customer's journey behind a number, a typical one first."""
    return one_customer.one(workspace, map_id, ref=ref, limits=limits, index=index)
