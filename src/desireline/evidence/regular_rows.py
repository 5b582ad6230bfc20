"""Rows of a table that need no second look, found and read column by column.

A chunk of rows is taken apart into its columns, and equal cells of a column are worked out once.
Whatever is out of the ordinary (a row that is refused, short, long or empty) is left to
``mapped_rows``, row by row: only there is it decided why a row is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from typing import Final

from desireline.evidence.cell_limits import are_kept, is_kept
from desireline.evidence.cell_memory import CellMemory
from desireline.evidence.durations import read_duration
from desireline.evidence.mapped_rows import RowPlan
from desireline.evidence.numbers import NumberRefusedError, is_absent, read_number
from desireline.evidence.parsed import Precision
from desireline.evidence.row_answers import Row
from desireline.evidence.time_columns import TimeColumn
from desireline.evidence.times import EARLIEST_MS

CHUNK_ROWS = 20_000
Cells = Sequence[str | None]
Numbers = Sequence[float | None]


class _Refused(float):
    """Stands for a number that is refused."""


_REFUSED: Final = _Refused("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegularRows:
    """Accepted rows of one chunk, each one event; all sequences run alike.

    Attributes:
        columns: The cells as read, for each column of the table.
    """

    row_numbers: Sequence[int]
    rows: Sequence[Row]
    columns: Sequence[Cells]
    happened_at: Sequence[int]
    precision: Sequence[Precision]
    names: Sequence[str]
    values: Numbers
    durations: Numbers
    sequences: Sequence[int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """One chunk of a table's rows: the regular ones, and the others with their numbers."""

    regular: RegularRows
    others: Sequence[tuple[int, Row]]


