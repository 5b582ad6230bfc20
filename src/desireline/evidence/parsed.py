"""What a reader makes of one input row: who, what they did, what they said, or why not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

IdentifierKind = Literal["email", "phone", "user", "device", "order", "customer"]
Precision = Literal["ms", "s", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One clear key of a person in one source. Never stored in clear outside the vault."""

    kind: IdentifierKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedEvent:
    """Something a customer did (counted). ``second``: told by a further time of its row."""

    happened_at: int
    precision: Precision
    name: str
    identifier: Identifier | None
    channel: str
    sequence: int | None = None
    device: str | None = None
    page: str | None = None
    duration_seconds: float | None = None
    value: float | None = None
    currency: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedAnswer:
    """Something a customer said. ``valence`` −2…+2, None where the score has no known scale."""

    said_at: int
    precision: Precision
    name: str
    identifier: Identifier | None
    channel: str
    question: str | None = None
    score: float | None = None
    scale_low: float | None = None
    scale_high: float | None = None
    valence: float | None = None
    emotion_word: str | None = None
    words: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedLink:
    """A stated reason that two identifiers are one person."""

    one: Identifier
    other: Identifier
    rule: Literal["same row", "alias", "identify", "identity table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Why a row was not accepted: a stable code, a sentence, and what to do."""

    reason: str
    sentence: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedRow:
    """One input row. ``key`` is the source's own id of the record; None = by content.

    A row may carry no event (an identify call, a continuation line); it is still a record.
    ``personal`` names the columns of ``raw`` that hold identifiers and are stored masked;
    ``left_out`` names those that count for the row's identity but are not stored at all.
    ``planned`` names the further moments that lie in the future: they are no events yet;
    ``unread`` names those that are no time, such as "open".
    ``by_staff``: our own side replied in a conversation, which is no event of a customer.
    """

    row_number: int
    raw: dict[str, str | None]
    key: str | None = None
    events: tuple[ParsedEvent, ...] = ()
    answers: tuple[ParsedAnswer, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[ParsedLink, ...] = ()
    personal: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    rejection: Rejection | None = None
    planned: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    by_staff: bool = False
