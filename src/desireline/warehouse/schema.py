"""The evidence tables: what each holds a row for, and its columns."""

from __future__ import annotations

SCHEMA_VERSION = "1"
_TYPES = {
    "TEXT": "string",
    "BIGINT": "int64",
    "INT": "int32",
    "DOUBLE": "float64",
    "BOOL": "boolean",
}
COLUMNS: dict[str, dict[str, str]] = {
    "sources": {
        "source_id": "TEXT",
        "name": "TEXT",
        "reader": "TEXT",
        "channel": "TEXT",
        "source_rank": "INT",
        "closed": "BOOL",
    },
    "imports": {
        "import_id": "TEXT",
        "source_id": "TEXT",
        "file_name": "TEXT",
        "sha256": "TEXT",
        "byte_count": "BIGINT",
        "imported_at_ms": "BIGINT",
        "rows_read": "BIGINT",
        "inserted": "BIGINT",
        "updated": "BIGINT",
        "unchanged": "BIGINT",
        "duplicate": "BIGINT",
        "rejected": "BIGINT",
        "mapping": "TEXT",
        "content_hash": "TEXT",
        "warnings": "TEXT",
        "receipt": "TEXT",  # the whole receipt as JSON, as it was given
    },
    "records": {
        "record_id": "BIGINT",
        "source_id": "TEXT",
        "record_key": "TEXT",
        "record_hash": "TEXT",
        "import_id": "TEXT",
        "row_number": "INT",
        "raw": "TEXT",
    },
    # What the rows of an import add up to, in each table: see evidence/seals.py.
    "seals": {
        "import_id": "TEXT",
        "table_name": "TEXT",
        "row_count": "BIGINT",
        "low": "TEXT",
        "high": "TEXT",
    },
    # Versions of a record that a later import corrected, so that an old file changes nothing.
    "superseded": {
        "source_id": "TEXT",
        "record_key": "TEXT",
        "record_hash": "TEXT",
        "mapping_hash": "TEXT",
    },
    "rejected_rows": {
        "import_id": "TEXT",
        "row_number": "INT",
        "reason": "TEXT",
        "sentence": "TEXT",
        "remedy": "TEXT",
        "raw": "TEXT",
    },
    "events": {
        "event_id": "BIGINT",
        "record_id": "BIGINT",
        "source_id": "TEXT",
        "identifier": "TEXT",
        "happened_at": "BIGINT",
        "precision": "TEXT",
        "source_rank": "INT",
        "sequence": "BIGINT",
        "name": "TEXT",
        "channel": "TEXT",
        "device": "TEXT",
        "page": "TEXT",
        "duration_seconds": "DOUBLE",
        "value": "DOUBLE",
        "currency": "TEXT",
        "attributes": "TEXT",
    },
    "answers": {
        "answer_id": "BIGINT",
        "record_id": "BIGINT",
        "source_id": "TEXT",
        "identifier": "TEXT",
        "said_at": "BIGINT",
        "precision": "TEXT",
        "sequence": "BIGINT",
        "name": "TEXT",
        "channel": "TEXT",
        "question": "TEXT",
        "score": "DOUBLE",
        "scale_low": "DOUBLE",
        "scale_high": "DOUBLE",
        "valence": "DOUBLE",
        "emotion_word": "TEXT",
        "words": "TEXT",
        "attributes": "TEXT",
    },
    "identifiers": {"identifier": "TEXT", "kind": "TEXT", "source_id": "TEXT"},
    "links": {
        "one": "TEXT",
        "other": "TEXT",
        "rule": "TEXT",
        "source_id": "TEXT",
        "record_id": "BIGINT",
    },
    "customers": {"identifier": "TEXT", "customer": "TEXT", "rules": "TEXT"},
    # Keyed hashes of customers' names, so that a name is known where somebody types it.
    "known_names": {"name_hash": "TEXT"},
    # What a person did with one answer's words; ``words_hash`` is keyed and of the words then.
    "looked_at": {"answer_id": "BIGINT", "words_hash": "TEXT", "looked_at_ms": "BIGINT"},
    # Words hidden by hand: the answer as it was stored (keyed hash), and as it reads since.
    "hidden_by_hand": {"answer_id": "BIGINT", "words_hash": "TEXT", "words": "TEXT"},
    # Reports of our own as they came in, and their totals; never part of a journey.
    "reports": {
        "report_id": "TEXT",
        "title": "TEXT",
        "file_name": "TEXT",
        "sha256": "TEXT",
        "entered_at_ms": "BIGINT",
        "content_hash": "TEXT",
    },
    "totals": {
        "report_id": "TEXT",
        "label": "TEXT",
        "period_from": "TEXT",
        "period_to": "TEXT",
        "value": "DOUBLE",
        "unit": "TEXT",
    },
    "total_places": {
        "map_id": "TEXT",
        "report_id": "TEXT",
        "label": "TEXT",
        "touchpoint_id": "TEXT",
        "stage_id": "TEXT",
    },
    "state": {"key": "TEXT", "value": "TEXT"},
}


def creation_statements() -> list[str]:
    """Give the statements that create every table that is not there yet."""
    statements = []
    for table, columns in COLUMNS.items():
        body = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        statements.append(f'CREATE TABLE IF NOT EXISTS "{table}" ({body})')
    return statements


def ibis_schema(table: str) -> dict[str, str]:
    """Give a table's columns with the types Ibis knows them by."""
    return {name: _TYPES[kind] for name, kind in COLUMNS[table].items()}
