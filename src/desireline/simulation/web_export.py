"""The web shop's tracking as Segment archives it: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime

import numpy as np

from desireline.simulation.arrival import Arrived, Key, Line, RowFact, arrive
from desireline.simulation.people import Person
from desireline.simulation.places import PLACES, WEB
from desireline.simulation.process import Happening

_PATHS = {
    "ad": "/laptops",
    "list": "/laptops",
    "filter": "/laptops",
    "product": "/laptops/fjord-14",
    "compare": "/compare",
    "read reviews": "/laptops/fjord-14/reviews",
    "add": "/basket",
    "cart": "/basket",
    "checkout": "/checkout",
    "sign in": "/account",
    "order completed": "/thank-you",
    "track": "/orders/track",
    "help article": "/help/moving-files",
}
_ON_PHONE = frozenset({"track", "help article"})
_EXPLORING = frozenset({"ad", "page", "list", "filter", "rate category"})
_BAD = (
    '{"type":"track","messageId":"m-broken","anonymousId":"77',
    '{"type":"track","messageId":"m-b1","event":"Product Viewed","timestamp":"2026-13-45"}',
    '{"type":"track","messageId":"m-b2","event":"Product Added","timestamp":""}',
)


def cookie_of(person: Person, kind: str) -> tuple[str, str]:
    """Return the cookie a happening leaves its trace under, and the device it lives on.

    One in five looks at the parcel on the phone; some come back with a new cookie after
    exploring. Such cookies stay strangers unless someone signs in under them.
    """
    if kind in _ON_PHONE and person.number % 5 == 0:
        return f"p{person.second_cookie}", "phone"
    if person.changes_cookie and kind not in _EXPLORING:
        return person.second_cookie, "desktop"
    return person.cookie, "desktop"


def web_rows(generator: np.random.Generator, happened: Iterable[Happening]) -> Arrived:
    """Return the rows of the Segment archive: pages, tracks and identify calls."""
    lines: list[Line] = []
    for one in happened:
        cookie, device = cookie_of(one.person, one.kind)
        first_look = one.kind == "track" and one.person.number % 10 == 0
        if one.kind == "sign in" or (first_look and cookie not in one.person.signed_in_at):
            one.person.signed_in_at.setdefault(cookie, one.at)
            lines.append(_identify(one, cookie, number=len(lines)))
        millis = int(generator.integers(0, 1000))
        lines.append(_call(one, cookie, device, at_ms=one.at * 1000 + millis))
    return arrive(generator, lines, file=WEB, bad=_BAD)


def _call(one: Happening, cookie: str, device: str, *, at_ms: int) -> Line:
    person, place = one.person, PLACES[one.kind]
    user = person.user_id if cookie in person.signed_in_at else None
    path = _PATHS.get(one.kind) or dict(one.facts).get("path", "/")
    kind = "page" if one.kind == "page" else "track"
    properties: dict[str, object] = {"path": path}
    if one.kind == "order completed":
        properties["order_id"] = str(one.order)
    record: dict[str, object] = {
        "type": kind,
        "messageId": f"m-{person.number}-{at_ms}",
        "anonymousId": cookie,
        "userId": user,
        "timestamp": _stamp(at_ms),
        "context": {
            "library": {"name": "analytics.js"},
            "page": {"path": path},
            "device": {"type": device},
        },
        "properties": properties,
        "receivedAt": _stamp(at_ms + 400),
    }
    if kind == "track":
        record["event"] = place.name
    if one.kind == "ad":
        record["context"] = {
            "library": {"name": "analytics.js"},
            "page": {"path": path},
            "device": {"type": device},
            "campaign": {"name": "autumn-laptops", "source": "search", "medium": "cpc"},
        }
    keys = [Key("user", user)] if user else []
    keys.append(Key("device", cookie))
    if one.kind == "order completed":
        keys.append(Key("order", str(one.order)))
    trace = RowFact(at_ms=at_ms, keys=tuple(keys), kind=one.kind, channel="web")
    return Line(at=one.at, text=_json(record), traces=(trace,))


def _identify(one: Happening, cookie: str, *, number: int) -> Line:
    person = one.person
    traits = {"email": person.email}
    keys = [Key("user", person.user_id), Key("device", cookie), Key("email", person.email)]
    if person.number % 2 == 0:
        traits["phone"] = person.phone
        keys.append(Key("phone", person.phone))
    record: dict[str, object] = {
        "type": "identify",
        "messageId": f"i-{person.number}-{number}",
        "anonymousId": cookie,
        "userId": person.user_id,
        "timestamp": _stamp(one.at * 1000),
        "traits": traits,
    }
    trace = RowFact(at_ms=one.at * 1000, keys=tuple(keys), is_event=False)
    return Line(at=one.at, text=_json(record), traces=(trace,))


def _stamp(at_ms: int) -> str:
    moment = datetime.fromtimestamp(at_ms // 1000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{at_ms % 1000:03d}Z"


def _json(record: dict[str, object]) -> str:
    return json.dumps(record, separators=(",", ":"))
