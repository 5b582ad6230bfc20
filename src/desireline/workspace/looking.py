"""Open one cell: what stands in it, why it has its state, and the evidence behind it."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.errors import DesirelineError
from desireline.journeys.drill_down import Quote, quotes
from desireline.journeys.study import Study
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.reading import CellReading, Figure, Filter, StatementReading, WeekPoint
from desireline.measures.kpis import weekly
from desireline.workspace.measuring import read_document, study
from desireline.workspace.workspace import Workspace

QUOTES_SHOWN = 3


class UnknownCellError(DesirelineError):
    """The map has no such cell."""

    code = "unknown-cell"

    def __init__(self, stage_id: str, lane_id: str) -> None:
        super().__init__(f"The map has no cell at stage '{stage_id}', lane '{lane_id}'.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEvidence:
    """One statement with its reading and, where it has a claim, the figure week by week."""

    statement: Statement
    reading: StatementReading
    weeks: tuple[WeekPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEvidence:
    """Everything behind one cell. ``figures`` are those the cell itself shows."""

    cell: CellReading
    stage: str
    lane: str
    statements: tuple[StatementEvidence, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
    quotes_total: int


def cell_evidence(
    workspace: Workspace, map_id: str, *, stage_id: str, lane_id: str, limits: Filter
) -> CellEvidence:
    """Return what stands behind one cell under a filter.

    Raises:
        UnknownCellError: The map has no such stage or lane.
    """
    journey_map, revision = workspace.documents.get(map_id)
    with workspace.studying:
        reading = read_document(workspace, journey_map, revision=revision, limits=limits)
        found, _ = study(workspace, journey_map, limits=limits)
        cell = next(
            (
                cell
                for cell in reading.cells
                if cell.stage_id == stage_id and cell.lane_id == lane_id
            ),
            None,
        )
        if cell is None:
            raise UnknownCellError(stage_id, lane_id)
        states = {entry.statement_id: entry for entry in reading.statements}
        said, total = quotes(found, stage_id=stage_id, limit=QUOTES_SHOWN)
        return CellEvidence(
            cell=cell,
            stage=next(stage.name for stage in journey_map.stages if stage.id == stage_id),
            lane=next(lane.name for lane in journey_map.lanes if lane.id == lane_id),
            statements=tuple(
                StatementEvidence(
                    statement=statement,
                    reading=states[statement.id],
                    weeks=_weeks(found, statement),
                )
                for statement in _statements(journey_map, stage_id, lane_id)
            ),
            figures=(),
            quotes=said,
            quotes_total=total,
        )


def _statements(journey_map: JourneyMap, stage_id: str, lane_id: str) -> list[Statement]:
    return [
        statement
        for statement in journey_map.statements
        if statement.stage_id == stage_id and statement.lane_id == lane_id
    ]


def _weeks(found: Study, statement: Statement) -> tuple[WeekPoint, ...]:
    return () if statement.claim is None else weekly(found, statement.claim.quantity)
