"""Every store says how much memory and disk it may take, and a query can be stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from desireline.warehouse import Warehouse, vault
from desireline.warehouse.spilling import remove_left_behind, spill_folder

LIMITS = (
    "SELECT name, value FROM duckdb_settings() WHERE name IN "
    "('memory_limit', 'temp_directory', 'max_temp_directory_size')"
)


def limits(connection) -> dict[str, str]:
    return dict(connection.execute(LIMITS).fetchall())


def test_every_store_has_its_limits(tmp_path: Path):
    with Warehouse.open(tmp_path, memory_limit="1GiB", spill_limit="3GiB") as store:
        kept = limits(store._connection)
    with Warehouse.in_memory(memory_limit="2GiB") as store:
        passing = limits(store._connection)
    with closing(vault._open(tmp_path)) as connection:
        names = limits(connection)
    assert (kept["memory_limit"], kept["max_temp_directory_size"]) == ("1.0 GiB", "3.0 GiB")
    assert kept["temp_directory"] == str(tmp_path / "spill")
    assert passing["memory_limit"] == "2.0 GiB"
    assert "desireline-spill-" in passing["temp_directory"]
    assert names["temp_directory"] == str(tmp_path / "vault.duckdb.tmp")
    assert {one["max_temp_directory_size"] for one in (passing, names)} == {"18.6 GiB", "1.8 GiB"}


def test_what_does_not_fit_goes_to_a_folder_of_ones_own_that_vanishes():
    store = Warehouse.in_memory(memory_limit="24MB")
    folder = Path(limits(store._connection)["temp_directory"])
    numbers = np.random.default_rng(0).integers(0, 1 << 62, size=4_000_000)
    kept = store.keep_arrow(pa.table({"n": numbers}), "rows")
    assert any(folder.iterdir())
    assert folder.stat().st_mode & 0o77 == 0
    assert store.to_arrow(kept.n.max())[0][0].as_py() == numbers.max()
    store.close()
    assert not folder.exists()


def test_folders_of_killed_processes_are_removed(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone = subprocess.Popen([sys.executable, "-c", "pass"])
    gone.wait()
    mine = spill_folder()
    left = mine.with_name(mine.name.replace(f"-{os.getpid()}-", f"-{gone.pid}-"))
    others = mine.with_name("desireline-spill-elsewhere-1-abcdefgh")
    for folder in (left, others):
        folder.mkdir()
        (folder / "duckdb_temp_storage-0.tmp").write_bytes(b"rows")
    remove_left_behind.cache_clear()
    Warehouse.open(tmp_path).close()
    assert {one.name for one in tmp_path.glob("desireline-spill-*")} == {mine.name, others.name}


def test_ctrl_c_stops_a_query_and_the_store_goes_on():
    store = Warehouse.in_memory()
    rows = store.keep_arrow(pa.table({"n": range(100_000)}), "rows")
    long = rows.cross_join(rows.rename(m="n").limit(40_000))
    assert store.to_arrow(rows.n.max())[0][0].as_py() == 99_999
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    with pytest.raises(KeyboardInterrupt):
        store.rows((long.n * long.m % 7).sum())
    signal.signal(signal.SIGALRM, before)
    assert store.to_arrow(rows.n.max())[0][0].as_py() == 99_999
    store.close()
