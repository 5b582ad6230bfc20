# ruff: noqa: S311 - drawn logs are no secret
"""What is worked out on arrays or counted in short is what the long way in SQL gives."""

from __future__ import annotations

import random

import pytest

from desireline.journeys.coverage_counts import all_parts, shown_parts
from desireline.journeys.groundwork import Groundwork, bound_events
from desireline.journeys.journey import visits_of
from desireline.journeys.populations import COVERAGE_PARTS, coverage_events
from desireline.journeys.steps import steps_of
from desireline.journeys.study import Study
from desireline.maps.reading import Filter
from tellings import START_MS, UNITS, Told, map_of, warehouse_of

STAGES = "a: ad post | b: visit | c: cart | d: order pay | e: help"
NAMES = ("ad", "post", "visit", "cart", "order", "pay", "help", "unbound")
AS_OF = START_MS + 400 * UNITS["d"]


def drawn(draw: random.Random, customers: int) -> list[Told]:
    waits = (0, 0, 1, UNITS["h"], UNITS["d"], 3 * UNITS["d"], 3 * UNITS["d"] + 1)
    found = []
    for number in range(customers):
        at = START_MS + draw.randrange(5) * UNITS["d"]
        for _ in range(draw.randint(1, 12)):
            at += draw.choice(waits)
            who = f"c{number}" if draw.random() < 0.9 else None
            found.append(
                Told(
                    customer=who,
                    name=draw.choice(NAMES),
                    channel=draw.choice(("web", "app")),
                    at=at,
                    precision=draw.choice(("ms", "ms", "day")),
                )
            )
    draw.shuffle(found)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_arrays_and_sql_give_the_same_steps_and_visits(seed: int) -> None:
    draw = random.Random(seed)
    journey_map = map_of(
        STAGES,
        starts=draw.choice(("", "ad visit", "cart")),
        target=draw.choice(("", "order", "pay help", "ad")),
        timeout_days=3,
    )
    with warehouse_of(drawn(draw, seed * 3)) as warehouse:
        ground = Groundwork.of(warehouse, journey_map, as_of_ms=AS_OF)
        bound, rule = bound_events(ground.labelled), journey_map.header.journey
        steps = steps_of(bound, rule=rule, binding=ground.binding)
        visits = visits_of(ground.steps, observed=ground.observed)
        assert ground.steps.schema() == steps.schema()
        assert ground.visits.schema() == visits.schema()
        in_order = ["journey", "stage_index"]
        assert warehouse.rows(ground.steps.order_by("position")) == warehouse.rows(
            steps.order_by("position")
        )
        assert warehouse.rows(ground.visits.order_by(in_order)) == warehouse.rows(
            visits.order_by(in_order)
        )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "limits",
    [
        Filter(),
        Filter(channels=("app",)),
        Filter(channels=("app",), only_channels=True),
        Filter(period_from="2026-01-07"),
    ],
    ids=["whole", "channel", "only channel", "period"],
)
def test_coverage_is_counted_as_its_events_are_listed(seed: int, limits: Filter) -> None:
    journey_map = map_of(STAGES, target="order", timeout_days=3)
    with warehouse_of(drawn(random.Random(seed), 30)) as warehouse:
        study = Study.of(warehouse, journey_map, filter=limits, as_of_ms=AS_OF)
        counts = shown_parts(study) if study.is_filtered else all_parts(study)
        events = warehouse.rows(coverage_events(study))
        listed = {part: sum(event[part] for event in events) for part in COVERAGE_PARTS[1:]}
        assert events, "nobody did anything"
        assert listed["ties"], "nothing is tied"
        assert {part: counts[part] for part in listed} == listed
        assert counts["all_events"] == len(events)
