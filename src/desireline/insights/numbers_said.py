"""Plain numbers a sentence names, such as “about 30,000 visits a month”, and per what time."""

from __future__ import annotations

import re

from desireline.maps.claim import Comparison

_SCALES = {"k": 1e3, "thousand": 1e3, "tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6}
_NUMBER = re.compile(
    r"(?<![\w.,%#])([-−–]?(?:\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?))"
    r"\s*(k|thousand|tausend|million(?:en)?|mio)?\b"
    r"(?!\s*(?:%|percent|prozent|per cent|of 100|von 100|in every|in \d|of \d|out of|von \d"
    r"|seconds?|minutes?|mins?|hours?|days?|nights?|weeks?|months?|years?"
    r"|sekunden?|minuten?|stunden?|tagen?|wochen?|monate?n?|jahre?n?))"
)
_IN_OF = re.compile(r"\d+ (?:in|of|out of|from|von) (?:every )?\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_YEAR = re.compile(r"\b(?:in|of|since|for|until|by|im|in|seit|von|bis|jahr|year)\s*$")
_PERIODS: tuple[tuple[str, int], ...] = (
    (r"(?:a|per|each|every|pro|am|je|jeden) (?:day|tag)\b|\bdaily\b|\btäglich\w*", 1),
    (r"(?:a|per|each|every|pro|in der|je|jede) (?:week|woche)\b|\bweekly\b|\bwöchentlich\w*", 7),
    (r"(?:a|per|each|every|pro|im|je|jeden) (?:month|monat)\b|\bmonthly\b|\bmonatlich\w*", 30),
    (r"(?:a|per|each|every|pro|im|je|jedes) (?:quarter|quartal)\b|\bquarterly\b", 91),
    (
        r"(?:a|per|each|every|pro|im|je|jedes) (?:year|jahr)\b|\b(?:yearly|annually)\b|\bjährlich",
        365,
    ),
)
_UPWARDS = re.compile(r"\b(?:at least|no less than|minimum|mindestens|wenigstens)\W*$")
_OVER = re.compile(r"\b(?:more than|over|above|exceeds?|beyond|mehr als|über)\W*$")
_BELOW = re.compile(r"\b(?:under|less than|fewer than|below|unter|weniger als)\W*$")
_AT_MOST = re.compile(r"\b(?:at most|no more than|up to|höchstens|maximal|bis zu)\W*$")


_POINT = r"(?:\d+(?:[.,]\d+)?)"
_GRADE = re.compile(
    r"\b(?:schul|durchschnitts|gesamt)?noten?\b(?:\s+(?:von|bei|ist|war|liegt|beträgt|rund|etwa))*:?\s+"
    + _POINT
    + r"(?!\s*%)"
    r"|\b(?:grade|mark|rating|score|bewertung)s?\b (?:of|is|von|bei|liegt bei|ist) "
    + _POINT
    + r"(?!\s*%)"
    r"|" + _POINT + r"(?:\s*(?:out of|of|von|/)\s*" + _POINT + r")?\s*(?:stars?|sternen?)\b"
    r"|\b\d[.,]\d+\s*(?:out of|of|on|von|auf|/)\s*(?:\d+|five|ten|fünf|zehn)\b"
)


def names_a_grade(plain: str) -> bool:
    """Tell whether a lower-case sentence names a place on a scale: a grade 2.5, four stars.

    It is neither a share nor a count, and which end of its scale is best the sentence leaves open.
    """
    return bool(_GRADE.search(plain))


def without_grades(plain: str) -> str:
    """Return the sentence without the grades it names."""
    return _GRADE.sub(" ", plain)


def plain_number(plain: str) -> tuple[Comparison, float] | None:
    """Return the first plain number of a lower-case sentence and on which side of it it stands.

    Shares, times and years are none. A bare number is meant about: nobody writes 30,000 to the
    visit.
    """
    plain = _IN_OF.sub(" ", plain)
    for found in _NUMBER.finditer(plain):
        before = plain[max(0, found.start() - 24) : found.start()]
        if _YEAR.fullmatch(found[1]) and _BEFORE_YEAR.search(before):
            continue
        return _side(before), _value(found[1]) * _SCALES.get(found[2] or "", 1.0)
    return None


def days_meant(plain: str) -> int | None:
    """Return the days of “a month”, “per week” and the like; None = the sentence names none."""
    return next((days for words, days in _PERIODS if re.search(words, plain)), None)


def _side(before: str) -> Comparison:
    if _AT_MOST.search(before):
        return "at most"
    if _UPWARDS.search(before):
        return "at least"
    if _OVER.search(before):
        return "more than"
    return "under" if _BELOW.search(before) else "about"


def _value(text: str) -> float:
    sign = -1.0 if text[0] in "-−–" else 1.0
    bare = re.sub(r"[-−–'’\u00a0\u202f ]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare):
        return sign * float(re.sub(r"[.,]", "", bare))
    return sign * float(bare.replace(",", "."))
