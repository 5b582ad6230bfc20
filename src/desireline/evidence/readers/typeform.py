"""Typeform responses: one column a question, one line for each person who answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Head
from desireline.evidence.parsed import ParsedRow, Rejection
from desireline.evidence.readers.export_lines import ExportLine, csv_records, header_of
from desireline.evidence.readers.export_times import moment
from desireline.evidence.readers.person_keys import joined, known
from desireline.evidence.readers.survey_questions import (
    Question,
    answers,
    choices,
    person_keys,
    question,
)
from desireline.evidence.times import Moment

NAME = "typeform"
CHANNEL = "survey"

_SUBMITTED = ("Submit Date (UTC)", "Submit Date")
_FIXED = frozenset(
    {
        "#",
        "Response Type",
        "Start Date",
        "Start Date (UTC)",
        "Stage Date",
        "Stage Date (UTC)",
        *_SUBMITTED,
        "Network ID",
        "Tags",
        "Ending",
    }
)


def recognizes(head: Head) -> bool:
    """Say whether the header is that of a response export, old or new."""
    columns = set(head.columns)
    return (
        "#" in columns
        and not columns.isdisjoint(_SUBMITTED)
        and ("Network ID" in columns or "Response Type" in columns)
    )


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read responses: one row per line.

    Each scored or worded question a person answered is one answer, said when the form was
    submitted. A response without a submit date is unfinished and refused. The Network ID is no
    key of a person: a whole office shares one.
    """
    questions = _questions(path, mapping)
    for line in csv_records(path, mapping):
        yield line.refused() if line.rejection else _row(line, questions, mapping)


def _questions(path: Path, mapping: Mapping) -> tuple[Question, ...]:
    columns = header_of(path, mapping)
    asked = [column for column in columns if column not in _FIXED]
    lines = csv_records(path, mapping)
    finished = (line for line in lines if line.rejection is None and _submitted(line))
    given = choices(finished, asked)
    return tuple(
        _option(column) if given[column] <= {column} else _asked(column, given[column], mapping)
        for column in asked
    )


def _option(column: str) -> Question:
    """Give an option of an older export, where each option is a column that repeats its name."""
    return Question(column=column, text=column, kind="choice")


def _asked(column: str, values: set[str], mapping: Mapping) -> Question:
    return question(column, column, values, mapping=mapping)


def _submitted(line: ExportLine) -> str | None:
    if (line.text("Response Type") or "completed").lower() != "completed":
        return None
    return next((text for column in _SUBMITTED if (text := line.text(column))), None)


def _row(line: ExportLine, questions: tuple[Question, ...], mapping: Mapping) -> ParsedRow:
    private = {each.column for each in questions if each.kind in ("key", "private")}
    personal = frozenset(line.raw) & (private | {"Network ID"})
    said = _said(line)
    if not isinstance(said, Moment):
        return ParsedRow(
            row_number=line.row_number, raw=line.raw, personal=personal, rejection=said
        )
    people = known(*person_keys(line, questions, mapping=mapping))
    return ParsedRow(
        row_number=line.row_number,
        raw=line.raw,
        key=line.text("#"),
        answers=answers(
            line,
            questions,
            said=said,
            who=people[0] if people else None,
            channel=mapping.channel or CHANNEL,
            context={},
        ),
        identifiers=people,
        links=joined(people, "same row"),
        personal=personal,
    )


def _said(line: ExportLine) -> Moment | Rejection:
    submitted = _submitted(line)
    if submitted is None:
        return Rejection(
            reason="unfinished",
            sentence=f"Response {line.text('#') or line.row_number} was never submitted.",
            remedy="Nothing to do; only submitted responses are counted as said.",
        )
    return moment(submitted, column="Submit Date (UTC)", zone="UTC")
