"""The map people already have: a sheet with lanes and stages, read as far as it can be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.exchange.grid import Grid, turned
from desireline.maps.exchange.lane_words import (
    STAGE_WORDS,
    GuessedKind,
    OldKind,
    feeling_of,
    kind_of,
)

FEW_STAGES, MOST_STAGES = 2, 40
LONGEST_NAME = 60
HEADER_WITHIN = 12
WORDS_OF_NAME = 4
STEPS = "Steps"
_BULLET = re.compile(r"^\s*(?:[•·▪▫◦●○■□–—*\u203a»✓➤-]|\d{1,2}[.)])\s+")
_LISTED = re.compile(r",\s+|\s+[/+]\s+")
_CHANNELS = re.compile(r"\b(?:channels?|kan[aä]le?|medi(?:um|en|a))\b", re.IGNORECASE)
_PERSONA = re.compile(r"^persona(?:s)?\b[:\s–-]*(.*)$", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?:title|name|map|customer journey(?: map)?|journey)\s*[:–-]\s*(.+)$", re.IGNORECASE
)


_TITLE = re.compile(r"^(?:title|name|map|(?:customer )?journey(?: map)?)\s*:?$", re.IGNORECASE)
_NOTES = re.compile(
    r"^(?:notes?|comments?|remarks?|notizen?|bemerkung(?:en)?|kommentare?|legende?)$", re.IGNORECASE
)


# Heads of a column that says what a lane is made of, beside the column with the lanes' names.
_TYPES = re.compile(
    r"^(?:(?:lane|section|card|row)[ -]?types?|types?|kind|typ|art|zeilenart)$", re.IGNORECASE
)
_OF_CARDS = (
    re.compile(r"^(?:stage|phase|column)(?: name)?$", re.IGNORECASE),
    re.compile(r"^(?:lane|section|swimlane)(?: name| title)?$", re.IGNORECASE),
    re.compile(r"^(?:content|text|card|title|description|value|inhalt|titel)s?$", re.IGNORECASE),
)


class NoMapInSheetError(DesirelineError):
    """Nothing in the sheet looks like lanes and stages."""

    code: ClassVar[str] = "no-map-in-sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCell:
    """One filled cell: its row in the sheet (from 1) and the statements it was split into."""

    stage: int
    row: int
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCell:
    """One filled cell as it stands in the sheet: its column, from 0, and its stage."""

    column: int
    stage: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OldLane:
    """One row of the old map.

    Attributes:
        row: Row of the sheet it begins in, counted from 1.
        reason: Why it is taken for a lane of its kind.
    """

    row: int
    name: str
    kind: OldKind
    reason: str
    sure: bool
    cells: tuple[OldCell, ...]
    raw: tuple[RawCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OldMap:
    """A sheet read as a journey map.

    Attributes:
        personas: Names that stand in rows or cells called persona.
        by_rows: Whether its stages stand in rows, so that it was turned.
        left_over: What has no place yet, a sentence each; the words themselves are in it.
    """

    title: str
    personas: tuple[str, ...]
    stages: tuple[str, ...]
    lanes: tuple[OldLane, ...]
    by_rows: bool
    left_over: tuple[str, ...]


def read_old_map(grid: Grid, *, by_rows: bool | None = None) -> OldMap:
    """Return what can be told of a sheet: title, stages, lanes with their kind, split cells.

    Args:
        grid: The cells as read.
        by_rows: Whether stages stand in rows; None = find out.

    Raises:
        NoMapInSheetError: There are no two stages beside a lane, or every row is one card.
    """
    _refuse_list_of_cards(grid)
    ways = [by_rows] if by_rows is not None else [False, True]
    found = [(turn, _read(turned(grid) if turn else grid, by_rows=turn)) for turn in ways]
    read = [one for _, one in found if one is not None]
    if not read:
        msg = (
            "No map was found in these cells: there must be a row with at least two stages, and "
            "lanes with their names in the first column. Copy both along."
        )
        raise NoMapInSheetError(msg)
    return max(read, key=_plausible)


def split_cell(text: str) -> tuple[str, ...]:
    """Return the statements of a cell: one a line, bullet or part between semicolons."""
    lines = [part for line in text.split("\n") for part in _inner(line)]
    plain = (_BULLET.sub("", line).strip().strip(";").strip() for line in lines)
    return tuple(line for line in plain if line)


def touchpoints_apart(old: OldMap) -> OldMap:
    """Return an old map whose lists of touchpoints in one cell, "Shop, app", are one each."""
    return replace(
        old,
        lanes=tuple(
            replace(lane, cells=tuple(map(_listed, lane.cells)))
            if lane.kind == "touchpoints"
            else lane
            for lane in old.lanes
        ),
    )


def touchpoints_in(text: str) -> tuple[str, ...]:
    """Return the touchpoints a cell names: one a line, or listed with commas."""
    return tuple(part for line in split_cell(text) for part in _parts_of_list(line))


def _refuse_list_of_cards(grid: Grid) -> None:
    """Refuse a list that holds one card a row, with its stage and its lane beside it.

    Raises:
        NoMapInSheetError: It is one.
    """
    for row in grid[:HEADER_WITHIN]:
        heads = [
            next((cell for cell in row if cell and head.match(cell)), "") for head in _OF_CARDS
        ]
        if all(heads):
            stage, lane, text = heads
            msg = (
                f"This is a list with one card a row: “{stage}”, “{lane}” and “{text}” are its "
                f"columns. Make a table of it first, with “{lane}” down the side, “{stage}” across "
                f"the top and “{text}” in the cells, and bring that."
            )
            raise NoMapInSheetError(msg)


def _listed(cell: OldCell) -> OldCell:
    parts = [part for text in cell.statements for part in _parts_of_list(text)]
    return replace(cell, statements=tuple(dict.fromkeys(parts)))


def _parts_of_list(text: str) -> list[str]:
    parts = [part.strip() for part in _LISTED.split(text)]
    names = all(part and len(part.split()) <= WORDS_OF_NAME for part in parts)
    return parts if names and "(" not in text else [text]


def _inner(line: str) -> list[str]:
    parts = re.split(r";\s+|\s+[•▪●]\s+", line)
    return parts if all(len(part.strip()) > 1 for part in parts if part) else [line]


def _plausible(old: OldMap) -> tuple[int, int, int]:
    sure = sum(lane.sure for lane in old.lanes)
    return sure, -len(old.left_over), int(not old.by_rows)


def _read(grid: Grid, *, by_rows: bool) -> OldMap | None:
    header = _header_row(grid)
    if header is None:
        return None
    places, stages = _stages(grid[header])
    if len(stages) < FEW_STAGES:
        return None
    title, personas, left_over = _above(grid[:header])
    corner = grid[header][0]
    if corner and not STAGE_WORDS.match(corner):
        told = f"Row {header + 1}, first column, read as the head of the lanes' names: {corner}"
        left_over = (*left_over, told)
    lanes, people, more = _lanes(grid, header=header, places=places)
    if not lanes:
        return None
    return OldMap(
        title=title,
        personas=(*personas, *people),
        stages=stages,
        lanes=lanes,
        by_rows=by_rows,
        left_over=(*left_over, *more),
    )


def _header_row(grid: Grid) -> int | None:
    """Return the row with the stages: named as such, else the first one of short names."""
    rows = range(min(HEADER_WITHIN, len(grid) - 1))
    filled = [at for at in rows if len({cell for cell in grid[at][1:] if cell}) >= FEW_STAGES]
    named = [at for at in filled if grid[at][0] and STAGE_WORDS.match(grid[at][0])]
    if named:
        return named[0]
    short = [
        at
        for at in filled
        if (not grid[at][0] or not kind_of(grid[at][0]).sure)
        and all(len(cell) <= LONGEST_NAME and "\n" not in cell for cell in grid[at][1:])
    ]
    return short[0] if short else None


def _stages(row: Sequence[str]) -> tuple[dict[int, int], tuple[str, ...]]:
    """Return column → stage and the stages' names; merged and blank heads go with the one before.

    A blank head before the first stage belongs to none, and so do a column of notes and one that
    says of which type a lane is.
    """
    places: dict[int, int] = {}
    names: list[str] = []
    for column, cell in enumerate(row):
        if column == 0:
            continue
        name = re.sub(r"^\d{1,2}[.)]\s*", "", cell).strip()
        if _NOTES.match(name):
            break
        if not names and (STAGE_WORDS.fullmatch(name) or _TYPES.match(name)):
            continue
        if name and (not names or name != names[-1]):
            names.append(name)
        if 0 < len(names) <= MOST_STAGES:
            places[column] = len(names) - 1
    return places, tuple(names[:MOST_STAGES])


def _above(rows: Grid) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    title, personas, left_over = "", [], []
    for number, row in enumerate(rows, start=1):
        texts = list(dict.fromkeys(cell for cell in row if cell))
        if not texts:
            continue
        persona = _PERSONA.match(texts[0])
        named = _NAMED.match(texts[0])
        if persona:
            personas += [text for text in (persona[1], *texts[1:]) if text]
        elif named and not title:
            title = named[1]
        elif _TITLE.match(texts[0]) and len(texts) > 1 and not title:
            title = texts[1].replace("\n", " ")
            left_over += [f"Row {number}, above the stages: {text}" for text in texts[2:]]
        elif len(texts) == 1 and not title:
            title = texts[0].replace("\n", " ")
        else:
            left_over.append(f"Row {number}, above the stages: {' · '.join(texts)}")
    return title, tuple(personas), tuple(left_over)


def _lanes(
    grid: Grid, *, header: int, places: dict[int, int]
) -> tuple[tuple[OldLane, ...], tuple[str, ...], tuple[str, ...]]:
    lanes: list[OldLane] = []
    personas: list[str] = []
    left_over: list[str] = []
    first = min(places)
    stages = {column: cell for column, cell in enumerate(grid[header]) if column in places}
    typed = {at for at in range(1, first) if _TYPES.match(grid[header][at])}
    for number, row in enumerate(grid[header + 1 :], start=header + 2):
        naming = sorted(range(first), key=lambda at: at not in typed)
        names = [row[at].replace("\n", " ").strip() for at in naming if row[at].strip()]
        name = names[-1] if names else ""
        if _repeats(row, stages):
            continue
        cells = _cells(row, number, places)
        beside = [cell for at, cell in enumerate(row) if at > first and cell and at not in places]
        if beside:
            left_over.append(f"Row {number}, under no stage: {' · '.join(beside)}")
        if not name and not cells:
            continue
        if not cells:
            left_over.append(f"Row {number}, a name without cells: {name}")
            continue
        same = lanes and (not name or name == lanes[-1].name)
        if same:
            lanes[-1] = _longer(lanes[-1], cells, _raw(row, places))
            continue
        guess = _guess(names, cells, is_first=number == header + 2)
        if guess.kind == "persona":
            personas += [one for cell in cells for one in cell.statements]
            continue
        lanes.append(
            OldLane(
                row=number,
                name=name or (STEPS if number == header + 2 else f"Row {number}"),
                kind=guess.kind,
                reason=guess.reason,
                sure=guess.sure,
                cells=cells,
                raw=_raw(row, places),
            )
        )
    return _with_channels(lanes), tuple(dict.fromkeys(personas)), tuple(left_over)


def _repeats(row: Sequence[str], stages: dict[int, str]) -> bool:
    """Tell whether a row says the stages once more, as exports with two heads do."""
    told = {column: row[column] for column in stages if column < len(row) and row[column]}
    return bool(told) and all(stages[column] == cell for column, cell in told.items())


def _guess(names: Sequence[str], cells: Sequence[OldCell], *, is_first: bool) -> GuessedKind:
    """Return a lane's kind by its name, by the name of its type, or by what stands in it."""
    for name in reversed(names):
        found = kind_of(name)
        if found.sure:
            return found
    texts = [text for cell in cells for text in cell.statements]
    if texts and all(feeling_of(text, highest=2, lowest=-2) is not None for text in texts):
        why = "its cells hold nothing but feelings or marks"
        return GuessedKind(kind="emotions", reason=why, sure=True)
    if not names and is_first:
        why = "a row without a name right under the stages holds their steps"
        return GuessedKind(kind="actions", reason=why, sure=False)
    return kind_of(names[-1] if names else "")


