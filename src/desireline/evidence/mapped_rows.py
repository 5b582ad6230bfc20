"""Rows of any table become events and answers by a mapping of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desireline.evidence.cell_limits import require_kept
from desireline.evidence.column_mapping import ColumnMeaning, Mapping, Meaning
from desireline.evidence.durations import read_duration
from desireline.evidence.misshapen_rows import is_total, misshapen
from desireline.evidence.numbers import NumberRefusedError, is_absent, read_number
from desireline.evidence.parsed import (
    Identifier,
    IdentifierKind,
    ParsedAnswer,
    ParsedEvent,
    ParsedLink,
    ParsedRow,
)
from desireline.evidence.people_columns import holds_people, is_to_hide
from desireline.evidence.report_table import TOTAL_LINE
from desireline.evidence.row_answers import AnswerPlan, Row, cell_text
from desireline.evidence.scores import RefusedRowError
from desireline.evidence.staff_replies import StaffReplies
from desireline.evidence.times import Moment, TimeReader, TimeRefusedError

# Meanings that name a person, best known first: the first filled one is the row's identifier.
PERSON: dict[Meaning, IdentifierKind] = {
    "customer": "customer",
    "user": "user",
    "email": "email",
    "phone": "phone",
    "device id": "device",
    "order": "order",
}
MOST_KNOWN = 100_000
NO_TIME = frozenset({"time-unreadable", "no-such-day", "no-such-time"})


def mapped_rows(
    header: Sequence[str],
    rows: Iterable[Row],
    mapping: Mapping,
    *,
    first_row: int = 2,
) -> Iterator[ParsedRow]:
    """Give one parsed row for each input row that is not empty, in order, bad ones refused.

    ``first_row`` is the spreadsheet's number of the first row.
    """
    plan = RowPlan(header, mapping)
    for number, row in enumerate(rows, start=first_row):
        if any(row):
            yield plan.read(number, row)


def column_meanings(header: Sequence[str], mapping: Mapping) -> list[ColumnMeaning]:
    """Return the meaning of each column in the header's order; unnamed ones are attributes."""
    known = {meaning.column: meaning for meaning in mapping.columns}
    return [known.get(c, ColumnMeaning(column=c, meaning="attribute")) for c in header]


