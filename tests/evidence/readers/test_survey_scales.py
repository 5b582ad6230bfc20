from __future__ import annotations

import pytest

from desireline.evidence.readers.survey_scales import scale_of

EASE = "How easy was it?"


@pytest.mark.parametrize(
    ("given", "question", "ends"),
    [
        ("1 3 5", EASE, (1, 5)),
        ("0 4 9", EASE, (0, 10)),
        ("3 4", "How likely are you to recommend us?", (0, 10)),
        ("0 1", EASE, (0, 1)),
        ("1 6", EASE, None),
        ("2 7", EASE, None),
        ("0 4", EASE, None),
        ("3 11", EASE, None),
        ("-1 3", EASE, None),
        ("2.5 3", EASE, None),
        ("3 good", EASE, None),
        ("", EASE, None),
    ],
)
def test_a_scale_is_guessed_only_where_the_scores_allow_one(given, question, ends):
    scale = scale_of(given.split(), question=question)
    assert (scale and (scale.low, scale.high)) == ends


@pytest.mark.parametrize(
    ("given", "word", "valence"),
    [
        (["Excellent", "Terrible"], "Good", 1.0),
        (["Very satisfied", "Satisfied"], "satisfied", 1.0),
        (["Extremely easy", "Somewhat difficult"], "Somewhat difficult", -1.0),
        (["Excellent", "Fair"], "Good", 0.0),
    ],
)
def test_worded_answers_lie_on_five_levels(given, word, valence):
    scale = scale_of(given, question="How was it?")
    assert scale.valence(scale.score(word)) == valence


def test_good_alone_fits_two_wordings_and_so_has_no_place():
    assert scale_of(["Good", "Poor"], question="How was it?") is None


def test_yes_and_no_carry_no_feeling():
    scale = scale_of(["0", "1"], question="Again?")
    assert (scale.score("1"), scale.valence(1.0)) == (1.0, None)
