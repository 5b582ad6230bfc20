"""A first look at a file: its columns, what they seem to mean, and how its rows would arrive."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desireline.evidence.batches import BatchWriter
from desireline.evidence.column_forms import with_forms
from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.dialect import find_encoding, find_export_encoding, known_header, said_of
from desireline.evidence.durations import UNIT_WORDS
from desireline.evidence.file_questions import encoding_questions, header_questions
from desireline.evidence.guessing import Guess, guess_columns, guess_mapping
from desireline.evidence.head import Table
from desireline.evidence.header_block import NAMES_FIRST
from desireline.evidence.inspection import (
    ColumnLook,
    Inspection,
    PreviewRow,
    Question,
    ScaleLevel,
)
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.mapped_rows import PERSON
from desireline.evidence.masking import masked
from desireline.evidence.parsed import Identifier
from desireline.evidence.preview import preview_rows
from desireline.evidence.questions import (
    closed_question,
    column_questions,
    questions_of_rejects,
)
from desireline.evidence.readers import xes
from desireline.evidence.reading import CAVEATS, TABLE_READERS, detect, reader_named
from desireline.evidence.survey import SAMPLE_ROWS, ColumnSurvey, TableSurvey, survey
from desireline.evidence.taking_rows import COUNTED, TriedRows, count_row
from desireline.evidence.tallying import Tally
from desireline.evidence.times import DAY_MS, TimeReader, TimeRefusedError
from desireline.evidence.waiting import waiting_for

PREVIEW_ROWS = 20
TRIED_ROWS = 100_000
_ORDINAL = late_pattern(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """What is known of a file before its rows are read: mapping, guesses and open questions."""

    mapping: Mapping
    survey: TableSurvey | None
    guesses: dict[str, Guess]
    questions: tuple[Question, ...]
    encoding: str = ""
    separator: str = ""
    warnings: tuple[str, ...] = ()


def first_look(
    path: Path, *, file_name: str, mapping: Mapping | None, whole: bool = True
) -> FirstLook:
    """Find the reader and complete the mapping, asking what the values leave open.

    Without ``whole`` a confirmed mapping is checked against the first rows alone; rows that
    then turn out unclear are refused by the reader with the cause of the question.

    Raises:
        FileRefusedError: No reader takes the file.
    """
    reader = mapping.reader if mapping and mapping.reader else detect(path, file_name=file_name)
    reader_named(reader)
    start = mapping or Mapping(reader=reader, source_name="")
    name = masked(start.source_name) or source_name(file_name)
    start = replace(start, reader=reader, source_name=name)
    if reader not in TABLE_READERS:
        return _of_export(path, start)
    asked: list[Question] = []
    if reader == "csv":
        asked += encoding_questions(find_encoding(path, start.encoding), start)
    table = TABLE_READERS[reader].tables(path, start)[0]
    found = survey(table, limit=None if whole or not start.columns else SAMPLE_ROWS)
    guesses = _of_standard(reader, guess_columns(found, source=start.source_name))
    complete = _settled(guess_mapping(_with_header(start, table), guesses, found=found), found)
    of_header = header_questions(table.names, start, complete)
    asked += of_header or column_questions(found, complete)
    return FirstLook(
        mapping=complete,
        survey=found,
        guesses=guesses,
        questions=tuple(asked),
        encoding=table.encoding,
        separator=table.separator,
        warnings=table.warnings + _of_days(complete, found),
    )


def _of_export(path: Path, mapping: Mapping) -> FirstLook:
    """Return the look at a tool's export, whose columns are known: only its encoding is not."""
    written = find_export_encoding(path, mapping.encoding)
    return FirstLook(
        mapping=mapping,
        survey=None,
        guesses={},
        questions=tuple(encoding_questions(written, mapping)),
        encoding=written.name,
        warnings=CAVEATS.get(mapping.reader, ()) + said_of(written),
    )


def _of_standard(reader: str, guesses: dict[str, Guess]) -> dict[str, Guess]:
    """Return guesses with what a format's standard says of its own attributes."""
    if reader != xes.NAME:
        return guesses
    told = {
        column: Guess(meaning=ColumnMeaning(column=column, meaning=meaning), reason=reason)
        for column, (meaning, reason) in xes.MEANINGS.items()
        if column in guesses
    }
    taken = {guess.meaning.meaning for guess in told.values()} - {"leave out"}
    rest = {
        column: replace(guess, meaning=replace(guess.meaning, meaning="attribute"))
        for column, guess in guesses.items()
        if column not in told and guess.meaning.meaning in taken
    }
    return guesses | rest | told


