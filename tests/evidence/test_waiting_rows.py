"""Rows that an open question decides over wait for the answer; they are not refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evidence_tellings import AT

from desireline.evidence.batches import BatchWriter
from desireline.evidence.column_mapping import Mapping
from desireline.evidence.inspection import Inspection
from desireline.evidence.looking import inspect

ORDERS = (
    "Kundennr;Bestelldatum;Artikel;Betrag\n"
    + "".join(f"K-{n};{n:02}.10.2026 10:0{n % 10};Rad;{n},50\n" for n in range(1, 29))
    + "K-9;;Rad;7,50\nSumme;;;123,50\n"
)
SURVEY = (
    "Datum;Kundennr;Wie zufrieden? (1 = gar nicht, 5 = sehr);Weiterempfehlung 0-10\n"
    "14.10.2026;K-1;1;1\n15.10.2026;K-2;5;10\n16.10.2026;K-3;1;1\n"
)


def inspected(folder: Path, text: str, *, mapping: Mapping | None = None) -> Inspection:
    path = folder / "file"
    path.write_text(text, encoding="utf-8")
    with BatchWriter(folder, key=b"k" * 32, mapping_hash="") as writer:
        return inspect(
            path, file_name="x.csv", mapping=mapping, remembered=False, now_ms=AT, writer=writer
        )


def test_rows_without_a_zone_wait_until_it_is_told(tmp_path: Path):
    look = inspected(tmp_path, ORDERS)
    assert {(g.reason, g.question, g.rows) for g in look.rejects} == {
        ("no-zone", "time_zone", 28),
        ("no-time", "", 1),
        ("total-line", "", 1),
    }
    told = inspected(tmp_path, ORDERS, mapping=replace(look.mapping, time_zone="Europe/Berlin"))
    assert {(g.reason, g.question, g.rows) for g in told.rejects} == {
        ("no-time", "", 1),
        ("total-line", "", 1),
    }
    assert told.rows_ready == 28


def test_without_a_time_column_every_row_waits(tmp_path: Path):
    look = inspected(tmp_path, "kunde;ereignis\nana;kauf\nben;kauf\n")
    assert [(g.question, g.rows) for g in look.rejects] == [("time", 2)]


def test_each_score_has_the_scale_of_its_own_column(tmp_path: Path):
    look = inspected(tmp_path, SURVEY)
    first, second = (c.column for c in look.mapping.columns[2:])
    assert [(level.column, level.score, level.valence, level.rows) for level in look.scale] == [
        (first, 1.0, -2.0, 2),
        (first, 5.0, 2.0, 1),
        (second, 1.0, -1.6, 2),
        (second, 10.0, 2.0, 1),
    ]
