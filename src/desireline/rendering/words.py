"""Numbers as people read them, and text broken into lines that fit."""

from __future__ import annotations

NARROW = set("iIjl.,:;'|!()[]ft ")
WIDE = set("mwMWOQGD%@")
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
    """Return a time in its two largest units."""
    if seconds is None:
        return "–"
    for size, unit, smaller, small in (
        (86_400, "d", 3600, "h"),
        (3600, "h", 60, "min"),
        (60, "min", 1, "s"),
    ):
        if seconds >= size:
            whole, rest = divmod(round(seconds), size)
            part = rest // smaller
            shown = part and size in {86_400, 3600} and whole < 10  # noqa: PLR2004
            return f"{whole} {unit} {part} {small}" if shown else f"{whole} {unit}"
    return f"{seconds:.0f} s"


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
