"""Qualtrics responses: three header rows, then one line for each person who answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Head
from desireline.evidence.parsed import ParsedRow, Rejection
from desireline.evidence.readers.export_lines import ExportLine, csv_records, header_of
from desireline.evidence.readers.export_times import moment
from desireline.evidence.readers.person_keys import identifier, joined, known, reference
from desireline.evidence.readers.survey_questions import (
    Question,
    answers,
    choices,
    person_keys,
    question,
    recommend_scale,
)
from desireline.evidence.readers.survey_scales import STATED
from desireline.evidence.times import Moment

NAME = "qualtrics"
CHANNEL = "survey"

_HEADER_LINES = 3
_SIGNATURE = frozenset({"StartDate", "EndDate", "Finished", "ResponseId"})
_FIXED = frozenset(
    {
        "StartDate",
        "EndDate",
        "Status",
        "IPAddress",
        "Progress",
        "Finished",
        "RecordedDate",
        "ResponseId",
        "RecipientLastName",
        "RecipientFirstName",
        "RecipientEmail",
        "ExternalReference",
        "LocationLatitude",
        "LocationLongitude",
        "DistributionChannel",
        "UserLanguage",
        "Duration (in seconds)",
    }
)
_PERSONAL = frozenset(
    {
        "IPAddress",
        "RecipientLastName",
        "RecipientFirstName",
        "RecipientEmail",
        "ExternalReference",
        "LocationLatitude",
        "LocationLongitude",
    }
)
# Where the export was made with labels in place of ids, the fixed columns read so.
_LABELS = {
    **{name.casefold(): name for name in _FIXED},
    **dict.fromkeys(("response type", "responsetype"), "Status"),
    **dict.fromkeys(("external data reference",), "ExternalReference"),
}
_PREVIEWS = frozenset({"survey preview", "survey test", "offline response preview"}) | {
    "1",
    "2",
    "9",
    "17",
}
_SPAM = frozenset({"spam", "possible spam", "imported spam", "8", "12"})
_ASIDE = ("_NPS_GROUP", "_First Click", "_Last Click", "_Page Submit", "_Click Count")
_CONTEXT = {"DistributionChannel": "distribution_channel", "UserLanguage": "language"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Survey:
    """The header rows of one file: its zone and its questions."""

    zone: str
    questions: tuple[Question, ...]


def recognizes(head: Head) -> bool:
    """Say whether the header is that of a response export."""
    return {_fixed(name) for name in head.columns} >= _SIGNATURE


def _fixed(name: str) -> str:
    """Give a fixed column its id where the export shows its label; others as they are."""
    plain = name.casefold()
    return _LABELS.get(plain) or _LABELS.get(plain.replace(" ", "")) or name


def _records(path: Path, mapping: Mapping) -> Iterator[ExportLine]:
    for line in csv_records(path, mapping):
        named = {_fixed(name): text for name, text in line.raw.items()}
        yield line if line.rejection else replace(line, raw=named, record=dict(named))


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read responses: one row per line below the three header rows.

    Each scored or worded question a person answered is one answer, said when the survey ended.
    Times are in the zone the third header row states, else in the mapping's. Previews, spam and
    unfinished responses are refused, each with its reason.
    """
    survey = _survey(path, mapping)
    for line in _body(path, mapping):
        yield line.refused() if line.rejection else _row(line, survey, mapping)


def _body(path: Path, mapping: Mapping) -> Iterator[ExportLine]:
    lines = _records(path, mapping)
    return (
        line
        for position, line in enumerate(lines)
        if position >= _HEADER_LINES - 1 or not _is_header(line)
    )


def _is_header(line: ExportLine) -> bool:
    first = line.text("StartDate") or ""
    return first.startswith('{"') or first.lower() == "start date"


def _survey(path: Path, mapping: Mapping) -> _Survey:
    columns = tuple(_fixed(name) for name in header_of(path, mapping))
    lines = _records(path, mapping)
    headers = [line for line in islice(lines, _HEADER_LINES - 1) if _is_header(line)]
    texts = next((h for h in headers if not (h.text("StartDate") or "").startswith("{")), None)
    imports = next((h for h in headers if (h.text("StartDate") or "").startswith("{")), None)
    asked = [name for name in columns if name not in _FIXED and not name.endswith(_ASIDE)]
    counted = (line for line in _body(path, mapping) if not (line.rejection or _refusal(line)))
    given = choices(counted, asked)
    imported = {column: _import_entry(imports, column, "ImportId") for column in asked}
    return _Survey(
        zone=_zone(imports) or mapping.time_zone,
        questions=tuple(
            _question(
                column,
                (texts.text(column) if texts else None) or column,
                _grid_values(column, given, imported),
                imported[column],
                mapping,
                recommends=f"{column}_NPS_GROUP" in columns,
            )
            for column in asked
        ),
    )


