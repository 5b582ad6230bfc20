"""How a text file is written: its encoding, its separator and where its header stands."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.containers import container_of
from desireline.evidence.header_block import (
    NAMES_FIRST,
    HeaderLook,
    Line,
    above_stated_data,
    find_header,
)
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.mixed_text import (
    Otherwise,
    looked_over,
    may_be_doubled,
    mended,
    said_of_lines,
)
from desireline.evidence.refusal import FileRefusedError

COLUMN_LIMIT = 1000
LINE_LIMIT = 32 * 1024 * 1024
CELL_LIMIT = 16 * 1024 * 1024
HEAD_BYTES = 65536
SEPARATORS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BROKEN = late_pattern("[\udc80-\udcff]")
_UNKEPT = late_pattern("[\0\ud800-\udfff]")
_BEYOND_ASCII = late_pattern("[\x80-\ud7ff\ue000-\U0010ffff]")
_RUNS = late_pattern(b"[\x80-\xff]{4,}")  # a word in another alphabet, rare in western text
_NOT_IN_CP1252 = late_pattern(b"[\x81\x8d\x8f\x90\x9d]")
_SEP_LINE = late_pattern(r"\"?sep=(.)\"?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """The encoding of a file, and whether only a person can tell.

    Attributes:
        name: As Python knows it.
        broken: Some bytes do not fit; the rows that hold them are refused.
        doubtful: No known encoding fits well.
        otherwise: Lines of UTF-8 that are written otherwise than the rest.
    """

    name: str
    broken: bool = False
    doubtful: bool = False
    otherwise: Otherwise = Otherwise()  # noqa: RUF009 - a frozen value

    @property
    def is_uneven(self) -> bool:
        """Tell whether some lines are not written as the encoding says."""
        return self.broken or self.otherwise.is_mended


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a delimited file is written.

    Attributes:
        skip: Lines before the header (a ``sep=`` line counts).
        header: The rows of names that are read: the mapping's, else the likeliest ones.
    """

    encoding: Encoding
    separator: str
    skip: int
    header: HeaderLook = NAMES_FIRST


def first_bytes(path: Path) -> bytes:
    """Return the first 64 KiB of a file.

    Raises:
        FileRefusedError: It is empty.
    """
    with path.open("rb") as file:
        start = file.read(HEAD_BYTES)
    if not start:
        raise FileRefusedError(
            reason="empty",
            sentence="The file is empty. Export it again.",
        )
    return start


