"""An edit goes over the wire and comes back the same; what is none is refused."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shop import MAKERS, SHOP, Maker

from desireline.documents.schemas import schema_files
from desireline.documents.validation import (
    InvalidChangeError,
    InvalidEditError,
    change_from_json,
    change_to_json,
    edit_from_json,
)
from desireline.errors import DesirelineError
from desireline.maps.edits.catalog import EDIT_TYPES, edit_to_json
from desireline.maps.edits.change import inverse
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.several import Several
from desireline.maps.edits.stages import AddStage

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.__name__)
@settings(max_examples=5, deadline=None, database=None)
@given(data=st.data())
def test_an_edit_and_its_changes_survive_json(kind: type[Edit], data: st.DataObject) -> None:
    edit = MAKERS[kind](Maker(data.draw, SHOP, "new"))
    assert edit_from_json(json.loads(json.dumps(edit_to_json(edit)))) == edit
    try:
        changes = edit.changes(SHOP)
    except DesirelineError:
        return
    for change in (*changes, *inverse(SHOP, changes)):
        assert change_from_json(json.loads(json.dumps(change_to_json(change)))) == change


def test_an_edit_on_the_wire_is_named_and_leaves_out_defaults() -> None:
    bundle = Several(title="Begin", edits=(AddStage(stage_id="n", name="New"),))
    assert edit_to_json(bundle) == {
        "type": "several",
        "title": "Begin",
        "edits": [{"type": "add-stage", "stage_id": "n", "name": "New"}],
    }


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ([], "an object with a type"),
        ({}, "no edit of type None"),
        ({"type": "rename-phase"}, "rename-stage"),
        ({"type": "rename-stage", "stage_id": "a"}, "name: this property is missing"),
        ({"type": "rename-stage", "stage_id": 1, "name": "b"}, "stage_id"),
        ({"type": "rename-stage", "stage_id": "a", "name": "b", "x": 1}, "x: this property"),
        ({"type": "several", "title": "x"}, "A bundle of edits has"),
        ({"type": "several", "title": 1, "edits": []}, "A bundle of edits has"),
        ({"type": "several", "title": "x", "edits": [{}]}, "no edit of type None"),
        ({"type": "add-rule", "rule_id": "r", "touchpoint_id": "t", "conditions": [{}]}, "field"),
    ],
)
def test_what_is_no_edit_is_refused_with_all_that_is_wrong(document: object, says: str) -> None:
    with pytest.raises(InvalidEditError, match=says):
        edit_from_json(document)


@pytest.mark.parametrize(
    "document",
    [
        None,
        {"op": "drop", "kind": "stage", "id": "a"},
        {"op": "set", "kind": "planet", "id": "a", "property": "name", "value": "x"},
        {"op": "set", "kind": "stage", "id": "a", "property": "id", "value": "x"},
        {"op": "set", "kind": "stage", "id": "a", "property": "name", "value": 3},
        {"op": "put", "kind": "stage", "id": "a", "value": {"id": "a"}},
        {"op": "delete", "kind": "stage"},
    ],
)
def test_what_is_no_change_is_refused(document: object) -> None:
    with pytest.raises(InvalidChangeError):
        change_from_json(document)


def test_the_schemas_are_those_of_the_code() -> None:
    for name, text in schema_files().items():
        kept = (ROOT / "schemas" / name).read_text(encoding="utf-8")
        assert kept == text, "run: python -m desireline.documents.schemas schemas"


def test_every_edit_is_described() -> None:
    reference = (ROOT / "docs/reference/edits.md").read_text(encoding="utf-8")
    for name, edit_class in EDIT_TYPES.items():
        assert f"### `{name}`" in reference
        section = reference.split(f"### `{name}`")[1].split("\n### ")[0]
        for field in fields(edit_class):
            assert f"`{field.name}`" in section, f"{field.name} of {name}"
        example = section.split("```json\n")[1].split("\n```")[0]
        assert isinstance(edit_from_json(json.loads(example)), edit_class)
