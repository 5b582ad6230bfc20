"""Bring files in: keep an upload, look at it, import it, and account for every row."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter

from desireline.errors import DesirelineError
from desireline.evidence.column_mapping import Mapping
from desireline.evidence.fates import source_id_of
from desireline.evidence.foreseeing import foreseen_questions
from desireline.evidence.free_text.masking import shown_sheet
from desireline.evidence.importing import (
    import_file,
    inspect_file,
    list_receipts,
    rejected_rows,
)
from desireline.evidence.inspection import Inspection, Receipt
from desireline.evidence.known_files import known_file_question, known_files
from desireline.evidence.masking import masked
from desireline.evidence.questions import QuestionsOpenError
from desireline.evidence.source_joining import ASK, is_doubtful, joined, joining_question
from desireline.maps.signs import shown_name
from desireline.workspace.spreadsheet_cells import inert
from desireline.workspace.workspace import Workspace
from desireline.workspace.zone_asked import asked_anew, zone_of_file

LARGEST_UPLOAD = 8 * 1024**3
MAPPING = TypeAdapter(Mapping)
_UPLOAD_ID = re.compile(r"[0-9a-f]{32}")
# No space, no quota, larger than a process or a file system (FAT: 4 GiB) may write.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class UnknownUploadError(DesirelineError):
    """No file waits under that id."""

    code = "unknown-upload"

    def __init__(self, upload_id: str) -> None:
        super().__init__(f"No file waits under '{upload_id}'. Choose the file again.")


class UnknownImportError(DesirelineError):
    """No file was imported under that id."""

    code = "unknown-import"

    def __init__(self, import_id: str) -> None:
        super().__init__(f"There is no import '{import_id}'. The receipts have the right id.")


class UploadTooLargeError(DesirelineError):
    """The file is larger than what one upload may be."""

    code = "upload-too-large"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is larger than {LARGEST_UPLOAD:,} bytes. Split it and try again.")


class NoRoomError(DesirelineError):
    """The disk of the workspace, or the room allowed on it, is full."""

    code = "no-room"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no room left on the disk for {name}: nothing of it was kept. Free some "
            "space where the workspace lies, and try again."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that waits for its import. ``name`` is what the user called it."""

    upload_id: str
    name: str
    bytes: int
    sha256: str


def is_no_room(error: BaseException | None) -> bool:
    """Tell whether an error says that nothing more can be written where it was tried."""
    return isinstance(error, OSError) and error.errno in _NO_ROOM


def keep_upload(workspace: Workspace, *, name: str, content: IO[bytes]) -> Upload:
    """Keep one file under a name of our own until it is imported or let go.

    Raises:
        UploadTooLargeError: It passes ``LARGEST_UPLOAD``; nothing is kept.
        NoRoomError: The disk is full; nothing is kept.
    """
    path = workspace.folder / "uploads" / secrets.token_hex(16)
    facts = path.with_name(f"{path.name}.json")
    shown = shown_name(Path(name.replace("\\", "/").replace("\x00", "")).name)[:200] or "file"
    try:
        size, digest = _kept(content, path, shown=shown)
        told = {"name": shown, "bytes": size, "sha256": digest}
        facts.write_text(json.dumps(told), encoding="utf-8")
    except BaseException as error:
        facts.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        if is_no_room(error):
            raise NoRoomError(shown) from error
        raise
    return Upload(upload_id=path.name, name=shown, bytes=size, sha256=digest)


def keep_uploads(
    workspace: Workspace, files: Iterable[tuple[str, IO[bytes]]]
) -> tuple[Upload, ...]:
    """Keep the files of one call, all of them or none: nobody would know the ids of a part.

    Raises:
        UploadTooLargeError: One of them passes ``LARGEST_UPLOAD``.
        NoRoomError: The disk is full.
    """
    kept: list[Upload] = []
    try:
        for name, content in files:
            kept.append(keep_upload(workspace, name=name, content=content))
    except BaseException:
        for upload in kept:
            let_upload_go(workspace, upload.upload_id)
        raise
    return tuple(kept)


def _kept(content: IO[bytes], path: Path, *, shown: str) -> tuple[int, str]:
    """Write a file block by block; return its size in bytes and its SHA-256."""
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as out:
        while block := content.read(1 << 20):
            size += len(block)
            if size > LARGEST_UPLOAD:
                raise UploadTooLargeError(shown)
            digest.update(block)
            out.write(block)
    return size, digest.hexdigest()


def find_upload(workspace: Workspace, upload_id: str) -> tuple[Upload, Path]:
    """Return a waiting file.

    Raises:
        UnknownUploadError: There is none under that id.
    """
    folder = workspace.folder / "uploads"
    if not _UPLOAD_ID.fullmatch(upload_id) or not (folder / f"{upload_id}.json").exists():
        raise UnknownUploadError(upload_id)
    facts = json.loads((folder / f"{upload_id}.json").read_text(encoding="utf-8"))
    return Upload(upload_id=upload_id, **facts), folder / upload_id


