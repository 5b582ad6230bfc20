"""Bring the map people already have: read a pasted block or a file, show it, take it over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from desireline.errors import DesirelineError
from desireline.evidence.sheet_grid import read_sheet
from desireline.insights.discovery import draft
from desireline.insights.old_map_matching import (
    match_sentences,
    stages_meant,
    touchpoints_meant,
)
from desireline.maps.exchange.adopting import Borrowed, adopt
from desireline.maps.exchange.belongings import doubtful_names, paired
from desireline.maps.exchange.grid import (
    Grid,
    legible,
    legible_rows,
    read_block,
    trimmed,
    unseen_notice,
)
from desireline.maps.exchange.lane_words import OldKind
from desireline.maps.exchange.old_map import (
    OldCell,
    OldLane,
    OldMap,
    read_old_map,
    touchpoints_apart,
)
from desireline.maps.journey_map import JourneyMap
from desireline.workspace.collecting import find_upload
from desireline.workspace.mapping import keep_map, new_map_id
from desireline.workspace.workspace import Workspace

FROM_DATA = "data"
PASTED = "pasted block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A map touchpoints and rules could be taken from; ``id`` "data" = drawn from the events."""

    id: str
    title: str
    touchpoints: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OldMapRead:
    """A sheet as read, before anything is made of it.

    Attributes:
        file_name: The file, empty for a pasted block.
        grid: The cells, to be sent back unchanged.
        sheets: Names of the workbook's sheets; empty for text.
        statements: How many sentences there are in it.
        cells: How many cells they stand in.
        sources: Maps to take touchpoints and rules from.
        names_asked: Owners with a comma that may be one name or two: "Holm, Ida".
    """

    file_name: str
    grid: Grid
    sheets: tuple[str, ...]
    sheet: str
    old: OldMap
    statements: int
    cells: int
    sources: tuple[Source, ...]
    names_asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChoice:
    """What a person said: a text with a comma is one name, or names two people."""

    text: str
    is_one: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneChoice:
    """What a person said a lane is; ``row`` names it by the row it begins in."""

    row: int
    kind: OldKind
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointMatch:
    """A touchpoint of the old map and the one it means there, with its name."""

    name: str
    touchpoint_id: str
    meant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStage:
    """A stage of the map taken over from, and how many touchpoints go where it goes."""

    id: str
    name: str
    touchpoints: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChoice:
    """What a person said: stage ``stage_id`` there means the old stage at ``place``, from 0.

    ``place`` None = none of the old stages means it.
    """

    stage_id: str
    place: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What taking over from a map would do: which stages and touchpoints mean the same.

    Attributes:
        source_stages: Every stage of that map, in order.
    """

    stages: dict[str, int]
    source_stages: tuple[SourceStage, ...]
    touchpoints: tuple[TouchpointMatch, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """The map made of an old one, and what speaks against it."""

    map_id: str
    warnings: tuple[str, ...]


class UnknownSourceError(DesirelineError):
    """Touchpoints cannot be taken from there."""

    code = "nothing-to-borrow"

    def __init__(self) -> None:
        super().__init__(
            "There are no events to draw touchpoints from. Import what customers did, or go on "
            "without."
        )


def read_pasted(workspace: Workspace, text: str, *, by_rows: bool | None = None) -> OldMapRead:
    """Return what a pasted block holds.

    Raises:
        BlockRefusedError: It is empty or too large.
        NoMapInSheetError: There are no stages and lanes in it.
    """
    plain = legible(text)
    return _read(workspace, read_block(plain.text), by_rows=by_rows, unseen=plain.unseen)


def read_file(
    workspace: Workspace, upload_id: str, *, sheet: str = "", by_rows: bool | None = None
) -> OldMapRead:
    """Return what a waiting file holds, an XLSX workbook or a text file.

    Raises:
        UnknownUploadError: No file waits under that id.
        FileRefusedError: It cannot be read.
        NoMapInSheetError: There are no stages and lanes in it.
    """
    upload, path = find_upload(workspace, upload_id)
    found = read_sheet(path, file_name=upload.name, sheet=sheet)
    if found.text:
        plain = legible(found.text)
        grid, unseen = read_block(plain.text), plain.unseen
    else:
        rows, unseen = legible_rows(found.rows)
        grid = trimmed(rows)
    read = _read(workspace, grid, by_rows=by_rows, unseen=unseen)
    return replace(read, file_name=upload.name, sheets=found.sheets, sheet=found.chosen)


def matched(  # noqa: PLR0913 - everything a person confirmed
    workspace: Workspace,
    grid: Grid,
    *,
    lanes: tuple[LaneChoice, ...],
    by_rows: bool,
    source: str,
    stages: tuple[StageChoice, ...] = (),
) -> Matched:
    """Return which stages and touchpoints of another map the old one's mean.

    What a person said of a stage holds; the rest is told from the names.

    Raises:
        DesirelineError: There is no such map, or no events to draw one from.
    """
    old = _confirmed(grid, lanes=lanes, by_rows=by_rows)
    other = _source(workspace, source)
    meant = touchpoints_meant(_touchpoint_names(old), other)
    names = {one.id: one.name for one in other.touchpoints}
    found = _stages(old, other, stages)
    counts = Counter(one.stage_id for one in other.touchpoints)
    in_order = sorted(other.stages, key=lambda one: (one.order, one.id))
    return Matched(
        stages=found,
        source_stages=tuple(
            SourceStage(id=one.id, name=one.name, touchpoints=counts[one.id]) for one in in_order
        ),
        touchpoints=tuple(
            TouchpointMatch(name=name, touchpoint_id=one, meant=names[one])
            for name, one in meant.items()
        ),
        warnings=match_sentences(old.stages, found, other),
    )


def adopt_map(  # noqa: PLR0913 - everything a person confirmed
    workspace: Workspace,
    grid: Grid,
    *,
    title: str,
    file_name: str,
    lanes: tuple[LaneChoice, ...],
    by_rows: bool,
    source: str = "",
    stages: tuple[StageChoice, ...] = (),
    names: tuple[NameChoice, ...] = (),
) -> Adopted:
    """Make a map of an old one: every sentence is there, and every one is assumed.

    Raises:
        NoMapInSheetError: There are no stages and lanes in the cells.
        NameQuestionError: A comma may stand within an owner's name, and nobody said.
        DesirelineError: There is no such map to take touchpoints from.
    """
    old = _confirmed(grid, lanes=lanes, by_rows=by_rows)
    borrowed = _borrowed(workspace, old, source, stages) if source else None
    belonging = paired(
        old,
        one_name={one.text for one in names if one.is_one},
        known={one.text for one in names},
    )
    name = title.strip() or old.title or "Our old map"
    made = adopt(
        old,
        map_id=new_map_id(name),
        title=name,
        origin=file_name or PASTED,
        dated=datetime.fromtimestamp(workspace.now() / 1000, tz=UTC).date().isoformat(),
        borrowed=borrowed,
        paired=belonging,
    )
    warnings = match_sentences(old.stages, borrowed.stages, borrowed.source) if borrowed else ()
    return Adopted(
        map_id=keep_map(workspace, made), warnings=(*old.left_over, *belonging.left_over, *warnings)
    )


def _place(lane: OldLane, cell: OldCell) -> tuple[str, int]:
    """Return the cell of the map a cell comes to: a barrier and its idea share one."""
    shared = lane.kind in ("barriers", "recommendations")
    return ("barriers" if shared else f"row {lane.row}", cell.stage)


def _read(workspace: Workspace, grid: Grid, *, by_rows: bool | None, unseen: int) -> OldMapRead:
    old = touchpoints_apart(read_old_map(grid, by_rows=by_rows))
    if unseen:
        old = replace(old, left_over=(*old.left_over, unseen_notice(unseen)))
    cells = [cell for lane in old.lanes for cell in lane.cells]
    return OldMapRead(
        file_name="",
        grid=grid,
        sheets=(),
        sheet="",
        old=old,
        statements=sum(len(cell.statements) for cell in cells),
        cells=len({_place(lane, cell) for lane in old.lanes for cell in lane.cells}),
        sources=_sources(workspace),
        names_asked=doubtful_names(old),
    )


def _sources(workspace: Workspace) -> tuple[Source, ...]:
    """Return the maps with most touchpoints bound first; of two alike the older one."""
    found = []
    for card in reversed(workspace.documents.list()):
        journey_map, _ = workspace.documents.get(card.id)
        bound = {rule.touchpoint_id for rule in journey_map.rules if rule.touchpoint_id}
        if bound:
            found.append(Source(id=card.id, title=card.title, touchpoints=len(bound)))
    found.sort(key=lambda one: -one.touchpoints)
    events = workspace.warehouse.table("events")
    if workspace.warehouse.rows(events.limit(1).select("event_id")):
        found.append(Source(id=FROM_DATA, title="", touchpoints=0))
    return tuple(found)


def _confirmed(grid: Grid, *, lanes: tuple[LaneChoice, ...], by_rows: bool) -> OldMap:
    old = read_old_map(trimmed(grid), by_rows=by_rows)
    chosen = {lane.row: lane for lane in lanes}
    lanes_meant = tuple(
        replace(lane, kind=chosen[lane.row].kind, name=chosen[lane.row].name or lane.name)
        if lane.row in chosen
        else lane
        for lane in old.lanes
    )
    return touchpoints_apart(replace(old, lanes=lanes_meant))


def _stages(old: OldMap, other: JourneyMap, chosen: tuple[StageChoice, ...]) -> dict[str, int]:
    """Return what each stage there means: what a person said, else what the names tell."""
    said = {
        one.stage_id: one.place for one in chosen if one.place in (None, *range(len(old.stages)))
    }
    found = {
        stage: place
        for stage, place in stages_meant(old.stages, other).items()
        if stage not in said and place not in said.values()
    }
    known = {one.id for one in other.stages}
    found |= {stage: at for stage, at in said.items() if at is not None and stage in known}
    return found


def _borrowed(
    workspace: Workspace, old: OldMap, source: str, stages: tuple[StageChoice, ...]
) -> Borrowed:
    other = _source(workspace, source)
    return Borrowed(
        source=other,
        stages=_stages(old, other, stages),
        touchpoints=touchpoints_meant(_touchpoint_names(old), other),
    )


def _source(workspace: Workspace, source: str) -> JourneyMap:
    if source != FROM_DATA:
        return workspace.documents.get(source)[0]
    with workspace.studying:
        drawn = draft(workspace.warehouse, title="")
    if not drawn.journey_map.stages:
        raise UnknownSourceError
    return drawn.journey_map


def _touchpoint_names(old: OldMap) -> list[str]:
    return [
        name
        for lane in old.lanes
        if lane.kind == "touchpoints"
        for cell in lane.cells
        for name in cell.statements
    ]
