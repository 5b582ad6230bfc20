"""Parquet files: checked by their own description first, then read in small batches as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.lib as pa

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Head, Table
from desireline.evidence.mapped_rows import mapped_rows
from desireline.evidence.parsed import ParsedRow
from desireline.evidence.refusal import FileRefusedError

if TYPE_CHECKING:
    import pyarrow.parquet as pq

NAME = "parquet"
CHANNEL = "other"

MOST_COLUMNS = 1_000
MOST_LEVELS = 16
MOST_ROWS = 100_000_000
FEW_ROWS = 10_000
MOST_ROWS_A_BYTE = 100
MOST_UNPACKED = 50_000_000_000
SMALL_FILE = 50_000_000
MOST_RATIO = 1_000
MOST_TEXT = 2_000_000_000
MOST_TEXT_A_BYTE = 200
BATCH_ROWS = 2_048
LARGEST_FOOTER = 16_000_000

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the zone is kept apart


def recognizes(head: Head) -> bool:
    """Say whether the file starts as a Parquet file does."""
    return head.first_bytes.startswith(b"PAR1")


def tables(path: Path, mapping: Mapping) -> tuple[Table, ...]:
    """Give the one table of the file; its rows are read as they are asked for.

    Fields of a nested column stand under ``column.field``; lists are JSON text. Times with a
    zone are written in UTC with ``+00:00``, times without one as they are: the mapping's
    ``time_zone`` says what they mean. ``mapping`` changes nothing.

    Raises:
        FileRefusedError: The file is damaged, encrypted, or describes more than 1,000
            columns, 100 million rows, 50 GB, or more than its size can reasonably hold.
    """
    del mapping
    file = _opened(path)
    _check(file.metadata, path)
    schema = file.schema_arrow
    header = tuple(_names(schema))
    _refuse_if(
        len(header) > MOST_COLUMNS,
        path,
        f"it has {len(header):,} columns; the limit is {MOST_COLUMNS:,}",
    )
    naive = [field.name for field in schema if _is_naive(field.type)]
    warnings = (f"Times without a zone in: {', '.join(naive)}.",) if naive else ()
    return (
        Table(name="", header=header, rows=_rows(path, header), first_row=1, warnings=warnings),
    )


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read the file under its mapping: one row per row; the first row is number 1.

    Raises:
        FileRefusedError: As ``tables``, or its text outgrows 2 GB and 200 times its size.
    """
    (table,) = tables(path, mapping)
    yield from mapped_rows(table.header, table.rows, mapping, first_row=table.first_row)


def _opened(path: Path) -> pq.ParquetFile:
    """Open the file so that repeated text is held once, however often a row repeats it."""
    try:
        described = _file(path, repeated=[]).metadata
        columns = [described.schema.column(place) for place in range(described.num_columns)]
        texts = [c.path for c in columns if c.physical_type == "BYTE_ARRAY" and "." not in c.path]
        return _file(path, repeated=texts)
    except (pa.ArrowException, OSError) as error:
        raise _refusal(path, f"it is damaged or encrypted ({str(error)[:120]})") from error


def _file(path: Path, *, repeated: list[str]) -> pq.ParquetFile:
    import pyarrow.parquet as pq  # noqa: PLC0415 - most files are none, and it loads much

    return pq.ParquetFile(  # type: ignore[no-untyped-call]
        path,
        read_dictionary=repeated,
        thrift_string_size_limit=LARGEST_FOOTER,
        thrift_container_size_limit=1_000_000,
    )


def _check(metadata: pq.FileMetaData, path: Path) -> None:
    size = path.stat().st_size
    columns, rows = metadata.num_columns, metadata.num_rows
    groups = range(metadata.num_row_groups)
    _refuse_if(
        columns > MOST_COLUMNS, path, f"it has {columns:,} columns; the limit is {MOST_COLUMNS:,}"
    )
    unpacked = sum(metadata.row_group(group).total_byte_size for group in groups)
    counted = sum(metadata.row_group(group).num_rows for group in groups)
    _refuse_if(counted != rows, path, f"it names {rows:,} rows and its parts {counted:,}")
    _refuse_if(
        rows > MOST_ROWS or rows > max(FEW_ROWS, MOST_ROWS_A_BYTE * size),
        path,
        f"it describes {rows:,} rows in {size:,} bytes",
    )
    _refuse_if(
        unpacked > MOST_UNPACKED or unpacked > max(SMALL_FILE, MOST_RATIO * size),
        path,
        f"it would unpack from {size:,} to {unpacked:,} bytes",
    )
    for place in range(columns):
        levels = metadata.schema.column(place).path.count(".")
        _refuse_if(levels > MOST_LEVELS, path, f"its columns are nested {levels} levels deep")


