"""A change that was made: one line of a map's log, chained to the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from desireline.documents.validation import change_from_json, change_to_json
from desireline.maps.checking import problems
from desireline.maps.edits.change import Change, apply_changes, find_record
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.records import Kind

RevisionKind = Literal["create", "edit", "undo", "redo"]
START_OF_CHAIN = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One line of a map's log.

    Attributes:
        edit: The edit as requested, as JSON; for ``create`` the whole map file; empty for
            undo and redo.
        inverse: The changes that take ``changes`` back.
        client: The browser tab or program that asked; ``seq`` counts its requests.
        base_revision: The revision the client saw.
        undoes: For undo and redo, the revision that was taken back.
        notice: What the user should be told, such as why an undo changed nothing.
        chain_hash: SHA-256 over the hash before and everything above.
    """

    map_id: str
    revision: int
    at_ms: int
    actor: str
    kind: RevisionKind
    label: str
    edit: dict[str, Any]
    changes: tuple[Change, ...]
    inverse: tuple[Change, ...]
    client: str
    seq: int
    base_revision: int
    undoes: int | None = None
    notice: str = ""
    chain_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoState:
    """What undo and redo would do for one client; an empty label means nothing."""

    undo_label: str
    redo_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoStacks:
    """The revisions a client can still take back or make again, latest last."""

    done: tuple[int, ...]
    undone: tuple[int, ...]


def row_of(revision: Revision, *, previous_hash: str) -> dict[str, Any]:
    """Return a revision as its table row, with its place in the chain."""
    row = {
        "map_id": revision.map_id,
        "revision": revision.revision,
        "at_ms": revision.at_ms,
        "actor": revision.actor,
        "kind": revision.kind,
        "label": revision.label,
        "edit": _text(revision.edit),
        "changes": _text([change_to_json(one) for one in revision.changes]),
        "inverse": _text([change_to_json(one) for one in revision.inverse]),
        "client": revision.client,
        "seq": revision.seq,
        "base_revision": revision.base_revision,
        "undoes": revision.undoes,
        "notice": revision.notice,
    }
    return {**row, "chain_hash": chain_hash(row, previous_hash=previous_hash)}


def revision_of(row: Mapping[str, Any]) -> Revision:
    """Return the revision a table row holds.

    Raises:
        InvalidChangeError: One of its changes cannot be read.
    """
    parsed = {
        "edit": json.loads(row["edit"]),
        "changes": tuple(change_from_json(one) for one in json.loads(row["changes"])),
        "inverse": tuple(change_from_json(one) for one in json.loads(row["inverse"])),
    }
    return Revision(**{**row, **parsed})


def chain_hash(row: Mapping[str, Any], *, previous_hash: str) -> str:
    """Return the hash that ties a row to the one before it."""
    content = {key: value for key, value in row.items() if key != "chain_hash"}
    text = previous_hash + json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def stacks(rows: Iterable[Mapping[str, Any]]) -> UndoStacks:
    """Return what a client can take back, from its own rows in order.

    A row without changes leaves nothing to take back.
    """
    done: list[int] = []
    undone: list[int] = []
    for row in rows:
        changed = row["changes"] != "[]"
        if row["kind"] == "edit" and changed:
            done.append(row["revision"])
            undone.clear()
        elif row["kind"] == "undo":
            done.pop()
            undone += [row["revision"]] * changed
        elif row["kind"] == "redo":
            undone.pop()
            done += [row["revision"]] * changed
    return UndoStacks(done=tuple(done), undone=tuple(undone))


def taken_back(present: JourneyMap, revision: Revision) -> tuple[tuple[Change, ...], str]:
    """Return the changes that take a revision back now, or none and the reason in words.

    What someone else changed since is never overwritten. What comes back with these changes
    may be changed by the ones after it.
    """
    expected = _left_behind(revision.changes)
    changes: list[Change] = []
    back: set[tuple[Kind, str]] = set()
    for change in revision.inverse:
        record = (change.kind, change.id)
        reason = "" if record in back else _obstacle(present, change, expected)
        if reason:
            return (), reason
        if change.op == "put":
            back.add(record)
        changes.append(_counted_on(present, change))
    before = set(problems(present))
    new = [one for one in problems(apply_changes(present, changes)) if one not in before]
    if new:
        return (), f"It is needed by now: {new[0].sentence}"
    return tuple(changes), ""


def _left_behind(changes: Iterable[Change]) -> dict[tuple[Kind, str, str], Any]:
    """Return what the changes left: by kind, id and property; "" holds the whole record."""
    left: dict[tuple[Kind, str, str], Any] = {}
    for change in changes:
        whole = (change.kind, change.id, "")
        if change.op == "set":
            left[(change.kind, change.id, change.property)] = change.value
            if left.get(whole) is not None:
                left[whole] = replace(left[whole], **{change.property: change.value})
        else:
            left[whole] = change.value
    return left


def _obstacle(
    present: JourneyMap, change: Change, expected: Mapping[tuple[Kind, str, str], Any]
) -> str:
    record = find_record(present, change.kind, change.id)
    word = "KPI" if change.kind == "kpi" else change.kind
    if change.op == "put":
        return f"The {word} {change.id!r} exists again." if record is not None else ""
    if record is None:
        return f"The {word} {change.id!r} no longer exists."
    if change.op == "delete":
        was, now = expected.get((change.kind, change.id, "")), record
        if isinstance(was, Statement) and isinstance(now, Statement):
            now = replace(now, text_revision=was.text_revision)
        return f"The {word} {change.id!r} was changed since." if now != was else ""
    key = (change.kind, change.id, change.property)
    if change.property == "text_revision" or key not in expected:
        return ""
    if getattr(record, change.property) == expected[key]:
        return ""
    thing = "The map's" if change.kind == "header" else f"Its {word}'s"
    return f"{thing} {change.property.replace('_', ' ')} was changed since."


def _counted_on(present: JourneyMap, change: Change) -> Change:
    record = find_record(present, change.kind, change.id)
    if change.property == "text_revision" and isinstance(record, Statement):
        return replace(change, value=record.text_revision + 1)
    return change


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
