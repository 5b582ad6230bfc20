"""Totals from our own reports: read a table or take typed ones, keep them, bind them to a map."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Literal

from desireline.errors import DesirelineError
from desireline.evidence.masking import masked
from desireline.evidence.report_table import (
    NOTHING,
    Grid,
    NoTotalsError,
    ReportTable,
    Total,
    read_report,
)
from desireline.evidence.sheet_grid import Sheet, read_sheet
from desireline.maps.checking import EARLIEST, LATEST
from desireline.maps.exchange.grid import (
    legible,
    legible_rows,
    read_block,
    trimmed,
    unseen_notice,
)
from desireline.maps.lengths import LONGEST_NAME
from desireline.maps.records import stage_of, touchpoint_of
from desireline.measures.figures import day
from desireline.measures.totals import TotalReading, bound_totals
from desireline.warehouse import Warehouse
from desireline.workspace.collecting import find_upload, let_upload_go
from desireline.workspace.measuring import as_of
from desireline.workspace.workspace import Workspace

TYPED = "typed in"
LARGEST_TOTAL = 10**15  # a thousand of them still add up exactly to a whole number


class UnknownReportError(DesirelineError):
    """There is no report of that id, or it has no such line."""

    code = "unknown-report"

    def __init__(self, report_id: str, label: str = "") -> None:
        line = f" with a line “{label}”" if label else ""
        super().__init__(f"There is no report '{report_id}'{line}. Load the totals again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRead:
    """A table of totals as it was read; nothing is stored yet. ``notice``: what was taken out."""

    table: ReportTable
    file_name: str
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCells:
    """The cells of a file's sheet, and what was taken out of them; empty = nothing."""

    grid: Grid
    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalLine:
    """One line of a report and where it counts on the map; empty ids = nowhere yet."""

    label: str
    unit: str
    totals: tuple[Total, ...]
    touchpoint_id: str
    stage_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report of our own with its lines, bound or not."""

    report_id: str
    title: str
    file_name: str
    entered_at_ms: int
    lines: tuple[TotalLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a line counts: at a touchpoint, or in the KPI cell of a stage; both empty = nowhere."""

    touchpoint_id: str = ""
    stage_id: str = ""


def read_pasted(text: str, *, unit: str = "count", year: int | None = None) -> ReportRead:
    """Return the totals of a pasted block, storing nothing.

    Raises:
        BlockRefusedError: The block is empty or too large.
        NoTotalsError: It is no table of totals.
    """
    plain = legible(text)
    table = read_report(read_block(plain.text), unit=unit, year=year)
    return ReportRead(table=table, file_name="", notice=unseen_notice(plain.unseen))


def read_file(
    workspace: Workspace, upload_id: str, *, sheet: str = "", unit: str = "count"
) -> ReportRead:
    """Return the totals of a waiting file, storing nothing.

    Raises:
        UnknownUploadError: No file waits under that id.
        FileRefusedError: It cannot be read.
        NoTotalsError: It is no table of totals.
    """
    upload, path = find_upload(workspace, upload_id)
    found = read_sheet(path, file_name=upload.name, sheet=sheet)
    cells = _cells(found)
    return ReportRead(
        table=read_report(cells.grid, unit=unit),
        file_name=upload.name,
        sheets=found.sheets,
        sheet=found.chosen,
        notice=cells.notice,
    )


def file_cells(workspace: Workspace, upload_id: str, *, sheet: str = "") -> FileCells:
    """Return the cells of a waiting file's sheet, or of its text.

    Raises:
        UnknownUploadError: No file waits under that id.
        FileRefusedError: It cannot be read.
        BlockRefusedError: It is empty or too large.
    """
    upload, path = find_upload(workspace, upload_id)
    return _cells(read_sheet(path, file_name=upload.name, sheet=sheet))


def known_report(
    workspace: Workspace, *, title: str, file_name: str, totals: Sequence[Total]
) -> Literal["new", "same", "other"]:
    """Tell whether a report of that title and file is kept, with these totals or others."""
    table = workspace.warehouse.table("reports")
    rows = workspace.warehouse.rows(table.filter(table.report_id == _id_of(title, file_name)))
    if not rows:
        return "new"
    return "same" if rows[0]["content_hash"] == content_hash(totals) else "other"


