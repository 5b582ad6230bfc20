"""Importing: every row accounted for, and importing again changes nothing."""

from __future__ import annotations

import json
import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import AT, CLICKS, bring, clicks, content, fates
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.importing import (
    QuestionsOpenError,
    import_file,
    inspect_file,
    list_receipts,
    rejected_rows,
)
from desireline.evidence.known_orders import in_order_of_source
from desireline.evidence.parsed import Identifier
from desireline.evidence.pseudonym import load_key, normalized
from desireline.warehouse import Warehouse

ANA = "ana,visit,2026-03-01T10:00:00Z"
BEN = "ben,visit,2026-03-01T11:00:00Z"
CLEO = "cleo,order,2026-03-02T09:30:00Z"
TICKETS = replace(
    CLICKS,
    source_name="tickets",
    columns=(
        ColumnMeaning(column="id", meaning="event id"),
        ColumnMeaning(column="customer", meaning="customer"),
        ColumnMeaning(column="time", meaning="time"),
        ColumnMeaning(column="stars", meaning="score", scale_low=1, scale_high=5),
    ),
    name="ticket",
)


def test_rows_become_events_once(warehouse: Warehouse, tmp_path: Path):
    assert fates(bring(warehouse, tmp_path, clicks(ANA, BEN))) == (2, 0, 0, 0, 0)
    before = content(warehouse)
    assert fates(bring(warehouse, tmp_path, clicks(ANA, BEN))) == (0, 0, 2, 0, 0)
    assert content(warehouse) == before
    assert len(list_receipts(warehouse)) == 2


def test_an_overlapping_file_adds_only_what_is_new(warehouse: Warehouse, tmp_path: Path):
    bring(warehouse, tmp_path, clicks(ANA, BEN))
    assert fates(bring(warehouse, tmp_path, clicks(BEN, CLEO))) == (1, 0, 1, 0, 0)


def test_two_truly_identical_rows_stay_two(warehouse: Warehouse, tmp_path: Path):
    assert fates(bring(warehouse, tmp_path, clicks(ANA, ANA))) == (2, 0, 0, 0, 0)
    assert fates(bring(warehouse, tmp_path, clicks(ANA))) == (0, 0, 1, 0, 0)
    assert fates(bring(warehouse, tmp_path, clicks(ANA, ANA, ANA))) == (1, 0, 2, 0, 0)


def test_the_order_of_rows_and_files_does_not_matter(tmp_path: Path):
    lines = [ANA, BEN, CLEO, "dan,visit,2026-03-03T10:00:00Z", "ana,order,2026-03-04T10:00:00Z"]
    orders = replace(CLICKS, source_name="orders", channel="order")
    files = [(clicks(*lines[:3]), CLICKS), (clicks(*lines[2:]), CLICKS), (clicks(*lines), orders)]
    seen = []
    key = None
    for seed in range(4):
        chosen = files.copy()
        random.Random(seed).shuffle(chosen)  # noqa: S311
        folder = tmp_path / str(seed)
        folder.mkdir()
        key = key or load_key(folder)
        (folder / "pseudonym.key").write_bytes(key)
        with Warehouse.open(folder) as warehouse:
            for text, mapping in chosen:
                bring(warehouse, folder, text, mapping=mapping)
            seen.append(content(warehouse))
    assert seen[0]["events"]
    assert all(each == seen[0] for each in seen)


def test_a_corrected_record_replaces_what_it_said(warehouse: Warehouse, tmp_path: Path):
    header = "id,customer,time,stars\n"
    bring(warehouse, tmp_path, header + "t1,ana,2026-03-01T10:00:00Z,1\n", mapping=TICKETS)
    better = header + "t1,ana,2026-03-01T10:00:00Z,5\n"
    assert fates(bring(warehouse, tmp_path, better, mapping=TICKETS)) == (0, 1, 0, 0, 0)
    answers = warehouse.rows(warehouse.table("answers").select("score", "valence"))
    assert answers == [{"score": 5.0, "valence": 2.0}]
    assert len(warehouse.rows(warehouse.table("events"))) == 1


