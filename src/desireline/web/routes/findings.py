"""Findings and actions: what the evidence says about a map, and what is done about it."""

from __future__ import annotations

from dataclasses import asdict, replace

from fastapi import APIRouter, Response

from desireline.documents.actions import DecisionSteps
from desireline.maps.action import Action, ActionState
from desireline.maps.finding import Finding
from desireline.web.schemas import Limits, Opened, Strict
from desireline.workspace import acting, finding

router = APIRouter(prefix="/api/v1/maps/{map_id}")


class FindingRequest(Strict):
    """What is decided about a finding; what is left out stays. An empty reason takes back."""

    published: bool | None = None
    accepted: str | None = None


class ActionRequest(Strict):
    """An action's parts; in a change, what is left out stays."""

    text: str | None = None
    owner: str | None = None
    due: str | None = None
    measure: str | None = None
    state: ActionState | None = None
    stage_id: str | None = None
    lane_id: str | None = None
    statement_id: str | None = None
    finding_key: str | None = None
    finding_sentence: str | None = None

    def on(self, action: Action) -> Action:
        """Return the action with what the caller sent."""
        sent = {name: value for name, value in self if value is not None}
        return Action(**(asdict(action) | sent))


@router.get("/findings")
def get_findings(workspace: Opened, map_id: str, limits: Limits) -> tuple[Finding, ...]:
    """List what the evidence says about a map, most journeys at stake first."""
    return finding.findings(workspace, map_id, limits=limits)


@router.put("/findings/{key}")
def put_finding(
    workspace: Opened, map_id: str, key: str, body: FindingRequest, limits: Limits
) -> Finding:
    """Publish a finding, make it private, or accept it as it is."""
    decided = finding.one(workspace, map_id, key, limits=limits)
    if body.published is not None:
        decided = finding.publish(workspace, map_id, key, published=body.published, limits=limits)
    if body.accepted is not None:
        decided = finding.accept(workspace, map_id, key, reason=body.accepted, limits=limits)
    return decided


@router.get("/actions")
def get_actions(workspace: Opened, map_id: str) -> tuple[Action, ...]:
    """List a map's actions, the nearest date first."""
    return acting.actions(workspace, map_id)


@router.post("/actions", status_code=201)
def post_action(workspace: Opened, map_id: str, body: ActionRequest) -> Action:
    """Put an action on the list."""
    return acting.add_action(workspace, body.on(Action(id="", map_id=map_id, text="")))


@router.patch("/actions/{action_id}")
def change_action(workspace: Opened, map_id: str, action_id: str, body: ActionRequest) -> Action:
    """Change an action."""
    known = acting.action_of(workspace, map_id, action_id)
    return acting.change_action(workspace, body.on(replace(known, late=False)))


@router.delete("/actions/{action_id}", status_code=204)
def delete_action(workspace: Opened, map_id: str, action_id: str) -> None:
    """Take an action off the list."""
    acting.remove_action(workspace, map_id, action_id)


@router.get("/actions.csv")
def get_actions_csv(workspace: Opened, map_id: str) -> Response:
    """Return the action list for an issue tracker."""
    headers = {"Content-Disposition": f'attachment; filename="{map_id}-actions.csv"'}
    text = acting.actions_csv(workspace, map_id)
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/decisions")
def get_decisions(workspace: Opened, map_id: str) -> DecisionSteps:
    """Say what undo and redo would do in findings and actions."""
    return acting.decision_steps(workspace, map_id)


@router.post("/decisions/undo")
def post_undo(workspace: Opened, map_id: str) -> DecisionSteps:
    """Take back the last decision about findings or actions."""
    return acting.undo_decision(workspace, map_id)


@router.post("/decisions/redo")
def post_redo(workspace: Opened, map_id: str) -> DecisionSteps:
    """Make the decision again that was taken back last."""
    return acting.redo_decision(workspace, map_id)
