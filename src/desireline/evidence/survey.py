"""One pass over a table that learns what each column holds, before anything is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from desireline.evidence.head import Table
from desireline.evidence.levels import LEVELS
from desireline.evidence.numbers import decimal_mark, is_absent
from desireline.evidence.times import TimeLook, look

SAMPLE_ROWS = 2000
SHOWN = 3
LIKELY = 0.6
DISTINCT_LIMIT = 200


@dataclass(slots=True, kw_only=True)
class ColumnSurvey:
    """What one column holds.

    Attributes:
        filled: Cells that are not empty.
        shown: The first different values, for people.
        sample: Values of the first 2,000 rows.
        times: Forms of time over all cells, where the sample looked like times.
        time_examples: The first value of each form.
        marks: Decimal marks over all cells, where the sample looked like numbers.
        numbers: Counts of numbers or level words while they are few.
    """

    column: str
    filled: int = 0
    shown: list[str] = field(default_factory=list)
    sample: list[str] = field(default_factory=list)
    times: Counter[TimeLook] = field(default_factory=Counter)
    time_examples: dict[TimeLook, str] = field(default_factory=dict)
    marks: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    timelike: bool = False
    numeric: bool = False

    def share_of_sample(self, wanted: object) -> float:
        """Return the share of sampled values for which a test holds."""
        if not self.sample or not callable(wanted):
            return 0.0
        return sum(1 for value in self.sample if wanted(value)) / len(self.sample)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSurvey:
    """What a table holds, column by column; ``rows`` counts rows that are not empty."""

    rows: int
    columns: tuple[ColumnSurvey, ...]


def survey(table: Table, *, limit: int | None = None) -> TableSurvey:
    """Look at every row of a table once, or at the first ``limit`` rows."""
    columns = [ColumnSurvey(column=name) for name in table.header]
    width = len(columns)
    rows = iter(table.rows) if limit is None else islice(table.rows, limit)
    first = [row for row in islice(rows, SAMPLE_ROWS) if len(row) == width]
    for index, column in enumerate(columns):
        _sample(column, [row[index] for row in first])
    tracked = [(i, c) for i, c in enumerate(columns) if c.timelike or c.numeric]
    filled = [0] * width
    count = 0
    for row in chain(first, rows):
        if len(row) != width:
            continue
        count += 1
        for index, cell in enumerate(row):
            if cell:
                filled[index] += 1
        for index, column in tracked:
            _track(column, row[index])
    for column, total in zip(columns, filled, strict=True):
        column.filled = total
    return TableSurvey(rows=count, columns=tuple(columns))


def _sample(column: ColumnSurvey, cells: Sequence[str | None]) -> None:
    for cell in cells:
        if cell is None or not cell.strip():
            continue
        column.sample.append(cell)
        if len(column.shown) < SHOWN and cell not in column.shown:
            column.shown.append(cell)
    column.timelike = column.share_of_sample(lambda v: look(v).form != "none") >= LIKELY
    column.numeric = column.share_of_sample(_is_score) >= LIKELY


def _is_score(value: str) -> bool:
    return decimal_mark(value) != "none" or value.strip().casefold() in LEVELS or is_absent(value)


def _track(column: ColumnSurvey, cell: str | None) -> None:
    if cell is None or is_absent(cell):
        return
    if column.timelike:
        found = look(cell)
        if not column.times[found]:
            column.time_examples[found] = cell
        column.times[found] += 1
    if column.numeric:
        column.marks[decimal_mark(cell)] += 1
        if len(column.numbers) <= DISTINCT_LIMIT:
            column.numbers[cell.strip()] += 1
