"""Settles what becomes of each staged row: inserted, updated, unchanged or duplicate."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.key_change import know_by_content
from desireline.evidence.known_rows import Met, find_alike, know_by_moment, rows_met
from desireline.evidence.seals import seal_import, take_out
from desireline.warehouse import Writing

# Where sources tie in time, earlier kinds come first: looking, writing, buying, asking, judging.
RANKS = {
    "web": 10,
    "app": 11,
    "email": 20,
    "social": 21,
    "store": 30,
    "order": 40,
    "delivery": 45,
    "call": 50,
    "chat": 55,
    "ticket": 60,
    "survey": 70,
    "review": 72,
}
READER_RANKS = {
    "segment": 10,
    "ga4": 10,
    "access_log": 10,
    "shopify": 40,
    "twilio": 50,
    "zendesk": 60,
    "qualtrics": 70,
    "typeform": 70,
}
OTHER_RANK = 80

# One row per staged record, with its key, whether it is the version that holds within this
# file, and what the store knows of it.
_KEYED = """
CREATE OR REPLACE TEMP TABLE keyed AS
WITH named AS (
    SELECT rowid AS place, row_number, record_hash,
        coalesce(natural_key, content_hash || '#' || row_number() OVER (
            PARTITION BY natural_key, content_hash ORDER BY row_number)) AS record_key
    FROM staged_records
), last_ones AS (
    SELECT *, last_value(record_hash) OVER (PARTITION BY record_key ORDER BY row_number
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_hash
    FROM named
), holding AS (
    SELECT *, record_hash = last_hash AND row_number() OVER (
        PARTITION BY record_key, record_hash ORDER BY row_number) = 1 AS holds
    FROM last_ones
)
SELECT place, row_number, record_key, record_hash, holds, record_hash <> last_hash AS superseded,
    CAST(md5_number_lower(? || '|' || record_key) >> 1 AS BIGINT) AS record_id
FROM holding
"""
# The same where every row has a key of its own.
_UNIQUE = """
CREATE OR REPLACE TEMP TABLE keyed AS
SELECT rowid AS place, row_number, natural_key AS record_key, record_hash, true AS holds,
    false AS superseded,
    CAST(md5_number_lower(? || '|' || natural_key) >> 1 AS BIGINT) AS record_id
FROM staged_records
"""
# The same where no row has a key: only rows with the same content must be told apart.
_KEYLESS = """
CREATE OR REPLACE TEMP TABLE keyed AS
WITH repeated AS (
    SELECT content_hash FROM staged_records GROUP BY content_hash HAVING count(*) > 1
), numbered AS (
    SELECT rowid AS place,
        row_number() OVER (PARTITION BY content_hash ORDER BY row_number) AS occurrence
    FROM staged_records WHERE content_hash IN (SELECT content_hash FROM repeated)
), named AS (
    SELECT staged_records.rowid AS place, row_number, record_hash,
        content_hash || '#' || coalesce(occurrence, 1) AS record_key
    FROM staged_records LEFT JOIN numbered ON numbered.place = staged_records.rowid
)
SELECT place, row_number, record_key, record_hash, true AS holds, false AS superseded,
    CAST(md5_number_lower(? || '|' || record_key) >> 1 AS BIGINT) AS record_id
FROM named
"""
_FATES = """
CREATE OR REPLACE TEMP TABLE fated AS
SELECT keyed.*,
    CASE WHEN NOT holds THEN 'duplicate'
         WHEN known.record_key IS NULL THEN 'inserted'
         WHEN known.record_hash = keyed.record_hash THEN 'unchanged'
         WHEN older.record_key IS NOT NULL THEN 'older'
         ELSE 'updated' END AS fate,
    known.record_hash AS known_hash
FROM keyed
LEFT JOIN (SELECT record_key, record_hash FROM records WHERE source_id = ?) AS known
    ON known.record_key = keyed.record_key
LEFT JOIN (SELECT DISTINCT record_key, record_hash FROM superseded
           WHERE source_id = ? AND mapping_hash = ?) AS older
    ON older.record_key = keyed.record_key AND older.record_hash = keyed.record_hash
"""
# Rows that would replace one of the same key whose times all are others: a correction keeps one.
# Where the row itself is the same, another mapping reads its times otherwise.
_MOVED = """
SELECT count(*) FROM (
    SELECT fated.row_number FROM fated
    JOIN staged_records ON staged_records.rowid = fated.place
    JOIN records ON records.record_id = fated.record_id AND records.raw <> staged_records.raw
    JOIN events ON events.record_id = fated.record_id
    JOIN staged_events ON staged_events.row_number = fated.row_number
    WHERE fate = 'updated' GROUP BY fated.row_number
    HAVING NOT bool_or(events.happened_at = staged_events.happened_at))
"""
_SPREAD, _STEP = 1_000_000, 1_000
_CHANGED = "(SELECT record_id FROM fated WHERE fate = 'updated')"
_ACCEPTED = "(SELECT row_number, record_id FROM fated WHERE fate IN ('inserted', 'updated'))"
_EVENT_ID = "CAST(md5_number_lower('event|' || record_id || '|' || position) >> 1 AS BIGINT)"
# One row per staged event that shares source, identifier and time with another, with its place
# among them and, where the store knows the event, the place it got when first imported.
_TIED = f"""
CREATE OR REPLACE TEMP TABLE tied AS
WITH placed AS (
    SELECT row_number, position, fate, identifier, happened_at, {_EVENT_ID} AS event_id,
        row_number() OVER moment AS place
    FROM staged_events JOIN fated USING (row_number)
    WHERE fate <> 'duplicate'
    WINDOW moment AS (PARTITION BY identifier, happened_at ORDER BY row_number, position)
    QUALIFY count(*) OVER (PARTITION BY identifier, happened_at) > 1
)
SELECT placed.*, {_SPREAD} * place AS first_place, known.sequence AS known_place
FROM placed LEFT JOIN events AS known USING (event_id)
"""  # noqa: S608 - constants of this module
# A new event takes its place behind the known one that stands before it in the file, else
# before the known one behind it, else by its own place: files that overlap agree on the order.
_PLACES = f"""
CREATE OR REPLACE TEMP TABLE places AS
SELECT row_number, position, coalesce(
    last_value(known_place - place * {_STEP} IGNORE NULLS) OVER earlier + place * {_STEP},
    first_value(known_place - place * {_STEP} IGNORE NULLS) OVER later + place * {_STEP},
    first_place) AS place
FROM tied
WINDOW earlier AS (PARTITION BY identifier, happened_at ORDER BY place
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    later AS (PARTITION BY identifier, happened_at ORDER BY place
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
"""  # noqa: S608 - constants of this module
_EVENTS = f"""
INSERT INTO events
SELECT {_EVENT_ID}, record_id, ?, identifier, happened_at, precision, 0,
    coalesce(sequence, place, {_SPREAD}), name, channel, device, page,
    duration_seconds, value, currency, attributes
FROM staged_events JOIN {_ACCEPTED} AS took USING (row_number)
LEFT JOIN places USING (row_number, position) ORDER BY row_number, position
"""  # noqa: S608 - constants of this module
_ANSWERS = f"""
INSERT INTO answers
SELECT CAST(md5_number_lower('answer|' || took.record_id || '|' || position) >> 1 AS BIGINT),
    took.record_id, ?, identifier, said_at, precision, row_number * 1000 + position, name,
    channel, question, score, scale_low, scale_high, valence, emotion_word, words, attributes
FROM staged_answers JOIN {_ACCEPTED} AS took USING (row_number) ORDER BY row_number, position
"""  # noqa: S608 - constants of this module


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What would become of a file's rows beside those held already.

    Attributes:
        moved: Updated rows none of whose times is one the record had before.
        superseded: Rows that another of the file with the same number replaces.
        met: Inserted rows whose customer, moment and name stand in a source already.
    """

    inserted: int
    updated: int
    unchanged: int
    duplicate: int
    older: int
    moved: int
    superseded: int
    met: tuple[Met, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fates:
    """What became of a file's rows (``foreseen`` before any was written), and what was written."""

    foreseen: Foreseen
    rejected: int
    events: int
    answers: int
    identifiers: int
    links: int
    without_customer: int
    content_hash: str


def source_id_of(name: str) -> str:
    """Return the id of the source with a name; the same name is the same source."""
    return f"s{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def settle(
    writing: Writing, *, source_id: str, import_id: str, mapping: Mapping, mapping_hash: str
) -> Fates:
    """Write the staged rows of one file into the store and count what became of each."""
    _name_source(writing, source_id=source_id, mapping=mapping)
    foreseen = foresee(writing, source_id=source_id, mapping=mapping, mapping_hash=mapping_hash)
    writing.execute(_TIED)
    writing.execute(_PLACES)
    _remove_old_versions(writing, source_id=source_id, mapping_hash=mapping_hash)
    writing.execute(
        "INSERT INTO records SELECT record_id, ?, record_key, fated.record_hash, ?, "
        "fated.row_number, raw FROM fated JOIN staged_records ON staged_records.rowid = place "
        "WHERE fate IN ('inserted', 'updated') ORDER BY fated.row_number",
        [source_id, import_id],
    )
    writing.execute(_EVENTS, [source_id])
    writing.execute(_ANSWERS, [source_id])
    _write_people(writing, source_id=source_id)
    seal_import(writing, import_id)
    writing.execute(
        "INSERT INTO rejected_rows SELECT ?, * FROM staged_rejected ORDER BY row_number",
        [import_id],
    )
    _rank_sources(writing)
    return _count(writing, foreseen)


def foresee(writing: Writing, *, source_id: str, mapping: Mapping, mapping_hash: str) -> Foreseen:
    """Tell what would become of the staged rows of one file, in temporary tables alone."""
    met = _decide(writing, source_id=source_id, mapping=mapping, mapping_hash=mapping_hash)
    fates = {
        str(row[0]): int(str(row[1]))
        for row in writing.execute("SELECT fate, count(*) FROM fated GROUP BY fate")
    }
    return Foreseen(
        inserted=fates.get("inserted", 0),
        updated=fates.get("updated", 0),
        unchanged=fates.get("unchanged", 0) + fates.get("older", 0),
        duplicate=fates.get("duplicate", 0),
        older=fates.get("older", 0),
        moved=_number(writing, _MOVED) if mapping.record_key else 0,
        superseded=_number(writing, "SELECT count(*) FROM fated WHERE superseded"),
        met=met,
    )


def _name_source(writing: Writing, *, source_id: str, mapping: Mapping) -> None:
    known = writing.execute(
        "SELECT reader, channel, closed FROM sources WHERE source_id = ?", [source_id]
    )
    closed = bool(mapping.closed)
    if not known:
        writing.execute(
            "INSERT INTO sources VALUES (?, ?, ?, ?, 0, ?)",
            [source_id, mapping.source_name, mapping.reader, mapping.channel, closed],
        )
        return
    reader, channel, was_closed = known[0]
    writing.execute(
        "UPDATE sources SET reader = ?, channel = ?, closed = ? WHERE source_id = ?",
        [
            min(str(reader), mapping.reader),
            min(str(channel), mapping.channel),
            closed and bool(was_closed),
            source_id,
        ],
    )


def _decide(
    writing: Writing, *, source_id: str, mapping: Mapping, mapping_hash: str
) -> tuple[Met, ...]:
    counted = writing.execute(
        "SELECT count(*), count(natural_key), count(DISTINCT natural_key) FROM staged_records"
    )[0]
    rows, with_key, keys = counted
    chosen = _UNIQUE if rows == with_key == keys else _KEYED if with_key else _KEYLESS
    writing.execute(chosen, [source_id])
    know_by_content(writing, source_id=source_id, mapping=mapping)
    is_alike = find_alike(writing)
    if is_alike and mapping.known_rows == "same":
        know_by_moment(writing, source_id=source_id)
    writing.execute(_FATES, [source_id, source_id, mapping_hash])
    return rows_met(writing, source_id=source_id) if is_alike else ()


def _remove_old_versions(writing: Writing, *, source_id: str, mapping_hash: str) -> None:
    if not writing.execute("SELECT 1 FROM fated WHERE fate = 'updated' LIMIT 1"):
        return
    writing.execute(
        "INSERT INTO superseded SELECT ?, record_key, known_hash, ? FROM fated "
        "WHERE fate = 'updated'",
        [source_id, mapping_hash],
    )
    take_out(writing, "SELECT record_id FROM fated WHERE fate = 'updated'")
    for table in ("events", "answers", "links", "records"):
        writing.execute(f"DELETE FROM {table} WHERE record_id IN {_CHANGED}")  # noqa: S608


def _write_people(writing: Writing, *, source_id: str) -> None:
    writing.execute(
        "INSERT INTO identifiers SELECT identifier, kind, ? FROM (SELECT DISTINCT identifier, kind "
        "FROM staged_identifiers ORDER BY ALL) EXCEPT SELECT identifier, kind, source_id "
        "FROM identifiers",
        [source_id],
    )
    writing.execute(
        "INSERT INTO links SELECT DISTINCT one, other, rule, ?, took.record_id FROM staged_links "  # noqa: S608
        f"JOIN {_ACCEPTED} AS took USING (row_number)",
        [source_id],
    )


def _rank_sources(writing: Writing) -> None:
    sources = writing.execute("SELECT source_id, name, reader, channel, source_rank FROM sources")
    ordered = sorted(
        sources, key=lambda s: (_base_rank(str(s[2]), str(s[3] or "")), str(s[1]), str(s[0]))
    )
    for rank, (source_id, _, _, _, known) in enumerate(ordered, start=1):
        if rank != known:
            writing.execute(
                "UPDATE sources SET source_rank = ? WHERE source_id = ?", [rank, source_id]
            )
    writing.execute(
        "UPDATE events SET source_rank = sources.source_rank FROM sources "
        "WHERE events.source_id = sources.source_id "
        "AND events.source_rank IS DISTINCT FROM sources.source_rank"
    )


def _base_rank(reader: str, channel: str) -> int:
    return READER_RANKS.get(reader) or RANKS.get(channel, OTHER_RANK)


_OF_ACCEPTED = f"JOIN {_ACCEPTED} AS took USING (row_number)"
_EVENTS_WRITTEN = f"SELECT count(*) FROM staged_events {_OF_ACCEPTED}"  # noqa: S608
_ANSWERS_WRITTEN = f"SELECT count(*) FROM staged_answers {_OF_ACCEPTED}"  # noqa: S608
_LINKS_WRITTEN = f"SELECT count(*) FROM staged_links {_OF_ACCEPTED}"  # noqa: S608
_NOBODY = " WHERE identifier IS NULL"


def _count(writing: Writing, foreseen: Foreseen) -> Fates:
    digest = hashlib.sha256()
    hashes = writing.to_arrow(
        "SELECT record_hash FROM fated WHERE fate IN ('inserted', 'updated') "
        "ORDER BY record_key, row_number"
    )
    for batch in hashes.to_batches(max_chunksize=50_000):
        digest.update("".join(batch.column(0).to_pylist()).encode())
    return Fates(
        foreseen=foreseen,
        rejected=_number(writing, "SELECT count(*) FROM staged_rejected"),
        events=_number(writing, _EVENTS_WRITTEN),
        answers=_number(writing, _ANSWERS_WRITTEN),
        identifiers=_number(writing, "SELECT count(DISTINCT identifier) FROM staged_identifiers"),
        links=_number(writing, _LINKS_WRITTEN),
        without_customer=_number(writing, _EVENTS_WRITTEN + _NOBODY)
        + _number(writing, _ANSWERS_WRITTEN + _NOBODY),
        content_hash=digest.hexdigest(),
    )


def _number(writing: Writing, query: str) -> int:
    return int(str(writing.execute(query)[0][0]))
