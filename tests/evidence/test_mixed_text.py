"""Lines of two encodings in one file, and text encoded twice, are read as meant and said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import CLICKS, bring, clicks
from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.evidence.dialect import find_encoding, lines_of
from desireline.evidence.looking import first_look
from desireline.evidence.mixed_text import looked_over, mended
from desireline.evidence.reading import reader_named
from desireline.warehouse import Warehouse

NAMES = ("Größe gewählt", "Reklamation über Gerät", "Café français", "Añadir «más»", "€ 5 – “süß”")
WESTERN = st.text("äöüßÄÖÜéèêàçñíóúøåæ€–“”«» abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20)


def rows_of(*names: str) -> list[str]:
    return [f"c{n},{name},2026-11-{n + 1:02d}T10:00:00Z\n" for n, name in enumerate(names)]


def mixed(*encodings: str) -> bytes:
    head = b"customer,event,time\n"
    rows = rows_of(*(NAMES[n % len(NAMES)] for n in range(len(encodings))))
    return head + b"".join(row.encode(one) for row, one in zip(rows, encodings, strict=True))


def names_in(warehouse: Warehouse) -> list[str]:
    events = warehouse.table("events").order_by("happened_at")
    return [str(row["name"]) for row in warehouse.rows(events.select("name"))]


@pytest.mark.parametrize(
    "encodings",
    [
        ("utf-8", "cp1252", "utf-8", "utf-8", "utf-8"),
        ("cp1252", "cp1252", "cp1252", "utf-8", "cp1252"),
        ("cp1252", "utf-8", "cp1252", "utf-8", "cp1252"),
    ],
)
def test_each_line_is_read_as_it_is_written_and_the_receipt_says_so(
    warehouse: Warehouse, tmp_path: Path, encodings
):
    receipt = bring(warehouse, tmp_path, mixed(*encodings))
    assert names_in(warehouse) == list(NAMES)
    (said,) = receipt.warnings
    western = encodings.count("cp1252")
    assert f"{5 - western} in UTF-8 and {western} in Windows-1252" in said
    assert f"(the first is line {encodings.index('cp1252') + 2})" in said
    assert receipt.rejected == 0


def test_text_encoded_twice_is_read_as_it_was_meant(warehouse: Warehouse, tmp_path: Path):
    twice = [name.encode().decode("cp1252", "ignore") for name in NAMES[:3]]
    receipt = bring(warehouse, tmp_path, clicks(*(r.strip() for r in rows_of("Gut", *twice))))
    assert names_in(warehouse) == ["Gut", *NAMES[:3]]
    (said,) = receipt.warnings
    assert said.startswith("3 lines hold text that was encoded twice (“Ã¼” for “ü”)")
    assert said.endswith("the first is line 3.")


def test_what_could_mean_several_things_is_refused_row_by_row(warehouse: Warehouse, tmp_path: Path):
    head = ("customer,event,time\n" + "".join(rows_of(*NAMES))).encode()
    odd = b"c2,\xff\xfe\x81,2026-11-02T10:00:00Z\n"
    both = "c3,Grün ".encode() + b"gr\xfcn,2026-11-03T10:00:00Z\n"
    receipt = bring(warehouse, tmp_path, head + odd + both)
    assert (receipt.inserted, receipt.rejected) == (5, 2)
    assert "Some bytes are not UTF-8; the rows that hold them are refused." in receipt.warnings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_of_one_encoding_says_nothing(tmp_path: Path, encoding: str):
    path = tmp_path / "file.csv"
    path.write_bytes(clicks(*(row.strip() for row in rows_of(*NAMES))).encode(encoding))
    look = first_look(path, file_name="file.csv", mapping=replace(CLICKS))
    assert (look.warnings, look.encoding) == ((), encoding)


def test_few_words_of_another_alphabet_are_asked_about_and_those_of_ours_are_not(tmp_path: Path):
    path = tmp_path / "file.csv"
    plain = clicks(*(f"c{n},visit,2026-11-21T10:00:0{n}Z" for n in range(9)))
    for word, doubtful in (("购买商品", True), ("crème brûlée für “5 €”", False)):
        encoding = "gb18030" if doubtful else "cp1252"
        path.write_bytes(f"{plain}c,{word},2026-11-21T10:00:00Z\n".encode(encoding))
        assert find_encoding(path).doubtful == doubtful


@pytest.mark.parametrize("encoding", ["koi8-r", "shift_jis", "cp1251"])
def test_other_alphabets_are_asked_about_and_never_called_western(tmp_path: Path, encoding: str):
    text = "日本語の商品" if encoding == "shift_jis" else "Покупка в магазине"
    path = tmp_path / "file.csv"
    path.write_bytes(clicks(*(r.strip() for r in rows_of(*[text] * 9))).encode(encoding))
    found = find_encoding(path)
    assert found.doubtful
    assert not found.otherwise.is_mended


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(WESTERN, min_size=1, max_size=6))
def test_right_text_stays_as_it_is_and_western_bytes_are_never_lost(texts):
    for text in texts:
        assert mended(text) == text
        raw = text.encode("cp1252").decode("utf-8", "surrogateescape")
        kept = mended(raw).encode("utf-8", "surrogateescape")
        assert kept in (text.encode(), text.encode("cp1252"))
    assert looked_over(texts).western == 0


def test_a_file_with_a_mark_at_its_start_is_looked_through_too(tmp_path: Path):
    path = tmp_path / "file.csv"
    path.write_bytes(b"\xef\xbb\xbf" + mixed("utf-8", "cp1252"))
    lines = list(lines_of(path, find_encoding(path)))
    assert lines[0] == "customer,event,time\n"
    assert "Reklamation über Gerät" in lines[2]


_COLUMNS = "Name,Email,Financial Status,Created at,Lineitem name,Total,Currency,Id\n"
ORDERS = (
    f"{_COLUMNS}#1,a@example.org,paid,2026-07-03 11:02:00 +0200,Größe M,9.00,EUR,1\n",
    "#2,b@example.org,paid,2026-07-03 12:02:00 +0200,Gerät für Küche,9.00,EUR,2\n",
)
TRACKED = tuple(
    f'{{"type":"track","messageId":"m{n}","userId":"u{n}","event":"{name}",'
    f'"timestamp":"2026-07-0{n + 1}T10:00:00Z"}}\n'
    for n, name in enumerate(("Größe gewählt", "Gerät für Küche"))
)
CLICKED = tuple(line.replace('"messageId"', '"key"') for line in TRACKED)


@pytest.mark.parametrize(
    ("reader", "lines", "line"),
    [("shopify", ORDERS, 3), ("segment", TRACKED, 2), ("jsonl", CLICKED, 2)],
)
def test_a_tools_export_in_two_encodings_is_read_as_meant_and_said(
    tmp_path: Path, reader: str, lines: tuple[str, str], line: int
):
    path = tmp_path / "export"
    path.write_bytes(lines[0].encode() + lines[1].encode("cp1252"))
    look = first_look(path, file_name="export", mapping=None)
    assert (look.mapping.reader, look.encoding) == (reader, "utf-8")
    (said,) = (each for each in look.warnings if "two encodings" in each)
    assert f"1 in UTF-8 and 1 in Windows-1252 (the first is line {line})" in said
    mapping = replace(look.mapping, time_zone="UTC")
    rows = list(reader_named(reader).read(path, mapping))
    assert [row.rejection for row in rows] == [None, None]
    assert "Küche" in "".join(cell or "" for cell in rows[1].raw.values())


def test_json_lines_that_are_not_utf_8_are_read_one_by_one(tmp_path: Path):
    path = tmp_path / "export"
    path.write_bytes("".join(TRACKED).encode("cp1252") + TRACKED[0].encode("koi8-r", "ignore"))
    look = first_look(path, file_name="export", mapping=None)
    assert look.questions == ()
    (said,) = look.warnings
    assert said.startswith("Its lines beyond plain letters, 2, are written in Windows-1252")


def test_a_mapping_that_names_the_encoding_says_nothing_of_a_clean_file(tmp_path: Path):
    path = tmp_path / "file.csv"
    told = replace(CLICKS, encoding="utf-8")
    path.write_bytes(mixed("utf-8", "utf-8"))
    assert first_look(path, file_name="file.csv", mapping=told).warnings == ()
    path.write_bytes(mixed("cp1252", "cp1252"))
    (said,) = first_look(path, file_name="file.csv", mapping=told).warnings
    assert said.startswith("Some bytes are not UTF-8")


def test_a_few_bytes_that_are_no_text_never_turn_a_small_file_of_utf_8_unasked(tmp_path: Path):
    path = tmp_path / "small.csv"
    lines = ["customer,event,time", "c1,visité,2026-11-01", "c2,X,2026-11-02"]
    path.write_bytes("\n".join(lines).encode().replace(b"X", b"vi\xffs\xfeit"))
    (asked, *_) = first_look(path, file_name="small.csv", mapping=None).questions
    assert asked.id == "encoding"
    assert {"utf-8", "cp1252"} <= {option.value for option in asked.options}
