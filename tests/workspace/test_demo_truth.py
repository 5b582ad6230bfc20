"""The demo company, imported as any user's files: what it shows is what is true, and only that.

Small here; ``DESIRELINE_FULL=1`` runs the whole company, as ``make trust`` does.
"""

from __future__ import annotations

import os
from typing import Any

import pytest

from desireline.maps.reading import Filter, MapReading
from desireline.workspace.demo import demo_map_text
from desireline.workspace.fall_outs import fall_outs
from desireline.workspace.mapping import map_from_file
from desireline.workspace.measuring import read
from desireline.workspace.workspace import Workspace

FULL = bool(os.environ.get("DESIRELINE_FULL"))
FIGURE_LANES = {"conversion", "touchpoints", "time", "emotions", "kpis"}


def demo_reading(workspace: Workspace) -> MapReading:
    [entry] = workspace.documents.list()
    return read(workspace, entry.id, limits=Filter())


@pytest.fixture(scope="module", name="company")
def _company(filled) -> Workspace:
    map_from_file(filled, demo_map_text())
    return filled


@pytest.fixture(scope="module", name="reading")
def _reading(company) -> MapReading:
    return demo_reading(company)


@pytest.fixture(scope="module", name="truth")
def _truth(demo_company) -> dict[str, Any]:
    return demo_company.truth


def test_every_row_became_what_it_should(company, demo_company, truth):
    assert company.documents.list()
    receipts = demo_company.receipts
    expected = {entry["file"]: entry for entry in truth["files"]}
    assert {receipt["file_name"] for receipt in receipts} == set(expected)
    for receipt in receipts:
        wanted = expected[receipt["file_name"]]
        parts = ("inserted", "duplicate", "rejected")
        assert [receipt[part] for part in parts] == [wanted[part] for part in parts], wanted
        assert receipt["rows_read"] == wanted["read"]
        assert receipt["updated"] == receipt["unchanged"] == 0


def test_the_ribbon_is_exact(reading, truth):
    for flow, wanted in zip(reading.flows, truth["ribbon"], strict=True):
        found = {
            "stage": flow.stage_id,
            "reach": flow.reach.value,
            "enter": flow.enter.value,
            "converted": flow.converted.value,
            "skipped": flow.skipped.value,
            "open": flow.open.value,
            "left": flow.left.value,
        }
        counts = {part: value or 0 if part != "stage" else value for part, value in found.items()}
        assert counts == {part: wanted[part] for part in found}
    assert reading.journeys.value == truth["journeys"]
    assert reading.coverage.customers == truth["customers"]


def test_what_those_not_seen_again_did_next_is_exact(company, truth):
    [entry] = company.documents.list()
    found = fall_outs(company, entry.id, limits=Filter())
    ribbon = {one["stage"]: one for one in truth["ribbon"]}
    after = {one["stage"]: one for one in truth["fall_outs"]}
    assert sum(bool(one.following) for one in found.stages) > 3
    for one in found.stages:
        wanted = after[one.stage_id]
        parts = {(way.how, way.touchpoint_id): way.figure.part for way in one.following}
        true = {(how, point): n for how in ("back", "again") for point, n in wanted[how].items()}
        assert one.left == sum(true.values()) + wanted["none"] == ribbon[one.stage_id]["left"]
        if not one.following:
            assert one.left < 5
            continue
        told = {way: n for way, n in parts.items() if way[0] in ("back", "again", "outside")}
        assert told == {way: true[way] for way in told}
        assert parts["other", ""] == sum(true.values()) - sum(told.values())
        assert parts["unmapped", ""] + parts["nothing", ""] == wanted["none"]


def test_the_typical_times_are_exact(reading, truth):
    for flow, wanted in zip(reading.flows, truth["ribbon"], strict=True):
        assert flow.median_seconds.n == wanted["timed"]
        assert flow.median_seconds.value == pytest.approx(wanted["median_seconds"], abs=1)


def test_the_emotions_are_exact(reading, truth):
    shown = {
        point.touchpoint_id: (point.figure.n, point.figure.value)
        for point in reading.emotions
        if point.shown == "line"
    }
    wanted = {
        name: (entry["n"], pytest.approx(entry["mean"], abs=1e-9))
        for name, entry in truth["emotions"].items()
        if entry["n"] >= 5
    }
    assert shown == wanted


def test_customers_are_joined_exactly(company, reading, truth):
    wanted = truth["identities"]
    house = company.warehouse
    groups: dict[str, int] = {}
    for row in house.rows(house.table("customers").select("identifier", "customer")):
        groups[str(row["customer"])] = groups.get(str(row["customer"]), 0) + 1
    joined = [size for size in groups.values() if size > 1]
    assert sorted(joined) == sorted(len(group) for group in wanted["groups"])
    assert reading.coverage.identifiers == wanted["identifiers"]
    assert sum(size == 1 for size in groups.values()) == wanted["unresolved"]
    assert reading.coverage.unresolved.part == truth["events"]["unresolved"]


def test_touchpoints_and_kpis_are_exact(reading, truth):
    seen = {
        entry.touchpoint_id: {"journeys": entry.journeys.value, "steps": entry.steps.value}
        for entry in reading.touchpoints
        if entry.journeys.value
    }
    assert seen == truth["touchpoints"]
    kpis = {entry.kpi_id: entry.figure for entry in reading.kpis}
    for wanted in truth["kpis"]:
        assert kpis[wanted["kpi_id"]].n == wanted["n"]
        assert kpis[wanted["kpi_id"]].value == pytest.approx(wanted["value"], rel=1e-9)


def test_a_claim_is_never_judged_wrongly(reading, truth):
    """With few customers the answer may be "cannot tell yet"; with all of them it may not."""
    verdicts = {entry.statement_id: entry.verdict for entry in reading.statements}
    right, unsure = 0, []
    for claim in truth["claims"]:
        answer = verdicts[claim["statement_id"]].answer
        wanted = "confirmed" if claim["true"] else "contradicted"
        right += answer == wanted
        if answer != wanted:
            assert answer == "cannot tell yet", claim
            unsure.append(claim["statement_id"])
    assert right >= (24 if FULL else 12), unsure


def test_without_the_evidence_nothing_is_known(tmp_path, reading):
    workspace = Workspace.open(tmp_path / "empty", create=True)
    map_from_file(workspace, demo_map_text())
    bare = demo_reading(workspace)
    [entry] = workspace.documents.list()
    lanes = {lane.id: lane.kind for lane in workspace.documents.get(entry.id)[0].lanes}
    workspace.close()
    assert bare.backed_share == 0
    assert {entry.state for entry in bare.statements} == {"assumed"}
    for cell in bare.cells:
        assert cell.state == ("assumed" if cell.statement_ids else "empty"), cell
    figures = [cell.state for cell in bare.cells if lanes[cell.lane_id] in FIGURE_LANES]
    assert figures.count("empty") > 20
    assert bare.cells_total == reading.cells_total
    assert reading.backed_share > 0.5
