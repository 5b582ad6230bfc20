"""Further target actions: counted beside the main one, and never a cut of a journey."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.insights import testable
from desireline.insights.journey_questions import journey_questions
from desireline.insights.ranking import Ranking
from desireline.insights.reading import read_map
from desireline.insights.verdicts import verdict
from desireline.journeys.drill_down import rows
from desireline.journeys.references import UnknownReferenceError
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Condition, Quantity
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.reading import Filter, MapReading
from desireline.maps.target_action import TargetAction
from desireline.measures.loyalty import target_readings
from desireline.measures.quantities import quantity_figure
from tellings import START_MS, UNITS, map_of, told, warehouse_of

LOG = """
    ana   ad quote order
    ben   ad quote@app quote@app
    cleo  ad visit
    dan   quote@app +2d ad order
    eve   ad quote@call +100d ad
    """
AS_OF = START_MS + 220 * UNITS["d"]
QUOTE = TargetAction(id="quote", name="Quote asked", kind="inquiry", touchpoints=("quote",))
BY_APP = TargetAction(
    id="app",
    name="Quote in the app",
    kind="own",
    word="app quote",
    conditions=(
        Condition(field="name", operator="is", value="Quote"),
        Condition(field="channel", operator="starts", value="AP"),
    ),
)
BY_PHONE = TargetAction(
    id="phone",
    name="Quote by phone",
    kind="inquiry",
    touchpoints=("quote",),
    conditions=(Condition(field="source", operator="is", value="Phone"),),
)


def the_map(*targets: TargetAction) -> JourneyMap:
    made = map_of("need: ad visit | ask: quote | pay: order", target="order")
    return replace(made, header=replace(made.header, targets=targets))


def study_of(journey_map: JourneyMap, shown: Filter = Filter()) -> Study:  # noqa: B008 - frozen
    return Study.of(warehouse_of(told(LOG)), journey_map, filter=shown, as_of_ms=AS_OF)


def reading_of(journey_map: JourneyMap) -> MapReading:
    return read_map(
        study_of(journey_map),
        journey_map,
        revision=1,
        data_version="1",
        as_of="2026-08-13",
        closed=True,
    )


def test_each_target_counts_the_journeys_that_reached_it() -> None:
    found = target_readings(study_of(the_map(QUOTE, BY_APP, BY_PHONE)))
    assert [(one.target_id, one.figure.part, one.figure.n) for one in found] == [
        ("", 2, 6),
        ("quote", 4, 6),
        ("app", 2, 6),
        ("phone", 1, 6),
    ], "ben asks twice in one journey, eve's second journey asks nothing"
    quote = found[1].figure
    assert quote.value == pytest.approx(4 / 6)
    assert quote.low is not None
    assert quote.low < 4 / 6
    assert (quote.period_from, quote.period_to) == ("2026-01-05", "2026-04-16")
    assert "reached “Quote asked”: at least one step at quote." in quote.definition
    assert "name is “Quote” and channel starts with “AP”" in found[2].figure.definition


def test_a_further_target_moves_no_other_figure() -> None:
    alone, beside = reading_of(the_map()), reading_of(the_map(QUOTE, BY_APP))
    assert replace(beside, targets=beside.targets[:1]) == alone


@pytest.mark.parametrize(
    "shown", [Filter(), Filter(channels=("app",)), Filter(period_to="2026-02-01")]
)
def test_a_target_opens_the_rows_it_counts(shown) -> None:
    study = study_of(the_map(QUOTE, BY_APP, BY_PHONE), shown)
    for one in target_readings(study):
        page = rows(study, one.figure.rows, limit=500)
        assert (page.total, page.part_total) == (one.figure.n, one.figure.part)
        assert page.definition == one.figure.definition


def test_a_claim_can_be_held_against_a_target_from_a_stage_on() -> None:
    study = study_of(the_map(QUOTE))
    quantity = Quantity(kind="goal_rate", stage_id="need", target_id="quote")
    figure = quantity_figure(study, quantity)
    assert (figure.part, figure.n) == (4, 6)
    assert rows(study, figure.rows, limit=9).part_total == 4
    said = verdict(study, Claim(quantity=quantity, comparison="most"))
    assert "67 of 100 journeys that reached Need reached Quote asked" in said.sentence


def test_a_target_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownReferenceError, match="no target action 'gone'"):
        quantity_figure(study_of(the_map()), Quantity(kind="goal_rate", target_id="gone"))


def test_the_second_question_counts_them_as_the_engine_does() -> None:
    journey_map = the_map(QUOTE, BY_APP, BY_PHONE)
    study = study_of(journey_map)
    found = journey_questions(study, journey_map)
    engine = {one.target_id: one.figure.part for one in target_readings(study) if one.target_id}
    assert {one.value[0]: one.journeys for one in found.further} == engine
    assert found.journeys == 6


def test_an_inquiry_is_not_called_success_or_a_purchase() -> None:
    journey_map = the_map()
    rule = replace(journey_map.header.journey, target_kind="inquiry")
    asked = replace(journey_map, header=replace(journey_map.header, journey=rule))
    said = journey_questions(study_of(asked), asked).sentences[1]
    assert said == "2 of 6 journeys made an inquiry, 33 of 100; order"


def test_a_sentence_that_names_a_target_may_be_held_against_it() -> None:
    journey_map = the_map(QUOTE)
    study = study_of(journey_map)
    ranking = Ranking(journey_map, testable.testables(study))
    said = Statement(id="s", stage_id="need", lane_id="l", text="Most visitors make an inquiry")
    found = [one.quantity for one in ranking.fitting(said)]
    assert Quantity(kind="goal_rate", stage_id="need", target_id="quote") in found
    other = replace(said, text="Most visitors look at prices")
    assert not [one for one in ranking.fitting(other) if one.quantity.target_id]
