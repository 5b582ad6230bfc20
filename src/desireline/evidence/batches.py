"""What the import child leaves behind: rows under pseudonyms as Arrow, clear values apart."""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring as _encoded
from pathlib import Path
from typing import Self

from pyarrow import lib as pa
from pyarrow.ipc import new_stream, open_stream

from desireline.evidence.free_text.known_names import KnownNames
from desireline.evidence.free_text.masking import is_free_text, masked_words
from desireline.evidence.masking import HIDDEN, masked, masked_sentence, without_own
from desireline.evidence.parsed import Identifier, ParsedAnswer, ParsedEvent, ParsedRow, Rejection
from desireline.evidence.pseudonym import keyed, normalized
from desireline.evidence.times import EARLIEST_MS

BATCH_ROWS = 20_000
_TEXT, _WHOLE, _REAL = pa.string(), pa.int64(), pa.float64()
SCHEMAS: dict[str, pa.Schema] = {
    "records": pa.schema(
        {
            "row_number": _WHOLE,
            "natural_key": _TEXT,
            "content_hash": _TEXT,
            "record_hash": _TEXT,
            "raw": _TEXT,
        }
    ),
    "rejected": pa.schema(
        {"row_number": _WHOLE, "reason": _TEXT, "sentence": _TEXT, "remedy": _TEXT, "raw": _TEXT}
    ),
    "events": pa.schema(
        {
            "row_number": _WHOLE,
            "position": _WHOLE,
            "identifier": _TEXT,
            "happened_at": _WHOLE,
            "precision": _TEXT,
            "sequence": _WHOLE,
            "name": _TEXT,
            "channel": _TEXT,
            "device": _TEXT,
            "page": _TEXT,
            "duration_seconds": _REAL,
            "value": _REAL,
            "currency": _TEXT,
            "attributes": _TEXT,
        }
    ),
    "answers": pa.schema(
        {
            "row_number": _WHOLE,
            "position": _WHOLE,
            "identifier": _TEXT,
            "said_at": _WHOLE,
            "precision": _TEXT,
            "name": _TEXT,
            "channel": _TEXT,
            "question": _TEXT,
            "score": _REAL,
            "scale_low": _REAL,
            "scale_high": _REAL,
            "valence": _REAL,
            "emotion_word": _TEXT,
            "words": _TEXT,
            "attributes": _TEXT,
        }
    ),
    "identifiers": pa.schema({"identifier": _TEXT, "kind": _TEXT}),
    "links": pa.schema({"row_number": _WHOLE, "one": _TEXT, "other": _TEXT, "rule": _TEXT}),
    "vault": pa.schema({"pseudonym": _TEXT, "kind": _TEXT, "clear": _TEXT}),
    "names": pa.schema({"name_hash": _TEXT}),
}
# What somebody may have typed; a name known from any row is looked for in these at the end.
_TYPED = {"records": ("raw",), "rejected": ("raw",), "answers": ("words", "attributes")}
_KNOWN_LIMIT = 300_000
_SHORTEST_NUMBER = 6
_SHORTEST_CODE = 9  # letters and digits: fewer are no phone, account or card number
_SHORT = 60  # longer texts are seldom the same twice
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class BatchWriter:
    """Writes parsed rows to one Arrow file per table, identifiers replaced as they pass."""

    def __init__(self, folder: Path, *, key: bytes, mapping_hash: str) -> None:
        self._key = key
        self._mapping_hash = mapping_hash[:8]
        self._rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in SCHEMAS}
        self._sinks = {name: pa.OSFile(str(folder / f"{name}.arrow"), "wb") for name in SCHEMAS}
        self._files = {
            name: new_stream(sink, SCHEMAS[name])  # type: ignore[no-untyped-call]
            for name, sink in self._sinks.items()
        }
        self._known: dict[tuple[str, str], str | None] = {}
        self._folder = folder
        self._people = KnownNames(folder, key=key)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        for name_hash in self._people.hashes():
            self._put("names", (name_hash,))
        for name, file in self._files.items():
            self._flush(name)
            file.close()
            self._sinks[name].close()
        if self._people:
            for name, columns in _TYPED.items():
                _hide_names(self._folder / f"{name}.arrow", columns, self._people)

    def add(self, row: ParsedRow, refused: Rejection | None) -> None:
        """Write one row: a record with all it holds, or why it is refused."""
        self._people.gather(row.raw, row.left_out | row.personal)
        for identifier in row.identifiers:
            if identifier.kind in {"customer", "user"} and " " in identifier.value.strip():
                self._people.take(identifier.value)
        if refused is not None:
            sentence = masked_sentence(refused.sentence)
            self._put(
                "rejected",
                (row.row_number, refused.reason, sentence, refused.remedy, self.masked_raw(row)),
            )
            return
        content = "\x1f".join([cell or "" for cell in row.raw.values()])
        content_hash = keyed(self._key, "\x1f".join(row.raw) + "\x1e" + content)
        record_hash = f"{content_hash}.{self._mapping_hash}"
        natural = self._natural_key(row)
        self._put(
            "records", (row.row_number, natural, content_hash, record_hash, self.masked_raw(row))
        )
        own = [each.value for each in row.identifiers if _telling(each.value)]
        for position, event in enumerate(row.events):
            self._event(row.row_number, position, event, own)
        for position, answer in enumerate(row.answers):
            self._answer(row.row_number, position, answer, own)
        for identifier in row.identifiers:
            self.pseudonym(identifier)
        for link in row.links:
            one, other = self.pseudonym(link.one), self.pseudonym(link.other)
            if one and other and one != other:
                self._put("links", (row.row_number, one, other, link.rule))

    def pseudonym(self, identifier: Identifier | None) -> str | None:
        """Return an identifier's pseudonym; the clear value goes to the vault file alone."""
        if identifier is None:
            return None
        asked = (identifier.kind, identifier.value)
        found = self._known.get(asked, "")
        if found != "":
            return found
        known = normalized(identifier)
        found = None if known is None else keyed(self._key, known)
        if found is not None:
            self._put("vault", (found, identifier.kind, identifier.value.strip()))
            self._put("identifiers", (found, identifier.kind))
        if len(self._known) >= _KNOWN_LIMIT:
            self._known.clear()
        self._known[asked] = found
        return found

    def masked_raw(self, row: ParsedRow) -> str:
        """Return the row as JSON with identifiers masked and left-out columns absent."""
        personal, left_out = row.personal, row.left_out
        parts = []
        for column, cell in row.raw.items():
            if column in left_out:
                continue
            if not cell:
                written = "null" if cell is None else '""'
            elif column in personal:
                written = _encoded(self._mask(cell, row))
            else:
                written = _masked_twice(cell)[1]
            parts.append(_named(column) + written)
        text = f"{{{','.join(parts)}}}"
        own = {each.value for each in row.identifiers}
        own |= {cell.strip() for column in personal if (cell := row.raw.get(column))}
        telling = sorted(value for value in own if _telling(value) and value in text)
        return self._without(row, telling) if telling else text

    def _without(self, row: ParsedRow, telling: list[str]) -> str:
        """Return a row as JSON where its own identifiers stand in other cells too."""
        cells = {
            column: cell and (self._mask(cell, row) if column in row.personal else _masked(cell))
            for column, cell in row.raw.items()
            if column not in row.left_out
        }
        return _compact({c: v and without_own(v, telling) for c, v in cells.items()})

    def _mask(self, cell: str, row: ParsedRow) -> str:
        for identifier in row.identifiers:
            if identifier.value == cell.strip():
                found = self.pseudonym(identifier)
                return f"[{identifier.kind} {found[:6]}]" if found else HIDDEN
        return HIDDEN

    def _natural_key(self, row: ParsedRow) -> str | None:
        if row.key is None:
            return None
        own = any(identifier.value in row.key for identifier in row.identifiers)
        return keyed(self._key, row.key) if own or _masked(row.key) != row.key else row.key

    def _event(self, row_number: int, position: int, event: ParsedEvent, own: list[str]) -> None:
        self._put(
            "events",
            (
                row_number,
                position,
                self.pseudonym(event.identifier),
                event.happened_at,
                event.precision,
                event.sequence,
                _clean(event.name, own),
                event.channel,
                _clean(event.device, own),
                _clean(event.page, own),
                event.duration_seconds,
                event.value,
                event.currency,
                _attributes(event.attributes, own),
            ),
        )

    def _answer(self, row_number: int, position: int, answer: ParsedAnswer, own: list[str]) -> None:
        self._put(
            "answers",
            (
                row_number,
                position,
                self.pseudonym(answer.identifier),
                answer.said_at,
                answer.precision,
                _clean(answer.name, own),
                answer.channel,
                _clean(answer.question, own),
                answer.score,
                answer.scale_low,
                answer.scale_high,
                answer.valence,
                answer.emotion_word,
                _clean(answer.words and masked_words(answer.words), own),
                _attributes(answer.attributes, own),
            ),
        )

    def _put(self, table: str, row: tuple[object, ...]) -> None:
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= BATCH_ROWS:
            self._flush(table)

    def _flush(self, table: str) -> None:
        rows = self._rows[table]
        if not rows:
            return
        schema = SCHEMAS[table]
        arrays = [
            pa.array(cells, type=kind)
            for cells, kind in zip(zip(*rows, strict=True), schema.types, strict=True)
        ]
        self._files[table].write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))
        rows.clear()


