"""Lines that are written otherwise than the rest of their file, read as they were meant.

A file put together from two exports holds lines of UTF-8 beside lines of Windows-1252; text that
was encoded twice reads "Ã¼" where "ü" was meant. Both are set right only where nothing else can
be meant, and counted, so that the receipt can say it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.parsed import Rejection

_BROKEN = late_pattern("[\udc80-\udcff]")
_WHOLE = late_pattern("[\x80-\ud7ff\ue000-\U0010ffff]")
# Letters and marks that Western European text is written with; others speak for another alphabet.
_WESTERN = late_pattern(
    "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e]"
    "|[\u20ac\u201a\u201e\u2026\u2018\u2019\u201c\u201d\u2013\u2014\u2030\u2122]"
    "|[\u00a0\u00a1\u00a3\u00a7\u00a9\u00ab\u00ae\u00b0-\u00b5\u00b7\u00bb-\u00bf\u00d7]"
)
_LETTERS = late_pattern("[^\\W\\d_]")
FEW_ACCENTS = 3
# Stands behind the last cell of a row that holds broken bytes, so that the row is refused.
BROKEN = "\x00broken bytes"
BROKEN_BYTES = Rejection(
    reason="broken-bytes",
    sentence="The row holds bytes that are no text in the encoding of the file.",
    remedy="Export the file anew as UTF-8, or correct the row.",
)
_RARE = frozenset("ÿþðÐÞ")
_LEADS = ("Ã", "Â", "â€", "â\u201a")
_TWICE = late_pattern("(?:[ÃÂ]|â[€\u201a])[\u0080-\u00ff\u0152-\u2122]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """How many lines of a UTF-8 file are written otherwise, and the first of each kind.

    Attributes:
        western: Lines of Windows-1252 that are read as such.
        doubled: Lines with text that was encoded twice.
        unsure: Lines with broken bytes that could mean several things: their rows are refused.
        whole: Lines of UTF-8 beyond ASCII.
    """

    western: int = 0
    western_line: int = 0
    doubled: int = 0
    doubled_line: int = 0
    unsure: int = 0
    whole: int = 0

    @property
    def is_mended(self) -> bool:
        """Tell whether some lines are read otherwise than they are written."""
        return bool(self.western or self.doubled)


def looked_over(lines: Iterable[str]) -> Otherwise:
    """Count the lines, broken bytes kept as lone surrogates, by how they are written."""
    counts = {"western": 0, "doubled": 0, "unsure": 0, "whole": 0}
    first = {"western": 0, "doubled": 0}
    for number, line in enumerate(lines, start=1):
        if line.isascii():
            continue
        kind = "whole"
        if _BROKEN.search(line):
            kind = "unsure" if _as_western(line) is None else "western"
        counts[kind] += 1
        if may_be_doubled(line) and _once(line) != line:
            counts["doubled"] += 1
            first["doubled"] = first["doubled"] or number
        if kind == "western":
            first["western"] = first["western"] or number
    return Otherwise(
        western=counts["western"],
        western_line=first["western"],
        doubled=counts["doubled"],
        doubled_line=first["doubled"],
        unsure=counts["unsure"],
        whole=counts["whole"],
    )


def mended(line: str) -> str:
    """Return a line as it was meant; what could mean several things stays as it is."""
    if line.isascii():
        return line
    if _BROKEN.search(line):
        return _as_western(line) or line
    return _once(line) if may_be_doubled(line) else line


def marked(cells: list[str]) -> list[str]:
    """Return a row with what shows that it holds broken bytes, these made visible."""
    if not any(_BROKEN.search(cell) for cell in cells if not cell.isascii()):
        return cells
    return [*(_BROKEN.sub("\ufffd", cell) for cell in cells), BROKEN]


def may_be_doubled(text: str) -> bool:
    """Tell whether a text holds what begins a letter that was encoded twice."""
    return any(lead in text for lead in _LEADS)


def said_of_lines(otherwise: Otherwise, *, broken: bool) -> tuple[str, ...]:
    """Return what the receipt says of lines read otherwise than written, and of broken ones."""
    said = []
    if otherwise.western and not otherwise.whole:
        said.append(
            f"Its lines beyond plain letters, {otherwise.western:,}, are written in Windows-1252 "
            f"and read so; the first is line {otherwise.western_line:,}."
        )
    elif otherwise.western:
        said.append(
            f"Its lines are written in two encodings, {otherwise.whole:,} in UTF-8 and "
            f"{otherwise.western:,} in Windows-1252 (the first is line "
            f"{otherwise.western_line:,}); each is read as it is written."
        )
    if otherwise.doubled:
        said.append(
            f"{_lines(otherwise.doubled)} text that was encoded twice (“Ã¼” for "
            f"“ü”), and read as it was meant; the first is line {otherwise.doubled_line:,}."
        )
    if broken:
        said.append("Some bytes are not UTF-8; the rows that hold them are refused.")
    return tuple(said)


def _lines(number: int) -> str:
    return "1 line holds" if number == 1 else f"{number:,} lines hold"


def _as_western(line: str) -> str | None:
    """Return a line with broken bytes as Windows-1252; None where that is not certain."""
    if any(_WESTERN.match(one) for one in _WHOLE.findall(line)):
        return None  # a letter of UTF-8 that belongs here; any other is two Western ones by chance
    try:
        text = line.encode("utf-8", "surrogateescape").decode("cp1252")
    except UnicodeDecodeError:
        return None
    strange = [one for one in text if not one.isascii()]
    western = all(_WESTERN.match(one) and one not in _RARE for one in strange)
    letters = _LETTERS.findall(text)
    accents = sum(1 for one in letters if not one.isascii())
    # A line of mostly such letters is one of another alphabet, whose bytes only look like these.
    return text if western and accents <= max(FEW_ACCENTS, len(letters) // 2) else None


def _once(line: str) -> str:
    return _TWICE.sub(lambda found: _decoded(found[0]), line)


def _decoded(piece: str) -> str:
    try:
        meant = b"".join(map(_byte, piece)).decode("utf-8")
    except UnicodeError:
        return piece
    return meant if _WESTERN.match(meant) else piece


def _byte(letter: str) -> bytes:
    """Return the byte a letter stands for; Windows-1252 leaves five of them without a letter."""
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
