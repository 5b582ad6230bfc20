"""The evidence behind a cell names every figure the cell shows, and they open."""

from __future__ import annotations

from desireline.maps.reading import Filter
from desireline.workspace.looking import cell_evidence
from desireline.workspace.measuring import read, rows


def test_every_lane_of_figures_names_those_it_shows(opened_shop):
    journey_map, _ = opened_shop.documents.get("small")
    reading = read(opened_shop, "small", limits=Filter())
    stage, *_, last = [flow for flow in reading.flows if flow.observed]
    lanes = {lane.kind: lane.id for lane in journey_map.lanes}
    shown = {}
    for kind, lane_id in lanes.items():
        found = cell_evidence(
            opened_shop, "small", stage_id=stage.stage_id, lane_id=lane_id, limits=Filter()
        )
        shown[kind] = {figure.measure for figure in found.figures}
    assert {"reach", "converted", "skipped", "open", "left", "conversion"} < shown["conversion"]
    assert {"touchpoint_journeys", "channel_share"} < shown["touchpoints"]
    assert shown["time"] == {"stage_time"}
    assert all(not shown[kind] for kind in ("goals", "thoughts", "barriers") if kind in shown)
    at_the_end = cell_evidence(
        opened_shop, "small", stage_id=last.stage_id, lane_id=lanes["conversion"], limits=Filter()
    )
    assert [figure.measure for figure in at_the_end.figures] == ["reach", "enter", "open", "ended"]
    for figure in at_the_end.figures:
        opened = rows(opened_shop, "small", ref=figure.rows, limits=Filter(), limit=1, offset=0)
        assert opened.total == figure.n
