"""Columns whose words mislead: items of a matrix, kinds of customers, names in each row."""

from __future__ import annotations

from pathlib import Path

import pytest

from desireline.evidence.inspection import Question
from desireline.evidence.looking import FirstLook, first_look
from desireline.evidence.times import TimeReader, iso

LIMESURVEY = (
    "id,datestamp,Q5_1,Q5_2,Q5_3,Q6\n"
    "Response ID,Date submitted,Please rate: [Price],Please rate: [Advice by phone],"
    "Please rate: [Clear words on the product page],Which did you use?\n"
    + "".join(
        f"{at},2026-09-{at:02d} 10:00:00,{at % 5 + 1},{at % 4 + 1},{at % 3 + 1},A;C;F\n"
        for at in range(1, 21)
    )
)


def look_at(folder: Path, text: str, name: str = "export.csv") -> FirstLook:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return first_look(path, file_name=name, mapping=None)


def meanings(look: FirstLook) -> dict[str, str]:
    return {c.column.rsplit(" / ")[-1]: c.meaning for c in look.mapping.columns}


def asked(look: FirstLook) -> list[Question]:
    return [question for question in look.questions if question.id.startswith("scale")]


def test_items_of_one_question_are_scores_whatever_their_words_say(tmp_path: Path):
    found = meanings(look_at(tmp_path, LIMESURVEY))
    assert [m for c, m in found.items() if c.startswith("Please rate")] == ["score"] * 3
    assert found["Which did you use?"] == "attribute"


def test_their_scale_is_asked_once(tmp_path: Path):
    first = look_at(tmp_path, LIMESURVEY)
    header = next(q for q in first.questions if q.id == "header_row")
    path = tmp_path / "export.csv"
    told = first_look(path, file_name=path.name, mapping=header.options[0].mapping)
    assert len(asked(told)) == 1
    assert "and 2 more" in asked(told)[0].text
    assert len([m for m in asked(told)[0].options[0].mapping.columns if m.scale_low == 1]) == 3


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("Case Origin", ["Phone", "Web", "Email"]),
        ("Customer segment", ["S1", "S2"]),
        ("Customer since", ["2020-01-04", "2021-05-06"]),
        ("Client mood", ["calm", "cross"]),
    ],
)
def test_what_kind_a_customer_is_joins_nobody(tmp_path: Path, column: str, values: list[str]):
    rows = [f"a{at}@x.example,2026-09-{at:02d},{values[at % len(values)]}" for at in range(1, 25)]
    look = look_at(tmp_path, "\n".join([f"email,when,{column}", *rows]))
    assert meanings(look)[column] == "attribute"


@pytest.mark.parametrize("column", ["Customer ref", "Client hash", "Kunde"])
def test_a_number_of_a_customer_stays_one(tmp_path: Path, column: str):
    rows = [f"k{at % 7},2026-09-{at:02d}" for at in range(1, 25)]
    assert meanings(look_at(tmp_path, "\n".join([f"{column},when", *rows])))[column] == "customer"


def test_a_list_of_cases_is_named_by_its_reason_not_by_its_state(tmp_path: Path):
    rows = [
        f"{1000 + at},a{at}@x.example,{'New' if at % 2 else 'Closed'},2026-09-{at:02d} 10:00,"
        f"Case of number {at},{'Delivery' if at % 3 else 'Billing'}"
        for at in range(1, 25)
    ]
    text = "\n".join(
        ["Case Number,Contact Email,Status,Date/Time Opened,Subject,Case Reason", *rows]
    )
    found = meanings(look_at(tmp_path, text))
    assert found["Case Number"] == "event id"
    assert [c for c, m in found.items() if m == "name"] == ["Case Reason"]


@pytest.mark.parametrize(
    "text", ["Sep 01, 2026 at 09:33 AM", "1 September 2026 at 09:33", "1. September 2026 um 9:33"]
)
def test_a_time_said_in_words_is_read(text: str):
    assert iso(TimeReader(time_zone="UTC").read(text).ms) == "2026-09-01T09:33:00Z"
