"""A query is written once, whatever the moment it names and the process that asks it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import ibis
import pyarrow as pa
import pytest

from desireline.evidence.seals import md5_number_lower
from desireline.maps.reading import Filter
from desireline.warehouse import Warehouse
from desireline.warehouse.remembered_sql import RememberedSql
from desireline.workspace.kept_texts import FILE, KeptTexts
from desireline.workspace.measuring import read

NOON = 1_790_000_000_000
DROPPED = """
import ibis
from desireline.warehouse.remembered_sql import RememberedSql
columns = dict.fromkeys(["a", "b", "c", "d", "e", "f", "g"], "int64")
table = ibis.table(columns, name="kept").drop(*"abcdef")
remembered = RememberedSql()
with remembered.noting() as noted:
    remembered.sql(table, is_kept=lambda name: True, written=ibis.duckdb.connect().compile)
print(*noted)
"""


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> RememberedSql:
    """Let the stores of this test remember nothing from before."""
    return forget(monkeypatch)


def forget(monkeypatch: pytest.MonkeyPatch) -> RememberedSql:
    fresh = RememberedSql()
    monkeypatch.setattr(Warehouse, "remembered", fresh)
    return fresh


def test_another_moment_is_no_other_query(remembered: RememberedSql) -> None:
    with Warehouse.in_memory() as house:
        moments = [NOON - 1, NOON, NOON, NOON + 1]
        rows = house.keep_arrow(pa.table({"moment": pa.array(moments, pa.int64())}), "rows")

        def between(start: int, end: int) -> ibis.Table:
            first, last = (ibis.literal(one, "int64") for one in (start, end))
            chosen = rows.filter((rows.moment >= first) & (rows.moment < last))
            return chosen.agg(n=chosen.count())

        counted = [
            house.rows(between(NOON + start, NOON + end))[0]["n"]
            for start, end in ((0, 1), (-1, 2), (1, 9))
        ]
        assert counted == [2, 4, 1]
        assert remembered.written == 1
        assert house.rows(between(NOON, NOON))[0]["n"] == 0
        assert remembered.written == 2, "one moment named twice is another shape than two moments"
        small = rows.filter(rows.moment % ibis.literal(7, "int64") == 0)
        assert len(house.rows(small)) == sum(one % 7 == 0 for one in moments)


def test_a_shape_has_the_same_digest_in_every_process() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", DROPPED],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] != b""


def test_a_function_of_our_own_is_written_anew_and_kept_nowhere(remembered: RememberedSql) -> None:
    remembered.take({"some": ("SELECT 1",)})
    with Warehouse.in_memory() as house, remembered.noting() as noted:
        rows = house.keep_arrow(pa.table({"word": ["a"]}), "rows")
        [row] = house.rows(rows.select(n=md5_number_lower(rows.word)))
    said = hashlib.md5(b"a", usedforsecurity=False).digest()
    assert row["n"] == int.from_bytes(said[8:], "little")
    assert not noted


def test_after_a_start_the_same_map_is_read_without_writing_a_query(
    own_shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings, wrote = [], []
    for _ in range(2):
        remembered = forget(monkeypatch)
        workspace = own_shop.open()
        whole = read(workspace, own_shop.map_id, limits=Filter())
        part = read(workspace, own_shop.map_id, limits=Filter(period_from="2026-08-01"))
        readings.append((whole, part))
        wrote.append(remembered.written)
        workspace.close()
    assert readings[0] == readings[1]
    assert wrote[0] > 0 == wrote[1]


def test_only_lines_this_workspace_wrote_are_believed(tmp_path) -> None:
    mine, key = {"d1": ("SELECT 1 FROM ", "0", ""), "d2": ("SELECT 2",)}, b"k" * 32
    KeptTexts(tmp_path, key).keep(mine)
    path = tmp_path / FILE
    lines = path.read_text().splitlines()
    KeptTexts(tmp_path, b"other" * 7).keep({"d3": ("SELECT 'forged'",)})
    with path.open("a") as file:
        file.write(lines[1].replace("SELECT 2", "SELECT 9") + "\n" + lines[0][:90])
    remembered = RememberedSql()
    kept = KeptTexts(tmp_path, key)
    kept.give(remembered)
    assert kept.known == {"d1", "d2"}
    kept.keep(mine)
    assert path.read_text().count("SELECT 2") == 1
