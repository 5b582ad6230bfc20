"""The demo company: raw exports, how to read them, and the truth beside them."""

from __future__ import annotations

import csv
import json
from datetime import date

import openpyxl
import pytest

from desireline.simulation.world import simulate

UNTIL = date(2026, 10, 31)
HEADER_LINES = {"delivery_survey_qualtrics.csv": 3}


def truth_of(folder):
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows_read(path):
    if path.suffix == ".xlsx":
        return openpyxl.load_workbook(path).active.max_row - 1
    encoding = "cp1252" if path.name.startswith("kasse") else "utf-8"
    with path.open(encoding=encoding, newline="") as file:
        if path.suffix != ".csv":
            return sum(1 for line in file if line.strip())
        separator = ";" if path.name.startswith("kasse") else ","
        rows = list(csv.reader(file, delimiter=separator))
    return len(rows) - HEADER_LINES.get(path.name, 1)


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    for name, seed in (("one", 5), ("two", 5), ("other", 6)):
        simulate(tmp_path / name, seed=seed, customers=150, until=UNTIL)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert contents(tmp_path / "one") != contents(tmp_path / "other")


def test_another_last_day_moves_every_time_and_changes_no_count(tmp_path):
    simulate(tmp_path / "one", seed=5, customers=150, until=UNTIL)
    simulate(tmp_path / "two", seed=5, customers=150, until=date(2026, 11, 21))
    one, two = truth_of(tmp_path / "one"), truth_of(tmp_path / "two")
    for part in ("ribbon", "arcs", "files", "emotions", "touchpoints", "identities"):
        assert one[part] == two[part]


def test_every_row_of_every_file_is_accounted_for(company):
    counts = {entry["file"]: entry for entry in truth_of(company)["files"]}
    files = {path.name: rows_read(path) for path in (company / "exports").iterdir()}
    assert {name: entry["read"] for name, entry in counts.items()} == files
    for entry in counts.values():
        assert entry["inserted"] + entry["duplicate"] + entry["rejected"] == entry["read"]


def test_each_file_says_how_it_is_read(company):
    entries = json.loads((company / "mappings.json").read_text(encoding="utf-8"))
    files = sorted(path.name for path in (company / "exports").iterdir())
    assert sorted(entry["file"] for entry in entries) == files


def test_the_columns_of_each_mapping_are_those_of_its_file(company):
    for entry in json.loads((company / "mappings.json").read_text(encoding="utf-8")):
        mapping, path = entry["mapping"], company / "exports" / entry["file"]
        if mapping["reader"] != "csv":
            continue
        with path.open(encoding=mapping.get("encoding", "utf-8"), newline="") as file:
            header = next(csv.reader(file, delimiter=mapping.get("separator", ",")))
        assert [column["column"] for column in mapping["columns"]] == header


def test_rows_arrive_late_twice_and_broken(company):
    lines = (company / "exports" / "web_segment.jsonl").read_text(encoding="utf-8").splitlines()
    times, broken = [], 0
    for line in lines:
        try:
            times.append(json.loads(line)["timestamp"])
        except ValueError:
            broken += 1
    assert broken == 1
    assert times != sorted(times)
    assert len(set(lines)) < len(lines)


def test_the_parts_of_each_stage_sum_to_its_reach(company):
    truth = truth_of(company)
    for row in truth["ribbon"]:
        assert row["converted"] + row["skipped"] + row["open"] + row["left"] == row["reach"]
    assert sum(row["enter"] for row in truth["ribbon"]) == truth["journeys"]


def test_nobody_is_seen_in_the_stage_that_cannot_be_observed(company):
    assert truth_of(company)["ribbon"][0]["reach"] == 0


def test_one_person_is_known_by_many_keys_and_some_by_one_alone(company):
    identities = truth_of(company)["identities"]
    assert 0 < identities["unresolved"] < identities["customers"] < identities["identifiers"]
    together = [{key.split(":")[0] for key in group} for group in identities["groups"]]
    assert {"customer", "device", "email", "order", "phone", "user"} in together


def test_no_two_people_are_joined_into_one(company):
    for group in truth_of(company)["identities"]["groups"]:
        assert sum(key.startswith("email:") for key in group) <= 1


def agrees(claim, *, value):
    bound = 0.5 if claim["comparison"] == "most" else claim["value"]
    if claim["comparison"] in ("under", "at most"):
        return value < bound
    return value > bound


def test_each_planted_claim_is_true_or_false_as_planted(company, drawn_map):
    claimed = {one["id"]: one["claim"] for one in drawn_map["statements"] if "claim" in one}
    planted = truth_of(company)["claims"]
    assert {one["statement_id"] for one in planted} == set(claimed)
    assert sum(not one["true"] for one in planted) >= 6
    for one in planted:
        claim = claimed[one["statement_id"]]
        assert one["n"] >= 30, one
        assert agrees(claim, value=one["value"]) == one["true"], one


def test_the_improvement_shows_in_the_paid_checkouts(company):
    truth = truth_of(company)
    changed = truth["improvement"]["at_ms"] // 1000
    started, paid = {False: 0, True: 0}, {False: 0, True: 0}
    for _, _, *things in truth["people"]:
        for place, (at, kind) in enumerate(things):
            if kind == "checkout":
                started[at >= changed] += 1
                paid[at >= changed] += "order" in [each[1] for each in things[place : place + 3]]
    assert paid[True] / started[True] > paid[False] / started[False] + 0.1


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_other_worlds_have_other_habits_and_the_same_bookkeeping(tmp_path, seed):
    simulate(tmp_path, seed=seed, customers=200, until=UNTIL, vary=True)
    truth = truth_of(tmp_path)
    assert truth["claims"] == []
    assert sum(row["enter"] for row in truth["ribbon"]) == truth["journeys"] > 0
    for entry in truth["files"]:
        assert rows_read(tmp_path / "exports" / entry["file"]) == entry["read"]
