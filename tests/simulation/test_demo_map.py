"""The map "Buying a laptop": wording, claims and rules, and not one figure or state."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from desireline.documents.map_file import read_map_file
from desireline.maps.serialization import canonical_text
from desireline.simulation.places import CALL, PLACES, STAGE_OF, STAGES, TARGET

DATA = files("desireline.simulation") / "data"
MAPS = ("buying_a_laptop.journey.json", "small.journey.json", "smartphone.journey.json")


@pytest.mark.parametrize("name", MAPS)
def test_a_shipped_map_is_sound_and_written_canonically(name):
    text = (DATA / name).read_text(encoding="utf-8")
    assert canonical_text(read_map_file(text)) == text


def test_the_map_has_the_stages_and_touchpoints_of_the_process(drawn_map):
    assert tuple(stage["id"] for stage in drawn_map["stages"]) == STAGES
    assert {one["id"]: one["stage_id"] for one in drawn_map["touchpoints"]} == STAGE_OF
    assert set(drawn_map["header"]["journey"]["target"]) == TARGET


def touchpoint_by_rules(rules, name):
    for rule in rules:
        if "position" in rule:
            continue
        [condition] = rule["conditions"]
        value = condition["value"].lower()
        is_it = {"is": name.lower() == value, "starts": name.lower().startswith(value)}
        if is_it[condition["operator"]]:
            return rule["touchpoint_id"]
    return ""


@pytest.mark.parametrize(
    "kind", [kind for kind, place in PLACES.items() if place.name and place.touchpoint != CALL]
)
def test_the_rules_bind_each_raw_name_where_the_process_puts_it(drawn_map, kind):
    place = PLACES[kind]
    assert touchpoint_by_rules(drawn_map["rules"], place.name) == place.touchpoint


def test_calls_serve_three_touchpoints_by_their_place_in_the_journey(drawn_map):
    calls = [
        (rule["touchpoint_id"], rule.get("position", ""), rule.get("anchor", ""))
        for rule in drawn_map["rules"]
        if rule["conditions"][0]["value"] == "Call answered"
    ]
    assert calls == [
        ("help-line", "after", "courier"),
        ("delivery-line", "after", "target"),
        ("advice-line", "", ""),
    ]


def test_some_cells_are_empty_and_every_recommendation_answers_a_barrier(drawn_map):
    statements = drawn_map["statements"]
    barriers = {one["id"] for one in statements if one.get("part") == "barrier"}
    answered = {one["pair_id"] for one in statements if one.get("part") == "recommendation"}
    filled = {(one["stage_id"], one["lane_id"]) for one in statements}
    worded = ("actions", "goals", "thoughts", "barriers")
    assert answered <= barriers
    assert {(stage, lane) for stage in STAGES for lane in worded} - filled


def test_no_text_of_the_map_states_a_figure(drawn_map):
    digits = [one["text"] for one in drawn_map["statements"] if "%" in one["text"]]
    assert digits == []
    assert "as_of" not in drawn_map["header"]
    assert json.dumps(drawn_map).count('"state"') == 0
