"""Scales in words, whatever their column is called, are read as ratings and shown as a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from desireline.evidence.levels import LEVELS, are_levels
from desireline.evidence.looking import first_look
from desireline.evidence.readers import csv

HAPPY = ["Extremely Happy", "Happy", "Neutral", "Unhappy", "Extremely Unhappy", ""]


def test_survey_results_of_a_ticket_are_ratings_and_say_why(tmp_path: Path):
    path = tmp_path / "tickets.csv"
    lines = [f"{at},k{at},2026-10-{at + 1:02}T10:00:00Z,{HAPPY[at % 6]}" for at in range(24)]
    head = "Ticket ID,Customer ID,Created time,Survey results"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    look = first_look(path, file_name=path.name, mapping=None)
    assert look.mapping.columns[3].meaning == "score"
    assert (
        "steps of a scale: Extremely Happy, Happy, Neutral" in look.guesses["Survey results"].reason
    )
    rows = list(csv.read(path, look.mapping))
    assert not any(row.rejection for row in rows)
    assert [a.valence for row in rows[:6] for a in row.answers] == [2, 1, 0, -1, -2]


@pytest.mark.parametrize(
    "scale",
    [
        "very dissatisfied|dissatisfied|neutral|satisfied|very satisfied",
        "sehr unzufrieden|unzufrieden|teils, teils|zufrieden|sehr zufrieden",
        "stimme überhaupt nicht zu|stimme eher nicht zu|teils/teils|stimme eher zu|stimme voll zu",
        "trifft nicht zu|trifft eher nicht zu|teils/teils|trifft eher zu|trifft zu",
        "very difficult|difficult|neutral|easy|very easy",
        "very unlikely|unlikely|neutral|likely|very likely",
    ],
)
def test_five_words_are_five_steps(scale: str):
    assert [LEVELS[word] for word in scale.split("|")] == [-2, -1, 0, 1, 2]
    assert are_levels(scale.upper().split("|"))


@pytest.mark.parametrize(
    "values", [["good", "fair", "ok"], ["good", "bad"], ["good", "bad", "ok", "sealed"], []]
)
def test_other_words_are_no_scale(values: list[str]):
    assert not are_levels(values)
