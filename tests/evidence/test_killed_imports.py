"""Killed at any moment, the store holds all of a file or nothing, and a re-run completes it."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest
from evidence_tellings import bring, clicks

from desireline.warehouse import Warehouse

FILES = 6
ROWS = 40
KILLS = int(os.environ.get("DESIRELINE_KILLS", "20"))


def told(number: int) -> str:
    """Give one file's text: 40 rows of its own day."""
    return clicks(
        *(f"c{row},visit {row},2026-0{number + 1}-01T10:{row:02d}:00Z" for row in range(ROWS))
    )


def import_all(folder: Path) -> None:
    """Import every file, as an interrupted run would do again."""
    with Warehouse.open(folder) as warehouse:
        for number in range(FILES):
            bring(warehouse, folder, told(number))


def killed_run(folder: Path, *, after: float) -> None:
    """Start the imports in a process of their own and kill it after a while."""
    child = os.fork()
    if child == 0:
        try:
            import_all(folder)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="needs fork")
def test_kills_lose_and_double_nothing(tmp_path: Path):
    chance = random.Random(7)  # noqa: S311
    interrupted, folder = 0, tmp_path / "first"
    folder.mkdir()
    for attempt in range(KILLS):
        killed_run(folder, after=chance.uniform(0.02, 0.6))
        with Warehouse.open(folder) as warehouse:
            receipts = warehouse.rows(warehouse.table("imports").select("import_id", "inserted"))
            records = warehouse.rows(warehouse.table("records").select("import_id"))
            events = len(warehouse.rows(warehouse.table("events").select("event_id")))
        kept = {row["import_id"] for row in records}
        assert kept <= {row["import_id"] for row in receipts}
        assert len(records) == events == sum(int(str(row["inserted"])) for row in receipts)
        assert len(records) % ROWS == 0
        interrupted += len(records) < FILES * ROWS
        if len(records) == FILES * ROWS:  # all in: go on with an empty store
            folder = tmp_path / f"after{attempt}"
            folder.mkdir()
    assert interrupted
    import_all(folder)
    with Warehouse.open(folder) as warehouse:
        events = warehouse.rows(warehouse.table("events").select("event_id", "happened_at"))
    assert len(events) == len({row["event_id"] for row in events}) == FILES * ROWS
    assert len({row["happened_at"] for row in events}) == FILES * ROWS
