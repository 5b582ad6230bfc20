"""A name first met in a later file is hidden in what earlier files stored, sealed anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import CLICKS, bring

from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.free_text import reading_again
from desireline.evidence.seals import Sum, seals, sums_now
from desireline.warehouse import Warehouse

SAID = replace(
    CLICKS,
    source_name="survey",
    answers_only=True,
    name="answer",
    columns=(
        ColumnMeaning(column="customer", meaning="customer"),
        ColumnMeaning(column="said", meaning="words"),
        ColumnMeaning(column="time", meaning="time"),
    ),
)
NOTES = replace(
    CLICKS,
    source_name="notes",
    columns=(*CLICKS.columns, ColumnMeaning(column="note", meaning="attribute")),
)
BUYERS = replace(
    CLICKS,
    source_name="buyers",
    columns=(*CLICKS.columns, ColumnMeaning(column="full name", meaning="leave out")),
)
ANSWERS = (
    "customer,said,time\n"
    "K1,the lady Quendolin was kind to me,2026-03-01T10:00:00Z\n"
    "K2,all was fine with the parcel,2026-03-01T10:00:00Z\n"
)
CALLS = (
    "customer,event,time,note\nK3,call,2026-03-01T10:00:00Z,asked for the lady Quendolin twice\n"
)
SALES = "customer,event,time,full name\nK1,buy,2026-03-02T10:00:00Z,Quendolin Brockmeyer\n"


def everything(warehouse: Warehouse) -> str:
    tables = ("records", "answers", "events", "rejected_rows", "imports")
    return json.dumps(
        [list(r.values()) for t in tables for r in warehouse.rows(warehouse.table(t))]
    )


def filled(sums: Mapping[str, Mapping[str, Sum]]) -> dict[tuple[str, str], Sum]:
    return {(i, t): one for i, tables in sums.items() for t, one in tables.items() if one.rows}


def test_a_later_file_hides_its_names_in_earlier_words(warehouse: Warehouse, tmp_path: Path):
    bring(warehouse, tmp_path, ANSWERS, mapping=SAID)
    bring(warehouse, tmp_path, CALLS, mapping=NOTES)
    assert "Quendolin" in everything(warehouse), "nobody could know that it is a name"
    receipt = bring(warehouse, tmp_path, SALES, mapping=BUYERS)
    assert "Quendolin" not in everything(warehouse)
    assert "all was fine with the parcel" in everything(warehouse)
    assert "2 earlier rows hold names first met in this file; they are hidden there now." in (
        receipt.warnings
    )
    assert filled(sums_now(warehouse)) == filled(seals(warehouse)), "a change by us is no damage"
    again = bring(warehouse, tmp_path, SALES, mapping=BUYERS)
    assert again.warnings == (), "names that are known are not looked for twice"


def test_every_earlier_text_is_read_however_few_at_once(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading_again.read_again, "__kwdefaults__", {"at_once": 1})
    bring(warehouse, tmp_path, ANSWERS, mapping=SAID)
    bring(warehouse, tmp_path, CALLS, mapping=NOTES)
    receipt = bring(warehouse, tmp_path, SALES, mapping=BUYERS)
    assert "Quendolin" not in everything(warehouse)
    assert receipt.warnings == (
        "2 earlier rows hold names first met in this file; they are hidden there now.",
    )
    assert filled(sums_now(warehouse)) == filled(seals(warehouse))
