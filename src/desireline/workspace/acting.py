"""The action list of a map: what was decided, by whom, until when, and how it will be told."""

from __future__ import annotations

import csv
import io
import secrets
from dataclasses import replace
from datetime import UTC, date, datetime

from desireline.documents.actions import Author, DecisionSteps, UnknownActionError
from desireline.errors import DesirelineError
from desireline.maps.action import Action
from desireline.maps.lengths import LONGEST_NAME, LONGEST_SENTENCE
from desireline.workspace.mapping import ME
from desireline.workspace.spreadsheet_cells import inert
from desireline.workspace.workspace import Workspace

_LIMITS = {
    "text": LONGEST_SENTENCE,
    "owner": LONGEST_NAME,
    "measure": LONGEST_SENTENCE,
    "finding_sentence": LONGEST_SENTENCE,
}
TRACKER_COLUMNS = (
    "Summary",
    "Description",
    "Assignee",
    "Due date",
    "Status",
    "Late",
    "Measure",
    "Stage",
    "Created",
    "Done",
    "ID",
)


class UnusableActionError(DesirelineError):
    """An action without words, or with a date that is none."""

    code = "unusable-action"


def actions(workspace: Workspace, map_id: str) -> tuple[Action, ...]:
    """Return a map's actions, those with the nearest date first, done ones last.

    Raises:
        DesirelineError: There is no such map.
    """
    today = _today(workspace)
    kept = workspace.documents.decisions.actions(map_id)
    told = [replace(one, late=is_late(one, today=today)) for one in kept]
    return tuple(sorted(told, key=lambda one: (one.state == "done", one.due or "9999", one.id)))


def is_late(action: Action, *, today: str) -> bool:
    """Tell whether an action is not done and its date has passed; dates are ISO."""
    return action.state != "done" and bool(action.due) and action.due < today


def add_action(workspace: Workspace, action: Action) -> Action:
    """Put an action on its map's list and return it with its id and dates.

    Raises:
        UnusableActionError: It has no words, or a date that is none.
        DesirelineError: There is no such map.
    """
    today = _today(workspace)
    made = replace(action, id=f"a-{secrets.token_hex(6)}", created_on=today, done_on="")
    return _keep(workspace, made, today=today)


def change_action(workspace: Workspace, action: Action) -> Action:
    """Keep a changed action; the day it was done is noted and, where it is not, forgotten.

    Raises:
        UnknownActionError: The map has no such action.
        UnusableActionError: It has no words, or a date that is none.
        DesirelineError: There is no such map.
    """
    before = action_of(workspace, action.map_id, action.id)
    return _keep(
        workspace,
        replace(action, created_on=before.created_on, done_on=before.done_on),
        today=_today(workspace),
    )


def action_of(workspace: Workspace, map_id: str, action_id: str) -> Action:
    """Return one action of a map.

    Raises:
        UnknownActionError: The map has no such action.
        DesirelineError: There is no such map.
    """
    for action in actions(workspace, map_id):
        if action.id == action_id:
            return action
    raise UnknownActionError(action_id)


def remove_action(workspace: Workspace, map_id: str, action_id: str) -> None:
    """Take an action off the list.

    Raises:
        UnknownActionError: The map has no such action.
        DesirelineError: There is no such map.
    """
    workspace.documents.decisions.remove_action(map_id, action_id, author=_author(workspace))


def decision_steps(workspace: Workspace, map_id: str) -> DecisionSteps:
    """Return what undo and redo would do in a map's findings and actions."""
    return workspace.documents.decisions.steps(map_id)


def undo_decision(workspace: Workspace, map_id: str) -> DecisionSteps:
    """Take back the last decision about a map's findings or actions.

    Raises:
        DesirelineError: There is no such map, or nothing to take back.
    """
    workspace.documents.decisions.undo(map_id)
    return decision_steps(workspace, map_id)


def redo_decision(workspace: Workspace, map_id: str) -> DecisionSteps:
    """Make the decision again that was taken back last.

    Raises:
        DesirelineError: There is no such map, or nothing to make again.
    """
    workspace.documents.decisions.redo(map_id)
    return decision_steps(workspace, map_id)


def actions_csv(workspace: Workspace, map_id: str) -> str:
    """Return the action list as CSV for an issue tracker; no cell can run as a formula.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, _ = workspace.documents.get(map_id)
    stages = {stage.id: stage.name for stage in journey_map.stages}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(TRACKER_COLUMNS)
    for one in actions(workspace, map_id):
        cells = (
            one.text,
            one.finding_sentence,
            one.owner,
            one.due,
            one.state,
            "late" if one.late else "",
            one.measure,
            stages.get(one.stage_id, ""),
            one.created_on,
            one.done_on,
            one.id,
        )
        writer.writerow([inert(cell) for cell in cells])
    return out.getvalue()


def _keep(workspace: Workspace, action: Action, *, today: str) -> Action:
    if not action.text.strip():
        message = "An action needs words: what will be done?"
        raise UnusableActionError(message)
    for field, limit in _LIMITS.items():
        if len(str(getattr(action, field)).strip()) > limit:
            message = f"The {field} of the action is longer than {limit:,} signs. Shorten it."
            raise UnusableActionError(message)
    done_on = (action.done_on or today) if action.state == "done" else ""
    kept = replace(
        action,
        text=action.text.strip(),
        owner=action.owner.strip(),
        measure=action.measure.strip(),
        due=_iso(action.due.strip()),
        done_on=done_on,
        late=False,
    )
    workspace.documents.decisions.keep_action(kept, author=_author(workspace))
    return replace(kept, late=is_late(kept, today=today))


def _iso(due: str) -> str:
    if not due:
        return ""
    try:
        return date.fromisoformat(due).isoformat()
    except ValueError as error:
        message = f"{due!r} is not a date. Write it as 2026-12-31, or leave it empty."
        raise UnusableActionError(message) from error


def _author(workspace: Workspace) -> Author:
    return Author(actor=ME, at_ms=workspace.now())


def _today(workspace: Workspace) -> str:
    return datetime.fromtimestamp(workspace.now() / 1000, tz=UTC).date().isoformat()
