"""Cells of the CSV files we write, which a spreadsheet must never run."""

from __future__ import annotations

import re
import unicodedata

_WIDE_SIGNS = "\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"  # full-width and small = + - @
_RUNS_AS_FORMULA = tuple(f"=+-@\t\r\n{_WIDE_SIGNS}")
_NOT_SEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
# Where the list separator is a semicolon or a tab, a cell is parted there and at line breaks.
_PARTED = re.compile(
    "(?P<head>[;\t\r\n][^\\S\t\r\n]*)"
    "(?P<sign>[=@\uff1d\uff20\ufe66\ufe6b]|[+\\-\uff0b\uff0d\ufe62\ufe63](?=[^;\t\r\n]*[(|!]))"
)


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before its sign.

    What begins with signs nobody sees is looked at behind them. Inside a cell the same is done
    behind a semicolon, tab or line break, where a spreadsheet that expects another separator
    than the comma begins a cell; a plus or minus there runs only what calls, or refers.
    """
    safe = _PARTED.sub(r"\g<head>'\g<sign>", cell)
    at = next((at for at, sign in enumerate(cell) if not _passed_over(sign)), len(cell))
    return f"'{safe}" if cell[at:].startswith(_RUNS_AS_FORMULA) else safe


def _passed_over(sign: str) -> bool:
    """Tell whether a sign before others is not seen, and no break of its own."""
    return sign not in "\t\r\n" and unicodedata.category(sign) in _NOT_SEEN
