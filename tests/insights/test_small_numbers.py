# ruff: noqa: S311 - drawn logs are no secret
"""Of few nothing is told: no share, mean, median or interval below five, no count below three."""

from __future__ import annotations

import random
from dataclasses import fields, is_dataclass, replace

import pytest

from desireline.insights.reading import read_map
from desireline.journeys.drill_down import rows
from desireline.journeys.study import NO_FILTER, Study
from desireline.maps.claim import Claim, Condition, EventRule, Quantity
from desireline.maps.journey_map import JourneyMap, Kpi, Lane, Persona, Statement
from desireline.maps.reading import Figure, Filter, MapReading
from desireline.maps.small_numbers import TOTALS
from tellings import START_MS, UNITS, map_of, told, warehouse_of

AS_OF = START_MS + 200 * UNITS["d"]
NOTHING = (None,) * 4
RIBBON = ("reach", "converted", "skipped", "open", "left", "ended")
QUANTITIES = (
    Quantity(kind="conversion", stage_id="need"),
    Quantity(kind="goal_rate", stage_id="look"),
    Quantity(kind="repeat_share", touchpoint_id="visit"),
    Quantity(kind="steps_per_journey", stage_id="need", touchpoint_id="visit"),
    Quantity(kind="field_share", touchpoint_id="visit", field="channel", value="App"),
    Quantity(kind="wait", touchpoint_id="ad", other_touchpoint_id="order"),
    Quantity(kind="emotion", touchpoint_id="visit"),
    Quantity(kind="answer_share", touchpoint_id="visit", field="emotion_word", value="angry"),
    Quantity(kind="events", touchpoint_id="ad"),
)


def the_map() -> JourneyMap:
    made = map_of("need: ad | look: visit demo | try: call | pay: order", target="order")
    web = Condition(field="channel", operator="is", value="web")
    rule = EventRule(id="p", order="a", touchpoint_id="", conditions=(web,))
    kinds = ("conversion", "touchpoints", "goals", "emotions", "time", "kpis")
    return replace(
        made,
        personas=(Persona(id="web", name="Web shopper", conditions=(rule,)),),
        lanes=tuple(Lane(id=kind, kind=kind, name=kind, order=kind) for kind in kinds),
        statements=(
            Statement(
                id="s",
                stage_id="need",
                lane_id="goals",
                text="Most go on.",
                claim=Claim(quantity=QUANTITIES[0], comparison="most"),
            ),
        ),
        kpis=tuple(
            Kpi(id=f"k{number}", stage_id="look", name="K", quantity=quantity)
            for number, quantity in enumerate(QUANTITIES)
        ),
    )


def few_journeys(seed: int) -> str:
    """Tell what one to nine customers did, with returns, skips, waits and feelings."""
    draw = random.Random(seed)
    words = ("ad", "visit@app", "visit", "demo", "call@call", "order", "visit:-2:angry", "+95d")
    lines = []
    for number in range(draw.randint(1, 9)):
        done = " ".join(draw.choices(words, k=draw.randint(1, 6)))
        lines.append(f"c{number} {done} {draw.choice(('ad', 'order'))}")
    return "\n".join(lines)


def reading_of(text: str, *, chosen: Filter = NO_FILTER) -> tuple[Study, MapReading]:
    study = Study.of(warehouse_of(told(text)), the_map(), filter=chosen, as_of_ms=AS_OF)
    as_of = {"revision": 1, "data_version": "1", "as_of": "2026-07-24", "closed": True}
    return study, read_map(study, study.journey_map, **as_of)


def figures_in(value: object) -> list[Figure]:
    if isinstance(value, Figure):
        return [value]
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        return [figure for part in value for figure in figures_in(part)]
    if is_dataclass(value):
        return figures_in(tuple(getattr(value, one.name) for one in fields(value)))
    return []


@pytest.mark.parametrize("seed", range(5))
def test_no_figure_of_few_has_a_value_unless_it_is_an_additive_count(seed):
    chosen = Filter(persona_id="web") if seed % 4 == 3 else NO_FILTER
    study, reading = reading_of(few_journeys(seed), chosen=chosen)
    seen = figures_in(reading)
    assert len(seen) > 50
    for figure in seen:
        told_of_few = (figure.value, figure.low, figure.high, figure.part or None) != NOTHING
        if figure.unit != "count" and figure.n < 5:
            assert not told_of_few, figure
        if figure.measure not in {*TOTALS, *RIBBON} and 0 < figure.n < 3:
            assert not told_of_few, figure
        if figure.hidden:
            assert not told_of_few, figure
            assert figure.hidden.startswith("too few to say (n = "), figure
        else:
            assert figure.n == 0 or figure.value is not None, figure
    study.warehouse.close()


@pytest.mark.parametrize("seed", range(8, 10))
def test_the_parts_of_a_stage_sum_to_its_reach_or_none_of_them_is_told(seed):
    study, reading = reading_of(few_journeys(seed))
    for flow in reading.flows:
        parts = [one.value for one in (flow.converted, flow.skipped, flow.open, flow.left)]
        if 0 < flow.reach.n < 5:
            assert parts == [None] * 4
        else:
            assert sum(parts) == flow.reach.value
    study.warehouse.close()


@pytest.mark.parametrize("seed", range(12, 14))
def test_a_cell_that_rests_on_hidden_figures_alone_is_not_backed(seed):
    study, reading = reading_of(few_journeys(seed))
    for cell in reading.cells:
        if cell.state in ("measured", "reported"):
            assert not cell.reason.startswith("Too few to say"), cell
    few = [one for one in reading.cells if one.reason.startswith("Too few to say")]
    assert few
    assert {one.state for one in few} <= {"empty", "assumed"}
    study.warehouse.close()


def test_arcs_and_entries_of_fewer_than_three_are_counted_together_and_open():
    text = """
        a ad visit ad order
        b ad visit ad order
        c visit ad order
        d visit call visit order
        e demo demo order
        f ad demo order
        g call order
        """
    study, reading = reading_of(text)
    arcs = {(arc.kind, arc.from_stage_id, arc.to_stage_id): arc.figure for arc in reading.arcs}
    assert all(figure.value is not None for figure in arcs.values())
    assert arcs["return", "look", "need"].value == 3.0
    assert ("return", "try", "look") not in arcs
    enters = {flow.stage_id: (flow.enter.value, flow.enter.n) for flow in reading.flows}
    assert enters == {"need": (3.0, 3), "look": (3.0, 3), "try": (None, 1), "pay": (0.0, 0)}
    rare = {figure.measure: figure for figure in reading.rare}
    assert rare["rare_return"].n == rare["rare_enter"].n == 1
    assert rare["rare_return"].value is None
    for figure in reading.rare:
        assert rows(study, figure.rows).total == figure.n
    study.warehouse.close()


def test_what_is_rare_alone_is_told_together():
    pairs = ("ad visit ad", "visit call visit")
    text = "\n".join(f"c{number} {pairs[number % 2]}" for number in range(4))
    _, reading = reading_of(text)
    assert reading.arcs == ()
    (together,) = [one for one in reading.rare if one.measure == "rare_return"]
    assert (together.value, together.n) == (4.0, 4)
