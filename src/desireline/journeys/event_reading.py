"""Reads the few columns of a bare event file that the engine needs; nothing of it is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal

import pyarrow.lib as pa
import pyarrow.parquet as pq
from pyarrow import _csv as pa_csv  # type: ignore[attr-defined]

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.dialect import Dialect, clean_header, delimited_rows, find_dialect
from desireline.evidence.head import Table
from desireline.evidence.header_block import joined_names
from desireline.evidence.readers import csv, jsonl, parquet
from desireline.evidence.readers.xes import xes_table
from desireline.evidence.refusal import FileRefusedError
from desireline.evidence.unpacking import unpacked
from desireline.journeys.event_columns import EventColumns, find_columns

Format = Literal["csv", "jsonl", "parquet", "xes"]
MOST_BYTES = 16 * 1024**3
Find = Callable[[Sequence[str]], EventColumns]
_BLOCK = 8 * 1024**2
_PLAIN = {"utf-8": "utf8", "utf-8-sig": "utf8", "cp1252": "cp1252"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEvents:
    """The wanted columns of a file as they stand in it.

    Attributes:
        refused: Rows that could not be read at all: more or fewer cells than the header.
    """

    columns: EventColumns
    rows: pa.Table
    refused: int = 0


def read_raw_events(  # noqa: PLR0913 - a file and its columns
    path: Path,
    *,
    file_format: Format | None = None,
    customer: str = "",
    touchpoint: str = "",
    time: str = "",
    order: str = "",
    keep: Sequence[str] = (),
) -> RawEvents:
    """Read the customer, touchpoint and time of each row; the path is one file, never a pattern.

    ``keep`` names further columns to read.

    Raises:
        FileRefusedError: There is no such file, or it is damaged, too large or no table.
        NoSuchColumnError: A column given does not exist.
        ColumnUnclearError: A column is not given and no name tells.
    """
    _check(path)
    find = partial(
        find_columns, customer=customer, touchpoint=touchpoint, time=time, order=order, keep=keep
    )
    with tempfile.TemporaryDirectory(prefix="desireline-events-") as folder:
        content = unpacked(path, folder=Path(folder))
        kind = file_format or _format_of(content)
        mapping = Mapping(reader=kind, source_name=path.name)
        try:
            if kind == "parquet":
                return _from_parquet(content, mapping, find)
            if kind == "xes":
                table = xes_table(content)
                return _from_table(table, find(table.header))
            if kind == "jsonl":
                table = jsonl.tables(content, mapping)[0]
                return _from_table(table, find(table.header))
            return _from_csv(content, mapping, find)
        except pa.ArrowException as error:
            sentence = f"{path.name} cannot be read as {kind}: {str(error)[:200]}"
            raise FileRefusedError(reason="damaged", sentence=sentence) from error


def _check(path: Path) -> None:
    if not path.is_file():
        raise FileRefusedError(reason="no-file", sentence=f"There is no file {path}.")
    size = path.stat().st_size
    if size > MOST_BYTES:
        sentence = f"{path.name} has {size:,} bytes; {MOST_BYTES:,} is the limit. Split it."
        raise FileRefusedError(reason="too-large", sentence=sentence)


def _format_of(path: Path) -> Format:
    with path.open("rb") as file:
        start = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith((b"<?xml", b"<log", b"<!--")):
        return "xes"
    return "jsonl" if start.startswith((b"{", b"[")) else "csv"


def _from_parquet(path: Path, mapping: Mapping, find: Find) -> RawEvents:
    header = parquet.tables(path, mapping)[0].header
    columns = find(header)
    with path.open("rb") as file:
        named = [columns.customer, columns.touchpoint, *columns.kept]
        opened = pq.ParquetFile(file, read_dictionary=named)  # type: ignore[no-untyped-call]
        rows = opened.read(columns=list(columns.names))  # type: ignore[no-untyped-call]
    return RawEvents(columns=columns, rows=rows)


def _from_csv(path: Path, mapping: Mapping, find: Find) -> RawEvents:
    dialect = find_dialect(path, mapping)
    encoding = _PLAIN.get(dialect.encoding.name)
    if encoding is None or dialect.encoding.is_uneven or dialect.header.first == 0:
        table = csv.tables(path, mapping)[0]
        return _from_table(table, find(table.header))
    return _fast_csv(path, dialect, encoding=encoding, find=find)


def _fast_csv(path: Path, dialect: Dialect, *, encoding: str, find: Find) -> RawEvents:
    top = list(islice(delimited_rows(path, dialect), dialect.header.rows))
    names, _ = clean_header(joined_names(top))
    columns = find(names)
    refused = 0

    def leave_out(_row: object) -> str:
        nonlocal refused
        refused += 1
        return "skip"

    coded = pa.dictionary(pa.int32(), pa.string())
    kinds = dict.fromkeys(columns.names, pa.string())
    kinds |= dict.fromkeys((columns.customer, columns.touchpoint, *columns.kept), coded)
    kinds |= {name: pa.string() for name in (columns.time, columns.order) if name}
    with path.open("rb") as file:
        rows = pa_csv.read_csv(
            file,
            read_options=pa_csv.ReadOptions(
                encoding=encoding,
                skip_rows=dialect.skip,
                skip_rows_after_names=len(top),
                column_names=names,
                block_size=_BLOCK,
            ),
            parse_options=pa_csv.ParseOptions(
                delimiter=dialect.separator, newlines_in_values=True, invalid_row_handler=leave_out
            ),
            convert_options=pa_csv.ConvertOptions(
                include_columns=list(columns.names),
                column_types=kinds,
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    return RawEvents(columns=columns, rows=rows, refused=refused)


def _from_table(table: Table, columns: EventColumns) -> RawEvents:
    """Read the wanted cells of a table row by row: slower, and for any dialect."""
    places = [table.header.index(name) for name in columns.names]
    cells, refused = _picked(table.rows, places, width=len(table.header))
    arrays = [pa.array(column, pa.string()) for column in cells]
    rows = pa.Table.from_arrays(arrays, names=list(columns.names))
    return RawEvents(columns=columns, rows=rows, refused=refused)


def _picked(
    rows: Iterable[Sequence[str | None]], places: list[int], *, width: int
) -> tuple[list[list[str | None]], int]:
    cells: list[list[str | None]] = [[] for _ in places]
    refused = 0
    for row in rows:
        kept = [row[place] for place in places] if len(row) == width else []
        if not kept or any(cell is not None and not _is_text(cell) for cell in kept):
            refused += 1
            continue
        for column, cell in zip(cells, kept, strict=True):
            column.append(cell)
    return cells, refused


def _is_text(cell: str) -> bool:
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
