"""Knows rows again after their record number has been said to name no record, or one."""

from __future__ import annotations

import json

from desireline.evidence.column_mapping import Mapping
from desireline.warehouse import Writing

# Rows the store does not know by their key, beside records of the source that no row names by
# theirs: of the same content they are the same row, the first beside the first.
_KNOWN_BY_CONTENT = """
CREATE OR REPLACE TEMP TABLE known_by_content AS
WITH mine AS (
    SELECT record_key, split_part(record_hash, '.', 1) AS content_hash
    FROM records WHERE source_id = ?
), loose AS (
    SELECT keyed.place, content_hash,
        row_number() OVER (PARTITION BY content_hash ORDER BY keyed.row_number) AS nth
    FROM keyed JOIN staged_records ON staged_records.rowid = keyed.place
    WHERE holds AND keyed.record_key NOT IN (SELECT record_key FROM mine)
), unnamed AS (
    SELECT record_key, content_hash,
        row_number() OVER (PARTITION BY content_hash ORDER BY record_key) AS nth
    FROM mine WHERE record_key NOT IN (SELECT record_key FROM keyed)
)
SELECT place, unnamed.record_key FROM loose JOIN unnamed USING (content_hash, nth)
"""
_TAKE_OVER = """
UPDATE keyed SET record_key = known_by_content.record_key,
    record_id = CAST(md5_number_lower(? || '|' || known_by_content.record_key) >> 1 AS BIGINT)
FROM known_by_content WHERE keyed.place = known_by_content.place
"""


def know_by_content(writing: Writing, *, source_id: str, mapping: Mapping) -> None:
    """Give staged rows the key of the record they are, where the source was keyed otherwise.

    A number that named the records until it repeated leaves records under that number; the
    same rows come back told apart by their content, and must not count twice.
    """
    earlier = writing.execute(
        "SELECT DISTINCT mapping FROM imports WHERE source_id = ?", [source_id]
    )
    told = _told_apart_by(mapping.record_key, mapping.key_repeats)
    if any(_scheme(str(row[0])) != told for row in earlier):
        writing.execute(_KNOWN_BY_CONTENT, [source_id])
        writing.execute(_TAKE_OVER, [source_id])


def _scheme(mapping: str) -> str:
    known = json.loads(mapping)
    return _told_apart_by(str(known.get("record_key", "")), str(known.get("key_repeats", "")))


def _told_apart_by(record_key: str, key_repeats: str) -> str:
    return "" if key_repeats == "several records" else record_key
