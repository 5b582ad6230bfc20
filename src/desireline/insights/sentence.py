"""What a sentence from a workshop says: how many it speaks of, how long, how it feels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desireline.insights.concepts import concepts_in, stems_in
from desireline.insights.cue_words import CUES, GLAD, SAD, Cue
from desireline.insights.numbers_said import days_meant, names_a_grade, plain_number, without_grades
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
_NUMBERS = {
    word: float(number)
    for number, words in enumerate(
        ("", "one a an single", "two couple both", "three", "four", "five", "six", "seven")
    )
    for word in words.split()
} | {"eight": 8.0, "nine": 9.0, "ten": 10.0, "dozen": 12.0, "half": 0.5, "hundred": 100.0}
_GERMAN = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
_NUMBERS |= {word: float(place) for place, word in enumerate(_GERMAN.split(), start=1)}
_NUMBERS |= {"eine": 1.0, "einer": 1.0, "einem": 1.0, "einen": 1.0, "hundert": 100.0}
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10} | {
    "other": 2,
    "zweit": 2,
    "dritt": 3,
    "viert": 4,
    "fünft": 5,
    "sechst": 6,
    "zehnt": 10,
}
_NUMBER = r"(\d+(?:[.,]\d+)?|" + "|".join(_NUMBERS) + r")"
_UNIT = (
    r"(sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?"
    r"|seconds?|minutes?|mins?|hours?|days?|nights?|weeks?|months?|quarters?|years?)"
)
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|percent|prozent|per cent|of 100|von 100)")
_IN_OF = re.compile(_NUMBER + r"\s+(?:in|of|out of|from|von|aus)\s+(?:every\s+)?" + _NUMBER + r"\b")
_FRACTION = re.compile(
    r"\b(a|one|two|three) (thirds?|quarters?|fifths?)\b(?! (?:of a )?(?:year|hour))"
)
_EVERY = re.compile(
    r"\b(?:every\s+(second|third|fourth|fifth|sixth|tenth|other)"
    r"|jede[rsnm]?\s+(zweit|dritt|viert|fünft|sechst|zehnt)e[rsnm]?)\b"
)
_PART_OF = re.compile(r"\b(?:ein|das|zwei|drei)? ?(hälfte|drittel|viertel|fünftel)\b")
_OVER_HALF = re.compile(r"\b(?:mehr|weniger) als die hälfte\b")
_PARTS = {"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5}
_SPAN = re.compile(r"\b(?:half an hour|half a day|" + _NUMBER + r"[\s-]+" + _UNIT + r")\b")
_TIMES = re.compile(r"\b(twice|thrice|" + _NUMBER + r"\s+times)\b")
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
            r"\bfewer than half\b"
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
_DENIED = re.compile(
    r"\b(?:kein|keine|nicht|do not|does not|don['’]t|doesn['’]t|did not|"
    r"won['’]t|cannot|not)\b"
)
_UPWARDS = re.compile(r"\b(?:at least|no less than|minimum|mindestens|wenigstens)\b")
_ON_AVERAGE = re.compile(r"\b(?:on average|typically|im schnitt|durchschnittlich|typischerweise)\b")
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|circa|etwa|rund|ungefähr|ca"
    r"|nearly|almost|just under|just over|fast|knapp|beinahe|gut)\W*$"
)
_ONLY = re.compile(r"\b(?:only|just|merely|no more than|nur|bloß|lediglich|gerade (?:ein)?mal)\W*$")
_OVER = re.compile(r"\b(?:more than|over|longer than|above|mehr als|über|länger als)\b")
_BELOW = re.compile(
    r"\b(?:under|less than|fewer than|below|within|inside|in less than|at most|unter|weniger als"
    r"|innerhalb|binnen|höchstens)\b"
)
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
    share, amount = _share(plain)
    found = re.search(re.escape(amount), written, re.IGNORECASE)
    cues = {cue for cue, words in CUES.items() if words.search(plain)}
    times = _times(plain)
    seconds = _seconds(plain)
    if days_meant(plain) is not None and plain_number(plain) is not None:
        cues, seconds = cues - {"time"}, None
    if times is not None and times > 1 and share is None:
        cues.add("repeat")
    return Sentence(
        text=text,
        stems=stems_in(text),
        concepts=concepts_in(text),
        cues=frozenset(cues),
        share=share,
        seconds=seconds,
        times=times,
        feeling=_feeling(plain),
        denied=bool(_DENIED.search(plain)),
        amount=found.group(0) if found else amount,
        grade=names_a_grade(whole),
        span=seconds is not None and bool(_SPAN.search(plain)),
    )


def _share(plain: str) -> tuple[tuple[Comparison, float | None] | None, str]:
    for pattern, reader in _SHARES:
        found = None if _OVER_HALF.search(plain) else pattern.search(plain)
        value = reader(found) if found else None
        if found and value is not None and 0 < value <= 1:
            side = _side(plain, found.start(), default=_bare(pattern, found))
            return (side, value), found.group(0)
    for words, comparison, amount in _AMOUNTS:
        found = re.search(words, plain)
        if found:
            return (comparison, amount), found.group(0)
    return None, ""


def _bare(pattern: re.Pattern[str], found: re.Match[str]) -> Comparison:
    """Return what a bare share means: one in four is said of no fewer, 63% of about as many."""
    one = pattern is _EVERY or (pattern is _IN_OF and _number(found[1]) == 1)
    return "at least" if one else "about"


def _percent(found: re.Match[str]) -> float:
    return float(found[1].replace(",", ".")) / 100


def _in_of(found: re.Match[str]) -> float | None:
    part, whole = _number(found[1]), _number(found[2])
    return part / whole if part and whole and part < whole else None


def _fraction(found: re.Match[str]) -> float:
    parts = {"t": 3, "q": 4, "f": 5}[found[2][0]]
    return (_number(found[1]) or 1.0) / parts


def _every(found: re.Match[str]) -> float:
    return 1 / _ORDINALS[found[1] or found[2]]


def _part_of(found: re.Match[str]) -> float:
    times = {"zwei": 2, "drei": 3}.get(found[0].split()[0], 1)
    return times / _PARTS[found[1]]


_SHARES = (
    (_PERCENT, _percent),
    (_IN_OF, _in_of),
    (_FRACTION, _fraction),
    (_EVERY, _every),
    (_PART_OF, _part_of),
)


def _side(plain: str, at: int, *, default: Comparison) -> Comparison:
    """Return on which side of a number at ``at`` a sentence stands, by the words before it."""
    before = plain[max(0, at - 24) : at]
    if _UPWARDS.search(before):
        return "at least"
    if _ABOUT.search(before):
        return "about"
    if _ONLY.search(before):
        return "at most"
    if _OVER.search(before):
        return "more than"
    if _BELOW.search(before):
        return "under"
    return default


def _seconds(  # noqa: PLR0911 - one return a way of saying it
    plain: str,
) -> tuple[Comparison, float] | None:
    found = _SPAN.search(plain)
    if found:
        length = _length(found)
        if _ON_AVERAGE.search(plain):
            return "about", length
        return _side(plain, found.start(), default=_slow_or_fast(plain)), length
    if _AT_ONCE.search(plain):
        return "under", HOUR
    if _SAME_DAY.search(plain):
        return "under", DAY
    if _WEEKS.search(plain):
        return "more than", 7 * DAY
    if _DAYS.search(plain):
        return "more than", 2 * DAY
    return None


def _slow_or_fast(plain: str) -> Comparison:
    slow = re.search(
        r"\b(?:takes?|wait\w*|last\w*|hesitat\w*|put it off|long|wart\w*|dauer\w*|lange)\b", plain
    )
    return "more than" if slow else "under"


def _length(found: re.Match[str]) -> float:
    if found.group(0).startswith("half an"):
        return HOUR / 2
    if found.group(0).startswith("half a"):
        return DAY / 2
    unit = found[2]
    plain = next(one for one in (unit, unit[:-1], unit[:-2]) if one in _UNITS)
    return (_number(found[1]) or 1.0) * _UNITS[plain]


def _times(plain: str) -> float | None:
    found = _TIMES.search(plain)
    if found:
        known = {"twice": 2.0, "thrice": 3.0}
        return known.get(found[1]) or _number(found[2] or "")
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
    return _number(counted[1]) if counted else None


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


def _number(word: str) -> float | None:
    if not word:
        return None
    if word in _NUMBERS:
        return _NUMBERS[word]
    try:
        return float(word.replace(",", "."))
    except ValueError:
        return None