def out_of_time(row: ParsedRow, *, latest_ms: int) -> Rejection | None:
    """Return why a row's times cannot be, None where they can."""
    times = [event.happened_at for event in row.events]
    times += [answer.said_at for answer in row.answers]
    if not times:
        return None
    if max(times) > latest_ms:
        return Rejection(
            reason="future",
            sentence="The time lies more than a day in the future.",
            remedy="If it is planned, such as an appointment, import the file again once it has "
            "happened; else check the form of the time and the time zone.",
        )
    if min(times) < EARLIEST_MS:
        return Rejection(
            reason="too-early",
            sentence="The time lies before 1990.",
            remedy="Check the form of the time; a relative time needs its start.",
        )
    return None


def _masked(text: str) -> str:
    return _masked_twice(text)[0]


def _masked_twice(text: str) -> tuple[str, str]:
    """Return a cell masked, and the same as a JSON text.

    Letters and digits without a sign between them are no address, and too few digits no number.
    """
    if text.isalnum() and (len(text) < _SHORTEST_CODE or text.isalpha()):
        return text, f'"{text}"'
    return _masked_short(text) if len(text) <= _SHORT else _masked_anew(text)


@lru_cache(maxsize=65536)
def _masked_short(text: str) -> tuple[str, str]:
    return _masked_anew(text)


