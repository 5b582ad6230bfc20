"""One cell's score: as it was given, and on the one scale from -2 to +2."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.levels import LEVELS
from desireline.evidence.numbers import NumberRefusedError, is_absent, read_number
from desireline.evidence.parsed import Rejection


class RefusedRowError(Exception):
    """Carries the reason a row is refused to where the row is built."""

    def __init__(self, *, reason: str, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.rejection = Rejection(reason=reason, sentence=sentence, remedy=remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One score as it was given and on the one scale."""

    score: float | None
    low: float | None
    high: float | None
    valence: float | None
    word: str | None


def valence(score: float, *, low: float, high: float, low_is_good: bool = False) -> float:
    """Return a score of a scale from ``low`` to ``high`` as a valence from -2 to +2."""
    share = (score - low) / (high - low)
    return round((1 - share if low_is_good else share) * 4 - 2, 6)


@lru_cache(maxsize=65536)
def read_score(cell: str | None, meaning: ColumnMeaning) -> Score | None:
    """Return the score a cell holds; None where it is empty.

    Raises:
        RefusedRowError: It is no score, or lies outside its scale.
    """
    if cell is None or is_absent(cell):
        return None
    word = cell.strip().casefold()
    if word in LEVELS:
        level = LEVELS[word]
        return Score(score=level, low=-2, high=2, valence=level, word=cell.strip())
    try:
        number = read_number(cell, decimal=meaning.decimal)
    except NumberRefusedError as error:
        raise RefusedRowError(
            reason="no-score",
            sentence=f"{meaning.column}: '{cell[:60]}' is no score.",
            remedy="Correct the score.",
        ) from error
    low, high = meaning.scale_low, meaning.scale_high
    if low is None or high is None or low == high:
        return Score(score=number, low=None, high=None, valence=None, word=None)
    if not low <= number <= high:
        raise RefusedRowError(
            reason="score-out-of-scale",
            sentence=f"{meaning.column}: {cell.strip()} is outside the scale {low:g} to {high:g}.",
            remedy="Correct the score, or the scale in the mapping.",
        )
    level = valence(number, low=low, high=high, low_is_good=meaning.low_is_good)
    return Score(score=number, low=low, high=high, valence=level, word=None)
