"""All touchpoints of a map in one table, and what those did next who left a stage."""

from __future__ import annotations

from fastapi import APIRouter

from desireline.web.schemas import Limits, Opened
from desireline.workspace import fall_outs, touchpoints

router = APIRouter(prefix="/api/v1/maps/{map_id}")


@router.get("/touchpoints")
def get_touchpoints(workspace: Opened, map_id: str, limits: Limits) -> touchpoints.TouchpointTable:
    """Return every touchpoint in figures: who comes, where they go on, how, and who does not."""
    return touchpoints.touchpoints(workspace, map_id, limits=limits)


@router.get("/fall-outs")
def get_fall_outs(workspace: Opened, map_id: str, limits: Limits) -> fall_outs.FallOuts:
    """Return what those did next who left a stage and were not seen in a later one again."""
    return fall_outs.fall_outs(workspace, map_id, limits=limits)
