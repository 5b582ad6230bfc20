"""How the times, numbers and scores of a column are written, where its values settle it."""

from __future__ import annotations

import re
from dataclasses import replace

from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.durations import settled_unit
from desireline.evidence.numbers import Decimal
from desireline.evidence.said_scales import said_scale
from desireline.evidence.survey import ColumnSurvey

SCALES = ((1.0, 5.0), (0.0, 10.0), (1.0, 7.0), (1.0, 10.0), (-2.0, 2.0), (0.0, 100.0))


def with_forms(meaning: ColumnMeaning, column: ColumnSurvey) -> ColumnMeaning:
    """Fill in how times and numbers of a column are written where its values settle it."""
    if meaning.meaning == "time" and not meaning.time_format:
        return replace(meaning, time_format=settled_time_format(column))
    if meaning.meaning == "duration seconds" and not meaning.unit:
        meaning = replace(meaning, unit=settled_unit(column))
    if meaning.meaning in {"score", "value", "duration seconds"} and not meaning.decimal:
        return replace(meaning, decimal=settled_decimal(column))
    return meaning


def settled_time_format(column: ColumnSurvey) -> str:
    """Return the one form all times of a column can have; empty where it is not settled."""
    forms = {found.form for found, rows in column.times.items() if rows}
    units = {found.unit for found, rows in column.times.items() if rows and found.unit}
    if units:
        return units.pop() if len(units) == 1 and forms <= {"clear"} else ""
    if "day first" in forms and "month first" not in forms:
        return "D/M/Y"
    if "month first" in forms and "day first" not in forms:
        return "M/D/Y"
    return ""


def settled_decimal(column: ColumnSurvey) -> Decimal:
    """Return the decimal mark all numbers of a column can have; empty where not settled."""
    if column.marks["."] and not column.marks[","]:
        return "."
    if column.marks[","] and not column.marks["."]:
        return ","
    return ""


def stated_ends(column: ColumnSurvey) -> tuple[float, float] | None:
    """Return the ends of the scale a column's name states, where its values keep to them."""
    said, values = said_scale(column.column), plain_numbers(column)
    if said is None or not values or not said.low <= min(values) <= max(values) <= said.high:
        return None
    return said.low, said.high


def guess_scale(column: ColumnSurvey) -> tuple[float, float] | None:
    """Return the likeliest scale of a score column: the narrowest known one that holds it."""
    values = plain_numbers(column)
    if not values:
        return None
    low, high = min(values), max(values)
    return next(((a, b) for a, b in SCALES if a <= low and high <= b), None)


def plain_numbers(column: ColumnSurvey) -> list[float]:
    """Return the different plain numbers of a column."""
    return [float(text) for text in column.numbers if re.fullmatch(r"-?\d+(\.\d+)?", text)]
