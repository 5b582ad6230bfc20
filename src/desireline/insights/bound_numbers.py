"""Numbers in somebody's own words, held against what is counted behind the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desireline.maps.reading import Figure

_NUMBER = r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_PAIR = re.compile(rf"({_NUMBER})\s+(?:out of|in|of)\s+(?:every\s+)?({_NUMBER})", re.IGNORECASE)
_ALONE = re.compile(_NUMBER)
_PERCENT = re.compile(r"\s*(?:%|per ?cent\b|prozent\b)", re.IGNORECASE)
_TIMES = re.compile(r"(?:k|m)\b|\s*(?:thousand|million|tausend|millionen)\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")
NEAR = 0.03  # how far "1 in 4" may be from the share it stands for
_SECONDS = (1, 60, 3600, 86_400)


def unmatched(words: str, *, said: Iterable[str], figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the numbers of a text that stand for nothing counted, as they were written.

    A number matches where the computed sentences ``said`` hold it, or where it is a value, a
    part or an n of a figure, a share also as "27%", "27 of 100" or "1 in 4", each to the digits
    it was written with. Numbers written out in letters are not read.
    """
    told = [(one, sentence) for sentence in said for one in _ALONE.finditer(sentence)]
    known = {(_value(one[0]), _unit(sentence[one.end() :])) for one, sentence in told}
    shares = [share for figure in figures for share in _shares(figure)]
    counts = [number for figure in figures for number in _counts(figure)]
    found: list[str] = []
    rest = words
    for pair in _PAIR.finditer(words):
        part, whole = _value(pair[1]), _value(pair[2])
        holds = any(
            abs(part / whole - share) <= min(0.5 / whole, NEAR) for share in shares if whole
        )
        if not holds and not {part, whole} <= {*counts}:
            found.append(pair[0])
        rest = rest.replace(pair[0], " ", 1)
    for one in _ALONE.finditer(rest):
        text, value, unit = one[0], _value(one[0]), _unit(rest[one.end() :])
        step = 10.0 ** -_digits(text)
        percent = any(abs(share * 100 - value) <= step / 2 for share in shares)
        counted = percent or (not unit and _is_count(value, counts))
        if (value, unit) not in known and (unit == "times" or not counted):
            found.append(text)
    return tuple(found)


def _unit(rest: str) -> str:
    """Return what follows a number: "percent", "times" for a word such as million, or nothing."""
    return "percent" if _PERCENT.match(rest) else "times" if _TIMES.match(rest) else ""


def _shares(figure: Figure) -> list[float]:
    found = [figure.value] if figure.unit == "share" else []
    if figure.part is not None and figure.n:
        found.append(figure.part / figure.n)
    return [share for share in found if share is not None]


def _counts(figure: Figure) -> list[float]:
    found: list[float] = [figure.n]
    if figure.part is not None:
        found += [figure.part, figure.n - figure.part]
    if figure.value is not None and figure.unit != "share":
        sizes = _SECONDS if figure.unit == "seconds" else (1,)
        found += [round(figure.value / size, 1) for size in sizes]
    return found


def _is_count(value: float, counts: Sequence[float]) -> bool:
    """Tell whether a number is a count, or one rounded to no fewer than two digits."""
    whole = int(value) if value == int(value) else 0
    zeros = len(str(whole)) - len(str(whole).rstrip("0")) if whole else 0
    least = min(zeros, len(str(whole)) - 2)
    return any(value == one or (least > 0 and value == round(one, -least)) for one in counts)


def _value(text: str) -> float:
    if _THOUSANDS.fullmatch(text):
        return float(re.sub(r"\D", "", text))
    return float(text.replace(",", "."))


def _digits(text: str) -> int:
    if _THOUSANDS.fullmatch(text):
        return 0
    return len(re.split(r"[.,]", text)[1]) if re.search(r"[.,]", text) else 0
