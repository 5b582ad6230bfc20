"""A block of cells as a clipboard or a CSV file holds it: rows of text."""

from __future__ import annotations

import csv
import io
from typing import ClassVar, TypeAlias

from desireline.errors import DesirelineError

Grid: TypeAlias = tuple[tuple[str, ...], ...]
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 2_000, 300, 20_000
_SEPARATORS = (";", ",", "|")


class BlockRefusedError(DesirelineError):
    """A block of cells that is too large or holds nothing."""

    code: ClassVar[str] = "block-refused"


def read_block(text: str) -> Grid:
    """Return the cells of a block: tabs as spreadsheets copy them, else the likeliest separator.

    Cells in quotes may hold line breaks.

    Raises:
        BlockRefusedError: The block is empty or larger than a map can be.
    """
    body = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    separator = "\t" if "\t" in body else _separator(body)
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LONGEST_CELL))
    try:
        rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=separator))
    except csv.Error as error:
        msg = f"The block cannot be read as cells ({error}). Copy it from the spreadsheet again."
        raise BlockRefusedError(msg) from error
    return trimmed(rows)


def trimmed(rows: list[list[str]] | Grid) -> Grid:
    """Return a grid without blank columns at its edges and blank rows at its end.

    Rows keep their numbers and become equally long.

    Raises:
        BlockRefusedError: Nothing is left, or it is larger than a map can be.
    """
    width = max((len(row) for row in rows), default=0)
    cells = [tuple(_clean(cell) for cell in (*row, *[""] * (width - len(row)))) for row in rows]
    filled_rows = [at for at, row in enumerate(cells) if any(row)]
    filled = [at for at in range(width) if any(row[at] for row in cells)]
    if not filled_rows:
        msg = "There are no cells in this block. Copy the whole map, lane names included."
        raise BlockRefusedError(msg)
    kept = cells[: filled_rows[-1] + 1]
    if len(kept) > MOST_ROWS or filled[-1] - filled[0] >= MOST_COLUMNS:
        msg = (
            f"The block has {len(kept):,} rows and {filled[-1] - filled[0] + 1:,} columns; a map "
            f"has at most {MOST_ROWS:,} and {MOST_COLUMNS}. Copy only the cells of the map."
        )
        raise BlockRefusedError(msg)
    longest = max(len(cell) for row in kept for cell in row)
    if longest > LONGEST_CELL:
        msg = f"One cell has {longest:,} characters, more than {LONGEST_CELL:,}. Split it first."
        raise BlockRefusedError(msg)
    return tuple(row[filled[0] : filled[-1] + 1] for row in kept)


def turned(grid: Grid) -> Grid:
    """Return the grid with its rows as columns."""
    return tuple(zip(*grid, strict=True))


def _separator(body: str) -> str:
    """Return the separator that cuts most lines into the same number of cells."""
    lines = [line for line in body.split("\n") if line.strip()][:50]

    def fit(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_SEPARATORS, key=fit) if lines else ","


def _clean(cell: str) -> str:
    lines = [" ".join(line.split()) for line in cell.replace("\x0b", "\n").split("\n")]
    kept = "\n".join(line for line in lines if line)
    return "".join(letter for letter in kept if letter == "\n" or letter.isprintable())
