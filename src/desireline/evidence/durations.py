"""How long something took: text becomes seconds, and only a person knows a number's unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from desireline.evidence.column_mapping import ColumnMeaning, DurationUnit, Mapping, with_meaning
from desireline.evidence.column_words import words_of
from desireline.evidence.inspection import Option, Question
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.numbers import Decimal, NumberRefusedError, is_absent, read_number
from desireline.evidence.survey import ColumnSurvey

SECONDS_OF: dict[str, float] = {"ms": 0.001, "s": 1, "min": 60, "h": 3600, "d": 86_400}
UNIT_WORDS: dict[DurationUnit, str] = {
    "s": "seconds",
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "ms": "milliseconds",
    "mm:ss": "minutes and seconds",
    "mm:ss as time of day": "minutes and seconds, written as a time of day",
    "hh:mm": "hours and minutes",
}
_NUMBER_UNITS: tuple[DurationUnit, ...] = ("s", "min", "h", "d", "ms")
_CLOCK_UNITS: tuple[DurationUnit, ...] = ("mm:ss", "hh:mm")
_AS_TIME: DurationUnit = "mm:ss as time of day"
_TIME_UNITS: tuple[DurationUnit, ...] = (_AS_TIME, "hh:mm")
_NAMED: dict[DurationUnit, str] = {
    "s": "s sec secs second seconds sek sekunden segundos secondes sekunder seconden",
    "min": "min mins minute minutes minuten minutos minuter minuti minutter",
    "h": "h hr hrs hour hours std stunden horas heures timer uur ore",
    "d": "days tage días dias jours dager dagar dagen giorni",
    "ms": "ms millis milliseconds millisekunden msec",
}
_UNIT_OF = {word: unit for unit, words in _NAMED.items() for word in words.split()}
_PIECES = {**_UNIT_OF, "m": "min"}  # beside a number ``m`` is no month
_THREE = late_pattern(r"(\d{1,3}):([0-5]\d):([0-5]\d)(?:[.,]\d+)?")
_TWO = late_pattern(r"(\d{1,4}):([0-5]\d)")
_ONE = r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?"
_PIECE = late_pattern(_ONE)
_WORDED = late_pattern(rf"{_ONE}(?:[\s,]*{_ONE})*")
_BEYOND_A_DAY = late_pattern(r"(\d{5,7}) s")
Form = Literal["clock", "two", "worded", "number", "none"]


def duration_form(text: str) -> Form:
    """Say how a duration is written; of a ``number`` and of ``two`` parts the unit is open."""
    bare = text.strip()
    if _THREE.fullmatch(bare):
        return "clock"
    if _TWO.fullmatch(bare):
        return "two"
    pieces = _pieces(bare)
    if pieces:
        return "worded"
    try:
        read_number(bare)
    except NumberRefusedError:
        return "none"
    return "number"


def is_duration(text: str) -> bool:
    """Tell whether a text says how long something took without being a bare number."""
    return duration_form(text) in {"clock", "two", "worded"}


def read_duration(
    text: str | None, *, unit: DurationUnit = "", decimal: Decimal = ""
) -> float | None:
    """Return seconds; None where nothing is known. A number without a unit is one of seconds.

    Raises:
        NumberRefusedError: It is no duration, or its parts can be read in two ways.
    """
    bare = (text or "").strip()
    if text is None or is_absent(bare):
        return None
    if unit == _AS_TIME:
        return _typed_as_minutes(bare)
    three = _THREE.fullmatch(bare)
    if three is not None:
        return float(int(three[1]) * 3600 + int(three[2]) * 60 + int(three[3]))
    two = _TWO.fullmatch(bare)
    if two is not None and unit in _CLOCK_UNITS:
        first, second = int(two[1]), int(two[2])
        return float(first * 60 + second if unit == "mm:ss" else first * 3600 + second * 60)
    pieces = _pieces(bare)
    if pieces:
        return sum(amount * SECONDS_OF[of] for amount, of in pieces)
    if unit in _CLOCK_UNITS:
        raise NumberRefusedError(bare)
    return read_number(bare, decimal=decimal) * SECONDS_OF[unit or "s"]


def _typed_as_minutes(text: str) -> float:
    """Return the seconds of ``3:20``, also where a spreadsheet made ``03:20:00`` of it.

    Raises:
        NumberRefusedError: It has seconds, so it was not typed as the others were: ``01:02:05``.
    """
    taken = _taken_as_time(text)
    if taken is not None:
        return taken
    if _THREE.fullmatch(text) or _BEYOND_A_DAY.fullmatch(text):
        raise NumberRefusedError(text)
    return read_duration(text, unit="mm:ss") or 0.0


def settled_unit(column: ColumnSurvey) -> DurationUnit:
    """Return the unit of a column where its name says it; empty where it is to be asked."""
    told = [_UNIT_OF[word] for word in words_of(column.column) if word in _UNIT_OF]
    if not told or "two" in _forms(column) or _may_be_minutes(column):
        return ""
    return told[-1]


def unit_questions(
    column: ColumnSurvey, meaning: ColumnMeaning, mapping: Mapping
) -> list[Question]:
    """Ask for the unit of durations that neither the column's name nor its values tell."""
    forms = _forms(column)
    if meaning.unit or meaning.meaning != "duration seconds":
        return []
    if _may_be_minutes(column):
        return [_minutes_or_hours(column, meaning, mapping)]
    if not forms & {"number", "two"}:
        return []
    units = _CLOCK_UNITS if "two" in forms else _NUMBER_UNITS
    wanted = "two" if "two" in forms else "number"
    shown = [text.strip() for text in column.sample if duration_form(text) == wanted]
    example = next((text for text in shown if text.strip("0:., ")), shown[0])
    options = _options(units, example, meaning, mapping)
    return [
        Question(
            id=f"unit:{column.column}",
            text=f"In which unit are the durations in column {column.column}, such as '{example}'?",
            why="Neither the column's name nor its values say it, and a duration read in a wrong "
            "unit is sixty times too long or too short.",
            entry=f"columns: '{column.column}' unit",
            options=options,
            column=column.column,
        )
    ]


