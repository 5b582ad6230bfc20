"""What the store knows of earlier files, so that neither a file nor a row of it is doubled."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.inspection import Option, Question
from desireline.evidence.month_names import day_in_words
from desireline.evidence.times import iso
from desireline.warehouse import Warehouse, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """One earlier import of the same bytes."""

    file_name: str
    source_id: str
    source_name: str
    imported_at_ms: int


def known_files(warehouse: Warehouse, sha256: str) -> tuple[KnownFile, ...]:
    """Return the imports of a file with this hash, oldest first."""
    imports, sources = warehouse.table("imports"), warehouse.table("sources")
    ordered = imports.join(sources, "source_id").order_by(["imported_at_ms", "import_id"])
    rows = warehouse.rows(
        ordered.select("file_name", "source_id", "name", "imported_at_ms", "sha256")
    )  # the hash is compared here: a question without it is written once for all files
    return _files(tuple(row.values()) for row in rows if row["sha256"] == sha256)


def known_orders(warehouse: Warehouse) -> dict[str, list[list[str]]]:
    """Return the orders of columns each source's rows were hashed in, oldest first, by its name."""
    imports = warehouse.table("imports")
    ordered = imports.order_by(["imported_at_ms", "import_id"]).select("mapping")
    found: dict[str, list[list[str]]] = {}
    for row in warehouse.rows(ordered):
        mapping = json.loads(str(row["mapping"]))
        order = [str(column["column"]) for column in mapping["columns"]]
        known = found.setdefault(str(mapping["source_name"]), [])
        if order and order not in known:
            known.append(order)
    return found


def known_files_in(writing: Writing, sha256: str) -> tuple[KnownFile, ...]:
    """Return the imports of a file with this hash as one transaction sees them, oldest first."""
    return _files(
        writing.execute(
            "SELECT file_name, source_id, name, imported_at_ms FROM imports "
            "JOIN sources USING (source_id) WHERE sha256 = ? ORDER BY imported_at_ms, import_id",
            [sha256],
        )
    )


def known_file_question(
    known: tuple[KnownFile, ...], mapping: Mapping, *, source_id: str
) -> list[Question]:
    """Ask what a file is for that is known under other sources only."""
    if not known or mapping.known_file or any(each.source_id == source_id for each in known):
        return []
    first = known[0]
    day = day_in_words(iso(first.imported_at_ms))
    return [
        Question(
            id="known_file",
            text="This file is here already. Is it wanted a second time?",
            why=f"The same bytes were imported as “{first.source_name}” on {day} "
            f"({first.file_name}). As another source every row would count twice.",
            entry="source_name, known_file",
            options=(
                Option(
                    value="the same",
                    label=f"No, it belongs to “{first.source_name}”",
                    example="nothing changes: every row is known",
                    mapping=replace(mapping, source_name=first.source_name),
                ),
                Option(
                    value="another source",
                    label=f"Yes, import it as “{mapping.source_name}” as well",
                    example="every row counts twice",
                    mapping=replace(mapping, known_file="another source"),
                ),
            ),
        )
    ]


def _files(rows: Iterable[tuple[object, ...]]) -> tuple[KnownFile, ...]:
    return tuple(
        KnownFile(
            file_name=str(row[0]),
            source_id=str(row[1]),
            source_name=str(row[2]),
            imported_at_ms=int(str(row[3])),
        )
        for row in rows
    )