class RegularReader:
    """Finds the regular rows of a table under a mapping of its columns."""

    def __init__(self, plan: RowPlan, *, latest_ms: int) -> None:
        self.plan = plan
        self._latest_ms = latest_ms
        self._time_at, _, reader = plan.times[0]
        self._times = TimeColumn(reader)
        self._texts: CellMemory[str | None, str] = CellMemory(_stripped)
        self._absent: CellMemory[str | None, bool] = CellMemory(is_absent)
        self._numbers = {
            index: CellMemory(self._number_reader(index))
            for index in (plan.value, plan.sequence, plan.duration)
            if index is not None
        }

    @staticmethod
    def reads(plan: RowPlan) -> bool:
        """Tell whether rows of this kind can be regular: one event of one time, and no answer."""
        one_time = len(plan.times) == 1
        different = len(set(plan.header)) == len(plan.header)
        if plan.replies:
            return False
        return (
            one_time
            and different
            and not plan.answers.keeps_something
            and not plan.mapping.identity_only
        )

    def chunks(
        self, rows: Iterable[Row], *, first_row: int, most: int | None = None
    ) -> Iterator[Chunk]:
        """Give the rows of a table in chunks, empty ones left out; at most ``most`` filled ones."""
        source, number = iter(rows), first_row
        while most != 0 and (chunk := list(islice(source, CHUNK_ROWS))):
            if most is not None:
                chunk = list(_first_filled(chunk, most))
                most -= sum(map(any, chunk))
            yield self._chunk(chunk, number)
            number += len(chunk)

    def _chunk(self, chunk: Sequence[Row], first: int) -> Chunk:
        width = len(self.plan.header)
        others: list[tuple[int, Row]] = []
        if set(map(len, chunk)) == {width} and all(map(any, chunk)):
            numbers: Sequence[int] = range(first, first + len(chunk))
            whole = chunk
        else:
            filled = [(n, row) for n, row in enumerate(chunk, start=first) if any(row)]
            others = [(n, row) for n, row in filled if len(row) != width]
            numbers = [n for n, row in filled if len(row) == width]
            whole = [row for _, row in filled if len(row) == width]
        return self._sifted(numbers, whole, others)

    def _sifted(
        self, numbers: Sequence[int], rows: Sequence[Row], others: list[tuple[int, Row]]
    ) -> Chunk:
        columns: Sequence[Cells] = list(zip(*rows, strict=True)) or [()] * len(self.plan.header)
        moments, precision = self._moments(columns)
        names = self._names(columns, len(rows))
        values = self._number_column(columns, self.plan.value, len(rows))
        durations = self._number_column(columns, self.plan.duration, len(rows))
        sequences = self._number_column(columns, self.plan.sequence, len(rows))
        latest = self._latest_ms
        fits = [
            at is not None
            and EARLIEST_MS <= at <= latest
            and bool(name)
            and value is not _REFUSED
            and (took is None or took >= 0)
            and place is not _REFUSED
            for at, name, value, took, place in zip(
                moments, names, values, durations, sequences, strict=True
            )
        ]
        for cells in columns:
            if not are_kept(cells):
                fits = [fit and is_kept(cell) for fit, cell in zip(fits, cells, strict=True)]
        if not all(fits):
            others += [(n, row) for n, row, fit in zip(numbers, rows, fits, strict=True) if not fit]
            others.sort(key=lambda each: each[0])
            numbers, rows = list(compress(numbers, fits)), list(compress(rows, fits))
            columns = [tuple(compress(cells, fits)) for cells in columns]
            moments, precision = list(compress(moments, fits)), list(compress(precision, fits))
            names, values = list(compress(names, fits)), list(compress(values, fits))
            durations, sequences = list(compress(durations, fits)), list(compress(sequences, fits))
        return Chunk(
            regular=RegularRows(
                row_numbers=numbers,
                rows=rows,
                columns=columns,
                happened_at=moments,  # type: ignore[arg-type]
                precision=precision,
                names=names,
                values=values,
                durations=durations,
                sequences=[None if each is None else int(each) for each in sequences]
                if self.plan.sequence is not None
                else [None] * len(rows),
            ),
            others=others,
        )

    def _moments(self, columns: Sequence[Cells]) -> tuple[list[int | None], list[Precision]]:
        days = columns[self._time_at]
        absent = self._absent
        if self.plan.clock is None:
            written = ["" if absent[day] else day or "" for day in days]
        else:
            texts = self._texts
            clocks = columns[self.plan.clock]
            written = [
                ""
                if absent[day]
                else (day or "")
                if not (text := texts[clock]) or absent[text]
                else f"{(day or '').strip().removesuffix(' 00:00:00')} {text}"
                for day, clock in zip(days, clocks, strict=True)
            ]
        absent.forget_if_full()
        return self._times.read(written)

    def _names(self, columns: Sequence[Cells], rows: int) -> list[str]:
        """Return what happened in each row, empty where it does not say."""
        plan, texts = self.plan, self._texts
        fixed = plan.mapping.name
        if plan.name is None and fixed:
            return [fixed] * rows
        named = [texts[cell] for cell in columns[plan.name]] if plan.name is not None else []
        if fixed:
            return [name or fixed for name in named]
        if plan.page is None:
            return named or [""] * rows
        pages = [texts[cell] for cell in columns[plan.page]]
        texts.forget_if_full()
        return [name or page for name, page in zip(named or pages, pages, strict=True)]

    def _number_column(self, columns: Sequence[Cells], index: int | None, rows: int) -> Numbers:
        if index is None:
            return [None] * rows
        known = self._numbers[index]
        known.forget_if_full()
        return [known[cell] for cell in columns[index]]

    def _number_reader(self, index: int) -> Callable[[str | None], float | None]:
        told = self.plan.meanings[index]
        is_duration = index == self.plan.duration

        def read(cell: str | None) -> float | None:
            if cell is None or is_absent(cell):
                return None
            try:
                if is_duration:
                    return read_duration(cell, unit=told.unit, decimal=told.decimal)
                return read_number(cell, decimal=told.decimal)
            except NumberRefusedError:
                return _REFUSED

        return read


def _first_filled(rows: Sequence[Row], most: int) -> Iterator[Row]:
    for row in rows:
        yield row
        most -= any(row)
        if not most:
            return


def _stripped(cell: str | None) -> str:
    return cell.strip() if cell else ""