def _names(schema: pa.Schema) -> Iterator[str]:
    """Give the columns' names, fields of nested columns each by its own; each name once."""
    given: set[str] = set()
    for field in _flat(schema):
        name = field.name
        number = 1
        while name in given:
            number += 1
            name = f"{field.name} ({number})"
        given.add(name)
        yield name


def _flat(schema: pa.Schema) -> Iterator[pa.Field]:
    for field in schema:
        if field.type.id == pa.Type_STRUCT:
            yield from _flat(pa.schema(field.flatten()))
        else:
            yield field


def _rows(path: Path, header: tuple[str, ...]) -> Iterator[Sequence[str | None]]:
    budget = max(MOST_TEXT, MOST_TEXT_A_BYTE * path.stat().st_size)
    try:
        batches = _opened(path).iter_batches(  # type: ignore[no-untyped-call]
            batch_size=BATCH_ROWS, use_threads=False
        )
        for batch in batches:
            columns = [_texts(column) for column in _columns(batch)]
            budget -= sum(len(text) for column in columns for text in column if text)
            _refuse_if(budget < 0, path, "its text is far larger than the file")
            yield from (list(row) for row in zip(*columns, strict=True)) if header else ()
    except (pa.ArrowException, OSError) as error:
        raise _refusal(path, f"it is damaged ({str(error)[:120]})") from error


def _columns(batch: pa.RecordBatch) -> Iterator[pa.Array]:
    for column in batch.columns:
        yield from _leaves(column)


def _leaves(column: pa.Array) -> Iterator[pa.Array]:
    if column.type.id == pa.Type_STRUCT:
        for leaf in column.flatten():
            yield from _leaves(leaf)
    else:
        yield column


def _texts(column: pa.Array) -> list[str | None]:
    kind = column.type
    if kind.id == pa.Type_DICTIONARY:
        return _looked_up(column)
    if isinstance(kind, pa.BaseExtensionType):
        return _texts(column.storage)
    if kind.id == pa.Type_TIMESTAMP:
        return [_moment(ms, zoned=kind.tz is not None) for ms in _millis(column, kind.tz)]
    if kind.id == pa.Type_DURATION:
        seconds = column.cast(pa.duration("us"), safe=False).cast(pa.int64()).to_pylist()
        return [None if value is None else f"{value / 1e6:.12g} s" for value in seconds]
    return [_text(value) for value in column.to_pylist()]


def _looked_up(column: pa.Array) -> list[str | None]:
    """Give a column of places in a list of values, making text of each value once."""
    places = column.indices.to_pylist()
    used = sorted(set(places) - {None})
    texts = dict(zip(used, _texts(column.dictionary.take(pa.array(used, pa.int64()))), strict=True))
    return [None if place is None else texts[place] for place in places]


def _millis(column: pa.Array, zone: str | None) -> list[int | None]:
    kept: list[int | None] = (
        column.cast(pa.timestamp("ms", zone), safe=False).cast(pa.int64()).to_pylist()
    )
    return kept


def _moment(ms: int | None, *, zoned: bool) -> str | None:
    if ms is None:
        return None
    try:
        stamp = _EPOCH + timedelta(milliseconds=ms)
    except OverflowError:
        return f"{ms} ms after 1970"
    part = "milliseconds" if stamp.microsecond else "seconds"
    if zoned:
        stamp = stamp.replace(tzinfo=UTC)
    return stamp.isoformat(sep=" ", timespec=part)


def _text(value: object) -> str | None:  # noqa: PLR0911 - one line a kind of value
    """Give a value as text: true and false, whole numbers without a point, NaN as nothing."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case str():
            return value.strip() or None
        case float():
            if value != value:  # noqa: PLR0124 - only NaN differs from itself
                return None
            return str(int(value)) if value.is_integer() else repr(value)
        case bytes():
            return value.decode("utf-8", "replace").strip() or None
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=str)
        case _:
            return str(value)


def _is_naive(kind: pa.DataType) -> bool:
    return bool(kind.id == pa.Type_TIMESTAMP and kind.tz is None)


def _refuse_if(refused: object, path: Path, reason: str) -> None:
    if refused:
        raise _refusal(path, reason)


def _refusal(path: Path, reason: str) -> FileRefusedError:
    message = (
        f"{path.name} was not read: {reason}. "
        "Write the table again with fewer columns or as CSV and import that file."
    )
    return FileRefusedError(reason="parquet-refused", sentence=message)
