"""What service and marketing export: Twilio calls, Zendesk tickets, the mail tool's log."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime

import numpy as np

from desireline.simulation.arrival import Arrived, Key, Line, RowFact, arrive
from desireline.simulation.places import CALLS, MAIL, PLACES, TICKETS
from desireline.simulation.process import Happening
from desireline.simulation.wording import words

CALL_HEADER = (
    "id,account_id,answered_by,caller_name,created_at,direction,duration,end_time,"
    "forwarded_from,from,to,parent_call_id,price,price_unit,queue_time,start_time,status"
)
MAIL_HEADER = "event_id,recipient,event,occurred_at,campaign,segment"
_HOT_LINE = "+49305550000"
_ANONYMOUS = 0.04
_BAD_CALLS = (
    "CAbad1,AC1,,,2026-09-31 12:00:00 UTC,inbound,60,,,+49305550001,,,,EUR,1,,completed",
    "CAbad2,AC1,,,2026-09-30 12:00:00 UTC,sideways,60,,,+49305550001,,,,EUR,1,,completed",
    "CAbad3,AC1,,",
)
_SPAM = {
    "id": 1,
    "via": {"channel": "email"},
    "created_at": "2026-09-30T12:00:00Z",
    "type": "question",
    "subject": "Win a cruise",
    "status": "deleted",
    "requester_id": 1,
    "tags": ["spam"],
}
_BAD_TICKETS = (
    json.dumps(_SPAM),
    json.dumps(_SPAM | {"id": 2, "status": "open", "tags": [], "created_at": "2026-02-30"}),
    '{"id":3,"created_at":"2026-',
)
_BAD_MAIL = (
    "mail-bad-1,jonas@example.com,Newsletter opened,30 Feb 2026,autumn,careful upgrader",
    "mail-bad-2",
)


def call_rows(generator: np.random.Generator, happened: Iterable[Happening]) -> Arrived:
    """Return the call table; a few callers hide their number."""
    lines = [_call(generator, one) for one in happened]
    return arrive(generator, lines, file=CALLS, bad=_BAD_CALLS)


def ticket_rows(generator: np.random.Generator, happened: Iterable[Happening]) -> Arrived:
    """Return the tickets; two in three requesters say whether it went well."""
    lines = [_ticket(generator, one) for one in happened]
    return arrive(generator, lines, file=TICKETS, bad=_BAD_TICKETS)


def mail_rows(generator: np.random.Generator, happened: Iterable[Happening]) -> Arrived:
    """Return the mail tool's log, with the customer segment its owner filled in."""
    lines = [_mail(one) for one in happened]
    return arrive(generator, lines, file=MAIL, bad=_BAD_MAIL)


def _call(generator: np.random.Generator, one: Happening) -> Line:
    hidden = one.kind != "call back" and generator.random() < _ANONYMOUS
    number = "anonymous" if hidden else one.person.phone
    inbound, missed = one.kind != "call back", one.kind == "call missed"
    placed = f"{datetime.fromtimestamp(one.at, UTC):%Y-%m-%d %H:%M:%S} UTC"
    cells = dict.fromkeys(CALL_HEADER.split(","), "")
    cells |= {
        "id": f"CA{one.person.number}x{one.at}",
        "account_id": "AC1",
        "created_at": placed,
        "direction": "inbound" if inbound else "outbound-api",
        "duration": "0" if missed else str(60 + int(generator.exponential(300))),
        "from": number if inbound else _HOT_LINE,
        "to": _HOT_LINE if inbound else number,
        "price_unit": "EUR",
        "queue_time": str(int(generator.exponential(150_000))),
        "start_time": placed,
        "status": "no-answer" if missed else "completed",
    }
    keys = () if hidden else (Key("phone", one.person.phone),)
    trace = RowFact(at_ms=one.at * 1000, keys=keys, kind=one.kind, channel="call")
    return Line(at=one.at, text=",".join(cells.values()), traces=(trace,))


def _ticket(generator: np.random.Generator, one: Happening) -> Line:
    person = one.person
    requester = 900_000 + person.number
    by_mail = generator.random() < 0.6  # noqa: PLR2004
    created = f"{datetime.fromtimestamp(one.at, UTC):%Y-%m-%dT%H:%M:%SZ}"
    text = words("ticket", score=one.score, draw=generator.random())
    rating: dict[str, object] = {"score": "unoffered"}
    valence: float | None = None
    if generator.random() < 0.66:  # noqa: PLR2004
        good = one.score >= 3  # noqa: PLR2004
        rating = {"score": "good" if good else "bad", "comment": text}
        valence = 2.0 if good else -2.0
    keys = [Key("customer", str(requester))]
    sender: dict[str, str] = {}
    if by_mail:
        sender = {"address": person.email}
        keys.append(Key("email", person.email))
    if one.order:
        keys.append(Key("order", str(one.order)))
    record: dict[str, object] = {
        "id": one.at * 10_000 + person.number,
        "external_id": str(one.order) if one.order else None,
        "via": {"channel": "email" if by_mail else "web", "source": {"from": sender}},
        "created_at": created,
        "updated_at": created,
        "type": "problem",
        "subject": "Moving my files",
        "description": "I need help with my new laptop.",
        "priority": "normal",
        "status": "solved",
        "requester_id": requester,
        "tags": ["setup"],
        "satisfaction_rating": rating,
    }
    trace = RowFact(
        at_ms=one.at * 1000,
        keys=tuple(keys),
        kind="ticket",
        channel="email" if by_mail else "web",
        valence=valence,
    )
    return Line(at=one.at, text=json.dumps(record, separators=(",", ":")), traces=(trace,))


def _mail(one: Happening) -> Line:
    person, segment = one.person, one.person.habits.name
    cells = (
        f"ml-{person.number}-{one.at}",
        person.email,
        PLACES[one.kind].name,
        str(one.at),
        one.kind.replace(" ", "-"),
        segment,
    )
    trace = RowFact(
        at_ms=one.at * 1000,
        keys=(Key("email", person.email),),
        kind=one.kind,
        channel="email",
        persona=segment,
    )
    return Line(at=one.at, text=",".join(cells), traces=(trace,))
