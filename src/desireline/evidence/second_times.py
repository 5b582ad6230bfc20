"""A second date in the rows of an order list: whether something happened then is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from desireline.evidence.column_forms import with_forms
from desireline.evidence.column_mapping import ColumnMeaning, Mapping, with_meaning
from desireline.evidence.inspection import Option, Question
from desireline.evidence.source_kinds import said_of_time
from desireline.evidence.survey import ColumnSurvey

ASK: Final = "ask"
# Where it happens when it is not where the order was placed.
CHANNELS = {"Order delivered": "delivery", "Order shipped": "delivery"}


def marked_second_times(
    columns: Iterable[tuple[ColumnSurvey, ColumnMeaning]],
) -> dict[str, ColumnMeaning]:
    """Return the dates of an order list, beside its first, whose names say what happened then.

    In a list with one row an order they may be events of their own: a person is asked.
    """
    known = list(columns)
    main = [meaning.column for _, meaning in known if meaning.meaning == "time"]
    if not main or not one_row_an_order(known):
        return {}
    said = {said_of_time(column) for column in main}
    return {
        meaning.column: replace(meaning, second=ASK)
        for column, meaning in known
        if meaning.meaning == "attribute"
        and _is_dates(column)
        and said_of_time(meaning.column)
        and said_of_time(meaning.column) not in said
    }


def one_row_an_order(columns: Iterable[tuple[ColumnSurvey, ColumnMeaning]]) -> bool:
    """Tell whether nearly every row has an order number of its own."""
    return any(meaning.meaning == "order" and column.telling for column, meaning in columns)


def second_time_questions(
    column: ColumnSurvey, meaning: ColumnMeaning, mapping: Mapping
) -> list[Question]:
    """Ask whether something happened on a further date, or whether it is kept beside."""
    if meaning.second != ASK:
        return []
    name = said_of_time(meaning.column) or meaning.column.rsplit(" / ", maxsplit=1)[-1]
    event = with_forms(
        ColumnMeaning(
            column=meaning.column, meaning="time", event=name, channel=CHANNELS.get(name, "")
        ),
        column,
    )
    shown = next((text for text in column.shown if any(map(str.isdigit, text))), "")
    return [
        Question(
            id=f"second_time:{meaning.column}",
            text=f"Is “{meaning.column}” when something happened too?",
            why=f"It is a second date of the same row ({shown}). As an event of its own it tells "
            "how long it took; a date that was only planned tells it wrongly.",
            entry=f"columns: '{meaning.column}' meaning 'time' with event, or second 'beside'",
            options=(
                Option(
                    value="event",
                    label=f"Yes: “{name}”",
                    example="a second event of the same row",
                    mapping=with_meaning(mapping, event),
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
    ]


def _is_dates(column: ColumnSurvey) -> bool:
    return column.timelike and any(
        found.form not in {"none", "excel"} and not found.unit for found in column.times
    )
