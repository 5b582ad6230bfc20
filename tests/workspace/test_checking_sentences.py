"""Sentences find the figures that could test them, and no verdict is a wrong one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from check_sentences import Checked, checked, summary, with_wall

from desireline.documents.store import DocumentStore
from desireline.maps.claim import Claim, Quantity
from desireline.maps.reading import Filter
from desireline.simulation.wall_map import IDEAS, SENTENCES
from desireline.workspace.checking import checks, statement_proposals, try_claim
from desireline.workspace.mapping import record_edit
from desireline.workspace.measuring import read
from desireline.workspace.workspace import Workspace


@pytest.fixture(scope="module", name="wall")
def _wall(demo_company, filled) -> tuple[Workspace, str, tuple[Checked, ...]]:
    map_id = with_wall(filled)
    return filled, map_id, checked(filled, map_id, demo_company.truth)


def test_nearly_every_sentence_finds_a_fitting_figure_and_no_verdict_is_wrong(wall):
    found = summary(wall[2])
    assert found["sentences"] == 40
    assert 15 <= found["true"] <= 25
    assert found["found"] >= 36
    assert found["found first"] >= 28
    assert found["wrong"] == 0
    assert found["right"] >= 15


def test_an_old_map_comes_in_with_every_sentence_assumed(wall):
    workspace, map_id, _ = wall
    found = checks(workspace, map_id)
    assert found.origin == "Wall map 2024.xlsx"
    assert {one.state for one in found.statements} == {"assumed"}
    assert found.backed == 0
    texts = {one.text for one in found.statements}
    assert {one.text for one in SENTENCES} <= texts
    ideas = {text for _, text in IDEAS}
    assert all(one.figures == 0 for one in found.statements if one.text in ideas)


def test_proposing_writes_nothing(wall):
    workspace, map_id, _ = wall
    before = workspace.documents.get(map_id)
    one = checks(workspace, map_id).statements[0]
    statement_proposals(workspace, map_id, one.statement_id)
    assert workspace.documents.get(map_id) == before


def the(workspace: Workspace, map_id: str, text: str) -> str:
    return next(
        one.statement_id for one in checks(workspace, map_id).statements if one.text == text
    )


def make(documents: DocumentStore, workspace: Workspace, map_id: str, edit: dict) -> None:
    _, revision = documents.get(map_id)
    record_edit(workspace, map_id, edit=edit, base_revision=revision, client="t", seq=revision + 1)


def claim_json(claim: Claim) -> dict:
    quantity = {key: value for key in _KEYS if (value := getattr(claim.quantity, key))}
    value = {} if claim.value is None else {"value": claim.value}
    return {"quantity": quantity, "comparison": claim.comparison, **value}


_KEYS = ("kind", "stage_id", "touchpoint_id", "other_touchpoint_id", "field", "value")


def test_a_contradicted_sentence_gets_a_wording_the_data_carry(wall):
    workspace, map_id, _ = wall
    text = "Our newsletter brings most of them to us"
    statement = the(workspace, map_id, text)
    [best, *_] = statement_proposals(workspace, map_id, statement).proposals
    assert best.trial.verdict.answer == "contradicted"
    wording = best.trial.wording
    assert wording is not None
    edit = {
        "type": "use-wording",
        "statement_id": statement,
        "text": wording.text,
        "claim": claim_json(wording.claim),
        "text_revision": 0,
    }
    make(workspace.documents, workspace, map_id, edit)
    after = checks(workspace, map_id)
    assert after.backed == 1
    [again] = [one for one in after.statements if one.statement_id == statement]
    assert (again.state, again.verdict) == ("measured", "confirmed")


def test_the_states_are_those_of_the_map_itself(wall):
    workspace, map_id, _ = wall
    shown = {one.statement_id: one for one in checks(workspace, map_id).statements}
    for one in read(workspace, map_id, limits=Filter()).statements:
        if one.state != "empty":
            mine = shown[one.statement_id]
            assert (mine.state, mine.badge, mine.reason) == (one.state, one.badge, one.reason)


def test_none_of_these_leaves_it_assumed_and_is_remembered(wall):
    workspace, map_id, _ = wall
    statement = the(workspace, map_id, "Most look it up in the help articles first")
    edit = {"type": "leave-assumed", "statement_id": statement, "looked_at": "2026-10-31"}
    make(workspace.documents, workspace, map_id, edit)
    [one] = [one for one in checks(workspace, map_id).statements if one.statement_id == statement]
    assert (one.state, one.looked_at) == ("assumed", "2026-10-31")


def test_more_or_less_is_tried_without_being_written(wall):
    workspace, map_id, _ = wall
    statement = the(workspace, map_id, "Hardly anyone starts in the app")
    quantity = Quantity(kind="touchpoint_share", stage_id="explore", touchpoint_id="app-home")
    for comparison, value, answer in (
        ("under", 0.9, "confirmed"),
        ("at least", 0.9, "contradicted"),
        ("under", None, "cannot tell yet"),
    ):
        claim = Claim(quantity=quantity, comparison=comparison, value=value)
        trial = try_claim(workspace, map_id, statement, claim)
        assert trial.verdict.answer == answer
        assert (trial.wording is not None) == (answer == "contradicted")
    assert (
        next(
            one.claim
            for one in workspace.documents.get(map_id)[0].statements
            if one.id == statement
        )
        is None
    )
