"""What staff wrote is not what the customer said."""

from __future__ import annotations

import ibis
import pytest

from desireline.journeys.staff_words import by_customers, by_staff, is_by_staff
from desireline.warehouse.duckdb import Warehouse

NOTES = ("Notiz Agent", "agent_notes", "Interne Notiz", "Mitarbeiterkommentar", "Call / Staff note")
CUSTOMERS = (
    "Was möchten Sie uns sagen?",
    "Comment on the agent",
    "Kommentar",
    "Notiz",
    "Schulnote",
)


@pytest.mark.parametrize("header", NOTES)
def test_a_column_of_staff_holds_notes(header):
    assert is_by_staff(header)


@pytest.mark.parametrize("header", CUSTOMERS)
def test_what_customers_wrote_is_no_note_of_staff(header):
    assert not is_by_staff(header)


def test_notes_are_told_apart_from_words():
    said = ibis.memtable(
        {"answer_id": [1, 2, 3], "question": ["Notiz Agent", "Kommentar", None]},
        schema={"answer_id": "int64", "question": "string"},
    )
    with Warehouse.in_memory() as house:
        customers = house.rows(by_customers(house, said).order_by("answer_id"))
        assert [row["answer_id"] for row in customers] == [2, 3]
        assert [row["answer_id"] for row in house.rows(by_staff(house, said))] == [1]
