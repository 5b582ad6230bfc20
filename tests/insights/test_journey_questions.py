"""Each answer to the three questions shows the count the engine would find under it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planted import DAY, planted_rows, store_of

from desireline.insights.discovery import discover
from desireline.insights.journey_questions import journey_questions
from desireline.insights.travels import count_journeys, travels
from desireline.journeys.study import Study
from desireline.maps.claim import JourneyRule
from tellings import START_MS, UNITS, map_of, told, warehouse_of

LOG = """
    ana   ad visit order +20d ad visit
    ben   visit +40d ad order +1h ad
    cleo  ad +100d ad
    dora  order visit order visit
    """


@pytest.mark.parametrize("starts", [(), ("ad",), ("visit", "order")])
@pytest.mark.parametrize("target", [(), ("order",)])
@pytest.mark.parametrize("days", [14, 30, 90])
def test_counts_agree_with_the_engine(starts, target, days) -> None:
    journey_map = map_of("need: ad visit | pay: order")
    rule = JourneyRule(starts=starts, target=target, timeout_days=days)
    warehouse = warehouse_of(told(LOG))
    as_of = START_MS + 120 * UNITS["d"]
    study = Study.of(warehouse, journey_map, as_of_ms=as_of)
    count = count_journeys(travels(study), rule, as_of_ms=as_of)
    ruled = replace(journey_map, header=replace(journey_map.header, journey=rule))
    rows = warehouse.rows(Study.of(warehouse, ruled, as_of_ms=as_of).journeys)
    assert count.journeys == len(rows)
    assert count.customers == len({row["customer_no"] for row in rows})
    assert count.reached == sum(bool(row["reached_target"]) for row in rows)
    assert count.open == sum(bool(row["is_open"]) for row in rows)


def test_a_silence_cuts_off_what_would_have_gone_on() -> None:
    journey_map = map_of("need: ad visit | pay: order", target="order", timeout_days=30)
    study = Study.of(warehouse_of(told(LOG)), journey_map, as_of_ms=START_MS + 120 * UNITS["d"])
    found = journey_questions(study, journey_map)
    shares = {one.days: one.back_later_share for one in found.timeouts}
    assert shares[30] == pytest.approx(2 / 10), "ben and cleo go on after more than 30 days"
    assert shares[60] == pytest.approx(1 / 9), "cleo does after more than 60"


def test_the_answers_say_what_they_give() -> None:
    rows = planted_rows()
    warehouse = store_of(rows)
    journey_map = discover(warehouse, title="Laptops")
    study = Study.of(warehouse, journey_map, as_of_ms=160 * DAY)
    found = journey_questions(study, journey_map)
    customers = len({row[0] for row in rows})
    paid = sum(row[2] == "order paid" for row in rows)
    first, *others = found.starts
    assert (first.value, first.label, first.journeys) == ((), "First sorted step", customers)
    assert {one.label for one in others} >= {"Ad click", "Laptops"}
    assert (found.targets[0].label, found.targets[0].journeys) == ("Order paid", paid)
    assert [one.days for one in found.timeouts] == [14, 30, 60, 90]
    assert found.chosen == journey_map.header.journey
    assert found.sentences[0] == f"{customers} journeys of {customers} customers"
    assert found.sentences[1].startswith(f"{paid} of {customers} journeys get there, ")
    assert found.sentences[1].endswith(" of 100; Order paid"), "no journey pays twice"


def test_an_order_within_the_same_journey_is_said_beside_the_journeys_it_is_not() -> None:
    journey_map = map_of("need: ad visit | pay: order", target="order")
    log = "ana ad order +2d order +1d order\n ben ad order\n cleo ad"
    study = Study.of(warehouse_of(told(log)), journey_map, as_of_ms=START_MS + 40 * UNITS["d"])
    found = journey_questions(study, journey_map)
    assert found.targets[0].journeys == 2
    assert found.sentences[1] == (
        "2 of 3 journeys get there, 67 of 100; order, 4 events: 2 came again in the same journey"
    )


def test_before_anything_is_sorted_there_is_nothing_to_count() -> None:
    journey_map = map_of("need: ad")
    study = Study.of(warehouse_of([]), journey_map, as_of_ms=START_MS)
    found = journey_questions(study, journey_map)
    assert found.starts[0].journeys == 0
    assert found.timeouts[0].back_later_share is None
    assert found.sentences[0].startswith("No journeys yet")


@pytest.mark.parametrize("minutes", [30, 720])
def test_a_silence_of_hours_cuts_as_the_engine_does(minutes) -> None:
    journey_map = map_of("need: ad visit | pay: order", target="order")
    rule = replace(journey_map.header.journey, timeout_minutes=minutes)
    log = "ana ad +20m visit +2h ad visit +13h order\n ben ad +31m visit"
    warehouse = warehouse_of(told(log))
    as_of = START_MS + UNITS["d"]
    study = Study.of(warehouse, journey_map, as_of_ms=as_of)
    count = count_journeys(travels(study), rule, as_of_ms=as_of)
    ruled = replace(journey_map, header=replace(journey_map.header, journey=rule))
    rows = warehouse.rows(Study.of(warehouse, ruled, as_of_ms=as_of).journeys)
    assert count.journeys == len(rows) == (5 if minutes == 30 else 3)
    assert count.open == sum(bool(row["is_open"]) for row in rows)


def test_hours_are_offered_where_most_are_done_within_a_day() -> None:
    journey_map = map_of("need: ad visit | pay: order", target="order")
    quick = "\n".join(f"c{number} ad +{number}h visit" for number in range(1, 7))
    log = f"{quick}\n cleo visit +16d order"
    study = Study.of(warehouse_of(told(log)), journey_map, as_of_ms=START_MS + 20 * UNITS["d"])
    offered = [one.label for one in journey_questions(study, journey_map).timeouts]
    assert offered == ["30 minutes", "12 hours", "1 day", "7 days", "14 days", "90 days"]
    half = next(one for one in journey_questions(study, journey_map).timeouts if one.minutes == 720)
    assert (half.days, half.back_later_share) == (0, pytest.approx(1 / 8)), "cleo was cut"