def inspect(  # noqa: PLR0913 - a file, and all that is known of it
    path: Path,
    *,
    file_name: str,
    mapping: Mapping | None,
    remembered: bool,
    now_ms: int,
    writer: BatchWriter,
    tried: int = TRIED_ROWS,
) -> Inspection:
    """Survey the whole file under a mapping, storing nothing, and show what would become of it.

    Of a table every row is surveyed (forms of times and numbers, keys, counts are exact) and the
    first ``tried`` rows are tried out; of a tool's export every row is tried out.

    Raises:
        FileRefusedError: No reader takes the file.
    """
    look = first_look(path, file_name=file_name, mapping=mapping)
    tally = Tally()
    levels: Counter[tuple[str, float, float]] = Counter()
    latest_ms = now_ms + DAY_MS
    rows_tried = TriedRows(path, look.mapping, most=tried, latest_ms=latest_ms)
    preview = _try_out(rows_tried, tally, levels, writer=writer, latest_ms=latest_ms)
    size, digest = measured(path)
    rows = tally.rows
    if look.survey is not None and rows == tried and look.mapping.reader in COUNTED:
        rows = max(rows, look.survey.rows + look.survey.misshapen)
        tally.newest_ms = max(tally.newest_ms, _newest(look, latest_ms=latest_ms))
    elif not tally.ready:  # rows wait for an answer; what else is to be asked is asked with it
        tally.newest_ms = _newest(look, latest_ms=latest_ms)
    questions = all_questions(look, tally, now_ms=now_ms)
    return Inspection(
        file_name=file_name,
        byte_count=size,
        sha256=digest,
        tool=look.mapping.reader,
        encoding=look.encoding,
        separator=look.separator,
        rows_read=rows,
        rows_tried=tally.rows,
        rows_ready=tally.ready,
        mapping=look.mapping,
        remembered=remembered,
        columns=_columns(look, writer, remembered=remembered),
        questions=questions,
        preview=tuple(preview[:PREVIEW_ROWS]),
        rejects=waiting_for(tally.reject_groups(), questions),
        scale=_scale(levels, look.mapping),
        warnings=(
            *look.warnings,
            *tally.second_moments(),
            *tally.said_of_none(),
            *_of_sample(tally.rows, rows),
        ),
    )


def _try_out(
    rows: TriedRows,
    tally: Tally,
    levels: Counter[tuple[str, float, float]],
    *,
    writer: BatchWriter,
    latest_ms: int,
) -> list[PreviewRow]:
    """Count rows and the levels of their scores; return what the first would become."""
    preview: list[PreviewRow] = []
    for row in rows:
        if count_row(tally, row, writer, latest_ms=latest_ms) is None:
            levels.update(
                (a.question or "", a.score, a.valence)
                for a in row.answers
                if a.score is not None and a.valence is not None
            )
            if len(preview) < PREVIEW_ROWS:
                preview += preview_rows(row, writer)
        if len(preview) >= PREVIEW_ROWS and rows.count_others(tally, writer):
            break
    return preview


def _scale(levels: Counter[tuple[str, float, float]], mapping: Mapping) -> tuple[ScaleLevel, ...]:
    """Return the levels of each score's scale; of a table with one score they are of its column."""
    scores = [meaning.column for meaning in mapping.columns if meaning.meaning == "score"]
    alone = scores[0] if len(scores) == 1 else ""
    found: Counter[tuple[str, float, float]] = Counter()
    for (question, score, valence), rows in levels.items():
        found[alone or question, score, valence] += rows
    places = {column: place for place, column in enumerate(scores)}
    return tuple(
        ScaleLevel(score=score, valence=valence, rows=rows, column=column)
        for (column, score, valence), rows in sorted(
            found.items(), key=lambda each: (places.get(each[0][0], len(places)), each[0])
        )
    )


def _of_sample(tried: int, rows: int) -> tuple[str, ...]:
    if tried == rows:
        return ()
    said = f"Ready and refused rows are those of the first {tried:,} rows of {rows:,}"
    return (f"{said}; the import reads them all.",)


def _newest(look: FirstLook, *, latest_ms: int) -> int:
    """Return the newest time a table holds that is not in the future, over all its rows."""
    columns = {c.column: c for c in look.survey.columns} if look.survey else {}
    zone = look.mapping.time_zone or "UTC"
    newest = 0
    for meaning in look.mapping.columns:
        if meaning.meaning != "time" or meaning.column not in columns:
            continue
        reader = TimeReader(time_format=meaning.time_format, time_zone=zone, fold="first")
        for text in columns[meaning.column].latest.values():
            with suppress(TimeRefusedError):
                moment = reader.read(text).ms
                newest = max(newest, moment if moment <= latest_ms else 0)
    return newest


