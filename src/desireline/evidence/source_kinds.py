"""What kind of list a file is: what one row of it is called, and in which channel it happened."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.column_words import (
    CHANNEL_STARTS,
    CHANNEL_WORDS,
    CONTACT_STARTS,
    LOYALTY_STARTS,
    MESSAGE_SAYS,
    ORDER_STARTS,
    SURVEY_PARTS,
    TILL_WORDS,
    TIME_SAYS,
    is_asked,
    words_of,
)

_SAID = {"survey", "review"}


def event_name(source: str, columns: Sequence[ColumnMeaning]) -> str:
    """Return what a row is called where no column says what happened: ``Order placed``.

    In this order: the kind of contact, what the time column dates (``Versanddatum``), a list of
    orders, a loyalty scheme; else the source's own name.
    """
    contact = contact_kind(source, columns)
    if contact:
        return contact.capitalize()
    if holds_answers(source):
        return source
    dated = _dated(columns)
    if is_orders(source, columns):
        return dated or "Order placed"
    if is_loyalty(source, columns):
        return f"{dated or 'Points collected'} (loyalty)"
    return dated or source


def channel_of_source(source: str, columns: Sequence[ColumnMeaning]) -> str:
    """Return the channel a source's name, its kind of contact or its columns speak of."""
    return _named_channel(source) or contact_kind(source, columns) or _by_columns(source, columns)


def holds_answers(source: str) -> bool:
    """Tell whether a source is named like a survey or a place of reviews."""
    return _named_channel(source) in _SAID


def contact_kind(source: str, columns: Sequence[ColumnMeaning]) -> str:
    """Return ``call``, ``chat`` or ``ticket`` where each row is one of these; empty = none.

    Such rows are counted occurrences, whatever words stand in them. A source that is named like
    a survey holds answers, also those about calls.
    """
    if holds_answers(source):
        return ""
    texts = [source]
    texts += [
        c.column
        for c in columns
        if c.meaning not in {"score", "words", "staff note"} and not is_asked(c.column)
    ]
    words = [word for text in texts for word in words_of(text)]
    for kind, starts in CONTACT_STARTS.items():
        if any(word.startswith(starts) for word in words):
            return kind
    return ""


def is_orders(source: str, columns: Sequence[ColumnMeaning]) -> bool:
    """Tell whether each row is an order: by the source's name, or by its number and amount."""
    if any(word.startswith(ORDER_STARTS) for word in words_of(source)):
        return True
    meanings = {column.meaning for column in columns}
    return {"order", "value"} <= meanings


def is_loyalty(source: str, columns: Sequence[ColumnMeaning]) -> bool:
    """Tell whether the rows belong to a loyalty scheme."""
    texts = [source, *(column.column for column in columns if column.meaning == "attribute")]
    return any(word.startswith(LOYALTY_STARTS) for text in texts for word in words_of(text))


def _dated(columns: Sequence[ColumnMeaning]) -> str:
    """Return what the time column is the date of; empty where it does not say."""
    times = [c.column for c in columns if c.meaning == "time" and not c.event]
    return said_of_time(times[0]) if times else ""


def said_of_time(name: str) -> str:
    """Return what happened at the time of a column, by its name; empty where it does not say."""
    return _said(name, TIME_SAYS)


def said_of_message(name: str) -> str:
    """Return what became of a message at the time of a column, by its name; empty as above."""
    return _said(name, MESSAGE_SAYS)


def _said(name: str, known: Sequence[tuple[tuple[str, ...], str]]) -> str:
    words = words_of(name.rsplit(" / ", maxsplit=1)[-1])
    return next(
        (said for starts, said in known if any(word.startswith(starts) for word in words)), ""
    )


def _named_channel(source: str) -> str:
    words = words_of(source)
    exact = (c for c, known in CHANNEL_WORDS.items() if set(words) & set(known.split()))
    survey = ("survey" for word in words if any(part in word for part in SURVEY_PARTS))
    begun = (
        channel
        for channel, starts in CHANNEL_STARTS.items()
        if any(word.startswith(starts) for word in words)
    )
    return next(survey, "") or next(exact, "") or next(begun, "")


def _by_columns(source: str, columns: Sequence[ColumnMeaning]) -> str:
    meanings = {column.meaning for column in columns}
    words = {word for column in columns for word in words_of(column.column)}
    if meanings & {"page", "device id"}:
        return "web"
    if is_orders(source, columns):
        return "store" if words & TILL_WORDS else "web"
    return "loyalty" if is_loyalty(source, columns) else "other"
