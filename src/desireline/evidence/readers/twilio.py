"""Twilio's call table: calls customers made, calls they gave up on, and calls back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Head
from desireline.evidence.parsed import ParsedEvent, ParsedRow, Rejection
from desireline.evidence.readers.export_lines import ExportLine, as_number, csv_records
from desireline.evidence.readers.export_times import moment
from desireline.evidence.readers.person_keys import identifier, international, known
from desireline.evidence.times import Moment

NAME = "twilio"
CHANNEL = "call"

_SIGNATURE = frozenset({"direction", "duration", "from", "to", "status", "start_time"})
_MISSED = frozenset({"no-answer", "busy", "canceled", "failed"})
_PERSONAL = frozenset({"from", "to", "caller_name", "forwarded_from"})
_NOT_OVER = frozenset({"queued", "initiated", "ringing", "in-progress"})


def recognizes(head: Head) -> bool:
    """Say whether the header is that of the call table."""
    columns = set(head.columns)
    return columns >= _SIGNATURE and not columns.isdisjoint({"parent_call_id", "queue_time"})


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read a call table: one row per line.

    A call from a customer is "Call answered" or "Call missed", at the time it was placed; a call
    to a customer is "Call back". The second leg of a forwarded call (``parent_call_id``) is kept
    and is no event. ``queue_time`` is milliseconds and becomes the attribute ``wait_seconds``.
    """
    for line in csv_records(path, mapping):
        yield line.refused() if line.rejection else _row(line, mapping)


def _row(line: ExportLine, mapping: Mapping) -> ParsedRow:
    key = line.text("id") or line.text("sid")
    personal = _PERSONAL & frozenset(line.raw)
    if line.text("parent_call_id"):
        return ParsedRow(row_number=line.row_number, raw=line.raw, key=key, personal=personal)
    placed = moment(
        line.text("created_at") or line.text("start_time"),
        column="created_at",
        zone=mapping.time_zone,
    )
    rejection = _unclear(line) or (placed if isinstance(placed, Rejection) else None)
    if rejection or isinstance(placed, Rejection):
        return ParsedRow(
            row_number=line.row_number, raw=line.raw, personal=personal, rejection=rejection
        )
    event = _call(line, placed, mapping)
    return ParsedRow(
        row_number=line.row_number,
        raw=line.raw,
        key=key,
        events=(event,),
        identifiers=known(event.identifier),
        personal=personal,
    )


def _unclear(line: ExportLine) -> Rejection | None:
    direction, status = line.text("direction") or "", line.text("status") or ""
    if not direction.startswith(("inbound", "outbound", "trunking")):
        return Rejection(
            reason="unknown-direction",
            sentence=f"Line {line.row_number} has the direction {direction!r}.",
            remedy="A call is inbound or outbound; correct the line or leave it out.",
        )
    if status in _NOT_OVER:
        return Rejection(
            reason="call-not-over",
            sentence=f"Line {line.row_number} is a call that was still {status}.",
            remedy="Export the calls again once they have ended.",
        )
    return None


def _call(line: ExportLine, placed: Moment, mapping: Mapping) -> ParsedEvent:
    talked = as_number(line.text("duration") or "") or 0.0
    inbound = not (line.text("direction") or "").startswith(("outbound", "trunking-orig"))
    missed = line.text("status") in _MISSED or talked == 0
    answered = "Call missed" if missed else "Call answered"
    return ParsedEvent(
        happened_at=placed.ms,
        precision=placed.precision,
        name=answered if inbound else "Call back",
        identifier=identifier("phone", international(line.text("from" if inbound else "to"))),
        channel=mapping.channel or CHANNEL,
        duration_seconds=talked,
        attributes=_attributes(line, inbound=inbound),
    )


def _attributes(line: ExportLine, *, inbound: bool) -> dict[str, str]:
    kept = {"direction": "inbound" if inbound else "outbound"}
    for column in ("status", "answered_by"):
        text = line.text(column)
        if text:
            kept[column] = text
    waited = as_number(line.text("queue_time") or "")
    if waited is not None and inbound:
        kept["wait_seconds"] = f"{waited / 1000:g}"
    return kept
