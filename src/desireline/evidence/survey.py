"""One pass over a table that learns what each column holds, before anything is decided."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from desireline.evidence.head import Table
from desireline.evidence.levels import LEVELS
from desireline.evidence.numbers import decimal_mark, is_absent, number_unit
from desireline.evidence.report_table import is_sum
from desireline.evidence.times import TimeLook, look

SAMPLE_ROWS = 2000
CHUNK_ROWS = 20_000
SHOWN = 3
LAST_ROWS = 3
LIKELY = 0.6
DISTINCT_LIMIT = 200
KEY_SHARE = 0.9
LONGEST_KEY = 64
LONGEST_LOOK = 400  # what a cell is shows early; patterns grow slow on megabytes without a space
MOST_KEYS = 3_000_000
_DIGITS = str.maketrans("123456789", "000000000")
_DAY_LENGTH = 10
_YEAR_FIRST = ("0000-00-00", "0000/00/00", "0000.00.00")


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
        units: Money and per cent its numbers are written with, where they look like numbers.
        numbers: Counts of numbers or level words while they are few.
        latest: The greatest text of each form of time whose texts sort as their times do, and
            every different day of the other forms.
        telling: In the sample nearly every row has a value of its own.
        repeats: Of a telling column: rows with a value that an earlier row has too, with other
            content; None where there were too many to count.
        repeated: The first such value.
    """

    column: str
    filled: int = 0
    shown: list[str] = field(default_factory=list)
    sample: list[str] = field(default_factory=list)
    times: Counter[TimeLook] = field(default_factory=Counter)
    time_examples: dict[TimeLook, str] = field(default_factory=dict)
    marks: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    latest: dict[str, str] = field(default_factory=dict)
    timelike: bool = False
    numeric: bool = False
    telling: bool = False
    repeats: int | None = 0
    repeated: str = ""

    def share_of_sample(self, wanted: Callable[[str], object]) -> float:
        """Return the share of sampled values for which a test holds."""
        if not self.sample:
            return 0.0
        return sum(1 for value in self.sample if wanted(value)) / len(self.sample)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSurvey:
    """What a table holds, column by column.

    Attributes:
        rows: Rows with a cell for each column and not all of them empty.
        misshapen: Rows with fewer or more cells.
        sums: The places filled in each of the last rows that sums the others up.
    """

    rows: int
    columns: tuple[ColumnSurvey, ...]
    misshapen: int = 0
    sums: tuple[frozenset[int], ...] = ()

    def filled(self, place: int) -> float:
        """Return the share of rows that fill a column, sums at the table's end left aside."""
        rows = self.rows - len(self.sums)
        filled = self.columns[place].filled - sum(place in places for places in self.sums)
        return filled / rows if rows else 0.0


def survey(table: Table, *, limit: int | None = None) -> TableSurvey:
    """Look at every row of a table once, or at the first ``limit`` rows.

    Values are looked at once however often they stand in a column, so that a look at a million
    rows costs little more than reading them.
    """
    columns = [ColumnSurvey(column=name) for name in table.header]
    width = len(columns)
    rows = iter(table.rows) if limit is None else islice(table.rows, limit)
    start = list(islice(rows, SAMPLE_ROWS))
    first = [row for row in start if len(row) == width]
    for index, column in enumerate(columns):
        _sample(column, [row[index] for row in first])
    keys = {index: _Keys(column) for index, column in enumerate(columns) if column.telling}
    count = misshapen = 0
    last: deque[Sequence[str | None]] = deque(maxlen=LAST_ROWS)
    for chunk in _chunks(chain(start, rows)):
        whole = [row for row in chunk if len(row) == width and any(row)]
        count += len(whole)
        last.extend(whole[-LAST_ROWS:])
        misshapen += sum(1 for row in chunk if len(row) != width and any(row))
        for index, cells in enumerate(zip(*whole, strict=True)):
            _track(columns[index], cells)
        if keys:
            contents = [hash(tuple(row)) for row in whole]
            for index, known in keys.items():
                known.see([row[index] for row in whole], contents)
    return TableSurvey(rows=count, columns=tuple(columns), misshapen=misshapen, sums=_sums(last))


