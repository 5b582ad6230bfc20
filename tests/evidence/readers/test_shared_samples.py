"""The story told in every tool's format: what each reader makes of it, trap by trap."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from desireline.evidence.parsed import Identifier
from desireline.evidence.readers import (
    ga4,
    qualtrics,
    segment,
    shopify,
    twilio,
    typeform,
    zendesk,
)

FOLDER = os.environ.get("DESIRELINE_SAMPLES", "")
pytestmark = pytest.mark.skipif(
    not FOLDER, reason="DESIRELINE_SAMPLES names no folder with the sample data"
)
MARTA = Identifier(kind="user", value="u_1001")
MARTAS_MAIL = Identifier(kind="email", value="marta.klein@example.com")


@pytest.fixture
def story(rows):
    return lambda reader, name, **answers: rows(
        reader, Path(FOLDER).resolve() / "04_format_samples" / name, **answers
    )


def told(read):
    """Give the events as (time, name, channel), in the order of the file."""
    return [(event.happened_at, event.name, event.channel) for row in read for event in row.events]


def refused(read):
    return {row.row_number: row.rejection.reason for row in read if row.rejection}


def test_trap_1_ga4_numbers_are_text_and_logins_come_late(story, at):
    read = story(ga4, "ga4_bigquery_export.jsonl")
    assert told(read) == [
        (at("2025-03-03T12:00:05+00:00"), "session_start", "web"),
        (at("2025-03-03T12:00:05+00:00"), "page_view", "web"),
        (at("2025-03-03T12:03:41+00:00"), "view_item", "web"),
        (at("2025-03-04T12:00:01+00:00"), "session_start", "web"),
        (at("2025-03-04T12:09:30+00:00"), "purchase", "web"),
        (at("2025-03-05T18:20:10+00:00"), "add_to_cart", "web"),
        (at("2025-03-05T18:24:55+00:00"), "begin_checkout", "web"),
        (at("2025-03-05T18:26:02+00:00"), "exception", "web"),
        (at("2025-03-06T08:33:20+00:00"), "screen_view", "app"),
        (at("2025-03-06T22:26:40+00:00"), "page_view", "web"),
    ]
    browser = Identifier(kind="device", value="1887364512.1741003200")
    assert read[0].events[0].identifier == browser
    assert read[5].events[0].identifier == MARTA
    assert [(link.one, link.other) for link in read[5].links] == [(MARTA, browser)]


def test_trap_2_a_segment_message_twice_and_the_anonymous_history(story):
    read = story(segment, "segment_events.jsonl")
    events = [row for row in read if row.events]
    assert (len(read), len(events), len({row.key for row in events})) == (10, 8, 7)
    assert refused(read) == {}
    joined = {(link.one.value, link.other.value, link.rule) for row in read for link in row.links}
    browser = "507f191e810c19729de860ea"
    assert joined == {
        ("u_1001", browser, "identify"),
        ("u_1001", "marta.klein@example.com", "identify"),
        ("u_1001", "+49305550101", "identify"),
        ("u_1001", browser, "same row"),
        ("u_1001", "1042", "same row"),
        ("u_1003", "7711c2a1d4", "alias"),
    }


@pytest.mark.parametrize(
    ("name", "tickets", "good", "bad"),
    [("zendesk_tickets.jsonl", 8, 3, 1), ("zendesk_tickets_flat.csv", 7, 2, 1)],
)
def test_trap_7_spam_is_refused_merged_is_no_ticket_and_an_offer_is_no_answer(
    story, name, tickets, good, bad
):
    read = story(zendesk, name)
    assert len(told(read)) == tickets
    assert list(refused(read).values()) == ["deleted-ticket"]
    assert [row.key for row in read if not row.events and not row.rejection] == ["3004"]
    valences = Counter(answer.valence for row in read for answer in row.answers)
    assert valences == {2.0: good, -2.0: bad}


def test_trap_10_unfinished_forms_and_a_network_that_is_nobody(story):
    read = story(typeform, "typeform_responses.csv")
    assert refused(read) == {10: "unfinished"}
    ease = [row.answers[0].score for row in read if row.answers]
    assert ease == [2.0, 5.0, 3.0, 4.0, 5.0, 1.0, 4.0, 3.0]
    assert [row.identifiers for row in read] == [()] * 9


def test_trap_12_three_header_rows_previews_unfinished_and_imported(story, at):
    read = story(qualtrics, "qualtrics_responses.csv")
    assert refused(read) == {7: "survey-preview", 8: "unfinished"}
    assert [
        (row.key, row.answers[0].said_at, row.answers[0].score, row.answers[0].valence)
        for row in read
        if row.answers
    ] == [
        ("R_3e9aZTqhcgXRH0o", at("2025-03-17T08:12:45+00:00"), 2.0, -1.2),
        ("R_2DUphVbjGZGkvkg", at("2025-03-17T13:03:47+00:00"), 10.0, 2.0),
        ("R_1aaB2", at("2025-03-18T06:45:10+00:00"), 4.0, -0.4),
        ("R_1dst", at("2025-03-30T01:30:00+00:00"), 8.0, 1.2),
        ("R_1imp", at("2025-03-31T06:00:01+00:00"), 5.0, 0.0),
    ]
    assert {answer.valence for answer in read[0].answers} == {-1.2, -1.0, -2.0, None}


def test_trap_16_offsets_apostrophes_further_articles_and_the_till(story, at):
    read = story(shopify, "shopify_orders.csv")
    assert refused(read) == {}
    assert [row.row_number for row in read if not row.events] == [4, 9]
    assert told(read) == [
        (at("2025-03-04T12:09:28+00:00"), "Order created", "web"),
        (at("2025-03-04T12:09:30+00:00"), "Order paid", "web"),
        (at("2025-03-05T09:00:00+00:00"), "Order fulfilled", "web"),
        (at("2025-03-05T18:40:12+00:00"), "Order created", "web"),
        (at("2025-03-06T10:12:00+00:00"), "Order paid", "web"),
        (at("2025-03-17T09:05:00+00:00"), "Order fulfilled", "web"),
        (at("2025-03-30T01:05:00+00:00"), "Order created", "app"),
        (at("2025-03-30T01:20:00+00:00"), "Order canceled", "app"),
        (at("2025-03-08T14:00:00+00:00"), "Order created", "store"),
        (at("2025-03-08T14:00:00+00:00"), "Order paid", "store"),
        (at("2025-03-08T14:00:00+00:00"), "Order fulfilled", "store"),
        (at("2025-03-19T17:05:00+00:00"), "Order created", "store"),
        (at("2025-03-25T19:59:00+00:00"), "Order created", "web"),
        (at("2025-03-25T20:00:00+00:00"), "Order paid", "web"),
        (at("2025-03-27T07:59:30+00:00"), "Order created", "web"),
        (at("2025-03-27T08:00:00+00:00"), "Order paid", "web"),
    ]
    assert read[1].identifiers == (
        MARTAS_MAIL,
        Identifier(kind="phone", value="+49305550101"),
        Identifier(kind="order", value="1042"),
    )
    assert read[1].events[0].attributes["refunded_amount"] == "90.00"
    assert read[4].events[0].identifier == Identifier(kind="order", value="1044")


def test_trap_18_waits_missed_calls_second_legs_and_numbers_without_a_plus(story, at):
    read = story(twilio, "twilio_calls.csv")
    assert refused(read) == {}
    assert [
        (
            row.key,
            event.happened_at,
            event.name,
            event.identifier and event.identifier.value,
            event.duration_seconds,
            event.attributes.get("wait_seconds"),
        )
        for row in read
        for event in row.events
    ] == [
        ("CA01", at("2025-03-05T18:28Z"), "Call answered", "+49305550101", 1620.0, "180"),
        ("CA02", at("2025-03-12T17:30Z"), "Call missed", "+49305550101", 0.0, "900"),
        ("CA03", at("2025-03-13T08:20Z"), "Call missed", "+49305550101", 0.0, "2400"),
        ("CA04", at("2025-03-17T09:30Z"), "Call back", "+49305550101", 210.0, None),
        ("CA05", at("2025-03-20T10:30Z"), "Call answered", None, 95.0, "2400"),
        ("CA06", at("2025-03-21T14:58Z"), "Call back", "+442055500102", 12.0, None),
        ("CA07", at("2025-03-21T15:00Z"), "Call answered", "+49305550101", 480.0, "45"),
        ("CA09", at("2025-03-30T01:10Z"), "Call missed", "+34910550103", 0.0, "0"),
    ]


def test_marta_takes_two_days_twenty_two_hours_to_order_and_ten_days_to_receive(story):
    steps = {
        event.name: event.happened_at
        for row in story(shopify, "shopify_orders.csv")
        for event in row.events
        if event.identifier == MARTAS_MAIL
    }
    hour, minute = 3_600_000, 60_000
    waited = steps["Order fulfilled"] - steps["Order paid"]
    assert waited == (10 * 24 + 22) * hour + 53 * minute
