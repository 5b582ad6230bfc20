"""A sentence from a workshop is read for amounts, times and feelings, in the words people use."""

from __future__ import annotations

import pytest

from desireline.insights.claiming import claim_for
from desireline.insights.concepts import concepts_in
from desireline.insights.judging import can_test
from desireline.insights.sentence import read_sentence
from desireline.maps.claim import Quantity

HALF_HOUR, DAY = 1_800.0, 86_400.0


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Most pay by card", ("most", None)),
        ("More than half go on", ("most", None)),
        ("At least 64% read reviews", ("at least", 0.64)),
        ("Under 5 percent call", ("under", 0.05)),
        ("One in four comes through an ad", ("about", 0.25)),
        ("Every third of us does", ("about", 1 / 3)),
        ("One in ten calls", ("about", 0.1)),
        ("At least one in ten calls", ("at least", 0.1)),
        ("Jeder zehnte ruft an", ("about", 0.1)),
        ("Mindestens jeder zehnte ruft an", ("at least", 0.1)),
        ("Nobody phones", ("under", 0.05)),
        ("Hardly anyone calls", ("under", 0.1)),
        ("Die meisten brechen ab", ("most", None)),
        ("Kaum jemand ruft an", ("under", 0.1)),
        ("Pays by card", None),
    ],
)
def test_words_of_amount_are_shares(text, share):
    found = read_sentence(text).share
    assert found == (share if share is None else (share[0], pytest.approx(share[1])))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("They pay within half an hour", ("under", HALF_HOUR)),
        ("Decides on the same day", ("under", DAY)),
        ("It takes more than three days", ("more than", 3 * DAY)),
        ("It takes several days to decide", ("more than", 2 * DAY)),
        ("Wants it as fast as possible", None),
    ],
)
def test_words_of_time_are_seconds(text, seconds):
    assert read_sentence(text).seconds == seconds


@pytest.mark.parametrize(
    ("text", "feeling"),
    [("Looking around is fun", 1), ("The form is a pain", -1), ("Nobody is happy there", -1)],
)
def test_words_of_feeling_have_a_sign(text, feeling):
    assert read_sentence(text).feeling == feeling


def test_people_and_files_speak_of_the_same_thing():
    assert concepts_in("They ring us") & concepts_in("Call answered")
    assert concepts_in("as fast as possible") & concepts_in("next day")
    assert concepts_in("the Vergleichstabelle") & concepts_in("Products Compared")
    assert not concepts_in("A quiet corner") & concepts_in("Call answered")


@pytest.mark.parametrize(
    ("text", "kind", "lane", "claim"),
    [
        ("Reads what others say", "touchpoint_share", "actions", ("most", None)),
        ("I do not phone", "touchpoint_share", "actions", ("under", 0.1)),
        ("I have to call", "touchpoint_share", "barriers", ("at least", 0.1)),
        ("Most give up there", "conversion", "barriers", ("under", 0.5)),
        ("One call and it is solved", "repeat_share", "goals", ("under", 0.25)),
        ("Looking around is fun", "emotion", "emotions", ("more than", 0.0)),
        ("They open at least three pages", "steps_per_journey", "actions", ("at least", 3.0)),
        ("Wants it fast", "wait", "goals", ("under", None)),
    ],
)
def test_the_words_give_comparison_and_value(text, kind, lane, claim):
    found = claim_for(read_sentence(text), Quantity(kind=kind), lane=lane)
    assert (found.comparison, found.value) == claim


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("63 % derer, die beginnen, werden fertig", ("about", 0.63)),
        ("80 of 100 go on", ("about", 0.8)),
        ("Vier von zehn rufen an", ("about", 0.4)),
        ("Nearly half of those who come read it", ("about", 0.5)),
        ("Knapp die Hälfte ruft an", ("about", 0.5)),
        ("Nur jeder zehnte liest das Magazin", ("at most", 0.1)),
        ("Only one in four calls", ("at most", 0.25)),
        ("Fast niemand storniert", ("under", 0.1)),
        ("Die Kunden bestellen meist", ("most", None)),
    ],
)
def test_a_share_stands_on_the_side_its_words_put_it(text, share):
    found = read_sentence(text).share
    assert found == (share[0], share[1] if share[1] is None else pytest.approx(share[1]))


@pytest.mark.parametrize(
    "text",
    [
        "Die Kunden geben der Lieferung im Schnitt die Note 2,5",
        "Kunden geben uns die Schulnote 4",
        "We rate the courier 4 out of 5 stars",
        "The courier gets an average grade of 2.6 on five",
        "Drei Sterne für den Service",
    ],
)
def test_a_grade_is_neither_a_share_nor_a_count_nor_a_time(text):
    said = read_sentence(text.replace("Drei", "3"))
    assert said.grade
    assert (said.share, said.times, said.seconds) == (None, None, None)
    assert not can_test(
        Quantity(kind="field_share", touchpoint_id="order", field="status", value="delivered"),
        said,
        lane="thoughts",
        stages={},
    )


