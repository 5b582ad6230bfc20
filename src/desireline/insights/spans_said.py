"""How long a sentence says something takes: within two days, three to four days, half an hour."""

from __future__ import annotations

import re

from desireline.insights.amount_words import NUMBER, number_of, side_of
from desireline.maps.claim import Comparison

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
_UNITS = {
    "second": 1.0,
    "minute": MINUTE,
    "min": MINUTE,
    "hour": HOUR,
    "day": DAY,
    "night": DAY,
    "week": 7 * DAY,
    "month": 30 * DAY,
    "quarter": 91 * DAY,
    "year": 365 * DAY,
    "sekunde": 1.0,
    "stunde": HOUR,
    "tag": DAY,
    "woche": 7 * DAY,
    "monat": 30 * DAY,
    "jahr": 365 * DAY,
}
_UNIT = (
    r"(sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?"
    r"|seconds?|minutes?|mins?|hours?|days?|nights?|weeks?|months?|quarters?|years?)"
)
_HOUR_PARTS = re.compile(
    r"\b(?:(half an?|eine[rn]? halben?|einer? halben) (hour|day|year|stunde|tage?s?|jahre?s?)"
    r"|(three quarters|a quarter) of an hour|(eine[r]? |drei)?viertelstunde)\b"
)
# "two and a half days", "zweieinhalb Tage", "three to four days", "3-4 Tage"
_COUNTED = re.compile(
    r"\b" + NUMBER + r"(?:\s+(?:to|bis|or|oder)\s+" + NUMBER + r"|\s*[-\u2013]\s*" + NUMBER + r")?"
    r"(\s+and a half|einhalb)?[\s-]+" + _UNIT + r"\b"
)
_ON_AVERAGE = re.compile(r"\b(?:on average|typically|im schnitt|durchschnittlich|typischerweise)\b")
_SAME_DAY = re.compile(
    r"\b(?:same day|next day|by the evening|by evening|overnight|tomorrow|am selben tag"
    r"|am gleichen tag|über nacht)\b"
)
_AT_ONCE = re.compile(
    r"\b(?:immediately|right away|at once|straight away|instantly|"
    r"on the spot)\b"
)
_WEEKS = re.compile(r"\b(?:(?:for|takes?|several|many) weeks|mehrere wochen|wochenlang)\b")
_DAYS = re.compile(r"\b(?:(?:several|a few|many|for) days|mehrere tage|tagelang|einige tage)\b")
_WORDS: tuple[tuple[re.Pattern[str], tuple[Comparison, float]], ...] = (
    (_SAME_DAY, ("under", DAY)),
    (_WEEKS, ("more than", 7 * DAY)),
    (_DAYS, ("more than", 2 * DAY)),
)
_TAKES = re.compile(
    r"\b(?:takes?|took|lasts?|lasted|dauer(?:t|n|te|ten)|brauch(?:t|en|te|ten)|vergeh(?:t|en))\b"
)


def span_in(plain: str) -> re.Match[str] | None:
    """Return the length of time a lower-case sentence names in numbers; None = it names none."""
    return _HOUR_PARTS.search(plain) or _COUNTED.search(plain)


def without_span(text: str) -> str:
    """Return a sentence without the length of time it names: its words are about nothing else."""
    found = span_in(text.lower())
    return text if found is None else f"{text[: found.start()]} {text[found.end() :]}"


def seconds_in(plain: str) -> tuple[Comparison, float] | None:
    """Return the length of time a lower-case sentence speaks of, and on which side of it it stands.

    A bare length that something takes is meant about: four minutes are not nineteen days.
    """
    found = span_in(plain)
    if found:
        length, default = _length(found), "about" if _TAKES.search(plain) else _slow_or_fast(plain)
        side = side_of(plain, found.start(), found.end(), default=default)
        return ("about" if _ON_AVERAGE.search(plain) and side == default else side), length
    if _AT_ONCE.search(plain):
        return "under", HOUR
    return next((meant for words, meant in _WORDS if words.search(plain)), None)


def _slow_or_fast(plain: str) -> Comparison:
    slow = re.search(r"\b(?:wait\w*|hesitat\w*|put it off|long|wart\w*|lange)\b", plain)
    return "more than" if slow else "under"


def _length(found: re.Match[str]) -> float:
    if found.re is _HOUR_PARTS:
        return _part_of_an_hour(found)
    first, last = number_of(found[1]) or 1.0, number_of(found[2] or found[3] or "")
    count = (first + last) / 2 if last else first
    unit = found[5]
    plain = next(one for one in (unit, unit[:-1], unit[:-2]) if one in _UNITS)
    return (count + (0.5 if found[4] else 0.0)) * _UNITS[plain]


def _part_of_an_hour(found: re.Match[str]) -> float:
    if found[1]:
        unit = found[2].rstrip("s")
        return _UNITS[unit.rstrip("e") if unit.startswith(("tag", "jahr")) else unit] / 2
    three = "three" in found[0] or found[0].startswith("drei")
    return HOUR * (0.75 if three else 0.25)
