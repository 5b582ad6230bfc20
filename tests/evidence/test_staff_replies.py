"""A reply of our own side in a conversation is a note of staff; a mailing stays a touchpoint."""

from __future__ import annotations

from pathlib import Path

import pytest

from desireline.evidence.looking import first_look
from desireline.evidence.parsed import ParsedRow
from desireline.evidence.readers import csv
from desireline.evidence.tallying import Tally
from desireline.journeys.staff_words import is_by_staff

SAID = [("inbound", "Where is my parcel?"), ("outbound", "It comes tomorrow for sure.")]


def rows_of(path: Path, *, key: str, more: str = "") -> list[ParsedRow]:
    head = f"{key},customer_id,sent_at,direction,event,body{more and ',' + more}"
    lines = [
        f"t{at},k{at},2026-10-{at + 1:02}T10:00:00Z,{way},Message,{text}{more and ',spring'}"
        for at in range(12)
        for way, text in [SAID[at % 2]]
    ]
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    look = first_look(path, file_name=path.name, mapping=None)
    return list(csv.read(path, look.mapping))


def test_a_reply_in_a_ticket_is_no_event_and_stays_a_note(tmp_path: Path):
    rows = rows_of(tmp_path / "messages.csv", key="ticket_id")
    assert [len(row.events) for row in rows[:2]] == [1, 0]
    assert [row.by_staff for row in rows[:2]] == [False, True]
    assert not is_by_staff(rows[0].answers[0].question or "")
    assert is_by_staff(rows[1].answers[0].question or "")


@pytest.mark.parametrize(("key", "more"), [("message_id", ""), ("ticket_id", "campaign")])
def test_what_is_sent_outside_a_conversation_reaches_a_customer(
    tmp_path: Path, key: str, more: str
):
    rows = rows_of(tmp_path / "sent.csv", key=key, more=more)
    assert all(row.events and not row.by_staff for row in rows)


def test_the_receipt_counts_replies_of_staff():
    (said,) = Tally(by_staff=12).second_moments()
    assert said.startswith("12 rows are replies of your own side in a conversation: kept as notes")
    assert Tally().second_moments() == ()
