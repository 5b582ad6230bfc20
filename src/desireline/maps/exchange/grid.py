"""A block of cells as a clipboard or a CSV file holds it: rows of text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from desireline.errors import DesirelineError
from desireline.maps.signs import cleaned_cell

Grid: TypeAlias = tuple[tuple[str, ...], ...]
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 2_000, 300, 20_000
_SEPARATORS = (";", ",", "|")


class BlockRefusedError(DesirelineError):
    """A block of cells that is too large or holds nothing."""

    code: ClassVar[str] = "block-refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Legible:
    """A text without signs nobody can see. ``unseen``: how many were taken out."""

    text: str
    unseen: int


def legible(text: str) -> Legible:
    """Return a text of cells with line ends of one kind and nothing that nobody can see."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    bare, unseen = cleaned_cell(ended.removeprefix("\ufeff"))
    return Legible(text=bare, unseen=unseen)


def legible_rows(rows: Iterable[Iterable[str]]) -> tuple[Grid, int]:
    """Return the cells of a sheet, each made legible, and how many signs were taken out."""
    made = [[legible(cell) for cell in row] for row in rows]
    grid = tuple(tuple(cell.text for cell in row) for row in made)
    return grid, sum(cell.unseen for row in made for cell in row)


def unseen_notice(count: int) -> str:
    """Return what to say of signs taken out of cells; empty = there were none."""
    if not count:
        return ""
    return (
        f"Signs nobody can see in the cells, such as control signs or spaces without width: "
        f"{count:,}. They were taken out."
    )


def read_block(text: str) -> Grid:
    """Return the cells of a block: tabs as spreadsheets copy them, else the likeliest separator.

    Cells in quotes may hold line breaks.

    Raises:
        BlockRefusedError: The block is empty or larger than a map can be.
    """
    body = legible(text).text
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
    lines = [" ".join(line.split()) for line in legible(cell).text.split("\n")]
    return "\n".join(line for line in lines if line)
