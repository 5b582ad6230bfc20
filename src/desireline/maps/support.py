"""What a statement rests on besides its claim: answers, quotes, and our own side's word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

STRICT = {"extra": "forbid", "strict": True}
SupportKind = Literal[
    "answers",  # said: survey or rating rows
    "verbatim",  # said: pinned quotes
    "customer interview",  # said
    "workshop",  # our own side
    "internal interview",  # our own side
    "walk-through",  # our own side
    "own statement",  # our own side
    "external report",  # others' data
]
Stance = Literal["for", "against"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One thing a statement rests on.

    Attributes:
        dated: ISO date of the newest part of it.
        rows: Record keys of the answers or quotes it names; they must exist in the store,
            or the support counts for nothing.
        note: In words: who, where, how many.
        remark: A customer's remark on a shared page of this map: it stands for one person and
            names no rows.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    kind: SupportKind
    stance: Stance = "for"
    dated: str = ""
    rows: tuple[str, ...] = ()
    note: str = ""
    remark: bool = False
