"""Names of customers we know: gathered from the columns that hold them, found wherever they occur.

Names themselves are not stored: what is kept of them are keyed hashes, which only tell whether a
word met later is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Self

from desireline.evidence.free_text.given_names import AMBIGUOUS, NOBODY, THINGS
from desireline.evidence.free_text.names import NAME
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.pseudonym import keyed

FILE_NAME = "known_names.txt"
_COLUMN = late_pattern(
    r"(?:^|[\W_])(?:(?:full|first|last|given|family|middle|sur|customer|client|contact|billing|shipping|"
    r"recipient|requester|submitter|respondent|recipient(?:first|last)|caller)?[\s_-]?(?:name|names)|"
    r"vorname|nachname|kundenname|familienname|surname|firstname|lastname|fullname|nom|prénom|prenom|"
    r"nombre|apellidos?|nome|cognome|navn|fornavn|efternavn|naam|voornaam|achternaam|imię|nazwisko)$",
    re.IGNORECASE,
)
_NOT_PERSONS = late_pattern(
    r"(?:file|event|product|page|company|campaign|host|domain|item|user|screen|channel|store|shop|"
    r"display|source|survey|form|tag|city|country|brand|plan|variant|discount|vendor|lineitem|method)",
    re.IGNORECASE,
)
_FULL = late_pattern(r"[^\W\d_][^\W\d_'’.-]*(?:[\s,]+[^\W\d_'’.-][^\W\d_]*[^\d_@/]*){0,4}")
_PART = late_pattern(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))+")
_SHORTEST, _LONGEST, _MOST_NAMES = 3, 60, 400_000


class KnownNames:
    """The names met so far in one import, and keyed hashes of those of earlier ones."""

    def __init__(self, folder: Path, *, key: bytes) -> None:
        self._key = key
        self._names: set[str] = set()
        path = folder / FILE_NAME
        text = path.read_text(encoding="ascii") if path.exists() else ""
        self._hashes = frozenset(text.split())
        self._asked: dict[str, bool] = {}

    @classmethod
    def of(cls, hashes: Iterable[str], *, key: bytes) -> Self:
        """Return names of which only the keyed hashes are known."""
        made = cls(Path(), key=key)
        made._hashes = frozenset(hashes)
        return made

    def gather(self, raw: Mapping[str, str | None], columns: Iterable[str]) -> None:
        """Take in the names that stand in the columns of one row that hold persons."""
        for column in columns:
            cell = raw.get(column)
            if cell and _holds_persons(column):
                self.take(cell)

    def take(self, value: str) -> None:
        """Take in one full name, where the value can be one."""
        value = value.strip()
        if len(self._names) > _MOST_NAMES or len(value) > _LONGEST or not _FULL.fullmatch(value):
            return
        parts = [part for part in _PART.findall(value) if len(part) >= _SHORTEST]
        telling = {part.casefold() for part in parts if part not in AMBIGUOUS | NOBODY | THINGS}
        pairs = {f"{one} {other}".casefold() for one, other in pairwise(parts)}
        self._names |= telling | pairs

    def __bool__(self) -> bool:
        """Tell whether any name is known."""
        return bool(self._names or self._hashes)

    def hashes(self) -> list[str]:
        """Return the keyed hashes of the names met in this import, in order."""
        return sorted(keyed(self._key, f"name:{name}") for name in self._names)

    def knows(self, word: str) -> bool:
        """Tell whether a word, or two words beside each other, are a known name."""
        word = word.casefold()
        if word in self._names:
            return True
        if not self._hashes:
            return False
        if word not in self._asked:
            if len(self._asked) > _MOST_NAMES:
                self._asked.clear()
            self._asked[word] = keyed(self._key, f"name:{word}") in self._hashes
        return self._asked[word]

    def without(self, text: str) -> str:
        """Return a text with every known name replaced; lower-case words only as a full name."""
        words = list(_PART.finditer(text))
        spans: list[tuple[int, int]] = []
        for place, found in enumerate(words):
            following = words[place + 1] if place + 1 < len(words) else None
            near = following is not None and following.start() - found.end() == 1
            if near and following is not None and self.knows(f"{found[0]} {following[0]}"):
                spans.append((found.start(), following.end()))
            elif (
                found[0][0].isupper()
                and len(found[0]) >= _SHORTEST
                and self._knows_single(found[0])
            ):
                spans.append((found.start(), found.end()))
        for start, end in reversed(_merged(spans)):
            text = text[:start] + NAME + text[end:]
        return re.sub(r"\[name\](?:[ \-]\[name\])+", NAME, text)

    def _knows_single(self, word: str) -> bool:
        return (
            word not in AMBIGUOUS and word not in NOBODY and word not in THINGS and self.knows(word)
        )


@lru_cache(maxsize=4096)
def _holds_persons(column: str) -> bool:
    return bool(_COLUMN.search(column)) and not _NOT_PERSONS.search(column)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
