from __future__ import annotations

from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.parsed import Identifier, ParsedAnswer, ParsedLink
from desireline.evidence.readers import qualtrics

ANA = Identifier(kind="email", value="ana@example.com")


def answer(question, said_at, **said):
    return ParsedAnswer(
        said_at=said_at,
        precision="s",
        name=question,
        identifier=ANA,
        channel="survey",
        question=question,
        **said,
    )


def test_each_question_answered_is_one_answer_in_the_zone_of_the_third_header_row(rows, at):
    ana = rows(qualtrics, "qualtrics.csv")[0]
    said = at("2026-05-10T10:03:00+02:00")
    about = {
        "distribution_channel": "email",
        "language": "EN",
        "Where did you buy?": "Online",
        "segment": "pro",
    }
    words = {"scale_low": 1.0, "scale_high": 5.0}
    levels = about | {"scale": "from terrible to excellent"}
    assert ana.answers == (
        answer(
            "Would you recommend us?",
            said,
            score=3.0,
            scale_low=0.0,
            scale_high=10.0,
            valence=-0.8,
            attributes=about | {"scale": "the tool marks it as a recommendation score"},
        ),
        answer("How was each step? - Buying", said, score=4.0, valence=1.0, **words,
               attributes=levels),
        answer("How was each step? - Delivery", said, score=1.0, valence=-2.0, **words,
               attributes=levels),
        answer("What went wrong?", said, words="Nobody called", attributes=about),
    )  # fmt: skip
    assert (ana.row_number, ana.key, ana.events) == (4, "R_ana", ())


def test_the_recipient_and_the_reference_are_one_person(rows):
    ana, ben = rows(qualtrics, "qualtrics.csv")[:2]
    order = Identifier(kind="order", value="7001")
    assert ana.links == (ParsedLink(one=ANA, other=order, rule="same row"),)
    assert ben.identifiers == (Identifier(kind="user", value="u-ben"),)
    assert ana.personal >= {"IPAddress", "RecipientEmail", "RecipientFirstName"}


def test_previews_unfinished_and_impossible_times_are_refused_each_with_its_reason(rows):
    read = rows(qualtrics, "qualtrics.csv")
    assert [(row.row_number, row.rejection and row.rejection.reason) for row in read] == [
        (4, None),
        (5, None),
        (6, "survey-preview"),
        (7, "unfinished"),
        (8, "clock-gap"),
        (9, "clock-twice"),
    ]
    assert read[3].rejection.sentence == "Response R_half was left unfinished at 40%."


def test_the_hour_that_happened_twice_is_read_once_someone_said_which(rows, at):
    first, second = (
        rows(qualtrics, "qualtrics.csv", fold=fold)[5].answers[0].said_at
        for fold in ("first", "second")
    )
    assert (first, second) == (
        at("2025-10-26T02:30:00+02:00"),
        at("2025-10-26T02:30:00+01:00"),
    )


def test_a_stated_scale_stands_above_the_guess(rows):
    stated = ColumnMeaning(
        column="Q1", meaning="score", scale_low=0, scale_high=10, low_is_good=True
    )
    ana = rows(qualtrics, "qualtrics.csv", columns=(stated,))[0]
    assert (ana.answers[0].valence, ana.answers[0].attributes["scale"]) == (
        0.8,
        "stated in the mapping",
    )


def test_without_a_zone_in_the_file_only_the_mapping_can_tell(rows, tmp_path, at):
    survey = tmp_path / "survey.csv"
    survey.write_text(
        "StartDate,EndDate,Status,Finished,ResponseId,Q1\n"
        "Start Date,End Date,Response Type,Finished,Response ID,How was it?\n"
        '"{""ImportId"":""startDate""}",,,,,"{""ImportId"":""QID1""}"\n'
        "2026-05-10 10:00:00,2026-05-10 10:01:00,0,1,R1,4\n"
    )
    assert rows(qualtrics, survey)[0].rejection.reason == "no-zone"
    told = rows(qualtrics, survey, time_zone="America/New_York")[0]
    assert told.answers[0].said_at == at("2026-05-10T10:01:00-04:00")
