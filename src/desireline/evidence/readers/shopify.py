"""Shopify's orders export: one line an order, more lines for its further articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Head
from desireline.evidence.parsed import Identifier, ParsedEvent, ParsedRow, Rejection
from desireline.evidence.readers.export_lines import ExportLine, as_number, csv_records
from desireline.evidence.readers.export_times import moment
from desireline.evidence.readers.person_keys import identifier, joined, known, record_key
from desireline.evidence.times import Moment

NAME = "shopify"
CHANNEL = "web"

_SIGNATURE = frozenset({"Name", "Financial Status", "Created at", "Lineitem name", "Total"})
_MOMENTS = (
    ("Created at", "Order created"),
    ("Paid at", "Order paid"),
    ("Fulfilled at", "Order fulfilled"),
    ("Cancelled at", "Order canceled"),
)
_CHANNELS = {"pos": "store", "iphone": "app", "android": "app"}
_ATTRIBUTES = {
    "Financial Status": "financial_status",
    "Fulfillment Status": "fulfillment_status",
    "Refunded Amount": "refunded_amount",
    "Discount Code": "discount_code",
    "Shipping Method": "shipping_method",
    "Payment Method": "payment_method",
    "Lineitem name": "first_item",
    "Tags": "tags",
    "Source": "source",
}
_NOTHING = frozenset({"", "0.00", "0"})
_PERSONAL = frozenset({"Name", "Email", "Phone", "Notes", "Note Attributes", "Payment Reference"})
_ADDRESS_PARTS = ("Name", "Street", "Address1", "Address2", "Company", "Zip", "Phone")


def recognizes(head: Head) -> bool:
    """Say whether the header is that of an orders export."""
    return set(head.columns) >= _SIGNATURE


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read an orders export: one row per line of the file.

    The first line of an order gives up to four events, each at its own time. A line without
    "Created at" and "Financial Status" is a further article: kept, and no event. A refund has no
    time of its own, so it is an attribute of the order's events.
    """
    for line in csv_records(path, mapping):
        if line.rejection:
            yield line.refused()
        elif line.text("Created at") or line.text("Financial Status"):
            yield _order(line, mapping)
        else:
            yield _further_article(line)


def _further_article(line: ExportLine) -> ParsedRow:
    people = _people(line)
    rejection = None
    if line.text("Name") is None:
        rejection = Rejection(
            reason="no-order",
            sentence=f"Line {line.row_number} names no order.",
            remedy="Export the orders again; every line of an order repeats its Name.",
        )
    return ParsedRow(
        row_number=line.row_number,
        raw=line.raw,
        identifiers=() if rejection else people,
        links=() if rejection else joined(people, "same row"),
        personal=_personal(line),
        rejection=rejection,
    )


def _order(line: ExportLine, mapping: Mapping) -> ParsedRow:
    people = _people(line)
    moments = [
        (name, moment(line.text(column), column=column, zone=mapping.time_zone))
        for column, name in _MOMENTS
        if line.text(column) or column == "Created at"
    ]
    refused = next((happened for _, happened in moments if isinstance(happened, Rejection)), None)
    if refused:
        return ParsedRow(
            row_number=line.row_number, raw=line.raw, personal=_personal(line), rejection=refused
        )
    events = tuple(
        _event(line, name, happened, place=place, people=people, mapping=mapping)
        for place, (name, happened) in enumerate(moments, start=1)
        if isinstance(happened, Moment)
    )
    return ParsedRow(
        row_number=line.row_number,
        raw=line.raw,
        key=line.text("Id") or record_key(line.text("Name") or ""),
        events=events,
        identifiers=people,
        links=joined(people, "same row"),
        personal=_personal(line),
    )


def _event(  # noqa: PLR0913 - the parts of one line, each read once
    line: ExportLine,
    name: str,
    happened: Moment,
    *,
    place: int,
    people: tuple[Identifier, ...],
    mapping: Mapping,
) -> ParsedEvent:
    source = (line.text("Source") or "").lower()
    return ParsedEvent(
        happened_at=happened.ms,
        precision=happened.precision,
        name=name,
        identifier=people[0] if people else None,
        channel=mapping.channel or _CHANNELS.get(source, CHANNEL),
        sequence=place,
        value=as_number(line.text("Total") or ""),
        currency=line.text("Currency"),
        attributes=_attributes(line),
    )


def _attributes(line: ExportLine) -> dict[str, str]:
    kept = {
        name: text
        for column, name in _ATTRIBUTES.items()
        if (text := line.text(column)) is not None
    }
    if kept.get("refunded_amount", "") in _NOTHING:
        kept.pop("refunded_amount", None)
    return kept


def _people(line: ExportLine) -> tuple[Identifier, ...]:
    """Give e-mail, phone and order number: the first that is there stands for the customer."""
    phones = (line.text(column) for column in ("Phone", "Billing Phone"))
    return known(
        identifier("email", line.text("Email")),
        *(identifier("phone", number) for number in phones),
        identifier("order", line.text("Name")),
    )


def _personal(line: ExportLine) -> frozenset[str]:
    addresses = {f"{side} {part}" for side in ("Billing", "Shipping") for part in _ADDRESS_PARTS}
    return frozenset(line.raw) & (_PERSONAL | addresses)
