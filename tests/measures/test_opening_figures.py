"""Whatever number the map shows, opening it lists exactly the rows it was taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

import pytest

from desireline.journeys.drill_down import Rows, rows
from desireline.journeys.populations import COVERAGE_PARTS
from desireline.journeys.references import UnknownReferenceError
from desireline.journeys.study import Study
from desireline.maps.claim import Condition, EventRule, Quantity
from desireline.maps.journey_map import JourneyMap, Kpi, Persona
from desireline.maps.reading import Figure, Filter
from desireline.measures.channels import channel_mix
from desireline.measures.coverage import coverage
from desireline.measures.emotion import emotion_points
from desireline.measures.kpis import kpi_readings
from desireline.measures.loyalty import goal_figure, journeys_figure, repurchase
from desireline.measures.personas import persona_readings
from desireline.measures.quantities import quantity_figure
from desireline.measures.ribbon import arcs, stage_flows
from desireline.measures.touchpoints import touchpoint_readings
from tellings import START_MS, UNITS, map_of, told, warehouse_of

SHOP = """
    ana    ad visit order +2d ad visit order
    ben    ad visit@app visit ad visit +1d call@call
    cleo   visit +91d ad order
    dan    ad +3d ad:+1:glad ad:-1 visit order call@call call@call
    eve    ad ad visit visit order order
    fay    ad visit order visit:-2:angry order:+2
    gus    ad +0s visit +0s order +200d ad
    ?      ad ad visit:0
    ?      visit:-1 visit:-1:angry visit:+1 newsletter
    """
AS_OF = START_MS + 220 * UNITS["d"]
QUANTITIES = (
    Quantity(kind="conversion", stage_id="need"),
    Quantity(kind="goal_rate", stage_id="look"),
    Quantity(kind="touchpoint_share", stage_id="need", touchpoint_id="call"),
    Quantity(kind="repeat_share", touchpoint_id="visit"),
    Quantity(kind="steps_per_journey", stage_id="need", touchpoint_id="visit"),
    Quantity(kind="field_share", touchpoint_id="visit", field="channel", value="App"),
    Quantity(kind="wait", touchpoint_id="ad", other_touchpoint_id="order"),
    Quantity(kind="stage_time", stage_id="need"),
    Quantity(kind="emotion", touchpoint_id="visit"),
    Quantity(kind="emotion", stage_id="pay"),
    Quantity(kind="answer_share", touchpoint_id="visit", field="emotion_word", value="angry"),
    Quantity(kind="repurchase"),
    Quantity(kind="events", touchpoint_id="ad"),
)
FILTERS = (
    Filter(),
    Filter(period_from="2026-01-01", period_to="2026-02-01"),
    Filter(channels=("call",)),
    Filter(channels=("web",), only_channels=True),
    Filter(persona_id="app"),
    Filter(period_from="2026-01-01", channels=("web", "app"), persona_id="app"),
)


def shop_map() -> JourneyMap:
    made = map_of("need: ad | look: visit call | pay: order", target="order")
    condition = Condition(field="channel", operator="is", value="web")
    rule = EventRule(id="p", order="a", touchpoint_id="", conditions=(condition,))
    personas = (Persona(id="app", name="Web shopper", conditions=(rule,)),)
    kpis = tuple(
        Kpi(id=f"k{number}", stage_id="need", name="K", quantity=quantity)
        for number, quantity in enumerate(QUANTITIES)
    )
    return replace(made, personas=personas, kpis=kpis)


def figures_in(value: object) -> Iterator[Figure]:
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from figures_in(part)
    elif isinstance(value, dict):
        yield from figures_in(list(value.values()))
    elif is_dataclass(value):
        yield from figures_in([getattr(value, one.name) for one in fields(value)])


def everything(study: Study, quantities: Sequence[Quantity] = QUANTITIES) -> list[Figure]:
    shown = (
        stage_flows(study),
        arcs(study),
        channel_mix(study),
        coverage(study),
        emotion_points(study),
        kpi_readings(study),
        goal_figure(study),
        journeys_figure(study),
        repurchase(study),
        persona_readings(study),
        touchpoint_readings(study),
        [quantity_figure(study, quantity) for quantity in quantities],
    )
    return list(figures_in(shown))


@pytest.fixture(scope="module")
def of_one() -> Iterator[Study]:
    """Give a study of one customer's only step."""
    with warehouse_of(told("ana ad")) as warehouse:
        yield Study.of(warehouse, shop_map(), as_of_ms=AS_OF)