def all_questions(look: FirstLook, tally: Tally, *, now_ms: int) -> tuple[Question, ...]:
    """Return every open question of a file, each once."""
    asked = list(look.questions)
    if any(question.id in {"header_row", "data_row"} for question in asked):
        return tuple(asked)  # what the other columns hold hangs on this answer
    asked += questions_of_rejects(tally.reject_groups(), look.mapping)
    asked += closed_question(look.mapping, newest_ms=tally.newest_ms, now_ms=now_ms)
    return tuple({question.id: question for question in reversed(asked)}.values())[::-1]


def source_name(file_name: str) -> str:
    """Return a source's name from a file's: without its ending, dates and numbers."""
    shown = masked(Path(file_name.replace("\\", "/")).name)
    stem = shown.replace("[e-mail]", " ").replace("[phone]", " ").strip().split(".")[0]
    words = [word for word in _ORDINAL.split(stem) if word and not word.isdigit()]
    return " ".join(words)[:80] or "file"


def measured(path: Path) -> tuple[int, str]:
    """Return a file's size and SHA-256."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _with_header(start: Mapping, table: Table) -> Mapping:
    """Return a mapping that states the rows of names found, so that they stay the same."""
    if known_header(start) is not None or table.names == NAMES_FIRST:
        return start
    return replace(start, header_row=table.names.first, header_rows=table.names.rows)


def _of_days(mapping: Mapping, found: TableSurvey) -> tuple[str, ...]:
    """Say that a file tells days only, and what that means."""
    if mapping.identity_only or any(c.meaning == "time of day" for c in mapping.columns):
        return ()
    columns = {column.column: column for column in found.columns}
    told = [columns.get(c.column) for c in mapping.columns if c.meaning == "time"]
    times = [look for column in told if column for look in column.times if look.form != "none"]
    if not times or any(look.timed for look in times):
        return ()
    zone = mapping.time_zone or "UTC"
    said = f"its rows stand at the start of their day ({zone}), before rows that have a time"
    return (f"The file tells days without a time of day: {said}.",)


def _settled(mapping: Mapping, found: TableSurvey) -> Mapping:
    surveys = {column.column: column for column in found.columns}
    columns = tuple(
        with_forms(meaning, surveys[meaning.column]) if meaning.column in surveys else meaning
        for meaning in mapping.columns
    )
    return replace(mapping, columns=columns)


def _columns(look: FirstLook, writer: BatchWriter, *, remembered: bool) -> tuple[ColumnLook, ...]:
    if look.survey is None:
        return ()
    open_columns = {question.column: question for question in look.questions if question.column}
    chosen = {meaning.column: meaning for meaning in look.mapping.columns}
    looks = []
    for place, column in enumerate(look.survey.columns):
        guess = look.guesses[column.column]
        meaning = chosen.get(column.column, guess.meaning)
        question = open_columns.get(column.column)
        reason = guess.reason
        otherwise = meaning.meaning != guess.meaning.meaning
        if otherwise:
            reason = "Remembered from an earlier file." if remembered else "Chosen by you."
        looks.append(
            ColumnLook(
                column=column.column,
                first_values=tuple(_shown(v, meaning, writer) for v in column.shown),
                guess=meaning,
                reason=reason,
                check=question.text if question else _check(column, meaning, look.mapping),
                ok=question is None,
                filled=round(look.survey.filled(place), 4),
                by_hand=otherwise and not remembered,
            )
        )
    return tuple(looks)


def _shown(value: str, meaning: ColumnMeaning, writer: BatchWriter) -> str:
    kind = PERSON.get(meaning.meaning)
    if meaning.meaning == "leave out":
        return "[hidden]"
    if kind is not None:
        found = writer.pseudonym(Identifier(kind=kind, value=value))
        return f"[{kind} {found[:6]}]" if found else "[nobody]"
    return masked(value)[:120]


def _check(column: ColumnSurvey, meaning: ColumnMeaning, mapping: Mapping) -> str:
    if column.column == mapping.record_key and mapping.key_repeats != "several records":
        return "names the record: a later row with the same number corrects it"
    if meaning.meaning == "leave out":
        return "not imported"
    if not column.filled:
        return "empty"
    if meaning.meaning == "score" and meaning.scale_low is not None:
        return f"{meaning.scale_low:g} to {meaning.scale_high:g} becomes -2 to +2"
    if meaning.meaning == "time":
        unclear = sum(rows for found, rows in column.times.items() if found.form == "none")
        rows = "1 row" if unclear == 1 else f"{unclear:,} rows"
        return f"{rows} unclear" if unclear else "matched"
    return f"read as {UNIT_WORDS[meaning.unit]}" if meaning.unit else "matched"
