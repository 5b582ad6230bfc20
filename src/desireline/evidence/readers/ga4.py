"""Google Analytics 4 as exported to BigQuery: one JSON object a line for each event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Head
from desireline.evidence.parsed import Identifier, ParsedEvent, ParsedRow, Rejection
from desireline.evidence.readers.export_lines import (
    ExportLine,
    Record,
    as_number,
    as_text,
    at,
    json_lines,
    number_at,
    text_at,
)
from desireline.evidence.readers.export_times import epoch_micros
from desireline.evidence.readers.person_keys import (
    identifier,
    is_personal,
    joined,
    known,
    personal_fields,
    record_key,
)
from desireline.evidence.times import Moment

NAME = "ga4"
CHANNEL = "web"

_APP_PLATFORMS = frozenset({"IOS", "ANDROID"})
_VALUE_KINDS = ("string_value", "int_value", "double_value", "float_value")
_BATCH = ("batch_page_id", "batch_ordering_id", "batch_event_index")
_ADDRESSES = frozenset({"page_location", "page_referrer", "link_url", "page_path"})
_LISTS = frozenset({"event_params", "user_properties"})
_EVENTS_A_BATCH = 100_000


def recognizes(head: Head) -> bool:
    """Say whether the first object is an event of the GA4 export."""
    first = head.first_object or {}
    return {"event_name", "event_timestamp"} <= first.keys() and (
        "event_params" in first or "user_pseudo_id" in first
    )


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read an export: one row and one event per line that is not blank.

    Times are microseconds written as text. ``user_pseudo_id`` is the device, ``user_id`` the
    person once logged in; a line with both joins them. A line whose batch fields are there is
    known by them, every other line by its content.
    """
    for line in json_lines(path, encoding=mapping.encoding, skip=_LISTS):
        yield line.refused() if line.rejection else _row(line, mapping)


def _row(line: ExportLine, mapping: Mapping) -> ParsedRow:
    record = line.record
    params = _params(record, "event_params")
    raw = line.raw | {f"event_params.{name}": value for name, value in params.items()}
    properties = _params(record, "user_properties")
    raw |= {f"user_properties.{name}": value for name, value in properties.items()}
    personal = personal_fields(raw)
    happened = epoch_micros(text_at(record, "event_timestamp"), column="event_timestamp")
    name = text_at(record, "event_name")
    if name is None:
        happened = Rejection(
            reason="no-name",
            sentence=f"Line {line.row_number} has no event_name.",
            remedy="Export the day again; without a name nobody can say what happened.",
        )
    if isinstance(happened, Rejection) or name is None:
        return ParsedRow(
            row_number=line.row_number,
            raw=raw,
            personal=personal,
            rejection=happened if isinstance(happened, Rejection) else None,
        )
    people = known(
        identifier("user", text_at(record, "user_id")),
        identifier("device", text_at(record, "user_pseudo_id")),
        identifier("order", _order(record, params)),
    )
    return ParsedRow(
        row_number=line.row_number,
        raw=raw,
        key=_key(record),
        events=(
            _event(record, params, name=name, happened=happened, people=people, mapping=mapping),
        ),
        identifiers=people,
        links=joined(people, "same row"),
        personal=personal,
    )


def _event(  # noqa: PLR0913 - the parts of one line, each read once
    record: Record,
    params: dict[str, str],
    *,
    name: str,
    happened: Moment,
    people: tuple[Identifier, ...],
    mapping: Mapping,
) -> ParsedEvent:
    platform = (text_at(record, "platform") or "").upper()
    return ParsedEvent(
        happened_at=happened.ms,
        precision=happened.precision,
        name=name,
        identifier=people[0] if people else None,
        channel=mapping.channel or ("app" if platform in _APP_PLATFORMS else CHANNEL),
        sequence=_sequence(record),
        device=text_at(record, "device", "category"),
        page=_page(params),
        value=_value(record, params),
        currency=params.get("currency"),
        attributes=_attributes(record, params),
    )


def _params(record: Record, field: str) -> dict[str, str]:
    """Give a list of keys and values as text; of a key given twice the first."""
    params: dict[str, str] = {}
    listed = at(record, field)
    for param in listed if isinstance(listed, list) else []:
        value = at(param, "value") if isinstance(param, dict) else None
        name = text_at(param, "key") if isinstance(param, dict) else None
        if name is None or not isinstance(value, dict):
            continue
        texts = (as_text(value.get(kind)) for kind in _VALUE_KINDS)
        text = next((text for text in texts if text is not None), None)
        if text is not None:
            params.setdefault(name, text)
    return params


def _page(params: dict[str, str]) -> str | None:
    address = params.get("page_location") or params.get("page_path")
    if address:
        return urlsplit(address).path or "/"
    return params.get("firebase_screen") or params.get("screen_name")


def _order(record: Record, params: dict[str, str]) -> str | None:
    order = text_at(record, "ecommerce", "transaction_id") or params.get("transaction_id")
    return None if order == "(not set)" else order


def _value(record: Record, params: dict[str, str]) -> float | None:
    revenue = number_at(record, "ecommerce", "purchase_revenue")
    return revenue if revenue is not None else as_number(params.get("value", ""))


def _attributes(record: Record, params: dict[str, str]) -> dict[str, str]:
    """Keep the parameters and this event's source and medium; nothing that names a person."""
    left_out = _ADDRESSES | {"currency", "value"}
    kept = {
        name: text
        for name, text in params.items()
        if name not in left_out and not is_personal(name)
    }
    properties = _params(record, "user_properties")
    kept |= {f"user_{name}": text for name, text in properties.items() if not is_personal(name)}
    visit = "collected_traffic_source"
    first = "traffic_source"
    for name, here, first_touch in (
        ("source", (visit, "manual_source"), (first, "source")),
        ("medium", (visit, "manual_medium"), (first, "medium")),
        ("campaign", (visit, "manual_campaign_name"), (first, "name")),
    ):
        now = text_at(record, *here)
        if now:
            kept[name] = now
        origin = text_at(record, *first_touch)
        if origin:
            kept[f"first_{name}"] = origin
    return kept


def _sequence(record: Record) -> int | None:
    """Give the event's place among those of one moment, as the collecting script numbered them."""
    ordering = text_at(record, "batch_ordering_id")
    index = text_at(record, "batch_event_index")
    numbers = [text for text in (ordering, index) if text is not None]
    if not numbers or not all(text.isascii() and text.isdigit() for text in numbers):
        return None
    return int(ordering or 0) % 10**9 * _EVENTS_A_BATCH + int(index or 0) % _EVENTS_A_BATCH


def _key(record: Record) -> str | None:
    batch = [text_at(record, field) for field in _BATCH]
    if batch[2] is None:
        return None
    fields = ("user_pseudo_id", "event_timestamp", "event_name", "event_bundle_sequence_id")
    own = [text_at(record, field) for field in fields]
    return record_key(*(part or "" for part in own + batch))