def find_encoding(path: Path, mapping_encoding: str = "") -> Encoding:
    """Return the encoding of a text file, looking at all of it.

    Raises:
        FileRefusedError: It is empty, or no text.
    """
    start = first_bytes(path)
    for bom, name in _BOMS:
        if start.startswith(bom):
            return Encoding(name=name) if name != "utf-8-sig" else _looked_at(path, name)
    if mapping_encoding == "utf-8":
        found = _looked_at(path, "utf-8")
        broken = found.broken or found.name != "utf-8"
        return replace(found, name="utf-8", broken=broken, doubtful=False)
    if mapping_encoding:
        return Encoding(name=mapping_encoding)
    what = container_of(start)
    if what:
        raise FileRefusedError(
            reason="wrong-container",
            sentence=f"This is {what}, not text. Give it its right ending, or export as CSV.",
        )
    zeros = start.count(0)
    if zeros > len(start) // 4:
        name = "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
        if "\0" in start[: len(start) // 2 * 2].decode(name, "replace"):
            raise FileRefusedError(
                reason="wrong-container",
                sentence="This is no text. Export the table as CSV.",
            )
        return Encoding(name=name, doubtful=True)
    return _looked_at(path, "utf-8")


def find_export_encoding(path: Path, mapping_encoding: str = "") -> Encoding:
    """Return the encoding of a table or of JSON lines.

    JSON is UTF-8: of a file that seems to be otherwise each line is looked at by itself.

    Raises:
        FileRefusedError: It is empty, or no text.
    """
    found = find_encoding(path, mapping_encoding)
    if (
        mapping_encoding
        or found.name != "cp1252"
        or not first_bytes(path).lstrip().startswith(b"{")
    ):
        return found
    plain = Encoding(name="utf-8", broken=True)
    otherwise = looked_over(lines_of(path, plain))
    return replace(plain, broken=otherwise.unsure > 0, otherwise=otherwise)


def said_of(encoding: Encoding) -> tuple[str, ...]:
    """Return what the receipt says of lines that are not written as the encoding says."""
    return said_of_lines(encoding.otherwise, broken=encoding.broken)


def _looked_at(path: Path, unicode: str) -> Encoding:
    stat = path.stat()
    return _by_content(path, stat.st_size, stat.st_mtime_ns, unicode)


@lru_cache(maxsize=8)
def _by_content(path: Path, _size: int, _changed: int, unicode: str) -> Encoding:
    """Look at all bytes, once for each state of the file; ``unicode`` is its name for UTF-8."""
    if _is_even(path):
        return Encoding(name=unicode)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = high = size = in_runs = 0
    strange = doubled = False
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            size += len(block)
            if block.isascii() and decoder.getstate()[0] == b"":
                continue
            text = decoder.decode(block)
            wrong = len(_BROKEN.findall(text))
            bad += wrong
            right = len(_BEYOND_ASCII.findall(text))
            good += right
            high += right + wrong
            in_runs += sum(map(len, _RUNS.findall(block)))
            strange = strange or _NOT_IN_CP1252.search(block) is not None
            doubled = doubled or may_be_doubled(text)
    bad += len(decoder.getstate()[0])
    plain = Encoding(name=unicode, broken=bad > 0)
    doubtful = strange or high > size // 4 or in_runs > high // 2
    if not good or not (bad or doubled):
        return Encoding(name="cp1252", doubtful=doubtful) if bad else plain
    otherwise = looked_over(lines_of(path, plain))
    if not bad or (otherwise.western and otherwise.whole > otherwise.unsure):
        return replace(plain, broken=otherwise.unsure > 0, otherwise=otherwise)
    if good > 4 * bad:
        return plain
    return Encoding(name="cp1252", doubtful=doubtful or otherwise.whole > 0)


def _is_even(path: Path) -> bool:
    """Tell whether a file is UTF-8 to its end, and nothing in it seems to be encoded twice."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                if may_be_doubled(decoder.decode(block)):
                    return False
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def lines_of(path: Path, encoding: Encoding) -> Iterator[str]:
    """Give the lines of a text file with their line ends.

    Raises:
        FileRefusedError: A line is longer than ``LINE_LIMIT``, or the bytes are no text.
    """
    is_mended = encoding.otherwise.is_mended
    errors = "surrogateescape" if encoding.broken or is_mended else "strict"
    with (
        path.open("rb") as file,
        io.TextIOWrapper(file, encoding=encoding.name, errors=errors, newline="") as text,
    ):
        try:
            while line := text.readline(LINE_LIMIT):
                if len(line) == LINE_LIMIT:
                    raise FileRefusedError(
                        reason="line-too-long",
                        sentence=f"A line is longer than {LINE_LIMIT:,} characters.",
                    )
                yield mended(line) if is_mended else line
        except UnicodeError as error:
            raise FileRefusedError(
                reason="wrong-encoding",
                sentence=f"The file is not written in {encoding.name}. "
                "Choose another encoding: mapping entry 'encoding'.",
            ) from error


def find_dialect(path: Path, mapping: Mapping) -> Dialect:
    """Return how a delimited file is written; what the mapping says holds.

    Raises:
        FileRefusedError: It is empty, no text, or no table.
    """
    encoding = find_encoding(path, mapping.encoding)
    sample = []
    for line in lines_of(path, encoding):
        sample.append(line)
        if len(sample) >= 200:  # noqa: PLR2004
            break
    if not any(line.strip() for line in sample):
        raise FileRefusedError(
            reason="empty",
            sentence="The file is empty. Export it again.",
        )
    told = _SEP_LINE.fullmatch(sample[0].strip("\ufeff"))
    skip = 1 if told else 0
    separator = mapping.separator or (told[1] if told else _separator(sample[skip:]))
    header = known_header(mapping) or above_stated_data(
        find_header(_sample_lines(sample[skip:], separator)), mapping.data_row
    )
    return Dialect(
        encoding=encoding,
        separator=separator,
        skip=skip + max(header.first - 1, 0),
        header=header,
    )


def known_header(mapping: Mapping) -> HeaderLook | None:
    """Return the rows of names a mapping states; None where it leaves them to be found."""
    if mapping.header_row == 1 and not mapping.header_rows and not mapping.columns:
        return None
    return HeaderLook(first=mapping.header_row, rows=max(mapping.header_rows, 1))


def delimited_rows(path: Path, dialect: Dialect) -> Iterator[list[str]]:
    """Give the rows of a delimited file after ``skip``, the header first, empty lines left out.

    Raises:
        FileRefusedError: A quote is never closed, or a cell passes ``CELL_LIMIT``.
    """
    csv.field_size_limit(CELL_LIMIT)
    lines = lines_of(path, dialect.encoding)
    for _ in range(dialect.skip):
        next(lines, None)
    reader = csv.reader(lines, delimiter=dialect.separator, strict=True)
    while True:
        start = reader.line_num + dialect.skip + 1
        try:
            for row in reader:
                start = reader.line_num + dialect.skip + 1
                if row:
                    yield row
        except csv.Error as error:
            _refuse(error, start)
            yield [f"{error}"]
        else:
            return


def clean_header(cells: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return column names that are filled and unlike each other, and what was changed.

    Raises:
        FileRefusedError: There are more than ``COLUMN_LIMIT`` columns.
    """
    if len(cells) > COLUMN_LIMIT:
        raise FileRefusedError(
            reason="too-many-columns",
            sentence=f"The file has {len(cells):,} columns; {COLUMN_LIMIT:,} is the limit.",
        )
    names: list[str] = []
    warnings = []
    for number, cell in enumerate(cells, start=1):
        name = _UNKEPT.sub(_written_out, cell).strip().strip("\ufeff")
        if not name:
            name = f"column {number}"
            warnings.append(f"Column {number} has no name; it is called '{name}'.")
        plain, count = name, 1
        while name in names:
            count += 1
            name = f"{plain} ({count})"
        if count > 1:
            warnings.append(f"Column {number} is called '{plain}' again; here '{name}'.")
        names.append(name)
    return tuple(names), tuple(warnings)


def _written_out(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def _refuse(error: csv.Error, line: int) -> None:
    if "unexpected end" in str(error):
        raise FileRefusedError(
            reason="unclosed-quote",
            sentence=f"A quote opened in line {line} is never closed. Close it and try again.",
        ) from error
    if "field larger" in str(error):
        raise FileRefusedError(
            reason="cell-too-long",
            sentence=f"A cell after line {line} is longer than {CELL_LIMIT:,} characters.",
        ) from error


def _sample_rows(lines: list[str], separator: str) -> list[list[str]]:
    return [list(map(str, row)) for _, row in _sample_lines(lines, separator)]


def _sample_lines(lines: list[str], separator: str) -> list[Line]:
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(lines, delimiter=separator)
    found: list[Line] = []
    start = 1
    try:
        for row in reader:
            found.append((start, row))
            start = reader.line_num + 1
    except csv.Error:
        return []
    return found


def _separator(sample: list[str]) -> str:
    best, best_score = ",", (0.0, 0)
    for separator in SEPARATORS:
        rows = [row for row in _sample_rows(sample, separator) if row]
        if not rows:
            continue
        widths = [len(row) for row in rows]
        common = max(set(widths), key=lambda w: (widths.count(w), w))
        if common < 2:  # noqa: PLR2004
            continue
        score = (round(widths.count(common) / len(widths), 1), common)
        if score > best_score:
            best, best_score = separator, score
    return best
