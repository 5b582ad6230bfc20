from __future__ import annotations

from desireline.evidence.parsed import Identifier, ParsedEvent, ParsedLink
from desireline.evidence.readers import ga4

BROWSER = Identifier(kind="device", value="11.22")


def test_a_page_view_has_its_microseconds_its_page_and_its_place_in_the_batch(rows, at):
    view, scroll = rows(ga4, "ga4.jsonl")[:2]
    assert view.events == (
        ParsedEvent(
            happened_at=at("2026-05-04T09:00:00.250+00:00"),
            precision="ms",
            name="page_view",
            identifier=BROWSER,
            channel="web",
            sequence=200_001,
            device="mobile",
            page="/laptops",
            attributes={
                "page_title": "Laptops",
                "ga_session_id": "17",
                "user_tier": "gold",
                "source": "newsletter",
                "medium": "email",
                "first_source": "google",
                "first_medium": "cpc",
            },
        ),
    )
    assert view.events[0].happened_at == scroll.events[0].happened_at
    assert view.events[0].sequence < scroll.events[0].sequence
    assert view.key != scroll.key
    assert "11.22" not in view.key


def test_a_login_joins_the_browser_with_the_user_and_the_order(rows):
    purchase = rows(ga4, "ga4.jsonl")[2]
    ana = Identifier(kind="user", value="u-ana")
    assert purchase.links == (
        ParsedLink(one=ana, other=BROWSER, rule="same row"),
        ParsedLink(one=ana, other=Identifier(kind="order", value="7001"), rule="same row"),
    )
    (event,) = purchase.events
    assert (event.identifier, event.value, event.currency) == (ana, 1299.5, "EUR")
    assert "transaction_id" not in event.attributes
    assert purchase.key is None


def test_a_screen_view_is_in_the_app_and_a_view_without_consent_is_of_nobody(rows):
    screen, nobody = rows(ga4, "ga4.jsonl")[3:5]
    assert (screen.events[0].channel, screen.events[0].page) == ("app", "Basket")
    assert (nobody.events[0].identifier, nobody.events[0].page) == (None, "/")


def test_a_line_without_a_time_or_a_name_is_refused(rows):
    read = rows(ga4, "ga4.jsonl")
    assert [row.rejection and row.rejection.reason for row in read] == [
        *[None] * 5,
        "time-unreadable",
        "no-name",
    ]
