"""Totals from our own reports: read a table, keep it, bind its lines to a map."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import APIRouter
from pydantic import BeforeValidator, Field, TypeAdapter

from desireline.evidence.report_table import Total
from desireline.measures.totals import TotalReading
from desireline.web.schemas import Opened, Strict
from desireline.workspace import totals

router = APIRouter(prefix="/api/v1")
TOTALS = TypeAdapter(tuple[Total, ...])
Year = Annotated[int | None, Field(ge=1990, le=2100)]


def _from_json(value: object) -> tuple[Total, ...]:
    """Read totals as JSON: a body reaches us as Python's lists and dicts."""
    return TOTALS.validate_json(json.dumps(value))


class ReadRequest(Strict):
    """A pasted block, or a waiting file and its sheet."""

    quotes: ClassVar[frozenset[str]] = frozenset(("text",))
    text: Annotated[str, Field(max_length=4_000_000)] = ""
    upload_id: str = ""
    sheet: str = ""
    unit: str = "count"
    year: Year = None


class KeepRequest(Strict):
    """A report to keep: read from a file, or typed in."""

    title: Annotated[str, Field(min_length=1, max_length=200)]
    totals: Annotated[tuple[Total, ...], BeforeValidator(_from_json)]
    upload_id: str = ""


class BindRequest(Strict):
    """Where a line of a report counts; both ids empty = nowhere."""

    quotes: ClassVar[frozenset[str]] = frozenset(("label",))
    report_id: str
    label: str
    touchpoint_id: str = ""
    stage_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The id of a report that is kept."""

    report_id: str


@router.post("/totals/read")
def post_read(workspace: Opened, body: ReadRequest) -> totals.ReportRead:
    """Read a table as totals; nothing is stored."""
    if body.upload_id:
        return totals.read_file(workspace, body.upload_id, sheet=body.sheet, unit=body.unit)
    return totals.read_pasted(body.text, unit=body.unit, year=body.year)


@router.get("/maps/{map_id}/totals")
def get_totals(workspace: Opened, map_id: str) -> tuple[totals.Report, ...]:
    """List the reports with their lines and where they count on the map."""
    return totals.reports(workspace, map_id)


@router.post("/maps/{map_id}/totals", status_code=201)
def post_totals(workspace: Opened, map_id: str, body: KeepRequest) -> Kept:
    """Keep a report."""
    workspace.documents.get(map_id)
    kept = totals.keep_report(
        workspace, title=body.title, totals=totals.typed(body.totals), upload_id=body.upload_id
    )
    return Kept(report_id=kept)


@router.post("/maps/{map_id}/totals/bind", status_code=204)
def post_bind(workspace: Opened, map_id: str, body: BindRequest) -> None:
    """Say where a line counts."""
    place = totals.Place(touchpoint_id=body.touchpoint_id, stage_id=body.stage_id)
    totals.bind(workspace, map_id, report_id=body.report_id, label=body.label, place=place)


@router.get("/maps/{map_id}/totals/bound")
def get_bound(
    workspace: Opened, map_id: str, stage: str = "", lane: str = ""
) -> tuple[TotalReading, ...]:
    """Return the totals bound to the map, or to one of its cells."""
    return totals.cell_totals(workspace, map_id, stage_id=stage, lane_id=lane)


@router.delete("/maps/{map_id}/totals/{report_id}", status_code=204)
def delete_totals(workspace: Opened, map_id: str, report_id: str) -> None:
    """Remove a report, from every map."""
    workspace.documents.get(map_id)
    totals.remove_report(workspace, report_id)


@router.post("/maps/{map_id}/totals/{report_id}/restore", status_code=204)
def restore_totals(workspace: Opened, map_id: str, report_id: str) -> None:
    """Put a removed report back, on every map."""
    workspace.documents.get(map_id)
    totals.restore_report(workspace, report_id)
