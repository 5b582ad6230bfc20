"""A sentence about those at the checkout, or about all visitors, is held against just those."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.insights import testable
from desireline.insights.ranking import Ranking
from desireline.insights.rewording import title_of
from desireline.insights.verdicts import verdict
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Quantity
from desireline.maps.journey_map import JourneyMap, Statement
from tellings import START_MS, UNITS, map_of, told, warehouse_of

LINES = [
    *(f"a{n:02d} visit basket checkout failure" for n in range(8)),
    *(f"b{n:02d} visit basket checkout order" for n in range(37)),
    *(f"c{n:02d} visit basket" for n in range(50)),
    *(f"d{n:02d} failure checkout" for n in range(5)),
]
FAILED = Quantity(kind="touchpoint_share", touchpoint_id="failure", other_touchpoint_id="checkout")


@pytest.fixture(scope="module")
def study() -> Study:
    journey_map = map_of("need: visit | pay: basket checkout failure order", target="order")
    found = warehouse_of(told("\n".join(LINES)))
    return Study.of(found, journey_map, as_of_ms=START_MS + 200 * UNITS["d"])


def test_the_share_is_of_those_who_were_there_and_came_to_it_later(study: Study) -> None:
    found = verdict(study, Claim(quantity=FAILED, comparison="about", value=0.16))
    figure = found.figure
    assert figure is not None
    assert (figure.n, figure.part, figure.value) == (50, 8, pytest.approx(0.16))
    assert found.sentence.startswith("16 of 100 journeys with checkout went on to failure")
    assert figure.definition.startswith("Of the journeys with a step at checkout, the share with")


@pytest.mark.parametrize(
    ("whose", "n", "part"),
    [({"field": "target"}, 37, 37), ({}, 100, 50), ({"stage_id": "pay"}, 100, 50)],
)
def test_a_contact_in_a_channel_counts_at_any_of_its_touchpoints(
    study: Study, whose: dict[str, str], n: int, part: int
) -> None:
    calls = tuple(
        replace(one, channel="call" if one.name in ("checkout", "failure") else "web")
        for one in study.journey_map.touchpoints
    )
    called = replace(study, journey_map=replace(study.journey_map, touchpoints=calls))
    asked = Quantity(kind="contact_share", value="call", **whose)
    figure = verdict(called, Claim(quantity=asked, comparison="about", value=0.5)).figure
    assert figure is not None
    assert (figure.n, figure.part) == (n, part)
    assert "touchpoint of the channel Call centre" in figure.definition


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "One in five at the checkout see a failure",
            "Journeys with checkout that go on to failure",
        ),
        ("8% of visitors see a failure", "Of all journeys, those that use failure"),
    ],
)
def test_whom_a_sentence_speaks_of_is_offered(study: Study, text: str, title: str) -> None:
    journey_map: JourneyMap = study.journey_map
    statement = Statement(id="s", stage_id="pay", lane_id="barriers", order="a", text=text)
    ranking = Ranking(journey_map, testable.testables(study))
    titles = [title_of(journey_map, one.quantity) for one in ranking.fitting(statement)]
    assert title in titles


def test_a_sentence_without_an_amount_asks_for_neither(study: Study) -> None:
    statement = Statement(
        id="s", stage_id="pay", lane_id="barriers", order="a", text="The checkout shows a failure"
    )
    found = Ranking(study.journey_map, testable.testables(study)).candidates(statement)
    assert not [one for one in found if one.quantity.form != one.quantity.kind]
