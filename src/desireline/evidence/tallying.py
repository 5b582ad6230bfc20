"""Rejected rows of a file by their cause, counted while its rows pass."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from desireline.evidence.inspection import RejectGroup
from desireline.evidence.masking import masked_sentence
from desireline.evidence.month_names import day_in_words
from desireline.evidence.parsed import Rejection
from desireline.evidence.times import iso

EXAMPLES = 5
FUTURE = "future"


@dataclass(slots=True, kw_only=True)
class Tally:
    """Rejected rows by cause, and what else is counted while rows pass."""

    rows: int = 0
    ready: int = 0
    newest_ms: int = 0
    latest_ms: int = 0
    groups: dict[str, tuple[str, str, list[tuple[int, str]]]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    second: Counter[str] = field(default_factory=Counter)
    planned: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    by_staff: int = 0

    def reject(self, refused: Rejection, row: int, *, shown: str) -> None:
        """Count one refused row under its cause."""
        self.refused[refused.reason] += 1
        sentence = masked_sentence(refused.sentence)
        _, _, examples = self.groups.setdefault(refused.reason, (sentence, refused.remedy, []))
        if len(examples) < EXAMPLES:
            examples.append((row, shown))

    def has_examples(self, reason: str) -> bool:
        """Tell whether a cause has all the examples that are shown of it."""
        return reason in self.groups and len(self.groups[reason][2]) >= EXAMPLES

    def reject_groups(self) -> tuple[RejectGroup, ...]:
        """Return the causes, the most frequent first."""
        return tuple(
            RejectGroup(
                reason=reason,
                sentence=self.groups[reason][0] + self._latest(reason),
                remedy=self.groups[reason][1],
                rows=rows,
                examples=tuple(self.groups[reason][2]),
            )
            for reason, rows in self.refused.most_common()
        )

    def second_moments(self) -> tuple[str, ...]:
        """Say which further moments rows tell, and why events and rows differ in number."""
        said = [
            f"{_rows(rows)} {'tells' if rows == 1 else 'tell'} a second moment, "
            f"“{masked_sentence(name)}”: an event of its own beside the row's first one, so that "
            "there are more events than rows."
            for name, rows in self.second.items()
        ]
        said += [
            f"In {_rows(rows)} the date of “{masked_sentence(name)}” cannot be read: the row comes "
            "in without it."
            for name, rows in self.unread.items()
        ]
        said += [
            f"In {_rows(rows)} “{masked_sentence(name)}” lies in the future: it is no event yet. "
            "Import the file again once it has happened."
            for name, rows in self.planned.items()
        ]
        if self.by_staff:
            said.append(
                f"{_rows(self.by_staff)} {'is a reply' if self.by_staff == 1 else 'are replies'} "
                "of your own side in a conversation: kept as notes by staff, no events of "
                "customers."
            )
        return tuple(said)

    def said_of_none(self) -> tuple[str, ...]:
        """Say that there was no row at all, which an import of nothing would hide."""
        if self.rows:
            return ()
        said = "The file holds no rows, only the names of its columns at most"
        return (f"{said}. Check whether the export was cut short or filtered.",)

    def _latest(self, reason: str) -> str:
        """Say how far the rows that lie in the future reach."""
        if reason != FUTURE or not self.latest_ms:
            return ""
        return f" The latest is of {day_in_words(iso(self.latest_ms))}."


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
