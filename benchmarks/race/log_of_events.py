"""Write the log that all are asked about: one Parquet file of events in order of arrival.

A customer has 11 events in the mean, at 60 touchpoints of which a few are frequent; 90 % arrive
within a minute, 8 % within hours, 2 % within days, so that customers mix. Times are whole seconds
and no customer has two events at one time: no answer hangs on how a tool breaks ties.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pyarrow.lib as pa
import pyarrow.parquet as pq

STAGES = ("product_view", "add_to_cart", "checkout_start", "purchase", "review_written")
TOUCHPOINTS = (*STAGES, *(f"touchpoint_{number:02}" for number in range(5, 60)))
FIRST_SECOND = 1_767_225_600  # 2026-01-01
DAYS = 200
DAY = 86_400


def write_log(path: Path, *, events: int, seed: int = 0) -> None:
    """Write a log of so many events."""
    rng = np.random.default_rng(seed)
    sizes = np.minimum(rng.geometric(1 / 11, size=events // 8 + 100), 200)
    customer = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[:events]
    weights = 1 / np.arange(1, len(TOUCHPOINTS) + 1)
    visited = rng.choice(len(TOUCHPOINTS), size=events, p=weights / weights.sum())
    gaps = 1 + (rng.exponential(2.0, size=events) ** 3 * DAY / 10).astype(np.int64)
    walked = np.cumsum(gaps)
    first = np.r_[True, np.diff(customer) != 0]
    start = np.maximum.accumulate(np.where(first, walked, 0))
    begun = rng.integers(0, DAYS * DAY, size=len(sizes))[customer]
    moments = FIRST_SECOND + begun + walked - start
    late = rng.choice([30.0, 7200.0, 2.0 * DAY], size=events, p=[0.9, 0.08, 0.02])
    order = np.argsort(moments + rng.exponential(late), kind="stable")
    ids = pa.array(np.char.add("c", np.arange(len(sizes)).astype(str)).tolist(), pa.string())
    table = pa.table(
        {
            "customer_id": pa.DictionaryArray.from_arrays(pa.array(customer[order]), ids),
            "touchpoint": pa.DictionaryArray.from_arrays(
                pa.array(visited[order].astype(np.int32)), pa.array(TOUCHPOINTS)
            ),
            "timestamp": pa.array(moments[order] * 1_000_000, pa.timestamp("us", "UTC")),
        }
    )
    plain = table.cast(
        pa.schema(
            {**dict.fromkeys(("customer_id", "touchpoint"), pa.string())}
            | {"timestamp": pa.timestamp("us", "UTC")}
        )
    )
    pq.write_table(plain, path, compression="zstd")


if __name__ == "__main__":
    write_log(Path(sys.argv[1]), events=int(sys.argv[2]))
