"""The rows the import child left, made readable within one transaction."""

from __future__ import annotations

from pathlib import Path

from pyarrow.ipc import open_stream
from pyarrow.lib import RecordBatchReader

from desireline.warehouse import Writing

STAGED = ("records", "events", "answers", "identifiers", "links", "rejected", "names")


def stage_read(writing: Writing, work: Path) -> None:
    """Copy what the child left in ``work`` into temporary tables of a transaction."""
    for table in STAGED:
        with read_stream(work, table) as rows:
            writing.stage(f"staged_{table}", rows)


def read_stream(folder: Path, table: str) -> RecordBatchReader:
    """Open the rows of one table the child left."""
    return open_stream(str(folder / f"{table}.arrow"))  # type: ignore[no-untyped-call]
