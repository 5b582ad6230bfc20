"""Bring an old map: read it, show how it was read, and take it over."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from fastapi import APIRouter
from pydantic import Field

from desireline.maps.exchange.grid import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from desireline.maps.exchange.lane_words import OldKind
from desireline.web.routes.maps import NewMap
from desireline.web.schemas import Opened, Strict
from desireline.workspace import old_maps

router = APIRouter(prefix="/api/v1")
LONGEST_BLOCK = 4_000_000
Cell = Annotated[str, Field(max_length=LONGEST_CELL)]
Row = Annotated[tuple[Cell, ...], Field(max_length=MOST_COLUMNS)]
Cells = Annotated[tuple[Row, ...], Field(max_length=MOST_ROWS)]


class ReadRequest(Strict):
    """A pasted block, or a waiting file and its sheet."""

    quotes: ClassVar[frozenset[str]] = frozenset(("text",))
    text: Annotated[str, Field(max_length=LONGEST_BLOCK)] = ""
    upload_id: str = ""
    sheet: str = ""
    direction: Literal["", "stages in columns", "stages in rows"] = ""

    @property
    def by_rows(self) -> bool | None:
        """Whether stages stand in rows; None = find out."""
        return None if not self.direction else self.direction == "stages in rows"


class LaneRequest(Strict):
    """What a lane is."""

    row: int
    kind: OldKind
    name: str = ""

    @property
    def choice(self) -> old_maps.LaneChoice:
        """The same as the workspace takes it."""
        return old_maps.LaneChoice(row=self.row, kind=self.kind, name=self.name)


class StageRequest(Strict):
    """Which old stage, counted from 0, a stage of the source means; null = none."""

    stage_id: str
    place: int | None = None

    @property
    def choice(self) -> old_maps.StageChoice:
        """The same as the workspace takes it."""
        return old_maps.StageChoice(stage_id=self.stage_id, place=self.place)


class NameRequest(Strict):
    """Whether an owner's text with a comma is one name."""

    text: str
    is_one: bool

    @property
    def choice(self) -> old_maps.NameChoice:
        """The same as the workspace takes it."""
        return old_maps.NameChoice(text=self.text, is_one=self.is_one)


class MatchRequest(Strict):
    """The confirmed reading, and the map to take touchpoints and rules from."""

    grid: Cells
    lanes: tuple[LaneRequest, ...] = ()
    by_rows: bool = False
    source: str
    stages: tuple[StageRequest, ...] = ()


class AdoptRequest(Strict):
    """The confirmed reading; ``source`` empty = nothing is taken over."""

    grid: Cells
    title: str = ""
    file_name: str = ""
    lanes: tuple[LaneRequest, ...] = ()
    by_rows: bool = False
    source: str = ""
    stages: tuple[StageRequest, ...] = ()
    names: tuple[NameRequest, ...] = ()


@router.post("/old-maps/read")
def post_read(workspace: Opened, body: ReadRequest) -> old_maps.OldMapRead:
    """Read a block or file as a map; nothing is stored."""
    if body.upload_id:
        return old_maps.read_file(workspace, body.upload_id, sheet=body.sheet, by_rows=body.by_rows)
    return old_maps.read_pasted(workspace, body.text, by_rows=body.by_rows)


@router.post("/old-maps/match")
def post_match(workspace: Opened, body: MatchRequest) -> old_maps.Matched:
    """Say which stages and touchpoints mean the same; nothing is stored."""
    return old_maps.matched(
        workspace,
        body.grid,
        lanes=tuple(lane.choice for lane in body.lanes),
        by_rows=body.by_rows,
        source=body.source,
        stages=tuple(one.choice for one in body.stages),
    )


@router.post("/old-maps", status_code=201)
def post_old_map(workspace: Opened, body: AdoptRequest) -> NewMap:
    """Take an old map over; every sentence of it is assumed."""
    made = old_maps.adopt_map(
        workspace,
        body.grid,
        title=body.title,
        file_name=body.file_name,
        lanes=tuple(lane.choice for lane in body.lanes),
        by_rows=body.by_rows,
        source=body.source,
        stages=tuple(one.choice for one in body.stages),
        names=tuple(one.choice for one in body.names),
    )
    return NewMap(id=made.map_id, warnings=made.warnings)
