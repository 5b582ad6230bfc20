"""Delimited text: CSV and TSV in the encodings and dialects that spreadsheets write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.dialect import (
    clean_header,
    delimited_rows,
    find_dialect,
    said_of,
)
from desireline.evidence.head import Head, Table
from desireline.evidence.header_block import (
    ROWS_BELOW,
    first_data_row,
    joined_names,
    rows_below_names,
)
from desireline.evidence.mapped_rows import mapped_rows
from desireline.evidence.mixed_text import BROKEN, marked
from desireline.evidence.parsed import ParsedRow

NAME = "csv"


def recognizes(head: Head) -> bool:
    """Tell whether the file is delimited text; asked last, so any text with columns is."""
    return bool(head.columns)


def tables(path: Path, mapping: Mapping) -> tuple[Table, ...]:
    """Return the one table of a delimited file.

    Raises:
        FileRefusedError: It is empty, no text, or has too many columns.
    """
    dialect = find_dialect(path, mapping)
    rows: Iterator[list[str]] = delimited_rows(path, dialect)
    if dialect.encoding.broken:
        rows = map(marked, rows)
    count = dialect.header.rows if dialect.header.first else 1
    top = list(islice(rows, count))
    header = joined_names([[cell for cell in row if cell != BROKEN] for row in top])
    first_row = dialect.skip + 1 + count
    if dialect.header.first == 0:
        rows = chain(top, rows)
        header, first_row = [""] * len(header), dialect.skip + 1
    names, warnings = clean_header(header)
    found = dialect.header
    if found.first and mapping.data_row:
        peeked = list(islice(rows, ROWS_BELOW))
        first = found.first + found.rows
        start, said = first_data_row(mapping.data_row, [*enumerate(peeked, first)], first=first)
        rows, first_row = chain(peeked[start - first :], rows), first_row + start - first
        warnings = (*warnings, *said)
    elif found.first and mapping.header_rows:
        peeked = list(islice(rows, ROWS_BELOW))
        found = replace(found, below=rows_below_names(peeked))
        rows = chain(peeked, rows)
    return (
        Table(
            name="",
            header=names,
            rows=_cells(rows),
            first_row=first_row,
            encoding=dialect.encoding.name,
            separator=dialect.separator,
            warnings=warnings + said_of(dialect.encoding),
            names=found,
        ),
    )


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Give one parsed row for each row of a delimited file, by its mapping.

    Raises:
        FileRefusedError: It is empty, no text, or a quote is never closed.
    """
    table = tables(path, mapping)[0]
    yield from mapped_rows(table.header, table.rows, mapping, first_row=table.first_row)


def _cells(rows: Iterator[list[str]]) -> Iterator[list[str | None]]:
    for row in rows:
        yield [cell or None for cell in row]