class RowPlan:
    """A mapping worked out for one header: which cell goes where."""

    def __init__(self, header: Sequence[str], mapping: Mapping) -> None:
        self.header = list(header)
        self.mapping = mapping
        self.meanings = column_meanings(header, mapping)
        self.personal = frozenset(m.column for m in self.meanings if m.meaning in PERSON)
        self.left_out = frozenset(m.column for m in self.meanings if m.meaning == "leave out")
        self.times = [
            (
                index,
                meaning.column,
                TimeReader(
                    time_format=meaning.time_format,
                    time_zone=mapping.time_zone,
                    fold=mapping.fold,
                ),
            )
            for index, meaning in enumerate(self.meanings)
            if meaning.meaning == "time"
        ]
        self.persons = [
            (index, PERSON[wanted])
            for wanted in PERSON
            for index, meaning in enumerate(self.meanings)
            if meaning.meaning == wanted
        ]
        self._known: dict[Row, tuple[tuple[Identifier, ...], tuple[ParsedLink, ...]]] = {}
        self.attributes = [
            (i, m.column) for i, m in enumerate(self.meanings) if m.meaning == "attribute"
        ]
        self.people = [(i, c) for i, c in self.attributes if holds_people(c)]
        self.answers = AnswerPlan(header, self.meanings)
        self.replies = StaffReplies(header, self.meanings, channel=mapping.channel)
        self.key = self._key_columns()
        self.clock = self._first("time of day")
        self.clocked = self._clocked()
        self.seconds = [(i, m) for i, m in enumerate(self.meanings) if m.event]
        self.name = self._first("name")
        self.page = self._first("page")
        self.channel = self._first("channel")
        self.device = self._first("device")
        self.currency = self._first("currency")
        self.duration = self._first("duration seconds")
        self.value = self._first("value")
        self.sequence = self._first("sequence")

    def _clocked(self) -> int | None:
        """Return the time a clock time belongs to: the last one before it, else the first."""
        days = [index for index, _, _ in self.times]
        before = [index for index in days if self.clock is not None and index < self.clock]
        return next(iter(before[-1:] or days[:1]), None)

    def _key_columns(self) -> list[int]:
        if self.mapping.key_repeats == "several records":
            return []
        if self.mapping.record_key in self.header:
            return [self.header.index(self.mapping.record_key)]
        return self._all("event id")

    def _all(self, wanted: Meaning) -> list[int]:
        return [i for i, m in enumerate(self.meanings) if m.meaning == wanted]

    def _first(self, wanted: Meaning) -> int | None:
        return next(iter(self._all(wanted)), None)

    def read(self, number: int, row: Row) -> ParsedRow:
        """Return the parsed row of one row, refused where it is too short or too long."""
        if len(row) != len(self.header):
            return misshapen(
                number,
                row,
                header=self.header,
                personal=self.personal,
                left_out=self.left_out,
                hides=bool(self.persons or self.left_out or self.people),
            )
        return self.parsed(number, row)

    def parsed(self, number: int, row: Row) -> ParsedRow:
        """Return the parsed row of one full row."""
        raw = dict(zip(self.header, row, strict=True))
        personal, key = self._personal(row), None
        try:
            identifiers, links = self._people(row)
            key = "|".join(cell_text(row, index) or "" for index in self.key) or None
            events: tuple[ParsedEvent, ...] = ()
            answers: tuple[ParsedAnswer, ...] = ()
            if not self.mapping.identity_only:
                events, answers = self._content(row, identifiers[0] if identifiers else None)
        except RefusedRowError as refused:
            return ParsedRow(
                row_number=number,
                raw=raw,
                key=key,
                personal=personal,
                left_out=self.left_out,
                rejection=TOTAL_LINE if is_total(row) else refused.rejection,
            )
        return ParsedRow(
            row_number=number,
            raw=raw,
            key=key,
            events=events,
            answers=answers,
            identifiers=identifiers,
            links=links,
            personal=personal,
            left_out=self.left_out,
            unread=self._unread(row, events) if self.seconds else (),
            by_staff=not events and self.replies.holds(row, self._channel(row)),
        )

    def _unread(self, row: Row, events: Sequence[ParsedEvent]) -> tuple[str, ...]:
        """Return the further moments of a row that are filled and yet no time."""
        read = [event.name for event in events if event.second]
        filled = [told.event for index, told in self.seconds if not is_absent(row[index])]
        return tuple(name for name in filled if name not in read)

    def _personal(self, row: Row) -> frozenset[str]:
        """Return the columns of a row that hold identifiers, or somebody's name beside them."""
        told = [c for i, c in self.people if is_to_hide(c, row[i] or "")]
        return self.personal.union(told) if told else self.personal

    def _people(self, row: Row) -> tuple[tuple[Identifier, ...], tuple[ParsedLink, ...]]:
        """Return who a row names and what joins them; the same cells name the same people."""
        cells = tuple([row[index] for index, _ in self.persons])
        found = self._known.get(cells)
        if found is None:
            identifiers = self._identifiers(row)
            found = identifiers, self._links(identifiers)
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[cells] = found
        return found

    def _identifiers(self, row: Row) -> tuple[Identifier, ...]:
        found = []
        for index, kind in self.persons:
            cell = row[index]
            if cell is None or not cell.strip():
                continue
            values = cell.split(";") if self.mapping.identity_only else (cell,)
            found += [Identifier(kind=kind, value=v.strip()) for v in values if v.strip()]
        if self.mapping.identity_only and not found:
            raise RefusedRowError(
                reason="nobody",
                sentence="The row names no identifier.",
                remedy="Choose the columns that name a person.",
            )
        return tuple(found)

    def _links(self, identifiers: tuple[Identifier, ...]) -> tuple[ParsedLink, ...]:
        if len(identifiers) < 2:  # noqa: PLR2004
            return ()
        first = identifiers[0]
        if self.mapping.identity_only:
            return tuple(
                ParsedLink(one=first, other=o, rule="identity table") for o in identifiers[1:]
            )
        return tuple(ParsedLink(one=first, other=o, rule="same row") for o in identifiers[1:])

    def _content(
        self, row: Row, identifier: Identifier | None
    ) -> tuple[tuple[ParsedEvent, ...], tuple[ParsedAnswer, ...]]:
        moments = [
            (self.meanings[index], moment)
            for index, _, reader in self.times
            if (moment := self._moment(row, index, reader)) is not None
        ]
        if not moments:
            raise RefusedRowError(
                reason="no-time",
                sentence="The row has no time.",
                remedy="Fill the time, or leave the row out.",
            )
        require_kept(row)
        hidden = self._personal(row)
        attributes = {
            column: cell
            for i, column in self.attributes
            if (cell := cell_text(row, i)) is not None and column not in hidden
        }
        answers = self.answers.read(
            row,
            moments[0][1],
            identifier,
            attributes,
            name=self._event_name,
            channel=self._channel(row),
        )
        if self.mapping.answers_only and self.answers.says_something:
            return (), answers
        if self.replies.holds(row, self._channel(row)):
            return (), answers
        return self._events(row, moments, identifier, attributes), answers

    def _moment(self, row: Row, index: int, reader: TimeReader) -> Moment | None:
        """Return a time of a row; None where there is none, of a further one also where unread."""
        if is_absent(row[index]):
            return None
        try:
            return reader.read(self._written(row, index) or "")
        except TimeRefusedError as error:
            if self.meanings[index].event and error.reason in NO_TIME:
                return None
            raise RefusedRowError(
                reason=error.reason, sentence=error.sentence, remedy=error.remedy
            ) from error

    def _written(self, row: Row, index: int) -> str | None:
        """Return a time as written, with the clock time that stands in a column of its own."""
        day, clock = row[index], cell_text(row, self.clock)
        if day is None or clock is None or index != self.clocked or is_absent(clock):
            return day
        return f"{day.strip().removesuffix(' 00:00:00')} {clock}"

    def _channel(self, row: Row) -> str:
        return cell_text(row, self.channel) or self.mapping.channel or "other"

    def _event_name(self, row: Row) -> str:
        name = cell_text(row, self.name) or self.mapping.name or cell_text(row, self.page)
        if not name:
            raise RefusedRowError(
                reason="no-name",
                sentence="The row does not say what happened.",
                remedy="Fill the name or fix one.",
            )
        return name

    def _events(
        self,
        row: Row,
        moments: list[tuple[ColumnMeaning, Moment]],
        identifier: Identifier | None,
        attributes: dict[str, str],
    ) -> tuple[ParsedEvent, ...]:
        duration = self._number(row, self.duration)
        if duration is not None and duration < 0:
            raise RefusedRowError(
                reason="negative-duration",
                sentence="The duration is below zero.",
                remedy="Correct the duration.",
            )
        several = sum(not self.meanings[index].event for index, _, _ in self.times) > 1
        sequence = self._number(row, self.sequence)
        events = []
        for told, moment in moments:
            second = told.event != ""
            name = told.event or ("" if several and self.name is None else self._event_name(row))
            if several and not second:
                name = f"{name}: {told.column}" if name else told.column
            events.append(
                ParsedEvent(
                    happened_at=moment.ms,
                    precision=moment.precision,
                    name=name,
                    identifier=identifier,
                    channel=told.channel or self._channel(row),
                    sequence=None if sequence is None else int(sequence),
                    device=None if second else cell_text(row, self.device),
                    page=None if second else cell_text(row, self.page),
                    duration_seconds=None if second else duration,
                    value=None if second else self._number(row, self.value),
                    currency=None if second else cell_text(row, self.currency),
                    attributes=attributes,
                    second=second,
                )
            )
        return tuple(events)

    def _number(self, row: Row, index: int | None) -> float | None:
        cell = None if index is None else row[index]
        if index is None or cell is None or is_absent(cell):
            return None
        told = self.meanings[index]
        try:
            if index == self.duration:
                return read_duration(cell, unit=told.unit, decimal=told.decimal)
            return read_number(cell, decimal=told.decimal)
        except NumberRefusedError as error:
            raise RefusedRowError(
                reason="no-number",
                sentence=f"{told.column}: {error}",
                remedy="Correct the number, or say which sign marks the decimals.",
            ) from error
