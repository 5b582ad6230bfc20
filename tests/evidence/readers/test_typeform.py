from __future__ import annotations

from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.parsed import Identifier, ParsedAnswer, ParsedLink
from desireline.evidence.readers import typeform

ANA = Identifier(kind="email", value="ana@example.com")


def test_scores_words_and_yes_or_no_are_answers_with_their_guessed_scale(rows, at):
    ana = rows(typeform, "typeform.csv")[0]
    said = at("2026-05-10T08:03:00+00:00")
    shop = {"Which shop?": "Online"}

    def answer(question, **rest):
        return ParsedAnswer(
            said_at=said,
            precision="s",
            name=question,
            identifier=ANA,
            channel="survey",
            question=question,
            **rest,
        )

    assert ana.answers == (
        answer(
            "How easy was it to order?",
            score=5.0,
            scale_low=1.0,
            scale_high=5.0,
            valence=2.0,
            attributes=shop | {"scale": "every score lies from 1 to 5"},
        ),
        answer(
            "How likely are you to recommend us?",
            score=9.0,
            scale_low=0.0,
            scale_high=10.0,
            valence=1.6,
            attributes=shop | {"scale": "the question asks to recommend"},
        ),
        answer(
            "What should we change?",
            words="Tell me when the parcel really comes",
            attributes=shop,
        ),
        answer(
            "Would you buy again?",
            score=1.0,
            scale_low=0.0,
            scale_high=1.0,
            attributes=shop | {"scale": "only 0 and 1: no and yes"},
        ),
    )


def test_hidden_fields_and_questions_for_contact_say_who_it_was(rows):
    ana, ben = rows(typeform, "typeform.csv")[:2]
    others = (
        Identifier(kind="phone", value="+4930111222"),
        Identifier(kind="order", value="7001"),
        Identifier(kind="customer", value="c-1"),
    )
    assert ana.identifiers == (ANA, *others)
    assert ana.links == tuple(ParsedLink(one=ANA, other=one, rule="same row") for one in others)
    assert ana.personal == {
        "What is your name?",
        "Your e-mail",
        "Phone",
        "order_id",
        "customer_id",
        "Network ID",
    }
    assert ana.raw["Network ID"] == ben.raw["Network ID"]
    assert ben.identifiers == ()
    assert {answer.identifier for answer in ben.answers} == {None}


def test_a_form_never_submitted_is_refused(rows):
    cleo = rows(typeform, "typeform.csv")[2]
    assert cleo.rejection.reason == "unfinished"
    assert cleo.rejection.sentence == "Response t3 was never submitted."


def test_newer_exports_say_which_responses_are_complete(rows):
    complete, partial = rows(typeform, "typeform_new.csv")
    assert [(each.question, each.attributes) for each in complete.answers] == [
        ("How easy was it to order?", {"Sofa": "Sofa", "scale": "every score lies from 1 to 5"})
    ]
    assert partial.rejection.reason == "unfinished"


def test_a_column_can_be_left_out_or_read_as_words(rows):
    columns = (
        ColumnMeaning(column="How easy was it to order?", meaning="leave out"),
        ColumnMeaning(column="Which shop?", meaning="words"),
    )
    ana = rows(typeform, "typeform.csv", columns=columns)[0]
    assert [each.question for each in ana.answers] == [
        "How likely are you to recommend us?",
        "Which shop?",
        "What should we change?",
        "Would you buy again?",
    ]
