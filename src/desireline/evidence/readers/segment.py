"""Segment and RudderStack archives: one JSON object a line for each thing a customer did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Head
from desireline.evidence.parsed import Identifier, ParsedEvent, ParsedLink, ParsedRow, Rejection
from desireline.evidence.readers.export_lines import (
    ExportLine,
    at,
    json_lines,
    number_at,
    text_at,
)
from desireline.evidence.readers.export_times import moment
from desireline.evidence.readers.person_keys import (
    identifier,
    is_personal,
    joined,
    known,
    personal_fields,
)
from desireline.evidence.times import Moment

NAME = "segment"
CHANNEL = "web"

_EVENT_TYPES = frozenset({"track", "page", "screen"})
_QUIET_TYPES = frozenset({"identify", "alias", "group"})
_OWN_FIELDS = frozenset(
    {"path", "url", "referrer", "search", "total", "revenue", "value", "currency"}
)
_DELIVERY = frozenset({"sentAt", "receivedAt", "originalTimestamp"})
_APP_DEVICES = frozenset({"ios", "android", "mobile", "tablet"})
_APP_LIBRARIES = ("ios", "android", "swift", "kotlin", "react-native", "flutter")


def recognizes(head: Head) -> bool:
    """Say whether the first object is a call in Segment's form."""
    first = head.first_object or {}
    return (
        text_at(first, "type") in _EVENT_TYPES | _QUIET_TYPES
        and "messageId" in first
        and not {"anonymousId", "userId", "previousId"}.isdisjoint(first)
    )


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read an archive: one row per line that is not blank.

    ``track``, ``page`` and ``screen`` become events; ``identify`` and ``alias`` only join keys;
    ``group`` is kept without either. The key is ``messageId``, so that a message delivered twice
    is one event; when it was sent and received is left out of the stored row for the same reason.
    """
    for line in json_lines(path, encoding=mapping.encoding):
        yield line.refused() if line.rejection else _row(line, mapping)


def _row(line: ExportLine, mapping: Mapping) -> ParsedRow:
    record = line.record
    raw = {name: value for name, value in line.raw.items() if name not in _DELIVERY}
    personal = personal_fields(raw, under=("traits", "context.traits"))
    kind = text_at(record, "type")
    key = text_at(record, "messageId")
    if kind in _QUIET_TYPES:
        links = _links(record)
        people = known(*_who(record), *(key for link in links for key in (link.one, link.other)))
        return ParsedRow(
            row_number=line.row_number,
            raw=raw,
            key=key,
            identifiers=people,
            links=links,
            personal=personal,
        )
    happened = _happened(record)
    refusal = _refusal(line, kind, happened)
    if refusal or not isinstance(happened, Moment):
        return ParsedRow(row_number=line.row_number, raw=raw, personal=personal, rejection=refusal)
    people = known(*_who(record))
    order = identifier("order", text_at(record, "properties", "order_id"))
    everyone = known(*people, order)
    return ParsedRow(
        row_number=line.row_number,
        raw=raw,
        key=key,
        events=(_event(record, happened, everyone, mapping),),
        identifiers=everyone,
        links=joined(everyone, "same row"),
        personal=personal,
    )


def _refusal(line: ExportLine, kind: str | None, happened: Moment | Rejection) -> Rejection | None:
    if kind not in _EVENT_TYPES:
        return Rejection(
            reason="unknown-type",
            sentence=f"Line {line.row_number} is of type {kind!r}, which Segment does not know.",
            remedy="Only track, page, screen, identify, alias and group are read.",
        )
    if kind == "track" and not text_at(line.record, "event"):
        return Rejection(
            reason="no-name",
            sentence=f"Line {line.row_number} is a track call without an event name.",
            remedy="Correct the tracking call or remove the line; nobody can say what happened.",
        )
    return happened if isinstance(happened, Rejection) else None


def _happened(record: dict[str, object]) -> Moment | Rejection:
    stamp = text_at(record, "timestamp") or text_at(record, "originalTimestamp")
    return moment(stamp, column="timestamp")


def _who(record: dict[str, object]) -> tuple[Identifier | None, Identifier | None]:
    return (
        identifier("user", text_at(record, "userId")),
        identifier("device", text_at(record, "anonymousId")),
    )


def _links(record: dict[str, object]) -> tuple[ParsedLink, ...]:
    user, device = _who(record)
    if text_at(record, "type") == "alias":
        return joined(known(user, _previous(record)), "alias") if user else ()
    if text_at(record, "type") == "group":
        return joined(known(user, device), "same row")
    traits = ("email", "phone")
    stated = [
        identifier("email" if trait == "email" else "phone", text_at(record, *path, trait))
        for path in (("traits",), ("context", "traits"))
        for trait in traits
    ]
    return joined(known(user, device, *stated), "identify")


def _previous(record: dict[str, object]) -> Identifier | None:
    """Give the key an alias call replaces: the device's, unless a device is named beside it."""
    previous = text_at(record, "previousId")
    device = text_at(record, "anonymousId")
    return identifier("device" if device in (None, previous) else "user", previous)


def _event(
    record: dict[str, object],
    happened: Moment,
    people: tuple[Identifier, ...],
    mapping: Mapping,
) -> ParsedEvent:
    page = _page(record)
    return ParsedEvent(
        happened_at=happened.ms,
        precision=happened.precision,
        name=_name(record, page),
        identifier=people[0] if people else None,
        channel=mapping.channel or _channel(record),
        device=text_at(record, "context", "device", "type"),
        page=page,
        value=_value(record),
        currency=text_at(record, "properties", "currency"),
        attributes=_attributes(record),
    )


def _name(record: dict[str, object], page: str | None) -> str:
    kind = text_at(record, "type")
    name = text_at(record, "name") or text_at(record, "properties", "name")
    if kind == "track":
        return text_at(record, "event") or ""
    if kind == "page":
        return page or name or "Page"
    return name or "Screen"


def _page(record: dict[str, object]) -> str | None:
    """Give the path without its query; a screen has none."""
    if text_at(record, "type") == "screen":
        return text_at(record, "name")
    for where in (("properties",), ("context", "page")):
        for field in ("path", "url"):
            address = text_at(record, *where, field)
            if address:
                return urlsplit(address).path or "/"
    return None


def _channel(record: dict[str, object]) -> str:
    library = (text_at(record, "context", "library", "name") or "").lower()
    device = (text_at(record, "context", "device", "type") or "").lower()
    app = (
        text_at(record, "type") == "screen"
        or device in _APP_DEVICES
        or any(word in library for word in _APP_LIBRARIES)
    )
    return "app" if app else CHANNEL


def _value(record: dict[str, object]) -> float | None:
    for field in ("total", "revenue", "value"):
        amount = number_at(record, "properties", field)
        if amount is not None:
            return amount
    return None


def _attributes(record: dict[str, object]) -> dict[str, str]:
    """Keep plain properties and where the visit came from; nothing that names a person."""
    properties = at(record, "properties")
    kept = {
        name: text
        for name in (properties if isinstance(properties, dict) else {})
        if name not in _OWN_FIELDS and not is_personal(name)
        if (text := text_at(record, "properties", name)) is not None
    }
    for field in ("source", "medium", "name"):
        text = text_at(record, "context", "campaign", field)
        if text:
            kept["campaign" if field == "name" else f"campaign_{field}"] = text
    return kept
