"""A long table: every row is surveyed, the first ones are tried out, and the look says so."""

from __future__ import annotations

from pathlib import Path

from desireline.evidence.batches import BatchWriter
from desireline.evidence.inspection import Inspection
from desireline.evidence.looking import inspect

AT = 1_795_300_000_000  # 2026-11-21
ROWS = [f"c{n},visit,2026-0{1 + n // 100}-{1 + n % 28:02d}T10:00:00Z" for n in range(300)]


def look(folder: Path, *rows: str, tried: int) -> Inspection:
    path = folder / "clicks.csv"
    path.write_text("\n".join(["customer,event,time", *rows]) + "\n")
    with BatchWriter(folder, key=bytes(32), mapping_hash="") as writer:
        return inspect(
            path,
            file_name="clicks.csv",
            mapping=None,
            remembered=False,
            now_ms=AT,
            writer=writer,
            tried=tried,
        )


def test_every_row_is_counted_and_the_first_are_tried(tmp_path: Path):
    found = look(tmp_path, *ROWS, "short,row", "late,visit,2026-11-20T10:00:00Z", tried=100)
    assert (found.rows_read, found.rows_tried, found.rows_ready) == (302, 100, 100)
    assert found.rejects == ()
    assert "the first 100 rows of 302" in found.warnings[0]


def test_the_newest_row_counts_wherever_it_stands(tmp_path: Path):
    closed = look(tmp_path, *ROWS, tried=100)
    assert [question.id for question in closed.questions] == ["closed"]
    assert "28 March 2026" in closed.questions[0].why
    living = look(tmp_path, *ROWS, "late,visit,2026-11-20T10:00:00Z", tried=100)
    assert living.questions == ()


def test_what_only_a_late_row_shows_is_asked(tmp_path: Path):
    dates = [f"c{n},visit,0{1 + n % 9}/04/2026" for n in range(300)]
    settled = look(tmp_path, *dates, "late,visit,25/04/2026", tried=50)
    assert settled.mapping.columns[2].time_format == "D/M/Y"
    assert "25 April 2026" in next(q.why for q in settled.questions if q.id == "closed")
    doubtful = look(tmp_path, *dates, tried=50)
    assert "time_format:time" in [question.id for question in doubtful.questions]


def test_a_short_table_is_tried_whole(tmp_path: Path):
    found = look(tmp_path, *ROWS, "short,row", tried=1000)
    assert (found.rows_read, found.rows_tried, found.rows_ready) == (301, 301, 300)
    assert found.warnings == ()
