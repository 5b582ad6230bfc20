"""Further dates in the rows of a list of orders or messages: whether something happened then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from desireline.evidence.column_forms import with_forms
from desireline.evidence.column_mapping import ColumnMeaning, Mapping, with_meaning
from desireline.evidence.inspection import Option, Question
from desireline.evidence.source_kinds import said_of_message, said_of_time
from desireline.evidence.survey import ColumnSurvey

ASK: Final = "ask"
OF_PARCELS_TOO = {"Message sent", "Message received"}
Surveys = dict[str, ColumnSurvey]
# Where it happens when it is not where the order was placed.
CHANNELS = {"Order delivered": "delivery", "Order shipped": "delivery"}


def marked_second_times(
    columns: Iterable[tuple[ColumnSurvey, ColumnMeaning]],
) -> dict[str, ColumnMeaning]:
    """Return the dates of a list, beside its first, whose names say what happened then.

    In a list with one row an order, or one a message (``Sent``, ``Opened``, ``Clicked``), they may
    be events of their own: a person is asked.
    """
    known = list(columns)
    main = [meaning.column for _, meaning in known if meaning.meaning == "time"]
    if not main:
        return {}
    said = said_of_time if one_row_an_order(known) else said_of_message
    told = {said(column) for column in main}
    marked = {
        meaning.column: replace(meaning, second=ASK)
        for column, meaning in known
        if meaning.meaning == "attribute"
        and _is_dates(column)
        and said(meaning.column)
        and said(meaning.column) not in told
    }
    if said is said_of_message and not _are_messages(main[0], marked, known):
        return {}
    return marked


def _are_messages(
    main: str,
    marked: Iterable[str],
    known: Iterable[tuple[ColumnSurvey, ColumnMeaning]],
) -> bool:
    """Tell messages from parcels, which are sent and delivered too but never opened by a click."""
    if not said_of_message(main) or any(meaning.meaning == "order" for _, meaning in known):
        return False
    return any(said_of_message(column) not in OF_PARCELS_TOO for column in (main, *marked))


def one_row_an_order(columns: Iterable[tuple[ColumnSurvey, ColumnMeaning]]) -> bool:
    """Tell whether nearly every row has an order number of its own."""
    return any(meaning.meaning == "order" and column.telling for column, meaning in columns)


def second_time_questions(surveys: Surveys, mapping: Mapping) -> list[Question]:
    """Ask of each further date whether something happened then, or whether it is kept beside.

    Where there are several, one answer can make an event of each.
    """
    asked = [m for m in mapping.columns if m.second == ASK and _filled(surveys, m.column)]
    events = [_event(surveys[meaning.column], meaning, mapping) for meaning in asked]
    every = _named_by_message(mapping)
    for event in events:
        every = with_meaning(every, event)
    everything = Option(
        value="all",
        label="Yes, both dates" if len(events) == 2 else f"Yes, all {len(events)} dates",  # noqa: PLR2004
        example="an event each: " + ", ".join(f"“{event.event}”" for event in events),
        mapping=every,
    )
    questions = []
    for meaning, event in zip(asked, events, strict=True):
        question = _question(surveys[meaning.column], meaning, event, mapping)
        if len(events) > 1:
            question = replace(question, options=(*question.options, everything))
        questions.append(question)
    return questions


def _question(
    column: ColumnSurvey, meaning: ColumnMeaning, event: ColumnMeaning, mapping: Mapping
) -> Question:
    shown = next((text for text in column.shown if any(map(str.isdigit, text))), "")
    return Question(
        id=f"second_time:{meaning.column}",
        text=f"Is “{meaning.column}” when something happened too?",
        why=f"It is a second date of the same row ({shown}). As an event of its own it tells "
        "how long it took; a date that was only planned tells it wrongly.",
        entry=f"columns: '{meaning.column}' meaning 'time' with event, or second 'beside'",
        options=(
            Option(
                value="event",
                label=f"Yes: “{event.event}”",
                example="a second event of the same row",
                mapping=with_meaning(_named_by_message(mapping), event),
            ),
            Option(
                value="beside",
                label="No, or it was only planned",
                example="kept beside the event",
                mapping=with_meaning(mapping, replace(meaning, second="beside")),
            ),
        ),
        column=meaning.column,
    )


def _event(column: ColumnSurvey, meaning: ColumnMeaning, mapping: Mapping) -> ColumnMeaning:
    """Return a further date as an event of its own, in the words of the kind of list."""
    said = said_of_message if _of_messages(mapping) else said_of_time
    name = said(meaning.column) or meaning.column.rsplit(" / ", maxsplit=1)[-1]
    channel = CHANNELS.get(name, "")
    return with_forms(
        ColumnMeaning(column=meaning.column, meaning="time", event=name, channel=channel), column
    )


def _of_messages(mapping: Mapping) -> bool:
    """Tell whether each row is a message: its moment is one, and it names no order."""
    return bool(_said_of_main(mapping)) and not any(m.meaning == "order" for m in mapping.columns)


def _said_of_main(mapping: Mapping) -> str:
    main = (m.column for m in mapping.columns if m.meaning == "time" and not m.event)
    return said_of_message(next(main, ""))


def _named_by_message(mapping: Mapping) -> Mapping:
    """Call the row's own event ``Message sent`` where it bears but the source's name."""
    if mapping.name != mapping.source_name or not _of_messages(mapping):
        return mapping
    return replace(mapping, name=_said_of_main(mapping))


def _filled(surveys: Surveys, column: str) -> bool:
    return column in surveys and bool(surveys[column].filled)


def _is_dates(column: ColumnSurvey) -> bool:
    return column.timelike and any(
        found.form not in {"none", "excel"} and not found.unit for found in column.times
    )
