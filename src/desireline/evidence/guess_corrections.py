"""What a table's other columns, and how often values repeat, say against a column's name."""

from __future__ import annotations

from typing import Final, TypeAlias

from desireline.evidence.column_mapping import Meaning
from desireline.evidence.column_words import ABOUT, STATES, words_of
from desireline.evidence.source_kinds import holds_answers
from desireline.evidence.survey import ColumnSurvey

First: TypeAlias = tuple[ColumnSurvey, Meaning, str]
ENOUGH_ROWS: Final = 12
_TYPED: Final = frozenset(
    ("name", "subject", "betreff", "asunto", "sujet", "onderwerp", "emne", "title", "titel")
)
_CASES: Final = frozenset(("case", "fall", "vorgang"))
_PEOPLE: Final[frozenset[Meaning]] = frozenset({"email", "phone", "user", "device id"})


def corrected(first: list[First], source: str) -> list[First]:
    """Return first guesses, each seen beside the others."""
    orders = any(named == "order" and column.telling for column, named, _ in first)
    named_so = sum(named == "name" for _, named, _ in first)
    people = any(named in _PEOPLE for _, named, _ in first)
    survey = holds_answers(source)
    found: list[First] = []
    for column, named, said in first:
        words = set(words_of(column.column))
        guess: First = (column, named, said)
        if named == "name" and orders and STATES & words:
            guess = (column, "attribute", "the state of the order, not what happened")
        elif named == "name" and named_so > 1 and STATES & words:
            guess = (column, "attribute", "a state; another column says what happened")
        elif named == "name" and _TYPED & words and _is_always_another(column):
            guess = (column, "attribute", "another in nearly every row, so not what happened")
        elif named == "name" and survey and not ABOUT & words:
            guess = (column, "attribute", f"{said}, but a survey holds answers")
        elif named == "customer" and people and _CASES & words and column.telling:
            guess = (column, "event id", "another in every row, and a person is named beside it")
        found.append(guess)
    return found


def _is_always_another(column: ColumnSurvey) -> bool:
    return column.telling and column.filled >= ENOUGH_ROWS
