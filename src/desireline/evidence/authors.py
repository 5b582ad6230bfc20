"""Who wrote the text of a row: what our own side wrote is a note by staff, no customer's words.

Chats come as lists of messages, each with its text and who wrote it: ``messages.0.from`` beside
``messages.0.text``; a flat list has ``author`` beside ``text``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desireline.evidence.column_words import words_of

_WRITES: Final = (
    "from author author_type author_role sender sender_type sender_role von absender autor"
    " verfasser written_by sent_by"
)
# A direction speaks of the message itself, not of notes about an outbound call; and a role beside
# a survey's comment is the respondent's: an employee, an advisor.
_LEADS: Final = "direction message_type richtung role"
_MESSAGES: Final = "text body message content nachricht nachrichtentext"
# A value that is one of these, whole, says that our own side wrote; a name or address does not.
_OWN: Final = (
    "agent agents staff support support_agent service customer_service customer_support"
    " kundenservice kundendienst operator advisor employee team bot chatbot assistant"
    " virtual_assistant admin system company business seller outbound outgoing out ausgehend"
    " mitarbeiter mitarbeiterin berater beraterin"
)
_OF_MESSAGE: Final = frozenset(_MESSAGES.split())
_OF_OTHERS: Final = frozenset(_WRITES.split())
_OF_MESSAGES: Final = _OF_OTHERS | frozenset(_LEADS.split())
_OWN_SIDE: Final = frozenset(_OWN.split())


def author_of(header: Sequence[str], column: str) -> int | None:
    """Return the index of the column that says who wrote a text: the one of the same message."""
    message, dot, text = column.rpartition(".")
    said_by = _OF_MESSAGES if text.casefold() in _OF_MESSAGE else _OF_OTHERS
    for index, name in enumerate(header):
        beside, of, last = name.rpartition(".")
        if (beside, of) == (message, dot) and "_".join(words_of(last)) in said_by:
            return index
    return None


def may_be_message(column: str) -> bool:
    """Tell whether a column is named like the text of a message."""
    return column.rpartition(".")[2].casefold() in _OF_MESSAGE


def written_by_staff(column: str) -> str:
    """Return what the text of our own side is an answer to, told apart from customers' words."""
    return f"{column} / Staff note"


def is_own_side(author: str | None) -> bool:
    """Tell whether an author or direction stands for our own side: ``agent``, ``Outbound``."""
    return author is not None and "_".join(words_of(author)) in _OWN_SIDE
