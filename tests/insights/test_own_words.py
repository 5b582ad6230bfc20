"""A contradicted sentence keeps its author's words and language; only its amount changes."""

from __future__ import annotations

import pytest

from desireline.insights.judging import judgement_in
from desireline.insights.numbers_said import days_meant, plain_number
from desireline.insights.own_words import language_of, with_share
from desireline.insights.sentence import read_sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Most browse the catalogue", "Only 12 of 100 browse the catalogue"),
        ("Nearly everyone scrolls through it", "Only 12 of 100 scroll through it"),
        ("More than half of those who compare also buy", "Only 12 of 100 who compare also buy"),
        ("Most people search on the site", "Only 12 of 100 search on the site"),
        ("Die meisten holen es in der Filiale ab", "Nur 12 von 100 holen es in der Filiale ab"),
        ("Die meisten unserer Kunden rufen an", "Nur 12 von 100 rufen an"),
    ],
)
def test_the_amount_is_put_right_in_the_authors_words(text, told):
    counted = "Journeys durch Buy" if language_of(text) == "de" else "journeys through Buy"
    found = with_share(text, share="12", too_high=True, stage="Buy")
    assert found == f"{told} ({counted})."


@pytest.mark.parametrize(
    "text", ["Most calls are about delivery", "Die meisten Pakete kommen spät", "They call us"]
)
def test_a_share_of_journeys_never_stands_for_a_share_of_something_else(text):
    assert with_share(text, share="12", too_high=True, stage="Buy") == ""


def test_who_speaks_of_too_few_is_not_told_only():
    found = with_share("Hardly anyone starts in the app", share="19", too_high=False, stage="Buy")
    assert found == "19 of 100 start in the app (journeys through Buy)."


@pytest.mark.parametrize(
    ("text", "number", "days"),
    [
        ("about 30,000 visits a month", ("about", 30_000.0), 30),
        ("rund 30.000 besuche im monat", ("about", 30_000.0), 30),
        ("over 1.2 million visits per year", ("more than", 1_200_000.0), 365),
        ("mindestens 5k anrufe pro woche", ("at least", 5_000.0), 7),
        ("our nps is -12", ("about", -12.0), None),
        ("csat is 4.2", ("about", 4.2), None),
        ("in 2026 the nps is 40", ("about", 40.0), None),
        ("takes 3 days", None, None),
        ("every 5 days", None, None),
        ("64% call us", None, None),
        ("9 of 10 call us", None, None),
        ("they call within 24 hours", None, None),
    ],
)
def test_plain_numbers_are_read_and_shares_times_and_years_are_none(text, number, days):
    assert (plain_number(text), days_meant(text)) == (number, days)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The site is confusing", "confusing"),
        ("Die Seite ist unübersichtlich", "unübersichtlich"),
        ("The prices are too high", "too high"),
        ("Das Personal wirkt sehr freundlich", "freundlich"),
        ("Delivery is too slow", ""),
        ("Most call the help line", ""),
        ("Whoever was happy buys again within the quarter", ""),
        ("It is easy to order again", ""),
        ("They pay in good time", ""),
    ],
)
def test_a_judgement_is_told_from_what_happens(text, word):
    assert judgement_in(read_sentence(text)) == word
