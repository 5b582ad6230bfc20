"""What a sentence from a workshop says: how many it speaks of, how long, how it feels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desireline.insights.amount_words import NUMBER, number_of, side_of
from desireline.insights.concepts import concepts_in, stems_in
from desireline.insights.cue_words import CUES, GLAD, SAD, Cue
from desireline.insights.numbers_said import days_meant, names_a_grade, plain_number, without_grades
from desireline.insights.spans_said import seconds_in, span_in, without_span
from desireline.maps.claim import Comparison

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10} | {
    "other": 2,
    "zweit": 2,
    "dritt": 3,
    "viert": 4,
    "fünft": 5,
    "sechst": 6,
    "zehnt": 10,
}
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|percent|prozent|per cent|of 100|von 100)")
_IN_OF = re.compile(NUMBER + r"\s+(?:in|of|out of|from|von|aus)\s+(?:every\s+)?" + NUMBER + r"\b")
_FRACTION = re.compile(
    r"\b(a|one|two|three|four|five) (thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b"
    r"(?! (?:of an? )?(?:year|hour))"
)
_EVERY = re.compile(
    r"\b(?:every\s+(second|third|fourth|fifth|sixth|tenth|other)"
    r"|jede[rsnm]?\s+(zweit|dritt|viert|fünft|sechst|zehnt)e[rsnm]?)\b"
)
_PART_OF = re.compile(
    r"\b(?:ein|das|zwei|drei|vier)? ?(hälfte|drittel|viertel|fünftel|sechstel|achtel|zehntel)\b"
)
_OVER_HALF = re.compile(r"\b(?:mehr|weniger) als die hälfte\b")
_WHOLES = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PARTS = {
    "hälfte": 2,
    "drittel": 3,
    "viertel": 4,
    "fünftel": 5,
    "sechstel": 6,
    "achtel": 8,
    "zehntel": 10,
}
_TIMES = re.compile(r"\b(twice|thrice|" + NUMBER + r"\s+times)\b")
# A word of amount, and what it means where the sentence names no number: shown, and changeable.
_AMOUNTS: tuple[tuple[str, Comparison, float | None], ...] = (
    (r"\b(?:nearly|almost|about|around|roughly|just (?:under|over)) half\b", "about", 0.5),
    (
        (
            r"\bhardly\b|\bkaum\b|\bscarcely\b|\bbarely\b|\balmost (?:nobody|no one|"
            r"never)\b|\bfast (?:niemand|keiner|keine|nie)\b|\bso gut wie (?:niemand|keiner|nie)\b"
        ),
        "under",
        0.1,
    ),
    (
        (
            r"\bnobody\b|\bniemand\b|\bkeiner\b|\bnie\b|\bno one\b|\bnone\b|\bnever\b|"
            r"\bno customers?\b|\bnot one\b"
        ),
        "under",
        0.05,
    ),
    (r"\brarely\b|\bselten\b|\bseldom\b|\ba handful\b|\bvery few\b", "under", 0.1),
    (
        (
            r"\ba few\b|\beinige\b|\bmanche\b|\bmanchmal\b|\bsome\b|\bsometimes\b|"
            r"\bnow and then\b"
        ),
        "at least",
        0.1,
    ),
    (r"\bfew\b|\bwenige\b|\bminority\b|\bonly a part\b", "under", 0.25),
    (
        (
            r"\bfast alle\b|\b(?:nearly|almost|practically) (?:everyone|everybody|all|always|"
            r"every)\b"
        ),
        "at least",
        0.9,
    ),
    (
        (
            r"\beveryone\b|\balle\b|\bimmer\b|\bjeder\b|\beverybody\b|\balways\b|\ball of them\b|"
            r"\bevery customer\b"
        ),
        "at least",
        0.9,
    ),
    (
        (
            r"\bdie meisten\b|\bmeist(?:ens)?\b|\büberwiegend\b|\bmehrheitlich\b|"
            r"\bmehr als die hälfte\b|\bmore than half\b"
            r"|\bover half\b|"
            r"\bmajority\b|\bmostly\b|\bmost\b|\busually\b"
        ),
        "most",
        None,
    ),
    (
        (
            r"\bweniger als die hälfte\b|\bless than half\b|\bunder half\b|"
            r"\bfewer than half\b|\bnot even half\b"
        ),
        "under",
        0.5,
    ),
    (r"\bhalf of\b|\bhalf the\b", "at least", 0.5),
    (
        (
            r"\bmany\b|\bviele\b|\boft\b|\bhäufig\b|\boften\b|\ba lot of\b|"
            r"\bfrequently\b"
        ),
        "at least",
        0.33,
    ),
)
# German "fast" before an amount is "almost", and tells of no speed.
_ALMOST = re.compile(
    r"\bfast(?= (?:die|der|das|den|ein\w*|jede\w*|alle\w*|immer|nie\w*|kein\w*|so|zwei|drei|vier"
    r"|doppelt|genauso|\d))",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:kein|keine|nicht|do not|does not|don['’]t|doesn['’]t|did not|"
    r"won['’]t|cannot|not)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as far as figures can speak to it.

    Attributes:
        share: What share it speaks of, by its words: comparison and value 0–1; None = silent.
        seconds: A time it names and on which side of it; None = none.
        times: How often, at least; None = it does not say.
        feeling: −1 bad, +1 good, 0 = none.
        amount: The words that say how many, as written; empty = none.
        grade: Whether it names a grade or stars.
        span: Whether it names a length of time in numbers.
    """

    text: str
    stems: frozenset[str]
    concepts: frozenset[str]
    cues: frozenset[Cue]
    share: tuple[Comparison, float | None] | None
    seconds: tuple[Comparison, float] | None
    times: float | None
    feeling: int
    denied: bool
    amount: str
    grade: bool = False
    span: bool = False


