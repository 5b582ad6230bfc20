from __future__ import annotations

from desireline.evidence.parsed import Identifier, ParsedAnswer, ParsedEvent, ParsedLink
from desireline.evidence.readers import zendesk

ANA = Identifier(kind="customer", value="880001")


def test_a_rated_ticket_is_one_event_and_one_answer(rows, at):
    ticket = rows(zendesk, "zendesk.jsonl")[0]
    opened = at("2026-05-07T08:00:00+00:00")
    assert ticket.events == (
        ParsedEvent(
            happened_at=opened,
            precision="s",
            name="Ticket: problem",
            identifier=ANA,
            channel="email",
            attributes={
                "status": "solved",
                "priority": "high",
                "tags": "hinge warranty",
                "via": "email",
            },
        ),
    )
    assert ticket.answers == (
        ParsedAnswer(
            said_at=opened,
            precision="s",
            name="Ticket: problem",
            identifier=ANA,
            channel="email",
            question="Satisfaction with the ticket",
            score=0.0,
            scale_low=0.0,
            scale_high=1.0,
            valence=-2.0,
            words="Waited three days",
        ),
    )


def test_a_ticket_joins_requester_sender_and_the_companys_reference(rows):
    first, second = rows(zendesk, "zendesk.jsonl")[:2]
    assert first.links == (
        ParsedLink(
            one=ANA, other=Identifier(kind="email", value="ana@example.com"), rule="same row"
        ),
        ParsedLink(one=ANA, other=Identifier(kind="order", value="7001"), rule="same row"),
    )
    assert second.identifiers == (
        Identifier(kind="customer", value="880002"),
        Identifier(kind="user", value="u-ben"),
    )
    assert first.personal >= {"requester_id", "external_id", "via.source.from.address"}


def test_an_offer_to_rate_is_no_answer_and_a_tag_names_a_ticket_without_a_type(rows):
    ticket = rows(zendesk, "zendesk.jsonl")[1]
    assert (ticket.events[0].name, ticket.events[0].channel) == ("Ticket: stock", "chat")
    assert ticket.answers == ()


def test_a_merged_ticket_is_kept_but_counts_for_neither(rows):
    merged = rows(zendesk, "zendesk.jsonl")[2]
    assert (merged.key, merged.events, merged.answers, merged.rejection) == ("503", (), (), None)
    assert merged.identifiers == (ANA, Identifier(kind="order", value="7001"))


def test_a_deleted_ticket_is_refused(rows):
    deleted = rows(zendesk, "zendesk.jsonl")[3]
    assert deleted.rejection.reason == "deleted-ticket"
    assert deleted.rejection.sentence == "Ticket 504 is deleted."


def test_a_call_is_a_call_and_good_is_the_best_there_is(rows):
    call = rows(zendesk, "zendesk.jsonl")[4]
    assert (call.events[0].name, call.events[0].channel) == ("Ticket: voice", "call")
    assert call.answers[0].valence == 2.0
    assert call.identifiers[1] == Identifier(kind="phone", value="+4930111333")


def test_the_flat_table_says_the_same_as_the_json(rows):
    as_table, as_json = (rows(zendesk, f"zendesk.{ending}")[0] for ending in ("csv", "jsonl"))
    for part in ("key", "events", "answers", "identifiers", "links"):
        assert getattr(as_table, part) == getattr(as_json, part)
    social = rows(zendesk, "zendesk.csv")[1]
    assert (social.events[0].channel, social.answers) == ("social", ())
