"""Further dates in the rows of a list of orders or messages: whether something happened then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from desireline.evidence.column_forms import with_forms
from desireline.evidence.column_mapping import ColumnMeaning, Mapping, with_meaning
from desireline.evidence.column_words import words_of
from desireline.evidence.inspection import Option, Question
from desireline.evidence.source_kinds import said_of_message, said_of_time
from desireline.evidence.survey import ColumnSurvey

ASK: Final = "ask"
# What tells that each row is one person or case, and what tells that a row is something else.
_ONE_EACH: Final = frozenset(("customer", "user", "email", "phone", "event id"))
_SAY_MORE: Final = frozenset(("name", "page", "score", "words", "staff note", "duration seconds"))
# How words begin of dates that are no act: a birthday, a plan, what the system noted.
_NO_ACT: Final = (
    *("geburt", "birth", "geänd", "updated", "modif", "changed", "last", "letzt", "export"),
    *("import", "due", "fällig", "plan", "geplant", "expir", "ablauf", "gültig", "valid"),
    *("sync", "load", "extract", "end", "ende", "sekund", "server", "ingest", "processed"),
)
_DATES: Final = frozenset(("date", "datum", "time", "zeit", "day", "tag", "entered", "am"))
# Names of a row's own date that say nothing of what happened then.
_PLAIN: Final = _DATES | frozenset(
    ("create", "created", "creation", "at", "on", "erstellt", "angelegt", "timestamp", "when")
)
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
    main = [(column, meaning) for column, meaning in known if meaning.meaning == "time"]
    if not main:
        return {}
    said = _words_for(known, main[0][1].column)
    if said is None:
        return {}
    told = {said(meaning.column) for _, meaning in main}
    marked = {
        meaning.column: replace(meaning, second=ASK)
        for column, meaning in known
        if meaning.meaning == "attribute"
        and (_is_dates(column) or _are_day_numbers(column, main[0][0]))
        and said(meaning.column)
        and said(meaning.column) not in told
    }
    if said is said_of_message and not _are_messages(main[0][1].column, marked, known):
        return {}
    return marked


def _words_for(
    known: list[tuple[ColumnSurvey, ColumnMeaning]], main: str
) -> Callable[[str], str] | None:
    """Return what says, of a date's name, what happened then; None where nothing is asked.

    In a list of people or cases, each with its dates ("Angebot gesendet"), the names of the
    columns themselves; never where a row says what happened, or holds somebody's answers.
    """
    if one_row_an_order(known):
        return said_of_time
    if said_of_message(main):
        return said_of_message
    meant = {meaning.meaning for _, meaning in known}
    one_each = any(meaning.meaning in _ONE_EACH and column.telling for column, meaning in known)
    if not one_each or meant & _SAY_MORE:
        return None
    return _own_name


def _own_name(column: str) -> str:
    """Return a date's own name as what happened; empty where it dates no act of the customer."""
    last = column.rsplit(" / ", maxsplit=1)[-1].strip()
    words = words_of(last)
    if any(word.startswith(_NO_ACT) for word in words):
        return ""
    told = said_of_time(column) if len(words) == 1 else ""
    return told or last.replace("_", " ")


def _are_day_numbers(column: ColumnSurvey, main: ColumnSurvey) -> bool:
    """Tell whether a column named like a date holds a spreadsheet's days, as the main one does."""
    excel = all(
        each.timelike and {found.form for found in each.times} <= {"excel", "none"}
        for each in (column, main)
    )
    return excel and bool(_DATES & set(words_of(column.column)))


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
    every = _named_by_main(mapping)
    for event in events:
        every = with_meaning(every, event)
    everything = Option(
        value="all",
        label="Yes, both dates" if len(events) == 2 else f"Yes, all {len(events)} dates",  # noqa: PLR2004
        example="an event each: " + ", ".join(f"“{event.event}”" for event in events),
        mapping=every,
    )
    none = mapping
    for meaning in asked:
        none = with_meaning(none, replace(meaning, second="beside"))
    nothing = Option(
        value="none",
        label="No, none of these dates",
        example="kept beside the event, each of them",
        mapping=none,
    )
    questions = []
    for meaning, event in zip(asked, events, strict=True):
        question = _question(surveys[meaning.column], meaning, event, mapping)
        if len(events) > 1:
            question = replace(question, options=(*question.options, nothing, everything))
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
                mapping=with_meaning(_named_by_main(mapping), event),
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
    orders = any(m.meaning == "order" for m in mapping.columns)
    said = said_of_time if orders else _own_name
    if _of_messages(mapping):
        said = said_of_message
    name = said(meaning.column) or meaning.column.rsplit(" / ", maxsplit=1)[-1]
    channel = CHANNELS.get(name, "")
    numbers = bool(column.times) and {found.form for found in column.times} <= {"excel", "none"}
    form = "excel" if numbers else ""
    told = ColumnMeaning(
        column=meaning.column, meaning="time", event=name, channel=channel, time_format=form
    )
    return with_forms(told, column)


def _of_messages(mapping: Mapping) -> bool:
    """Tell whether each row is a message: its moment is one, and it names no order."""
    return bool(_said_of_main(mapping)) and not any(m.meaning == "order" for m in mapping.columns)


def _said_of_main(mapping: Mapping) -> str:
    main = (m.column for m in mapping.columns if m.meaning == "time" and not m.event)
    return said_of_message(next(main, ""))


def _named_by_main(mapping: Mapping) -> Mapping:
    """Call the row's own event ``Message sent``, or by its date's name, not as its source is."""
    if mapping.name != mapping.source_name:
        return mapping
    if _of_messages(mapping):
        return replace(mapping, name=_said_of_main(mapping))
    main = next((m.column for m in mapping.columns if m.meaning == "time" and not m.event), "")
    if any(m.meaning == "order" for m in mapping.columns) or set(words_of(main)) <= _PLAIN:
        return mapping
    return replace(mapping, name=_own_name(main) or mapping.name)


def _filled(surveys: Surveys, column: str) -> bool:
    return column in surveys and bool(surveys[column].filled)


def _is_dates(column: ColumnSurvey) -> bool:
    return column.timelike and any(
        found.form not in {"none", "excel"} and not found.unit for found in column.times
    )