def keep_report(
    workspace: Workspace, *, title: str, totals: Sequence[Total], upload_id: str = ""
) -> str:
    """Keep a report and return its id; the same content under the same title is the same report.

    Raises:
        NoTotalsError: There are no totals, or one is no number or has no period of days.
        UnknownUploadError: No file waits under that id.
    """
    if not totals:
        raise NoTotalsError(NOTHING)
    title, totals = masked(title.strip()), [replace(one, label=masked(one.label)) for one in totals]
    _require_sound(totals, title=title)
    file_name, sha256 = TYPED, ""
    if upload_id:
        upload, _ = find_upload(workspace, upload_id)
        file_name, sha256 = masked(upload.name), upload.sha256
    content = content_hash(totals)
    report_id = _id_of(title, file_name)
    with workspace.studying, workspace.warehouse.transaction() as writing:
        writing.execute("DELETE FROM reports WHERE report_id = ?", [report_id])
        writing.execute("DELETE FROM totals WHERE report_id = ?", [report_id])
        writing.execute(
            "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?)",
            [report_id, title.strip(), file_name, sha256, workspace.now(), content],
        )
        for one in totals:
            writing.execute(
                "INSERT INTO totals VALUES (?, ?, ?, ?, ?, ?)",
                [report_id, one.label, one.period_from, one.period_to, one.value, one.unit],
            )
    if upload_id:
        let_upload_go(workspace, upload_id)
    return report_id


def reports(workspace: Workspace, map_id: str) -> tuple[Report, ...]:
    """Return every report with its lines and where they count on a map, newest first.

    Raises:
        DesirelineError: There is no such map.
    """
    workspace.documents.get(map_id)
    house = workspace.warehouse
    places = house.table("total_places")
    bound = {
        (str(row["report_id"]), str(row["label"])): row
        for row in house.rows(places.filter(places.map_id == map_id))
    }
    lines: dict[tuple[str, str], list[Total]] = {}
    for report_id, total in _totals(house):
        lines.setdefault((report_id, total.label), []).append(total)
    kept = house.rows(house.table("reports"))
    ordered = sorted(kept, key=lambda row: (-int(str(row["entered_at_ms"])), str(row["title"])))
    return tuple(
        Report(
            report_id=str(row["report_id"]),
            title=str(row["title"]),
            file_name=str(row["file_name"]),
            entered_at_ms=int(str(row["entered_at_ms"])),
            lines=tuple(
                TotalLine(
                    label=label,
                    unit=found[0].unit,
                    totals=tuple(found),
                    touchpoint_id=str(bound.get((report, label), {}).get("touchpoint_id") or ""),
                    stage_id=str(bound.get((report, label), {}).get("stage_id") or ""),
                )
                for (report, label), found in lines.items()
                if report == row["report_id"]
            ),
        )
        for row in ordered
    )


def bind(workspace: Workspace, map_id: str, *, report_id: str, label: str, place: Place) -> None:
    """Say where on a map a line of a report counts; an empty place takes it away.

    Raises:
        UnknownReportError: There is no such line.
        UnknownRecordError: The map has no such touchpoint or stage.
    """
    journey_map, _ = workspace.documents.get(map_id)
    if (report_id, label) not in {
        (one, total.label) for one, total in _totals(workspace.warehouse)
    }:
        raise UnknownReportError(report_id, label)
    if place.touchpoint_id:
        touchpoint_of(journey_map, place.touchpoint_id)
    elif place.stage_id:
        stage_of(journey_map, place.stage_id)
    with workspace.studying, workspace.warehouse.transaction() as writing:
        writing.execute(
            "DELETE FROM total_places WHERE map_id = ? AND report_id = ? AND label = ?",
            [map_id, report_id, label],
        )
        if place.touchpoint_id or place.stage_id:
            stage = "" if place.touchpoint_id else place.stage_id
            writing.execute(
                "INSERT INTO total_places VALUES (?, ?, ?, ?, ?)",
                [map_id, report_id, label, place.touchpoint_id, stage],
            )


def remove_report(workspace: Workspace, report_id: str) -> None:
    """Remove a report with its totals, from every map.

    Raises:
        UnknownReportError: There is none.
    """
    table = workspace.warehouse.table("reports")
    if not workspace.warehouse.rows(table.filter(table.report_id == report_id)):
        raise UnknownReportError(report_id)
    with workspace.studying, workspace.warehouse.transaction() as writing:
        workspace.removed_reports.take_out(writing, report_id)


