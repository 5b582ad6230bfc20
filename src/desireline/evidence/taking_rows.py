"""Every row of a file, counted and written: regular rows by the column, all others one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from desireline.evidence.batches import BatchWriter, as_of, out_of_time
from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Table, in_known_order
from desireline.evidence.mapped_rows import RowPlan
from desireline.evidence.parsed import ParsedRow, Rejection
from desireline.evidence.reading import TABLE_READERS, reader_named
from desireline.evidence.regular_rows import Chunk, RegularReader
from desireline.evidence.regular_writing import RegularWriter
from desireline.evidence.row_answers import Row
from desireline.evidence.tallying import FUTURE, Tally

COUNTED = frozenset(
    {"csv", "xlsx", "parquet", "xes"}
)  # one row a line, counted as they are surveyed


def count_row(
    tally: Tally, row: ParsedRow, writer: BatchWriter, *, latest_ms: int
) -> Rejection | None:
    """Count one row; return why it is refused, None where it is accepted."""
    tally.rows += 1
    newest = max([e.happened_at for e in row.events] + [a.said_at for a in row.answers], default=0)
    refused = row.rejection or out_of_time(row, latest_ms=latest_ms)
    if refused is not None:
        shown = "" if tally.has_examples(refused.reason) else writer.masked_raw(row)[:200]
        tally.reject(refused, row.row_number, shown=shown)
        if refused.reason == FUTURE:
            tally.latest_ms = max(tally.latest_ms, newest)
    else:
        tally.ready += 1
        tally.newest_ms = max(tally.newest_ms, newest)
        tally.second.update(event.name for event in row.events if event.second)
        tally.planned.update(row.planned)
        tally.unread.update(row.unread)
        tally.by_staff += row.by_staff
    return refused


def take_rows(
    path: Path, mapping: Mapping, *, tally: Tally, writer: BatchWriter, latest_ms: int
) -> None:
    """Read every row of a file, count it and write what becomes of it.

    A row's content is hashed in the order the mapping has the columns in, not in the file's.

    Raises:
        FileRefusedError: The file is not what it seems; what was written is of no use then.
    """
    order = [column.column for column in mapping.columns]
    table = _regular_table(path, mapping)
    if table is None:
        for read in reader_named(mapping.reader).read(path, mapping):
            row = as_of(_ordered(read, order), latest_ms=latest_ms)
            writer.add(row, count_row(tally, row, writer, latest_ms=latest_ms))
        return
    table = in_known_order(table, order)
    plan = RowPlan(table.header, mapping)
    reader, regular = RegularReader(plan, latest_ms=latest_ms), RegularWriter(plan, writer)
    for chunk in reader.chunks(table.rows, first_row=table.first_row):
        for number, cells in chunk.others:
            row = plan.read(number, cells)
            writer.add(row, count_row(tally, row, writer, latest_ms=latest_ms))
        for number, cells in regular.write(chunk.regular):
            writer.add(plan.parsed(number, cells), None)
        _count(tally, chunk)


class TriedRows:
    """The first rows of a file, tried out: as many as wanted one by one, the others counted."""

    def __init__(self, path: Path, mapping: Mapping, *, most: int | None, latest_ms: int) -> None:
        self._latest_ms = latest_ms
        self._most = most if mapping.reader in COUNTED else None
        self._table = _regular_table(path, mapping)
        if self._table is None:
            rows = reader_named(mapping.reader).read(path, mapping)
            self._parsed: Iterator[ParsedRow] = (
                as_of(row, latest_ms=latest_ms) for row in islice(rows, self._most)
            )
            return
        self._plan = RowPlan(self._table.header, mapping)
        self._numbered = enumerate(self._table.rows, start=self._table.first_row)
        self._next = self._table.first_row
        self._parsed = islice(self._one_by_one(), self._most)

    def __iter__(self) -> Iterator[ParsedRow]:
        """Give the rows one by one, as far as they are asked for."""
        return self._parsed

    def count_others(self, tally: Tally, writer: BatchWriter) -> bool:
        """Count the rows not given yet, where they can be counted by the column."""
        if self._table is None:
            return False
        reader = RegularReader(self._plan, latest_ms=self._latest_ms)
        rows: Iterable[Row] = (row for _, row in self._numbered)
        left = None if self._most is None else self._most - tally.rows
        for chunk in reader.chunks(rows, first_row=self._next, most=left):
            for number, cells in chunk.others:
                row = self._plan.read(number, cells)
                count_row(tally, row, writer, latest_ms=self._latest_ms)
            _count(tally, chunk)
        return True

    def _one_by_one(self) -> Iterator[ParsedRow]:
        for number, cells in self._numbered:
            self._next = number + 1
            if any(cells):
                yield self._plan.read(number, cells)


def _ordered(row: ParsedRow, order: list[str]) -> ParsedRow:
    if list(row.raw) == order or row.raw.keys() != set(order):
        return row
    return replace(row, raw={column: row.raw[column] for column in order})


def _regular_table(path: Path, mapping: Mapping) -> Table | None:
    """Return the table of a file whose rows can be regular, None where they cannot."""
    if mapping.reader not in COUNTED:
        return None
    table = TABLE_READERS[mapping.reader].tables(path, mapping)[0]
    return table if RegularReader.reads(RowPlan(table.header, mapping)) else None


def _count(tally: Tally, chunk: Chunk) -> None:
    moments = chunk.regular.happened_at
    tally.rows += len(moments)
    tally.ready += len(moments)
    tally.newest_ms = max(tally.newest_ms, max(moments, default=0))
