"""A corrected row is the same record again, and a file that is here already is not doubled."""

from __future__ import annotations

from pathlib import Path

import pytest
from evidence_tellings import AT, CLICKS, bring, clicks, content, fates

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.importing import QuestionsOpenError
from desireline.evidence.inspection import Receipt
from desireline.evidence.looking import FirstLook, first_look
from desireline.warehouse import Warehouse

ORDERS = "bestellnr;kunde;datum;betrag;vorgang\n"
FIRST = ORDERS + "B-17;ana;2026-11-03;20,50;Kauf\nB-18;ben;2026-11-04;99,90;Kauf\n"


def looked(folder: Path, text: str, mapping: Mapping | None = None) -> FirstLook:
    path = folder / "file.csv"
    path.write_text(text)
    return first_look(path, file_name="orders.csv", mapping=mapping)


def guessed(folder: Path, text: str) -> Mapping:
    look = looked(folder, text)
    assert look.questions == ()
    return look.mapping


def test_a_corrected_order_is_updated_not_added(warehouse: Warehouse, tmp_path: Path):
    mapping = guessed(tmp_path, FIRST)
    assert mapping.record_key == "bestellnr"
    bring(warehouse, tmp_path, FIRST, mapping=mapping)
    better = FIRST.replace("20,50", "25,00") + "B-19;cleo;2026-11-05;5,00;Kauf\n"
    assert fates(bring(warehouse, tmp_path, better, mapping=mapping)) == (1, 1, 1, 0, 0)
    values = warehouse.rows(warehouse.table("events").select("value").order_by("value"))
    assert [row["value"] for row in values] == [5.0, 25.0, 99.9]


@pytest.mark.parametrize(
    ("header", "keys"),
    [
        ("ticket_id", ["T1", "T2", "T3"]),
        ("bon_nr", ["70012", "70013", "70099"]),
        ("Beleg", ["R-2", "R-3", "R-9"]),
        ("order_no", ["5001", "5002", "5003"]),
        ("Vorgangsnummer", ["V1", "V2", "V3"]),
        ("shipmentId", ["S1", "S2", "S3"]),
    ],
)
def test_unique_numbers_of_records_are_their_keys(tmp_path: Path, header: str, keys: list[str]):
    rows = "".join(f"{key},ana,visit,2026-11-0{n + 1}\n" for n, key in enumerate(keys))
    assert guessed(tmp_path, f"{header},customer,event,time\n{rows}").record_key == header


@pytest.mark.parametrize(
    ("header", "keys"),
    [
        ("Nr", ["1", "2", "3"]),  # numbers of the rows begin anew in each export
        ("order_no", ["5001", "5001", "5001"]),  # lines of one order
        ("store_id", ["7", "7", "9"]),
        ("order_no", ["5001", "", "5003"]),
        ("customer_id", ["C1", "C2", "C3"]),  # a person is no record
        ("colour", ["red", "blue", "green"]),
    ],
)
def test_other_columns_are_no_keys(tmp_path: Path, header: str, keys: list[str]):
    rows = "".join(f"{key},{n},visit,2026-11-0{n + 1}\n" for n, key in enumerate(keys))
    assert guessed(tmp_path, f"{header},amount,event,time\n{rows}").record_key == ""


TWICE = ORDERS + "".join(
    f"B-{number};ana;2026-11-03;{price},00;Kauf\n"
    for number, price in [*((n, 1) for n in range(30)), (7, 2), (8, 3)]
)


def test_a_key_that_repeats_is_asked_and_each_answer_holds(warehouse: Warehouse, tmp_path: Path):
    [question] = looked(tmp_path, TWICE).questions
    assert question.id == question.entry == "key_repeats"
    assert question.why.startswith("2 rows have a number that stood in an earlier row")
    corrected, each = (option.mapping for option in question.options)
    assert fates(bring(warehouse, tmp_path, TWICE, mapping=each)) == (32, 0, 0, 0, 0)
    other = Mapping(**{**_fields(corrected), "source_name": "others", "known_file": ANOTHER})
    assert fates(bring(warehouse, tmp_path, TWICE, mapping=other)) == (30, 0, 0, 2, 0)


def test_a_key_that_repeats_in_a_later_file_stops_it(warehouse: Warehouse, tmp_path: Path):
    mapping = guessed(tmp_path, FIRST)
    bring(warehouse, tmp_path, FIRST, mapping=mapping)
    before = content(warehouse)
    with pytest.raises(QuestionsOpenError) as asked:
        bring(warehouse, tmp_path, TWICE, mapping=mapping)
    assert [question.entry for question in asked.value.questions] == ["key_repeats"]
    assert content(warehouse) == before


def visits(month: str) -> str:
    days = "".join(f"K-{70 + n};visit;2026-{month}-{n + 1:02d}T10:00:00Z\n" for n in range(20))
    return f"rad_nr;vorgang;datum\n{days}"


