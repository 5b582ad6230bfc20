"""Rows read by the column become what the same rows become one by one."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from pathlib import Path

import pytest
from pyarrow.ipc import open_stream

from desireline.evidence import cell_memory, regular_rows
from desireline.evidence.batches import SCHEMAS, BatchWriter
from desireline.evidence.column_mapping import ColumnMeaning, Mapping, Meaning
from desireline.evidence.mapped_rows import mapped_rows
from desireline.evidence.readers.csv import tables
from desireline.evidence.taking_rows import TriedRows, count_row, take_rows
from desireline.evidence.tallying import Tally

LATEST = 1_795_300_000_000
WHO = (
    *("ana", "ben@example.com", "Ben@Example.com ", " C0001", "+49 151 12345678", "unknown", ""),
    *("  ", "Anna Meier", "123", 'x"y"zz', "back\\slash", "visit", "customer", "e\u0301va"),
)
TIMES = (
    *("2026-03-01T10:00:00Z", "2026-03-01 10:00", "2026-03-29 02:30:00", "2026-10-25 02:30"),
    *("01.03.2026 10:00", "31/12/2025 23:59:59", "2026-02-30", "", "n/a", "2031-01-01"),
    *("1985-01-01T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T10:00:00.5+02:00", "20260301"),
    *("1772355600", "45000", "March 3, 2026", "2026-03-01T10:00:00 CET", " 2026-03-01T10:00:00Z"),
)
NAMES = (
    *("visit", "order", "call +49 151 12345678", "", " visit ", "ana", "Total", "10.0.0.1"),
    *("a b c d about Anna Meier and her order", "/shop?q=secret&page=2", '"q"', "line\nbreak"),
)
NUMBERS = ("1", "1.5", "1,5", "", "-3", "abc", "nan", "1e999", "€ 12", "00:10:00", "-")
NOTES = (
    *("red", "blue", "", "ben@example.com", "C0001", "  pad  ", "1234 5678 9012 3456"),
    "   Anna Meier",
    "Dear Anna Meier I was so happy today",
)
CELLS: dict[Meaning, tuple[str, ...]] = {
    "customer": WHO,
    "email": WHO,
    "user": WHO,
    "time": TIMES,
    "name": NAMES,
    "page": NAMES,
    "channel": ("web", "", "app "),
    "device": ("mobile", "", " desktop", "ana", "a@b.de"),
    "duration seconds": NUMBERS,
    "value": NUMBERS,
    "currency": ("EUR", "", " usd "),
    "sequence": ("1", "2", "", "x"),
    "event id": ("t1", "t2", "", "ana", "t4 ben@example.com"),
    "leave out": WHO,
    "attribute": NOTES,
}
COLUMNS: dict[str, Meaning] = {
    "customer_name": "customer",
    "mail": "email",
    "user": "user",
    "time": "time",
    "event": "name",
    "page": "page",
    "channel": "channel",
    "device": "device",
    "took": "duration seconds",
    "value": "value",
    "currency": "currency",
    "place": "sequence",
    "id": "event id",
    "last_name": "leave out",
    "note": "attribute",
    "agent": "attribute",
}
ZONES = ("", "UTC", "Europe/Berlin")


def ugly_file(seed: int) -> tuple[str, Mapping]:
    """Give a table in which much is out of the ordinary, and a mapping of its columns."""
    chance = random.Random(seed)  # noqa: S311
    names = ["time", *(name for name in COLUMNS if name != "time" and chance.random() < 0.5)]
    chance.shuffle(names)
    usual = chance.random()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for _ in range(60):
        cells = [CELLS[COLUMNS[name]] for name in names]
        row = [chance.choice(each[:2] if chance.random() < usual else each) for each in cells]
        shapes = ([row] * 30, [row[:-1]], [[*row, "more"]], [[""] * len(row)])
        writer.writerow(chance.choice([one for shape in shapes for one in shape]))
    columns = tuple(
        ColumnMeaning(
            column=name,
            meaning=COLUMNS[name],
            time_format=chance.choice(["", "D/M/Y", "epoch s", "excel"]) if name == "time" else "",
        )
        for name in names
    )
    mapping = Mapping(
        reader="csv",
        source_name="ugly",
        columns=columns,
        time_zone=chance.choice(ZONES),
        name=chance.choice(["", "fixed"]),
        fold=chance.choice(["", "first"]),  # type: ignore[arg-type]
        header_rows=1,
    )
    return out.getvalue(), mapping


def written(folder: Path) -> dict[str, list[str]]:
    """Give the rows of every table a writer left; what stands twice for one person once."""
    found = {}
    for name in SCHEMAS:
        rows = open_stream(str(folder / f"{name}.arrow")).read_all().to_pylist()  # type: ignore[no-untyped-call]
        found[name] = sorted(map(str, rows))
    return {n: sorted(set(r)) if n in {"vault", "identifiers"} else r for n, r in found.items()}


def one_by_one(path: Path, mapping: Mapping, writer: BatchWriter) -> Tally:
    """Count and write every row of a table on its own."""
    tally = Tally()
    (table,) = tables(path, mapping)
    for row in mapped_rows(table.header, table.rows, mapping, first_row=table.first_row):
        writer.add(row, count_row(tally, row, writer, latest_ms=LATEST))
    return tally


@pytest.mark.parametrize("seed", range(40))
def test_by_the_column_and_one_by_one_is_the_same(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(regular_rows, "CHUNK_ROWS", 17)
    monkeypatch.setattr(cell_memory, "MOST_KNOWN", 3)
    text, mapping = ugly_file(seed)
    path = tmp_path / "ugly.csv"
    path.write_text(text, encoding="utf-8", newline="")
    places = {name: tmp_path / name for name in ("columns", "rows", "tried")}
    for place in places.values():
        place.mkdir()
    with BatchWriter(places["rows"], key=bytes(32), mapping_hash="0" * 8) as writer:
        expected = one_by_one(path, mapping, writer)
    by_column, tried = Tally(), Tally()
    with BatchWriter(places["columns"], key=bytes(32), mapping_hash="0" * 8) as writer:
        take_rows(path, mapping, tally=by_column, writer=writer, latest_ms=LATEST)
    with BatchWriter(places["tried"], key=bytes(32), mapping_hash="") as writer:
        rows = TriedRows(path, mapping, most=1000, latest_ms=LATEST)
        for row in rows:
            count_row(tried, row, writer, latest_ms=LATEST)
            if tried.ready == 3 and rows.count_others(tried, writer):
                break
    assert by_column == expected
    assert tried == expected
    assert written(places["columns"]) == written(places["rows"])


def test_a_look_tries_out_so_many_filled_rows(tmp_path: Path):
    path = tmp_path / "gaps.csv"
    lines = ["customer,event,time", *("ana,visit,2026-03-01T10:00:00Z", ",,") * 50]
    path.write_text("\n".join(lines))
    columns = (
        ColumnMeaning(column="customer", meaning="customer"),
        ColumnMeaning(column="event", meaning="name"),
        ColumnMeaning(column="time", meaning="time"),
    )
    mapping = Mapping(reader="csv", source_name="gaps", columns=columns)
    seen: Counter[int] = Counter()
    with BatchWriter(tmp_path, key=bytes(32), mapping_hash="") as writer:
        for most in (1, 20, 50, 80):
            tally = Tally()
            rows = TriedRows(path, mapping, most=most, latest_ms=LATEST)
            count_row(tally, next(iter(rows)), writer, latest_ms=LATEST)
            rows.count_others(tally, writer)
            seen[most] = tally.rows
    assert seen == {1: 1, 20: 20, 50: 50, 80: 50}
