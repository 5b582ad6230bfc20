"""What the name of a score's column says of its scale: its ends, and which end is the good one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from desireline.evidence.late_patterns import late_pattern

Direction = Literal["high", "low", ""]
_NUMBER = r"(-?\d{1,3})"
_BETWEEN = r"[^\d]{0,60}?"
_EACH_END = late_pattern(
    rf"(?<![\d.,]){_NUMBER}\s*[=:]\s*([^\d=:]{{1,60}}?)[\s,;/–-]*"
    rf"(?:bis|to|und|and|à|a|til|tot|\.\.\.|…)?\s*{_NUMBER}\s*[=:]\s*([^\d=:]{{1,60}})"
)
_FROM_TO = late_pattern(
    rf"\b(?:from|von|scale|skala|de|fra|van|between|zwischen)\s{{1,3}}(?:of\s|from\s|von\s|of\sfrom\s)?{_NUMBER}\s*"
    rf"(?:\(([^()]{{1,60}})\))?\s*(?:to|bis|à|a|til|tot|and|und|[-–])\s*{_NUMBER}\s*(?:\(([^()]{{1,60}})\))?",
    re.IGNORECASE,
)
_RANGE = late_pattern(
    rf"(?<![\w.,/-]){_NUMBER}\s?(?:[-–]|bis|to)\s?{_NUMBER}(?![\w.,/–-])", re.IGNORECASE
)
# Lower case and without what only one kind of pattern knows: the store asks with it too.
RECOMMENDING = (
    r"weiterempf|empfehl|recommend|recomend|recommand|anbefal|aanbevel|net promoter"
    r"|(?:^|[^a-z])nps(?:[^a-z]|$)"
)
_RECOMMEND = late_pattern(RECOMMENDING, re.IGNORECASE)
_NEGATED = r"(?<!nicht )(?<!not )(?<!nie )(?<!un)(?<!dis)(?<!in)"
_GOOD = late_pattern(
    _NEGATED
    + r"(?:zufried|satisf|empfehl|recommend|easy|leicht|einfach|freundlich|friendly|hilfreich|"
    r"helpful|happy|glad|gut\b|gute|good|great|excellent|ausgezeichnet|hervorragend|toll|begeist|"
    r"delight|perfekt|perfect|best\b|beste|prima|super|tilfreds|tevred|satisfait|bon\b|bien\b|facil)",
    re.IGNORECASE,
)
_BAD = late_pattern(
    r"unzufried|dissatisf|unsatisf|unhappy|schlecht|bad\b|poor|terrible|awful|schrecklich|"
    r"ungenügend|mangelhaft|schwierig|schwer\b|difficult|hard\b|kompliziert|complicated|umständlich|"
    r"mühsam|aufw[aä]nd|effort|anstreng|ärger|geärgert|annoy|frustr|enttäusch|disappoint|stress|"
    r"worst|schlimm|unfreundlich|langsam|slow\b|nicht gut|not good|insatisf|mauvais|malo\b",
    re.IGNORECASE,
)
_NONE_OF_IT = late_pattern(
    r"^\W*(?:gar|überhaupt|absolut)?\s*(?:nicht|nie|kein)|^\W*(?:not|never|no)\b|trifft.{0,20}nicht|"
    r"stimme.{0,20}nicht|^\W*(?:sehr )?(?:wenig|unwahrscheinlich)|unlikely|disagree",
    re.IGNORECASE,
)
_ALL_OF_IT = late_pattern(
    r"^\W*(?:sehr|äußerst|extrem|voll|völlig|absolut|very|extremely|completely|totally|fully|höchst)\b|"
    r"wahrschein|likely|trifft.{0,20}zu|stimme.{0,20}zu|agree",
    re.IGNORECASE,
)
_UNOPENED = late_pattern(r"^([^()]*)\).*")  # what follows a bracket that closes around the scale
_LOWEST, _HIGHEST = -5, 100
RECOMMENDATION = (0.0, 10.0)
MOST_OF_OTHER_SCALES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidScale:
    """A scale as a name states it; ``good`` is empty where it does not say which end is good."""

    low: float
    high: float
    good: Direction
    said: str


def said_scale(name: str) -> SaidScale | None:
    """Return the scale a column's name states; None where it states none.

    Understood are "1 = not at all, 5 = very", "scale from 1 (bad) to 5 (good)" and "0–10".
    """
    text = " ".join(name.split())
    for pattern in (_EACH_END, _FROM_TO):
        if found := pattern.search(text):
            one, one_word, other, other_word = found.groups()
            question = f"{text[: found.start()]} {text[found.end() :]}"
            return _scale(
                int(one), one_word or "", int(other), other_word or "", question, found[0]
            )
    if found := _RANGE.search(text):
        return _scale(int(found[1]), "", int(found[2]), "", text, found[0])
    return None


def is_recommendation(name: str) -> bool:
    """Tell whether a column's name asks whether somebody would recommend us."""
    return _RECOMMEND.search(name) is not None


def _scale(  # noqa: PLR0913 - two ends with their words
    one: int, one_word: str, other: int, other_word: str, question: str, said: str
) -> SaidScale | None:
    if one > other:
        one, one_word, other, other_word = other, other_word, one, one_word
    if one == other or one < _LOWEST or other > _HIGHEST:
        return None
    return SaidScale(
        low=float(one),
        high=float(other),
        good=_good_end(one_word, other_word, question),
        said=_UNOPENED.sub(r"\1", said).strip(" (),;:"),
    )


def _good_end(low: str, high: str, question: str) -> Direction:
    """Return which end is good: by the words of the ends, else by what is asked for."""
    ends = _feel(high) - _feel(low)
    if ends:
        return "high" if ends > 0 else "low"
    if _NONE_OF_IT.search(high) or (_ALL_OF_IT.search(low) and not _NONE_OF_IT.search(low)):
        return _turned(_asked(question))
    return _asked(question)


def _feel(words: str) -> int:
    if _BAD.search(words):
        return -1
    return 1 if _GOOD.search(words) else 0


def _asked(question: str) -> Direction:
    bad, good = _BAD.search(question) is not None, _GOOD.search(question) is not None
    if bad == good:
        return ""
    return "low" if bad else "high"


def _turned(direction: Direction) -> Direction:
    return {"high": "low", "low": "high"}.get(direction, "")  # type: ignore[return-value]
