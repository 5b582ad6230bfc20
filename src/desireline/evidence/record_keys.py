"""Which column tells one record from another, so that a corrected row is known again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.inspection import Option, Question
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.survey import ColumnSurvey, TableSurvey

_ENDS_LIKE_A_NUMBER = late_pattern(
    r"(?:^|[\W_])(?:id|nr|no|number|nummer|numéro|numero|beleg|bon|ref|reference|referenz|key)\.?$"
    r"|(?:nr|nummer|Id|ID)$",
    re.IGNORECASE,
)
_WORD_ID = late_pattern(r"[a-zäöü]I[dD]$|^ID$")


def guess_record_key(columns: Iterable[ColumnMeaning], found: TableSurvey) -> str:
    """Return the column whose values seem to name the records; empty where none does.

    The record's own id comes first, then an order number, then a kept column named like a
    number. All but the record's own id must be filled in every row and not be shared by rows
    that differ much: an order in many lines is no record.
    """
    surveys = {column.column: column for column in found.columns}
    meant: dict[str, list[str]] = {}
    for column in columns:
        meant.setdefault(column.meaning, []).append(column.column)
    for name in meant.get("event id", []):
        if surveys[name].telling:
            return name
    numbered = [name for name in meant.get("attribute", []) if _named_like_a_number(name)]
    for name in (*meant.get("order", []), *numbered):
        known = surveys[name]
        whole = known.telling and known.repeats is not None and known.filled == found.rows
        if whole and not _is_running(known.sample):
            return name
    return ""


def key_question(mapping: Mapping, surveys: dict[str, ColumnSurvey]) -> list[Question]:
    """Ask what a repeated record number means, once it repeats with other content."""
    column = surveys.get(mapping.record_key)
    if column is None or mapping.key_repeats or not column.repeats:
        return []
    return [repeated_key_question(mapping, rows=column.repeats, example=column.repeated)]


def repeated_key_question(mapping: Mapping, *, rows: int, example: str = "") -> Question:
    """Ask whether rows that share a record number are one record or several."""
    shown = f" ('{example}' for one)" if example and not _is_personal(mapping) else ""
    return Question(
        id="key_repeats",
        text=f"Column {mapping.record_key} repeats. Are rows with the same number one record?",
        why=f"{rows:,} rows have a number that stood in an earlier row too{shown}, with other "
        "content.",
        entry="key_repeats",
        options=(
            Option(
                value="one record",
                label="Yes, a later row corrects the earlier one",
                example="the last one holds",
                mapping=replace(mapping, key_repeats="one record"),
            ),
            Option(
                value="several records",
                label="No, each row stands for itself",
                example="all are kept",
                mapping=replace(mapping, key_repeats="several records"),
            ),
        ),
        column=mapping.record_key,
    )


def _is_personal(mapping: Mapping) -> bool:
    meanings = {column.column: column.meaning for column in mapping.columns}
    return meanings.get(mapping.record_key) not in {"event id", "attribute"}


def _is_running(values: list[str]) -> bool:
    """Tell whether values are the numbers of the rows, which begin anew in each export."""
    if not values or not values[0].strip().isdigit() or int(values[0]) > 1:
        return False
    start = int(values[0])
    return all(value.strip() == str(start + at) for at, value in enumerate(values))


def _named_like_a_number(name: str) -> bool:
    last = name.rsplit(" / ", maxsplit=1)[-1].strip()
    return bool(_ENDS_LIKE_A_NUMBER.search(last) or _WORD_ID.search(last))
