"""Which scale the answers to one survey question use, and where a score lies from -2 to +2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.readers.export_lines import as_number
from desireline.evidence.scores import valence

FEW_SCORES = 5
NPS_HIGH = 10
STATED = "stated in the mapping"

_LEVELS = (
    ("terrible", "poor", "average", "good", "excellent"),
    ("poor", "fair", "good", "very good", "excellent"),
    ("very poor", "poor", "average", "good", "very good"),
    ("very poor", "poor", "fair", "good", "very good"),
    ("very poor", "poor", "acceptable", "good", "excellent"),
    ("very poor", "poor", "neither good nor poor", "good", "very good"),
    ("very bad", "bad", "neither good nor bad", "good", "very good"),
    ("extremely bad", "somewhat bad", "neither good nor bad", "somewhat good", "extremely good"),
    (
        "very dissatisfied",
        "dissatisfied",
        "neither satisfied nor dissatisfied",
        "satisfied",
        "very satisfied",
    ),
    ("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"),
    (
        "extremely dissatisfied",
        "somewhat dissatisfied",
        "neither satisfied nor dissatisfied",
        "somewhat satisfied",
        "extremely satisfied",
    ),
    ("very difficult", "difficult", "neither easy nor difficult", "easy", "very easy"),
    ("very difficult", "difficult", "neutral", "easy", "very easy"),
    (
        "extremely difficult",
        "somewhat difficult",
        "neither easy nor difficult",
        "somewhat easy",
        "extremely easy",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How the answers to one question are scored.

    Attributes:
        low: The worst score, or the best where ``low_is_good``.
        high: The other end.
        levels: Answer texts from ``low`` to ``high``; empty where the answers are numbers.
        feeling: False where the answers say nothing about how someone felt (yes or no).
        reason: Why this scale was taken, as a half sentence.
    """

    low: float
    high: float
    reason: str
    levels: tuple[str, ...] = ()
    feeling: bool = True
    low_is_good: bool = False

    def score(self, text: str | None) -> float | None:
        """Give the score of one answer; None where it is not on the scale."""
        if text is None:
            return None
        if self.levels:
            word = text.strip().lower()
            return float(self.levels.index(word) + 1) if word in self.levels else None
        number = as_number(text)
        return number if number is not None and self.low <= number <= self.high else None

    def valence(self, score: float | None) -> float | None:
        """Give the place of a score from -2 (worst) to +2 (best), on a straight line."""
        if score is None or not self.feeling:
            return None
        return valence(score, low=self.low, high=self.high, low_is_good=self.low_is_good)


def stated_scale(meaning: ColumnMeaning) -> Scale | None:
    """Give the scale a person stated in the mapping; None where only the column is named."""
    if meaning.scale_low is None or meaning.scale_high is None:
        return None
    return Scale(
        low=meaning.scale_low,
        high=meaning.scale_high,
        low_is_good=meaning.low_is_good,
        reason=STATED,
    )


def scale_of(values: Iterable[str], *, question: str) -> Scale | None:
    """Guess the scale from all answers to one question; None where they are words or unclear.

    Numbers: 0 and 1 alone are yes and no and carry no feeling; a question that asks to
    "recommend", or scores up to 8, 9 or 10, is 0-10; scores from 1 up to 5 are 1-5; scores that
    end at 6 or 7 could be either and are left without a scale. Words: one of the known
    five-level wordings that holds every answer.
    """
    given = {value.strip().lower() for value in values} - {""}
    numbers = [as_number(value) for value in given]
    scores = [number for number in numbers if number is not None]
    if not given or (scores and len(scores) < len(given)):
        return None
    if not scores:
        return _worded(given)
    return _numeric(scores, question=question)


def _worded(given: set[str]) -> Scale | None:
    fitting = {levels for levels in _LEVELS if given <= set(levels)}
    places = {tuple(levels.index(word) for word in sorted(given)) for levels in fitting}
    if len(places) != 1:
        return None
    levels = next(each for each in _LEVELS if each in fitting)
    return Scale(low=1.0, high=5.0, levels=levels, reason=f"from {levels[0]} to {levels[-1]}")


def _numeric(scores: list[float], *, question: str) -> Scale | None:
    low, high = min(scores), max(scores)
    if low < 0 or high > NPS_HIGH or any(score != int(score) for score in scores):
        return None
    if "recommend" in question.lower():
        return Scale(low=0.0, high=10.0, reason="the question asks to recommend")
    if high <= 1:
        return Scale(low=0.0, high=1.0, feeling=False, reason="only 0 and 1: no and yes")
    if high <= FEW_SCORES and low >= 1:
        return Scale(low=1.0, high=5.0, reason="every score lies from 1 to 5")
    return (
        Scale(low=0.0, high=10.0, reason="scores reach up to 8, 9 or 10")
        if high > FEW_SCORES + 2
        else None
    )
