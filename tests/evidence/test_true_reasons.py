"""What a guess says of a column is true: why it is kept or not, how full it is, when it was."""

from __future__ import annotations

import pytest

from desireline.evidence.guessing import guess_columns
from desireline.evidence.head import Table
from desireline.evidence.month_names import day_in_words
from desireline.evidence.people_columns import holds_people, is_to_hide, may_name_somebody
from desireline.evidence.survey import TableSurvey, survey

NOTES = ("Kunde fragt wo das Sofa bleibt", "will stornieren, dauert zu lange", "Bein wackelt")
ANSWERS = ("Ja", "Nein", "Weiß nicht")
STAFF = ("Zephyrina Wumpelmann", "Ottokar Quackenbush", "Zephyrina Wumpelmann")
LONG_NAMES = (
    "Dr. Zephyrina Wumpelmann-Quast",
    "Graf Ottokar von der Quackenbush",
    "Zephyrina Wumpelmann und Ottokar Quackenbush",
)


def of_column(header: str, cells: tuple[str, ...]) -> tuple[str, str]:
    found = survey(Table(name="", header=(header,), rows=[(cell,) for cell in cells]))
    guess = guess_columns(found)[header]
    return guess.meaning.meaning, guess.reason


@pytest.mark.parametrize(
    ("header", "cells", "meaning"),
    [
        ("Notiz Agent", NOTES, "words"),
        ("Sonstiges / Dürfen wir Sie kontaktieren? / q06_kontakt", ANSWERS, "attribute"),
        ("Agent", STAFF, "leave out"),
        ("Notiz Agent", STAFF, "leave out"),
        ("Beschreibung Ansprechpartner", STAFF, "leave out"),
        ("Beschreibung Ansprechpartner", LONG_NAMES, "leave out"),
        ("Remarks Contact Name", STAFF, "leave out"),
        ("Remarks Contact Name", NOTES, "words"),
        ("Text Sachbearbeiter", ("Zephyrina",), "leave out"),
        ("q06_kontakt", STAFF, "leave out"),
    ],
)
def test_only_what_names_people_is_left_out(header: str, cells: tuple[str, ...], meaning: str):
    found, reason = of_column(header, cells)
    assert found == meaning
    if meaning != "leave out":
        assert "employee" not in reason
        assert "people" not in reason


def test_a_typed_sentence_is_no_name_and_names_stay_names():
    assert holds_people("Notiz Agent")
    hidden = [is_to_hide("Notiz Agent", cell) for cell in (*NOTES, *STAFF, *LONG_NAMES)]
    assert hidden == [False, False, True] + [True] * 6, "a sentence, or hidden where not sure"
    assert is_to_hide("Agent", NOTES[0]), "only a column somebody typed in holds sentences"
    assert [may_name_somebody(cell) for cell in ANSWERS] == [False, False, False]
    assert all(map(may_name_somebody, STAFF))


def surveyed(*rows: tuple[str | None, ...]) -> TableSurvey:
    return survey(Table(name="", header=("Filiale", "Datum", "Betrag"), rows=rows))


def test_a_sum_at_the_end_lowers_no_share():
    rows = [("Bremen", f"0{day}.10.2026", "9,00") for day in range(1, 6)]
    whole = surveyed(*rows, ("Summe", None, "45,00"))
    assert (whole.rows, [whole.filled(at) for at in range(3)]) == (6, [1.0, 1.0, 1.0])
    gap = surveyed(*rows, ("Leer", None, "45,00"))
    assert gap.filled(1) == pytest.approx(5 / 6)


def test_a_day_is_written_in_words():
    assert day_in_words("2026-08-21T16:04:28Z") == "21 August 2026"
