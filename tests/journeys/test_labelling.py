"""Which event counts as which touchpoint: the first rule that matches, in the map's order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.journeys.labelling import UnknownAnchorError
from desireline.journeys.study import Study
from desireline.maps.claim import Condition, EventRule
from desireline.maps.journey_map import JourneyMap
from tellings import START_MS, UNITS, Told, map_of, told, warehouse_of

LONG_AFTER = START_MS + 1000 * UNITS["d"]
MAP = map_of("need: ad ask | pay: order | use: help", target="order")


def rule(id_: str, touchpoint: str, *tests: tuple[str, str, str], **more: str) -> EventRule:
    conditions = tuple(
        Condition(field=field, operator=operator, value=value)  # type: ignore[arg-type]
        for field, operator, value in tests
    )
    return EventRule(id=id_, order=id_, touchpoint_id=touchpoint, conditions=conditions, **more)


def labels(things: list[Told], journey_map: JourneyMap) -> list[tuple[object, object]]:
    with warehouse_of(things) as warehouse:
        study = Study.of(warehouse, journey_map, as_of_ms=LONG_AFTER)
        shown = study.labelled.select("event_id", "touchpoint_id", "matches").order_by("event_id")
        return [(row["touchpoint_id"], row["matches"]) for row in warehouse.rows(shown)]


@pytest.mark.parametrize(
    ("test", "matching"),
    [
        (("name", "is", "VISIT"), True),
        (("name", "starts", "vi"), True),
        (("name", "ends", "sit"), True),
        (("name", "contains", "isi"), True),
        (("name", "is", "visi"), False),
        (("channel", "is", "web"), True),
        (("source", "is", "Web"), True),
        (("device", "exists", ""), False),
        (("plan", "is", "gold"), True),
        (("price.list", "is", "b2b"), True),
        (("plan", "exists", ""), True),
        (("color", "exists", ""), False),
    ],
)
def test_a_condition_looks_at_one_field_without_regard_to_case(test, matching):
    (thing,) = told("ana visit")
    rich = replace(thing, attributes='{"plan": "Gold", "price.list": "B2B"}')
    found = labels([rich], replace(MAP, rules=(rule("a", "ad", test),)))
    assert found == ([("ad", 1)] if matching else [(None, 0)])


def test_the_first_rule_wins_and_every_match_is_counted():
    rules = (
        rule("b", "ad", ("name", "contains", "i")),
        rule("a", "", ("name", "is", "visit")),
        rule("c", "gone", ("name", "is", "visit")),
    )
    found = labels(told("ana visit click tea"), replace(MAP, rules=rules))
    assert found == [("", 2), ("ad", 1), (None, 0)]


def test_one_channel_serves_two_stages_by_its_place_around_the_target():
    rules = (
        rule("a", "order", ("name", "is", "order")),
        rule("b", "ask", ("name", "is", "call"), position="before", anchor="target"),
        rule("c", "help", ("name", "is", "call"), position="after", anchor="target"),
    )
    found = labels(
        told("ana call order call +9d call +1h order\nben call\n? call"), replace(MAP, rules=rules)
    )
    names = [name for name, _ in found]
    assert names == ["ask", "order", "help", "ask", "order", "ask", None]


def test_answers_are_bound_by_the_same_rules():
    rules = (
        rule("a", "order", ("name", "is", "order")),
        rule("c", "help", ("name", "is", "call"), position="after", anchor="order"),
    )
    with warehouse_of(told("ana call:-2 order call:+1")) as warehouse:
        study = Study.of(warehouse, replace(MAP, rules=rules), as_of_ms=LONG_AFTER)
        rows = warehouse.rows(study.answers.select("valence", "touchpoint_id").order_by("valence"))
        assert [row["touchpoint_id"] for row in rows] == [None, "help"]


def test_a_rule_around_an_unknown_touchpoint_is_refused():
    rules = (rule("a", "ad", ("name", "is", "x"), position="after", anchor="nowhere"),)
    with pytest.raises(UnknownAnchorError, match="no such touchpoint"):
        labels(told("ana x"), replace(MAP, rules=rules))