def _sums(last: Iterable[Sequence[str | None]]) -> tuple[frozenset[int], ...]:
    """Return the filled places of rows whose first filled cell names a sum and that have gaps."""
    filled = [(row, frozenset(at for at, cell in enumerate(row) if cell)) for row in last]
    return tuple(
        places
        for row, places in filled
        if len(places) < len(row) and is_sum(row[min(places)] or "")
    )


def _chunks(
    rows: Iterable[Sequence[str | None]],
) -> Iterable[list[Sequence[str | None]]]:
    source = iter(rows)
    while chunk := list(islice(source, CHUNK_ROWS)):
        yield chunk


class _Keys:
    """The values of one telling column with the content of their first row, as hashes."""

    def __init__(self, column: ColumnSurvey) -> None:
        self._column = column
        self._known: dict[int, int] = {}

    def see(self, cells: Sequence[str | None], contents: Sequence[int]) -> None:
        """Count the rows whose value came before with other content."""
        if self._column.repeats is None:
            return
        known = self._known
        for cell, content in zip(cells, contents, strict=True):
            if cell and known.setdefault(hash(cell), content) != content:
                self._column.repeats += 1
                self._column.repeated = self._column.repeated or cell
        if len(known) > MOST_KEYS:
            known.clear()
            self._column.repeats = None


def _sample(column: ColumnSurvey, cells: Sequence[str | None]) -> None:
    for cell in cells:
        if cell is None or not cell.strip():
            continue
        start = cell[:LONGEST_LOOK]
        column.sample.append(start)
        if len(column.shown) < SHOWN and start not in column.shown:
            column.shown.append(start)
    column.timelike = column.share_of_sample(lambda v: look(v).form != "none") >= LIKELY
    column.numeric = column.share_of_sample(_is_score) >= LIKELY
    short = all(len(value) <= LONGEST_KEY for value in column.sample)
    different = len(set(column.sample)) > KEY_SHARE * len(cells)
    column.telling = bool(column.sample) and short and different and not _is_moment(column)


def _is_moment(column: ColumnSurvey) -> bool:
    """Tell whether a column's values are times written out; plain numbers may be keys."""
    return column.timelike and not column.numeric


def _is_score(value: str) -> bool:
    return decimal_mark(value) != "none" or value.strip().casefold() in LEVELS or is_absent(value)


def _track(column: ColumnSurvey, cells: tuple[str | None, ...]) -> None:
    """Count one chunk of a column; values that differ in digits alone are looked at once."""
    column.filled += len(cells) - cells.count(None) - cells.count("")
    if not column.timelike and not column.numeric:
        return
    texts = [cell for cell in cells if cell]
    shapes = Counter([text.translate(_DIGITS) for text in texts])
    if column.numeric:
        for shape, rows in shapes.items():
            if not is_absent(shape):
                mark = decimal_mark(shape)
                column.marks[mark] += rows
                if mark != "none":
                    column.units[number_unit(shape)] += rows
        if len(column.numbers) <= DISTINCT_LIMIT:
            _count_numbers(column, texts)
    if column.timelike:
        _count_times(column, texts, shapes)


def _count_numbers(column: ColumnSurvey, texts: list[str]) -> None:
    for text, rows in Counter(texts).items():
        if len(column.numbers) > DISTINCT_LIMIT:
            return
        if not is_absent(text):
            column.numbers[text.strip()] += rows


def _count_times(column: ColumnSurvey, texts: list[str], shapes: Counter[str]) -> None:
    """Count forms of time: where the year stands first, one of each shape tells them all."""
    alike = [shape for shape in shapes if shape.startswith(_YEAR_FIRST)]
    for shape in alike:
        of_shape = texts
        if len(shapes) > 1:
            of_shape = [text for text in texts if text.translate(_DIGITS) == shape]
        _count_time(column, of_shape[0], shapes[shape])
        column.latest[shape] = max(*of_shape, column.latest.get(shape, ""))
    if len(alike) < len(shapes):
        others = Counter(text for text in texts if text.translate(_DIGITS) not in alike)
        for text, rows in others.items():
            if not is_absent(text):
                _count_time(column, text, rows)
                day = text.strip()[:_DAY_LENGTH]
                column.latest[day] = max(column.latest.get(day, ""), text)


def _count_time(column: ColumnSurvey, text: str, rows: int) -> None:
    found = look(text)
    if found not in column.times:
        column.time_examples[found] = text
    column.times[found] += rows
