"""How a table shows itself in a notebook and in a terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

import pandas as pd

_LARGE = 100


def card(title: str, rows: pd.DataFrame, *, notes: Sequence[str] = ()) -> str:
    """Return HTML: a title, a table without an index, and notes under it."""
    said = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return f"<p><b>{escape(title)}</b></p>{written(rows).to_html(index=False, border=0)}{said}"


def written(rows: pd.DataFrame) -> pd.DataFrame:
    """Write each value as people read it; what is absent is blank."""
    return pd.DataFrame({name: [_said(value) for value in rows[name]] for name in rows.columns})


def _said(value: object) -> object:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        large = f"{value:,.1f}".removesuffix(".0")
        return large if abs(value) >= _LARGE else f"{value:.4g}"
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None or value is pd.NA or value is pd.NaT else value