def test_an_old_file_does_not_undo_a_correction(warehouse: Warehouse, tmp_path: Path):
    header = "id,customer,time,stars\n"
    old = header + "t1,ana,2026-03-01T10:00:00Z,1\n"
    bring(warehouse, tmp_path, old, mapping=TICKETS)
    bring(warehouse, tmp_path, header + "t1,ana,2026-03-01T10:00:00Z,5\n", mapping=TICKETS)
    receipt = bring(warehouse, tmp_path, old, mapping=TICKETS)
    assert fates(receipt) == (0, 0, 1, 0, 0)
    assert "older versions" in receipt.warnings[0]
    assert warehouse.rows(warehouse.table("answers").select("score")) == [{"score": 5.0}]


def test_another_mapping_reads_the_same_rows_anew(warehouse: Warehouse, tmp_path: Path):
    text = clicks("ana,visit,2026-03-01 10:00:00")
    berlin, tokyo = (
        replace(CLICKS, time_zone="Europe/Berlin"),
        replace(CLICKS, time_zone="Asia/Tokyo"),
    )
    for mapping, wanted in ((berlin, 0), (tokyo, 1), (berlin, 1)):
        receipt = bring(warehouse, tmp_path, text, mapping=mapping)
        assert receipt.updated == wanted
    times = warehouse.rows(warehouse.table("events").select("happened_at"))
    assert times == [{"happened_at": 1_772_355_600_000}]


def test_the_same_id_twice_in_a_file(warehouse: Warehouse, tmp_path: Path):
    row = "t1,ana,2026-03-01T10:00:00Z,1\n"
    edited = "t1,ana,2026-03-01T10:00:00Z,4\n"
    text = f"id,customer,time,stars\n{row}{row}{edited}"
    receipt = bring(warehouse, tmp_path, text, mapping=TICKETS)
    assert fates(receipt) == (1, 0, 0, 2, 0)
    assert "the later one holds" in receipt.warnings[0]
    assert warehouse.rows(warehouse.table("answers").select("score")) == [{"score": 4.0}]
    assert fates(bring(warehouse, tmp_path, text, mapping=TICKETS)) == (0, 0, 1, 2, 0)


def test_rejected_rows_say_where_why_and_what_to_do(warehouse: Warehouse, tmp_path: Path):
    text = clicks(ANA, "ben,visit", "cleo,visit,2026-02-30", "dan,visit,2031-01-01", "eva,visit,")
    receipt = bring(warehouse, tmp_path, text)
    assert fates(receipt) == (1, 0, 0, 0, 4)
    found = [(r.row_number, r.reason) for r in rejected_rows(warehouse, receipt.import_id)]
    assert found == [(3, "short-row"), (4, "no-such-day"), (5, "future"), (6, "no-time")]
    assert {group.reason for group in receipt.rejects} == {reason for _, reason in found}
    assert all(group.remedy for group in receipt.rejects)


def test_a_score_outside_its_scale_is_refused(warehouse: Warehouse, tmp_path: Path):
    text = "id,customer,time,stars\nt1,ana,2026-03-01T10:00:00Z,6\nt2,ben,2026-03-01T10:00:00Z,3\n"
    receipt = bring(warehouse, tmp_path, text, mapping=TICKETS)
    assert [group.reason for group in receipt.rejects] == ["score-out-of-scale"]
    assert warehouse.rows(warehouse.table("answers").select("valence")) == [{"valence": 0.0}]


def test_rows_without_a_customer_count_and_are_told(warehouse: Warehouse, tmp_path: Path):
    receipt = bring(warehouse, tmp_path, clicks(ANA, ",visit,2026-03-01T10:00:00Z"))
    assert receipt.events == 2
    assert "1 events or answers name no customer" in receipt.warnings[0]


def test_questions_stop_an_import_and_name_their_entries(warehouse: Warehouse, tmp_path: Path):
    text = clicks("ana,visit,03/04/2026 10:00", "ben,visit,05/04/2026 11:00")
    with pytest.raises(QuestionsOpenError) as asked:
        bring(warehouse, tmp_path, text)
    entries = {question.entry for question in asked.value.questions}
    assert entries == {"time_zone", "columns: 'time' time_format"}
    assert warehouse.rows(warehouse.table("sources")) == []
    assert warehouse.data_version() == "0"


