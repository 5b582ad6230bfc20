"""What only a person knows about a file as a whole: its encoding and its rows of names."""

from __future__ import annotations

from dataclasses import replace

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.dialect import Encoding, known_header
from desireline.evidence.header_block import HeaderLook
from desireline.evidence.inspection import Option, Question

ENCODINGS = ("utf-8", "cp1252", "utf-16-le", "utf-16-be", "shift_jis", "gb18030", "koi8-r")


def encoding_questions(encoding: Encoding, mapping: Mapping) -> list[Question]:
    """Ask how a text file is written where its bytes do not tell."""
    asked = []
    if encoding.doubtful and not mapping.encoding:
        options = tuple(
            Option(value=name, label=name, example="", mapping=replace(mapping, encoding=name))
            for name in dict.fromkeys((encoding.name, *ENCODINGS))
        )
        asked.append(
            Question(
                id="encoding",
                text="In which encoding is the file written?",
                why="Its bytes fit no encoding well.",
                entry="encoding",
                options=options,
            )
        )
    return asked


def header_questions(names: HeaderLook, start: Mapping, complete: Mapping) -> list[Question]:
    """Ask which rows hold the column names where it is not clear; the likeliest stands first."""
    if known_header(start) is not None:
        return _rows_below(names, start) if names.below else []
    if not names.doubt:
        return []
    block = [names.first + position for position in range(names.rows)]
    alone = block[::-1] if names.rows > 1 else []
    nowhere = [0] if start.reader == "csv" else []
    blocks = [(names.first, names.rows), *((row, 1) for row in (*alone, *nowhere, 1))]
    options = tuple(
        Option(
            value=f"{row}-{row + count - 1}" if count > 1 else str(row),
            label=_header_label(row, count),
            example=_first_names(complete) if position == 0 else _cells_of(names, row),
            mapping=replace(complete, header_rows=count, header_row=row)
            if position == 0
            else replace(start, header_row=row, header_rows=1, columns=()),
        )
        for position, (row, count) in enumerate(dict.fromkeys(blocks))
    )
    return [
        Question(
            id="header_row",
            text="Which row holds the names of the columns?",
            why=names.doubt,
            entry="header_row, header_rows",
            options=options,
        )
    ]


def _rows_below(names: HeaderLook, start: Mapping) -> list[Question]:
    """Ask whether rows right below the names are data where they look like more names."""
    first = names.first + names.rows
    last = first + len(names.below) - 1
    one = first == last
    which = f"row {first}" if one else f"rows {first} to {last}"
    chosen = (
        (last + 1, f"No: leave {which} out", f"the data begin in row {last + 1}"),
        (first, f"Yes: {which} {'is' if one else 'are'} data", " | ".join(names.below)),
    )
    options = tuple(
        Option(
            value=str(row),
            label=label,
            example=example,
            mapping=replace(start, data_row=row, columns=()),
        )
        for row, label, example in chosen
    )
    return [
        Question(
            id="data_row",
            text=f"{'Is' if one else 'Are'} {which} data already?",
            why=f"{'It looks' if one else 'They look'} like codes or more names: "
            f"“{names.below[0]}”, where the rows below hold numbers, times or addresses.",
            entry="data_row",
            options=options,
            proposed=str(last + 1),
        )
    ]


def _header_label(row: int, count: int) -> str:
    if count > 1:
        return f"Rows {row} to {row + count - 1} together"
    labels = {0: "No row does; number the columns", 1: "The first row does"}
    return labels.get(row, f"Row {row} does")


def _cells_of(names: HeaderLook, row: int) -> str:
    position = row - names.first
    return names.shown[position] if 0 <= position < len(names.shown) else ""


def _first_names(mapping: Mapping) -> str:
    return ", ".join(column.column for column in mapping.columns[:3])[:160]
