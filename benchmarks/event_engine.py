"""Measure the engine on a bare event file of a million events: seconds and events a second.

Writes a log of customers who wander between touchpoints (days between visits, some long silences,
ties to the second), reads it and asks each question once. Prints a line a step; asserts nothing.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow.compute as pc
import pyarrow.lib as pa
from pyarrow import _csv as pa_csv  # type: ignore[attr-defined]

from desireline.measures.event_file import read_events

STAGES = ("product view", "add to cart", "checkout start", "purchase", "review written")
FIRST_DAY = np.datetime64("2026-01-01", "us").astype(np.int64)
DAY = 86_400_000_000
Asked = TypeVar("Asked")


def write_log(path: Path, *, events: int, touchpoints: int = 60, seed: int = 0) -> None:
    """Write a log of so many events in order of arrival, customers mixed."""
    rng = np.random.default_rng(seed)
    sizes = np.minimum(rng.geometric(1 / 11, size=events), 200)
    customer = np.repeat(np.arange(events), sizes)[:events]
    names = [*STAGES, *(f"touchpoint {n:02}" for n in range(len(STAGES), touchpoints))]
    weights = 1 / np.arange(1, touchpoints + 1)
    visited = rng.choice(touchpoints, size=events, p=weights / weights.sum())
    gaps = (rng.exponential(2.0, size=events) ** 3 * DAY / 10).astype(np.int64)
    walked = np.cumsum(gaps)
    first = np.r_[True, np.diff(customer) != 0]
    start = np.maximum.accumulate(np.where(first, walked, 0))
    moments = FIRST_DAY + rng.integers(0, 200 * DAY, size=events)[customer] + walked - start
    moments -= moments % 1_000_000
    order = np.argsort(moments, kind="stable")
    stamps = pa.array(moments[order], pa.timestamp("us"))
    table = pa.table(
        {
            "customer_id": pc.binary_join_element_wise(  # type: ignore[attr-defined]
                "c", pa.array(customer[order]).cast(pa.string()), ""
            ),
            "touchpoint": pa.array(np.array(names, dtype=object)[visited[order]], pa.string()),
            "timestamp": pc.strftime(stamps, "%Y-%m-%dT%H:%M:%SZ"),  # type: ignore[attr-defined]
        }
    )
    pa_csv.write_csv(table, path)


def main() -> None:
    """Write a log, ask every question, print how long each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--file", type=Path, help="A log of your own instead.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.file or Path(folder) / "events.csv"
        if asked.file is None:
            write_log(path, events=asked.events)
        run(path, events=asked.events)


def run(path: Path, *, events: int) -> None:
    """Ask each question of one file once."""
    log = timed("read, order, cut into journeys", events, lambda: read_events(path))
    timed("transitions with median wait", events, log.transitions)
    timed("variants", events, log.variants)
    timed("graph", events, log.graph)
    week = timedelta(days=7)
    for order in ("eventual", "strict", "direct", "any"):
        timed(
            f"funnel of 5 in 7 days, {order}",
            events,
            lambda order=order: log.funnel(STAGES, window=week, order=order),  # type: ignore[misc]
        )
    timed("durations with censoring", events, log.durations)
    for method in ("markov", "shapley", "linear"):
        timed(
            f"attribution, {method}, 200 resamples",
            events,
            lambda method=method: log.attribution("purchase", method=method),  # type: ignore[misc]
        )
    timed("journeys", events, log.journeys)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{'peak memory':36} {peak:10,.0f} MB\n")


def timed(what: str, events: int, ask: Callable[[], Asked]) -> Asked:
    """Ask once and print wall seconds, processor seconds and events a second."""
    began, worked = time.perf_counter(), time.process_time()
    answer = ask()
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    rate = events / seconds
    sys.stdout.write(f"{what:36} {seconds:8.2f} s {worked:8.2f} CPU s {rate:14,.0f} events/s\n")
    return answer


if __name__ == "__main__":
    main()
