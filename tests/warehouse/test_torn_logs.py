"""A log torn by a power cut is cut where the tear begins; what was confirmed is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from desireline.warehouse.torn_logs import connect, torn_logs


@pytest.fixture
def cut_off(tmp_path: Path) -> Path:
    """A store whose program died with two confirmed commits and the third half written."""
    alive, dead = tmp_path / "alive", tmp_path / "dead"
    alive.mkdir()
    dead.mkdir()
    connection = duckdb.connect(str(alive / "shop.duckdb"))
    connection.execute("CREATE TABLE calls (number INTEGER)")
    connection.execute("CHECKPOINT")
    connection.execute("INSERT INTO calls VALUES (1)")
    connection.execute("INSERT INTO calls VALUES (2)")
    log = alive / "shop.duckdb.wal"
    confirmed = log.stat().st_size
    connection.execute("INSERT INTO calls SELECT range FROM range(3, 500)")
    for path in alive.iterdir():
        shutil.copy(path, dead)
    connection.close()
    with (dead / "shop.duckdb.wal").open("r+b") as torn:
        torn.seek(confirmed + 200)
        torn.write(bytes(300))
    return dead


def test_confirmed_commits_are_there_and_the_torn_one_is_not(cut_off: Path) -> None:
    with connect(cut_off / "shop.duckdb", settings={}) as opened:
        assert opened.execute("SELECT number FROM calls ORDER BY 1").fetchall() == [(1,), (2,)]
    with connect(cut_off / "shop.duckdb", settings={}) as again:
        assert again.execute("SELECT count(*) FROM calls").fetchall() == [(2,)]


def test_the_torn_log_is_kept_whole(cut_off: Path) -> None:
    before = (cut_off / "shop.duckdb.wal").read_bytes()
    connect(cut_off / "shop.duckdb", settings={}).close()
    [kept] = torn_logs(cut_off)
    assert kept.read_bytes() == before


def test_reading_only_changes_nothing(cut_off: Path) -> None:
    with pytest.raises(duckdb.Error, match="replaying WAL"):
        connect(cut_off / "shop.duckdb", settings={}, read_only=True)
    assert torn_logs(cut_off) == ()
