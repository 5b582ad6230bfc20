"""Free text as it may be stored: personal data replaced by what it was, and how much."""

from __future__ import annotations

from functools import lru_cache

from desireline.evidence.free_text.names import KnownName, without_names
from desireline.evidence.free_text.patterns import without_patterns
from desireline.evidence.free_text.places import without_places
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.web_addresses import without_queries

_PIECE = late_pattern(
    r"\[(?:e-mail|phone|IP address|account|name|address|number plate|number|hidden"
    r"|(?:email|phone|user|device|order|customer) [0-9a-f]{6})\]"
)
FEWEST_SPACES = 3
LONGEST_TEXT = 20_000


def is_free_text(cell: str) -> bool:
    """Tell whether a cell holds what somebody typed rather than a name, a code or a date."""
    return cell.count(" ") >= FEWEST_SPACES and sum(map(str.isalpha, cell)) > len(cell) // 2


@lru_cache(maxsize=16_384)
def masked_words(text: str) -> str:
    """Return what somebody typed with every personal piece replaced by a sign of its kind."""
    return words_without(text)


def words_without(text: str, *, known: KnownName | None = None) -> str:
    """Return what somebody typed masked, with names that ``known`` knows replaced too."""
    text = without_queries(text)
    return without_names(without_places(without_patterns(text)), known=known)


def pieces_masked(text: str) -> int:
    """Return how many pieces of a text are hidden."""
    return len(_PIECE.findall(text))


def shown_sheet(name: str) -> str:
    """Return a workbook sheet's name as it may be stored: a person it is called after is hidden."""
    return words_without(name)
