"""The questions of a survey export: which are scored, which hold words, and who answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from typing import Literal

from desireline.evidence.authors import written_by_staff
from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.parsed import Identifier, IdentifierKind, ParsedAnswer
from desireline.evidence.readers.export_lines import ExportLine
from desireline.evidence.readers.person_keys import identifier, phone, stated_kind
from desireline.evidence.readers.survey_scales import NPS_HIGH, Scale, scale_of, stated_scale
from desireline.evidence.times import Moment

MOST_CHOICES = 64
LONGEST_CHOICE = 40
MOST_CHOICE_WORDS = 4

Kind = Literal["score", "words", "note", "choice", "key", "private"]

_EMAIL = late_pattern(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PRIVATE = late_pattern(
    r"\b(your|first|last|full) name\b|\baddress\b|\bbirth|^name$", re.IGNORECASE
)
# Meanings that stand as stated; those that name a person are looked up as keys.
_SAID = frozenset(("score", "words", "staff note", "attribute", "leave out"))
_HIDDEN: dict[str, IdentifierKind] = {
    "user_id": "user",
    "userid": "user",
    "customer_id": "customer",
    "customerid": "customer",
    "email": "email",
    "e-mail": "email",
    "phone": "phone",
    "order_id": "order",
    "order": "order",
    "order_number": "order",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One column of a survey.

    Attributes:
        text: The question as it was asked.
        kind: A score, the customer's own words, a note by staff, a choice, a key of the person,
            or private.
        scale: The scale of a score; None for all other kinds.
    """

    column: str
    text: str
    kind: Kind
    scale: Scale | None = None


def choices(lines: Iterable[ExportLine], columns: Sequence[str]) -> dict[str, set[str]]:
    """Give each column's different answers; once a column has more than 64 it is read no further.

    Whether a column passes 64 does not depend on the order of the lines.
    """
    given: dict[str, set[str]] = {column: set() for column in columns}
    for line in lines:
        for column, values in given.items():
            text = line.text(column)
            if text is not None and len(values) <= MOST_CHOICES:
                values.add(text)
    return given


def question(
    column: str, text: str, values: set[str], *, mapping: Mapping, is_open: bool | None = None
) -> Question:
    """Decide what one column holds; a meaning stated in the mapping stands above every guess.

    ``is_open`` says whether the tool marks the column as free text; None where it does not tell,
    so that the answers decide: long ones, or more than 64 different ones, are words.
    """
    meaning = next((each for each in mapping.columns if each.column == column), None)
    if meaning is not None and meaning.meaning in _SAID:
        return _stated(column, text, values, meaning)
    if _key_kind(column, text, values, mapping) is not None:
        return Question(column=column, text=text, kind="key")
    if _PRIVATE.search(text):
        return Question(column=column, text=text, kind="private")
    if is_open:
        return Question(column=column, text=text, kind="words")
    scale = scale_of(values, question=text)
    if scale is not None:
        return Question(column=column, text=text, kind="score", scale=scale)
    open_text = is_open is None and (len(values) > MOST_CHOICES or any(map(_long, values)))
    return Question(column=column, text=text, kind="words" if open_text else "choice")


def recommend_scale() -> Scale:
    """Give the scale of a question that the tool itself marks as "would you recommend us"."""
    return Scale(
        low=0.0, high=float(NPS_HIGH), reason="the tool marks it as a recommendation score"
    )


def answers(  # noqa: PLR0913 - all keyword-only, the parts every answer of a line shares
    line: ExportLine,
    questions: Sequence[Question],
    *,
    said: Moment,
    who: Identifier | None,
    channel: str,
    context: Lookup[str, str],
) -> tuple[ParsedAnswer, ...]:
    """Give one answer for each scored or worded question this line answers, in column order.

    ``context`` and the line's choices stand as attributes beside each of them.
    """
    chosen = {
        each.text: text
        for each in questions
        if each.kind == "choice" and (text := line.text(each.column)) is not None
    }
    return tuple(
        _answer(text, each, said=said, who=who, channel=channel, attributes={**context, **chosen})
        for each in questions
        if each.kind in ("score", "words", "note") and (text := line.text(each.column)) is not None
    )


def person_keys(
    line: ExportLine, questions: Sequence[Question], *, mapping: Mapping
) -> tuple[Identifier | None, ...]:
    """Give the keys of the person in hidden fields and in questions that ask for one."""
    return tuple(
        _key(line.text(each.column), each, mapping) for each in questions if each.kind == "key"
    )


def _answer(  # noqa: PLR0913 - the parts of one answer
    text: str,
    about: Question,
    *,
    said: Moment,
    who: Identifier | None,
    channel: str,
    attributes: dict[str, str],
) -> ParsedAnswer:
    scale = about.scale
    score = scale.score(text) if scale else None
    return ParsedAnswer(
        said_at=said.ms,
        precision=said.precision,
        name=about.text,
        identifier=who,
        channel=channel,
        question=written_by_staff(about.text) if about.kind == "note" else about.text,
        score=score,
        scale_low=scale.low if scale else None,
        scale_high=scale.high if scale else None,
        valence=scale.valence(score) if scale else None,
        words=None if scale else text,
        attributes=attributes | ({"scale": scale.reason} if scale else {}),
    )


def _stated(column: str, text: str, values: set[str], meaning: ColumnMeaning) -> Question:
    if meaning.meaning == "score":
        scale = stated_scale(meaning) or scale_of(values, question=text)
        return Question(column=column, text=text, kind="score" if scale else "words", scale=scale)
    kinds: dict[str, Kind] = {"words": "words", "staff note": "note", "attribute": "choice"}
    return Question(column=column, text=text, kind=kinds.get(meaning.meaning, "private"))


def _key_kind(column: str, text: str, values: set[str], mapping: Mapping) -> IdentifierKind | None:
    stated = stated_kind(mapping, column)
    hidden = _HIDDEN.get(column.lower().strip())
    if stated or hidden:
        return stated or hidden
    if values and all(_EMAIL.fullmatch(value) for value in values):
        return "email"
    if "phone" in text.lower() and values and all(phone(value) for value in values):
        return "phone"
    return None


def _key(text: str | None, about: Question, mapping: Mapping) -> Identifier | None:
    if text is None:
        return None
    guessed: IdentifierKind = "email" if "@" in text else "phone"
    kind = stated_kind(mapping, about.column) or _HIDDEN.get(about.column.lower().strip(), guessed)
    return identifier(kind, text)


def _long(text: str) -> bool:
    return len(text) > LONGEST_CHOICE or len(text.split()) > MOST_CHOICE_WORDS