@pytest.mark.parametrize("text", ["4 out of 5 customers call", "Note that 3 of 10 pay"])
def test_a_share_is_no_grade(text):
    assert not read_sentence(text).grade


@pytest.mark.parametrize(
    ("kind", "value", "tests"),
    [
        ("stage_time", "", True),
        ("field_share", "Delivered", False),
        ("answer_share", "Within 2 days", True),
        ("touchpoint_share", "", False),
        ("repeat_share", "", False),
    ],
)
def test_a_length_of_time_is_tested_by_a_time(kind, value, tests):
    quantity = Quantity(kind=kind, stage_id="receive", touchpoint_id="order", value=value)
    said = read_sentence("Delivery takes 42 days")
    assert can_test(quantity, said, lane="thoughts", stages={}) is tests


def test_a_share_is_not_tested_by_how_often_one_comes_back():
    quantity = Quantity(kind="repeat_share", touchpoint_id="order")
    once, again = read_sentence("40% use it"), read_sentence("40% use it again")
    assert not can_test(quantity, once, lane="thoughts", stages={})
    assert can_test(quantity, again, lane="thoughts", stages={})


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Unser NPS ist negativ", ("under", 0.0)),
        ("More detractors than promoters answer", ("under", 0.0)),
        ("Mehr Promotoren als Kritiker", ("more than", 0.0)),
        ("Our NPS is 35", ("about", 35.0)),
    ],
)
def test_a_net_promoter_score_has_two_sides(text, claim):
    made = claim_for(read_sentence(text), Quantity(kind="nps"), lane="thoughts")
    assert (made.comparison, made.value) == claim


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Delivery takes about two and a half days", ("about", 2.5 * DAY)),
        ("Das dauert zweieinhalb Tage", ("about", 2.5 * DAY)),
        ("It takes three to four days before they know", ("about", 3.5 * DAY)),
        ("Es dauert 3-4 Tage", ("about", 3.5 * DAY)),
        ("Checkout takes a quarter of an hour at most", ("at most", HALF_HOUR / 2)),
        ("Das dauert im Schnitt über eine halbe Stunde", ("more than", HALF_HOUR)),
        ("Sie warten zwei Wochen oder mehr", ("at least", 14 * DAY)),
    ],
)
def test_a_length_of_time_is_read_whole_and_from_the_side_its_words_put_it(text, seconds):
    assert read_sentence(text).seconds == seconds
    assert read_sentence(text).share in (None, ("most", None))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Less than a tenth arrive", ("under", 0.1)),
        ("Nicht einmal jeder Zehnte kommt", ("under", 0.1)),
        ("Not even one in ten calls", ("under", 0.1)),
        ("Two fifths or more come back", ("at least", 0.4)),
    ],
)
def test_a_fraction_stands_on_the_side_its_words_put_it(text, share):
    found = read_sentence(text).share
    assert found == (share[0], pytest.approx(share[1]))


STAGES = {"buy": "Buy"}
WAIT = Quantity(kind="wait", touchpoint_id="order", other_touchpoint_id="parcel")
USE = Quantity(kind="touchpoint_share", stage_id="buy", touchpoint_id="order")


@pytest.mark.parametrize(
    ("text", "quantity", "tests_it"),
    [
        ("30 % buy within 2 days", WAIT, False),
        ("30 % buy within 2 days", USE, False),
        ("Most buy within 2 days", WAIT, True),
        ("Die Hälfte kauft innerhalb von zwei Tagen", WAIT, True),
        ("They buy within 2 days", WAIT, True),
        ("A call lasts four minutes", WAIT, False),
        ("Ein Anruf dauert vier Minuten", WAIT, False),
        ("Die Lieferung dauert sechs Wochen", WAIT, True),
        ("It takes two days until they call", WAIT, True),
    ],
)
def test_a_typical_time_tests_neither_a_share_nor_how_long_a_call_lasts(text, quantity, tests_it):
    assert can_test(quantity, read_sentence(text), lane="actions", stages=STAGES) is tests_it


def test_those_who_do_it_only_once_are_all_who_do_not_do_it_again():
    said = read_sentence("Most callers ring only once")
    found = claim_for(said, Quantity(kind="repeat_share"), lane="actions")
    assert (found.comparison, found.value) == ("under", 0.5)


def test_a_verb_in_two_parts_is_one():
    assert "call" in concepts_in("Rund 17 % rufen wegen der Lieferung an")
    assert "call" not in concepts_in("Sie rufen es auf")
