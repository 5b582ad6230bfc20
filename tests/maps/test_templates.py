"""A template gives stages, lanes and assumed touchpoints, and not one word or figure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desireline.maps.channels import CHANNELS, OTHER, channel_of
from desireline.maps.checking import problems
from desireline.maps.templates import TEMPLATES, UnknownTemplateError, as_template, from_template


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_template_makes_a_map_without_words_or_figures_that_holds_together(
    template: object,
) -> None:
    made = from_template(template.id, map_id="m", title="Mine")
    assert problems(made) == ()
    assert [stage.id for stage in made.stages] == [one[0] for one in template.stages]
    assert all(stage.line.startswith("I ") or " me" in stage.line for stage in made.stages)
    assert (made.rules, made.statements, made.kpis) == ((), (), ())
    assert [lane.id for lane in made.lanes][:10] == [
        "conversion",
        "touchpoints",
        "actions",
        "goals",
        "expectations",
        "thoughts",
        "emotions",
        "time",
        "barriers",
        "kpis",
    ]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_every_stage_of_a_template_names_where_one_typically_meets(template: object) -> None:
    made = from_template(template.id, map_id="m", title="Mine")
    assert {point.stage_id for point in made.touchpoints} == {stage.id for stage in made.stages}
    assert all(point.proposed for point in made.touchpoints)
    known = {channel.id: channel.mode for channel in CHANNELS}
    assert all(known[point.channel] == point.mode for point in made.touchpoints)
    assert {point.mode for point in made.touchpoints} >= {"online", "offline"}


def test_the_service_template_has_motivation_and_business_activity_beside_the_rest() -> None:
    made = from_template("service", map_id="m", title="Mine")
    names = [lane.name for lane in made.lanes]
    assert names[-2:] == ["Needs and motivation", "Business activity"]
    assert {"Emotions", "Barriers and recommendations", "Goals", "Expectations"} <= set(names)


def test_a_product_journey_can_end_in_two_ways() -> None:
    made = from_template("five-stages", map_id="m", title="Mine")
    assert len(made.stages) == 5
    assert [moment.name for moment in made.moments] == [
        "I bought the new version",
        "I chose a competitor",
    ]
    assert {moment.stage_id for moment in made.moments} == {made.stages[-1].id}


def test_long_templates_begin_with_the_need() -> None:
    firsts = {template.id: template.stages[0][1] for template in TEMPLATES}
    assert firsts["need-to-leaving"] == firsts["online-store"] == "Awareness of need"


def test_a_map_of_ones_own_can_be_a_template() -> None:
    mine = from_template("service", map_id="m", title="Mine")
    again = as_template(mine, map_id="n", title="Next")
    assert (again.stages, again.lanes, again.header.template) == (mine.stages, mine.lanes, "m")


def test_the_ways_in_which_a_map_can_end_go_into_its_shape() -> None:
    mine = from_template("five-stages", map_id="m", title="Mine")
    assert as_template(mine, map_id="n", title="Next").moments == mine.moments


def test_an_unknown_template_says_which_there_are() -> None:
    with pytest.raises(UnknownTemplateError, match="three-stages, five-stages"):
        from_template("six", map_id="m", title="x")


def test_a_channel_of_ones_own_keeps_its_name() -> None:
    assert channel_of("store").icon == "store"
    assert channel_of("pigeon").name == "pigeon"
    assert channel_of("pigeon").icon == OTHER.icon
    assert len({channel.id for channel in CHANNELS}) == len(CHANNELS)


def test_every_icon_exists_in_the_icon_set() -> None:
    icons = Path(__file__).parents[2] / "frontend/node_modules/lucide-react/dist/esm/icons"
    if not icons.exists():
        pytest.skip("the front end's packages are not installed")
    known = {re.sub(r"\.(svg|js|mjs)$", "", path.name) for path in icons.iterdir()}
    assert {channel.icon for channel in CHANNELS} <= known
