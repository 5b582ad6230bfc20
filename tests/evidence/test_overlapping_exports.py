"""The same rows exported twice, with other columns or filters, count once, or it is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import CLICKS, bring, clicks

from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.questions import QuestionsOpenError
from desireline.warehouse import Warehouse

ROWS = [f"c{n},visit,2026-03-{n:02d}T10:00:00Z" for n in range(1, 13)]
WITH_SHOP = replace(
    CLICKS, columns=(*CLICKS.columns, ColumnMeaning(column="shop", meaning="attribute"))
)


def with_shop(rows: list[str]) -> str:
    return "\n".join(["customer,event,time,shop", *(f"{row},north" for row in rows)]) + "\n"


def events(warehouse: Warehouse) -> int:
    return len(warehouse.rows(warehouse.table("events")))


@pytest.mark.parametrize("source", ["clicks", "filtered clicks"])
def test_rows_exported_with_another_column_are_asked_about_and_count_once(
    warehouse: Warehouse, tmp_path: Path, source: str
):
    bring(warehouse, tmp_path, clicks(*ROWS[:9]))
    second, told = with_shop(ROWS[3:]), replace(WITH_SHOP, source_name=source)
    with pytest.raises(QuestionsOpenError) as open_ones:
        bring(warehouse, tmp_path, second, mapping=told)
    assert events(warehouse) == 9, "nothing is stored before the answer"
    [asked] = open_ones.value.questions
    assert (asked.id, asked.why[:16]) == ("known_rows", "6 of 9 new rows ")
    same, others = (option.mapping for option in asked.options)
    receipt = bring(warehouse, tmp_path, second, mapping=same)
    assert (receipt.source_name, receipt.inserted, receipt.updated) == ("clicks", 3, 6)
    assert events(warehouse) == 12
    again = bring(warehouse, tmp_path, second, mapping=same)
    assert (again.inserted, again.updated, again.unchanged) == (0, 0, 9)
    assert others.known_rows == "others"


def test_rows_that_happened_twice_count_twice_and_the_receipt_says_how_many(
    warehouse: Warehouse, tmp_path: Path
):
    bring(warehouse, tmp_path, clicks(*ROWS))
    told: Mapping = replace(WITH_SHOP, known_rows="others")
    receipt = bring(warehouse, tmp_path, with_shop(ROWS[:6]), mapping=told)
    assert (receipt.inserted, events(warehouse)) == (6, 18)
    [said] = receipt.warnings
    assert said.startswith("New rows with the customer, moment and name of a row in “clicks”: 6.")


def test_few_rows_alike_are_told_of_and_not_asked_about(warehouse: Warehouse, tmp_path: Path):
    bring(warehouse, tmp_path, clicks(*ROWS[:4]))
    receipt = bring(warehouse, tmp_path, with_shop(ROWS), mapping=WITH_SHOP)
    assert (receipt.inserted, len(receipt.warnings)) == (12, 1)


def test_periods_that_overlap_under_the_same_columns_count_once(
    warehouse: Warehouse, tmp_path: Path
):
    bring(warehouse, tmp_path, clicks(*ROWS[:9]))
    receipt = bring(warehouse, tmp_path, clicks(*ROWS[3:]))
    assert (receipt.inserted, receipt.unchanged, receipt.warnings) == (3, 6, ())


def test_a_stand_in_for_everybody_proves_nothing_and_is_not_paired(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("desireline.evidence.known_rows.MOST_ALIKE", 5)
    same = ["guest,visit,2026-03-01T10:00:00Z"] * 6
    bring(warehouse, tmp_path, clicks(*same))
    receipt = bring(warehouse, tmp_path, with_shop(same), mapping=WITH_SHOP)
    assert receipt.inserted > 0
    assert receipt.warnings == ()
