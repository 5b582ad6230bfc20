"""What the import child leaves behind: rows under pseudonyms as Arrow, clear values apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from pyarrow import lib as pa
from pyarrow.ipc import new_stream, open_stream

from desireline.evidence.free_text.known_names import KnownNames
from desireline.evidence.free_text.masking import FEWEST_SPACES, is_free_text, masked_words
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.masked_cells import (
    attributes_text,
    cleaned,
    compact,
    encoded,
    is_telling,
    masked_cell,
    masked_in,
    named,
)
from desireline.evidence.masking import HIDDEN, masked_sentence, without_own
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
# Here a town or a product may be called like a customer: only sentences are searched.
_BESIDE = {"events": ("attributes",)}
_TEXT_IN_JSON = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_PAIR = late_pattern(f"({_TEXT_IN_JSON}:)({_TEXT_IN_JSON})")
_KNOWN_LIMIT = 300_000


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
        self._spelled: dict[str, str] = {}
        self._respelled: set[str] = set()
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
                _hide_names(self._folder / f"{name}.arrow", columns, self._people.without)
            for name, columns in _BESIDE.items():
                _hide_names(self._folder / f"{name}.arrow", columns, self._without_in_sentences)

    def _without_in_sentences(self, text: str) -> str:
        """Return attributes as JSON, with every known name hidden where a value is a sentence."""
        if text.count(" ") < FEWEST_SPACES:
            return text

        def hidden(found: re.Match[str]) -> str:
            column, value = found.groups()
            return column + (self._people.without(value) if is_free_text(value) else value)

        return _PAIR.sub(hidden, text)

    def add(self, row: ParsedRow, refused: Rejection | None) -> None:
        """Write one row: a record with all it holds, or why it is refused."""
        self._people.gather(row.raw, row.left_out | row.personal)
        for identifier in row.identifiers:
            self.gather_name(identifier)
        if refused is not None:
            sentence = masked_sentence(refused.sentence)
            self._put(
                "rejected",
                (row.row_number, refused.reason, sentence, refused.remedy, self.masked_raw(row)),
            )
            return
        content = "\x1f".join([cell or "" for cell in row.raw.values()])
        content_hash = self.hash_of("\x1f".join(row.raw), content)
        record_hash = self.record_hash(content_hash)
        if row.planned:  # the same row tells more once they have happened
            record_hash = f"{record_hash}.{len(row.planned)}"
        natural = self.natural_key(row.key, (each.value for each in row.identifiers))
        self._put(
            "records", (row.row_number, natural, content_hash, record_hash, self.masked_raw(row))
        )
        own = [each.value for each in row.identifiers if is_telling(each.value)]
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
            self._keep_writing(found, known or "", identifier.value)
        if len(self._known) >= _KNOWN_LIMIT:
            self._known.clear()
            self._spelled.clear()
        self._known[asked] = found
        return found

    def said_of_writings(self) -> tuple[str, ...]:
        """Say how many people or orders were written in several ways and taken as one each."""
        count = len(self._respelled)
        if not count:
            return ()
        which = "1 identifier is" if count == 1 else f"{count:,} identifiers are"
        said = f"{which} written in more than one way (upper or lower case, or with spaces around)"
        return (f"{said}; the ways of each are taken as one.",)

    def _keep_writing(self, found: str, known: str, value: str) -> None:
        """Note a second way of writing; of phones, which have many by nature, none is."""
        if not known.startswith("phone:") and self._spelled.setdefault(found, value) != value:
            self._respelled.add(found)

    def gather_names(self, column: str, cells: Iterable[str | None]) -> None:
        """Take in the names that stand in cells of a column that holds persons."""
        for cell in cells:
            self._people.gather({column: cell}, (column,))

    def hash_of(self, header: str, cells: str) -> str:
        """Return the keyed hash of a row's content: all its columns, and all its cells."""
        return keyed(self._key, f"{header}\x1e{cells}")

    def record_hash(self, content_hash: str) -> str:
        """Return the hash of a row's content as the mapping reads it."""
        return f"{content_hash}.{self._mapping_hash}"

    def natural_key(self, key: str | None, values: Iterable[str]) -> str | None:
        """Return a record's own key, keyed where it holds one of the ``values`` that tell who."""
        if key is None:
            return None
        own = any(value and value in key for value in values)
        return keyed(self._key, key) if own or masked_cell(key) != key else key

    def put_columns(self, table: str, columns: Sequence[Sequence[object]]) -> None:
        """Write many rows of one table, given column by column in the order of its schema."""
        schema = SCHEMAS[table]
        if len(columns[0]) == 0:
            return
        arrays = [
            pa.array(cells, type=kind) for cells, kind in zip(columns, schema.types, strict=True)
        ]
        self._files[table].write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))

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
                written = encoded(self._mask(cell, row))
            else:
                written = masked_in(column, cell)[1]
            parts.append(named(column) + written)
        text = f"{{{','.join(parts)}}}"
        own = {each.value for each in row.identifiers}
        own |= {cell.strip() for column in personal if (cell := row.raw.get(column))}
        telling = sorted(value for value in own if is_telling(value) and value in text)
        return self._without(row, telling) if telling else text

    def _without(self, row: ParsedRow, telling: list[str]) -> str:
        """Return a row as JSON where its own identifiers stand in other cells too."""
        cells = {
            column: cell
            and (self._mask(cell, row) if column in row.personal else masked_in(column, cell)[0])
            for column, cell in row.raw.items()
            if column not in row.left_out
        }
        return compact({c: v and without_own(v, telling) for c, v in cells.items()})

    def _mask(self, cell: str, row: ParsedRow) -> str:
        for identifier in row.identifiers:
            if identifier.value == cell.strip():
                found = self.pseudonym(identifier)
                return f"[{identifier.kind} {found[:6]}]" if found else HIDDEN
        return HIDDEN

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
                cleaned(event.name, own),
                event.channel,
                cleaned(event.device, own),
                cleaned(event.page, own),
                event.duration_seconds,
                event.value,
                event.currency,
                attributes_text(event.attributes, own),
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
                cleaned(answer.name, own),
                answer.channel,
                cleaned(answer.question, own),
                answer.score,
                answer.scale_low,
                answer.scale_high,
                answer.valence,
                answer.emotion_word,
                cleaned(answer.words and masked_words(answer.words), own),
                attributes_text(answer.attributes, own),
            ),
        )

    def gather_name(self, identifier: Identifier) -> None:
        """Take in the name of a person who is known by it."""
        if identifier.kind in {"customer", "user"} and " " in identifier.value.strip():
            self._people.take(identifier.value)

    def _put(self, table: str, row: tuple[object, ...]) -> None:
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= BATCH_ROWS:
            self._flush(table)

    def _flush(self, table: str) -> None:
        rows = self._rows[table]
        if not rows:
            return
        self.put_columns(table, list(zip(*rows, strict=True)))
        rows.clear()