def _question(  # noqa: PLR0913 - what the three header rows say of one column
    column: str,
    text: str,
    values: set[str],
    import_id: str,
    mapping: Mapping,
    *,
    recommends: bool,
) -> Question:
    is_open = import_id.endswith("_TEXT") if import_id.startswith("QID") else None
    asked = question(column, text, values, mapping=mapping, is_open=is_open)
    if recommends and asked.scale is not None and asked.scale.reason != STATED:
        return Question(column=column, text=text, kind="score", scale=recommend_scale())
    return asked


def _grid_values(column: str, given: dict[str, set[str]], imported: dict[str, str]) -> set[str]:
    """Give the answers to a column and to its sisters in one grid, which share one scale."""
    grid, part, _ = imported[column].partition("_")
    if not part or imported[column].endswith("_TEXT"):
        return given[column]
    sisters = (
        name
        for name, import_id in imported.items()
        if import_id.startswith(f"{grid}_") and not import_id.endswith("_TEXT")
    )
    return set().union(*(given[sister] for sister in sisters))


def _zone(imports: ExportLine | None) -> str:
    zones = (_import_entry(imports, name, "timeZone") for name in ("EndDate", "StartDate"))
    return next(filter(None, zones), "")


def _import_entry(imports: ExportLine | None, column: str, entry: str) -> str:
    """Give one entry of the third header row's JSON; '' where there is none."""
    try:
        value = json.loads((imports.text(column) if imports else None) or "{}")
    except ValueError:
        return ""
    text = value.get(entry) if isinstance(value, dict) else None
    return text if isinstance(text, str) else ""


def _row(line: ExportLine, survey: _Survey, mapping: Mapping) -> ParsedRow:
    keys = [each.column for each in survey.questions if each.kind in ("key", "private")]
    personal = frozenset(line.raw) & (_PERSONAL | frozenset(keys))
    said = moment(
        line.text("EndDate") or line.text("RecordedDate"),
        column="EndDate",
        zone=survey.zone,
        fold=mapping.fold,
    )
    rejection = _refusal(line) or (said if isinstance(said, Rejection) else None)
    if rejection or not isinstance(said, Moment):
        return ParsedRow(
            row_number=line.row_number, raw=line.raw, personal=personal, rejection=rejection
        )
    people = known(
        identifier("email", line.text("RecipientEmail")),
        *person_keys(line, survey.questions, mapping=mapping),
        reference(line.text("ExternalReference")),
    )
    return ParsedRow(
        row_number=line.row_number,
        raw=line.raw,
        key=line.text("ResponseId"),
        answers=answers(
            line,
            survey.questions,
            said=said,
            who=people[0] if people else None,
            channel=mapping.channel or CHANNEL,
            context={
                name: text
                for column, name in _CONTEXT.items()
                if (text := line.text(column)) is not None
            },
        ),
        identifiers=people,
        links=joined(people, "same row"),
        personal=personal,
    )


def _refusal(line: ExportLine) -> Rejection | None:
    status = (line.text("Status") or "").lower()
    response = line.text("ResponseId") or f"on line {line.row_number}"
    if status in _PREVIEWS:
        return Rejection(
            reason="survey-preview",
            sentence=f"Response {response} is a survey preview, not a customer's answer.",
            remedy="Nothing to do; previews are never counted.",
        )
    if status in _SPAM:
        return Rejection(
            reason="survey-spam",
            sentence=f"Response {response} is marked as {line.text('Status')} by Qualtrics.",
            remedy="Clear the mark in Qualtrics and export again if it was a customer.",
        )
    if (line.text("Finished") or "").lower() in ("false", "0"):
        return Rejection(
            reason="unfinished",
            sentence=f"Response {response} was left unfinished at {line.text('Progress') or 0}%.",
            remedy="Nothing to do; only finished responses are counted as said.",
        )
    return None
