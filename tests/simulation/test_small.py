"""The small world: one CSV whose every figure is known."""

from __future__ import annotations

import csv
import json

from desireline.simulation.small import small_world


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        small_world(tmp_path / name, seed=3)
    small_world(tmp_path / "other", seed=4)
    names = ["exports/events.csv", "mappings.json", "small.journey.json", "truth.json"]
    one, two, other = (
        [(tmp_path / folder / name).read_bytes() for name in names]
        for folder in ("one", "two", "other")
    )
    assert one == two
    assert one[0] != other[0]


def test_every_row_of_the_file_is_accounted_for(tmp_path):
    small_world(tmp_path, seed=3)
    with (tmp_path / "exports" / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    [count] = truth["files"]
    assert count["read"] == len(rows)
    assert count["inserted"] + count["duplicate"] + count["rejected"] == count["read"]
    assert truth["steps"] == count["inserted"] - count["without_customer"]


def test_the_parts_of_each_stage_sum_to_its_reach(tmp_path):
    small_world(tmp_path, seed=3)
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    for row in truth["ribbon"]:
        assert row["converted"] + row["skipped"] + row["open"] + row["left"] == row["reach"]
    assert sum(row["enter"] for row in truth["ribbon"]) == truth["journeys"]


def test_late_rows_come_after_rows_that_happened_later(tmp_path):
    small_world(tmp_path, seed=3)
    with (tmp_path / "exports" / "events.csv").open(encoding="utf-8", newline="") as file:
        times = [row["time"] for row in csv.DictReader(file) if row["time"]]
    assert times != sorted(times)
