"""A sheet as a plain grid of text, for maps people kept in a spreadsheet; read in the child."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.readers.workbook_safety import inspect_workbook
from desireline.evidence.refusal import FileRefusedError
from desireline.evidence.sandbox import now, run_child, working_folder

MOST_ROWS, MOST_COLUMNS = 2_000, 300
MOST_CELLS = 30_000_000
MOST_BYTES = 8_000_000
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a file, the chosen one with its cells.

    Attributes:
        sheets: Names of all sheets, the visible ones first; empty for a text file.
        text: The whole text of a text file; empty for a workbook.
    """

    sheets: tuple[str, ...]
    chosen: str
    rows: tuple[tuple[str, ...], ...]
    text: str


def read_sheet(path: Path, *, file_name: str, sheet: str = "") -> Sheet:
    """Return the cells of one sheet of a workbook, or the text of a text file, unchanged.

    The file is read by the import child, with its limits. Merged cells hold their text once.

    Raises:
        FileRefusedError: The file is damaged, too large, or has no such sheet.
    """
    with working_folder() as folder:
        answer = run_child(
            path,
            folder=folder,
            mode="grid",
            file_name=file_name,
            mapping=Mapping(reader="xlsx", source_name=file_name, sheet=sheet),
            key=b"",
            now_ms=now(),
        )
    found = answer["grid"]
    return Sheet(
        sheets=tuple(found["sheets"]),
        chosen=found["chosen"],
        rows=tuple(tuple(row) for row in found["rows"]),
        text=found["text"],
    )


def grid_of(path: Path, *, sheet: str) -> dict[str, object]:
    """Return what ``read_sheet`` needs, inside the child.

    Raises:
        FileRefusedError: The file is damaged, too large, or has no such sheet.
    """
    with path.open("rb") as file:
        first = file.read(4)
    if first in _WORKBOOKS:
        return _workbook(path, sheet=sheet)
    if path.stat().st_size > MOST_BYTES:
        sentence = f"The file is larger than {MOST_BYTES:,} bytes. Copy only the cells of the map."
        raise FileRefusedError(reason="too-large", sentence=sentence)
    return {"sheets": [], "chosen": "", "rows": [], "text": _decoded(path.read_bytes())}


def _workbook(path: Path, *, sheet: str) -> dict[str, object]:
    look = inspect_workbook(path)
    if look.rows * look.columns > MOST_CELLS:
        sentence = "A sheet of the workbook is far too large for a map. Copy only the map's cells."
        raise FileRefusedError(reason="workbook-refused", sentence=sentence)
    try:
        with closing(CalamineWorkbook.from_path(str(path))) as workbook:
            listed = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
            shown = [one.name for one in listed if one.visible == SheetVisibleEnum.Visible]
            names = shown + [one.name for one in listed if one.name not in shown]
            if sheet and sheet not in names:
                sentence = f"There is no sheet '{sheet}'. The sheets: {', '.join(names)}."
                raise FileRefusedError(reason="unknown-sheet", sentence=sentence)
            for name in [sheet] if sheet else names:
                rows = _rows(workbook, name)
                if rows or name == names[-1] or sheet:
                    return {"sheets": names, "chosen": name, "rows": rows, "text": ""}
    except CalamineError as error:
        sentence = f"It cannot be opened as a workbook: {error}. Save it again as .xlsx."
        raise FileRefusedError(reason="workbook-refused", sentence=sentence) from error
    raise FileRefusedError(reason="workbook-refused", sentence="The workbook has no sheet.")


def _rows(workbook: CalamineWorkbook, name: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for values in workbook.get_sheet_by_name(name).iter_rows():
        if len(rows) >= MOST_ROWS:
            break
        rows.append([_text(value) for value in values[:MOST_COLUMNS]])
    return rows if any(any(row) for row in rows) else []


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case _:
            return str(value)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ""):
        if encoding:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    return content.decode("cp1252", errors="replace")
