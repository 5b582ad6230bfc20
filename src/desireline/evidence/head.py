"""The beginning of a file: what a reader sees when it is asked whether it knows the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desireline.evidence.header_block import NAMES_FIRST, HeaderLook


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first 64 KiB of a file, looked at in the ways readers need.

    Attributes:
        file_name: The name the user knows the file by.
        first_bytes: The bytes as stored (of the unpacked content for gzip).
        text: The same decoded; empty for binary files.
        columns: Names of the first row if the file is a delimited table, else empty.
        first_object: The first JSON object if the file is JSON Lines or JSON, else None.
    """

    file_name: str
    first_bytes: bytes
    text: str
    columns: tuple[str, ...]
    first_object: dict[str, object] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table inside a file: a header and its rows as text, read once.

    Readers of tables (csv, jsonl, xlsx, parquet) expose
    ``tables(path, mapping) -> tuple[Table, ...]``; the first is the one that is meant.

    Attributes:
        name: The sheet's name; empty where a file holds one table only.
        rows: Cells as text, None where empty; short and long rows as they are.
        first_row: The number of the first row of ``rows`` as a spreadsheet counts it.
        names: The rows the header was taken from, and whether a person should be asked.
    """

    name: str
    header: tuple[str, ...]
    rows: Iterable[Sequence[str | None]]
    first_row: int = 2
    encoding: str = ""
    separator: str = ""
    warnings: tuple[str, ...] = ()
    names: HeaderLook = NAMES_FIRST


def in_known_order(table: Table, columns: Sequence[str]) -> Table:
    """Return a table with its columns in the order its source knows them in.

    A row without a key of its own is known again by its content, in this order: an export whose
    columns were moved since brings the same rows. Other columns than the known ones: as it is.
    """
    known, width = tuple(columns), len(table.header)
    if known == table.header or sorted(known) != sorted(table.header):
        return table
    places = [table.header.index(column) for column in known]
    rows = ([row[at] for at in places] if len(row) == width else row for row in table.rows)
    return replace(table, header=known, rows=rows)