def _options(
    units: Sequence[DurationUnit], example: str, meaning: ColumnMeaning, mapping: Mapping
) -> tuple[Option, ...]:
    """Return an answer for each unit, with what the example would be in it."""
    return tuple(
        Option(
            value=unit,
            label=UNIT_WORDS[unit],
            example=f"{example} is {_said(example, unit, meaning)}",
            mapping=with_meaning(mapping, replace(meaning, unit=unit)),
        )
        for unit in units
    )


def _may_be_minutes(column: ColumnSurvey) -> bool:
    """Tell whether durations look like minutes and seconds a spreadsheet took as times of day.

    None has seconds, and at least half are of an hour or more: few calls take that long.
    """
    taken = [_taken_as_time(text) for text in column.sample if not is_absent(text)]
    minutes = [seconds for seconds in taken if seconds is not None]
    long = sum(seconds >= SECONDS_OF["min"] for seconds in minutes)
    return bool(taken) and len(minutes) == len(taken) and 2 * long >= len(taken)


def _taken_as_time(text: str) -> float | None:
    """Return the seconds of ``3:20`` that became ``03:20:00``; None where it is no such time.

    From ``24:00`` on a spreadsheet's text is a number of seconds.
    """
    bare = text.strip()
    three, beyond = _THREE.fullmatch(bare), _BEYOND_A_DAY.fullmatch(bare)
    if three is not None and int(three[3]) == 0:
        return float(int(three[1]) * 60 + int(three[2]))
    whole = int(beyond[1]) if beyond is not None else 0
    return whole / 60 if whole >= SECONDS_OF["d"] and whole % 60 == 0 else None


def _minutes_or_hours(column: ColumnSurvey, meaning: ColumnMeaning, mapping: Mapping) -> Question:
    """Ask what a spreadsheet's time of day was typed as."""
    example = next(text.strip() for text in column.sample if not is_absent(text))
    options = _options(_TIME_UNITS, example, meaning, mapping)
    return Question(
        id=f"unit:{column.column}",
        text=f"What do the durations in column {column.column} say, such as '{example}'?",
        why="None has seconds: a spreadsheet reads minutes and seconds typed as “3:20” as a time "
        "of day, twenty past three. Read in a wrong unit they are sixty times too long.",
        entry=f"columns: '{column.column}' unit",
        options=options,
        column=column.column,
    )


def _forms(column: ColumnSurvey) -> set[Form]:
    return {duration_form(text) for text in set(column.sample) if not is_absent(text)}


def _pieces(text: str) -> list[tuple[float, str]]:
    """Return the amounts of ``1 h 20 min`` with their units, none where a word is no unit."""
    if not _WORDED.fullmatch(text):
        return []
    found = [(each[1], _PIECES.get(each[2].casefold())) for each in _PIECE.finditer(text)]
    if any(unit is None for _, unit in found):
        return []
    return [(float(amount.replace(",", ".")), str(unit)) for amount, unit in found]


def _said(example: str, unit: DurationUnit, meaning: ColumnMeaning) -> str:
    """Say a duration in the units people use."""
    seconds = read_duration(example, unit=unit, decimal=meaning.decimal) or 0
    if seconds < 1:
        return f"{seconds:g} s"
    said, left = [], round(seconds)
    for size, name in ((86_400, "d"), (3600, "h"), (60, "min"), (1, "s")):
        whole, left = divmod(left, size)
        said += [f"{whole} {name}"] * bool(whole)
    return " ".join(said[:2])
