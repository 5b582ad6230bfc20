"""The vault: the only place where pseudonyms stand beside the clear values they replace."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb
from pyarrow.lib import RecordBatchReader, Table

from desireline.warehouse.flushing import flush_names
from desireline.warehouse.torn_logs import connect

FILE_NAME = "vault.duckdb"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.4.0",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "512MB",
    "max_temp_directory_size": "2GB",
}


def remember(folder: Path, rows: Table | RecordBatchReader) -> None:
    """Add pseudonyms with their kind and clear value; known ones stay as they are.

    One row per pseudonym; ``rows`` has the columns pseudonym, kind and clear.
    """
    with closing(_open(folder)) as connection:
        connection.register("incoming_rows", rows)
        connection.execute("BEGIN TRANSACTION")
        connection.execute(
            "INSERT INTO vault SELECT pseudonym, min(kind), min(clear) FROM incoming_rows "
            "WHERE pseudonym NOT IN (SELECT pseudonym FROM vault) GROUP BY pseudonym"
        )
        connection.execute("COMMIT")
        flush_names(folder)


def clear_value(folder: Path, pseudonym: str) -> str | None:
    """Return the clear value behind a pseudonym, None where the vault does not know it."""
    with closing(_open(folder)) as connection:
        found = connection.execute(
            "SELECT clear FROM vault WHERE pseudonym = ?", [pseudonym]
        ).fetchall()
    return str(found[0][0]) if found else None


def count(folder: Path) -> int:
    """Return how many identifiers the vault holds."""
    with closing(_open(folder)) as connection:
        return int(connection.execute("SELECT count(*) FROM vault").fetchall()[0][0])


def _open(folder: Path) -> duckdb.DuckDBPyConnection:
    path = folder / FILE_NAME
    fresh = not path.exists()
    connection = connect(path, settings=_SETTINGS | {"temp_directory": f"{path}.tmp"})
    if fresh:
        path.chmod(0o600)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS vault (pseudonym TEXT PRIMARY KEY, kind TEXT, clear TEXT)"
    )
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection
