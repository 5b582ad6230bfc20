"""Cells of the CSV files we write, which a spreadsheet must never run."""

from __future__ import annotations

_WIDE_SIGNS = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # full-width = + - @
_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *_WIDE_SIGNS)


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before its sign.

    What begins with space is looked at behind it, as spreadsheets do.
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(_RUNS_AS_FORMULA) else cell