def restore_report(workspace: Workspace, report_id: str) -> None:
    """Put a removed report back as it was, with the cells its lines count in.

    Raises:
        UnknownReportError: None of that id was removed since the start, or it was entered again.
    """
    with workspace.studying, workspace.warehouse.transaction() as writing:
        if not workspace.removed_reports.put_back(writing, report_id):
            raise UnknownReportError(report_id)


def cell_totals(
    workspace: Workspace, map_id: str, *, stage_id: str = "", lane_id: str = ""
) -> tuple[TotalReading, ...]:
    """Return the totals bound to a map, or to one cell of it.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, _ = workspace.documents.get(map_id)
    moment, _ = as_of(workspace, journey_map)
    found = bound_totals(
        workspace.warehouse,
        map_id=map_id,
        as_of=day(moment),
        stages={one.id for one in journey_map.stages},
        stage_of={one.id: one.stage_id for one in journey_map.touchpoints},
    )
    kind = next((one.kind for one in journey_map.lanes if one.id == lane_id), "")
    return tuple(
        one
        for one in found
        if (not stage_id or one.stage_id == stage_id)
        and (not lane_id or kind == ("touchpoints" if one.touchpoint_id else "kpis"))
    )


def content_hash(totals: Sequence[Total]) -> str:
    """Return the hash of totals, whatever order they stand in."""
    ordered = sorted(json.dumps(asdict(one), sort_keys=True) for one in totals)
    return hashlib.sha256("\n".join(ordered).encode()).hexdigest()


def damaged_reports(workspace: Workspace) -> tuple[str, ...]:
    """Return the titles of reports whose totals no longer give the hash taken when they came."""
    kept: dict[str, list[Total]] = {}
    for report_id, total in _totals(workspace.warehouse):
        kept.setdefault(report_id, []).append(total)
    rows = workspace.warehouse.rows(workspace.warehouse.table("reports"))
    return tuple(
        str(row["title"])
        for row in rows
        if content_hash(kept.get(str(row["report_id"]), [])) != row["content_hash"]
    )


def typed(totals: Sequence[Total]) -> tuple[Total, ...]:
    """Return typed totals with their labels trimmed; those without a label or period are left."""
    return tuple(
        replace(one, label=one.label.strip())
        for one in totals
        if one.label.strip() and one.period_from and one.period_to > one.period_from
    )


def _require_sound(totals: Sequence[Total], *, title: str) -> None:
    if len(title) > LONGEST_NAME:
        why = f"the title is longer than {LONGEST_NAME} signs. Shorten it."
        raise NoTotalsError(why)
    for one in totals:
        why = _wrong_with(one)
        if why:
            raise NoTotalsError(why)


def _wrong_with(one: Total) -> str:
    if len(one.label) > LONGEST_NAME:
        return f"the label “{one.label[:60]}…” is longer than {LONGEST_NAME} signs. Shorten it."
    if not math.isfinite(one.value):
        return f"the value of “{one.label[:60]}” is no number."
    if abs(one.value) > LARGEST_TOTAL:
        return (
            f"the value of “{one.label[:60]}” is beyond {LARGEST_TOTAL:,}, the most a total can "
            "be. Check it, or write it in a larger unit."
        )
    try:
        first, after = date.fromisoformat(one.period_from), date.fromisoformat(one.period_to)
    except ValueError:
        return f"the period of “{one.label[:60]}” is not two days."
    if not EARLIEST <= first < after <= LATEST:
        return f"the period of “{one.label[:60]}” does not lie between 1990 and 2100."
    return ""


def _id_of(title: str, file_name: str) -> str:
    return hashlib.sha256(f"{title.strip()}|{file_name}".encode()).hexdigest()[:16]


def _cells(sheet: Sheet) -> FileCells:
    if sheet.text:
        plain = legible(sheet.text)
        return FileCells(grid=read_block(plain.text), notice=unseen_notice(plain.unseen))
    rows, unseen = legible_rows(sheet.rows)
    return FileCells(grid=trimmed(rows), notice=unseen_notice(unseen))


def _totals(house: Warehouse) -> list[tuple[str, Total]]:
    rows = house.rows(house.table("totals").order_by(["report_id", "label", "period_from"]))
    return [
        (
            str(row["report_id"]),
            Total(
                label=str(row["label"]),
                period_from=str(row["period_from"]),
                period_to=str(row["period_to"]),
                value=float(str(row["value"])),
                unit=str(row["unit"]),
            ),
        )
        for row in rows
    ]
