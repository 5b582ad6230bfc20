"""Writes the regular rows of a table column by column: hashed, masked, under pseudonyms.

What is written is what ``BatchWriter.add`` writes of the same rows. Rows that name their own
customer in another cell are given back: such a row is masked by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import compress
from typing import TypeVar

from desireline.evidence.batches import BatchWriter
from desireline.evidence.cell_memory import CellMemory
from desireline.evidence.mapped_rows import RowPlan
from desireline.evidence.masked_cells import (
    encoded,
    is_telling,
    masked_cell,
    masked_in,
    named,
)
from desireline.evidence.masking import HIDDEN, is_date
from desireline.evidence.parsed import Identifier, IdentifierKind
from desireline.evidence.people_columns import is_to_hide
from desireline.evidence.regular_rows import Cells, RegularRows
from desireline.evidence.row_answers import Row

_NOBODY = ""  # a filled cell that names nobody; None = an empty one
_NEVER = "\x00"  # stands in no JSON text: there it is written otherwise
_ALWAYS = '"'  # stands in every row's JSON text
_ODD = "\x00odd"  # a cell that reads otherwise without the space around it
Each = TypeVar("Each")
Texts = Sequence[str | None]


class RegularWriter:
    """Writes regular rows of one table to a ``BatchWriter``."""

    def __init__(self, plan: RowPlan, writer: BatchWriter) -> None:
        self._plan = plan
        self._writer = writer
        self._header = "\x1f".join(plan.header)
        self._people = dict(plan.people)
        self._kinds = dict(plan.persons)
        self._time_at, time, _ = plan.times[0]
        self._time_name = named(time)
        kept = [i for i, name in enumerate(plan.header) if name not in plan.left_out]
        self._pieces = {index: self._piece_memory(index) for index in kept}
        self._pseudonyms = {
            index: CellMemory(partial(self._pseudonym, kind)) for index, kind in plan.persons
        }
        self._own: CellMemory[str | None, str] = CellMemory(self._own_value)
        self._own_of_people = {
            index: CellMemory(partial(self._own_value_of_people, column))
            for index, column in plan.people
        }
        self._clean: CellMemory[str | None, str | None] = CellMemory(_clean)
        self._names: CellMemory[str, str] = CellMemory(masked_cell)
        self._plain: CellMemory[str | None, str | None] = CellMemory(_plain)
        self._attributes = {
            index: CellMemory(partial(self._attribute, column, index in self._people))
            for index, column in plan.attributes
        }

    def write(self, rows: RegularRows) -> Sequence[tuple[int, Row]]:
        """Write the rows; return those, with their numbers, that must be written one by one."""
        raw = self._raw(rows.columns)
        fits = self._fits(rows, raw)
        if not all(fits):
            aside = [
                (number, row)
                for number, row, fit in zip(rows.row_numbers, rows.rows, fits, strict=True)
                if not fit
            ]
            self._write(_those(rows, fits), list(compress(raw, fits)))
        else:
            aside = []
            self._write(rows, raw)
        for known in (self._pieces, self._pseudonyms, self._attributes, self._own_of_people):
            for memory in known.values():
                memory.forget_if_full()
        for memory in (self._own, self._clean, self._plain, self._names):
            memory.forget_if_full()
        return aside

    def _raw(self, columns: Sequence[Cells]) -> list[str]:
        """Return each row as JSON, masked cell by cell."""
        pieces = [
            [known[cell] for cell in columns[index]]
            if index != self._time_at
            else [
                f'{self._time_name}"{cell}"' if cell and is_date(cell) else known[cell]
                for cell in columns[index]
            ]
            for index, known in self._pieces.items()
        ]
        return [f"{{{','.join(row)}}}" for row in zip(*pieces, strict=True)]

    def _fits(self, rows: RegularRows, raw: Sequence[str]) -> list[bool]:
        """Tell of each row whether no cell names its own customer, and all read as stored."""
        fits = [True] * len(raw)
        told = [(index, self._own) for index in self._kinds] + [*self._own_of_people.items()]
        for index, values in told:
            found = [
                values[cell] in text for cell, text in zip(rows.columns[index], raw, strict=True)
            ]
            if any(found):
                fits = [fit and not one for fit, one in zip(fits, found, strict=True)]
        for index in self._cleaned_columns():
            clean = self._clean
            odd = [clean[cell] == _ODD for cell in rows.columns[index]]
            if any(odd):
                fits = [fit and not one for fit, one in zip(fits, odd, strict=True)]
        if len(told) > 1:
            filled = [[cell and cell.strip() for cell in rows.columns[index]] for index, _ in told]
            fits = [
                fit and len(known := [cell for cell in cells if cell]) == len(set(known))
                for fit, *cells in zip(fits, *filled, strict=True)
            ]
        return fits

    def _cleaned_columns(self) -> list[int]:
        plan = self._plan
        wanted = [plan.name, plan.page, plan.device]
        return [i for i in wanted if i is not None] + [i for i, _ in plan.attributes]

    def _write(self, rows: RegularRows, raw: Sequence[str]) -> None:
        self._write_records(rows, raw)
        people = [
            [known[cell] for cell in rows.columns[index]]
            for index, known in self._pseudonyms.items()
        ]
        who = [_first(found) for found in zip(*people, strict=True)] if people else []
        self._write_events(rows, who or [None] * len(raw))
        if len(people) > 1:
            self._write_links(rows.row_numbers, people)
        self._gather_names(rows.columns)

    def _write_records(self, rows: RegularRows, raw: Sequence[str]) -> None:
        filled = [
            [cell or "" for cell in cells] if None in cells else cells for cells in rows.columns
        ]
        hash_of, header = self._writer.hash_of, self._header
        contents = [
            hash_of(header, content) for content in map("\x1f".join, zip(*filled, strict=True))
        ]
        record_hash = self._writer.record_hash
        self._writer.put_columns(
            "records",
            (
                rows.row_numbers,
                self._keys(rows.columns, len(raw)),
                contents,
                [record_hash(content) for content in contents],
                raw,
            ),
        )

    def _keys(self, columns: Sequence[Cells], rows: int) -> Texts:
        if not self._plan.key:
            return [None] * rows
        parts = [[(cell or "").strip() for cell in columns[index]] for index in self._plan.key]
        keys = ["|".join(row) or None for row in zip(*parts, strict=True)]
        persons = [[(cell or "").strip() for cell in columns[index]] for index in self._kinds]
        known = self._writer.natural_key
        if not persons:
            return [known(key, ()) for key in keys]
        return [known(key, values) for key, *values in zip(keys, *persons, strict=True)]

    def _write_events(self, rows: RegularRows, who: Texts) -> None:
        plan, columns, count = self._plan, rows.columns, len(rows.row_numbers)
        names = self._names
        channels = self._texts(plan.channel, columns, count)
        usual = plan.mapping.channel or "other"
        self._writer.put_columns(
            "events",
            (
                rows.row_numbers,
                [0] * count,
                who,
                rows.happened_at,
                rows.precision,
                rows.sequences,
                [names[name] for name in rows.names],
                [channel or usual for channel in channels],
                self._cleaned(plan.device, columns, count),
                self._cleaned(plan.page, columns, count),
                rows.durations,
                rows.values,
                self._texts(plan.currency, columns, count),
                self._attribute_texts(columns, count),
            ),
        )

    def _attribute_texts(self, columns: Sequence[Cells], count: int) -> Texts:
        if not self._attributes:
            return [None] * count
        pieces = [
            [known[cell] for cell in columns[index]] for index, known in self._attributes.items()
        ]
        joined = [",".join(filter(None, row)) for row in zip(*pieces, strict=True)]
        return [f"{{{text}}}" if text else None for text in joined]

    def _write_links(self, numbers: Sequence[int], people: Sequence[Texts]) -> None:
        links = [
            (number, known[0], other, "same row")
            for number, *found in zip(numbers, *people, strict=True)
            if len(known := [one for one in found if one is not None]) > 1 and known[0]
            for other in known[1:]
            if other and other != known[0]
        ]
        if links:
            self._writer.put_columns("links", list(zip(*links, strict=True)))

    def _gather_names(self, columns: Sequence[Cells]) -> None:
        plan, writer = self._plan, self._writer
        for index, column in enumerate(plan.header):
            if column in plan.personal or column in plan.left_out:
                writer.gather_names(column, set(columns[index]))
            elif index in self._people:
                told = {cell for cell in columns[index] if cell and is_to_hide(column, cell)}
                writer.gather_names(column, told)

    def _texts(self, index: int | None, columns: Sequence[Cells], count: int) -> Texts:
        plain = self._plain
        return [None] * count if index is None else [plain[cell] for cell in columns[index]]

    def _cleaned(self, index: int | None, columns: Sequence[Cells], count: int) -> Texts:
        clean = self._clean
        return [None] * count if index is None else [clean[cell] for cell in columns[index]]

    def _piece_memory(self, index: int) -> CellMemory[str | None, str]:
        header = self._plan.header[index]
        column = named(header)
        kind, people = self._kinds.get(index), index in self._people

        def piece(cell: str | None) -> str:
            if not cell:
                return column + ("null" if cell is None else '""')
            if kind is not None:
                return column + encoded(self._sign(kind, cell))
            if people and is_to_hide(header, cell):
                return column + encoded(HIDDEN)
            return column + masked_in(header, cell)[1]

        return CellMemory(piece)

    def _sign(self, kind: IdentifierKind, cell: str) -> str:
        found = self._pseudonym(kind, cell)
        return f"[{kind} {found[:6]}]" if found else HIDDEN

    def _pseudonym(self, kind: IdentifierKind, cell: str | None) -> str | None:
        """Return the pseudonym of a cell, ``_NOBODY`` where it names none, None if it is empty."""
        value = (cell or "").strip()
        if not value:
            return None
        identifier = Identifier(kind=kind, value=value)
        self._writer.gather_name(identifier)
        return self._writer.pseudonym(identifier) or _NOBODY

    def _own_value(self, cell: str | None) -> str:
        """Return what must stand in no other cell of the row; ``_ALWAYS`` where it is not sure."""
        value = (cell or "").strip()
        if not value or not is_telling(value):
            return _NEVER
        fixed = self._plan.mapping.name
        return _ALWAYS if value in fixed or encoded(value) != f'"{value}"' else value

    def _own_value_of_people(self, column: str, cell: str | None) -> str:
        return self._own_value(cell) if is_to_hide(column, cell or "") else _NEVER

    def _attribute(self, column: str, people: bool, cell: str | None) -> str:  # noqa: FBT001
        text = (cell or "").strip()
        if not text or (people and is_to_hide(column, cell or "")):
            return ""
        return named(column) + masked_in(column, text)[1]


def _clean(cell: str | None) -> str | None:
    """Return a cell's text masked, ``_ODD`` where that hangs on the space around it."""
    text = (cell or "").strip()
    if not text:
        return None
    shown = masked_cell(text)
    return shown if text == cell or shown == masked_cell(cell or "").strip() else _ODD


def _plain(cell: str | None) -> str | None:
    return (cell or "").strip() or None


def _first(found: tuple[str | None, ...]) -> str | None:
    """Return the pseudonym of the first identifier a row names, None where that is nobody."""
    return next((one for one in found if one is not None), None) or None


def _those(rows: RegularRows, fits: Sequence[bool]) -> RegularRows:
    def kept(of: Sequence[Each]) -> list[Each]:
        return list(compress(of, fits))

    return RegularRows(
        row_numbers=kept(rows.row_numbers),
        rows=kept(rows.rows),
        columns=[kept(cells) for cells in rows.columns],
        happened_at=kept(rows.happened_at),
        precision=kept(rows.precision),
        names=kept(rows.names),
        values=kept(rows.values),
        durations=kept(rows.durations),
        sequences=kept(rows.sequences),
    )
