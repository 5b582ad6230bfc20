"""Rows in which our own side replies within a conversation: notes of staff, no customer's act.

A message our side sends outside of one (a mailing, a text of a campaign, a call back) reaches a
customer and stays a touchpoint.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desireline.evidence.authors import author_of, is_own_side, may_be_message
from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.column_words import words_of
from desireline.evidence.row_answers import Row, cell_text

# A column named so says which conversation a row belongs to.
_THREADS: Final = (
    "thread threadid conversation conversationid ticket ticketid ticketnr ticketnummer chat chatid"
    " case caseid konversation unterhaltung gespräch vorgang vorgangsnummer"
)
# What is sent to many is no reply, whatever else its row holds.
_MAILINGS: Final = "campaign campaigns mailing mailings newsletter kampagne template broadcast"
_CHANNELS: Final = "chat chats livechat ticket tickets helpdesk"
_CONVERSATION: Final = frozenset(_THREADS.split())
_SENT_OUT: Final = frozenset(_MAILINGS.split())
_TALKS: Final = frozenset(_CHANNELS.split())


class StaffReplies:
    """Tells the rows of one table that hold nothing but a reply of our own side."""

    def __init__(
        self, header: Sequence[str], meanings: Sequence[ColumnMeaning], *, channel: str
    ) -> None:
        named = [frozenset(words_of(one)) for one in header]
        self._is_thread = any(words & _CONVERSATION for words in named)
        sent_out = any(words & _SENT_OUT for words in named)
        texts = [
            (index, author)
            for index, (column, told) in enumerate(zip(header, meanings, strict=True))
            if told.meaning == "words" or may_be_message(column)
            if (author := author_of(header, column)) is not None
        ]
        listed = any(part.isdigit() for i, _ in texts for part in header[i].split("."))
        self._texts = [] if sent_out or listed else texts
        self._may_talk = (
            self._is_thread or _talks(channel) or any(one.meaning == "channel" for one in meanings)
        )

    def __bool__(self) -> bool:
        """Tell whether any row of the table can be such a reply."""
        return bool(self._texts) and self._may_talk

    def holds(self, row: Row, channel: str) -> bool:
        """Tell whether all a row says was written by our own side, in a conversation."""
        if not self or not (self._is_thread or _talks(channel)):
            return False
        authors = [cell_text(row, author) for index, author in self._texts if row[index]]
        return bool(authors) and all(map(is_own_side, authors))


def _talks(channel: str) -> bool:
    return not _TALKS.isdisjoint(words_of(channel))
