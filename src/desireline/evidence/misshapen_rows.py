"""Rows with fewer or more cells than the table has columns, and rows that are sums of others."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.evidence.masking import HIDDEN
from desireline.evidence.mixed_text import BROKEN, BROKEN_BYTES
from desireline.evidence.parsed import ParsedRow, Rejection
from desireline.evidence.report_table import TOTAL_LINE, is_sum


def is_total(row: Sequence[str | None]) -> bool:
    """Tell whether the first filled cell of a refused row names a sum."""
    return is_sum(next((cell for cell in row if cell and cell.strip()), ""))


def misshapen(  # noqa: PLR0913 - a row, and what its table says of its cells
    number: int,
    row: Sequence[str | None],
    *,
    header: Sequence[str],
    personal: frozenset[str],
    left_out: frozenset[str],
    hides: bool,
) -> ParsedRow:
    """Return a refused row whose cells fit no header; ``hides``: the table tells of people."""
    broken = bool(row) and row[-1] == BROKEN
    row = row[:-1] if broken else row
    width = len(row)
    raw = {name: row[i] if i < width else None for i, name in enumerate(header)}
    raw |= {"…": HIDDEN} if width > len(header) else {}
    if hides:  # no cell is sure to stand where it belongs
        raw = {name: cell and HIDDEN for name, cell in raw.items()}
    word = "fewer" if width < len(header) else "more"
    refused = Rejection(
        reason="short-row" if width < len(header) else "long-row",
        sentence=f"The row has {width} cells, {word} than the {len(header)} columns.",
        remedy="Check quotes and separators in this row.",
    )
    return ParsedRow(
        row_number=number,
        raw=raw,
        personal=personal,
        left_out=left_out,
        rejection=BROKEN_BYTES if broken else TOTAL_LINE if is_total(row) else refused,
    )