def _cells(row: Sequence[str], number: int, places: dict[int, int]) -> tuple[OldCell, ...]:
    """Return the filled cells of a row; two columns under one stage make one cell."""
    cells: list[OldCell] = []
    for column, stage in places.items():
        statements = split_cell(row[column] if column < len(row) else "")
        if not statements:
            continue
        if cells and cells[-1].stage == stage:
            joined = tuple(dict.fromkeys((*cells[-1].statements, *statements)))
            cells[-1] = OldCell(stage=stage, row=number, statements=joined)
        else:
            cells.append(OldCell(stage=stage, row=number, statements=statements))
    return tuple(cells)


def _raw(row: Sequence[str], places: dict[int, int]) -> tuple[RawCell, ...]:
    return tuple(
        RawCell(column=column, stage=stage, text=row[column])
        for column, stage in places.items()
        if column < len(row) and row[column]
    )


def _with_channels(lanes: Sequence[OldLane]) -> tuple[OldLane, ...]:
    """Take a lane called channels for those of the touchpoints, where another lane holds these."""
    points = [one for one in lanes if one.kind == "touchpoints"]
    if not any(not _CHANNELS.search(one.name) for one in points):
        return tuple(lanes)
    why = "the name says channels, and another lane holds the touchpoints"
    return tuple(
        replace(one, kind="channels", reason=why)
        if one in points and _CHANNELS.search(one.name)
        else one
        for one in lanes
    )


def _longer(lane: OldLane, cells: Sequence[OldCell], raw: Sequence[RawCell]) -> OldLane:
    return replace(lane, cells=(*lane.cells, *cells), raw=(*lane.raw, *raw))
