"""Open one cell: what stands in it, why it has its state, and the evidence behind it."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.errors import DesirelineError
from desireline.insights.cell_figures import cell_figures
from desireline.insights.claim_sources import ClaimSource, claim_sources
from desireline.insights.promises import PROMISES, promises_cell
from desireline.journeys.drill_down import Quote, quotes
from desireline.journeys.study import Study
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.owners import Owner, owners_of
from desireline.maps.reading import CellReading, Figure, Filter, StatementReading, WeekPoint
from desireline.maps.spans import standing
from desireline.measures.kpis import weekly
from desireline.workspace.last_reading import Since, last_reading, since_last
from desireline.workspace.measuring import read_document, study
from desireline.workspace.retracing import sentence_history
from desireline.workspace.workspace import Workspace

QUOTES_SHOWN = 3


class UnknownCellError(DesirelineError):
    """The map has no such cell."""

    code = "unknown-cell"

    def __init__(self, stage_id: str, lane_id: str) -> None:
        super().__init__(f"The map has no cell at stage '{stage_id}', lane '{lane_id}'.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEvidence:
    """One statement with its reading and, where it has a claim, the figure week by week.

    ``since`` is what it was before the evidence last changed; ``changes`` counts its revisions
    after it was written.
    """

    statement: Statement
    reading: StatementReading
    weeks: tuple[WeekPoint, ...]
    sources: tuple[ClaimSource, ...] = ()
    since: Since | None = None
    changes: int = 0


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
    owners: tuple[Owner, ...] = ()


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
        lane = next((lane for lane in journey_map.lanes if lane.id == lane_id), None)
        if cell is None and not stage_id and not lane_id:
            cell = promises_cell(journey_map, reading.statements)
        if cell is None:
            raise UnknownCellError(stage_id, lane_id)
        states = {entry.statement_id: entry for entry in reading.statements}
        last = last_reading(workspace, map_id) if limits == Filter() else None
        spoken = standing(journey_map).get((stage_id, lane_id), ())
        said, total = quotes(found, stage_id=stage_id, limit=QUOTES_SHOWN) if lane else ((), 0)
        return CellEvidence(
            cell=cell,
            stage=next((one.name for one in journey_map.stages if one.id == stage_id), ""),
            lane=lane.name if lane else PROMISES,
            statements=tuple(
                StatementEvidence(
                    statement=statement,
                    reading=states[statement.id],
                    weeks=_weeks(found, statement),
                    sources=_sources(found, journey_map, statement, states[statement.id]),
                    since=since_last(last, journey_map, statement.id),
                    changes=len(sentence_history(workspace, map_id, statement.id)) - 1,
                )
                for statement in spoken
            ),
            figures=cell_figures(
                journey_map, reading, stage_id=stage_id, kind=lane.kind if lane else "free"
            ),
            quotes=said,
            quotes_total=total,
            owners=owners_of(journey_map, stage_id=stage_id, statements=tuple(spoken)),
        )


def _sources(
    found: Study, journey_map: JourneyMap, statement: Statement, reading: StatementReading
) -> tuple[ClaimSource, ...]:
    """Return the sources of a statement; one about the future has none yet."""
    if journey_map.header.outlook == "to-be":
        return ()
    return claim_sources(found, statement, found=reading.verdict)


def _weeks(found: Study, statement: Statement) -> tuple[WeekPoint, ...]:
    return () if statement.claim is None else weekly(found, statement.claim.quantity)
