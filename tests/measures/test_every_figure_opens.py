# ruff: noqa: S311 - drawn maps are no secret
"""On maps drawn at random each figure opens to its rows, and counted again is the same."""

from __future__ import annotations

import os
import random
from dataclasses import replace

import pytest
from test_against_the_oracle import CHANNELS, STAGE_OF, STAGES, random_log
from test_opening_figures import QUANTITIES, everything

from desireline.journeys.drill_down import rows
from desireline.journeys.study import Study
from desireline.maps.claim import Condition, EventRule, Quantity
from desireline.maps.journey_map import JourneyMap, Kpi, Persona
from desireline.maps.reading import Filter
from desireline.measures.recounting import recount
from tellings import map_of, warehouse_of

MAPS = int(os.environ.get("DESIRELINE_MAPS", "1"))
MOST_OPENED = int(os.environ.get("DESIRELINE_OPENED", "6"))
STAGE_IDS = "abcde"


def drawn_quantity(draw: random.Random) -> Quantity:
    """Draw what a KPI may count, of any kind the map knows."""
    quantity = draw.choice(QUANTITIES)
    points = draw.sample(sorted(STAGE_OF), 2)
    stage = draw.choice(STAGE_IDS[:4])
    return replace(
        quantity,
        stage_id=stage if quantity.stage_id else "",
        touchpoint_id=points[0] if quantity.touchpoint_id else "",
        other_touchpoint_id=points[1] if quantity.other_touchpoint_id else "",
    )


def drawn_map(draw: random.Random, *, starts: str, target: str, timeout: int) -> JourneyMap:
    """Draw a map with KPIs and a persona over the stages every random log knows."""
    made = map_of(STAGES, starts=starts, target=target, timeout_days=timeout)
    condition = Condition(field="channel", operator="is", value=draw.choice(CHANNELS))
    rule = EventRule(id="p", order="a", touchpoint_id="", conditions=(condition,))
    quantities = (drawn_quantity(draw) for _ in range(draw.randint(2, 6)))
    return replace(
        made,
        personas=(Persona(id="one", name="One", conditions=(rule,)),),
        kpis=tuple(
            Kpi(id=f"k{number}", stage_id=draw.choice(STAGE_IDS), name="K", quantity=quantity)
            for number, quantity in enumerate(quantities)
        ),
    )


def drawn_filter(draw: random.Random, channels: tuple[str, ...]) -> Filter:
    """Draw a filter: everything, a period, channels, only channels, a persona."""
    return draw.choice(
        (
            Filter(),
            Filter(period_from="2026-01-08", period_to="2026-02-01"),
            Filter(channels=channels[:1]),
            Filter(channels=channels[:2], only_channels=True),
            Filter(persona_id="one"),
        )
    )


@pytest.mark.parametrize("seed", range(2000, 2000 + MAPS))
def test_every_figure_of_a_map_drawn_at_random_opens_to_its_rows(seed) -> None:
    draw = random.Random(seed)
    things, rules, as_of = random_log(seed)
    journey_map = drawn_map(
        draw,
        starts=" ".join(rules.starts),
        target=" ".join(rules.targets),
        timeout=rules.timeout_days,
    )
    channels = tuple(sorted({thing.channel for thing in things}))
    with warehouse_of(things) as warehouse:
        chosen = drawn_filter(draw, channels)
        study = Study.of(warehouse, journey_map, filter=chosen, as_of_ms=as_of)
        study_quantities = [kpi.quantity for kpi in journey_map.kpis]
        figures = [one for one in everything(study, study_quantities) if one.rows]
        again = recount(study, [figure.rows for figure in figures])
        assert len(figures) > 40
        assert all(again[figure.rows].agrees(figure) for figure in figures)
        for figure in draw.sample(figures, min(MOST_OPENED, len(figures))):
            opened = rows(study, figure.rows, limit=1000, offset=0)
            assert (opened.total, opened.part_total) == (figure.n, figure.part), figure
            assert len(opened.rows) == figure.n, figure
            assert (opened.grain, opened.definition) == (figure.grain, figure.definition), figure
