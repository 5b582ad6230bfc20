"""Cells as they may be stored: masked, and written as pieces of JSON."""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring as encoded

from desireline.evidence.free_text.masking import is_free_text, masked_words
from desireline.evidence.masking import masked, without_own
from desireline.evidence.people_columns import is_typed_in

__all__ = [
    "attributes_text",
    "cleaned",
    "compact",
    "encoded",
    "is_telling",
    "masked_cell",
    "masked_in",
    "masked_twice",
    "named",
]

_SHORTEST_NUMBER = 6
_SHORTEST_CODE = 9  # letters and digits: fewer are no phone, account or card number
_SHORT = 60  # longer texts are seldom the same twice
compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def masked_cell(text: str) -> str:
    """Return a cell masked."""
    return masked_twice(text)[0]


def masked_twice(text: str) -> tuple[str, str]:
    """Return a cell masked, and the same as a JSON text.

    Letters and digits without a sign between them are no address, and too few digits no number.
    """
    if text.isalnum() and (len(text) < _SHORTEST_CODE or text.isalpha()):
        return text, f'"{text}"'
    return _masked_short(text) if len(text) <= _SHORT else _masked_anew(text)


def masked_in(column: str, text: str) -> tuple[str, str]:
    """Return a cell masked as its column needs, and the same as a JSON text.

    What somebody typed into a note is read for names however short it is.
    """
    if not is_typed_in(column):
        return masked_twice(text)
    found = masked_words(text)
    return found, encoded(found)


@lru_cache(maxsize=65536)
def _masked_short(text: str) -> tuple[str, str]:
    return _masked_anew(text)


def _masked_anew(text: str) -> tuple[str, str]:
    found = masked_words(text) if is_free_text(text) else masked(text)
    return found, encoded(found)


@lru_cache(maxsize=4096)
def named(column: str) -> str:
    """Return the name of a column as the beginning of a pair in JSON."""
    return f"{encoded(column)}:"


def cleaned(text: str | None, own: list[str]) -> str | None:
    """Return a text masked and without the row's own telling identifiers."""
    if text is None:
        return None
    return _without_those(masked_cell(text), own)


def _without_those(text: str, own: list[str]) -> str:
    for value in own:
        if value in text:
            return without_own(text, own)
    return text


def attributes_text(attributes: dict[str, str], own: list[str]) -> str | None:
    """Return attributes as masked JSON, None where there are none."""
    if not attributes:
        return None
    cells = [
        named(key) + encoded(_without_those(masked_in(key, value)[0], own))
        for key, value in attributes.items()
    ]
    return f"{{{','.join(cells)}}}"


def is_telling(value: str) -> bool:
    """Tell whether an identifier is long enough to be looked for in other cells."""
    return len(value) >= (_SHORTEST_NUMBER if value.isdigit() else 4)
