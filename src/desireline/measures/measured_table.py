"""A table of figures that says what it counts, of how many, of when and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
import pyarrow.lib as pa
import pyarrow.types as kinds_of

from desireline.errors import DesirelineError
from desireline.measures.showing import card, written

_SHOWN = 20
Row = Mapping[str, object]


class NoSuchFigureError(DesirelineError):
    """An answer has no such row, or no such figure that opens to its rows."""

    code = "no-such-figure"

    def __init__(self, asked: str, known: str) -> None:
        super().__init__(f"The answer has no {asked}. {known}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """How a figure opens to the rows it was taken from.

    Attributes:
        counts: The column that says how many rows there are.
        grain: What one row is.
        opened: Gives the rows behind a row of the answer.
    """

    counts: str
    grain: str
    opened: Callable[[Row], pa.Table]
    _last: list[tuple[Row, pa.Table]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    def rows_behind(self, row: Row) -> pa.Table:
        """Give the rows behind a row of the answer; figures that share them open together."""
        for known, found in self._last:
            if known == row:
                return found
        found = self.opened(row)
        self._last[:] = [(row, found)]
        return found


def doors_of(
    opened: Callable[[Row], pa.Table], *, grain: str, counts: str, figures: tuple[str, ...] = ()
) -> dict[str, Door]:
    """Give one way to open several figures that rest on the same rows."""
    return dict.fromkeys((counts, *figures), Door(counts=counts, grain=grain, opened=opened))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MeasuredTable:
    """Rows of figures with everything needed to read them.

    ``to_pandas()`` and ``to_arrow()`` give the rows; anything that takes Arrow takes the table
    itself (``polars.DataFrame(table)``). ``as_document()`` gives rows and explanation as JSON.
    ``rows_of(row, figure)`` opens a figure to exactly the rows behind it.

    Attributes:
        measure: What was asked.
        definition: What each row counts, in a sentence.
        unit: What the numbers are.
        grain: What one of ``n`` is.
        n: How many of them the rows rest on.
        denominator: Of what the shares are.
        interval: How the bounds of the numbers are found.
        period: First and last event, ISO in UTC.
        as_of: The moment the answer speaks of.
        order_rule: What decides between events of one time, and how often that was needed.
        journey_rule: What a journey is here.
        chosen: Which part of the file the answer speaks of.
        source: Where the definition comes from.
        computed: Which of two ways that agree it was computed by, and why; "" = there is one.
        asked: What was asked for beyond the measure: names and values.
        notes: What a reader should know: columns guessed, rows left out, zones.
        rows: The figures. Shares are 0–1, times seconds; NULL = cannot be told.
        doors: The figures that open to rows, and how.
    """

    measure: str
    definition: str
    unit: str
    grain: str
    n: int
    denominator: str
    interval: str
    period: tuple[str, str]
    as_of: str
    order_rule: str
    journey_rule: str
    asked: tuple[tuple[str, object], ...] = ()
    notes: tuple[str, ...] = ()
    chosen: str = ""
    source: str = ""
    computed: str = ""
    rows: pa.Table
    doors: Mapping[str, Door] = field(default_factory=dict, compare=False)

    @property
    def figures(self) -> tuple[str, ...]:
        """The columns whose figures open to rows."""
        return tuple(name for name in self.rows.column_names if name in self.doors)

    def rows_of(self, row: int, figure: str = "") -> MeasuredTable:
        """Open a figure: give exactly the rows it was taken from, as many as it counts.

        ``row`` is the place in the answer, from 0; ``figure`` a column of ``figures``, the first
        where none is given. A share opens to the rows of its upper part, a time to the rows it
        was taken from. Open figures before the file is closed.

        Raises:
            NoSuchFigureError: There is no such row, or the figure does not open.
        """
        figure = figure or next(iter(self.figures), "")
        if figure not in self.doors:
            known = f"These open to rows: {', '.join(self.figures) or 'none'}."
            asked = f"figure “{figure}” that opens"
            raise NoSuchFigureError(asked, known)
        if not 0 <= row < len(self):
            asked, known = f"row {row}", f"Its rows are 0 to {len(self) - 1}."
            raise NoSuchFigureError(asked, known)
        values = self.rows.slice(row, 1).to_pylist()[0]
        door = self.doors[figure]
        found = door.rows_behind(values)
        told = ", ".join(
            f"{name} {value}" for name, value in values.items() if isinstance(value, str)
        )
        return replace(
            self,
            measure=f"rows of {self.measure}",
            definition=f"The {door.grain} behind {figure} = {values[figure]} of {told}."
            if told
            else f"The {door.grain} behind {figure} = {values[figure]}.",
            unit=door.grain,
            grain=door.grain,
            n=found.num_rows,
            denominator="none",
            interval="none: counted whole",
            computed="",
            rows=found,
            doors={},
        )

    def to_arrow(self) -> pa.Table:
        """Give the rows as an Arrow table."""
        return self.rows

    def to_pandas(self) -> pd.DataFrame:
        """Give the rows as a pandas frame; counts stay whole numbers where some are absent."""
        return _frame(self.rows)

    def as_document(self) -> dict[str, object]:
        """Give one document for JSON: the explanation first, the rows last."""
        return {
            "measure": self.measure,
            "definition": self.definition,
            "unit": self.unit,
            "grain": self.grain,
            "n": self.n,
            "denominator": self.denominator,
            "interval": self.interval,
            "period": {"from": self.period[0], "to": self.period[1]},
            "as_of": self.as_of,
            "order_rule": self.order_rule,
            "journey_rule": self.journey_rule,
            "chosen": self.chosen,
            "source": self.source,
            "computed": self.computed,
            "asked": dict(self.asked),
            "notes": list(self.notes),
            "rows": self.rows.to_pylist(),
        }

    def without(self, *columns: str, note: str) -> MeasuredTable:
        """Give the same without some columns, and a note that says so."""
        rows = self.rows.drop_columns([one for one in columns if one in self.rows.column_names])
        return replace(self, rows=rows, notes=(*self.notes, note))

    def __len__(self) -> int:
        return int(self.rows.num_rows)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.rows.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        head = written(_frame(self.rows.slice(0, _SHOWN))).to_string(index=False)
        more = f"\n… {len(self) - _SHOWN:,} more rows" if len(self) > _SHOWN else ""
        return f"{self.measure}: {self.definition}\n{self._rests_on()}\n{head}{more}"

    def _repr_html_(self) -> str:
        more = [f"… {len(self) - _SHOWN:,} more rows"] if len(self) > _SHOWN else []
        shown = _frame(self.rows.slice(0, _SHOWN))
        return card(
            self.measure, shown, notes=(self.definition, self._rests_on(), *more, *self.notes)
        )

    def _rests_on(self) -> str:
        first, last = (at[:10] for at in self.period)
        return f"n = {self.n:,} {self.grain}, {first} to {last}. {self.chosen}".rstrip()


def _frame(rows: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = rows.to_pandas()
    for column in rows.schema:
        if kinds_of.is_integer(column.type) and rows[column.name].null_count:
            frame[column.name] = pd.array(rows[column.name].to_pylist(), dtype="Int64")
    return frame
