"""A fresh figure does not freshen a stale one beside it: the stalest decides for the cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.insights.cells import ShownFigures, cell_readings
from desireline.insights.evidence_age import Newest
from desireline.maps.claim import Quantity
from desireline.maps.journey_map import Kpi, Lane, LaneKind
from desireline.maps.reading import (
    CellReading,
    EmotionPoint,
    Figure,
    KpiReading,
    TouchpointReading,
)
from desireline.measures.totals import TotalPoint, TotalReading
from tellings import map_of

AS_OF = "2026-11-01"
FRESH, OLD = "2026-10-20", "2025-12-01"


def figure() -> Figure:
    return Figure(
        measure="m", value=40.0, unit="count", n=40, grain="journeys", definition="", rows=""
    )


def cell(kind: LaneKind, shown: ShownFigures, *, kpis: tuple[Kpi, ...] = ()) -> CellReading:
    lane = Lane(id=kind, kind=kind, name=kind, order="a0")
    (found,) = cell_readings(
        replace(map_of("need: ad visit"), lanes=(lane,), kpis=kpis), (), shown, AS_OF
    )
    return found


def kpi(touchpoint_id: str) -> Kpi:
    about = Quantity(kind="events", touchpoint_id=touchpoint_id)
    return Kpi(id=touchpoint_id, stage_id="need", name=touchpoint_id, quantity=about)


def kpi_reading(touchpoint_id: str) -> KpiReading:
    return KpiReading(
        kpi_id=touchpoint_id,
        stage_id="need",
        figure=figure(),
        latest=None,
        weeks=(),
        target_met=None,
        state="measured",
    )


def total(*, touchpoint_id: str = "", period_to: str = "2026-11-01") -> TotalReading:
    point = TotalPoint(period_from="2026-10-01", period_to=period_to, value=12)
    return TotalReading(
        report_id="r",
        title="Report",
        file_name="report.csv",
        label="Calls",
        unit="count",
        touchpoint_id=touchpoint_id,
        stage_id="need",
        latest=point,
        points=(point,),
    )


def newest(ad: str, visit: str) -> Newest:
    return Newest(events={"ad": ad, "visit": visit, "need": max(ad, visit)})


@pytest.mark.parametrize(("ad", "state"), [(FRESH, "measured"), (OLD, "stale")])
def test_a_stale_kpi_beside_a_fresh_one_makes_the_cell_stale(ad, state) -> None:
    shown = ShownFigures(kpis=[kpi_reading("ad"), kpi_reading("visit")], newest=newest(ad, FRESH))
    found = cell("kpis", shown, kpis=(kpi("ad"), kpi("visit")))
    assert found.state == state
    if state == "stale":
        assert found.badge == "11 mo"
        assert found.reason == f"The newest rows of one of the figures here are of {OLD}."


def test_a_total_typed_today_does_not_freshen_a_stale_kpi() -> None:
    shown = ShownFigures(kpis=[kpi_reading("ad")], newest=newest(OLD, FRESH), totals=[total()])
    assert cell("kpis", shown, kpis=(kpi("ad"),)).state == "stale"
    old = replace(total(), latest=replace(total().latest, period_to="2025-12-02"))
    fresh_kpi = ShownFigures(kpis=[kpi_reading("ad")], newest=newest(FRESH, FRESH), totals=[old])
    assert cell("kpis", fresh_kpi, kpis=(kpi("ad"),)).state == "stale"


def test_a_period_that_is_not_over_counts_up_to_the_maps_day() -> None:
    both = [total(period_to="2027-01-01"), total(period_to="2026-02-01")]
    found = cell("kpis", ShownFigures(totals=both))
    assert (found.state, found.badge) == ("stale", "9 mo")
    assert cell("kpis", ShownFigures(totals=both[:1])).state == "measured"


@pytest.mark.parametrize(("ad", "state"), [(FRESH, "measured"), (OLD, "stale")])
def test_a_touchpoint_nobody_meets_any_more_makes_its_cell_stale(ad, state) -> None:
    seen = [
        TouchpointReading(
            touchpoint_id=one,
            seen=True,
            journeys=figure(),
            steps=figure(),
        )
        for one in ("ad", "visit")
    ]
    assert cell("touchpoints", ShownFigures(touchpoints=seen, newest=newest(ad, FRESH))).state == (
        state
    )


@pytest.mark.parametrize(("ad", "state"), [(FRESH, "reported"), (OLD, "stale")])
def test_old_answers_about_one_touchpoint_make_the_feelings_stale(ad, state) -> None:
    points = [
        EmotionPoint(
            touchpoint_id=one,
            stage_id="need",
            figure=figure(),
            word="glad",
            word_share=None,
            state="reported",
            shown="line",
            newest=day,
        )
        for one, day in (("ad", ad), ("visit", FRESH))
    ]
    assert cell("emotions", ShownFigures(emotions=points)).state == state