def test_numbers_that_come_back_with_other_times_replace_nothing_unasked(
    warehouse: Warehouse, tmp_path: Path
):
    looks = looked(tmp_path, visits("09")).mapping
    assert looks.record_key == "rad_nr"
    mapping = Mapping(**{**_fields(looks), "closed": False})
    bring(warehouse, tmp_path, visits("09"), mapping=mapping)
    before = content(warehouse)
    with pytest.raises(QuestionsOpenError) as asked:
        bring(warehouse, tmp_path, visits("10"), mapping=mapping)
    [question] = asked.value.questions
    assert question.entry == "key_repeats"
    assert content(warehouse) == before
    corrects, each = (option.mapping for option in question.options)
    assert fates(bring(warehouse, tmp_path, visits("10"), mapping=each)) == (20, 0, 0, 0, 0)
    assert fates(bring(warehouse, tmp_path, visits("08"), mapping=corrects)) == (0, 20, 0, 0, 0)


def test_another_time_zone_for_the_same_rows_is_no_question(warehouse: Warehouse, tmp_path: Path):
    plain = visits("09").replace("Z", "")
    mapping = looked(tmp_path, plain).mapping
    berlin, utc = (
        Mapping(**{**_fields(mapping), "time_zone": zone, "closed": False})
        for zone in ("Europe/Berlin", "UTC")
    )
    bring(warehouse, tmp_path, plain, mapping=berlin)
    assert fates(bring(warehouse, tmp_path, plain, mapping=utc)) == (0, 20, 0, 0, 0)


@pytest.mark.parametrize(
    "header",
    [
        *("Mitgliedsnr", "Card ID", "Guest no", "Versichertennr", "NHS number", "Steuer-ID"),
        *("Matrikelnummer", "Policennr", "Zählernummer", "Lead ID", "Fallnummer"),
    ],
)
def test_the_number_of_a_person_is_hidden_and_no_key(tmp_path: Path, header: str):
    rows = "".join(f"{91840 + n},visit,2026-11-0{n + 1}\n" for n in range(5))
    mapping = guessed(tmp_path, f"{header},event,time\n{rows}")
    assert mapping.record_key == ""
    assert mapping.columns[0].meaning == "customer"


ANOTHER = "another source"
SAME = clicks("ana,visit,2026-03-01T10:00:00Z")


def test_the_same_bytes_as_another_source_are_asked_about(warehouse: Warehouse, tmp_path: Path):
    bring(warehouse, tmp_path, SAME)
    renamed = Mapping(**{**_fields(CLICKS), "source_name": "clicks copy"})
    with pytest.raises(QuestionsOpenError) as asked:
        bring(warehouse, tmp_path, SAME, mapping=renamed, at=AT + 1)
    [question] = asked.value.questions
    assert question.why.startswith("The same bytes were imported as “clicks” on 21 November 2026")
    assert question.entry == "source_name, known_file"
    belongs, wanted = (option.mapping for option in question.options)
    assert _again(warehouse, tmp_path, belongs) == (0, 0, 1, 0, 0)
    assert _again(warehouse, tmp_path, wanted) == (1, 0, 0, 0, 0)
    assert _again(warehouse, tmp_path, wanted) == (0, 0, 1, 0, 0)


def _again(warehouse: Warehouse, folder: Path, mapping: Mapping) -> tuple[int, ...]:
    receipt: Receipt = bring(warehouse, folder, SAME, mapping=mapping, at=AT + 2)
    return fates(receipt)


def _fields(mapping: Mapping) -> dict[str, object]:
    return {name: getattr(mapping, name) for name in Mapping.__slots__}


def order_of(warehouse: Warehouse) -> list[str]:
    events = warehouse.table("events")
    ordered = events.order_by(["happened_at", "source_rank", "sequence", "event_id"])
    return [str(row["name"]) for row in warehouse.rows(ordered.select("name"))]


TIES = [f"ana,{name},2026-03-01T10:00:00Z" for name in ("a", "b", "c", "d")]


@pytest.mark.parametrize("first", [0, 1])
def test_ties_keep_their_order_whatever_file_comes_first(
    warehouse: Warehouse, tmp_path: Path, first: int
):
    others = [f"ben,x,2026-03-0{day}T10:00:00Z" for day in (2, 3, 4)]
    parts = [clicks(*others, *TIES[:3]), clicks(*TIES[1:])]
    for part in (parts[first], parts[1 - first]):
        bring(warehouse, tmp_path, part)
    assert order_of(warehouse) == ["a", "b", "c", "d", "x", "x", "x"]


def test_a_re_export_with_other_rows_around_changes_no_order(warehouse: Warehouse, tmp_path: Path):
    bring(warehouse, tmp_path, clicks(*TIES))
    before = content(warehouse)
    bring(warehouse, tmp_path, clicks(*TIES[2:], *TIES[:2]))
    assert content(warehouse) == before
    assert order_of(warehouse) == ["a", "b", "c", "d"]


def test_a_row_seen_more_often_than_before_counts_only_the_extra(
    warehouse: Warehouse, tmp_path: Path
):
    row = TIES[0]
    bring(warehouse, tmp_path, clicks(row, row))
    assert fates(bring(warehouse, tmp_path, clicks(row, row, row))) == (1, 0, 2, 0, 0)
    assert fates(bring(warehouse, tmp_path, clicks(row))) == (0, 0, 1, 0, 0)
    assert order_of(warehouse) == ["a", "a", "a"]
