"""How a table shows itself in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd


def card(title: str, rows: pd.DataFrame, *, notes: Sequence[str] = ()) -> str:
    """Return HTML: a title, a table without an index, and notes under it."""
    said = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return f"<p><b>{escape(title)}</b></p>{rows.to_html(index=False, border=0)}{said}"
