"""Brings a file into the evidence store: all of it with its receipt, or nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.fates import Fates, settle, source_id_of
from desireline.evidence.foreseeing import questions_of_fates
from desireline.evidence.free_text.hiding import hide_again, lend_known_names
from desireline.evidence.free_text.masking import shown_sheet
from desireline.evidence.free_text.reading_again import read_again
from desireline.evidence.identity import recompute_customers
from desireline.evidence.inspection import Inspection, Question, Receipt, RejectGroup
from desireline.evidence.known_files import (
    known_file_question,
    known_files_in,
    known_orders,
)
from desireline.evidence.known_rows import said_of_met
from desireline.evidence.masking import masked
from desireline.evidence.pseudonym import load_key
from desireline.evidence.questions import QuestionsOpenError
from desireline.evidence.sandbox import active_protections, now, run_child, working_folder
from desireline.evidence.staging import read_stream, stage_read
from desireline.warehouse import Warehouse, Writing
from desireline.warehouse.vault import remember

__all__ = [
    "QuestionsOpenError",
    "RejectedRow",
    "active_protections",
    "import_file",
    "inspect_file",
    "list_receipts",
    "rejected_rows",
    "store_read",
]

MAPPING = TypeAdapter(Mapping)
INSPECTION = TypeAdapter(Inspection)
QUESTIONS = TypeAdapter(tuple[Question, ...])
GROUPS = TypeAdapter(tuple[RejectGroup, ...])
RECEIPT = TypeAdapter(Receipt)


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """One row an import refused, its identifiers masked."""

    row_number: int
    reason: str
    sentence: str
    remedy: str
    raw: str


def inspect_file(  # noqa: PLR0913 - a file, and all that is known of it
    path: Path,
    *,
    file_name: str,
    mapping: Mapping | None = None,
    remembered: bool | None = None,
    key: bytes,
    now_ms: int | None = None,
) -> Inspection:
    """Look at a file under a mapping (None = guessed), storing nothing.

    Raises:
        FileRefusedError: The file cannot be read at all, or its reader was stopped.
    """
    with working_folder() as folder:
        answer = run_child(
            path,
            folder=folder,
            mode="inspect",
            file_name=file_name,
            mapping=mapping,
            key=key,
            now_ms=now() if now_ms is None else now_ms,
            remembered=bool(remembered),
        )
    return INSPECTION.validate_json(json.dumps(answer["inspection"]))


def import_file(  # noqa: PLR0913 - a file, and all that is known of it
    warehouse: Warehouse,
    *,
    folder: Path,
    path: Path,
    file_name: str,
    mapping: Mapping,
    at_ms: int,
) -> Receipt:
    """Import one file: every row is accounted for, and importing it again changes nothing.

    The clear identifiers reach the vault first, then one transaction holds rows, customers and
    receipt. Killed at any moment, the store holds all of the file or nothing.

    Raises:
        QuestionsOpenError: Something only a person knows is not answered; nothing is stored.
        FileRefusedError: The file cannot be read; nothing is stored.
    """
    key = load_key(folder)
    with working_folder(folder) as work:
        lend_known_names(warehouse, work)
        answer = run_child(
            path,
            folder=work,
            mode="read",
            file_name=file_name,
            mapping=mapping,
            key=key,
            now_ms=at_ms,
            orders=known_orders(warehouse),
        )
        return store_read(
            warehouse, folder=folder, work=work, answer=answer, file_name=file_name, at_ms=at_ms
        )


def store_read(  # noqa: PLR0913 - what the child left, and where it goes
    warehouse: Warehouse,
    *,
    folder: Path,
    work: Path,
    answer: dict[str, Any],
    file_name: str,
    at_ms: int,
) -> Receipt:
    """Store what the child left in ``work``: the vault first, then one transaction.

    Raises:
        QuestionsOpenError: The child answered with questions; nothing is stored.
    """
    if "questions" in answer:
        found = QUESTIONS.validate_json(json.dumps(answer["questions"]["open"]))
        raise QuestionsOpenError(found)
    with read_stream(work, "vault") as rows:
        remember(folder, rows)
    with warehouse.transaction() as writing:
        stage_read(writing, work)
        key = load_key(folder)
        receipt = _commit(writing, answer["read"], file_name=file_name, at_ms=at_ms, key=key)
        hide_again(writing, key=key)
        return receipt


def list_receipts(warehouse: Warehouse) -> list[Receipt]:
    """Return the receipt of every import, newest first."""
    imports = warehouse.table("imports")
    ordered = imports.order_by([imports.imported_at_ms.desc(), imports.import_id.desc()])
    return [
        RECEIPT.validate_json(str(row["receipt"]))
        for row in warehouse.rows(ordered.select("receipt"))
    ]


def rejected_rows(warehouse: Warehouse, import_id: str) -> list[RejectedRow]:
    """Return the rows an import refused, in their order."""
    table = warehouse.table("rejected_rows")
    wanted = table.filter(table.import_id == import_id).order_by("row_number")
    rows: list[dict[str, Any]] = warehouse.rows(wanted.drop("import_id"))
    return [RejectedRow(**row) for row in rows]


def _commit(
    writing: Writing, read: dict[str, Any], *, file_name: str, at_ms: int, key: bytes
) -> Receipt:
    mapping = MAPPING.validate_json(json.dumps(read["mapping"]))
    if mapping.closed is None:
        mapping = replace(mapping, closed=False)
    import_id = f"i{at_ms:013d}{os.urandom(4).hex()}"
    source_id = source_id_of(mapping.source_name)
    known = known_files_in(writing, str(read["sha256"]))
    if asked := known_file_question(known, mapping, source_id=source_id):
        raise QuestionsOpenError(tuple(asked))
    fates = settle(
        writing,
        source_id=source_id,
        import_id=import_id,
        mapping=mapping,
        mapping_hash=str(read["mapping_hash"]),
    )
    if open_ones := questions_of_fates(fates.foreseen, mapping):
        raise QuestionsOpenError(open_ones)
    shared = recompute_customers(writing, import_id=import_id)
    again = read_again(writing, key=key, import_id=import_id)
    version = int(str(writing.execute("SELECT value FROM state WHERE key = 'data_version'")[0][0]))
    receipt = Receipt(
        import_id=import_id,
        source_id=source_id,
        source_name=mapping.source_name,
        file_name=masked(file_name),
        sha256=str(read["sha256"]),
        rows_read=int(read["rows"]),
        inserted=fates.foreseen.inserted,
        updated=fates.foreseen.updated,
        unchanged=fates.foreseen.unchanged,
        duplicate=fates.foreseen.duplicate,
        rejected=fates.rejected,
        events=fates.events,
        answers=fates.answers,
        identifiers=fates.identifiers,
        links=fates.links,
        rejects=GROUPS.validate_json(json.dumps(read["rejects"])),
        warnings=(*read["warnings"], *_warnings(fates), *shared, *again),
        data_version=str(version + 1),
    )
    _file_receipt(writing, receipt, mapping=mapping, read=read, at_ms=at_ms, fates=fates)
    return receipt


def _warnings(fates: Fates) -> Iterable[str]:
    rows = fates.foreseen
    if fates.without_customer:
        yield (
            f"{fates.without_customer:,} events or answers name no customer; they count for "
            "touchpoints and emotion, not for paths."
        )
    if rows.superseded:
        yield (
            f"{rows.superseded:,} rows have the same id as a later row of this file with other "
            "content; the later one holds."
        )
    if rows.older:
        yield f"{rows.older:,} rows are older versions of records that were corrected since."
    yield from said_of_met(rows.met)


def _file_receipt(  # noqa: PLR0913 - the receipt and what stands beside it
    writing: Writing,
    receipt: Receipt,
    *,
    mapping: Mapping,
    read: dict[str, Any],
    at_ms: int,
    fates: Fates,
) -> None:
    values = [
        receipt.import_id,
        receipt.source_id,
        receipt.file_name,
        receipt.sha256,
        int(read["byte_count"]),
        at_ms,
        receipt.rows_read,
        receipt.inserted,
        receipt.updated,
        receipt.unchanged,
        receipt.duplicate,
        receipt.rejected,
        json.dumps(asdict(replace(mapping, sheet=shown_sheet(mapping.sheet)))),
        fates.content_hash,
        json.dumps(receipt.warnings),
        RECEIPT.dump_json(receipt).decode(),
    ]
    places = ", ".join("?" for _ in values)
    writing.execute(f"INSERT INTO imports VALUES ({places})", values)  # noqa: S608
