"""Which reader knows a file: the registry of readers, and how one is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, cast

from desireline.errors import DesirelineError
from desireline.evidence.column_mapping import Mapping
from desireline.evidence.containers import container_of
from desireline.evidence.dialect import (
    clean_header,
    delimited_rows,
    find_dialect,
    first_bytes,
)
from desireline.evidence.head import Head, Table
from desireline.evidence.parsed import ParsedRow
from desireline.evidence.readers import (
    access_log,
    csv,
    ga4,
    jsonl,
    parquet,
    qualtrics,
    segment,
    shopify,
    twilio,
    typeform,
    xes,
    xlsx,
    zendesk,
)
from desireline.evidence.refusal import FileRefusedError


class Reader(Protocol):
    """A module that knows one kind of file."""

    NAME: str

    def recognizes(self, head: Head) -> bool:
        """Tell whether the file is of this kind."""

    def read(self, path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
        """Give one parsed row for each row of the file."""


class TableReader(Reader, Protocol):
    """A reader of tables, whose columns need a mapping."""

    def tables(self, path: Path, mapping: Mapping) -> tuple[Table, ...]:
        """Give the tables of the file, the meant one first."""


class UnknownReaderError(DesirelineError):
    """There is no reader of that name."""

    code = "unknown-reader"

    def __init__(self, name: str) -> None:
        known = ", ".join(READERS)
        super().__init__(f"There is no reader '{name}'. The readers: {known}.")


_TOOLS = (access_log, segment, ga4, shopify, zendesk, twilio, qualtrics, typeform)
_TABLES = (xlsx, parquet, xes, jsonl, csv)
TABLE_READERS: dict[str, TableReader] = {
    module.NAME: cast("TableReader", module) for module in _TABLES
}
READERS: dict[str, Reader] = {
    **{module.NAME: cast("Reader", module) for module in _TOOLS},
    **TABLE_READERS,
}


CAVEATS = {access_log.NAME: (access_log.CAVEAT,)}


def reader_named(name: str) -> Reader:
    """Return a reader by its name.

    Raises:
        UnknownReaderError: There is none.
    """
    if name not in READERS:
        raise UnknownReaderError(name)
    return READERS[name]


def detect(path: Path, *, file_name: str) -> str:
    """Return the name of the first reader that knows the file.

    Raises:
        FileRefusedError: The file is empty, or no reader knows it.
    """
    head = head_of(path, file_name=file_name)
    if _is_one_document(head):
        raise FileRefusedError(
            reason="one-document",
            sentence=f"{file_name} is one JSON document over many lines, not a table. Write one "
            "object a line (JSON Lines), or export it as CSV, and import that.",
        )
    for name, reader in READERS.items():
        if reader.recognizes(head):
            return name
    what = container_of(head.first_bytes)
    raise FileRefusedError(
        reason="unknown-format",
        sentence=f"{file_name} is {what}, whatever it is called. Unpack it or export it as CSV, "
        "XLSX, Parquet, JSON Lines or XES."
        if what
        else f"{file_name} is no table, workbook or export that is known here. "
        "Export it as CSV, XLSX, Parquet, JSON Lines or XES.",
    )


def _is_one_document(head: Head) -> bool:
    """Tell whether a file is JSON that one record does not fit in a line of."""
    text = head.text.lstrip("\ufeff \r\n\t")
    first = text.split("\n", 1)[0].strip()
    return first in {"[", "{", "[{"} or (text.startswith(('[{"', "[[")) and first[-1:] in "]},")


def head_of(path: Path, *, file_name: str) -> Head:
    """Look at the beginning of a file in the ways readers need.

    Raises:
        FileRefusedError: It is empty.
    """
    start = first_bytes(path)
    columns: tuple[str, ...] = ()
    try:
        dialect = find_dialect(path, Mapping(reader="csv", source_name=""))
    except FileRefusedError as refused:
        if refused.reason not in {"wrong-container", "wrong-encoding", "line-too-long"}:
            raise
        return Head(file_name=file_name, first_bytes=start, text="", columns=(), first_object=None)
    text = start.decode(dialect.encoding.name, "replace")
    found = _first_object(text)
    if found is None:
        columns = _columns(path)
    return Head(
        file_name=file_name, first_bytes=start, text=text, columns=columns, first_object=found
    )


def _columns(path: Path) -> tuple[str, ...]:
    dialect = find_dialect(path, Mapping(reader="csv", source_name=""))
    header = next(delimited_rows(path, dialect), [])
    return clean_header(header)[0]


def _first_object(text: str) -> dict[str, object] | None:
    line = text.lstrip("\ufeff \r\n\t").split("\n", 1)[0].strip()
    if not line.startswith("{"):
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {} if len(line) > len(text) // 2 or line.endswith("}") else None
    return found if isinstance(found, dict) else None
