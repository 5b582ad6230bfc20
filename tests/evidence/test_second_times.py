"""An order list with a second date: the state is kept beside, the date may be an event too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import bring, content, fates

from desireline.evidence.child import mapping_hash
from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.inspection import Question
from desireline.evidence.looking import FirstLook, first_look
from desireline.evidence.times import iso
from desireline.warehouse import Warehouse

DAY = 86_400_000
NOVEMBER_1 = 1_793_491_200_000  # 2026-11-01
BOOK = (
    "Auftrags-Nr.;Liefertermin;Auftragsdatum;Uhrzeit;E-Mail;Status;Betrag\n"
    "EW-1;12.10.2026;03.09.2026;14:20;eva@example.com;Geliefert;89,00\n"
    "EW-2;offen;14.09.2026;09:05;ole@example.com;Storniert;149,00\n"
    "EW-3;20.11.2026;15.09.2026;18:40;;Bestellt;249,50\n"
)
EVENT, BESIDE = 0, 1


def answered(folder: Path, *, chosen: int) -> tuple[FirstLook, Question]:
    path = folder / "Auftragsliste.csv"
    path.write_text(BOOK, encoding="utf-8")
    look = first_look(path, file_name=path.name, mapping=None)
    question = next(q for q in look.questions if q.id == "second_time:Liefertermin")
    told = question.options[chosen].mapping
    told = replace(told, time_zone="Europe/Berlin", closed=False)
    return first_look(path, file_name=path.name, mapping=told), question


def events_of(warehouse: Warehouse) -> list[tuple[object, ...]]:
    table = warehouse.table("events")
    wanted = table.select("happened_at", "name", "channel", "value", "identifier", "attributes")
    rows = [tuple(row.values()) for row in warehouse.rows(wanted.order_by("happened_at"))]
    return [(iso(int(str(row[0])))[:16], *row[1:]) for row in rows]


def test_a_delivery_date_is_asked_about_and_named(tmp_path: Path):
    look, question = answered(tmp_path, chosen=EVENT)
    assert question.text == "Is “Liefertermin” when something happened too?"
    assert [option.label for option in question.options] == [
        *("Yes: “Order delivered”", "No, or it was only planned"),
    ]
    assert look.questions == ()
    told = {column.column: column for column in look.mapping.columns}
    delivered = told["Liefertermin"]
    assert (delivered.meaning, delivered.event) == ("time", "Order delivered")
    assert told["Status"].meaning == "attribute"
    assert look.mapping.name == "Order placed"


def test_kept_beside_it_is_not_asked_again(tmp_path: Path):
    look, _ = answered(tmp_path, chosen=BESIDE)
    assert look.questions == ()
    assert [c.meaning for c in look.mapping.columns][:2] == ["order", "attribute"]


def test_a_row_gives_two_events_of_one_customer(tmp_path: Path, warehouse: Warehouse):
    look, _ = answered(tmp_path, chosen=EVENT)
    receipt = bring(warehouse, tmp_path, BOOK, mapping=look.mapping, at=NOVEMBER_1)
    assert fates(receipt) == (3, 0, 0, 0, 0)
    assert (receipt.rows_read, receipt.events) == (3, 4)
    placed, *_, delivered = (
        *[row for row in events_of(warehouse) if row[0] == "2026-09-03T12:20"],
        *[row for row in events_of(warehouse) if row[1] == "Order delivered"],
    )
    assert placed[1:4] == ("Order placed", "web", 89.0)
    assert delivered[:4] == ("2026-10-11T22:00", "Order delivered", "delivery", None)
    assert delivered[4:] == placed[4:], "the same customer, the same attributes"


def test_the_receipt_says_why_there_are_more_events_than_rows(tmp_path: Path, warehouse: Warehouse):
    look, _ = answered(tmp_path, chosen=EVENT)
    receipt = bring(warehouse, tmp_path, BOOK, mapping=look.mapping, at=NOVEMBER_1)
    said = " ".join(receipt.warnings)
    assert "1 row tells a second moment, “Order delivered”" in said
    assert "In 1 row the date of “Order delivered” cannot be read" in said
    assert "In 1 row “Order delivered” lies in the future: it is no event yet." in said


def test_importing_again_changes_nothing_until_the_day_has_come(
    tmp_path: Path, warehouse: Warehouse
):
    look, _ = answered(tmp_path, chosen=EVENT)
    bring(warehouse, tmp_path, BOOK, mapping=look.mapping, at=NOVEMBER_1)
    known = content(warehouse)
    again = bring(warehouse, tmp_path, BOOK, mapping=look.mapping, at=NOVEMBER_1 + DAY)
    assert fates(again) == (0, 0, 3, 0, 0)
    assert content(warehouse) == known
    later = bring(warehouse, tmp_path, BOOK, mapping=look.mapping, at=NOVEMBER_1 + 30 * DAY)
    assert fates(later) == (0, 1, 2, 0, 0)
    named = [row[:2] for row in events_of(warehouse) if row[1] == "Order delivered"]
    assert named == [
        ("2026-10-11T22:00", "Order delivered"),
        ("2026-11-19T23:00", "Order delivered"),
    ]


@pytest.mark.parametrize(
    ("told", "same"),
    [({"second": "beside"}, True), ({"event": "Delivered"}, False), ({"channel": "store"}, False)],
    ids=["an answer alone", "a name", "a channel"],
)
def test_only_what_changes_a_row_changes_its_hash(told: dict[str, str], same: bool):  # noqa: FBT001
    plain = ColumnMeaning(column="day", meaning="time")
    base = Mapping(reader="csv", source_name="s", columns=(plain,))
    other = replace(base, columns=(replace(plain, **told),))  # type: ignore[arg-type]
    assert (mapping_hash(base, b"k") == mapping_hash(other, b"k")) is same


def test_a_list_with_several_rows_an_order_asks_nothing(tmp_path: Path):
    path = tmp_path / "orders.csv"
    path.write_text(BOOK.replace("EW-2", "EW-1").replace("EW-3", "EW-1"), encoding="utf-8")
    look = first_look(path, file_name=path.name, mapping=None)
    assert {column.second for column in look.mapping.columns} == {""}
    assert {c.column: c.meaning for c in look.mapping.columns}["Status"] == "name"


def test_one_answer_counts_every_date_of_a_list_of_messages(tmp_path: Path, warehouse: Warehouse):
    text = (
        "Contact ID,Campaign,Sent,Received,Opened,Clicked\n"
        "k1,Autumn,2026-10-02 08:00,2026-10-02 08:01,2026-10-02 12:30,2026-10-02 12:31\n"
        "k2,Autumn,2026-10-02 08:00,2026-10-02 08:01,2026-10-03 07:15,\n"
        "k3,Autumn,2026-10-02 08:00,,,\n"
    )
    path = tmp_path / "newsletter sends.csv"
    path.write_text(text, encoding="utf-8")
    look = first_look(path, file_name=path.name, mapping=None)
    asked = [q for q in look.questions if q.id.startswith("second_time")]
    assert [q.column for q in asked] == ["Received", "Opened", "Clicked"]
    every = asked[0].options[-1]
    assert every.label == "Yes, all 3 dates"
    told = replace(every.mapping, time_zone="UTC", closed=True)
    assert first_look(path, file_name=path.name, mapping=told).questions == ()
    receipt = bring(warehouse, tmp_path, text, mapping=told)
    assert (receipt.rows_read, receipt.events) == (3, 8)
    names = [str(row[1]) for row in events_of(warehouse)]
    assert {name: names.count(name) for name in names} == {
        "Message sent": 3,
        "Message received": 2,
        "Message opened": 2,
        "Message clicked": 1,
    }


def test_parcels_are_no_messages(tmp_path: Path):
    path = tmp_path / "parcels.csv"
    path.write_text("customer,sent,delivered\nk1,2026-10-02,2026-10-04\n", encoding="utf-8")
    look = first_look(path, file_name=path.name, mapping=None)
    assert {column.second for column in look.mapping.columns} == {""}


def wide(folder: Path, header: str, *rows: str, name: str = "crm.csv") -> FirstLook:
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return first_look(path, file_name=path.name, mapping=None)


def dates_asked(look: FirstLook) -> list[str]:
    return [q.column for q in look.questions if q.id.startswith("second_time")]


def test_dates_of_other_names_are_asked_about_where_each_row_is_a_customer(
    tmp_path: Path, warehouse: Warehouse
):
    header = "Kundennr;Firma;Erstkontakt;Angebot gesendet;Vertrag unterschrieben;Geburtsdatum"
    rows = [
        f"K{at};Firma {at} GmbH;{at:02d}.09.2026;{at + 14}.09.2026;;01.05.1970" for at in (1, 2)
    ]
    look = wide(tmp_path, header, *rows, "K3;Firma 3 GmbH;23.09.2026;;30.09.2026;01.05.1971")
    assert dates_asked(look) == ["Angebot gesendet", "Vertrag unterschrieben"]
    asked = [q for q in look.questions if q.id.startswith("second_time")]
    told = {option.value: option.mapping for option in asked[0].options}
    beside = {c.column: c.second for c in told["none"].columns}
    assert beside["Angebot gesendet"] == beside["Vertrag unterschrieben"] == "beside"
    text = (tmp_path / "crm.csv").read_text(encoding="utf-8")
    mapping = replace(told["all"], closed=False)
    assert bring(warehouse, tmp_path, text, mapping=mapping).events == 6
    names = [row[1] for row in events_of(warehouse)]
    assert names.count("Erstkontakt") == 3
    assert names.count("Angebot gesendet") == 2
    assert names.count("Vertrag unterschrieben") == 1


@pytest.mark.parametrize(
    "header",
    ["customer,when,event,Received at", "customer,Start Date,Score,End Date", "x,when,y,Shipped"],
    ids=["a row says what happened", "an answer", "no row is a customer's"],
)
def test_dates_beside_an_event_or_an_answer_are_not_asked_about(tmp_path: Path, header: str):
    rows = [f"k{at % 2},2026-09-0{at},{at % 3 + 1},2026-09-1{at}" for at in range(1, 8)]
    assert dates_asked(wide(tmp_path, header, *rows)) == []


def test_a_spreadsheets_day_numbers_are_dates_where_their_names_say_so(tmp_path: Path):
    header = "Record ID,Create Date,Date entered Presentation,Rooms"
    look = wide(
        tmp_path, header, *(f"r{at},{46266 + at}.5,{46270 + at}.25,40{at}" for at in (1, 2))
    )
    assert dates_asked(look) == ["Date entered Presentation"]
    asked = next(q for q in look.questions if q.id.startswith("second_time"))
    told = {c.column: c for c in asked.options[EVENT].mapping.columns}
    assert told["Date entered Presentation"].time_format == "excel"
