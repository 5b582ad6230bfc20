"""Patterns of touchpoints: which journeys pass them in this order, with what between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

import ibis
import pyarrow.lib as pa

from desireline.errors import DesirelineError
from desireline.journeys.event_cases import KEYS, Case, steps_by
from desireline.journeys.event_file import EventLog

_LETTERS_FROM = 0x10000
_QUOTED = r'"[^"]*"'
_PARTS = re.compile(rf"(?:{_QUOTED}|\[(?:{_QUOTED}|[^\]\"])*\]|(?!->)[^\"])+")
_CLASS = re.compile(r"\[(\^?)(.*)\](\*?)", re.DOTALL)


class PatternError(DesirelineError):
    """A pattern of touchpoints cannot be read."""

    code = "pattern-unclear"

    def __init__(self, pattern: str, why: str) -> None:
        super().__init__(
            f"The pattern “{pattern}” cannot be read: {why}. Write touchpoints with -> between "
            "them; . is any step, .* any number of steps, [a|b] one of them, [^a] none of them, "
            "[^a]* any number without them; ^ first and $ last mean start and end."
        )


def matches(log: EventLog, pattern: str, *, counted: Case, gap: timedelta) -> ibis.Table:
    """Say which cases hold a pattern. One row per case: its key and ``matched``.

    Each touchpoint becomes one letter, each case one word, the pattern a regular expression.

    Raises:
        PatternError: The pattern cannot be read.
        NoSuchTouchpointError: It names a touchpoint that is not in the file.
    """
    expression = expression_of(log, pattern)
    letters = [chr(_LETTERS_FROM + number) for number in range(len(log.touchpoints))]
    written = ibis.memtable(
        pa.table(
            {
                "touchpoint_no": pa.array(range(len(letters)), pa.int32()),
                "letter": pa.array(letters, pa.string()),
            }
        )
    )
    key = KEYS[counted]
    steps = steps_by(log, counted, gap=gap).inner_join(written, "touchpoint_no")
    words = steps.group_by(key).agg(word=steps.letter.group_concat(sep="", order_by=steps.position))
    return words.select(key, matched=words.word.re_search(expression))


def expression_of(log: EventLog, pattern: str) -> str:
    """Write a pattern as a regular expression over one letter a touchpoint.

    Raises:
        PatternError: The pattern cannot be read.
        NoSuchTouchpointError: It names a touchpoint that is not in the file.
    """
    parts = _parts(pattern)
    written = [
        _one(log, pattern, part, first=place == 0, last=place == len(parts) - 1)
        for place, part in enumerate(parts)
    ]
    if not "".join(written).strip("^$"):
        raise PatternError(pattern, "it names no step")
    return "".join(written)


def _parts(pattern: str) -> list[str]:
    parts, place = [], 0
    while True:
        found = _PARTS.match(pattern, place)
        if found is None or not found[0].strip():
            raise PatternError(pattern, "a step is missing")
        parts.append(found[0].strip())
        place = found.end()
        if place == len(pattern):
            return parts
        if not pattern.startswith("->", place):
            raise PatternError(pattern, "a quotation mark or bracket is not closed")
        place += len("->")


def _one(log: EventLog, pattern: str, part: str, *, first: bool, last: bool) -> str:
    if part in {"^", "$"}:
        if not (first if part == "^" else last):
            raise PatternError(pattern, "^ stands first and $ last")
        return part
    if part in {".", ".*"}:
        return part
    found = _CLASS.fullmatch(part)
    if found is None:
        return _letters(log, [part])
    members = [one.strip() for one in re.findall(rf"{_QUOTED}|[^|]+", found[2])]
    if not any(members):
        raise PatternError(pattern, "brackets hold no touchpoint")
    return f"[{found[1]}{_letters(log, members)}]{found[3]}"


def _letters(log: EventLog, names: Sequence[str]) -> str:
    plain = [name[1:-1] if name[:1] == name[-1:] == '"' else name for name in names]
    return "".join(chr(_LETTERS_FROM + log.touchpoint_no(name)) for name in plain)
