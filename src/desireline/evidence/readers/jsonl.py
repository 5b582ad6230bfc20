"""JSON Lines of any shape: nested keys become columns named with dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.dialect import COLUMN_LIMIT, find_export_encoding, said_of
from desireline.evidence.head import Head, Table
from desireline.evidence.mapped_rows import RowPlan
from desireline.evidence.parsed import ParsedRow
from desireline.evidence.readers.export_lines import json_lines
from desireline.evidence.refusal import FileRefusedError

NAME = "jsonl"


def recognizes(head: Head) -> bool:
    """Tell whether the file starts with a JSON object."""
    return head.first_object is not None


def tables(path: Path, mapping: Mapping) -> tuple[Table, ...]:
    """Return the one table of a JSON Lines file; its columns are the keys of all lines.

    Raises:
        FileRefusedError: It has more than a thousand different keys, or no object at all.
    """
    names: dict[str, None] = {}
    for line in json_lines(path, encoding=mapping.encoding):
        if line.rejection is None:
            names.update(dict.fromkeys(line.raw))
            if len(names) > COLUMN_LIMIT:
                raise FileRefusedError(
                    reason="too-many-columns",
                    sentence=f"The file has more than {COLUMN_LIMIT:,} different keys.",
                )
    header = tuple(names)
    written = find_export_encoding(path, mapping.encoding)
    return (
        Table(
            name="",
            header=header,
            rows=_rows(path, mapping, header),
            first_row=1,
            encoding=written.name,
            warnings=said_of(written),
        ),
    )


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Give one parsed row for each line, by its mapping; a broken line carries its rejection.

    Raises:
        FileRefusedError: It has more than a thousand different keys.
    """
    header = tables(path, mapping)[0].header
    plan = RowPlan(header, mapping)
    for line in json_lines(path, encoding=mapping.encoding):
        if line.rejection is not None:
            yield line.refused()
            continue
        yield plan.parsed(line.row_number, [line.raw.get(name) or None for name in header])


def _rows(path: Path, mapping: Mapping, header: Sequence[str]) -> Iterator[list[str | None]]:
    for line in json_lines(path, encoding=mapping.encoding):
        if line.rejection is None:
            yield [line.raw.get(name) or None for name in header]
