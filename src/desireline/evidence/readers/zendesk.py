"""Zendesk tickets, as JSON lines or as a flat table: who asked for help, where, and how it went."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Head
from desireline.evidence.parsed import (
    Identifier,
    ParsedAnswer,
    ParsedEvent,
    ParsedRow,
    Rejection,
)
from desireline.evidence.readers.export_lines import (
    ExportLine,
    Record,
    at,
    csv_records,
    json_lines,
    text_at,
)
from desireline.evidence.readers.export_times import moment
from desireline.evidence.readers.person_keys import (
    identifier,
    joined,
    known,
    personal_fields,
    reference,
    stated_kind,
)
from desireline.evidence.times import Moment

NAME = "zendesk"
CHANNEL = "email"

_TABLE = frozenset({"id", "created_at", "status", "requester_id", "subject"})
_CHANNELS = {
    **dict.fromkeys(("web", "web_form", "help_center", "api", "web_widget"), "web"),
    **dict.fromkeys(("email", "mail"), "email"),
    **dict.fromkeys(("voice", "phone", "voicemail", "cti"), "call"),
    **dict.fromkeys(
        ("chat", "native_messaging", "messaging", "whatsapp", "sms", "line", "telegram"), "chat"
    ),
    **dict.fromkeys(("mobile_sdk", "mobile", "ios", "android"), "app"),
    **dict.fromkeys(("twitter", "facebook", "instagram", "x_dm", "any_channel"), "social"),
}
_SCORES = {"good": 1.0, "bad": 0.0}
_SPAM = frozenset({"deleted", "spam"})
_MERGED = "closed_by_merge"


def recognizes(head: Head) -> bool:
    """Say whether the first object is a ticket, or the header that of a ticket table."""
    first = head.first_object or {}
    ticket = {"requester_id", "created_at", "status"} <= first.keys() and "via" in first
    table = set(head.columns)
    return ticket or (table >= _TABLE and bool(table & {"via_channel", "via.channel", "via"}))


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read tickets: one row per line; the key is the ticket's id.

    A ticket is one event when it was opened, and one answer if its requester rated it good or
    bad (1 or 0 on a scale of 0-1). Deleted and spam tickets are refused. A ticket merged into
    another is kept with its keys and is no event, because the other one counts the contact.
    """
    for line in _lines(path, mapping):
        yield line.refused() if line.rejection else _row(line, mapping)


def _lines(path: Path, mapping: Mapping) -> Iterator[ExportLine]:
    with path.open("rb") as file:
        beginning = file.read(1_000).removeprefix(BOM_UTF8).lstrip()
    if beginning.startswith(b"{"):
        return json_lines(path, encoding=mapping.encoding)
    return csv_records(path, mapping)


def _row(line: ExportLine, mapping: Mapping) -> ParsedRow:
    record, raw = line.record, line.raw
    personal = personal_fields(raw, under=("via.source.from", "requester")) | (
        frozenset(raw) & {"requester_id", "external_id", "submitter_id", "recipient"}
    )
    status = (text_at(record, "status") or "").lower()
    opened = moment(text_at(record, "created_at"), column="created_at", zone=mapping.time_zone)
    rejection = _spam(line, status) or (opened if isinstance(opened, Rejection) else None)
    if rejection or isinstance(opened, Rejection):
        return ParsedRow(
            row_number=line.row_number, raw=raw, personal=personal, rejection=rejection
        )
    people = _people(record, mapping)
    merged = _MERGED in _tags(record)
    event = _ticket(record, opened, people, mapping)
    return ParsedRow(
        row_number=line.row_number,
        raw=raw,
        key=text_at(record, "id"),
        events=() if merged else (event,),
        answers=() if merged else _rating(record, event, mapping),
        identifiers=people,
        links=joined(people, "same row"),
        personal=personal,
    )


def _spam(line: ExportLine, status: str) -> Rejection | None:
    if status not in _SPAM and "spam" not in _tags(line.record):
        return None
    return Rejection(
        reason="deleted-ticket",
        sentence=f"Ticket {text_at(line.record, 'id')} is {status or 'spam'}.",
        remedy="Nothing to do; restore the ticket in Zendesk if it was a customer's after all.",
    )


def _ticket(
    record: Record, opened: Moment, people: tuple[Identifier, ...], mapping: Mapping
) -> ParsedEvent:
    via = _via(record)
    tags = _tags(record)
    about = text_at(record, "type") or (tags[0] if tags else via or "ticket")
    attributes = {
        name: text for name in ("status", "priority") if (text := text_at(record, name)) is not None
    }
    attributes |= {"tags": " ".join(tags)} if tags else {}
    attributes |= {"via": via} if via else {}
    return ParsedEvent(
        happened_at=opened.ms,
        precision=opened.precision,
        name=f"Ticket: {about}",
        identifier=people[0] if people else None,
        channel=mapping.channel or _CHANNELS.get(via, CHANNEL),
        attributes=attributes,
    )


def _rating(record: Record, event: ParsedEvent, mapping: Mapping) -> tuple[ParsedAnswer, ...]:
    """Give the rating of a ticket; ``offered`` and ``unoffered`` are no answer."""
    given = text_at(record, "satisfaction_rating", "score")
    given = given or text_at(record, "satisfaction_score")
    score = _SCORES.get((given or "").lower())
    if score is None:
        return ()
    words = text_at(record, "satisfaction_rating", "comment")
    rated = text_at(record, "satisfaction_rating", "created_at")
    said = moment(rated, column="created_at", zone=mapping.time_zone) if rated else None
    return (
        ParsedAnswer(
            said_at=said.ms if isinstance(said, Moment) else event.happened_at,
            precision=event.precision,
            name=event.name,
            identifier=event.identifier,
            channel=event.channel,
            question="Satisfaction with the ticket",
            score=score,
            scale_low=0.0,
            scale_high=1.0,
            valence=-2 + 4 * score,
            words=words or text_at(record, "satisfaction_comment"),
        ),
    )


def _people(record: Record, mapping: Mapping) -> tuple[Identifier, ...]:
    """Give the requester, the e-mail or phone written from, and the company's own reference."""
    sender = ("via", "source", "from")
    external = text_at(record, "external_id")
    kind = stated_kind(mapping, "external_id")
    return known(
        identifier("customer", text_at(record, "requester_id")),
        identifier("email", text_at(record, "requester", "email")),
        identifier("email", text_at(record, "requester_email")),
        identifier("email", text_at(record, *sender, "address")),
        identifier("phone", text_at(record, *sender, "phone")),
        identifier(kind, external) if kind else reference(external),
    )


def _via(record: Record) -> str:
    via = text_at(record, "via", "channel") or text_at(record, "via.channel")
    return (via or text_at(record, "via_channel") or text_at(record, "via") or "").lower()


def _tags(record: Record) -> tuple[str, ...]:
    tags = at(record, "tags")
    if isinstance(tags, list):
        return tuple(tag for tag in tags if isinstance(tag, str))
    return tuple((text_at(record, "tags") or "").replace(",", " ").split())
