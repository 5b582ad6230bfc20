"""A cell is the worst of what stands in it; a figure's cell is what its rows are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.insights.cells import (
    ShownFigures,
    backed_share,
    cell_readings,
    state_counts,
    worst,
)
from desireline.insights.reading import read_map
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Quantity
from desireline.maps.journey_map import JourneyMap, Kpi, Lane, Statement
from desireline.maps.reading import MapReading, StatementReading
from desireline.maps.templates import from_template
from desireline.warehouse.duckdb import Warehouse
from tellings import START_MS, UNITS, Told, map_of, told, warehouse_of

LANES = (
    Lane(id="conversion", kind="conversion", name="Conversion", order="a0"),
    Lane(id="touchpoints", kind="touchpoints", name="Touchpoints", order="a1"),
    Lane(id="goals", kind="goals", name="Goals", order="a2"),
    Lane(id="emotions", kind="emotions", name="Emotions", order="a3"),
    Lane(id="time", kind="time", name="Time", order="a4", hidden=True),
    Lane(id="barriers", kind="barriers", name="Barriers", order="a5"),
    Lane(id="kpis", kind="kpis", name="KPIs", order="a6"),
)
LOG = "\n".join(
    [f"c{n:02d} ad +1h visit:1 +1d order" for n in range(40)]
    + [f"d{n} ad visit:-2" for n in range(5)]
)


def the_map() -> JourneyMap:
    going_on = Claim(quantity=Quantity(kind="conversion", stage_id="need"), comparison="most")
    return replace(
        map_of("need: ad visit | pay: order", target="order", timeout_days=30),
        lanes=LANES,
        statements=(
            Statement(
                id="s1", stage_id="need", lane_id="goals", text="Most go on.", claim=going_on
            ),
            Statement(id="s2", stage_id="pay", lane_id="goals", text="Pays gladly."),
            Statement(
                id="b",
                stage_id="need",
                lane_id="barriers",
                text="Too dear.",
                part="barrier",
                claim=going_on,
            ),
            Statement(
                id="r",
                stage_id="need",
                lane_id="barriers",
                text="Pay later.",
                part="recommendation",
                pair_id="b",
            ),
        ),
        kpis=(Kpi(id="k", stage_id="need", name="Go on", quantity=going_on.quantity),),
    )


def read(warehouse: Warehouse, journey_map: JourneyMap, *, as_of="2026-03-01") -> MapReading:
    study = Study.of(warehouse, journey_map, as_of_ms=START_MS + 54 * UNITS["d"])
    return read_map(study, journey_map, revision=3, data_version="1", as_of=as_of, closed=False)


def cells(reading: MapReading) -> dict[tuple[str, str], tuple[str, str]]:
    return {(one.lane_id, one.stage_id): (one.state, one.badge) for one in reading.cells}


def test_every_cell_has_a_state_and_hidden_lanes_count() -> None:
    reading = read(warehouse_of(told(LOG)), the_map())
    assert cells(reading) == {
        ("conversion", "need"): ("measured", "45"),
        ("conversion", "pay"): ("measured", "40"),
        ("touchpoints", "need"): ("measured", "45"),
        ("touchpoints", "pay"): ("measured", "40"),
        ("goals", "need"): ("measured", "45"),
        ("goals", "pay"): ("assumed", "no source"),
        ("emotions", "need"): ("reported", "45"),
        ("emotions", "pay"): ("empty", ""),
        ("time", "need"): ("measured", "40"),
        ("time", "pay"): ("empty", ""),
        ("barriers", "need"): ("assumed", "1 of 2 assumed"),
        ("barriers", "pay"): ("empty", ""),
        ("kpis", "need"): ("measured", "45"),
        ("kpis", "pay"): ("empty", ""),
    }
    assert reading.states == {
        "measured": 7,
        "reported": 1,
        "assumed": 2,
        "contradicted": 0,
        "stale": 0,
        "empty": 4,
    }
    assert reading.cells_total == 14
    assert reading.backed_share == pytest.approx(8 / 14)


def test_without_evidence_words_are_assumed_figures_empty_and_nothing_backed() -> None:
    reading = read(warehouse_of([]), the_map())
    worded = {("goals", "need"), ("goals", "pay"), ("barriers", "need")}
    assert {cell for cell, (state, _) in cells(reading).items() if state == "assumed"} == worded
    assert {state for cell, (state, _) in cells(reading).items() if cell not in worded} == {"empty"}
    assert reading.backed_share == 0.0


def test_one_event_less_is_one_journey_less() -> None:
    things = told(LOG)
    first_order = next(at for at, thing in enumerate(things) if thing.name == "order")
    fewer: list[Told] = [*things[:first_order], *things[first_order + 1 :]]
    assert cells(read(warehouse_of(fewer), the_map()))["conversion", "pay"] == ("measured", "39")


def test_a_year_later_everything_is_stale_but_what_was_only_assumed() -> None:
    found = cells(read(warehouse_of(told(LOG)), the_map(), as_of="2027-01-10"))
    assert found["conversion", "need"] == ("stale", "12 mo")
    assert found["goals", "need"] == ("stale", "12 mo")
    assert found["emotions", "need"] == ("stale", "12 mo")
    assert found["goals", "pay"] == ("assumed", "no source")
    assert found["barriers", "need"] == ("stale", "1 of 2 stale")


def test_figures_of_the_day_age_sooner() -> None:
    found = cells(read(warehouse_of(told(LOG)), the_map(), as_of="2026-05-01"))
    assert found["time", "need"] == ("stale", "3 mo")
    assert found["kpis", "need"] == ("stale", "3 mo")
    assert found["conversion", "need"] == ("measured", "45")


def test_two_customers_are_too_few_to_say_anything() -> None:
    reading = read(warehouse_of(told("ana ad visit:1 order\nben ad visit:1 order")), the_map())
    found = cells(reading)
    figure_lanes = ("conversion", "touchpoints", "time", "emotions", "kpis")
    here = [one for one in reading.cells if one.stage_id == "need" and one.lane_id in figure_lanes]
    assert {one.reason for one in here} == {"Too few to say (n = 2)."}
    (going_on, *_) = reading.statements
    assert (going_on.state, going_on.badge) == ("assumed", "cannot tell")
    assert going_on.reason == "Too few to say (n = 2); a claim needs 30: cannot tell yet."
    assert found["time", "need"] == ("empty", "")
    assert found["emotions", "need"] == ("empty", "")
    assert found["conversion", "need"] == ("empty", "")


def test_three_are_shown_as_they_are() -> None:
    log = "ana ad visit:1 order\nben ad visit:1 order\ncleo ad visit:1 order"
    found = cells(read(warehouse_of(told(log)), the_map()))
    assert found["emotions", "need"] == ("reported", "3")


def test_a_feeling_set_by_hand_is_assumed_and_gives_way_to_answers() -> None:
    by_hand = [
        Statement(
            id=f"e-{stage}",
            stage_id=stage,
            lane_id="emotions",
            text="",
            part="emotion",
            emotion=1.0,
        )
        for stage in ("need", "pay")
    ]
    given = the_map()
    found = cells(
        read(warehouse_of(told(LOG)), replace(given, statements=(*given.statements, *by_hand)))
    )
    assert found["emotions", "need"] == ("reported", "45")
    assert found["emotions", "pay"] == ("assumed", "no source")


def test_words_beside_a_figure_count_as_statements() -> None:
    note = Statement(id="n", stage_id="need", lane_id="time", text="It drags on.")
    given = the_map()
    found = cells(
        read(warehouse_of(told(LOG)), replace(given, statements=(*given.statements, note)))
    )
    assert found["time", "need"] == ("assumed", "no source")


def test_the_worst_of_two_statements_wins() -> None:
    order = ["contradicted", "stale", "assumed", "reported", "measured"]
    for place, worse in enumerate(order):
        for better in order[place:]:
            assert worst([better, worse]) == worse
    assert worst([]) == "empty"


@pytest.mark.parametrize(
    ("states", "badges", "expected"),
    [
        (("measured", "assumed"), ("9", "no source"), ("assumed", "1 of 2 assumed")),
        (("assumed", "assumed"), ("no source", "no source"), ("assumed", "no source")),
        (("assumed", "assumed"), ("no source", "guess"), ("assumed", "2 of 2 assumed")),
        (("measured", "reported"), ("9", "4"), ("reported", "4")),
        (("stale", "contradicted"), ("8 mo", "2 v 1"), ("contradicted", "1 of 2 contradicted")),
    ],
)
def test_the_badge_counts_the_statements(states, badges, expected) -> None:
    journey_map = replace(
        map_of("need: ad"),
        lanes=LANES[2:3],
        statements=tuple(
            Statement(id=f"s{n}", stage_id="need", lane_id="goals", text="x") for n in (0, 1)
        ),
    )
    readings = [
        StatementReading(statement_id=f"s{n}", state=state, reason="", badge=badge)
        for n, (state, badge) in enumerate(zip(states, badges, strict=True))
    ]
    (found,) = cell_readings(journey_map, readings, ShownFigures(), "2026-03-01")
    assert (found.state, found.badge) == expected


def test_a_map_without_cells_is_backed_by_nothing_to_back() -> None:
    assert backed_share(()) is None
    assert state_counts(())["empty"] == 0


def test_touchpoints_a_template_named_are_assumed_and_back_nothing() -> None:
    made = from_template("service", map_id="m", title="Visit")
    reading = read(warehouse_of(told(LOG)), made)
    shown = {
        one.stage_id: (one.state, one.badge)
        for one in reading.cells
        if one.lane_id == "touchpoints"
    }
    assert shown == dict.fromkeys(("before", "during", "after"), ("assumed", ""))
    assert reading.backed_share == 0


def test_touchpoints_without_a_rule_say_why_nothing_is_counted() -> None:
    whole = the_map()
    reading = read(warehouse_of(told(LOG)), replace(whole, rules=()))
    here = {(one.stage_id, one.lane_id): one for one in reading.cells}[("need", "touchpoints")]
    assert here.state == "empty"
    assert here.reason == (
        "No rule binds ad, visit to data: bind names on the sorting board, "
        "or write what you believe as a sentence."
    )


def test_a_sentence_over_several_stages_counts_in_each_of_their_cells() -> None:
    the_one = the_map()
    first, *others = the_one.statements
    longer = replace(the_one, statements=(replace(first, last_stage_id="pay"), *others))
    found = cells(read(warehouse_of(told(LOG)), longer))
    assert found["goals", "need"] == ("measured", "45")
    assert found["goals", "pay"] == ("assumed", "2 of 2 assumed")


def test_what_backs_a_sentence_backs_the_cell_of_its_own_stage_alone() -> None:
    the_one = the_map()
    first = the_one.statements[0]
    alone = replace(the_one, statements=(replace(first, last_stage_id="pay"),))
    found = cells(read(warehouse_of(told(LOG)), alone))
    assert found["goals", "need"] == ("measured", "45")
    assert found["goals", "pay"] == ("assumed", "other stage")
