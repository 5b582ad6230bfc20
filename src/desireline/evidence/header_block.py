"""Where the names of a table's columns stand: below titles, over several rows, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.numbers import decimal_mark, is_absent
from desireline.evidence.refusal import FileRefusedError
from desireline.evidence.times import look

MOST_HEADER_ROWS = 3
MOST_ROWS_ABOVE = 20
ROWS_BELOW = 80
LONGEST_NAME = 160
LIKELY = 0.7
SHOWN = 3
_MAIL = late_pattern(r"[^@\s]+@[^@\s]+\.\w+")
_CLOCK = late_pattern(r"\d{1,2}:\d{2}(:\d{2})?")
_NUMBERED = late_pattern(r"(?=\D*\d)[^\s{}\"]{1,40}")
_FLAGS = frozenset({"true", "false", "yes", "no", "ja", "nein", "x"})
_NOISE = frozenset({"response", "open-ended response", "antwort", "offene antwort"})
Line = tuple[int, Sequence[str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLook:
    """Which rows hold the column names.

    Attributes:
        first: The number of the first of them; 0 = none does.
        rows: How many rows the names take, below each other.
        doubt: Why it may be otherwise; empty where it is clear.
        shown: The first cells of each of several rows, for people.
        below: The first cells of each row right below the names that looks like no data either.
    """

    first: int = 1
    rows: int = 1
    doubt: str = ""
    shown: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


NAMES_FIRST = HeaderLook()


def find_header(lines: Sequence[Line]) -> HeaderLook:  # noqa: PLR0911 - one a case
    """Return where the names stand, judged by where the cells begin to look like the rest.

    ``lines`` are the first rows with their numbers, empty ones too. A column of numbers, times
    or addresses shows where data begin; the rows right above hold the names.
    """
    filled = [(number, row) for number, row in lines if any(_texts(row))]
    if len(filled) < 2:  # noqa: PLR2004
        return HeaderLook(first=filled[0][0] if filled else 1)
    strong = _strong_columns(filled)
    start = _first_data(filled, strong)
    if start is None:
        return _by_width(filled)
    if start == 0:
        return HeaderLook(first=0, doubt="The first row looks like data, not like column names.")
    block = _block(lines, filled[:start])
    first = block[0][0]
    if len(block) > 1:
        # Counted as a spreadsheet does: a line break inside a cell makes no row.
        last = first + len(block) - 1
        said = f"{first} and {last} both" if len(block) == 2 else f"{first} to {last} all"  # noqa: PLR2004
        return HeaderLook(
            first=first,
            rows=len(block),
            doubt=f"Rows {said} look like column names.",
            shown=tuple(_shown(row) for _, row in block),
        )
    if first != filled[0][0]:
        return HeaderLook(first=first, doubt="What stands above it looks like a title.")
    if any(_kind(cell) in {"number", "time", "mail"} for cell in _texts(block[0][1])):
        return HeaderLook(first=first, doubt="Some of its cells look like data.")
    return HeaderLook(first=first)


def above_stated_data(found: HeaderLook, data_row: int) -> HeaderLook:
    """Return where the names stand once a mapping states the first row of data.

    It states no rows of names beside it: they are one row, and what stands below is left out.
    """
    return HeaderLook(first=found.first) if data_row and found.rows > 1 else found


def rows_below_names(rows: Sequence[Sequence[str | None]]) -> tuple[str, ...]:
    """Return the first cells of each row between the names and the data: codes, import ids, labels.

    ``rows`` are the first ones below the names. Such a row holds texts where the rest of the
    table has numbers, times or addresses.
    """
    filled = [(number, row) for number, row in enumerate(rows) if any(_texts(row))]
    if len(filled) < 2:  # noqa: PLR2004
        return ()
    start = _first_data(filled, _strong_columns(filled)) or 0
    above = [row for _, row in filled[:start]]
    if start >= MOST_HEADER_ROWS or not all(map(_may_name_columns, above)):
        return ()
    return tuple(map(_shown, above))


def first_data_row(data_row: int, below: Sequence[Line], *, first: int) -> tuple[int, list[str]]:
    """Return the row the data begin in, and what to say of rows left out or kept.

    ``data_row`` was said of this file or of one before it: rows that look like data stay.
    ``below`` are the rows below the names with their numbers, from ``first`` on.

    Raises:
        FileRefusedError: There can be no such row of data.
    """
    if not data_row:
        return first, []
    if not 0 < data_row < first + ROWS_BELOW:
        raise FileRefusedError(
            reason="no-such-row",
            sentence=f"The data cannot begin in row {data_row}. Give the mapping entry 'data_row' "
            f"a row from {first} to {first + ROWS_BELOW - 1}, or leave it out.",
        )
    told = len(rows_below_names([row for _, row in below]))
    filled = [number for number, row in below if any(_texts(row))]
    start = max(min(data_row, filled[told - 1] + 1 if told else first), first)
    left_out = sum(number < start for number in filled)
    kept = sum(start <= number < data_row for number in filled)
    said = []
    if left_out:
        said.append(f"Rows below the names left out as codes or more names: {left_out}.")
    if kept:
        said.append(
            f"Rows kept though the mapping entry 'data_row' leaves them out: {kept}. "
            "Here they look like data."
        )
    return start, said


def joined_names(rows: Sequence[Sequence[str | None]]) -> list[str]:
    """Return one name for each column out of one or more rows of names.

    Names of an upper row reach over the blank cells to their right, as merged cells do; a part
    said twice is kept once, what only a machine reads is left out.
    """
    width = max((len(row) for row in rows), default=0)
    padded = [[(cell or "").strip() for cell in row] + [""] * (width - len(row)) for row in rows]
    if len(padded) == 1:
        return padded[0]
    for row in padded[:-1]:
        for index in range(1, width):
            row[index] = row[index] or row[index - 1]
    return [_name([row[index] for row in padded]) for index in range(width)]


def _name(parts: list[str]) -> str:
    kept: list[str] = []
    for part in (" ".join(part.split()) for part in parts):
        known = {each.casefold() for each in kept}
        machine = part.startswith("{") or (kept and part.casefold() in _NOISE)
        if part and not machine and part.casefold() not in known:
            kept.append(part)
    return " / ".join(kept)[:LONGEST_NAME]


def _shown(row: Sequence[str | None]) -> str:
    return ", ".join(_texts(row)[:SHOWN])[:LONGEST_NAME]


def _may_name_columns(row: Sequence[str | None]) -> bool:
    texts = _texts(row)
    told = any(_kind(text) in {"number", "time", "mail"} for text in texts)
    return len(set(texts)) > 1 and not told


def _texts(row: Sequence[str | None]) -> list[str]:
    return [cell.strip() for cell in row if cell and cell.strip()]


def _kind(cell: str) -> str:
    if decimal_mark(cell) != "none":
        return "number"
    if look(cell).form != "none" or _CLOCK.fullmatch(cell):
        return "time"
    if _MAIL.fullmatch(cell):
        return "mail"
    if cell.casefold() in _FLAGS:
        return "flag"
    return "code" if _NUMBERED.fullmatch(cell) else "text"


def _strong_columns(filled: Sequence[Line]) -> dict[int, str]:
    """Return the kind of each column whose lower half is nearly all of one kind but text."""
    lower = filled[len(filled) // 2 :]
    width = max(len(row) for _, row in lower)
    found: dict[int, str] = {}
    for index in range(width):
        cells = [row[index] for _, row in lower if index < len(row)]
        kinds = [_kind(cell.strip()) for cell in cells if cell and not is_absent(cell)]
        if not kinds:
            continue
        common = max(sorted(set(kinds)), key=kinds.count)
        if common != "text" and kinds.count(common) >= LIKELY * len(kinds):
            found[index] = common
    certain = {index: kind for index, kind in found.items() if kind != "code"}
    return certain or found


def _first_data(filled: Sequence[Line], strong: dict[int, str]) -> int | None:
    for position, (_, row) in enumerate(filled[: MOST_ROWS_ABOVE + 1]):
        following = [other for _, other in filled[position + 1 : position + 4]]
        alike = sum(_is_data(other, strong) for other in following)
        if _is_data(row, strong) and 2 * alike >= len(following):
            return position
    return None


def _is_data(row: Sequence[str | None], strong: dict[int, str]) -> bool:
    cells = {i: (row[i] or "").strip() for i in strong if i < len(row)}
    present = {i: cell for i, cell in cells.items() if cell}
    matching = sum(_kind(cell) == strong[i] for i, cell in present.items())
    return matching > 0 and 2 * matching >= len(present)


def _block(lines: Sequence[Line], above: Sequence[Line]) -> list[Line]:
    """Return the rows of names: the last row above the data and those that touch it."""
    empty = {number for number, row in lines if not any(_texts(row))}
    block = [above[-1]]
    for number, row in reversed(above[:-1]):
        texts = _texts(row)
        told = len(set(texts)) < 2 or any(  # noqa: PLR2004
            text.endswith(":") or _kind(text) in {"number", "time", "mail"} for text in texts
        )
        parted = any(number < other < block[0][0] for other in empty)
        if told or parted or len(block) == MOST_HEADER_ROWS:
            break
        block.insert(0, (number, row))
    return block


def _by_width(filled: Sequence[Line]) -> HeaderLook:
    first, header = filled[0]
    widths = [len(row) for _, row in filled[1:]]
    common = max(set(widths), key=widths.count)
    if len(header) < common and widths.count(common) > len(widths) // 2:
        likely = next(number for number, row in filled if len(row) == common)
        return HeaderLook(first=likely, doubt="The first row is shorter than the rows below it.")
    if any(_kind(cell) in {"number", "time", "mail"} for cell in _texts(header)):
        return HeaderLook(first=0, doubt="The first row looks like data, not like column names.")
    return HeaderLook(first=first)
