"""Excel workbooks: the chosen sheet as a table of text, dates by their style."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.dialect import clean_header, known_header
from desireline.evidence.free_text.masking import shown_sheet
from desireline.evidence.head import Head, Table
from desireline.evidence.header_block import (
    ROWS_BELOW,
    HeaderLook,
    above_stated_data,
    find_header,
    first_data_row,
    joined_names,
    rows_below_names,
)
from desireline.evidence.mapped_rows import mapped_rows
from desireline.evidence.parsed import ParsedRow
from desireline.evidence.readers.workbook_safety import (
    WorkbookLook,
    inspect_workbook,
)
from desireline.evidence.refusal import FileRefusedError

NAME = "xlsx"
CHANNEL = "other"

MOST_DENSE_CELLS = 30_000_000
MOST_MERGED_CELLS = 100_000

Row = tuple[int, list[str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    name: str
    hidden: bool


def recognizes(head: Head) -> bool:
    """Say whether the file is a workbook, by its first bytes and its name."""
    name = head.file_name.lower()
    zipped = head.first_bytes.startswith(b"PK\x03\x04")
    old = head.first_bytes.startswith(b"\xd0\xcf\x11\xe0")
    workbook = name.endswith((".xlsx", ".xlsm", ".xltx", ".xltm"))
    inside = b"[Content_Types].xml" in head.first_bytes or b"xl/" in head.first_bytes
    return (zipped and (workbook or inside)) or (old and (workbook or name.endswith(".xls")))


def tables(path: Path, mapping: Mapping) -> tuple[Table, ...]:
    """Give the sheets as tables: the chosen one first, then the visible, then the hidden ones.

    The chosen sheet is the mapping's, else the first visible one that is not empty. The header
    is the mapping's rows, else those right above the data, below the title rows.
    Macros and links to other files are never followed.

    Raises:
        FileRefusedError: The file is damaged, locked or unpacks to too much, the mapping names a
            sheet that is not there, or a sheet fills more than 1,000 columns.
    """
    look = inspect_workbook(path)
    sheets = _sheets(path)
    names = [sheet.name for sheet in sheets]
    mapping = replace(mapping, sheet=_meant_sheet(names, mapping.sheet))
    if mapping.sheet and mapping.sheet not in names:
        message = f"{path.name} has no sheet '{mapping.sheet}'. Its sheets: {', '.join(names)}."
        raise FileRefusedError(reason="unknown-sheet", sentence=message)
    visible = [sheet for sheet in sheets if not sheet.hidden]
    shown_first = visible + [sheet for sheet in sheets if sheet.hidden]
    ordered = sorted(shown_first, key=lambda sheet: sheet.name != mapping.sheet)
    found = [_table(path, sheet, mapping, look) for sheet in ordered]
    return tuple(sorted(found, key=lambda table: not table.header and table.name != mapping.sheet))


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read the chosen sheet under its mapping: one row per row of the sheet that is not blank.

    Raises:
        FileRefusedError: As ``tables``.
    """
    chosen = tables(path, mapping)[0]
    yield from mapped_rows(chosen.header, chosen.rows, mapping, first_row=chosen.first_row)


def _sheets(path: Path) -> list[_Sheet]:
    try:
        with closing(CalamineWorkbook.from_path(str(path))) as workbook:
            found = workbook.sheets_metadata
            return [
                _Sheet(name=sheet.name, hidden=sheet.visible != SheetVisibleEnum.Visible)
                for sheet in found
                if sheet.typ == SheetTypeEnum.WorkSheet
            ]
    except CalamineError as error:
        message = f"{path.name} cannot be opened as a workbook: {error}. Save it again as .xlsx."
        raise FileRefusedError(reason="workbook-refused", sentence=message) from error


def _meant_sheet(names: list[str], sheet: str) -> str:
    """Return the sheet a mapping means: a remembered one may have lost a person's name."""
    alike = [name for name in names if shown_sheet(name) == sheet]
    return alike[0] if sheet not in names and len(alike) == 1 else sheet


def _table(path: Path, sheet: _Sheet, mapping: Mapping, look: WorkbookLook) -> Table:
    header_row = data_row = 0
    names: tuple[str, ...] = ()
    warnings: list[str] = []
    told = mapping.header_row != 1 or mapping.header_rows
    meant = sheet.name == mapping.sheet or not mapping.sheet
    given = known_header(mapping) if told and meant else None
    with closing(_rows(path, sheet, look)) as rows:
        top = list(islice(rows, ROWS_BELOW + (given.first if given else 0)))
    found = HeaderLook()
    if top:
        found = given or above_stated_data(_found_header(top), mapping.data_row if meant else 0)
        block = _block(top, found)
        header_row = block[-1][0]
        names, changes = clean_header(_trimmed(joined_names([cells for _, cells in block])))
        warnings += changes
        body = [row for row in top if row[0] > header_row]
        if meant and mapping.data_row:
            first = max(header_row + 1, found.first + found.rows)
            data_row, said = first_data_row(mapping.data_row, body, first=first)
            warnings += said
        if given and given.first and mapping.header_rows and not mapping.data_row:
            found = replace(found, below=rows_below_names([cells for _, cells in body]))
        if header_row > 1 and header_row != mapping.header_row:
            warnings.append(f"The header was taken from row {header_row} of '{sheet.name}'.")
    data_row = data_row or header_row + 1
    if sheet.hidden:
        warnings.append(f"The sheet '{sheet.name}' is hidden in the workbook.")
    warnings += _warnings(look)
    return Table(
        name=sheet.name,
        header=names,
        rows=_body(path, sheet, look, data_row=data_row, width=len(names)),
        first_row=data_row,
        warnings=tuple(warnings),
        names=found,
    )


