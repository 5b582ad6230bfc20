"""The sample log all peers are asked about: 31,106 events of 600 users of a shop."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
from retentioneering import Eventstream, datasets

FUNNEL = (
    *("product_view", "add_to_cart", "cart", "shipping_details", "payment_details", "purchase"),
)
CASES = ("user_id", "session_id")


@cache
def frame() -> pd.DataFrame:
    """Give the log: the columns of the file, and ``row``, the place in it."""
    log = datasets.load_ecom(as_dataframe=True)
    return log.assign(row=range(len(log)))


@cache
def stream(case: str) -> Eventstream:
    """Give the log as the peer's own stream, by ``user_id`` or by ``session_id``."""
    columns = ["user_id", "session_id"] if case == "user_id" else ["session_id"]
    return Eventstream(frame(), {"path_cols": columns, "event_col": "event"})


def written(folder: Path) -> Path:
    """Write the log once and give its path."""
    path = folder / "ecom.csv"
    if not path.exists():
        frame().to_csv(path, index=False)
    return path
