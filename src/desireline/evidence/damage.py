"""Find imports whose kept rows are no longer those the receipt was written for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from desireline.evidence.seals import SEALED, Sum, seals, sums_now
from desireline.warehouse import Warehouse


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundness:
    """What was held against the seals, and what does not agree.

    Attributes:
        rows: Rows checked column by column, for each table.
        unsealed: Imports of an earlier version: only the hashes of their rows are checked.
        damage: One sentence part for each import and table that changed.
    """

    files: int
    rows: Mapping[str, int]
    unsealed: int
    damage: tuple[str, ...]


def soundness(warehouse: Warehouse) -> Soundness:
    """Hold every kept row, event, answer and link against the seals made at import."""
    made, now = seals(warehouse), sums_now(warehouse)
    imports = warehouse.rows(warehouse.table("imports").order_by("imported_at_ms"))
    rows: Counter[str] = Counter()
    damage = [f"{name} (its hash)" for name in _of_wrong_hash(warehouse, imports)]
    for row in imports:
        import_id, name = str(row["import_id"]), str(row["file_name"])
        for table, seal in made.get(import_id, {}).items():
            found = now.get(import_id, {}).get(table, Sum())
            rows[table] += found.rows
            if found != seal:
                damage.append(f"{name} ({_difference(table, seal, found)})")
    return Soundness(
        files=len(imports),
        rows={table: rows[table] for table in SEALED},
        unsealed=sum(str(row["import_id"]) not in made for row in imports),
        damage=tuple(damage),
    )


def _difference(table: str, seal: Sum, found: Sum) -> str:
    if found.rows < seal.rows:
        return f"{seal.rows - found.rows:,} of {seal.rows:,} {table} missing"
    if found.rows > seal.rows:
        return f"{found.rows - seal.rows:,} {table} more than were imported"
    return f"{table} changed"


def _of_wrong_hash(warehouse: Warehouse, imports: list[dict[str, object]]) -> list[str]:
    """Return the file names of imports whose rows do not give the hash taken at import.

    An import some of whose records a later file corrected cannot be held to its hash any more;
    its rows must then be fewer than it brought, never more.
    """
    found = []
    records = warehouse.table("records")
    for row in imports:
        mine = records.filter(records.import_id == str(row["import_id"]))
        kept = warehouse.to_arrow(mine.order_by(["record_key"]).select("record_hash"))
        brought = int(str(row["inserted"])) + int(str(row["updated"]))
        if kept.num_rows < brought:
            continue
        digest = hashlib.sha256("".join(kept.column(0).to_pylist()).encode()).hexdigest()
        if kept.num_rows > brought or digest != row["content_hash"]:
            found.append(str(row["file_name"]))
    return found