@pytest.mark.parametrize("chosen", FILTERS, ids=lambda chosen: str(chosen.channels))
def test_opening_any_figure_lists_exactly_the_rows_it_counts(chosen):
    with warehouse_of(told(SHOP)) as warehouse:
        study = Study.of(warehouse, shop_map(), filter=chosen, as_of_ms=AS_OF)
        figures = everything(study)
        assert len(figures) > 60
        behind: dict[str, Rows] = {}  # several figures may name the same rows
        for figure in figures if chosen == Filter() else figures[::7]:
            if figure.rows not in behind:
                behind[figure.rows] = rows(study, figure.rows, limit=1000, offset=0)
            opened = behind[figure.rows]
            assert (opened.total, opened.part_total) == (figure.n, figure.part), figure
            assert len(opened.rows) == figure.n, figure
            assert opened.grain == figure.grain, figure
            assert opened.definition == figure.definition
            if figure.part is not None:
                marks = [
                    row[[one.key for one in opened.columns].index("counts")] for row in opened.rows
                ]
                assert sum(marks) == figure.part, figure


def test_rows_that_count_stand_first_in_order_of_time_with_their_mark_beside_their_name():
    calls = [f"k{n} ad{' +1d visit' * (n % 3 == 2)}" for n in range(12)]
    with warehouse_of(told("\n".join(calls))) as warehouse:
        study = Study.of(warehouse, shop_map(), as_of_ms=AS_OF)
        shares = [one for one in everything(study) if one.part and one.part < one.n]
        assert shares
        for figure in shares:
            pages = [rows(study, figure.rows, limit=5, offset=at) for at in range(0, figure.n, 5)]
            assert [one.key for one in pages[0].columns].index("counts") == 1
            marks = [row[1] for page in pages for row in page.rows]
            assert marks == [True] * figure.part + [False] * (figure.n - figure.part), figure
        share = next(one for one in shares if one.grain == "journeys")
        opened = rows(study, share.rows, limit=share.n)
        at = [one.key for one in opened.columns].index("started_at")
        times = [str(row[at]) for row in opened.rows]
        counting, rest = times[: share.part], times[share.part :]
        assert (counting, rest) == (sorted(counting), sorted(rest))


def test_the_parts_of_coverage_open_and_sum_to_all_events():
    with warehouse_of(told(SHOP)) as warehouse:
        study = Study.of(warehouse, shop_map(), as_of_ms=AS_OF)
        found = coverage(study)
        parts = (found.bound, found.set_aside, found.unbound, found.outside_journeys)
        assert sum(parts) == found.events
        for part in COVERAGE_PARTS[1:-1]:
            assert rows(study, f"coverage:{part}").total == getattr(found, part)


@pytest.mark.parametrize(
    "ref",
    [
        "",
        "nothing",
        "stage:need",
        "stage:no:reach",
        "stage:need:no",
        "journey:x",
        "arc:a:need:pay",
        "touchpoint:no:steps",
        "quantity:no:::::",
        "coverage:no",
        "persona:no:share",
        "stage:need:reach@nope",
        "stage:need:reach@2026-99-99",
    ],
)
def test_a_reference_to_nothing_says_so(of_one, ref):
    with pytest.raises(UnknownReferenceError, match="names no figure"):
        rows(of_one, ref)
