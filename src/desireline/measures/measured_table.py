"""A table of figures that says what it counts, of how many, of when and in which order."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
import pyarrow.lib as pa


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MeasuredTable:
    """Rows of figures with everything needed to read them.

    ``to_pandas()`` and ``to_arrow()`` give the rows; anything that takes Arrow takes the table
    itself (``polars.DataFrame(table)``). ``as_document()`` gives rows and explanation as JSON.

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
        asked: What was asked for beyond the measure: names and values.
        notes: What a reader should know: columns guessed, rows left out, zones.
        rows: The figures. Shares are 0–1, times seconds; NULL = cannot be told.
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
    rows: pa.Table

    def to_arrow(self) -> pa.Table:
        """Give the rows as an Arrow table."""
        return self.rows

    def to_pandas(self) -> pd.DataFrame:
        """Give the rows as a pandas frame."""
        frame: pd.DataFrame = self.rows.to_pandas()
        return frame

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
        head = self.rows.slice(0, 20).to_pandas().to_string(index=False)
        more = f"\n… {len(self) - 20:,} more rows" if len(self) > 20 else ""  # noqa: PLR2004
        return f"{self.measure}: {self.definition}\nn = {self.n:,} {self.grain}\n{head}{more}"

    def _repr_html_(self) -> str:
        shown = self.rows.slice(0, 20).to_pandas().to_html(index=False)
        return f"<p>{self.definition} <small>n = {self.n:,} {self.grain}</small></p>{shown}"
