"""A customer's own words on a picture: one quote a stage, with where and when it was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desireline.rendering.drawing import Sheet
from desireline.rendering.saying import long_date

LONGEST = 240  # letters; a longer quote ends where its words still fit
CUT = " […]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words that may leave the workspace, pinned to a statement. ``said_on``: ISO date."""

    statement_id: str
    stage_id: str
    words: str
    source: str
    said_on: str


def one_a_stage(quotes: Iterable[Quoted]) -> dict[str, Quoted]:
    """Return the shortest quote of each stage, by stage."""
    found: dict[str, Quoted] = {}
    for one in quotes:
        known = found.get(one.stage_id)
        if known is None or len(one.words) < len(known.words):
            found[one.stage_id] = one
    return found


def quote_of(quotes: Sequence[Quoted], *, statement_id: str, stage_id: str) -> Quoted | None:
    """Return the quote pinned to a statement, else its stage's."""
    pinned = [one for one in quotes if statement_id and one.statement_id == statement_id]
    of_stage = one_a_stage(pinned or (one for one in quotes if one.stage_id == stage_id))
    return next(iter(of_stage.values()), None)


def quoted_words(quote: Quoted) -> str:
    """Return a quote in its marks, cut at a word where it is long."""
    said = " ".join(quote.words.split())
    if len(said) > LONGEST:
        said = said[:LONGEST].rsplit(" ", 1)[0].rstrip(".,;:") + CUT
    return f"“{said}”"


def source_words(quote: Quoted) -> str:
    """Return where and when it was said."""
    parts = [quote.source, long_date(quote.said_on) if quote.said_on else ""]
    return ", ".join(part for part in parts if part)


def draw_quote(  # noqa: PLR0913 - one quote at one place
    sheet: Sheet, quote: Quoted, *, x: float, y: float, room: float, size: float
) -> float:
    """Write a quote and its source from the line ``y`` down; return where they end."""
    said = sheet.text(
        x, y, quoted_words(quote), size=size, voice=True, room=room, leading=size * 1.3
    )
    small = max(size * 0.78, 10.5)
    return sheet.text(
        x,
        said.bottom + small * 1.2,
        source_words(quote),
        size=small,
        color="ink-2",
        room=room,
        leading=small * 1.25,
    ).bottom