def _warnings(look: WorkbookLook) -> list[str]:
    said = []
    if look.errors:
        said.append(f"Formula errors such as #REF! in the workbook: {look.errors}; read as empty.")
    if look.uncalculated:
        said.append(
            f"Formulas without a stored result in the workbook: {look.uncalculated}; read as "
            "empty. Open the file in a spreadsheet program, save it and import it again."
        )
    return said


def _found_header(top: list[Row]) -> HeaderLook:
    """Return the rows of names of a sheet; one row below a title is no reason to ask."""
    full: list[Row] = []
    for number, cells in top:
        full += [
            (blank, []) for blank in range(len(full) + 1, min(number, len(full) + 1 + ROWS_BELOW))
        ]
        full.append((number, cells))
    found = find_header(full)
    if found.rows > 1:
        return found
    if found.first > 1:
        return HeaderLook(first=found.first)
    widest = max(_filled(cells) for _, cells in top)
    return HeaderLook(first=next(n for n, row in top if _filled(row) > 1 or widest == 1))


def _block(top: list[Row], found: HeaderLook) -> list[Row]:
    start = next((i for i, row in enumerate(top) if row[0] >= found.first), len(top) - 1)
    return [row for row in top[start:] if row[0] < top[start][0] + found.rows] or [top[start]]


def _trimmed(cells: Sequence[str | None]) -> list[str]:
    texts = [cell or "" for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _filled(cells: Sequence[str | None]) -> int:
    """Count the different texts of a row: a title merged over many columns is one."""
    return len(set(cells) - {None})


def _body(
    path: Path, sheet: _Sheet, look: WorkbookLook, *, data_row: int, width: int
) -> Iterator[Sequence[str | None]]:
    """Give every row of data, blank ones too, so that row numbers stay those of Excel.

    Blank rows at the end are left out; cells to the right of the header are kept where filled.
    """
    expected = data_row
    blank: list[str | None] = [None] * width
    with closing(_rows(path, sheet, look)) as rows:
        for number, cells in rows:
            if number < data_row:
                continue
            for _ in range(expected, min(number, expected + MOST_DENSE_CELLS)):
                yield blank
            expected = number + 1
            while len(cells) > width and cells[-1] is None:
                cells.pop()
            yield cells + blank[len(cells) :]


def _rows(path: Path, sheet: _Sheet, look: WorkbookLook) -> Generator[Row, None, None]:
    """Give the rows that are not blank with their numbers in the sheet."""
    source = _sparse if look.rows * look.columns > MOST_DENSE_CELLS else _dense
    for number, values in source(path, sheet):
        cells = [_text(value) for value in values]
        if any(cell is not None for cell in cells):
            yield number, cells


def _dense(path: Path, sheet: _Sheet) -> Iterator[tuple[int, Sequence[object]]]:
    with closing(CalamineWorkbook.from_path(str(path))) as workbook:
        opened = workbook.get_sheet_by_name(sheet.name)
        merged = _merged(opened)
        for number, values in enumerate(opened.iter_rows(), start=1):
            yield number, merged.filled(number - 1, list(values)) if merged.spans else values


def _sparse(path: Path, sheet: _Sheet) -> Iterator[tuple[int, Sequence[object]]]:
    """Read a sheet whose far corners are used: slower, without holding the blanks between."""
    with closing(_workbook(path)) as workbook:
        blank: object = None
        for number, values in enumerate(workbook[sheet.name].iter_rows(values_only=True), start=1):
            if values is blank:
                continue
            if any(value is not None for value in values):
                yield number, values
            else:
                blank = values


def _workbook(path: Path) -> Any:  # noqa: ANN401 - an openpyxl workbook

    from openpyxl.reader.excel import load_workbook  # noqa: PLC0415 - heavy; few files need it

    return load_workbook(path, read_only=True, data_only=True, keep_links=False)  # type: ignore[no-untyped-call]


class _Merged:
    """The merged cells of a sheet: each shows the value of its first one."""

    def __init__(self, spans: dict[int, list[tuple[int, int, int]]]) -> None:
        self.spans = spans
        self._values: dict[tuple[int, int], object] = {}

    def filled(self, row: int, values: list[object]) -> list[object]:
        """Give one row with the values of the merged cells it crosses, rows asked in order."""
        for top, left, right in self.spans.get(row, ()):
            if top == row:
                self._values[top, left] = values[left] if left < len(values) else None
            last = min(right, len(values) - 1)
            values[left : last + 1] = [self._values.get((top, left))] * (last + 1 - left)
        return values


def _merged(sheet: CalamineSheet) -> _Merged:
    spans: dict[int, list[tuple[int, int, int]]] = {}
    covered = 0
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        covered += bottom - top + 1
        if covered > MOST_MERGED_CELLS:
            break
        for row in range(top, bottom + 1):
            spans.setdefault(row, []).append((top, left, right))
    return _Merged(spans)


def _text(value: object) -> str | None:  # noqa: PLR0911 - one line a kind of cell
    """Give a cell as text: ISO dates, plain numbers, durations with a unit, errors as nothing."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case str():
            return value.strip() or None
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            stamp = value + timedelta(microseconds=500)
            part = "milliseconds" if stamp.microsecond >= 1_000 else "seconds"  # noqa: PLR2004
            return stamp.isoformat(sep=" ", timespec=part)
        case timedelta():
            return f"{value.total_seconds():.12g} s"
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
