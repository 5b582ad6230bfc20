"""Numbers as words, and on which side of a number a sentence stands: at least, about, at most."""

from __future__ import annotations

import re

from desireline.maps.claim import Comparison

NUMBERS = {
    word: float(number)
    for number, words in enumerate(
        ("", "one a an single", "two couple both", "three", "four", "five", "six", "seven")
    )
    for word in words.split()
} | {"eight": 8.0, "nine": 9.0, "ten": 10.0, "dozen": 12.0, "half": 0.5, "hundred": 100.0}
_GERMAN = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
NUMBERS |= {word: float(place) for place, word in enumerate(_GERMAN.split(), start=1)}
NUMBERS |= {"eine": 1.0, "einer": 1.0, "einem": 1.0, "einen": 1.0, "hundert": 100.0}
NUMBER = r"(\d+(?:[.,]\d+)?|" + "|".join(NUMBERS) + r")"
_UPWARDS = re.compile(
    r"\b(?:at least|no(?:t)? less than|not fewer than|nicht weniger als|minimum|mindestens"
    r"|wenigstens)\b"
)
_NOT_EVEN = re.compile(r"\b(?:not even|nicht (?:ein)?mal)\W*$")
_AT_MOST = re.compile(r"\W*(?:at (?:the )?most|or (?:less|fewer)|oder weniger|höchstens|maximal)\b")
_AT_LEAST = re.compile(r"\W*(?:at (?:the )?least|or more|oder mehr|mindestens|wenigstens)\b")
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|circa|etwa|rund|ungefähr|ca"
    r"|nearly|almost|just under|just over|fast|knapp|beinahe|gut)\W*$"
)
_ONLY = re.compile(
    r"\b(?:only|just|merely|not? more than|nicht mehr als|nur|bloß|lediglich"
    r"|gerade (?:ein)?mal)\W*$"
)
_OVER = re.compile(r"\b(?:more than|over|longer than|above|mehr als|über|länger als)\b")
_BELOW = re.compile(
    r"\b(?:under|less than|fewer than|below|within|inside|in less than|at most|unter|weniger als"
    r"|innerhalb|binnen|höchstens)\b"
)
_BEHIND: tuple[tuple[re.Pattern[str], Comparison], ...] = (
    (_AT_MOST, "at most"),
    (_AT_LEAST, "at least"),
)
_BEFORE: tuple[tuple[re.Pattern[str], Comparison], ...] = (
    (_NOT_EVEN, "under"),
    (_UPWARDS, "at least"),
    (_ABOUT, "about"),
    (_ONLY, "at most"),
    (_OVER, "more than"),
    (_BELOW, "under"),
)


def number_of(word: str) -> float | None:
    """Return what a word or its digits count; None = it is no number."""
    if not word:
        return None
    if word in NUMBERS:
        return NUMBERS[word]
    try:
        return float(word.replace(",", "."))
    except ValueError:
        return None


def side_of(plain: str, at: int, end: int, *, default: Comparison) -> Comparison:
    """Return on which side of the number from ``at`` to ``end`` a sentence stands.

    The words before it tell, or those right behind: not even one in ten, two days at most.
    """
    before, behind = plain[max(0, at - 24) : at], plain[end : end + 16]
    for words, side in _BEHIND:
        if words.match(behind):
            return side
    return next((side for words, side in _BEFORE if words.search(before)), default)
