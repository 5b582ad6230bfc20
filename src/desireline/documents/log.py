"""The log of a map's revisions in the file: reading it, adding to it, replaying it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from sqlalchemy import Connection, Row, RowMapping, insert, select, update

from desireline.documents.map_file import validated
from desireline.documents.revision import (
    START_OF_CHAIN,
    Revision,
    RevisionKind,
    UndoStacks,
    chain_hash,
    revision_of,
    row_of,
    stacks,
)
from desireline.documents.sqlite import MAPS, REVISIONS
from desireline.errors import DesirelineError
from desireline.maps.edits.change import Change, apply_changes, inverse
from desireline.maps.journey_map import JourneyMap
from desireline.maps.migrations import migrate
from desireline.maps.records import PLURALS
from desireline.maps.serialization import canonical_text


class UnknownMapError(DesirelineError):
    """The store has no map with the given id."""

    code: ClassVar[str] = "unknown-map"


class RequestReusedError(DesirelineError):
    """A client sent something else under a number it already used, or gave no name."""

    code: ClassVar[str] = "request-reused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks for a change, and under which number: a repeated number is done once."""

    client: str
    seq: int
    actor: str
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A change worked out on the present map, ready to be kept."""

    kind: RevisionKind
    label: str
    changes: tuple[Change, ...]
    base_revision: int
    edit: dict[str, Any] = field(default_factory=dict)
    undoes: int | None = None
    notice: str = ""


def map_row(connection: Connection, map_id: str) -> Row[Any]:
    """Return the stored row of a map.

    Raises:
        UnknownMapError: There is none.
    """
    row = connection.execute(select(MAPS).where(MAPS.c.id == map_id)).one_or_none()
    if row is None:
        known = connection.execute(select(MAPS.c.id).order_by(MAPS.c.id)).scalars().all()
        msg = f"There is no map {map_id!r} here. The maps: {', '.join(known) or 'none'}."
        raise UnknownMapError(msg)
    return row


def log_rows(connection: Connection, map_id: str, *, after: int = -1) -> list[dict[str, Any]]:
    """Return the rows of a map's log after a revision, oldest first."""
    wanted = (
        select(REVISIONS)
        .where(REVISIONS.c.map_id == map_id, REVISIONS.c.revision > after)
        .order_by(REVISIONS.c.revision)
    )
    return [_plain(row) for row in connection.execute(wanted).mappings()]


def one_revision(connection: Connection, map_id: str, number: int) -> Revision:
    """Return one revision of a map that is known to exist."""
    wanted = select(REVISIONS).where(REVISIONS.c.map_id == map_id, REVISIONS.c.revision == number)
    return revision_of(_plain(connection.execute(wanted).mappings().one()))


def client_stacks(connection: Connection, map_id: str, client: str) -> UndoStacks:
    """Return what a client can take back or make again on a map."""
    wanted = (
        select(REVISIONS.c.revision, REVISIONS.c.kind, REVISIONS.c.changes)
        .where(REVISIONS.c.map_id == map_id, REVISIONS.c.client == client)
        .order_by(REVISIONS.c.revision)
    )
    return stacks(_plain(row) for row in connection.execute(wanted).mappings())


def repeated(
    connection: Connection,
    map_id: str,
    request: Request,
    *,
    kind: RevisionKind,
    edit: Mapping[str, Any],
) -> Revision | None:
    """Return the revision this very request already made, if it did.

    Raises:
        RequestReusedError: The number was used for something else, or the client is nameless.
    """
    if not request.client:
        msg = "A change needs the name of the client that asks; it was empty."
        raise RequestReusedError(msg)
    wanted = select(REVISIONS).where(
        REVISIONS.c.map_id == map_id,
        REVISIONS.c.client == request.client,
        REVISIONS.c.seq == request.seq,
    )
    row = connection.execute(wanted).mappings().one_or_none()
    if row is None:
        return None
    revision = revision_of(_plain(row))
    if revision.kind != kind or revision.edit != edit:
        msg = (
            f"The client {request.client!r} already used number {request.seq} for "
            f"“{revision.label}”; send a new request under a new number."
        )
        raise RequestReusedError(msg)
    return revision


