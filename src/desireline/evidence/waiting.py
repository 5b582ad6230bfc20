"""Rows that are not refused but wait: an open question about their file decides over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desireline.evidence.inspection import Question, RejectGroup

# Which question a cause of refusal waits for, by the beginning of its id.
_WAITS = {
    "no-zone": "time_zone",
    "clock-twice": "fold",
    "day-or-month": "time_format",
    "short-year": "time_format",
    "time-unreadable": "time_format",
    "no-such-day": "time_format",
    "no-time": "time",
    "no-name": "name",
    "no-number": "decimal",
    "no-score": "decimal",
}
# Answers that decide what the whole file is: until then no row is refused for good.
_FIRST = ("totals", "header_row", "data_row", "encoding")


def waiting_for(
    groups: Iterable[RejectGroup], questions: Iterable[Question]
) -> tuple[RejectGroup, ...]:
    """Return the groups, those that wait for an answer with the id of its question."""
    open_ids = [question.id for question in questions]
    first = next((known for known in _FIRST if known in open_ids), "")
    return tuple(
        replace(group, question=first or _question_of(group.reason, open_ids)) for group in groups
    )


def _question_of(reason: str, open_ids: list[str]) -> str:
    wanted = _WAITS.get(reason)
    return next((each for each in open_ids if wanted and each.split(":")[0] == wanted), "")
