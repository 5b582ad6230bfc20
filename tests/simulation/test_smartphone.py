"""The smartphone case: one person, online and offline, two devices, one repeat."""

from __future__ import annotations

import csv
import json

import pytest

from desireline.documents.map_file import read_map_file
from desireline.simulation.smartphone import smartphone_world


@pytest.fixture(name="folder")
def _folder(tmp_path):
    smartphone_world(tmp_path)
    return tmp_path


def test_one_person_meets_at_least_eight_touchpoints_online_and_offline(folder):
    with (folder / "exports" / "smartphone.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    modes = {
        touchpoint.mode
        for touchpoint in read_map_file(
            (folder / "smartphone.journey.json").read_text(encoding="utf-8")
        ).touchpoints
    }
    assert {row["who"] for row in rows} == {"Nora"}
    assert len({row["what"] for row in rows}) >= 8
    assert len({row["device"] for row in rows} - {""}) == 2
    assert modes == {"online", "offline"}


def test_the_second_purchase_is_a_journey_of_its_own_linked_to_the_first(folder):
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    assert truth["journeys"] == 2
    assert truth["repurchase"] == {"bought": 2, "again": 1}
    assert [row["reach"] for row in truth["ribbon"]] == [2, 2, 2, 1]


def test_every_name_of_the_table_is_bound_by_one_rule_of_the_map(folder):
    journey_map = read_map_file((folder / "smartphone.journey.json").read_text(encoding="utf-8"))
    with (folder / "exports" / "smartphone.csv").open(encoding="utf-8", newline="") as file:
        names = {row["what"] for row in csv.DictReader(file)}
    bound = [condition.value for rule in journey_map.rules for condition in rule.conditions]
    assert sorted(bound) == sorted(names)
