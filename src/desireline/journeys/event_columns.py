"""Which columns of a bare event file hold the customer, the touchpoint and the time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from desireline.errors import DesirelineError
from desireline.evidence.column_words import EXACT

_OTHER = re.compile(r"[^a-z0-9äöüß]+")
# Tried before the words of imported files: how tools that record journeys name the three.
_FIRST_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "customer": ("customer_id", "customer", "case_concept_name", "user_id", "user", "cust"),
        "touchpoint": ("touchpoint", "event", "event_name", "activity", "concept_name", "tp"),
        "time": (
            *("timestamp", "time", "happened_at", "time_timestamp", "event_time", "ts"),
            "event_timestamp",
        ),
    }
)
_MEANINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "customer": ("customer", "user", "email", "device id", "phone"),
        "touchpoint": ("name", "page"),
        "time": ("time",),
    }
)


class NoSuchColumnError(DesirelineError):
    """The file has no column of the name given."""

    code = "no-such-column"

    def __init__(self, name: str, header: Sequence[str]) -> None:
        super().__init__(f"The file has no column '{name}'. Its columns: {', '.join(header)}.")


class ColumnUnclearError(DesirelineError):
    """No column is named like what is looked for; only a person can tell."""

    code = "column-unclear"

    def __init__(self, wanted: str, header: Sequence[str]) -> None:
        super().__init__(
            f"Which column holds the {wanted}? None is named so. Say --{wanted} with one of: "
            f"{', '.join(header)}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventColumns:
    """The columns an event file is read by.

    Attributes:
        order: A column that orders events of the same time; None = the order of the rows.
        kept: Columns kept beside these, to choose journeys by.
        guessed: Which of them were guessed by their names.
    """

    customer: str
    touchpoint: str
    time: str
    order: str | None = None
    kept: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns to read, each once."""
        wanted = (self.customer, self.touchpoint, self.time, self.order, *self.kept)
        return tuple(dict.fromkeys(name for name in wanted if name is not None))


def find_columns(  # noqa: PLR0913 - a header and the columns that are meant
    header: Sequence[str],
    *,
    customer: str = "",
    touchpoint: str = "",
    time: str = "",
    order: str = "",
    keep: Sequence[str] = (),
) -> EventColumns:
    """Give the columns that are meant; what is not given is guessed by its name.

    Raises:
        NoSuchColumnError: A column given does not exist.
        ColumnUnclearError: One is not given and no name tells.
    """
    given = {"customer": customer, "touchpoint": touchpoint, "time": time}
    for name in (*given.values(), order, *keep):
        if name and name not in header:
            raise NoSuchColumnError(name, header)
    found = dict(given)
    for wanted in given:
        taken = {name for name in found.values() if name}
        free = [name for name in header if name not in taken]
        found[wanted] = found[wanted] or _guess(wanted, free, header)
    return EventColumns(
        customer=found["customer"],
        touchpoint=found["touchpoint"],
        time=found["time"],
        order=order or None,
        kept=tuple(dict.fromkeys(keep)),
        guessed=tuple(wanted for wanted, name in given.items() if not name),
    )


def _guess(wanted: str, free: Sequence[str], header: Sequence[str]) -> str:
    by_word = {_word(name): name for name in reversed(free)}
    for word in _FIRST_WORDS[wanted]:
        if word in by_word:
            return by_word[word]
    for meaning in _MEANINGS[wanted]:
        for word, (meant, _) in EXACT.items():
            if meant == meaning and word in by_word:
                return by_word[word]
    raise ColumnUnclearError(wanted, header)


def _word(name: str) -> str:
    return _OTHER.sub("_", name.casefold()).strip("_")
