"""Opens a store whose last write was torn by a power cut, and keeps the torn part aside."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from desireline.warehouse.flushing import flush_names

Settings = dict[str, str | bool | int | float | list[str]]
_TORN = re.compile(r"Corrupt WAL file: entry at byte position (\d+) ")
_KEPT = ".torn-"


def connect(
    path: Path, *, settings: Settings, read_only: bool = False
) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB file; a log with a torn tail is cut where the tear begins.

    A commit is confirmed only after its log is flushed, so what stands behind the tear was never
    confirmed. The whole log is kept beside the store as ``NAME.wal.torn-N``: nothing is thrown
    away, and ``torn_logs`` lists it.

    Raises:
        duckdb.Error: The file cannot be opened for any other reason.
    """
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=settings)
        except duckdb.Error as error:
            tear = _TORN.search(str(error))
            if read_only or tear is None:
                raise
            _cut(path.with_name(path.name + ".wal"), int(tear.group(1)))


def torn_logs(folder: Path) -> tuple[Path, ...]:
    """Return the logs that were cut in this folder, oldest first."""
    return tuple(sorted(folder.glob(f"*.wal{_KEPT}*")))


def _cut(log: Path, length: int) -> None:
    content = log.read_bytes()
    number = len(tuple(log.parent.glob(f"{log.name}{_KEPT}*"))) + 1
    with log.with_name(f"{log.name}{_KEPT}{number}").open("xb") as kept:
        kept.write(content)
    with log.open("r+b") as present:
        present.truncate(min(length, len(content) - 1))
    flush_names(log.parent)
