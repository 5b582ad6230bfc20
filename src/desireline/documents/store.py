"""The store of maps: every change is a revision with author, time and inverse."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Self

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desireline.documents.actions import DecisionStore
from desireline.documents.log import (
    Request,
    Wanted,
    append,
    broken_links,
    client_stacks,
    keep,
    log_rows,
    map_row,
    one_revision,
    plain_label,
    repeated,
    replay,
    replay_rows,
)
from desireline.documents.map_file import parse_map
from desireline.documents.revision import (
    START_OF_CHAIN,
    Revision,
    RevisionKind,
    UndoState,
    revision_of,
    taken_back,
)
from desireline.documents.sqlite import COLUMN_MAPPINGS, MAPS, Database
from desireline.documents.templates import TemplateStore
from desireline.errors import DesirelineError
from desireline.maps.checking import BrokenMapError, problems, require_sound
from desireline.maps.edits.catalog import edit_to_json
from desireline.maps.edits.change import Change, apply_changes
from desireline.maps.edits.edit import Edit
from desireline.maps.journey_map import JourneyMap
from desireline.maps.serialization import canonical_text


class MapExistsError(DesirelineError):
    """The store already has a map with this id."""

    code: ClassVar[str] = "map-exists"


class UnknownRevisionError(DesirelineError):
    """The map has no such revision."""

    code: ClassVar[str] = "unknown-revision"


class NothingToUndoError(DesirelineError):
    """This client has nothing to take back, or nothing to make again."""

    code: ClassVar[str] = "nothing-to-undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEntry:
    """One map of the store; times in milliseconds since 1970, UTC."""

    id: str
    title: str
    revision: int
    created_at: int
    edited_at: int


class DocumentStore:
    """Maps with their logs, in one SQLite file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.decisions = DecisionStore(database)
        self.templates = TemplateStore(database)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, or make it.

        Raises:
            NewerStoreError: A newer Desireline wrote it.
            StoreFileError: It is no database, or cannot be read or written.
        """
        database = Database(path)
        try:
            database.open()
        except DesirelineError:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def create(
        self, journey_map: JourneyMap, *, actor: str, at_ms: int, notice: str = ""
    ) -> Revision:
        """Keep a new map; its creation is revision 0, and ``notice`` what speaks against it.

        Raises:
            BrokenMapError: The map does not hold together.
            MapExistsError: There is a map with its id.
        """
        require_sound(journey_map)
        header, text = journey_map.header, canonical_text(journey_map)
        with self._database.writing() as connection:
            if connection.execute(select(MAPS.c.id).where(MAPS.c.id == header.id)).first():
                msg = f"The store already has a map {header.id!r}; give the new one another id."
                raise MapExistsError(msg)
            row = {"id": header.id, "title": header.title, "revision": 0, "document": text}
            connection.execute(insert(MAPS).values(**row, created_at=at_ms, edited_at=at_ms))
            revision = Revision(
                map_id=header.id,
                revision=0,
                at_ms=at_ms,
                actor=actor,
                kind="create",
                label=f"Create map “{header.title}”",
                edit={"type": "create", "file": text},
                changes=(),
                inverse=(),
                client="",
                seq=0,
                base_revision=0,
                notice=notice,
            )
            return append(connection, revision, previous_hash=START_OF_CHAIN)

    def get(self, map_id: str) -> tuple[JourneyMap, int]:
        """Return a map with the number of its present revision.

        Raises:
            UnknownMapError: There is none with this id.
        """
        with self._database.reading() as connection:
            row = map_row(connection, map_id)
        return parse_map(row.document), row.revision

    def list(self) -> tuple[MapEntry, ...]:
        """Return every map, the one edited last first."""
        columns = [column for column in MAPS.c if column.name != "document"]
        newest = select(*columns).order_by(MAPS.c.edited_at.desc(), MAPS.c.id)
        with self._database.reading() as connection:
            return tuple(MapEntry(**row) for row in connection.execute(newest).mappings())

    def record(  # noqa: PLR0913 - one request, spelled out
        self,
        map_id: str,
        edit: Edit,
        *,
        base_revision: int,
        client: str,
        seq: int,
        actor: str,
        at_ms: int,
    ) -> Revision:
        """Make an edit on the present map and keep it; a repeated request is made once.

        Raises:
            UnknownMapError: There is no such map.
            UnknownRevisionError: ``base_revision`` is none of the map's revisions.
            RequestReusedError: The client used this number for something else.
            StaleTextError: The edit rewords a text that was changed since.
            DesirelineError: The edit cannot be made on this map; the error says why.
        """
        request = Request(client=client, seq=seq, actor=actor, at_ms=at_ms)
        asked = edit_to_json(edit)
        with self._database.writing() as connection:
            already = repeated(connection, map_id, request, kind="edit", edit=asked)
            if already:
                return already
            row = map_row(connection, map_id)
            if not 0 <= base_revision <= row.revision:
                msg = f"The map {map_id!r} has revisions 0 to {row.revision}, not {base_revision}."
                raise UnknownRevisionError(msg)
            present = parse_map(row.document)
            wanted = Wanted(
                kind="edit",
                label=edit.label(present),
                changes=edit.changes(present),
                base_revision=base_revision,
                edit=asked,
            )
            _require_as_sound(present, wanted.changes)
            return keep(connection, row, request, wanted, present=present)

    def undo(self, map_id: str, *, client: str, seq: int, actor: str, at_ms: int) -> Revision:
        """Take back the client's own last edit.

        Where that is impossible by now, nothing changes, the edit is no longer offered, and
        ``notice`` says why.

        Raises:
            UnknownMapError: There is no such map.
            NothingToUndoError: The client has made no edit that is not taken back.
            RequestReusedError: The client used this number for something else.
        """
        request = Request(client=client, seq=seq, actor=actor, at_ms=at_ms)
        return self._take_back(map_id, request, kind="undo")

    def redo(self, map_id: str, *, client: str, seq: int, actor: str, at_ms: int) -> Revision:
        """Make again what the client took back last; otherwise as ``undo``.

        Raises:
            UnknownMapError: There is no such map.
            NothingToUndoError: The client has taken nothing back, or has edited since.
            RequestReusedError: The client used this number for something else.
        """
        request = Request(client=client, seq=seq, actor=actor, at_ms=at_ms)
        return self._take_back(map_id, request, kind="redo")

    def undo_state(self, map_id: str, *, client: str) -> UndoState:
        """Return what undo and redo would do for a client."""
        with self._database.reading() as connection:
            both = client_stacks(connection, map_id, client)
            labels = [
                plain_label(one_revision(connection, map_id, numbers[-1]).label) if numbers else ""
                for numbers in (both.done, both.undone)
            ]
        return UndoState(undo_label=labels[0], redo_label=labels[1])

    def history(self, map_id: str, *, after: int = -1) -> tuple[Revision, ...]:
        """Return the map's revisions after a given one, oldest first.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.reading() as connection:
            map_row(connection, map_id)
            return tuple(revision_of(row) for row in log_rows(connection, map_id, after=after))

    def at_revision(self, map_id: str, revision: int) -> JourneyMap:
        """Return the map as it was right after a revision.

        Raises:
            UnknownMapError: There is no such map.
            UnknownRevisionError: The map has no such revision.
        """
        with self._database.reading() as connection:
            latest = map_row(connection, map_id).revision
            rows = replay_rows(connection, map_id, until=revision)
        if not 0 <= revision <= latest:
            msg = f"The map {map_id!r} has revisions 0 to {latest}, not {revision}."
            raise UnknownRevisionError(msg)
        return replay(rows)

    def verify(self, map_id: str) -> tuple[str, ...]:
        """Return every way in which a map and its log disagree, as sentences; none is good.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.reading() as connection:
            row = map_row(connection, map_id)
            log = log_rows(connection, map_id)
        broken = broken_links(log)
        if [one["revision"] for one in log] != list(range(row.revision + 1)):
            broken += (f"The log does not hold the revisions 0 to {row.revision}, each once.",)
        try:
            replayed = canonical_text(replay(log))
        except (DesirelineError, ValueError, KeyError, TypeError, IndexError) as error:
            return (*broken, f"The log cannot be replayed: {error}")
        if replayed != row.document:
            broken += ("The stored map is not what its log leads to.",)
        elif parse_map(row.document).header.title != row.title:
            broken += ("The title in the list of maps is not the map's.",)
        return broken

    def delete(self, map_id: str) -> None:
        """Remove a map with its log.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.writing() as connection:
            map_row(connection, map_id)
            connection.execute(delete(MAPS).where(MAPS.c.id == map_id))

    def remember_mapping(self, shape: str, mapping_json: str, *, at_ms: int = 0) -> None:
        """Remember how files of this shape were read, for the next one."""
        row = {"shape": shape, "mapping": mapping_json, "used_at": at_ms}
        statement = upsert(COLUMN_MAPPINGS).values(**row)
        with self._database.writing() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["shape"], set_=row))

    def remembered(self, shape: str) -> str | None:
        """Return how files of this shape were read last, or None."""
        wanted = select(COLUMN_MAPPINGS.c.mapping).where(COLUMN_MAPPINGS.c.shape == shape)
        with self._database.reading() as connection:
            mapping: str | None = connection.execute(wanted).scalar_one_or_none()
        return mapping

    def protections(self) -> tuple[str, ...]:
        """Return in words what keeps written edits safe here."""
        return self._database.protections()

    def damages(self) -> tuple[str, ...]:
        """Return what is wrong with the file itself, as SQLite says it; none is good."""
        return self._database.damages()

    def _take_back(self, map_id: str, request: Request, *, kind: RevisionKind) -> Revision:
        with self._database.writing() as connection:
            already = repeated(connection, map_id, request, kind=kind, edit={})
            if already:
                return already
            row = map_row(connection, map_id)
            both = client_stacks(connection, map_id, request.client)
            numbers = both.done if kind == "undo" else both.undone
            if not numbers:
                msg = f"There is nothing of yours to {kind} on this map."
                raise NothingToUndoError(msg)
            target = one_revision(connection, map_id, numbers[-1])
            present = parse_map(row.document)
            changes, reason = taken_back(present, target)
            label = plain_label(target.label)
            verb = "taken back" if kind == "undo" else "made again"
            wanted = Wanted(
                kind=kind,
                label=f"Could not {kind}: {label}" if reason else f"{kind.title()}: {label}",
                changes=changes,
                base_revision=row.revision,
                undoes=target.revision,
                notice=f"“{label}” can no longer be {verb}. {reason}" if reason else "",
            )
            return keep(connection, row, request, wanted, present=present)


def _require_as_sound(present: JourneyMap, changes: tuple[Change, ...]) -> None:
    """Refuse changes after which the map has a problem it did not have."""
    found = problems(apply_changes(present, changes))
    new = [one for one in found if one not in problems(present)] if found else []
    if new:
        sentences = " ".join(one.sentence for one in new)
        msg = f"After this edit the map would not hold together: {sentences}"
        raise BrokenMapError(msg)
