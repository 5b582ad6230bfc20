"""What only a person knows about a file, asked with the mapping entry that answers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from desireline.errors import DesirelineError
from desireline.evidence.column_mapping import ColumnMeaning, Mapping, with_meaning
from desireline.evidence.durations import unit_questions
from desireline.evidence.inspection import Option, Question, RejectGroup
from desireline.evidence.month_names import day_in_words
from desireline.evidence.number_questions import (
    decimal_questions,
    mixed_unit_questions,
    scale_questions,
)
from desireline.evidence.record_keys import key_question
from desireline.evidence.second_times import second_time_questions
from desireline.evidence.survey import ColumnSurvey, TableSurvey
from desireline.evidence.times import TimeReader, TimeRefusedError, iso, known_zone
from desireline.evidence.zone_names import stands_alone, zones_like

ZONES = (
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney",
)
FORM_WORDS = {
    "D/M/Y": "day first",
    "M/D/Y": "month first",
    "Y/M/D": "year first",
    "epoch s": "seconds since 1970",
    "epoch ms": "milliseconds since 1970",
    "epoch us": "microseconds since 1970",
    "epoch ns": "nanoseconds since 1970",
    "excel": "a spreadsheet's day number",
}
OLD_MS = 30 * 86_400_000


class QuestionsOpenError(DesirelineError):
    """The import waits for answers; ``questions`` names each with the entry that answers it."""

    code = "questions-open"

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self.questions = questions
        lines = [
            f"{question.text} Answer with the mapping entry {question.entry}: "
            + ", ".join(option.value for option in question.options)
            for question in questions
        ]
        super().__init__("The file needs answers before it is imported. " + " ".join(lines))


def column_questions(found: TableSurvey, mapping: Mapping) -> list[Question]:
    """Ask about times, numbers and scales where the values leave several readings."""
    surveys = {column.column: column for column in found.columns}
    asked: list[Question] = []
    has_time = any(meaning.meaning == "time" for meaning in mapping.columns)
    if not has_time and not mapping.identity_only:
        asked.append(_which_time(found, mapping))
    for meaning in mapping.columns:
        column = surveys.get(meaning.column)
        if column is None or not column.filled:
            continue
        if meaning.meaning == "time":
            asked += _time_form(column, meaning, mapping)
        if meaning.meaning in {"score", "value", "duration seconds"}:
            asked += decimal_questions(column, meaning, mapping)
            asked += mixed_unit_questions(column, meaning, mapping)
            asked += unit_questions(column, meaning, mapping)
    asked += second_time_questions(surveys, mapping)
    asked += scale_questions(surveys, mapping)
    asked += key_question(mapping, surveys)
    if has_time and not mapping.identity_only:
        asked += _zone(surveys, mapping)
    return asked


def questions_of_rejects(rejects: Iterable[RejectGroup], mapping: Mapping) -> list[Question]:
    """Ask what a reader could not decide, where an answer would save the rows it refused."""
    asked = []
    for group in rejects:
        example = group.examples[0][1] if group.examples else ""
        if group.reason == "no-zone" and not mapping.time_zone:
            asked.append(zone_question(mapping, example="", why=group.sentence))
        if group.reason == "clock-twice" and not mapping.fold:
            asked.append(_fold(mapping, f"{group.sentence} {example}".strip()))
    return asked


def closed_question(mapping: Mapping, *, newest_ms: int, now_ms: int) -> list[Question]:
    """Ask whether a file whose newest row is over a month old is a finished data set."""
    if mapping.closed is not None or not newest_ms or now_ms - newest_ms <= OLD_MS:
        return []
    day = day_in_words(iso(newest_ms))
    options = (
        Option(
            value="true",
            label="It is finished; read it as of its end",
            example=f"as of {day}",
            mapping=replace(mapping, closed=True),
        ),
        Option(
            value="false",
            label="More will come; read it as of today",
            example="as of today",
            mapping=replace(mapping, closed=False),
        ),
    )
    return [
        Question(
            id="closed",
            text="Is this a finished data set, or will more files follow?",
            why=f"Its newest row is from {day}, more than a month ago.",
            entry="closed",
            options=options,
        )
    ]


def zone_question(mapping: Mapping, *, example: str, why: str) -> Question:
    """Ask in which zone times without one are written."""
    near = zones_like(mapping.time_zone)
    options = tuple(
        Option(
            value=zone,
            label=zone,
            example=_as_utc(example, replace(mapping, time_zone=zone)),
            mapping=replace(mapping, time_zone=zone),
        )
        for zone in dict.fromkeys((*near, *ZONES))
    )
    return Question(
        id="time_zone",
        local=_local_time(example, mapping),
        text="In which time zone are the times written?",
        why=why,
        entry="time_zone",
        options=options,
    )


def _which_time(found: TableSurvey, mapping: Mapping) -> Question:
    options = tuple(
        Option(
            value=column.column,
            label=column.column,
            example=column.shown[0] if column.shown else "",
            mapping=with_meaning(mapping, ColumnMeaning(column=column.column, meaning="time")),
        )
        for column in found.columns
        if column.timelike
    )
    return Question(
        id="time",
        text="Which column says when it happened?",
        why="No column's name and values say so.",
        entry="columns: meaning 'time'",
        options=options,
    )


def _time_form(column: ColumnSurvey, meaning: ColumnMeaning, mapping: Mapping) -> list[Question]:
    if meaning.time_format:
        return []
    forms = {found.form for found in column.times}
    units = {found.unit for found in column.times if found.unit}
    wanted: list[str] = []
    if len(units) > 1:
        wanted = sorted(units)
        why = "The numbers have the size of different units."
    elif "excel" in forms:
        wanted = ["excel"]
        why = "The numbers could be a spreadsheet's days."
    elif forms & {"either", "short year"} or forms >= {"day first", "month first"}:
        wanted = ["D/M/Y", "M/D/Y"]
        why = "Every date can be read with the day or the month first."
        if "short year" in forms:
            wanted = _short_year_forms(column)
            why = "The years have two digits."
            if len(wanted) > 2:  # noqa: PLR2004
                why += " Nothing in the file says which part is the day."
        if forms >= {"day first", "month first"}:
            why = "Some dates have the day first, others the month."
    if not wanted:
        return []
    example = _open_example(column)
    options = tuple(
        Option(
            value=form,
            label=FORM_WORDS[form],
            example=_as_utc(example, mapping, form),
            mapping=with_meaning(mapping, replace(meaning, time_format=form)),
        )
        for form in wanted
    )
    return [
        Question(
            id=f"time_format:{column.column}",
            text=f"How is '{example}' in column {column.column} to be read?",
            why=why,
            entry=f"columns: '{column.column}' time_format",
            options=options,
            column=column.column,
        )
    ]


def _short_year_forms(column: ColumnSurvey) -> list[str]:
    """Return the forms under which every date with a short year is a day of the calendar."""
    orders = {found.order for found in column.times if found.form == "short year"}
    wanted = []
    if "month first" not in orders:
        wanted.append("D/M/Y")
    if "day first" not in orders:
        wanted.append("M/D/Y")
    if not any(found.year_last for found in column.times if found.form == "short year"):
        wanted.append("Y/M/D")
    return wanted or ["D/M/Y", "M/D/Y"]


def _open_example(column: ColumnSurvey) -> str:
    examples = sorted(column.time_examples.items(), key=lambda each: each[0].order != "day first")
    for found, example in examples:
        if found.form in {"either", "short year", "excel"}:
            return example
    return column.shown[0] if column.shown else ""


def _zone(surveys: dict[str, ColumnSurvey], mapping: Mapping) -> list[Question]:
    clock = next((m.column for m in mapping.columns if m.meaning == "time of day"), "")
    for meaning in mapping.columns:
        column = surveys.get(meaning.column)
        if column is None or meaning.meaning != "time":
            continue
        if known_zone(mapping.time_zone) is None or not stands_alone(mapping.time_zone):
            for found, example in column.time_examples.items():
                if found.form != "none" and not found.zoned and (found.timed or clock):
                    if clock and not found.timed:
                        first = surveys[clock].shown if clock in surveys else []
                        example = f"{example} {first[0] if first else ''}".strip()  # noqa: PLW2901
                    why = f"The times of column {meaning.column} are written without one."
                    if mapping.time_zone:
                        why = _of_name(mapping.time_zone)
                    return [zone_question(mapping, example=example, why=why)]
    return []


def _of_name(name: str) -> str:
    """Say why a name that was given is not enough."""
    if not stands_alone(name):
        return f"{name} has no summer time, and people use it for several zones."
    near = zones_like(name)
    said = f"There is no time zone '{name}'."
    if not near:
        return f"{said} Zones are named by continent and city, such as Europe/Berlin."
    return f"{said} It may mean {' or '.join(near[:3])}; these stand first."


def _local_time(example: str, mapping: Mapping) -> str:
    """Return an example as ISO local time, so that any zone can be tried on it; '' = unclear."""
    for form in [m.time_format for m in mapping.columns if m.meaning == "time"] or [""]:
        try:
            return iso(TimeReader(time_format=form, time_zone="UTC").read(example).ms)[:19]
        except TimeRefusedError:
            continue
    return ""


def _fold(mapping: Mapping, why: str) -> Question:
    chosen: tuple[tuple[Literal["first", "second"], str], ...] = (
        ("first", "The first, before clocks went back"),
        ("second", "The second, after clocks went back"),
    )
    options = tuple(
        Option(value=value, label=label, example="", mapping=replace(mapping, fold=value))
        for value, label in chosen
    )
    return Question(
        id="fold",
        text="When clocks went back an hour was there twice. Which is meant?",
        why=why,
        entry="fold",
        options=options,
    )


def _as_utc(example: str, mapping: Mapping, form: str = "") -> str:
    """Say what an example means under a form, or which moment it is in the mapping's zone."""
    zone = "UTC" if form else mapping.time_zone or "UTC"
    forms = [form] if form else [m.time_format for m in mapping.columns if m.meaning == "time"]
    for known in forms or [""]:
        try:
            moment = TimeReader(time_format=known, time_zone=zone, fold="first").read(example)
        except TimeRefusedError:
            continue
        if form:
            return f"{example} is {_in_words(iso(moment.ms))}"
        return f"{example} there is {_in_words(iso(moment.ms), timed=True)} UTC"
    return ""


def _in_words(moment: str, *, timed: bool = False) -> str:
    """Return ``2026-11-16T09:12:00Z`` as ``16 November 2026, 09:12``; midnight may be the day."""
    said = day_in_words(moment)
    clock = moment[11:16]
    return said if clock in {"", "00:00"} and not timed else f"{said}, {clock}"
