"""Small files and the shortest way to import them, for tests of the evidence store."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path

from desireline.evidence.child import answer_to
from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.importing import store_read
from desireline.evidence.inspection import Receipt
from desireline.evidence.known_files import known_orders
from desireline.evidence.pseudonym import load_key
from desireline.warehouse import Warehouse

AT = 1_795_300_000_000  # 2026-11-21
CLICKS = Mapping(
    reader="csv",
    source_name="clicks",
    channel="web",
    closed=False,
    columns=(
        ColumnMeaning(column="customer", meaning="customer"),
        ColumnMeaning(column="event", meaning="name"),
        ColumnMeaning(column="time", meaning="time"),
    ),
)


def clicks(*lines: str) -> str:
    """Give a CSV with the columns of CLICKS."""
    return "\n".join(["customer,event,time", *lines]) + "\n"


def bring(  # noqa: PLR0913 - a file, and all that is known of it
    warehouse: Warehouse,
    folder: Path,
    text: str | bytes,
    *,
    mapping: Mapping = CLICKS,
    at: int = AT,
    file_name: str = "file.csv",
) -> Receipt:
    """Import a text as a file, reading it in this process."""
    with tempfile.TemporaryDirectory(dir=folder) as work:
        path = Path(work) / "file.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        answer = answer_to(
            {
                "mode": "read",
                "path": str(path),
                "file_name": file_name,
                "mapping": asdict(mapping),
                "key": load_key(folder).hex(),
                "now_ms": at,
                "remembered": False,
                "orders": known_orders(warehouse),
            },
            Path(work),
        )
        return store_read(
            warehouse, folder=folder, work=Path(work), answer=answer, file_name=file_name, at_ms=at
        )


def fates(receipt: Receipt) -> tuple[int, int, int, int, int]:
    """Give inserted, updated, unchanged, duplicate and rejected of a receipt."""
    return (
        receipt.inserted,
        receipt.updated,
        receipt.unchanged,
        receipt.duplicate,
        receipt.rejected,
    )


def content(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    """Give everything the evidence says, whatever the order it came in."""
    wanted = {
        "records": ["record_id", "source_id", "record_key", "record_hash", "raw"],
        "events": ["event_id", "record_id", "identifier", "happened_at", "name", "source_rank"],
        "answers": ["answer_id", "record_id", "identifier", "said_at", "score", "words"],
        "identifiers": ["identifier", "kind", "source_id"],
        "links": ["one", "other", "rule", "record_id"],
        "customers": ["identifier", "customer", "rules"],
        "sources": ["source_id", "name", "source_rank", "closed"],
    }
    return {
        table: sorted(
            (
                tuple(row.values())
                for row in warehouse.rows(warehouse.table(table).select(*columns))
            ),
            key=str,
        )
        for table, columns in wanted.items()
    }
