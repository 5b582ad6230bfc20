"""The evidence store of one workspace: DuckDB, opened shut to everything but its own file."""

from __future__ import annotations

import re
import shutil
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Self

import duckdb
import ibis
import ibis.expr.operations as ops
from pyarrow.lib import RecordBatchReader, Table

from desireline.errors import DesirelineError
from desireline.warehouse.flushing import flush_names
from desireline.warehouse.remembered_sql import RememberedSql
from desireline.warehouse.schema import COLUMNS, SCHEMA_VERSION, creation_statements, ibis_schema
from desireline.warehouse.spilling import remove_left_behind, spill_folder
from desireline.warehouse.stopping import go_on, stoppable
from desireline.warehouse.torn_logs import connect

FILE_NAME = "evidence.duckdb"
STORAGE_VERSION = "v1.4.0"
_KEPT_NAME = re.compile(r"^[a-z][a-z0-9_]{0,62}$")


class UnknownTableError(DesirelineError):
    """The warehouse has no table of that name."""

    code = "unknown-table"

    def __init__(self, name: str) -> None:
        known = ", ".join(COLUMNS)
        super().__init__(f"The warehouse has no table '{name}'. Its tables: {known}.")


class WarehouseBusyError(DesirelineError):
    """Another process holds the evidence store, or its file cannot be opened."""

    code = "warehouse-busy"

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(
            f"{path} could not be opened: {cause}. If a Desireline server runs on this "
            "workspace, use it or stop it first."
        )


class NewerSchemaError(DesirelineError):
    """The evidence store was written by a newer version."""

    code = "newer-schema"

    def __init__(self, found: str) -> None:
        super().__init__(
            f"The evidence store has schema version {found}; this program knows "
            f"{SCHEMA_VERSION}. Install a newer Desireline."
        )


class Writing:
    """One open transaction, on a cursor of its own; others read the state before it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Run one statement with bound values and give its rows, if it has any."""
        with stoppable(self._cursor.interrupt):
            self._cursor.execute(statement, list(values))
            return list(self._cursor.fetchall()) if self._cursor.description else []

    def insert(self, table: str, rows: Table | RecordBatchReader) -> None:
        """Append Arrow rows to an evidence table; columns are matched by name.

        Raises:
            UnknownTableError: There is no such table.
        """
        if table not in COLUMNS:
            raise UnknownTableError(table)
        self.read_in("incoming_rows", rows)
        names = ", ".join(f'"{name}"' for name in rows.schema.names)
        self._cursor.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM incoming_rows')  # noqa: S608
        self._cursor.unregister("incoming_rows")

    def read_in(self, name: str, rows: Table | RecordBatchReader) -> None:
        """Make Arrow rows readable under ``name`` within this transaction."""
        self._cursor.register(_kept(name), rows)

    def stage(self, name: str, rows: Table | RecordBatchReader) -> None:
        """Copy Arrow rows into a temporary table ``name``, replacing an earlier one."""
        self.read_in("incoming_rows", rows)
        self._cursor.execute(
            f'CREATE OR REPLACE TEMP TABLE "{_kept(name)}" AS SELECT * FROM incoming_rows'  # noqa: S608
        )
        self._cursor.unregister("incoming_rows")

    def to_arrow(self, query: str) -> Table:
        """Run a query without values and give its rows as Arrow."""
        return self._cursor.sql(query).to_arrow_table()


