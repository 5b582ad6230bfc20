"""All touchpoints of a map in one table."""

from __future__ import annotations

from fastapi import APIRouter

from desireline.web.schemas import Limits, Opened
from desireline.workspace import touchpoints

router = APIRouter(prefix="/api/v1/maps/{map_id}")


@router.get("/touchpoints")
def get_touchpoints(workspace: Opened, map_id: str, limits: Limits) -> touchpoints.TouchpointTable:
    """Return every touchpoint in figures: who comes, where they go on, how, and who does not."""
    return touchpoints.touchpoints(workspace, map_id, limits=limits)
