"""A block of a spreadsheet put into the cells of a map."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.checking import HIGHEST_EMOTION, LOWEST_EMOTION
from desireline.maps.edits.change import Change, apply_changes
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.statements import AddStatement
from desireline.maps.edits.touchpoints import AddTouchpoint
from desireline.maps.journey_map import JourneyMap, Lane
from desireline.maps.records import lane_of, stage_of

_BULLET = re.compile(r"^\s*(?:[-–•*·]|\d{1,2}[.)])\s+")
_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?")


class BlockError(DesirelineError):
    """A block that is empty, or larger than the cells it is to fill."""

    code: ClassVar[str] = "block-does-not-fit"


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteBlock(Edit):
    """Fill a block of cells with words from a spreadsheet; each line is a statement, assumed.

    What stands in the cells stays. In the lane of touchpoints a line is a touchpoint, in one of
    barriers a barrier, and a number from -2 to 2 in the lane of emotions an emotion.

    Attributes:
        new_id: Ids of the new records begin with it.
        stage_ids: The stage of each column of the block.
        lane_ids: The lane of each row of the block.
        rows: The block, row by row; an empty text leaves its cell alone.
    """

    new_id: str
    stage_ids: tuple[str, ...]
    lane_ids: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        width = max((len(row) for row in self.rows), default=0)
        return f"Paste {len(self.rows)} × {width} cells"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        edits = list(self._edits(journey_map))
        if not edits:
            msg = "The block holds no words; copy cells with text and paste again."
            raise BlockError(msg)
        working = journey_map
        for edit in edits:
            changes = edit.changes(working)
            yield from changes
            working = apply_changes(working, changes)

    def _edits(self, journey_map: JourneyMap) -> Iterator[Edit]:
        if len(self.rows) > len(self.lane_ids):
            raise BlockError(_too_large("rows", len(self.rows), "lanes", len(self.lane_ids)))
        count = 0
        for lane_id, row in zip(self.lane_ids, self.rows, strict=False):
            lane = lane_of(journey_map, lane_id)
            if len(row) > len(self.stage_ids):
                raise BlockError(_too_large("columns", len(row), "stages", len(self.stage_ids)))
            for stage_id, text in zip(self.stage_ids, row, strict=False):
                stage = stage_of(journey_map, stage_id)
                for line in _lines(text):
                    count += 1
                    yield _written(f"{self.new_id}-{count}", stage.id, lane, line)


def _written(new_id: str, stage_id: str, lane: Lane, line: str) -> Edit:
    if lane.kind == "touchpoints":
        return AddTouchpoint(touchpoint_id=new_id, name=line, stage_id=stage_id)
    emotion = _emotion(line) if lane.kind == "emotions" else None
    if emotion is not None:
        return AddStatement(
            statement_id=new_id,
            stage_id=stage_id,
            lane_id=lane.id,
            text="",
            part="emotion",
            emotion=emotion,
        )
    return AddStatement(
        statement_id=new_id,
        stage_id=stage_id,
        lane_id=lane.id,
        text=line,
        part="barrier" if lane.kind == "barriers" else "text",
    )


def _lines(text: str) -> list[str]:
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def _emotion(line: str) -> float | None:
    if not _NUMBER.fullmatch(line):
        return None
    value = float(line.replace("−", "-").replace(",", "."))
    return value if LOWEST_EMOTION <= value <= HIGHEST_EMOTION else None


def _too_large(what: str, count: int, cells: str, room: int) -> str:
    return (
        f"The block has {count} {what}; the {cells} from here are {room}. "
        f"Add {cells} first, or start further up or to the left."
    )