def let_upload_go(workspace: Workspace, upload_id: str) -> None:
    """Remove a waiting file; the clear identifiers it holds go with it.

    Raises:
        UnknownUploadError: There is none under that id.
    """
    _, path = find_upload(workspace, upload_id)
    path.unlink(missing_ok=True)
    path.with_name(f"{upload_id}.json").unlink()


def mapping_shape(mapping: Mapping) -> str:
    """Return the shape under which a mapping is remembered: its reader and its columns."""
    return json.dumps([mapping.reader, sorted(column.column for column in mapping.columns)])


def inspect_upload(workspace: Workspace, upload_id: str, *, mapping: Mapping | None) -> Inspection:
    """Look at a waiting file under a mapping, else under the one remembered for its shape.

    Raises:
        UnknownUploadError: There is none under that id.
        DesirelineError: The file cannot be read at all; the sentence says why.
    """
    upload, path = find_upload(workspace, upload_id)
    first = inspect_file(path, file_name=upload.name, mapping=mapping, key=workspace.key)
    if mapping is not None:
        return _beside_known(workspace, path, first)
    kept = workspace.documents.remembered(mapping_shape(first.mapping))
    if kept is None:
        return _beside_known(workspace, path, first)
    known = _as_written(first, MAPPING.validate_json(kept))
    known, doubt = zone_of_file(workspace, known, file_name=masked(upload.name))
    found = joined(workspace.warehouse, known, file_name=upload.name)
    if found is not None and is_doubtful(found, file_name=upload.name):
        known = replace(known, joins=ASK)
    again = inspect_file(
        path, file_name=upload.name, mapping=known, remembered=True, key=workspace.key
    )
    if again.rows_tried and not again.rows_ready and not again.questions:
        return _beside_known(
            workspace, path, first
        )  # it fits no row: this file is asked about anew
    return _beside_known(workspace, path, asked_anew(again, doubt))


def _as_written(first: Inspection, known: Mapping) -> Mapping:
    """Return a remembered mapping that reads a file as it is written, not as the last one was."""
    asked = {question.id for question in first.questions}
    encoding = known.encoding if "encoding" in asked else first.mapping.encoding
    return replace(known, encoding=encoding, separator=first.mapping.separator)


def _beside_known(workspace: Workspace, path: Path, look: Inspection) -> Inspection:
    """Return a look that also says which source the file adds to, and asks where it may not."""
    found = joined(workspace.warehouse, look.mapping, file_name=look.file_name)
    known = known_files(workspace.warehouse, look.sha256)
    source_id = source_id_of(look.mapping.source_name)
    asked = known_file_question(known, look.mapping, source_id=source_id)
    if found is not None and not known and look.mapping.joins == ASK:
        asked.append(joining_question(found, look.mapping, file_name=look.file_name))
    look = replace(look, questions=(*asked, *look.questions), joins=found)
    foreseen = foreseen_questions(
        workspace.warehouse, folder=workspace.folder, path=path, look=look
    )
    return replace(look, questions=(*look.questions, *foreseen))


def _refuse_unasked(workspace: Workspace, upload: Upload, mapping: Mapping) -> None:
    found = joined(workspace.warehouse, mapping, file_name=upload.name)
    known = known_files(workspace.warehouse, upload.sha256)
    if mapping.joins == ASK and found is not None and not known:
        raise QuestionsOpenError((joining_question(found, mapping, file_name=upload.name),))


def import_upload(workspace: Workspace, upload_id: str, *, mapping: Mapping) -> Receipt:
    """Import a waiting file, remember its mapping, and let the file go.

    Raises:
        UnknownUploadError: There is none under that id.
        DesirelineError: Questions are open, or the file is refused; nothing is stored then.
    """
    upload, path = find_upload(workspace, upload_id)
    _refuse_unasked(workspace, upload, mapping)
    receipt = import_file(
        workspace.warehouse,
        folder=workspace.folder,
        path=path,
        file_name=upload.name,
        mapping=mapping,
        at_ms=workspace.now(),
    )
    workspace.documents.remember_mapping(
        mapping_shape(mapping),
        MAPPING.dump_json(
            replace(mapping, known_file="", joins="", sheet=shown_sheet(mapping.sheet))
        ).decode(),
    )
    let_upload_go(workspace, upload_id)
    return receipt


def receipts(workspace: Workspace) -> tuple[Receipt, ...]:
    """Return the receipt of every import, newest first."""
    return tuple(list_receipts(workspace.warehouse))


def rejected_csv(workspace: Workspace, import_id: str) -> str:
    """Return the rows an import refused as CSV: row, reason, remedy and the masked row.

    Raises:
        UnknownImportError: There is none under that id.
    """
    if import_id not in {receipt.import_id for receipt in receipts(workspace)}:
        raise UnknownImportError(import_id)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["row", "reason", "what", "what to do", "row as read, identifiers masked"])
    for row in rejected_rows(workspace.warehouse, import_id):
        writer.writerow(
            [
                row.row_number,
                *(inert(text) for text in (row.reason, row.sentence, row.remedy, row.raw)),
            ]
        )
    return out.getvalue()
