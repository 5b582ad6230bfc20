"""The SQLite file that keeps maps: its tables, and what protects them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from desireline.errors import DesirelineError

try:
    import pysqlite3
except ImportError:  # no wheel for this platform
    _FIXED: ModuleType | None = None
else:
    _FIXED = pysqlite3.dbapi2

SCHEMA_VERSION = 1
BUSY_SECONDS = 30
METADATA = MetaData()
MAPS = Table(
    "maps",
    METADATA,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("edited_at", BigInteger, nullable=False),
)
REVISIONS = Table(
    "revisions",
    METADATA,
    Column("map_id", ForeignKey("maps.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("edit", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("inverse", Text, nullable=False),
    Column("client", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("base_revision", Integer, nullable=False),
    Column("undoes", Integer),
    Column("notice", Text, nullable=False),
    Column("chain_hash", String, nullable=False),
    UniqueConstraint("map_id", "client", "seq"),
)
COLUMN_MAPPINGS = Table(
    "column_mappings",
    METADATA,
    Column("shape", String, primary_key=True),
    Column("mapping", Text, nullable=False),
    Column("used_at", BigInteger, nullable=False),
)


class NewerStoreError(DesirelineError):
    """The file was written by a newer Desireline."""

    code: ClassVar[str] = "newer-store"


class StoreFileError(DesirelineError):
    """The file cannot be opened, read or written."""

    code: ClassVar[str] = "store-file"


class Database:
    """One SQLite file, opened so that a written edit is on the disk when it is acknowledged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_fixed = _FIXED is not None
        self._lock = RLock()
        self._engine = create_engine(
            f"sqlite:///{path}",
            module=_FIXED or sqlite3,
            connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
            poolclass=QueuePool if self.is_fixed else StaticPool,
        )
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)

    def open(self) -> None:
        """Make the tables where they are missing.

        Raises:
            NewerStoreError: A newer Desireline wrote the file.
            StoreFileError: It is no database, or cannot be read or written.
        """
        with self.writing() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if version > SCHEMA_VERSION:
                msg = (
                    f"{self.path} has store version {version}; this Desireline knows up to "
                    f"{SCHEMA_VERSION}. Open the workspace with a newer Desireline."
                )
                raise NewerStoreError(msg)
            METADATA.create_all(connection)
            if version == 0:
                connection.exec_driver_sql("PRAGMA user_version = 1")

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the file.

        Raises:
            StoreFileError: The file cannot be read.
        """
        with self._asking(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one writing connection; what it wrote is on the disk after the block.

        Raises:
            StoreFileError: The file cannot be written; nothing of the block was kept.
        """
        engine = self._engine.execution_options(desireline_writes=True)
        with self._lock, self._asking(), engine.begin() as connection:
            yield connection

    def protections(self) -> tuple[str, ...]:
        """Return in words what keeps written edits safe here."""
        version = (_FIXED or sqlite3).sqlite_version
        with self.reading() as connection:
            journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
            level = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        flushing = {2: "full", 3: "extra"}.get(int(level), "not at every edit")
        which = (
            f"SQLite {version}, bundled"
            if self.is_fixed
            else f"SQLite {version} of this Python, with one connection for everything"
        )
        return (which, f"journal: {journal}", f"flushed to disk: {flushing}")

    def damages(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with the file itself."""
        with self.reading() as connection:
            rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        return tuple(str(row) for row in rows if row != "ok")

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Say in words what the driver reports; one connection is for one thread at a time."""
        if not self.is_fixed:
            self._lock.acquire()
        try:
            yield
        except DBAPIError as error:
            msg = f"The maps in {self.path} cannot be read or written: {error.orig}."
            raise StoreFileError(msg) from error
        finally:
            if not self.is_fixed:
                self._lock.release()


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    connection.isolation_level = None  # transactions begin and end where we say
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("desireline_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
