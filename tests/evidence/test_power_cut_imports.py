"""A power cut during imports leaves all of a file or nothing, and never less than was promised."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from test_killed_imports import FILES, ROWS

from desireline.warehouse import Warehouse
from power.cuts import Mode, Recording, recording

CUTS = os.environ.get("DESIRELINE_CUTS", "4")  # "all" = after every single write
PROGRAM = Path(__file__).parent / "importer.py"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """Everything the disk was asked while six files were imported."""
    folder = tmp_path_factory.mktemp("power")
    seed = folder / "before"
    (seed / "shop").mkdir(parents=True)
    with Warehouse.open(seed / "shop"):
        pass
    with recording(folder, seed, promises="/told") as (disk, found):
        words = [str(disk / "shop"), str(disk / "told")]
        asked = [sys.executable, str(PROGRAM), *words]
        done = subprocess.run(asked, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    return found[0]


@pytest.mark.parametrize("mode", ["drop", "torn"])
def test_what_was_promised_is_there_and_nothing_is_half(
    recorded: Recording, tmp_path: Path, mode: Mode
) -> None:
    every = [place for place, _, _ in recorded.cuts()]
    wanted = every if CUTS == "all" else random.Random(2).sample(every, int(CUTS))  # noqa: S311
    for place, disk, told in recorded.cuts():
        if place not in wanted:
            continue
        folder = tmp_path / f"cut{place}"
        disk.left(folder, mode=mode, seed=place)
        with Warehouse.open(folder / "shop") as warehouse:
            receipts = warehouse.rows(warehouse.table("imports").select("import_id", "inserted"))
            records = warehouse.rows(warehouse.table("records").select("import_id"))
            events = warehouse.rows(warehouse.table("events").select("event_id"))
        assert len(receipts) >= told.count("\n"), f"cut after entry {place}"
        assert {row["import_id"] for row in records} <= {row["import_id"] for row in receipts}
        assert len(records) == len(events) == ROWS * len(receipts)


def test_the_program_imported_and_promised(recorded: Recording) -> None:
    *_, (_, _, told) = recorded.cuts()
    assert told.count("\n") == FILES