def test_an_old_file_is_asked_whether_it_is_finished(warehouse: Warehouse, tmp_path: Path):
    open_ended = replace(CLICKS, closed=None)
    with pytest.raises(QuestionsOpenError) as asked:
        bring(warehouse, tmp_path, clicks(ANA), mapping=open_ended)
    assert [question.entry for question in asked.value.questions] == ["closed"]
    answered = asked.value.questions[0].options[0].mapping
    bring(warehouse, tmp_path, clicks(ANA), mapping=answered)
    assert warehouse.rows(warehouse.table("sources").select("closed")) == [{"closed": True}]


def test_an_identity_table_joins_and_makes_no_events(warehouse: Warehouse, tmp_path: Path):
    bring(warehouse, tmp_path, clicks(ANA))
    people = Mapping(
        reader="csv",
        source_name="people",
        identity_only=True,
        closed=False,
        columns=(
            ColumnMeaning(column="customer", meaning="customer"),
            ColumnMeaning(column="mail", meaning="email"),
        ),
    )
    bring(warehouse, tmp_path, "customer,mail\nana,ana@example.com\n", mapping=people)
    customers = warehouse.rows(warehouse.table("customers"))
    assert len(customers) == 2
    assert len({row["customer"] for row in customers}) == 1
    assert {row["rules"] for row in customers} == {"identity table"}
    assert len(warehouse.rows(warehouse.table("events"))) == 1


def test_through_the_child_a_file_is_looked_at_and_imported(warehouse: Warehouse, tmp_path: Path):
    path = tmp_path / "clicks.csv"
    path.write_text(clicks(ANA, "ben@example.com,visit,2026-11-20T10:00:00Z"))
    look = inspect_file(path, file_name="clicks.csv", key=load_key(tmp_path), now_ms=AT)
    assert (look.rows_read, look.rows_ready, look.questions) == (2, 2, ())
    assert [c.guess.meaning for c in look.columns] == ["customer", "name", "time"]
    assert "ben@example.com" not in repr(look)
    receipt = import_file(
        warehouse,
        folder=tmp_path,
        path=path,
        file_name="clicks.csv",
        mapping=look.mapping,
        at_ms=AT,
    )
    assert fates(receipt) == (2, 0, 0, 0, 0)
    assert not list(tmp_path.glob("importing-*"))


CELLS = st.sampled_from(
    ["", "ana", "ben", "x,y", 'a"b', "visit", "2026-03-01T10:00:00Z", "31/02", "é"]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=12))
def test_the_parts_of_a_receipt_add_up_whatever_the_file(rows: list[list[str]]):
    quoted = [
        ",".join('"' + cell.replace('"', '""') + '"' if cell else "" for cell in row)
        for row in rows
    ]
    expected = sum(1 for row in rows if any(row))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Warehouse.open(folder) as warehouse:
            for _ in range(2):
                receipt = bring(warehouse, folder, clicks(*quoted))
                assert receipt.rows_read == sum(fates(receipt)) == expected
            assert receipt.inserted == receipt.updated == 0


def test_moved_columns_bring_the_same_rows(warehouse: Warehouse, tmp_path: Path):
    text = "customer,event,time\nana,call,2026-11-03T10:00:00Z\nben,call,2026-11-04T10:00:00Z\n"
    moved = "time,customer,event\n2026-11-03T10:00:00Z,ana,call\n2026-11-04T10:00:00Z,ben,call\n"
    assert fates(bring(warehouse, tmp_path, text)) == (2, 0, 0, 0, 0)
    assert fates(bring(warehouse, tmp_path, moved)) == (0, 0, 2, 0, 0)


