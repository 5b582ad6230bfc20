"""What the shop's back office exports: Shopify orders, courier scans, the tills of the stores."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np

from desireline.simulation.arrival import Arrived, Key, Line, RowFact, arrive
from desireline.simulation.places import DELIVERY, ORDERS, PLACES, TILL
from desireline.simulation.process import Happening

ORDER_HEADER = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
    "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
    "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
    "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,"
    "Billing Name,Billing City,Billing Zip,Billing Country,Billing Phone,Shipping Name,"
    "Shipping City,Shipping Zip,Shipping Country,Notes,Cancelled at,Payment Method,"
    "Payment Reference,Refunded Amount,Id,Tags,Source"
)
SCAN_HEADER = "scan_id,order_no,email,scan,scanned_at,delivery_choice,on_promised_day,slot_hours"
TILL_HEADER = "bon_nr;kassen_zeit;filiale;kundennr;auftrag;vorgang;artikel;betrag"
BERLIN = ZoneInfo("Europe/Berlin")
_SLEEVE = {"Lineitem name": "Laptop sleeve", "Lineitem price": "29.00"}
_BRANCHES = ("Mitte", "Altona", "Süd")
_BAD_SCANS = (
    "sc-bad-1,10077,,Delivered,31.31.2026 noon,standard,yes,10",
    "sc-bad-2,10078",
)
_BAD_TILL = ("F-bad-1;45.10.2026 25:10:00;Mitte;BW-200011;;Verkauf;Fjord 14;899,00", "F-bad-2;")


def order_rows(generator: np.random.Generator, happened: Iterable[Happening]) -> Arrived:
    """Return the orders; a second article of an order is a line with hardly anything on it."""
    lines = [_order(generator, one) for one in happened]
    further = [_further(line) for line in lines if generator.random() < 0.2]  # noqa: PLR2004
    return arrive(generator, [*lines, *further], file=ORDERS, bad=_bad_orders())


def scan_rows(generator: np.random.Generator, happened: Iterable[Happening]) -> Arrived:
    """Return the courier's scans: who gets the parcel, what was chosen and what was kept."""
    return arrive(generator, [_scan(one) for one in happened], file=DELIVERY, bad=_BAD_SCANS)


def till_rows(generator: np.random.Generator, happened: Iterable[Happening]) -> Arrived:
    """Return what the stores' tills wrote, in German, local time and decimal commas."""
    lines = [_till(generator, one) for one in happened]
    return arrive(generator, lines, file=TILL, bad=_BAD_TILL)


def _order(generator: np.random.Generator, one: Happening) -> Line:
    person, facts = one.person, dict(one.facts)
    price = f"{int(generator.integers(600, 1100))}.00"
    email = person.email.capitalize() if person.number % 17 == 0 else person.email
    cells = {
        "Name": f"#{one.order}",
        "Email": email,
        "Financial Status": "paid",
        "Paid at": _offset(one.at),
        "Fulfillment Status": "unfulfilled",
        "Accepts Marketing": "yes" if person.subscribes else "no",
        "Currency": "EUR",
        "Subtotal": price,
        "Total": price,
        "Created at": _offset(one.at - 1),
        "Lineitem quantity": "1",
        "Lineitem name": "Fjord 14",
        "Lineitem price": price,
        "Billing Country": "DE",
        "Billing Phone": f"'{person.phone}",
        "Payment Method": "Card",
        "Refunded Amount": "0.00",
        "Id": f"777{one.order}",
        "Source": facts["source"],
    }
    keys = (Key("email", person.email), Key("phone", person.phone), Key("order", str(one.order)))
    channel = "app" if facts["source"] == "iphone" else "web"
    traces = (
        RowFact(at_ms=(one.at - 1) * 1000, keys=keys, channel=channel),
        RowFact(at_ms=one.at * 1000, keys=keys, kind="order", channel=channel),
    )
    return Line(at=one.at, text=_cells(cells), traces=traces)


def _further(line: Line) -> Line:
    name, email = line.text.split(",")[:2]
    text = _cells({"Name": name, "Email": email, "Lineitem quantity": "1"} | _SLEEVE)
    keys = tuple(key for key in line.traces[0].keys if key.kind != "phone")
    trace = RowFact(at_ms=line.at * 1000, keys=keys, is_event=False)
    return Line(at=line.at + 1, text=text, traces=(trace,), repeatable=False)


def _bad_orders() -> tuple[str, ...]:
    impossible = {"Name": "#99901", "Email": "some.one@example.com", "Id": "77799901"}
    dated = {"Paid at": "2026-09-30 10:00:00 +0200", "Created at": "2026-02-30 10:00:00 +0100"}
    return (_cells(impossible | dated), "#99902,cut.off@example.com,paid,2026-")


def _cells(filled: dict[str, str]) -> str:
    return ",".join(filled.get(column, "") for column in ORDER_HEADER.split(","))


def _scan(one: Happening) -> Line:
    person, facts = one.person, dict(one.facts)
    moment = datetime.fromtimestamp(one.at, BERLIN)
    cells = (
        f"sc-{one.order}-{one.kind[:4]}",
        str(one.order),
        person.email,
        PLACES[one.kind].name,
        moment.isoformat(),
        facts["delivery_choice"],
        facts["on_promised_day"],
        facts["slot_hours"],
    )
    keys = (Key("email", person.email), Key("order", str(one.order)))
    trace = RowFact(
        at_ms=one.at * 1000, keys=keys, kind=one.kind, channel="delivery", facts=one.facts
    )
    return Line(at=one.at, text=",".join(cells), traces=(trace,))


def _till(generator: np.random.Generator, one: Happening) -> Line:
    person = one.person
    shows_card = person.has_card and generator.random() < 0.8  # noqa: PLR2004
    moment = datetime.fromtimestamp(one.at, BERLIN)
    order = str(one.order) if one.order and one.kind != "till" else ""
    price = f"{int(generator.integers(600, 1100))},00" if one.kind == "till" else ""
    cells = (
        f"F{one.at}-{person.number}",
        f"{moment:%d.%m.%Y %H:%M:%S}",
        _BRANCHES[person.number % len(_BRANCHES)],
        person.loyalty if shows_card else "",
        order,
        PLACES[one.kind].name,
        "Fjord 14",
        price,
    )
    keys = [Key("customer", person.loyalty)] if shows_card else []
    if order:
        keys.append(Key("order", str(one.order)))
    trace = RowFact(at_ms=one.at * 1000, keys=tuple(keys), kind=one.kind, channel="store")
    return Line(at=one.at, text=";".join(cells), traces=(trace,))


def _offset(at: int) -> str:
    moment = datetime.fromtimestamp(at, UTC).astimezone(BERLIN)
    return f"{moment:%Y-%m-%d %H:%M:%S %z}"
