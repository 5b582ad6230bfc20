"""The lines of a tool's export: each line a record with its number, or the reason it is none."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.dialect import (
    CELL_LIMIT,
    clean_header,
    delimited_rows,
    find_dialect,
    find_export_encoding,
    lines_of,
)
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.mixed_text import mended
from desireline.evidence.parsed import ParsedRow, Rejection
from desireline.evidence.refusal import FileRefusedError

LONGEST_LINE = 1_000_000
MOST_FIELDS = 1_000
DEEPEST_LEVEL = 64
LARGEST_EXACT = 2**53
MOST_DIGITS = 300

_BROKEN = late_pattern("[\ud800-\udfff\0]")

Record = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLine:
    """One line of an export: ``record`` and its flat text form, or why it was refused."""

    row_number: int
    record: Record
    raw: dict[str, str | None]
    rejection: Rejection | None = None

    def refused(self) -> ParsedRow:
        """Give the row of a line that holds no record."""
        return ParsedRow(row_number=self.row_number, raw=self.raw, rejection=self.rejection)

    def text(self, column: str) -> str | None:
        """Give one flat field as text; None where it is missing or blank."""
        return self.raw.get(column)


class _UnreadableRecordError(ValueError):
    """A line is JSON that no two programs would read alike."""


def json_lines(
    path: Path, *, encoding: str = "", skip: frozenset[str] = frozenset()
) -> Iterator[ExportLine]:
    """Read one JSON object a line; blank lines are no rows.

    One value per line that is not blank. A line is refused when it is no JSON object, names a key
    twice, holds NaN or Infinity, a number of more than 300 digits, half a character, more than
    1,000 fields or 64 levels, or is longer than 1,000,000 characters. ``skip`` names fields that
    the flat form leaves out; they stay in the record.

    Raises:
        FileRefusedError: The file is empty, or no text.
    """
    written = find_export_encoding(path, encoding)
    is_mended = written.otherwise.is_mended
    with path.open(encoding=written.name, errors="surrogateescape", newline="\n") as f:
        row_number = 0
        while line := f.readline(LONGEST_LINE + 2):
            row_number += 1
            if len(line) > LONGEST_LINE:
                _skip_rest(f.readline, line)
                yield _refuse(row_number, line[:200], "line-too-long", "is longer than 1 MB")
                continue
            if line.strip():
                meant = mended(line) if is_mended else line
                yield _json_line(row_number, meant.strip(), skip)


def csv_records(path: Path, mapping: Mapping) -> Iterator[ExportLine]:
    """Read the records of a CSV export under the names of its header.

    One value per record, blank lines left out; ``row_number`` is the line the record starts on.
    A record with fewer or more cells than the header, or with a NUL or broken byte, is refused.

    Raises:
        FileRefusedError: The file is empty or no text, a quote is never closed, or a line or cell
            is longer than the limits.
    """
    dialect = find_dialect(path, mapping)
    lines = lines_of(path, dialect.encoding)
    for _ in range(dialect.skip):
        next(lines, None)
    csv.field_size_limit(CELL_LIMIT)
    cut = csv.reader(lines, delimiter=dialect.separator, strict=True)
    row_number = dialect.skip + 1
    try:
        header, _ = clean_header(next(cut, []))
        row_number = cut.line_num + dialect.skip + 1
        for cells in cut:
            if any(cells):
                yield _csv_record(row_number, header, cells)
            row_number = cut.line_num + dialect.skip + 1
    except csv.Error as error:
        raise FileRefusedError(
            reason="table-damaged",
            sentence=f"The table breaks off at line {row_number}: {error}. Nothing of it was "
            "imported; close the quote or shorten the cell there and import the file again.",
        ) from error


def header_of(path: Path, mapping: Mapping) -> tuple[str, ...]:
    """Give the column names of a CSV export.

    Raises:
        FileRefusedError: The file is empty or no text, or has more than 1,000 columns.
    """
    dialect = find_dialect(path, mapping)
    return clean_header(next(delimited_rows(path, dialect), []))[0]


def at(record: Record, *keys: str) -> object:
    """Give the value under nested keys, or None where one of them is missing."""
    value: object = record
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def text_at(record: Record, *keys: str) -> str | None:
    """Give a scalar under nested keys as text; None where it is missing, blank or not a scalar."""
    return as_text(at(record, *keys))


def as_text(value: object) -> str | None:
    """Give a scalar as text: no blanks around it, ``true`` for True, None for nothing."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST_EXACT:
        return str(int(value))
    return str(value) if isinstance(value, int | float) else None


