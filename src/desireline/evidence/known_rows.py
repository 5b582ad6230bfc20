"""Rows that another file brought already under other columns or filters, though no number says so.

Two exports of one list need not hold the same columns, and then no row is like the other. What
stays the same is who it was, when, and what happened.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.inspection import Option, Question
from desireline.warehouse import Writing

FEWEST = 5  # rows; fewer may be alike by chance, and are only told of
SHARE = 0.1  # of the file's new rows
MOST_ALIKE = 50  # records of one source with one customer, moment and name

# Who, when and what of the first event of each staged row; of its first answer where it has none.
_STAGED = """
CREATE OR REPLACE TEMP TABLE staged_moments AS
SELECT row_number, identifier, happened_at AS at_ms, name, precision, value, 'event' AS kind
FROM staged_events WHERE position = 0 AND identifier IS NOT NULL
UNION ALL
SELECT row_number, identifier, said_at, name || '|' || coalesce(question, ''), precision, score,
    'answer'
FROM staged_answers WHERE position = 0 AND identifier IS NOT NULL
    AND row_number NOT IN (SELECT row_number FROM staged_events)
"""
# Earlier records that share it. A day alone says little: there the amount must be the same too.
# Of someone with very many records of one name at one moment ("guest") neither says anything, and
# pairing each with each would take hours.
_ALIKE = """
CREATE OR REPLACE TEMP TABLE alike AS
WITH known AS (
    SELECT record_id, source_id, identifier, happened_at AS at_ms, name, value, 'event' AS kind
    FROM events
    UNION ALL
    SELECT record_id, source_id, identifier, said_at, name || '|' || coalesce(question, ''),
        score, 'answer' FROM answers
), near AS (
    SELECT known.* FROM known SEMI JOIN staged_moments USING (identifier, at_ms, name, kind)
    QUALIFY count(*) OVER (PARTITION BY identifier, at_ms, name, kind, source_id) <= ?
)
SELECT DISTINCT mine.row_number, mine.identifier, mine.at_ms, mine.name, near.record_id,
    near.source_id
FROM staged_moments AS mine JOIN near USING (identifier, at_ms, name, kind)
WHERE mine.precision <> 'day' OR mine.value IS NOT DISTINCT FROM near.value
"""
# Where both have numbers of their own in one source, these tell them apart.
_MET = """
SELECT sources.source_id, any_value(sources.name), count(DISTINCT alike.row_number) AS n
FROM alike JOIN fated ON fated.row_number = alike.row_number AND fate = 'inserted'
JOIN staged_records ON staged_records.rowid = fated.place
JOIN sources ON sources.source_id = alike.source_id
WHERE alike.record_id NOT IN (SELECT record_id FROM fated)
    AND (alike.source_id <> ? OR natural_key IS NULL)
GROUP BY sources.source_id ORDER BY n DESC, sources.source_id
"""
# The first such row of the file is the first such record, the second the second.
_SAME = """
CREATE OR REPLACE TEMP TABLE known_by_moment AS
WITH free AS (
    SELECT alike.*, keyed.place, records.record_key
    FROM alike JOIN keyed USING (row_number)
    JOIN staged_records ON staged_records.rowid = keyed.place AND natural_key IS NULL
    JOIN records ON records.record_id = alike.record_id AND records.source_id = ?
    WHERE holds AND keyed.record_key NOT IN (SELECT record_key FROM records WHERE source_id = ?)
        AND records.record_key NOT IN (SELECT record_key FROM keyed)
), numbered AS (
    SELECT place, record_key,
        dense_rank() OVER (PARTITION BY identifier, at_ms, name ORDER BY row_number) AS mine,
        dense_rank() OVER (PARTITION BY identifier, at_ms, name ORDER BY record_id) AS theirs
    FROM free
)
SELECT place, record_key FROM numbered WHERE mine = theirs
QUALIFY row_number() OVER (PARTITION BY record_key ORDER BY place) = 1
"""
_TAKE_OVER = """
UPDATE keyed SET record_key = known_by_moment.record_key,
    record_id = CAST(md5_number_lower(? || '|' || known_by_moment.record_key) >> 1 AS BIGINT)
FROM known_by_moment WHERE keyed.place = known_by_moment.place
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """New rows of a file whose customer, moment and name stand in a source already."""

    source_id: str
    source_name: str
    rows: int


def find_alike(writing: Writing) -> bool:
    """Look for earlier records like the staged rows; tell whether there are any."""
    if not writing.execute("SELECT 1 FROM records LIMIT 1"):
        return False
    writing.execute(_STAGED)
    writing.execute(_ALIKE, [MOST_ALIKE])
    return bool(writing.execute("SELECT 1 FROM alike LIMIT 1"))


def know_by_moment(writing: Writing, *, source_id: str) -> None:
    """Give staged rows the key of the record that tells of the same customer, moment and name."""
    writing.execute(_SAME, [source_id, source_id])
    writing.execute(_TAKE_OVER, [source_id])


def rows_met(writing: Writing, *, source_id: str) -> tuple[Met, ...]:
    """Return in which sources the new rows of a file stand already, most rows first."""
    found = writing.execute(_MET, [source_id])
    return tuple(
        Met(source_id=str(one), source_name=str(name), rows=int(str(rows)))
        for one, name, rows in found
    )


def met_question(met: tuple[Met, ...], mapping: Mapping, *, inserted: int) -> list[Question]:
    """Ask whether rows that seem to be here already are the same ones, where they are many."""
    answered = mapping.known_rows or mapping.known_file
    if not met or answered or met[0].rows < max(FEWEST, SHARE * inserted):
        return []
    known = met[0]
    return [
        Question(
            id="known_rows",
            text=f"Are these rows in “{known.source_name}” already?",
            why=f"{known.rows:,} of {inserted:,} new rows have the customer, the moment and the "
            f"name of a row that “{known.source_name}” holds, though other columns. An export "
            "made twice, with other columns or filters, would count twice.",
            entry="known_rows, source_name",
            options=(
                Option(
                    value="same",
                    label=f"Yes, they are rows of “{known.source_name}”",
                    example="each counts once; this file's version holds",
                    mapping=replace(mapping, known_rows="same", source_name=known.source_name),
                ),
                Option(
                    value="others",
                    label="No, they are others",
                    example="every row counts",
                    mapping=replace(mapping, known_rows="others"),
                ),
            ),
        )
    ]


def said_of_met(met: tuple[Met, ...]) -> list[str]:
    """Return what the receipt says of rows that seem to be here already and count beside."""
    return [
        f"New rows with the customer, moment and name of a row in “{each.source_name}”: "
        f"{each.rows:,}. They count beside it; are they the same, import the file again with the "
        f"mapping entries known_rows: same and source_name: {each.source_name}."
        for each in met
    ]
