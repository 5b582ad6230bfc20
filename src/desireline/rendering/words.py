"""Numbers as people read them, and text broken into lines that fit."""

from __future__ import annotations

import math

NARROW = set("iIjl.,:;'|!()[]ft ")
WIDE = set("mwMWOQGD%@")
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
STATES = {
    "measured": "Measured",
    "reported": "Reported",
    "assumed": "Assumed",
    "contradicted": "Contradicted",
    "stale": "Stale",
    "empty": "Empty",
}


def count(value: float | None) -> str:
    """Return a count with thousands separators; a dash for nobody."""
    return "–" if value is None else f"{value:,.0f}"


def percent(value: float | None) -> str:
    """Return a share in percent with one digit."""
    return "–" if value is None else f"{value * 100:.1f}%"


def points(score: float) -> str:
    """Return a net promoter score with its sign and a true minus; nought has none."""
    whole = round(score)
    return f"{whole:+d}".replace("-", "−") if whole else "0"


def signed(value: float) -> str:
    """Return a valence with its sign and a true minus."""
    return f"{value:+.1f}".replace("-", "−")


def duration(seconds: float | None) -> str:
    """Return a time as the screen says it: "40 s", "26 min", "5 h 10 min", "3 d 4 h", "61 d"."""
    if seconds is None:
        return "–"
    if seconds < 90:  # noqa: PLR2004 - up to a minute and a half
        return f"{_rounded(seconds)} s"
    if seconds < 100 * _MINUTE:
        return f"{_rounded(seconds / _MINUTE)} min"
    if seconds < _DAY:
        return _two(seconds, (_HOUR, "h"), (_MINUTE, "min"))
    if seconds < 14 * _DAY:
        return _two(seconds, (_DAY, "d"), (_HOUR, "h"))
    return f"{_rounded(seconds / _DAY):,} d"


def duration_range(low: float, high: float) -> str:
    """Return two times, in one unit where they share it: "9–58 min", "20 h – 3 d"."""
    (first, one), (last, other) = _in_one_unit(low), _in_one_unit(high)
    return f"{first}–{last} {other}" if one == other else f"{first} {one} – {last} {other}"


def _in_one_unit(seconds: float) -> tuple[str, str]:
    if seconds < 90:  # noqa: PLR2004 - up to a minute and a half
        return f"{_rounded(seconds)}", "s"
    if seconds < 100 * _MINUTE:
        return f"{_rounded(seconds / _MINUTE)}", "min"
    size, unit = (_HOUR, "h") if seconds < 2 * _DAY else (_DAY, "d")
    value = seconds / size
    tenths = f"{value:.1f}".removesuffix(".0")
    return (tenths if value < 10 else f"{_rounded(value):,}"), unit  # noqa: PLR2004


def _two(seconds: float, large: tuple[int, str], small: tuple[int, str]) -> str:
    (size, unit), (part, rest_unit) = large, small
    whole = int(seconds // size)
    rest = _rounded((seconds - whole * size) / part)
    if rest * part >= size:
        whole, rest = whole + 1, 0
    if not rest or whole >= 10:  # noqa: PLR2004 - from ten on the smaller unit tells nothing
        return f"{_rounded(seconds / size)} {unit}"
    return f"{whole} {unit} {rest} {rest_unit}"


def _rounded(value: float) -> int:
    """Return the nearest whole number, a half up, as the screen rounds."""
    return math.floor(value + 0.5)


def width(text: str, size: float) -> float:
    """Return how wide a text of Inter is at a size, to within a few percent, never too narrow."""
    units = sum(
        0.32 if letter in NARROW else 0.86 if letter in WIDE else 0.66 if letter.isupper() else 0.58
        for letter in text
    )
    return units * size


def lines(text: str, *, size: float, room: float, most: int = 6) -> list[str]:
    """Break a text into lines no wider than ``room``; what does not fit ends in an ellipsis."""
    made: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width(longer, size) > room:
            made.append(line)
            line = word
        else:
            line = longer
    made.append(line)
    if len(made) > most:
        made = [*made[: most - 1], made[most - 1].rstrip(".,; ") + " …"]
    return made
