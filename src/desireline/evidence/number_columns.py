"""Whether a column named like a customer holds its number, or only says of what kind it is.

A kind taken for a number joins everybody of that kind into one person.
"""

from __future__ import annotations

from typing import Final

from desireline.evidence.column_mapping import Meaning
from desireline.evidence.column_words import EXACT, words_of
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.survey import ColumnSurvey

KEYS: Final[frozenset[Meaning]] = frozenset({"customer", "user", "order", "device id", "phone"})
_KINDS_LISTED: Final = (
    "type kind origin source status state segment age group size level tier since country city"
    " region gender sex language reason category priority class value count total lifetime"
    " stage typ art gruppe alter herkunft land ort stadt region geschlecht sprache klasse"
    " stufe seit segmente quelle grund priorität branche industry tags tag plan score rating"
    " satisfaction zufriedenheit notes note notiz comment kommentar journey experience"
)
_KINDS: Final = frozenset(_KINDS_LISTED.split())
_DIGITS: Final = late_pattern(r"(?:\D*\d){5}")
_DIGIT: Final = late_pattern(r"\d")
_LIKELY: Final = 0.3
_MANY, _FEW, _FEW_SHARE = 12, 12, 0.25


def may_number(named: Meaning, column: ColumnSurvey) -> bool:
    """Tell whether a column's values can be the numbers its name speaks of."""
    if holds_dates(column):
        return False
    if named == "phone":
        return column.share_of_sample(_DIGITS.match) >= _LIKELY
    words = words_of(column.column.rsplit(" / ", maxsplit=1)[-1])
    if "_".join(words) in EXACT or len(words) < 2:  # noqa: PLR2004
        return True
    return words[-1] not in _KINDS and not _is_choice(column)


def holds_dates(column: ColumnSurvey) -> bool:
    """Tell whether a column's times are written out, not numbers that could be times."""
    return column.timelike and any(
        found.form not in {"none", "excel"} and not found.unit for found in column.times
    )


def _is_choice(column: ColumnSurvey) -> bool:
    """Tell whether a column holds few words again and again, as a list to choose from."""
    texts = column.sample
    if len(texts) < _MANY or any(map(_DIGIT.search, texts)):
        return False
    return len(set(texts)) <= min(_FEW, _FEW_SHARE * len(texts))
