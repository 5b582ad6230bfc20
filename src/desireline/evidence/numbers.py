"""Text becomes numbers: decimal point or comma, currency signs, and what is no number."""

from __future__ import annotations

import math
import re
from typing import Literal

from desireline.errors import DesirelineError
from desireline.evidence.late_patterns import late_pattern

Decimal = Literal["", ".", ","]
Mark = Literal["none", "whole", ".", ",", "either"]
ABSENT = frozenset(
    {"", "-", "--", "–", "—", "\\n", "null", "none", "na", "n/a", "nan", "#n/a", "#ref!"}
    | {"did not answer"}
)
_DRESS = late_pattern(r"[\s\u00a0\u202f'€$£¥₣%]|EUR|USD|GBP|CHF", re.IGNORECASE)
_UNIT = late_pattern(r"[€$£¥₣%]|EUR|USD|GBP|CHF", re.IGNORECASE)
_CODES = {"€": "EUR", "$": "USD", "£": "GBP", "₣": "CHF"}
_WHOLE = late_pattern(r"[+-]?\d+")
# As SAP writes what was given back: 1.200,90-. A price without cents, 199,- or 49.-, is none.
_BEHIND = late_pattern(r"(?:\d[\d.,]*)?\d-")
_EITHER = late_pattern(r"[+-]?\d{1,3}([.,])\d{3}")
_SHAPE = late_pattern(r"[+-]?[\d.,]*\d[\d.,]*(?:[eE][+-]?\d{1,3})?")


class NumberRefusedError(DesirelineError):
    """A cell is no finite number."""

    code = "number-refused"

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text[:60]}' is not a number.")


def is_absent(text: str | None) -> bool:
    """Tell whether a cell of a number or time column says that nothing is known."""
    return text is None or text.strip().casefold() in ABSENT


def decimal_mark(text: str) -> Mark:
    """Say which decimal mark a number shows; ``either`` where ``1,234`` could be both."""
    bare = _bare(text)
    if _WHOLE.fullmatch(bare):
        return "whole"
    if not _SHAPE.fullmatch(bare):
        return "none"
    found = _EITHER.fullmatch(bare)
    if found is not None:
        return "either"
    dot, comma = bare.rfind("."), bare.rfind(",")
    if dot >= 0 and comma >= 0:
        return "." if dot > comma else ","
    mark: Mark = "." if dot >= 0 else ","
    if bare.count(mark) > 1:
        return "," if mark == "." else "."
    return mark


def number_unit(text: str) -> str:
    """Return the money or per cent a number is written with: EUR, ¥, %; empty = none."""
    found = _UNIT.search(text)
    return "" if found is None else _CODES.get(found[0], found[0].upper())


def read_number(text: str, *, decimal: Decimal = "") -> float:
    """Return the number a text means; without ``decimal`` a point is the mark.

    Raises:
        NumberRefusedError: It means none, or is not finite.
    """
    try:
        value = float(text)
        if decimal == "," and "." in text:
            value = _dressed(text, decimal)
    except ValueError:
        value = _dressed(text, decimal)
    if not math.isfinite(value):
        raise NumberRefusedError(text)
    return value


def _bare(text: str) -> str:
    """Return a number without signs of money and spaces, a minus behind it put before it."""
    bare = _DRESS.sub("", text)
    return f"-{bare[:-1]}" if _BEHIND.fullmatch(bare) else bare


def _dressed(text: str, decimal: Decimal) -> float:
    bare = _bare(text)
    if not _SHAPE.fullmatch(bare):
        raise NumberRefusedError(text)
    mark = decimal or decimal_mark(text)
    bare = bare.replace(".", "").replace(",", ".") if mark == "," else bare.replace(",", "")
    try:
        return float(bare)
    except ValueError as error:
        raise NumberRefusedError(text) from error