def _masked_anew(text: str) -> tuple[str, str]:
    found = masked_words(text) if is_free_text(text) else masked(text)
    return found, _encoded(found)


@lru_cache(maxsize=4096)
def _named(column: str) -> str:
    return f"{_encoded(column)}:"


def _hide_names(path: Path, columns: tuple[str, ...], people: KnownNames) -> None:
    """Write a table anew with every known name hidden in some columns, batch by batch."""
    fresh = path.with_suffix(".fresh")
    with (
        open_stream(str(path)) as rows,  # type: ignore[no-untyped-call]
        pa.OSFile(str(fresh), "wb") as sink,
        new_stream(sink, rows.schema) as out,  # type: ignore[no-untyped-call]
    ):
        for batch in rows:
            arrays = [
                pa.array([text and people.without(text) for text in cells.to_pylist()], type=_TEXT)
                if name in columns
                else cells
                for name, cells in zip(rows.schema.names, batch.columns, strict=True)
            ]
            out.write_batch(pa.RecordBatch.from_arrays(arrays, schema=rows.schema))
    fresh.replace(path)


def _clean(text: str | None, own: list[str]) -> str | None:
    """Return a text masked and without the row's own telling identifiers."""
    if text is None:
        return None
    text = _masked(text)
    for value in own:
        if value in text:
            return without_own(text, own)
    return text


def _attributes(attributes: dict[str, str], own: list[str]) -> str | None:
    if not attributes:
        return None
    cells = [_named(key) + _encoded(_clean(value, own) or "") for key, value in attributes.items()]
    return f"{{{','.join(cells)}}}"


def _telling(value: str) -> bool:
    return len(value) >= (_SHORTEST_NUMBER if value.isdigit() else 4)
