"""What only a person knows about numbers: the sign of the decimals, the scale of scores."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from desireline.evidence.column_forms import SCALES, guess_scale, plain_numbers, stated_ends
from desireline.evidence.column_mapping import ColumnMeaning, Mapping, with_meaning
from desireline.evidence.inspection import Option, Question
from desireline.evidence.numbers import number_unit, read_number
from desireline.evidence.said_scales import (
    MOST_OF_OTHER_SCALES,
    RECOMMENDATION,
    is_recommendation,
)
from desireline.evidence.survey import ColumnSurvey


def decimal_questions(
    column: ColumnSurvey, meaning: ColumnMeaning, mapping: Mapping
) -> list[Question]:
    """Ask which sign marks the decimals where the numbers can be read both ways."""
    if meaning.decimal:
        return []
    both = bool(column.marks["."]) and bool(column.marks[","])
    if not both and not (column.marks["either"] and not column.marks["."] + column.marks[","]):
        return []
    example = next((text for text in column.sample if "," in text or "." in text), "")
    chosen: tuple[tuple[Literal[".", ","], str], ...] = (
        (".", "decimal point"),
        (",", "decimal comma"),
    )
    options = tuple(
        Option(
            value=mark,
            label=label,
            example=f"{read_number(example, decimal=mark):g}" if example else "",
            mapping=with_meaning(mapping, replace(meaning, decimal=mark)),
        )
        for mark, label in chosen
    )
    return [
        Question(
            id=f"decimal:{column.column}",
            text=f"How is the number '{example}' in column {column.column} to be read?",
            why="Point and comma can both mark the decimals here.",
            entry=f"columns: '{column.column}' decimal",
            options=options,
            column=column.column,
        )
    ]


def mixed_unit_questions(
    column: ColumnSurvey, meaning: ColumnMeaning, mapping: Mapping
) -> list[Question]:
    """Ask what becomes of numbers written in different money, or in money and per cent.

    Nothing may add them up. Where another column says in which money a row is, money may differ.
    """
    units = {unit: rows for unit, rows in column.units.items() if unit and rows}
    says_which = any(one.meaning == "currency" for one in mapping.columns)
    if len(units) < 2 or (says_which and "%" not in units):  # noqa: PLR2004
        return []
    example = next((text for text in column.sample if number_unit(text) in units), "")
    counted = ", ".join(f"{rows:,} in {unit}" for unit, rows in sorted(units.items()))
    options = (
        Option(
            value="words",
            label="Keep them as they are written",
            example=f"'{example}'; they are not added up",
            mapping=with_meaning(mapping, replace(meaning, meaning="attribute")),
        ),
        Option(
            value="leave out",
            label="Leave the column out",
            example="nothing of it is imported",
            mapping=with_meaning(mapping, replace(meaning, meaning="leave out")),
        ),
    )
    return [
        Question(
            id=f"mixed-units:{column.column}",
            text=f"What shall become of the numbers in column {column.column}?",
            why=f"They cannot be added up: {counted}. To count them, bring them to one unit first.",
            entry=f"columns: '{column.column}' meaning",
            options=options,
            column=column.column,
        )
    ]


def scale_questions(surveys: dict[str, ColumnSurvey], mapping: Mapping) -> list[Question]:
    """Ask for the scales that are open, columns of the same range in one question."""
    groups: dict[tuple[tuple[float, float], bool, bool], list[ColumnMeaning]] = {}
    for meaning in mapping.columns:
        column = surveys.get(meaning.column)
        if meaning.meaning != "score" or column is None or not column.filled:
            continue
        if meaning.scale_low is not None and meaning.scale_high is not None:
            continue
        stated = stated_ends(column)
        ends = stated or guess_scale(column)
        if ends is not None:
            key = ends, stated is not None, _asks_to_recommend(column)
            groups.setdefault(key, []).append(meaning)
    return [
        _scale(surveys, meanings, mapping, stated=ends if stated else None, recommend=recommend)
        for (ends, stated, recommend), meanings in groups.items()
    ]


def _asks_to_recommend(column: ColumnSurvey) -> bool:
    """Tell whether a column holds answers from 0 to 10 to whether somebody would recommend us."""
    numbers = plain_numbers(column)
    wide = bool(numbers) and (min(numbers) == 0 or max(numbers) > MOST_OF_OTHER_SCALES)
    return wide and guess_scale(column) == RECOMMENDATION and is_recommendation(column.column)


def _scale(
    surveys: dict[str, ColumnSurvey],
    meanings: list[ColumnMeaning],
    mapping: Mapping,
    *,
    stated: tuple[float, float] | None,
    recommend: bool,
) -> Question:
    first = meanings[0].column
    numbers = sorted({n for meaning in meanings for n in plain_numbers(surveys[meaning.column])})
    fitting = [s for s in SCALES if s[0] <= numbers[0] and numbers[-1] <= s[1]]
    why = f"They run from {numbers[0]:g} to {numbers[-1]:g}; the file does not say of what."
    if stated is not None:
        fitting = [stated]
        why = f"The name says {stated[0]:g} to {stated[1]:g}, but not which end is the good one."
    if recommend:
        why = (
            "The name asks whether people would recommend you and the answers run from "
            f"{numbers[0]:g} to {numbers[-1]:g}: such questions go from 0 to 10, high is good."
        )
    options = [
        Option(
            value=f"{low:g}..{high:g}{' low is good' if flipped else ''}",
            label=f"{low:g} to {high:g}, {'low' if flipped else 'high'} is good",
            example=f"{low:g} becomes {'+2' if flipped else '-2'}",
            mapping=_with_scale(mapping, meanings, low=low, high=high, low_is_good=flipped),
        )
        for low, high in fitting
        for flipped in (False, True)
    ]
    others = len(meanings) - 1
    more = f" and {others} more" if others else ""
    return Question(
        id=f"scale:{first}",
        text=f"Which scale do the scores in column {first}{more} have?",
        why=why,
        entry=f"columns: '{first}'{more} scale_low, scale_high, low_is_good",
        options=tuple(options),
        column=first,
        proposed=f"{RECOMMENDATION[0]:g}..{RECOMMENDATION[1]:g}" if recommend else "",
    )


def _with_scale(
    mapping: Mapping, meanings: list[ColumnMeaning], *, low: float, high: float, low_is_good: bool
) -> Mapping:
    for meaning in meanings:
        told = replace(meaning, scale_low=low, scale_high=high, low_is_good=low_is_good)
        mapping = with_meaning(mapping, told)
    return mapping
