"""What our own side wrote in a chat is a note of staff, whatever message it stands in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desireline.evidence.authors import author_of, is_own_side
from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.looking import first_look
from desireline.evidence.mapped_rows import mapped_rows
from desireline.evidence.readers import jsonl
from desireline.evidence.readers.export_lines import ExportLine
from desireline.evidence.readers.survey_questions import answers, question
from desireline.evidence.row_answers import AnswerPlan
from desireline.evidence.times import Moment
from desireline.journeys.staff_words import is_by_staff

CHATS = [
    ("k1", [("customer", "Where is my parcel now?"), ("agent", "I am happy to help you.")]),
    ("k2", [("agent", "Hello, how can we help?"), ("customer", "The lamp came broken today.")]),
]


def test_the_agents_lines_of_nested_chats_are_notes_of_staff(tmp_path: Path):
    path = tmp_path / "chats.jsonl"
    lines = [
        {
            "customer_id": who,
            "started_at": "2026-10-03T10:00:00Z",
            "messages": [{"from": by, "text": text} for by, text in said],
        }
        for who, said in CHATS
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    look = first_look(path, file_name=path.name, mapping=None)
    texts = [c.column for c in look.mapping.columns if c.meaning == "words"]
    assert texts == ["messages.0.text", "messages.1.text"]
    answers = [answer for row in jsonl.read(path, look.mapping) for answer in row.answers]
    staff = [one for one in answers if is_by_staff(one.question or "")]
    assert [one.words for one in staff] == ["I am happy to help you.", "Hello, how can we help?"]
    words = [one.words for one in answers if one not in staff]
    assert words == ["Where is my parcel now?", "The lamp came broken today."]


@pytest.mark.parametrize(
    ("author", "text", "found"),
    [
        ("messages.0.from", "messages.0.text", True),
        ("messages.1.from", "messages.0.text", False),
        ("Direction", "Body", True),
        ("Direction", "Notes", False),
        ("sender_type", "comment", True),
        ("role", "comment", False),
        ("messages.0.role", "messages.0.content", True),
    ],
)
def test_the_author_stands_in_the_same_message(author: str, text: str, found: bool):  # noqa: FBT001
    assert (author_of([text, author], text) is not None) is found


@pytest.mark.parametrize(
    ("author", "own"),
    [
        ("Agent", True),
        ("OUTBOUND", True),
        ("customer", False),
        ("Agent Smith", False),
        (None, False),
    ],
)
def test_only_a_role_tells_our_own_side(author: str | None, own: bool):  # noqa: FBT001
    assert is_own_side(author) is own


def test_a_column_said_to_be_a_note_by_staff_holds_no_customers_words():
    columns = (
        ColumnMeaning(column="rating", meaning="score", scale_low=1, scale_high=5),
        ColumnMeaning(column="remark", meaning="words"),
        ColumnMeaning(column="summary", meaning="staff note"),
    )
    plan = AnswerPlan([one.column for one in columns], columns)
    said = plan.read(
        ("4", "Fine, thanks", "Caller wants a refund"),
        Moment(ms=0, precision="s"),
        None,
        {},
        name=lambda _: "call",
        channel="call",
    )
    by_staff = {one.words: is_by_staff(one.question or "") for one in said if one.words}
    assert by_staff == {"Fine, thanks": False, "Caller wants a refund": True}


@pytest.mark.parametrize("note", [None, "Caller wants a refund"])
def test_a_note_by_staff_leaves_the_customers_answer_as_it_is(note: str | None):
    columns = (
        ColumnMeaning(column="asked", meaning="question"),
        ColumnMeaning(column="rating", meaning="score", scale_low=1, scale_high=5),
        ColumnMeaning(column="remark", meaning="words"),
        ColumnMeaning(column="note", meaning="staff note"),
    )
    said = AnswerPlan([one.column for one in columns], columns).read(
        ("How easy was it?", "4", "Fine", note),
        Moment(ms=0, precision="s"),
        None,
        {},
        name=lambda _: "call",
        channel="call",
    )
    told = [(one.question, one.score, one.words) for one in said]
    notes = [("note / Staff note", None, note)] if note else []
    assert told == [("How easy was it?", 4, "Fine"), *notes]


def test_rows_that_hold_but_notes_by_staff_are_events():
    columns = (
        ColumnMeaning(column="customer", meaning="customer"),
        ColumnMeaning(column="date", meaning="time", time_format="%Y-%m-%d"),
        ColumnMeaning(column="notiz", meaning="staff note"),
    )
    mapping = Mapping(
        reader="table",
        source_name="Visits",
        columns=columns,
        name="Visit",
        time_zone="UTC",
        answers_only=True,
    )
    row = ("k1", "2026-10-03", "Wants a new lamp")
    (read,) = mapped_rows([one.column for one in columns], [row], mapping)
    assert [event.name for event in read.events] == ["Visit"]
    assert [is_by_staff(answer.question or "") for answer in read.answers] == [True]


def test_a_survey_column_said_to_be_a_note_by_staff_holds_no_answer_of_a_customer():
    mapping = Mapping(
        reader="typeform",
        source_name="Survey",
        columns=(ColumnMeaning(column="Q3", meaning="staff note"),),
    )
    about = question("Q3", "Summary", {"9", "10"}, mapping=mapping)
    line = ExportLine(row_number=2, record={}, raw={"Q3": "9"})
    (said,) = answers(
        line, [about], said=Moment(ms=0, precision="s"), who=None, channel="survey", context={}
    )
    assert (said.score, said.words) == (None, "9")
    assert is_by_staff(said.question or "")
