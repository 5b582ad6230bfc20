"""How each export is to be read: the answers a user would give the import wizard."""

from __future__ import annotations

from desireline.simulation import places
from desireline.simulation.service_export import MAIL_HEADER
from desireline.simulation.shop_export import SCAN_HEADER, TILL_HEADER
from desireline.simulation.social_export import HEADER as MENTION_HEADER
from desireline.simulation.voice_export import FEEDBACK_HEADER, PANEL_HEADER, REVIEW_HEADER

Entry = dict[str, object]
IDENTITY_HEADER = ("kundennr", "email", "user_id")


def mappings() -> list[Entry]:
    """Return one entry per file of ``exports/``: its name and its mapping, in import order."""
    return [
        _tool(places.WEB, "segment", "Web shop"),
        _tool(places.APP, "ga4", "App"),
        _tool(places.ORDERS, "shopify", "Orders"),
        _tool(places.TICKETS, "zendesk", "Tickets"),
        _tool(places.CALLS, "twilio", "Call centre"),
        _tool(places.DELIVERY_SURVEY, "qualtrics", "Delivery survey", fold="first"),
        _tool(places.PURCHASE_SURVEY, "typeform", "Purchase survey"),
        _till(),
        _scans(),
        _mail(),
        _reviews(),
        _feedback(),
        _panel(),
        _mentions(),
        _identities(),
    ]


def _tool(file: str, reader: str, name: str, **more: object) -> Entry:
    return {"file": file, "mapping": {"reader": reader, "source_name": name, **more, **_LIVING}}


def _table(
    file: str, source: str, columns: list[Entry], *, reader: str = "csv", **more: object
) -> Entry:
    mapping: Entry = {"reader": reader, "source_name": source, "columns": columns}
    return {"file": file, "mapping": {**mapping, **more, **_LIVING}}


_LIVING: Entry = {"closed": False}
_STARS: Entry = {"scale_low": 1.0, "scale_high": 5.0}


def _columns(header: tuple[str, ...], meanings: str, **more: Entry) -> list[Entry]:
    named = zip(header, meanings.split(","), strict=True)
    return [
        {"column": column, "meaning": meaning, **more.get(column, {})} for column, meaning in named
    ]


def _till() -> Entry:
    columns = _columns(
        tuple(TILL_HEADER.split(";")),
        "event id,time,attribute,customer,order,name,attribute,value",
        kassen_zeit={"time_format": "D/M/Y"},
        betrag={"decimal": ","},
    )
    return _table(
        places.TILL,
        "Store tills",
        columns,
        channel="store",
        time_zone="Europe/Berlin",
        encoding="cp1252",
        separator=";",
    )


def _scans() -> Entry:
    columns = _columns(
        tuple(SCAN_HEADER.split(",")),
        "event id,order,email,name,time,attribute,attribute,attribute",
        scanned_at={"time_format": "ISO"},
    )
    return _table(places.DELIVERY, "Courier scans", columns, channel="delivery")


def _mail() -> Entry:
    columns = _columns(
        tuple(MAIL_HEADER.split(",")),
        "event id,email,name,time,attribute,attribute",
        occurred_at={"time_format": "epoch s"},
    )
    return _table(places.MAIL, "Mail tool", columns, channel="email")


def _reviews() -> Entry:
    columns = _columns(
        REVIEW_HEADER,
        "event id,email,time,score,words",
        submitted_at={"time_format": "ISO"},
        stars=_STARS,
    )
    name = places.PLACES["review"].name
    return _table(places.REVIEWS, "Reviews", columns, channel="web", name=name)


def _feedback() -> Entry:
    columns = _columns(
        FEEDBACK_HEADER,
        "event id,device id,name,time,score,words",
        given_at={"time_format": "ISO"},
        stars=_STARS,
    )
    return _table(places.FEEDBACK, "Page feedback", columns, channel="web", answers_only=True)


def _panel() -> Entry:
    columns = _columns(
        PANEL_HEADER,
        "event id,time,score,words",
        answered_at={"time_format": "ISO"},
        would_come_back=_STARS,
    )
    return _table(places.PANEL, "Loyalty panel", columns, name="Loyalty panel", answers_only=True)


def _mentions() -> Entry:
    columns: list[Entry] = [
        {"column": MENTION_HEADER[0], "meaning": "time", "time_format": "ISO"},
        {"column": MENTION_HEADER[1], "meaning": "attribute"},
        {"column": MENTION_HEADER[2], "meaning": "attribute"},
    ]
    return _table(
        places.SOCIAL,
        "Social mentions",
        columns,
        reader="xlsx",
        channel="social",
        name=places.PLACES["mention"].name,
        time_zone="UTC",
    )


def _identities() -> Entry:
    columns = _columns(IDENTITY_HEADER, "customer,email,user")
    return _table(places.IDENTITIES, "Customer numbers", columns, identity_only=True)