def number_at(record: Record, *keys: str) -> float | None:
    """Give a number under nested keys, also one written as text; None where it is none."""
    value = text_at(record, *keys)
    if value is None:
        return None
    return as_number(value)


def as_number(text: str) -> float | None:
    """Give a plain decimal number (``-12.5``); None for everything else."""
    sign = text[1:] if text[:1] in "+-" else text
    if not sign.isascii() or not sign.replace(".", "", 1).isdigit():
        return None
    return float(text)


def _skip_rest(readline: object, line: str) -> None:
    while line and not line.endswith("\n"):
        line = readline(LONGEST_LINE)  # type: ignore[operator]


def _json_line(row_number: int, line: str, skip: frozenset[str]) -> ExportLine:
    try:
        record = json.loads(
            line, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole
        )
        raw = flat(record, skip=skip) if isinstance(record, dict) else {}
        if len(raw) > MOST_FIELDS:
            _check_size(raw, 0)
        if "\\u" in line or _BROKEN.search(line):
            _check_characters("".join(text for pair in raw.items() for text in pair if text))
    except _UnreadableRecordError as error:
        return _refuse(row_number, line, "unreadable-record", str(error))
    except RecursionError:
        return _refuse(row_number, line, "unreadable-record", "is nested too deeply")
    except ValueError:
        return _refuse(row_number, line, "not-json", "is not JSON")
    if not isinstance(record, dict):
        return _refuse(row_number, line, "not-a-record", "is JSON, but not an object in braces")
    return ExportLine(row_number=row_number, record=record, raw=raw)


def _once(pairs: list[tuple[str, object]]) -> Record:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        message = f"names the key {twice!r} twice"
        raise _UnreadableRecordError(message)
    return record


def _no_number(text: str) -> NoReturn:
    message = f"holds {text}, which is no number"
    raise _UnreadableRecordError(message)


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        message = f"holds a number of {len(text)} digits"
        raise _UnreadableRecordError(message)
    return int(text)


def flat(record: Record, *, skip: frozenset[str] = frozenset()) -> dict[str, str | None]:
    """Give nested fields as one level of text: ``context.page.path``; lists of scalars joined.

    ``skip`` names fields of the first level that are left out.
    """
    out: dict[str, str | None] = {}
    for key, value in record.items():
        if key not in skip:
            _flatten(value, key, out, 1)
    return out


def _flatten(value: object, name: str, out: dict[str, str | None], level: int) -> None:
    if type(value) is str or value is None:
        out[name] = (value and value.strip()) or None
    elif isinstance(value, dict):
        _check_size(out, level)
        for key, inner in value.items():
            _flatten(inner, f"{name}.{key}", out, level + 1)
    elif isinstance(value, list):
        _check_size(out, level)
        if any(isinstance(inner, dict | list) for inner in value):
            for position, inner in enumerate(value):
                _flatten(inner, f"{name}.{position}", out, level + 1)
        else:
            out[name] = ", ".join(as_text(inner) or "" for inner in value) or None
    elif isinstance(value, float) and not math.isfinite(value):
        _no_number(str(value))
    else:
        out[name] = as_text(value)


def _check_size(out: dict[str, str | None], level: int) -> None:
    if level > DEEPEST_LEVEL:
        message = "is nested too deeply"
        raise _UnreadableRecordError(message)
    if len(out) > MOST_FIELDS:
        message = f"holds more than {MOST_FIELDS} fields"
        raise _UnreadableRecordError(message)


def _check_characters(text: str) -> None:
    if _BROKEN.search(text):
        message = "holds a broken character"
        raise _UnreadableRecordError(message)


def _csv_record(row_number: int, header: tuple[str, ...], cells: list[str]) -> ExportLine:
    raw = {name: cell.strip() or None for name, cell in zip(header, cells, strict=False)}
    if len(cells) != len(header):
        trouble = f"has {len(cells)} cells where the header has {len(header)}"
        return _refuse(row_number, ",".join(cells), "cell-count", trouble)
    try:
        _check_characters("".join(cells))
    except _UnreadableRecordError as error:
        return _refuse(row_number, ",".join(cells), "unreadable-record", str(error))
    return ExportLine(row_number=row_number, record=dict(raw), raw=raw)


def _refuse(row_number: int, line: str, reason: str, trouble: str) -> ExportLine:
    shown = line.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")[:1_000]
    rejection = Rejection(
        reason=reason,
        sentence=f"Line {row_number} {trouble}.",
        remedy="Correct the line in the file or export it again, then import the file once more.",
    )
    return ExportLine(row_number=row_number, record={}, raw={"line": shown}, rejection=rejection)
