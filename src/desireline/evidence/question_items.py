"""Columns that are items of one question: a matrix of several things on one scale."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desireline.evidence.column_forms import guess_scale
from desireline.evidence.column_words import ASKING, words_of
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.survey import ColumnSurvey

MOST_LEVELS: Final = 11
_ITEM = late_pattern(r"(?P<asked>.{3,}?)\s*(?:\[[^\[\]]+\]|(?::| [-–—>|])\s+\S.*)$")


def rated_items(columns: Iterable[ColumnSurvey]) -> frozenset[str]:
    """Return the columns that rate the items of one question.

    ``Please rate: [Paying]`` and ``Please rate: [Help pages]`` are items of one question, and so
    are columns under one name above them. They rate where the question asks for it and each holds
    few numbers: whatever an item's own words say ("Price", "Advice by phone"), it is no amount
    and nobody's number.
    """
    families: dict[str, list[ColumnSurvey]] = {}
    for column in columns:
        asked = question_of(column.column)
        if asked:
            families.setdefault(asked, []).append(column)
    return frozenset(
        column.column
        for asked, items in families.items()
        if len(items) > 1 and any(word.startswith(ASKING) for word in words_of(asked))
        for column in items
        if holds_levels(column)
    )


def question_of(column: str) -> str:
    """Return the question an item's column stands under; empty where it names none."""
    *upper, last = column.split(" / ")
    found = _ITEM.match(last)
    return found["asked"] if found else " / ".join(upper)


def holds_levels(column: ColumnSurvey) -> bool:
    """Tell whether a column holds few different numbers of a known scale."""
    return column.numeric and guess_scale(column) is not None and len(column.numbers) <= MOST_LEVELS