def keep(
    connection: Connection,
    row: Row[Any],
    request: Request,
    wanted: Wanted,
    *,
    present: JourneyMap,
) -> Revision:
    """Make the changes on the stored map, which is ``present``, and add them to its log."""
    after = apply_changes(present, wanted.changes)
    revision = Revision(
        map_id=row.id,
        revision=row.revision + 1,
        at_ms=request.at_ms,
        actor=request.actor,
        kind=wanted.kind,
        label=wanted.label,
        edit=wanted.edit,
        changes=wanted.changes,
        inverse=inverse(present, wanted.changes),
        client=request.client,
        seq=request.seq,
        base_revision=wanted.base_revision,
        undoes=wanted.undoes,
        notice=wanted.notice,
    )
    latest = select(REVISIONS.c.chain_hash).where(
        REVISIONS.c.map_id == row.id, REVISIONS.c.revision == row.revision
    )
    previous_hash = connection.execute(latest).scalar_one()
    connection.execute(
        update(MAPS)
        .where(MAPS.c.id == row.id)
        .values(
            title=after.header.title,
            revision=revision.revision,
            document=canonical_text(after),
            edited_at=request.at_ms,
        )
    )
    return append(connection, revision, previous_hash=previous_hash)


def append(connection: Connection, revision: Revision, *, previous_hash: str) -> Revision:
    """Add a revision to the log and return it with its place in the chain."""
    row = row_of(revision, previous_hash=previous_hash)
    connection.execute(insert(REVISIONS).values(**row))
    return replace(revision, chain_hash=row["chain_hash"])


def replay_rows(connection: Connection, map_id: str, *, until: int) -> list[dict[str, Any]]:
    """Return of each row up to a revision what replaying it needs, oldest first."""
    columns = (REVISIONS.c.revision, REVISIONS.c.edit, REVISIONS.c.changes)
    wanted = (
        select(*columns)
        .where(REVISIONS.c.map_id == map_id, REVISIONS.c.revision <= until)
        .order_by(REVISIONS.c.revision)
    )
    return [_plain(row) for row in connection.execute(wanted).mappings()]


def replay(rows: Sequence[Mapping[str, Any]]) -> JourneyMap:
    """Return the map that rows of a log lead to, from its creation to the last of them.

    Changes are made on plain JSON and the result is validated once, so that a map of ten
    thousand revisions replays in well under a second.

    Raises:
        KeyError: A change speaks of something that is not there.
        DesirelineError: The rows lead to what is no map.
    """
    document = migrate(json.loads(json.loads(rows[0]["edit"])["file"]))
    tables = {plural: {one["id"]: one for one in document[plural]} for plural in PLURALS.values()}
    for row in rows:
        for change in json.loads(row["changes"]):
            if change["kind"] == "header":
                document["header"][change["property"]] = change["value"]
                continue
            table = tables[PLURALS[change["kind"]]]
            if change["op"] == "put":
                table[change["id"]] = change["value"]
            elif change["op"] == "delete":
                del table[change["id"]]
            else:
                table[change["id"]][change["property"]] = change["value"]
    return validated({**document, **{name: list(table.values()) for name, table in tables.items()}})


def broken_links(log: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return which rows were altered, or stand behind one that was, as sentences."""
    previous_hash, broken = START_OF_CHAIN, []
    for row in log:
        if row["chain_hash"] != chain_hash(row, previous_hash=previous_hash):
            broken.append(f"Revision {row['revision']} is not what was written: its hash differs.")
        previous_hash = row["chain_hash"]
    return tuple(broken)


def plain_label(label: str) -> str:
    """Return what was done, without whether it was taken back or made again."""
    return label.removeprefix("Undo: ").removeprefix("Redo: ")


def _plain(row: RowMapping) -> dict[str, Any]:
    return {str(key): value for key, value in row.items()}