@pytest.mark.parametrize("listed", [3, 2, 0], ids=["all", "some", "none"])
def test_a_mapping_in_another_order_brings_the_same_rows(
    warehouse: Warehouse, tmp_path: Path, listed: int
):
    rows = ["ana,call,2026-11-03T10:00:00Z", "ben,call,2026-11-04T10:00:00Z"]
    turned = replace(CLICKS, columns=CLICKS.columns[::-1][:listed])
    assert fates(bring(warehouse, tmp_path, clicks(*rows))) == (2, 0, 0, 0, 0)
    more = clicks(*rows, "eva,call,2026-11-05T10:00:00Z")
    assert fates(bring(warehouse, tmp_path, more, mapping=turned)) == (1, 0, 2, 0, 0)
    moved = "time,customer,event\n2026-11-03T10:00:00Z,ana,call\n"
    assert fates(bring(warehouse, tmp_path, moved, mapping=turned)) == (0, 0, 1, 0, 0)


def test_moved_columns_bring_the_same_answers(warehouse: Warehouse, tmp_path: Path):
    text = "customer,time,stars\nana,2026-11-03T10:00:00Z,5\n"
    moved = "stars,customer,time\n5,ana,2026-11-03T10:00:00Z\n"
    told = replace(TICKETS, columns=TICKETS.columns[1:])
    assert fates(bring(warehouse, tmp_path, text, mapping=told)) == (1, 0, 0, 0, 0)
    assert fates(bring(warehouse, tmp_path, moved, mapping=told)) == (0, 0, 1, 0, 0)


def test_rows_hashed_in_the_order_of_their_file_are_known_whatever_the_mapping(
    warehouse: Warehouse, tmp_path: Path
):
    told = replace(CLICKS, columns=CLICKS.columns[::-1])
    text = clicks("ana,call,2026-11-03T10:00:00Z")
    bring(warehouse, tmp_path, text, mapping=told)
    raw, mapping = (
        warehouse.rows(warehouse.table(table).select(column))[0][column]
        for table, column in (("records", "raw"), ("imports", "mapping"))
    )
    known = [column["column"] for column in json.loads(mapping)["columns"]]
    assert list(json.loads(raw)) == known == ["customer", "event", "time"]
    assert fates(bring(warehouse, tmp_path, text)) == (0, 0, 1, 0, 0)
    assert fates(bring(warehouse, tmp_path, text, mapping=told)) == (0, 0, 1, 0, 0)


def test_a_file_of_an_order_of_its_own_that_is_known_keeps_it():
    turned = replace(CLICKS, columns=CLICKS.columns[::-1])
    order, own = (tuple(each.column for each in told.columns) for told in (CLICKS, turned))
    assert in_order_of_source(turned, {"clicks": [order, own]}) == turned
    assert in_order_of_source(turned, {"clicks": [order]}) == CLICKS
    assert in_order_of_source(turned, {"clicks": [order[:2]], "else": [order]}) == turned


def test_a_file_of_names_alone_says_that_nothing_is_in_it(warehouse: Warehouse, tmp_path: Path):
    receipt = bring(warehouse, tmp_path, clicks())
    assert (receipt.rows_read, len(receipt.warnings)) == (0, 1)
    assert "no rows" in receipt.warnings[0]


def test_a_person_called_null_is_somebody_and_what_nobody_sees_is_nobody(
    warehouse: Warehouse, tmp_path: Path
):
    named = ("Null", "NULL", "null", "\u200b", "")
    rows = (f"{name},visit,2026-11-01T10:0{at}:00Z" for at, name in enumerate(named))
    receipt = bring(warehouse, tmp_path, clicks(*rows))
    assert receipt.identifiers == 1
    assert normalized(Identifier(kind="customer", value="Null")) == "person:Null"
    assert any("4 events or answers name no customer" in said for said in receipt.warnings)


def test_an_address_written_in_two_ways_is_one_person_and_the_receipt_says_so(
    warehouse: Warehouse, tmp_path: Path
):
    named = ("Ann@Example.com", " ann@example.com", "ben@example.com", "ben@example.com")
    rows = (f"{name},visit,2026-11-01T10:0{at}:00Z" for at, name in enumerate(named))
    receipt = bring(warehouse, tmp_path, clicks(*rows))
    assert receipt.identifiers == 2
    assert any(said.startswith("1 identifier is written in more") for said in receipt.warnings)
