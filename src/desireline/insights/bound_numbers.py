"""Numbers in somebody's own words, held against what is counted behind the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desireline.maps.reading import Figure

_NUMBER = r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_PAIR = re.compile(rf"({_NUMBER})\s+(?:out of|in|of)\s+(?:every\s+)?({_NUMBER})", re.IGNORECASE)
_ALONE = re.compile(_NUMBER)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")
NEAR = 0.03  # how far "1 in 4" may be from the share it stands for
_SECONDS = (1, 60, 3600, 86_400)


def unmatched(words: str, *, said: Iterable[str], figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the numbers of a text that stand for nothing counted, as they were written.

    A number matches where the computed sentences ``said`` hold it, or where it is a value, a
    part or an n of a figure, a share also as "27 %", "27 of 100" or "1 in 4", each to the digits
    it was written with. Numbers written out in letters are not read.
    """
    known = {_value(text) for sentence in said for text in _ALONE.findall(sentence)}
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
    for text in _ALONE.findall(rest):
        value = _value(text)
        step = 10.0 ** -_digits(text)
        percent = any(abs(share * 100 - value) <= step / 2 for share in shares)
        if value not in known and not percent and not _is_count(value, counts):
            found.append(text)
    return tuple(found)


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