def read_sentence(text: str) -> Sentence:
    """Return what a sentence says in numbers, times and feelings, and what it is about."""
    written = " ".join(text.replace("’", "'").split())
    whole = written.lower()
    plain = without_grades(whole)
    share, amount = _share(without_span(plain))
    found = re.search(re.escape(amount), written, re.IGNORECASE)
    cues = {cue for cue, words in CUES.items() if words.search(_ALMOST.sub("", plain))}
    times = _times(plain)
    seconds = seconds_in(plain)
    about = _ALMOST.sub("", without_span(text) if seconds else text)
    if days_meant(plain) is not None and plain_number(plain) is not None:
        cues, seconds = cues - {"time"}, None
    if times is not None and times > 1 and share is None:
        cues.add("repeat")
    return Sentence(
        text=text,
        stems=stems_in(about),
        concepts=concepts_in(about),
        cues=frozenset(cues),
        share=share,
        seconds=seconds,
        times=times,
        feeling=_feeling(plain),
        denied=bool(_DENIED.search(plain)),
        amount=found.group(0) if found else amount,
        grade=names_a_grade(whole),
        span=seconds is not None and span_in(plain) is not None,
    )


def _share(plain: str) -> tuple[tuple[Comparison, float | None] | None, str]:
    for pattern, reader in _SHARES:
        found = None if _OVER_HALF.search(plain) else pattern.search(plain)
        value = reader(found) if found else None
        if found and value is not None and 0 < value <= 1:
            side = side_of(plain, found.start(), found.end(), default="about")
            return (side, value), found.group(0).strip()
    for words, comparison, amount in _AMOUNTS:
        found = re.search(words, plain)
        if found:
            return (comparison, amount), found.group(0)
    return None, ""


def _percent(found: re.Match[str]) -> float:
    return float(found[1].replace(",", ".")) / 100


def _in_of(found: re.Match[str]) -> float | None:
    part, whole = number_of(found[1]), number_of(found[2])
    return part / whole if part and whole and part < whole else None


def _fraction(found: re.Match[str]) -> float:
    whole = _WHOLES[found[2].rstrip("s")]
    return (number_of(found[1]) or 1.0) / whole


def _every(found: re.Match[str]) -> float:
    return 1 / _ORDINALS[found[1] or found[2]]


def _part_of(found: re.Match[str]) -> float:
    times = {"zwei": 2, "drei": 3, "vier": 4}.get(found[0].split()[0], 1)
    return times / _PARTS[found[1]]


_SHARES = (
    (_PERCENT, _percent),
    (_IN_OF, _in_of),
    (_FRACTION, _fraction),
    (_EVERY, _every),
    (_PART_OF, _part_of),
)


def _times(plain: str) -> float | None:
    found = _TIMES.search(plain)
    if found:
        known = {"twice": 2.0, "thrice": 3.0}
        return known.get(found[1]) or number_of(found[2] or "")
    if re.search(
        r"\b(?:several|many|a number of)\b(?! (?:days|weeks|hours|minutes|months))", plain
    ):
        return 2.0
    counted = re.search(
        r"\b(?:at least )?(two|three|four|five|\d+)\s+(?!(?:of|in|out|"
        r"days?|weeks?|hours?|minutes?|months?|years?|percent|thirds?|quarters?|prozent|tage?n?"
        r"|wochen?|stunden?|minuten?|monate?n?|jahre?n?|von|aus|drittel|viertel)\b)[a-z]+",
        plain,
    )
    return number_of(counted[1]) if counted else None


def _feeling(plain: str) -> int:
    glad, sad = bool(GLAD.search(plain)), bool(SAD.search(plain))
    if glad == sad:
        return 0
    denied = re.search(r"\b(?:not|never|nobody|no|hardly|n't)\b[\w\s]{0,18}$", _before(plain))
    sign = 1 if glad else -1
    return -sign if denied else sign


def _before(plain: str) -> str:
    found = GLAD.search(plain) or SAD.search(plain)
    return plain[: found.start()] if found else ""
