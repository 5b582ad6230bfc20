"""The log of any size used for measuring speed."""

from __future__ import annotations

import csv
from datetime import datetime

from desireline.simulation.event_log import HEADER, event_log


def test_a_log_has_as_many_rows_as_asked_for_in_order_of_time(tmp_path):
    event_log(tmp_path / "log.csv", events=5000, seed=1)
    with (tmp_path / "log.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    times = [datetime.fromisoformat(row["timestamp"]) for row in rows]
    assert list(rows[0]) == HEADER.split(",")
    assert len(rows) == 5000
    assert times == sorted(times)
    assert all(bool(row["value"]) == (row["touchpoint"] in {"order paid", "till"}) for row in rows)


def test_a_log_of_the_same_seed_is_the_same(tmp_path):
    for name in ("one.csv", "two.csv"):
        event_log(tmp_path / name, events=1000, seed=5)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
