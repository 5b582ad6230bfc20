"""How a map came to be as it is: what its drawing warned of, and each change of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desireline.errors import DesirelineError
from desireline.maps.edits.change import Change
from desireline.maps.journey_map import Statement
from desireline.workspace.workspace import Workspace


class UnknownSentenceError(DesirelineError):
    """The map has never held such a statement."""

    code = "unknown-sentence"

    def __init__(self, statement_id: str) -> None:
        super().__init__(
            f"The map has never held a statement {statement_id!r}. Open it on the map again."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """One change of a statement: when (epoch ms), by whom, and its words after it.

    ``claimed`` says whether it made a testable claim then; ``text`` is empty where it was
    removed.
    """

    revision: int
    at_ms: int
    actor: str
    label: str
    text: str
    before: str
    claimed: bool


def draft_warnings(workspace: Workspace, map_id: str) -> tuple[str, ...]:
    """Return what the drawing of a map said against itself; empty for maps not drawn from data.

    Raises:
        DesirelineError: There is no such map.
    """
    created = workspace.documents.history(map_id)[0]
    return tuple(line for line in created.notice.split("\n") if line)


def sentence_history(
    workspace: Workspace, map_id: str, statement_id: str
) -> tuple[SentenceChange, ...]:
    """Return every change of one statement, newest first, down to when it was written.

    Raises:
        UnknownSentenceError: The map has never held it.
        DesirelineError: There is no such map.
    """
    revisions = workspace.documents.history(map_id)
    first = workspace.documents.at_revision(map_id, 0)
    present = next((one for one in first.statements if one.id == statement_id), None)
    found: list[SentenceChange] = []
    for revision in revisions:
        before = present
        touching = [one for one in revision.changes if _speaks_of(one, statement_id)]
        for change in touching:
            present = _after(present, change)
        if not touching and (revision.revision != 0 or present is None):
            continue
        found.append(
            SentenceChange(
                revision=revision.revision,
                at_ms=revision.at_ms,
                actor=revision.actor,
                label=revision.label,
                text=present.text if present else "",
                before=before.text if before and touching else "",
                claimed=present is not None and present.claim is not None,
            )
        )
    if not found:
        raise UnknownSentenceError(statement_id)
    return tuple(reversed(found))


def _speaks_of(change: Change, statement_id: str) -> bool:
    return change.kind == "statement" and change.id == statement_id


def _after(present: Statement | None, change: Change) -> Statement | None:
    if change.op == "delete":
        return None
    if change.op == "put":
        return change.value if isinstance(change.value, Statement) else None
    if present is None:
        return None
    return replace(present, **{change.property: change.value})
