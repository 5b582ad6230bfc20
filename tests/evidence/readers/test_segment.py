from __future__ import annotations

from desireline.evidence.parsed import Identifier, ParsedEvent, ParsedLink
from desireline.evidence.readers import segment

ANA = Identifier(kind="user", value="u-ana")
ANAS_BROWSER = Identifier(kind="device", value="dev-ana")
BEN = Identifier(kind="user", value="u-ben")
BENS_PHONE = Identifier(kind="device", value="dev-ben")


def test_a_page_is_named_by_its_path_and_remembers_the_campaign(rows, at):
    first = rows(segment, "segment.jsonl")[0]
    assert first.events == (
        ParsedEvent(
            happened_at=at("2026-05-04T09:00:00.250+00:00"),
            precision="ms",
            name="/laptops",
            identifier=ANAS_BROWSER,
            channel="web",
            page="/laptops",
            attributes={
                "title": "Laptops",
                "campaign": "may",
                "campaign_source": "newsletter",
                "campaign_medium": "email",
            },
        ),
    )
    assert (first.row_number, first.key, first.links) == (1, "a1", ())


def test_identify_joins_browser_user_e_mail_and_phone_and_is_no_event(rows):
    identify = rows(segment, "segment.jsonl")[1]
    others = (
        ANAS_BROWSER,
        Identifier(kind="email", value="ana@example.com"),
        Identifier(kind="phone", value="+4930111222"),
    )
    assert identify.events == ()
    assert identify.links == tuple(
        ParsedLink(one=ANA, other=other, rule="identify") for other in others
    )
    assert identify.identifiers == (ANA, *others)
    assert identify.personal >= {"userId", "anonymousId", "traits.email", "traits.name"}
    assert "context.ip" in identify.personal


def test_a_message_delivered_twice_gives_equal_rows_under_one_key(rows, at):
    once, again = rows(segment, "segment.jsonl")[2:4]
    assert once.key == again.key == "a3"
    assert (once.raw, once.events, once.links) == (again.raw, again.events, again.links)
    assert once.events == (
        ParsedEvent(
            happened_at=at("2026-05-04T09:06:00+00:00"),
            precision="ms",
            name="Order Completed",
            identifier=ANA,
            channel="web",
            page="/checkout",
            value=1299.5,
            currency="EUR",
            attributes={"coupon": "MAY"},
        ),
    )
    assert once.links == (
        ParsedLink(one=ANA, other=ANAS_BROWSER, rule="same row"),
        ParsedLink(one=ANA, other=Identifier(kind="order", value="7001"), rule="same row"),
    )


def test_a_screen_of_the_app_is_in_the_app(rows, at):
    screen = rows(segment, "segment.jsonl")[4]
    assert screen.events == (
        ParsedEvent(
            happened_at=at("2026-05-04T10:00:00+00:00"),
            precision="s",
            name="Basket",
            identifier=BENS_PHONE,
            channel="app",
            device="android",
            page="Basket",
            attributes={"items": "2"},
        ),
    )


def test_alias_joins_the_history_before_the_login(rows):
    alias, group = rows(segment, "segment.jsonl")[5:7]
    assert (alias.events, alias.links) == (
        (),
        (ParsedLink(one=BEN, other=BENS_PHONE, rule="alias"),),
    )
    assert group.events == ()


def test_an_event_of_nobody_is_kept_without_a_customer(rows):
    nobody = rows(segment, "segment.jsonl")[7]
    assert nobody.events[0].identifier is None
    assert nobody.events[0].name == "Store Visit Counted"


def test_every_line_comes_out_once_and_bad_ones_say_why(rows):
    read = rows(segment, "segment.jsonl")
    assert [row.row_number for row in read] == list(range(1, 13))
    refused = {row.row_number: row.rejection for row in read if row.rejection}
    assert {number: why.reason for number, why in refused.items()} == {
        9: "no-name",
        10: "unknown-type",
        11: "time-unreadable",
        12: "not-json",
    }
    assert refused[11].sentence == "'yesterday' cannot be read as a time (column 'timestamp')."
