from __future__ import annotations

import pytest

from desireline.evidence.parsed import Identifier, ParsedEvent
from desireline.evidence.readers import twilio

ANA = Identifier(kind="phone", value="+4930111222")
BEN = Identifier(kind="phone", value="+4930111333")


def call(name, when, who, talked, **attributes):
    return ParsedEvent(
        happened_at=when,
        precision="s",
        name=name,
        identifier=who,
        channel="call",
        duration_seconds=talked,
        attributes=attributes,
    )


def test_calls_are_answered_missed_or_back_at_the_time_they_were_placed(rows, at):
    read = rows(twilio, "twilio.csv")
    came, went = {"direction": "inbound"}, {"direction": "outbound"}
    assert [event for row in read for event in row.events] == [
        call("Call answered", at("2026-05-07T08:00:00+00:00"), ANA, 300.0,
             status="completed", wait_seconds="90.5", **came),
        call("Call missed", at("2026-05-07T08:10:00+00:00"), ANA, 0.0,
             status="no-answer", wait_seconds="600", **came),
        call("Call missed", at("2026-05-07T08:30:00+00:00"), None, 0.0,
             status="busy", wait_seconds="0", **came),
        call("Call answered", at("2026-05-07T08:40:00+00:00"), BEN, 60.0,
             status="completed", **came),
        call("Call back", at("2026-05-07T09:00:00+00:00"), ANA, 45.0,
             status="completed", answered_by="human", **went),
    ]  # fmt: skip


def test_the_second_leg_of_a_call_is_kept_and_is_no_event(rows):
    leg = rows(twilio, "twilio.csv")[5]
    assert (leg.key, leg.events, leg.identifiers, leg.rejection) == ("K6", (), (), None)


@pytest.mark.parametrize(
    ("line", "reason"), [(8, "call-not-over"), (9, "unknown-direction"), (10, "no-time")]
)
def test_a_call_nobody_can_count_is_refused(rows, line, reason):
    refused = {row.row_number: row.rejection for row in rows(twilio, "twilio.csv") if row.rejection}
    assert refused[line].reason == reason
    assert len(refused) == 3


def test_both_numbers_of_a_call_are_personal(rows):
    assert rows(twilio, "twilio.csv")[0].personal == {"from", "to", "caller_name"}
