"""What each column of a table means, and the answers to what only a person can know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

STRICT = {"extra": "forbid", "strict": True}
Meaning = Literal[
    "event id",
    "customer",
    "email",
    "phone",
    "user",
    "device id",
    "order",
    "time",
    "time of day",  # the clock time that belongs to the day in the time column
    "name",  # what happened: the raw event name
    "page",
    "channel",
    "device",
    "duration seconds",
    "value",
    "currency",
    "score",  # a rating or survey score; its scale stands in ``scale_low``/``scale_high``
    "words",  # the customer's own words
    "staff note",  # what our own side wrote: never among customers' words
    "question",
    "sequence",
    "attribute",  # kept beside the event, usable in rules and claims
    "leave out",  # not imported at all
]

DurationUnit = Literal["", "s", "min", "h", "d", "ms", "mm:ss", "mm:ss as time of day", "hh:mm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMeaning:
    """One column's meaning.

    ``time_format``: ISO, ``D/M/Y``, ``M/D/Y``, ``Y/M/D``, ``epoch s``, ``epoch ms``,
    ``epoch us``, ``epoch ns``, ``excel``; empty where it is not a time or cannot be misread.
    ``unit``: of durations that do not tell it; empty = not answered. They are kept in seconds.
    "mm:ss as time of day" = each is minutes and seconds that a spreadsheet took as ``03:20:00``.
    ``event``: of a further time of the row, what happened then; it makes an event of its own, in
    ``channel`` (empty = the row's), without the row's duration and amount.
    ``second``: "ask" = whether a date is such a time is not answered; "beside" = it is none.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    column: str
    meaning: Meaning
    time_format: str = ""
    decimal: Literal["", ".", ","] = ""
    scale_low: float | None = None
    scale_high: float | None = None
    low_is_good: bool = False
    unit: DurationUnit = ""
    event: str = ""
    channel: str = ""
    second: Literal["", "ask", "beside"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How one file is read. It is remembered under the file's shape (reader + column names).

    Attributes:
        reader: csv, jsonl, parquet, xlsx, xes, or a tool's name (its columns are then fixed).
        time_zone: IANA name for times written without a zone; empty = not answered.
        name: A fixed event name where no column holds one.
        channel: A fixed channel where no column holds one.
        closed: True = a finished data set, read as of its end; None = not answered.
        header_row: The first row of names; 0 = no row holds names.
        header_rows: How many rows hold the names; 0 = not said, they are looked for.
        data_row: The first row of data; 0 = the one right below the names.
        record_key: The column that tells records apart; empty = the one with meaning 'event id'.
        key_repeats: What rows with the same record number are; empty = not answered.
        known_file: "another source" = bytes already imported elsewhere are wanted once more.
        joins: "ask" = whether the file belongs to the known source of that name is not answered.
        known_rows: Whether rows with customer, moment and name of an earlier one are the same rows;
            empty = not answered.
        totals: What a table that looks like a report's totals is; empty = not answered.
        identity_only: True = an identity table: rows join identifiers and are no events.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    reader: str
    source_name: str
    columns: tuple[ColumnMeaning, ...] = ()
    channel: str = ""
    name: str = ""
    time_zone: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_row: int = 1
    closed: bool | None = None
    identity_only: bool = False
    fold: Literal["", "first", "second"] = ""
    answers_only: bool = False
    header_rows: int = 0
    data_row: int = 0
    record_key: str = ""
    key_repeats: Literal["", "one record", "several records"] = ""
    known_file: Literal["", "another source"] = ""
    totals: Literal["", "keep", "events"] = ""
    joins: Literal["", "ask"] = ""
    known_rows: Literal["", "same", "others"] = ""


def with_meaning(mapping: Mapping, meaning: ColumnMeaning) -> Mapping:
    """Return a mapping with one column's meaning replaced, or added."""
    columns = tuple(meaning if c.column == meaning.column else c for c in mapping.columns)
    if meaning not in columns:
        columns = (*columns, meaning)
    return replace(mapping, columns=columns)
