"""Names first met in a later file are hidden in the texts that earlier files left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyarrow import lib as pa

from desireline.evidence.free_text.known_names import KnownNames
from desireline.evidence.seals import changing_all
from desireline.warehouse import Writing

AT_ONCE = 20_000
_NEW = (
    "SELECT DISTINCT name_hash FROM staged_names "
    "WHERE name_hash NOT IN (SELECT name_hash FROM known_names)"
)
# Records of earlier imports in which somebody typed something: words, or an attribute of several.
_TYPED = """
CREATE OR REPLACE TEMP TABLE typed AS
SELECT record_id, row_number() OVER (ORDER BY record_id) AS place
FROM records WHERE import_id <> ? AND record_id IN (
    SELECT record_id FROM answers WHERE words IS NOT NULL UNION
    SELECT record_id FROM answers WHERE regexp_matches(attributes, '\\pL+ \\pL+ \\pL+') UNION
    SELECT record_id FROM events WHERE regexp_matches(attributes, '\\pL+ \\pL+ \\pL+'))
"""
_COLUMNS = (
    ("records", "record_id", ("raw",)),
    ("answers", "answer_id", ("words", "attributes")),
    ("events", "event_id", ("attributes",)),
)


def read_again(
    writing: Writing, *, key: bytes, import_id: str, at_once: int = AT_ONCE
) -> tuple[str, ...]:
    """Hide the names an import met first in what earlier imports stored, and seal it anew.

    Every earlier text is read, ``at_once`` records in memory at a time; the receipt is told how
    many were changed.
    """
    fresh = [str(row[0]) for row in writing.execute(_NEW)]
    if not fresh:
        return ()
    people = KnownNames.of(fresh, key=key)
    writing.execute(_TYPED, [import_id])
    typed = int(str(writing.execute("SELECT count(*) FROM typed")[0][0]))
    changed = {
        table: [
            row
            for start in range(0, typed, at_once)
            for row in _changed(
                writing, table, own, columns, people.without, places=(start, start + at_once)
            )
        ]
        for table, own, columns in _COLUMNS
    }
    rejected = _rejected(writing, import_id, people.without, at_once=at_once)
    records = sorted({int(str(row[1])) for rows in changed.values() for row in rows})
    if records:
        _stage(writing, "again_changed", ["record_id"], [(one,) for one in records])
        with changing_all(writing, "SELECT record_id FROM again_changed"):
            for table, own, columns in _COLUMNS:
                _write(writing, table, own, columns, changed[table])
    return tuple(_told(len(records) + rejected))


def _told(changed: int) -> Iterable[str]:
    if changed:
        rows = "row holds" if changed == 1 else "rows hold"
        yield (
            f"{changed:,} earlier {rows} names first met in this file; they are hidden there now."
        )


def _changed(  # noqa: PLR0913 - one table
    writing: Writing,
    table: str,
    own: str,
    columns: tuple[str, ...],
    without: Callable[[str], str],
    *,
    places: tuple[int, int],
) -> list[tuple[object, ...]]:
    """Return the rows of a table that hold a new name: own id, record and the new texts.

    ``places`` are those of the records among the typed ones, after the first up to the second.
    """
    rows = writing.execute(
        f"SELECT {own}, record_id, {', '.join(columns)} FROM {table} "  # noqa: S608 - our columns
        "WHERE record_id IN (SELECT record_id FROM typed WHERE place > ? AND place <= ?)",
        list(places),
    )
    found = []
    for one, record, *texts in rows:
        shown = [text and without(str(text)) for text in texts]
        if shown != list(texts):
            found.append((int(str(one)), int(str(record)), *shown))
    return found


def _write(
    writing: Writing,
    table: str,
    own: str,
    columns: tuple[str, ...],
    rows: list[tuple[object, ...]],
) -> None:
    if not rows:
        return
    _stage(writing, f"again_{table}", [own, "of_record", *columns], rows)
    told = ", ".join(f"{column} = again.{column}" for column in columns)
    writing.execute(
        f"UPDATE {table} SET {told} FROM again_{table} AS again WHERE {table}.{own} = again.{own}"  # noqa: S608 - our columns
    )


def _rejected(
    writing: Writing, import_id: str, without: Callable[[str], str], *, at_once: int
) -> int:
    changed, start = 0, 0
    while rows := writing.execute(
        "SELECT import_id, row_number, raw FROM rejected_rows WHERE import_id <> ? "
        "ORDER BY import_id, row_number LIMIT ? OFFSET ?",
        [import_id, at_once, start],
    ):
        start += len(rows)
        for one, number, raw in rows:
            shown = without(str(raw))
            if shown != raw:
                changed += 1
                writing.execute(
                    "UPDATE rejected_rows SET raw = ? WHERE import_id = ? AND row_number = ?",
                    [shown, one, number],
                )
    return changed


def _stage(writing: Writing, name: str, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    table = pa.Table.from_pydict(
        dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True))
    )
    writing.stage(name, pa.RecordBatchReader.from_batches(table.schema, table.to_batches()))