def as_of(row: ParsedRow, *, latest_ms: int) -> ParsedRow:
    """Return a row without those of its further moments that lie in the future.

    A row of which nothing else is left stays as it is, and is refused for it.
    """
    planned = tuple(e.name for e in row.events if e.second and e.happened_at > latest_ms)
    if not planned or len(planned) == len(row.events):
        return row
    kept = tuple(e for e in row.events if not (e.second and e.happened_at > latest_ms))
    return replace(row, events=kept, planned=planned)


def out_of_time(row: ParsedRow, *, latest_ms: int) -> Rejection | None:
    """Return why a row's times cannot be, None where they can."""
    times = [event.happened_at for event in row.events]
    times += [answer.said_at for answer in row.answers]
    if not times:
        return None
    if max(times) > latest_ms:
        return Rejection(
            reason="future",
            sentence="The time lies more than a day in the future: the row is left out, and the "
            "rest of the file comes in.",
            remedy="If it is planned, such as an appointment, import the file again once it has "
            "happened: rows that are here already are not doubled. Else check the year, and "
            "whether day and month stand the other way round.",
        )
    if min(times) < EARLIEST_MS:
        return Rejection(
            reason="too-early",
            sentence="The time lies before 1990.",
            remedy="Check the form of the time; a relative time needs its start.",
        )
    return None


def _hide_names(path: Path, columns: tuple[str, ...], without: Callable[[str], str]) -> None:
    """Write a table anew with every known name hidden in some columns, batch by batch."""
    fresh = path.with_suffix(".fresh")
    with (
        open_stream(str(path)) as rows,  # type: ignore[no-untyped-call]
        pa.OSFile(str(fresh), "wb") as sink,
        new_stream(sink, rows.schema) as out,  # type: ignore[no-untyped-call]
    ):
        for batch in rows:
            arrays = [
                pa.array([text and without(text) for text in cells.to_pylist()], type=_TEXT)
                if name in columns
                else cells
                for name, cells in zip(rows.schema.names, batch.columns, strict=True)
            ]
            out.write_batch(pa.RecordBatch.from_arrays(arrays, schema=rows.schema))
    fresh.replace(path)
