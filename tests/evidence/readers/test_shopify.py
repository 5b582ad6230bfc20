from __future__ import annotations

from desireline.evidence.parsed import Identifier, ParsedEvent, ParsedLink
from desireline.evidence.readers import shopify

ANA = Identifier(kind="email", value="ana@example.com")
PHONE = Identifier(kind="phone", value="+4930111222")
ORDER = Identifier(kind="order", value="7001")


def test_an_order_is_created_paid_and_fulfilled_each_at_its_own_time(rows, at):
    order = rows(shopify, "shopify.csv")[0]
    attributes = {
        "financial_status": "partially_refunded",
        "fulfillment_status": "fulfilled",
        "refunded_amount": "49.50",
        "discount_code": "MAY",
        "payment_method": "PayPal",
        "first_item": "Laptop 14",
        "source": "web",
    }
    assert order.events == tuple(
        ParsedEvent(
            happened_at=at(when),
            precision="s",
            name=name,
            identifier=ANA,
            channel="web",
            sequence=place,
            value=1299.5,
            currency="EUR",
            attributes=attributes,
        )
        for place, (name, when) in enumerate(
            [
                ("Order created", "2026-05-04T09:06:00+00:00"),
                ("Order paid", "2026-05-04T09:06:30+00:00"),
                ("Order fulfilled", "2026-05-06T06:00:00+00:00"),
            ],
            start=1,
        )
    )
    assert order.key == "9001"


def test_an_order_joins_its_e_mail_phone_and_number(rows):
    order = rows(shopify, "shopify.csv")[0]
    assert order.identifiers == (ANA, PHONE, ORDER)
    assert order.links == (
        ParsedLink(one=ANA, other=PHONE, rule="same row"),
        ParsedLink(one=ANA, other=ORDER, rule="same row"),
    )
    assert order.personal >= {"Name", "Email", "Billing Phone", "Billing Name", "Billing Zip"}


def test_a_further_article_is_kept_and_is_no_event_even_after_a_line_break_in_a_cell(rows):
    order, article = rows(shopify, "shopify.csv")[:2]
    assert (order.row_number, article.row_number) == (2, 4)
    assert (article.events, article.key, article.identifiers) == ((), None, (ANA, ORDER))


def test_the_till_sells_in_the_store_to_whoever_holds_the_order(rows):
    till = rows(shopify, "shopify.csv")[2]
    assert [event.name for event in till.events] == [
        "Order created",
        "Order paid",
        "Order fulfilled",
    ]
    assert len({event.happened_at for event in till.events}) == 1
    assert {(event.channel, event.identifier) for event in till.events} == {
        ("store", Identifier(kind="order", value="7002"))
    }
    assert "refunded_amount" not in till.events[0].attributes


def test_a_voided_order_is_canceled_with_the_offset_of_its_row(rows, at):
    voided = rows(shopify, "shopify.csv")[3]
    assert [(event.name, event.happened_at, event.channel) for event in voided.events] == [
        ("Order created", at("2026-05-06T02:30:00+00:00"), "app"),
        ("Order canceled", at("2026-05-06T03:00:00+00:00"), "app"),
    ]


def test_bad_lines_say_why_and_none_is_lost(rows):
    read = rows(shopify, "shopify.csv")
    assert {row.row_number: row.rejection.reason for row in read if row.rejection} == {
        7: "time-unreadable",
        8: "no-time",
        9: "no-order",
        10: "cell-count",
    }
    assert len(read) == 8
    assert read[-1].rejection.sentence == "Line 10 has 2 cells where the header has 22."


def test_the_order_of_the_lines_and_a_german_excel_change_nothing(rows, tmp_path):
    head, *body = (
        "Name,Email,Financial Status,Created at,Lineitem name,Total,Id",
        "#1,a@example.com,paid,2026-05-04 11:00:00 +0200,Laptop,10.00,71",
        "#1,a@example.com,,,Mouse,,",
        "#2,b@example.com,paid,2026-05-04 12:00:00 +0200,Laptop,10.00,72",
    )
    plain, turned = tmp_path / "plain.csv", tmp_path / "turned.csv"
    plain.write_text("\n".join([head, *body]))
    lines = [line.replace(",", ";") for line in [head, *reversed(body)]]
    turned.write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    seen = [
        sorted((row.key or "", row.events, row.raw["Lineitem name"]) for row in rows(shopify, path))
        for path in (plain, turned)
    ]
    assert seen[0] == seen[1]
