"""Seals: what the rows of each import add up to, so that any change behind our back shows.

Each kept row gives a number (the MD5 of all its columns); a seal is how many rows of an import
a table holds and the sum of their numbers. Sums do not depend on order, and a row that a later
file corrects can be taken out of them again. ``source_rank`` is left out: imports renumber it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce

import ibis

from desireline.warehouse import COLUMNS, Warehouse, Writing

SEALED = ("records", "events", "answers", "links")
_UNSEALED = frozenset({"source_rank"})
_BETWEEN, _ABSENT = "\x1f", "\x1e"
_LOW_HALF = 2**64 - 1
# The engine's md5_number holds the half that it calls lower in its high bits.
_ADDED_UP = (
    "count(*), CAST(coalesce(sum(CAST(number >> 64 AS UBIGINT)), 0) AS VARCHAR), "
    f"CAST(coalesce(sum(CAST(number & {_LOW_HALF}::UHUGEINT AS UBIGINT)), 0) AS VARCHAR)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """How many rows, and what the two halves of their numbers add up to."""

    rows: int = 0
    low: int = 0
    high: int = 0

    def plus(self, other: Sum, *, sign: int = 1) -> Sum:
        """Return the sum with another one added, or taken out (``sign`` −1)."""
        return Sum(
            rows=self.rows + sign * other.rows,
            low=self.low + sign * other.low,
            high=self.high + sign * other.high,
        )


@ibis.udf.scalar.builtin
def md5_number_lower(text: str) -> int:  # type: ignore[empty-body]
    """Give the lower half of a text's MD5."""


@ibis.udf.scalar.builtin
def md5_number_upper(text: str) -> int:  # type: ignore[empty-body]
    """Give the upper half of a text's MD5."""


def seal_import(writing: Writing, import_id: str) -> None:
    """Seal the rows an import has just written."""
    mine = "record_id IN (SELECT record_id FROM records WHERE import_id = ?)"
    for table in SEALED:
        those = "import_id = ?" if table == "records" else mine
        found = writing.execute(
            f"SELECT {_ADDED_UP} FROM (SELECT {_number(table)} AS number FROM {table} AS one "  # noqa: S608 - columns of the schema
            f"WHERE {those})",
            [import_id],
        )
        one = _sum(*found[0])
        writing.execute(
            "INSERT INTO seals VALUES (?, ?, ?, ?, ?)",
            [import_id, table, one.rows, str(one.low), str(one.high)],
        )


def take_out(writing: Writing, records: str) -> None:
    """Take the rows of some records out of their seals; ``records`` selects ``record_id``."""
    _change(writing, _sums_of(writing, records, []), sign=-1)


@contextmanager
def changing(writing: Writing, record_id: int) -> Iterator[None]:
    """Let a record's rows be changed by us, and seal them anew."""
    one = "SELECT CAST(? AS BIGINT) AS record_id"
    with changing_all(writing, one, [record_id]):
        yield


@contextmanager
def changing_all(
    writing: Writing, records: str, values: list[object] | None = None
) -> Iterator[None]:
    """Let the rows of some records be changed by us; ``records`` selects ``record_id``."""
    _change(writing, _sums_of(writing, records, values or []), sign=-1)
    yield
    _change(writing, _sums_of(writing, records, values or []), sign=1)


def sums_now(warehouse: Warehouse) -> Mapping[str, Mapping[str, Sum]]:
    """Give what the rows of each import and table add up to now."""
    found: dict[str, dict[str, Sum]] = defaultdict(dict)
    records = warehouse.table("records").select("record_id", of_import="import_id")
    for table in SEALED:
        rows = warehouse.table(table)
        parts = [rows[column].cast("string").fill_null(_ABSENT) for column in _columns(table)]
        text = reduce(lambda one, other: one + _BETWEEN + other, parts)
        numbered = rows.select("record_id", low=md5_number_lower(text), high=md5_number_upper(text))
        joined = numbered.inner_join(records, "record_id")
        summed = joined.group_by("of_import").agg(
            rows=joined.count(),
            low=joined.low.cast("decimal(38, 0)").sum().cast("string"),
            high=joined.high.cast("decimal(38, 0)").sum().cast("string"),
        )
        for row in warehouse.rows(summed):
            found[str(row["of_import"])][table] = _sum(row["rows"], row["low"], row["high"])
    return found


def seals(warehouse: Warehouse) -> Mapping[str, Mapping[str, Sum]]:
    """Give the seals as they were made; imports of earlier versions have none."""
    found: dict[str, dict[str, Sum]] = defaultdict(dict)
    for row in warehouse.rows(warehouse.table("seals")):
        found[str(row["import_id"])][str(row["table_name"])] = _sum(
            row["row_count"], row["low"], row["high"]
        )
    return found


def _sums_of(writing: Writing, records: str, values: list[object]) -> dict[str, dict[str, Sum]]:
    found: dict[str, dict[str, Sum]] = defaultdict(dict)
    for table in SEALED:
        rows = writing.execute(
            f"SELECT of_import, {_ADDED_UP} FROM "  # noqa: S608 - columns of the schema
            f"(SELECT records.import_id AS of_import, {_number(table)} AS number "
            f"FROM {table} AS one JOIN records USING (record_id) "
            f"WHERE record_id IN ({records})) GROUP BY of_import",
            values,
        )
        for import_id, count, low, high in rows:
            found[str(import_id)][table] = _sum(count, low, high)
    return found


def _change(writing: Writing, sums: Mapping[str, Mapping[str, Sum]], *, sign: int) -> None:
    """Add some sums to the seals, or take them out; an import without a seal gets none."""
    for import_id, tables in sums.items():
        for table, change in tables.items():
            known = writing.execute(
                "SELECT row_count, low, high FROM seals WHERE import_id = ? AND table_name = ?",
                [import_id, table],
            )
            for row in known:
                fresh = _sum(*row).plus(change, sign=sign)
                writing.execute(
                    "UPDATE seals SET row_count = ?, low = ?, high = ? "
                    "WHERE import_id = ? AND table_name = ?",
                    [fresh.rows, str(fresh.low), str(fresh.high), import_id, table],
                )


def _number(table: str) -> str:
    """Return the expression that gives the number of a row of a table, called ``one``."""
    text = ", ".join(
        f"coalesce(CAST(one.{column} AS VARCHAR), chr({ord(_ABSENT)}))"
        for column in _columns(table)
    )
    return f"md5_number(concat_ws(chr({ord(_BETWEEN)}), {text}))"


def _columns(table: str) -> list[str]:
    return [column for column in COLUMNS[table] if column not in _UNSEALED]


def _sum(rows: object, low: object, high: object) -> Sum:
    return Sum(rows=int(str(rows)), low=int(str(low)), high=int(str(high)))
