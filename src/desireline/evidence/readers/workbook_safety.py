"""What a workbook file would unpack to, looked at before any of it is opened as a workbook."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.refusal import FileRefusedError

MOST_UNPACKED = 1_000_000_000
MOST_RATIO = 200
SMALL_ENTRY = 20_000_000
MOST_ENTRIES = 5_000

_CHUNK = 1 << 20
_OVERLAP = 256
_OLE = b"\xd0\xcf\x11\xe0"
_ROW = late_pattern(rb'<(?:x:)?row [^>]{0,200}?\br="(\d{1,7})"')
_CELL = late_pattern(rb'<(?:x:)?c r="([A-Z]{1,3})\d{1,7}"')
_ERROR = late_pattern(rb'<(?:x:)?c [^>]{0,100}?\bt="e"')
_EMPTY_FORMULA = late_pattern(rb"(?:</f>|<f/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookLook:
    """What the sheets of a workbook hold, counted without opening it.

    Attributes:
        rows: The number of the last row of any sheet.
        columns: The number of the last column of any sheet.
        errors: Cells that hold a formula error such as ``#REF!``.
        uncalculated: Formulas without a stored result.
    """

    rows: int = 0
    columns: int = 0
    errors: int = 0
    uncalculated: int = 0


def inspect_workbook(path: Path) -> WorkbookLook:
    """Count what is in the sheets, in one pass with little memory.

    Raises:
        FileRefusedError: The file is no workbook, is locked with a password, is damaged,
            declares an XML entity, or would unpack to more than 1 GB or 200 times its size.
    """
    with path.open("rb") as f:
        magic = f.read(4)
    if magic == _OLE:
        message = (
            f"{path.name} is locked with a password or is an old .xls workbook. "
            "Save it without a password as .xlsx and import that file."
        )
        raise FileRefusedError(reason="workbook-refused", sentence=message)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive, path)
            return _look(archive, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        message = (
            f"{path.name} is damaged or no .xlsx workbook ({error}). "
            "Open it in a spreadsheet program, save it as .xlsx and import that file."
        )
        raise FileRefusedError(reason="workbook-refused", sentence=message) from error


def _check_sizes(archive: zipfile.ZipFile, path: Path) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    swollen = [
        entry
        for entry in entries
        if entry.file_size > SMALL_ENTRY and entry.file_size > MOST_RATIO * entry.compress_size
    ]
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or swollen:
        message = (
            f"{path.name} would unpack to {unpacked // 1_000_000:,} MB in {len(entries):,} parts; "
            "the limits are 1,000 MB, 5,000 parts and 200 times a part's size. "
            "Save the sheet as CSV and import that file."
        )
        raise FileRefusedError(reason="workbook-refused", sentence=message)
    if packed > path.stat().st_size:
        message = f"{path.name} has parts that overlap. Save it again as .xlsx and import that."
        raise FileRefusedError(reason="workbook-refused", sentence=message)


def _look(archive: zipfile.ZipFile, path: Path) -> WorkbookLook:
    look = WorkbookLook()
    names = archive.namelist()
    if "xl/workbook.xml" not in names:
        message = f"{path.name} is a zip file without a workbook in it. Unpack it first."
        raise FileRefusedError(reason="workbook-refused", sentence=message)
    for name in names:
        if name.startswith("xl/") and name.endswith((".xml", ".rels")):
            sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
            look = _scan(archive, name, path, look, sheet=sheet)
    return look


def _scan(
    archive: zipfile.ZipFile, name: str, path: Path, look: WorkbookLook, *, sheet: bool
) -> WorkbookLook:
    rows, columns = look.rows, look.columns
    errors, uncalculated = look.errors, look.uncalculated
    rest = b""
    with archive.open(name) as entry:
        while chunk := entry.read(_CHUNK):
            window = rest + chunk
            if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                message = f"{path.name} declares an XML entity, which no workbook needs; refused."
                raise FileRefusedError(reason="workbook-refused", sentence=message)
            if sheet:
                rows = max([rows, *(int(row) for row in _ROW.findall(window))])
                columns = max([columns, *map(_column, set(_CELL.findall(window)))])
                settled = len(rest)
                errors += sum(found.end() > settled for found in _ERROR.finditer(window))
                uncalculated += sum(
                    found.end() > settled for found in _EMPTY_FORMULA.finditer(window)
                )
            rest = window[-_OVERLAP:]
    return WorkbookLook(rows=rows, columns=columns, errors=errors, uncalculated=uncalculated)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
