"""A scale that stands in a column's name is taken as said; a likely one is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from desireline.evidence.looking import FirstLook, first_look
from desireline.evidence.said_scales import said_scale


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("Wie zufrieden waren Sie mit der Lieferung? (1 = gar nicht, 5 = sehr)", (1, 5, "high")),
        ("How difficult was it? (1 = not at all, 5 = very)", (1, 5, "low")),
        ("How satisfied are you? (1 = very, 5 = not at all)", (1, 5, "low")),
        ("Note (1 = sehr gut, 6 = ungenügend)", (1, 6, "low")),
        ("1 = schlecht bis 5 = gut", (1, 5, "high")),
        ("5 = excellent, 1 = poor", (1, 5, "high")),
        ("Please rate us on a scale from 1 (poor) to 5 (excellent)", (1, 5, "high")),
        ("Auf einer Skala von 0 (unwahrscheinlich) bis 10: weiterempfehlen?", (0, 10, "high")),
        ("Overall satisfaction (0–10)", (0, 10, "high")),
        ("Aufwand (1-7)", (1, 7, "low")),
        ("Beratung 1-5", (1, 5, "")),
        ("Wie unzufrieden sind Sie? (1 = gar nicht, 5 = sehr)", (1, 5, "low")),
    ],
)
def test_names_state_scales(name: str, ends: tuple[int, int, str]):
    found = said_scale(name)
    assert found is not None
    assert (found.low, found.high, found.good) == ends


@pytest.mark.parametrize(
    "name",
    [
        "Zufriedenheit",
        "2026-10-14",
        "Score 24/7",
        "Q1",
        "Betrag 2025-2026",
        "10115-10117",
        "v1.2-3",
    ],
)
def test_other_numbers_are_no_scale(name: str):
    assert said_scale(name) is None


def looked(folder: Path, question: str, scores: list[int]) -> FirstLook:
    path = folder / "file"
    rows = "".join(f"2026-10-14;K-{n};{score}\n" for n, score in enumerate(scores))
    path.write_text(f'Datum;Kundennr;"{question}"\n{rows}', encoding="utf-8")
    return first_look(path, file_name="Umfrage.csv", mapping=None)


def test_a_stated_scale_is_not_asked_for(tmp_path: Path):
    look = looked(
        tmp_path, "Wie zufrieden waren Sie?\n(1 = gar nicht, 5 = sehr)", [1, 2, 4, 4, 2, 1]
    )
    assert look.questions == ()
    score = look.mapping.columns[2]
    assert (score.scale_low, score.scale_high, score.low_is_good) == (1.0, 5.0, False)
    assert "The name states the scale: 1 = gar nicht, 5 = sehr" in look.guesses[score.column].reason


def test_values_outside_a_stated_scale_are_asked_about(tmp_path: Path):
    look = looked(tmp_path, "Wie zufrieden waren Sie? (1 = gar nicht, 5 = sehr)", [1, 2, 9, 4])
    assert [question.id.split(":")[0] for question in look.questions] == ["scale"]


def test_ends_without_a_good_one_leave_two_answers(tmp_path: Path):
    look = looked(tmp_path, "Bewertung der Beratung heute, Schulnote 1-6", [1, 2, 6, 4, 3])
    (question,) = look.questions
    assert [option.value for option in question.options] == ["1..6", "1..6 low is good"]
    assert question.why == "The name says 1 to 6, but not which end is the good one."


@pytest.mark.parametrize(
    "question",
    [
        "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
        "How likely are you to recommend us to a friend?",
    ],
)
def test_the_recommendation_question_proposes_its_scale(tmp_path: Path, question: str):
    (asked,) = looked(tmp_path, question, [0, 3, 8, 9, 10, 10]).questions
    assert (asked.proposed, asked.options[0].value) == ("0..10", "0..10")
    assert "recommend" in asked.why
    (narrow,) = looked(tmp_path, question, [1, 2, 5, 4]).questions
    assert narrow.proposed == ""