class Warehouse:
    """The evidence tables of a workspace. Safe to share between threads of one process.

    Reads and kept tables go through one connection under a lock; each transaction has a
    cursor of its own, so readers see only committed states and never wait for an import.
    """

    remembered: ClassVar[RememberedSql] = RememberedSql()

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        *,
        folder: Path | None = None,
        read_only: bool = False,
    ) -> None:
        self._connection = connection
        self._folder = folder
        self._reading = threading.RLock()
        self._writing = threading.RLock()
        self._kept: dict[str, ibis.Schema] = {}
        self._emptied: weakref.finalize[..., Self] | None = None
        self.read_only = read_only
        if not read_only:
            for statement in creation_statements():
                connection.execute(statement)
            connection.execute(
                "INSERT INTO state SELECT k, v FROM (VALUES ('schema_version', ?), "
                "('data_version', '0')) AS fresh(k, v) WHERE k NOT IN (SELECT key FROM state)",
                [SCHEMA_VERSION],
            )
        self._backend = ibis.duckdb.from_connection(connection)
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        found = self._state("schema_version")
        if int(found) > int(SCHEMA_VERSION):
            raise NewerSchemaError(found)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        read_only: bool = False,
        memory_limit: str = "2GB",
        spill_limit: str = "20GB",
    ) -> Self:
        """Open the evidence store in ``folder``, creating it where there is none.

        Raises:
            WarehouseBusyError: Another process holds it, or the file cannot be opened.
            NewerSchemaError: A newer version wrote it.
        """
        remove_left_behind()
        path = folder / FILE_NAME
        settings = _settings(
            memory_limit=memory_limit, spill_limit=spill_limit, folder=str(folder / "spill")
        )
        try:
            connection = connect(path, settings=settings, read_only=read_only)
        except duckdb.IOException as error:
            raise WarehouseBusyError(path, str(error).splitlines()[0]) from error
        return cls(connection, folder=folder, read_only=read_only)

    @classmethod
    def in_memory(cls, *, memory_limit: str = "1GB", spill_limit: str = "20GB") -> Self:
        """Open an empty warehouse that vanishes when closed.

        What does not fit into memory goes to a folder that only this user may read and that
        vanishes with it.
        """
        folder = str(spill_folder())
        settings = _settings(memory_limit=memory_limit, spill_limit=spill_limit, folder=folder)
        made = cls(duckdb.connect(":memory:", config=settings))
        made._emptied = weakref.finalize(made, shutil.rmtree, folder, ignore_errors=True)
        return made

    def table(self, name: str) -> ibis.Table:
        """Return an evidence table, or one kept under ``name``, as an Ibis table.

        Raises:
            UnknownTableError: There is none.
        """
        if name in self._kept:
            return self._bound(name, self._kept[name])
        if name not in COLUMNS:
            raise UnknownTableError(name)
        return self._bound(name, ibis.schema(ibis_schema(name)))

    def to_arrow(self, expr: ibis.Expr) -> Table:
        """Compute an expression and give its rows as Arrow."""
        table = expr.as_table()
        with self._reading, stoppable(self._connection.interrupt):
            query = self._compiled(table)
            return self._connection.sql(query).to_arrow_table()

    def rows(self, expr: ibis.Expr) -> list[dict[str, object]]:
        """Compute an expression and give its rows as dictionaries by column name."""
        answer: list[dict[str, object]] = self.to_arrow(expr).to_pylist()
        return answer

    def keep(self, expr: ibis.Expr, name: str) -> ibis.Table:
        """Compute an expression once and keep its rows under ``name`` until dropped or closed.

        A table kept earlier under the same name is replaced, in every thread: choose a name
        of its own for each reading. Nothing is written to the evidence file.
        """
        table = expr.as_table()
        with self._reading, stoppable(self._connection.interrupt):
            query = self._compiled(table)
            self._connection.execute(f'CREATE OR REPLACE TEMP TABLE "{_kept(name)}" AS {query}')
            self._kept[name] = table.schema()
        return self._bound(name, self._kept[name])

    def keep_arrow(self, rows: Table, name: str) -> ibis.Table:
        """Keep Arrow rows under ``name``, as ``keep`` does."""
        go_on()
        with self._reading:
            self._connection.register("incoming_rows", rows)
            self._connection.execute(
                f'CREATE OR REPLACE TEMP TABLE "{_kept(name)}" AS SELECT * FROM incoming_rows'  # noqa: S608
            )
            self._connection.unregister("incoming_rows")
            self._kept[name] = ibis.Schema.from_pyarrow(rows.schema)
        return self._bound(name, self._kept[name])

    def kept(self, name: str) -> ibis.Table | None:
        """Return what is kept under a name, None where nothing is."""
        with self._reading:
            schema = self._kept.get(name)
        return None if schema is None else self._bound(name, schema)

    def drop_all(self, prefix: str) -> None:
        """Let every kept table go whose name starts so."""
        with self._reading:
            names = [name for name in self._kept if name.startswith(prefix)]
        for name in names:
            self.drop(name)

    def drop(self, name: str) -> None:
        """Let a kept table go; nothing happens where there is none."""
        with self._reading:
            if self._kept.pop(name, None) is not None:
                self._connection.execute(f'DROP TABLE IF EXISTS temp.main."{_kept(name)}"')

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold one data version: everything read inside sees the same committed state."""
        with self._reading:
            self._connection.execute("BEGIN TRANSACTION")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def transaction(self) -> Iterator[Writing]:
        """Write all or nothing; counts ``data_version`` up. One at a time, readers go on."""
        with self.noting() as writing:
            yield writing
            writing.execute(
                "UPDATE state SET value = CAST(CAST(value AS BIGINT) + 1 AS VARCHAR) "
                "WHERE key = 'data_version'"
            )

    @contextmanager
    def noting(self) -> Iterator[Writing]:
        """Write all or nothing of what no figure counts; ``data_version`` stays."""
        with self._writing:
            cursor = self._connection.cursor()
            cursor.execute("BEGIN TRANSACTION")
            try:
                yield Writing(cursor)
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            else:
                cursor.execute("COMMIT")
                if self._folder is not None:
                    flush_names(self._folder)
            finally:
                cursor.close()

    def insert(self, table: str, rows: Table) -> None:
        """Append Arrow rows to an evidence table in a transaction of its own.

        Raises:
            UnknownTableError: There is no such table.
        """
        with self.transaction() as writing:
            writing.insert(table, rows)

    def data_version(self) -> str:
        """Return the count of commits so far; figures with the same one agree."""
        return self._state("data_version")

    def close(self) -> None:
        """Close the store; kept tables go with it."""
        with self._writing, self._reading:
            self._connection.close()
        if self._emptied is not None:
            self._emptied()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def _state(self, key: str) -> str:
        with self._reading:
            found = self._connection.execute("SELECT value FROM state WHERE key = ?", [key])
            rows = found.fetchall()
        return str(rows[0][0]) if rows else "0"

    def _bound(self, name: str, schema: ibis.Schema) -> ibis.Table:
        bound = ops.DatabaseTable(
            name=name, schema=schema, source=self._backend, namespace=ops.Namespace()
        )
        return bound.to_expr()  # type: ignore[no-untyped-call]

    def _compiled(self, table: ibis.Table) -> str:
        go_on()
        return self.remembered.sql(
            table, is_kept=lambda name: name not in COLUMNS, written=self._written
        )

    def _written(self, table: ibis.Table) -> str:
        self._backend._register_in_memory_tables(table)  # noqa: SLF001
        query: str = self._backend.compile(table)
        return query


def _kept(name: str) -> str:
    if not _KEPT_NAME.match(name) or name in COLUMNS:
        raise UnknownTableError(name)
    return name


def _settings(
    *, memory_limit: str, spill_limit: str, folder: str
) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "storage_compatibility_version": STORAGE_VERSION,
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "python_enable_replacements": "false",
        "memory_limit": memory_limit,
        "temp_directory": folder,
        "max_temp_directory_size": spill_limit,
    }
