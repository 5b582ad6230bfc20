"""Totals of our own reports count in cells with their file and period, and never in paths."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desireline.evidence.report_table import NoTotalsError, Total
from desireline.maps.reading import CellReading, Filter, MapReading
from desireline.maps.records import UnknownTouchpointError
from desireline.workspace import totals
from desireline.workspace.collecting import keep_upload
from desireline.workspace.measuring import read
from desireline.workspace.report_cards import report_cards
from desireline.workspace.verifying import verify
from desireline.workspace.workspace import Workspace

TABLE = "Reason;2026-09;2026-10\nWhere is my parcel?;1200;1398\nReturns;55;60\n"


@pytest.fixture
def shop(own_shop) -> Iterator[tuple[Workspace, str]]:
    workspace = own_shop.open()
    yield workspace, own_shop.map_id
    workspace.close()


def cell(reading: MapReading, stage: str, lane: str) -> CellReading:
    return next(one for one in reading.cells if (one.stage_id, one.lane_id) == (stage, lane))


def kept(workspace: Workspace) -> str:
    read_table = totals.read_pasted(TABLE).table
    return totals.keep_report(workspace, title="Call reasons", totals=read_table.totals)


@pytest.mark.parametrize("value", [1e308, -1e16, 1e15 + 1])
def test_a_total_beyond_all_reports_is_refused_with_its_label_and_the_limit(shop, value):
    workspace, _ = shop
    [first, *rest] = totals.read_pasted(TABLE).table.totals
    with pytest.raises(NoTotalsError, match=r"Where is my parcel\?.* beyond 1,000,000,000,000,000"):
        totals.keep_report(workspace, title="x", totals=(replace(first, value=value), *rest))
    assert totals.keep_report(workspace, title="x", totals=(replace(first, value=1e15), *rest))


def places(workspace: Workspace, map_id: str) -> tuple[str, str, str, str]:
    """Give a stage whose KPI cell is empty, that lane, a touchpoint and its lane."""
    journey_map, _ = workspace.documents.get(map_id)
    kpis = next(one.id for one in journey_map.lanes if one.kind == "kpis")
    with_kpi = {one.stage_id for one in journey_map.kpis}
    stage = next(one.id for one in journey_map.stages if one.id not in with_kpi)
    point = journey_map.touchpoints[0]
    lane = next(one.id for one in journey_map.lanes if one.kind == "touchpoints")
    return stage, kpis, point.id, lane


def test_a_bound_line_makes_an_empty_kpi_cell_measured(shop):
    workspace, map_id = shop
    stage, lane, _, _ = places(workspace, map_id)
    before = read(workspace, map_id, limits=Filter())
    assert cell(before, stage, lane).state == "empty"
    report = kept(workspace)
    place = totals.Place(stage_id=stage)
    totals.bind(workspace, map_id, report_id=report, label="Where is my parcel?", place=place)
    after = read(workspace, map_id, limits=Filter())
    found = cell(after, stage, lane)
    assert (found.state, found.badge) == ("measured", "1.4k")
    assert "1,398 (1 October 2026 to 31 October 2026; Call reasons, typed in)" in found.reason
    assert after.flows == before.flows, "totals never change the ribbon"
    assert after.coverage == before.coverage


def test_a_report_stands_among_the_sources_with_its_period(shop):
    workspace, _ = shop
    report_id = kept(workspace)
    [card] = [one for one in report_cards(workspace) if one.report_id == report_id]
    assert (card.title, card.lines, card.totals) == ("Call reasons", 2, 4)
    assert (card.first, card.last, card.freshness) == ("2026-09-01", "2026-10-31", "fresh")
    old = read_pasted_year(2025)
    totals.keep_report(workspace, title="Last year", totals=old)
    late = next(one for one in report_cards(workspace) if one.title == "Last year")
    assert (late.last, late.freshness) == ("2025-10-31", "late")


def read_pasted_year(year: int) -> tuple[Total, ...]:
    return totals.read_pasted(TABLE.replace("2026", str(year))).table.totals


def test_a_line_at_a_touchpoint_stands_in_the_cell_of_its_stage(shop):
    workspace, map_id = shop
    _, _, point, lane = places(workspace, map_id)
    report = kept(workspace)
    place = totals.Place(touchpoint_id=point)
    totals.bind(workspace, map_id, report_id=report, label="Returns", place=place)
    journey_map, _ = workspace.documents.get(map_id)
    stage = next(one.stage_id for one in journey_map.touchpoints if one.id == point)
    (found,) = totals.cell_totals(workspace, map_id, stage_id=stage, lane_id=lane)
    assert (found.latest.value, found.file_name, len(found.points)) == (60, "typed in", 2)
    assert cell(read(workspace, map_id, limits=Filter()), stage, lane).state == "measured"


def test_a_line_bound_nowhere_counts_nowhere_and_a_removed_report_is_gone(shop):
    workspace, map_id = shop
    stage, lane, _, _ = places(workspace, map_id)
    report = kept(workspace)
    label = "Where is my parcel?"
    totals.bind(
        workspace, map_id, report_id=report, label=label, place=totals.Place(stage_id=stage)
    )
    totals.bind(workspace, map_id, report_id=report, label=label, place=totals.Place())
    assert cell(read(workspace, map_id, limits=Filter()), stage, lane).state == "empty"
    totals.remove_report(workspace, report)
    assert totals.reports(workspace, map_id) == ()
    with pytest.raises(totals.UnknownReportError):
        totals.remove_report(workspace, report)


def test_a_removed_report_comes_back_with_its_cells(shop):
    workspace, map_id = shop
    stage, lane, _, _ = places(workspace, map_id)
    report = kept(workspace)
    label = "Where is my parcel?"
    place = totals.Place(stage_id=stage)
    totals.bind(workspace, map_id, report_id=report, label=label, place=place)
    before = totals.reports(workspace, map_id)
    totals.remove_report(workspace, report)
    assert cell(read(workspace, map_id, limits=Filter()), stage, lane).state == "empty"
    totals.restore_report(workspace, report)
    assert totals.reports(workspace, map_id) == before
    assert cell(read(workspace, map_id, limits=Filter()), stage, lane).state == "measured"
    with pytest.raises(totals.UnknownReportError):
        totals.restore_report(workspace, report)


def test_what_does_not_exist_cannot_be_bound(shop):
    workspace, map_id = shop
    report = kept(workspace)
    with pytest.raises(totals.UnknownReportError):
        totals.bind(workspace, map_id, report_id=report, label="Nobody", place=totals.Place())
    with pytest.raises(UnknownTouchpointError):
        totals.bind(
            workspace,
            map_id,
            report_id=report,
            label="Returns",
            place=totals.Place(touchpoint_id="no"),
        )


def test_the_same_report_kept_twice_is_one_and_a_changed_total_is_found(shop):
    workspace, map_id = shop
    assert kept(workspace) == kept(workspace)
    assert len(totals.reports(workspace, map_id)) == 1
    assert verify(workspace).ok
    with workspace.warehouse.transaction() as writing:
        writing.execute("UPDATE totals SET value = 1 WHERE label = 'Returns'")
    checks = {check.what: check for check in verify(workspace).checks}
    assert not checks["totals of reports match their hashes"].ok


def test_a_file_keeps_its_name_and_is_let_go(shop):
    workspace, map_id = shop
    upload = keep_upload(workspace, name="reasons.csv", content=io.BytesIO(TABLE.encode()))
    found = totals.read_file(workspace, upload.upload_id)
    totals.keep_report(
        workspace, title="Calls", totals=found.table.totals, upload_id=upload.upload_id
    )
    (report,) = totals.reports(workspace, map_id)
    assert (report.file_name, len(report.lines)) == ("reasons.csv", 2)
    assert not list((workspace.folder / "uploads").iterdir())


@pytest.mark.parametrize(
    "wrong",
    [{"value": float("inf")}, {"period_to": "soon"}, {"period_to": "9999-01-01"}],
)
def test_a_total_that_is_no_number_or_has_no_period_is_refused(shop, wrong):
    workspace, _ = shop
    total = Total(label="Calls", period_from="2026-09-01", period_to="2026-10-01", value=3.0)
    with pytest.raises(NoTotalsError, match="Calls"):
        totals.keep_report(workspace, title="Odd", totals=[replace(total, **wrong)])
