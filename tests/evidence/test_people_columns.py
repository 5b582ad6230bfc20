"""Columns that are named like people keep no names, whether a row is accepted or refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import CLICKS, bring

from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.guessing import guess_columns
from desireline.evidence.head import Table
from desireline.evidence.people_columns import holds_people
from desireline.evidence.survey import survey
from desireline.warehouse import COLUMNS, Warehouse

NAMES = ("Zephyrina", "Quackenbush", "Ottokar", "Wumpelmann")
HEADERS = (
    *("Kontakt", "Ansprechpartner", "contact", "Bearbeiter", "agent", "Contact person"),
    *("Interlocuteur", "persona de contacto", "contactpersoon", "sagsbehandler", "AgentName"),
)


def everything(warehouse: Warehouse) -> str:
    return json.dumps(
        {t: [list(r.values()) for r in warehouse.rows(warehouse.table(t))] for t in COLUMNS},
        ensure_ascii=False,
    )


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_of_people_is_known_in_five_languages(header: str):
    assert holds_people(header)


@pytest.mark.parametrize(
    "header", ["contact reason", "Kontaktgrund", "contact_id", "first contact", "page", "Kanal"]
)
def test_other_headers_are_not(header: str):
    if header != "first contact":
        assert not holds_people(header)
    table = Table(name="", header=(header,), rows=[("2026-03-01",), ("2026-03-02",)])
    guess = guess_columns(survey(table))[header]
    assert guess.meaning.meaning != "leave out"


@pytest.mark.parametrize("header", HEADERS)
def test_a_column_of_people_is_left_out_at_first_sight(header: str):
    table = Table(name="", header=(header,), rows=[(" ".join(NAMES[:2]),), ("Ottokar",)])
    assert guess_columns(survey(table))[header].meaning.meaning == "leave out"


@pytest.mark.parametrize("header", HEADERS)
def test_an_attribute_named_like_people_keeps_no_name(
    warehouse: Warehouse, tmp_path: Path, header: str
):
    mapping = replace(
        CLICKS, columns=(*CLICKS.columns, ColumnMeaning(column=header, meaning="attribute"))
    )
    rows = (
        "4,visit,2026-03-01T10:00:00Z,Zephyrina Quackenbush",
        "5,visit,2026-03-01T10:00:00Z,Zephyrina Quackenbush",
        "4,visit,2026-03-02T10:00:00Z,E-Mail",
        "4,visit,never,Ottokar Wumpelmann",
        "4,visit,Ottokar Wumpelmann,2026-03-01T10:00:00Z,x",
        "Ottokar Wumpelmann,visit,2026-03-01T10:00:00Z",
    )
    text = "\n".join((f"customer,event,time,{header}", *rows))
    for found in (mapping, replace(mapping, columns=CLICKS.columns, source_name="bare")):
        receipt = bring(
            warehouse, tmp_path, text, mapping=replace(found, known_file="another source")
        )
        assert (receipt.inserted, receipt.rejected) == (3, 3)
        stored = everything(warehouse) + repr(receipt)
        assert "E-Mail" in stored, "a channel under such a name is nobody"
        assert [name for name in NAMES if name in stored] == []


@pytest.mark.parametrize("regular", [True, False], ids=["column by column", "row by row"])
def test_a_note_about_people_keeps_its_sentences_and_no_name(
    warehouse: Warehouse, tmp_path: Path, *, regular: bool
):
    told = ColumnMeaning(column="Beschreibung Ansprechpartner", meaning="attribute")
    said = () if regular else (ColumnMeaning(column="said", meaning="words"),)
    mapping = replace(CLICKS, columns=(*CLICKS.columns, told, *said))
    cells = (
        "Zephyrina Quackenbush",
        "Graf Ottokar von der Wumpelmann",
        "will stornieren, dauert zu lange",
        "mit Katharina Wolters gesprochen, will stornieren",
        "Ja",
    )
    rows = [f'4,visit,2026-03-0{day}T10:00:00Z,"{cell}",gut' for day, cell in enumerate(cells, 1)]
    text = "\n".join((f"customer,event,time,{told.column},said", *rows))
    assert bring(warehouse, tmp_path, text, mapping=mapping).inserted == len(cells)
    stored = everything(warehouse)
    assert [name for name in (*NAMES, "Wolters") if name in stored] == []
    assert "will stornieren, dauert zu lange" in stored
    assert "[name] gesprochen, will stornieren" in stored


def test_a_note_kept_beside_names_no_customer_of_the_file(warehouse: Warehouse, tmp_path: Path):
    kept = [ColumnMeaning(column=name, meaning="attribute") for name in ("Notiz:", "Ort")]
    left = ColumnMeaning(column="Kundenname", meaning="leave out")
    mapping = replace(CLICKS, columns=(*CLICKS.columns, *kept, left))
    note = "heute hat Quackenbush wieder angerufen"
    text = (
        "customer,event,time,Notiz:,Ort,Kundenname\n"
        f"4,visit,2026-03-01T10:00:00Z,{note},Ottokar,Zephyrina Quackenbush\n"
        "5,visit,2026-03-02T10:00:00Z,,Bremen,Ottokar Wumpelmann\n"
    )
    assert bring(warehouse, tmp_path, text, mapping=mapping).inserted == 2
    events = warehouse.rows(warehouse.table("events").select("attributes"))
    assert sorted(json.loads(str(event["attributes"]))["Ort"] for event in events) == [
        "Bremen",
        "Ottokar",
    ], "a place called like a customer stays"
    notes = [json.loads(str(event["attributes"])).get("Notiz:") for event in events]
    assert note.replace("Quackenbush", "[name]") in notes


def test_a_sentence_about_a_refused_row_names_nobody(warehouse: Warehouse, tmp_path: Path):
    mapping = replace(CLICKS, columns=(*CLICKS.columns, ColumnMeaning(column="v", meaning="value")))
    text = "customer,event,time,v\n4,visit,2026-03-01T10:00:00Z,Zephyrina Quackenbush\n"
    receipt = bring(warehouse, tmp_path, text, mapping=mapping)
    assert receipt.rejected == 1
    told = [row["sentence"] for row in warehouse.rows(warehouse.table("rejected_rows"))]
    assert told == ["v: '[hidden]' is not a number."]
    assert [name for name in NAMES if name in repr(receipt.rejects[0].sentence)] == []


def test_a_customer_s_name_as_last_and_first_is_left_out_and_the_order_beside_it_joins():
    names = [f"Köhler{letter}, Anna-{letter.upper()}" for letter in "abcdefghijklmnopqrst"]
    rows = [(name, f"EW-2{at:05}") for at, name in enumerate(names)]
    table = Table(name="", header=("Kunde / Name", "Auftrag / Auftrags-Nr."), rows=rows)
    guesses = guess_columns(survey(table))
    assert guesses["Kunde / Name"].meaning.meaning == "leave out"
    assert guesses["Auftrag / Auftrags-Nr."].meaning.meaning == "order"


@pytest.mark.parametrize("regular", [True, False], ids=["column by column", "row by row"])
def test_a_short_note_is_read_for_names(warehouse: Warehouse, tmp_path: Path, *, regular: bool):
    note = ColumnMeaning(column="Notiz", meaning="attribute")
    said = () if regular else (ColumnMeaning(column="said", meaning="words"),)
    mapping = replace(CLICKS, columns=(*CLICKS.columns, note, *said))
    cells = ("Frau Wolters", "Rückruf Katharina Wolters", "an Herrn Wolters", "Rückruf", "Umtausch")
    rows = [f"4,visit,2026-03-0{day}T10:00:00Z,{cell},gut" for day, cell in enumerate(cells, 1)]
    text = "\n".join(("customer,event,time,Notiz,said", *rows))
    assert bring(warehouse, tmp_path, text, mapping=mapping).inserted == len(cells)
    stored = everything(warehouse)
    assert [name for name in ("Wolters", "Katharina") if name in stored] == []
    assert "Umtausch" in stored
