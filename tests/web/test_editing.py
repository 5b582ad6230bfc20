"""Edits through the door: once each, undone by name, and never over someone else's words."""

from __future__ import annotations

import json

import pytest

MAP = "/api/v1/maps/small"


def edit(web, seq: int, *, client: str = "ann", base: int = 0, **what):
    body = {"edit": what, "base_revision": base, "client": client, "seq": seq}
    return web.post(f"{MAP}/edits", json=body)


def title(web) -> str:
    return str(web.get(MAP).json()["map"]["header"]["title"])


def text_of(web, statement: str):
    statements = web.get(MAP).json()["map"]["statements"]
    return next(one for one in statements if one["id"] == statement)


def test_an_edit_changes_the_map_and_says_what_changed(web):
    answer = edit(web, 1, type="set-header", title="Headphones")
    assert answer.status_code == 200
    made = answer.json()
    assert made["revision"] == 1
    assert {"op": "set", "kind": "header", "property": "title", "value": "Headphones"}.items() <= (
        made["changes"][0].items()
    )
    assert made["undo"]["can"]
    assert not made["redo"]["can"]
    assert title(web) == "Headphones"


def test_an_edit_sent_twice_counts_once(web):
    first = edit(web, 1, type="set-header", title="Once").json()
    again = edit(web, 1, type="set-header", title="Once").json()
    assert again["revision"] == first["revision"] == web.get(MAP).json()["revision"]
    assert len(web.get(f"{MAP}/history").json()) == 2
    other = edit(web, 1, type="set-header", title="Something else")
    assert other.json()["code"] == "request-reused"
    assert title(web) == "Once"


def test_undo_and_redo_name_what_they_do(web):
    before = title(web)
    label = edit(web, 1, type="set-header", title="Headphones").json()["label"]
    assert web.get(MAP, params={"client": "ann"}).json()["undo"] == {"can": True, "label": label}
    undone = web.post(f"{MAP}/undo", json={"client": "ann", "seq": 2}).json()
    assert (title(web), undone["undo"]["can"], undone["redo"]["label"]) == (before, False, label)
    redone = web.post(f"{MAP}/redo", json={"client": "ann", "seq": 3}).json()
    assert (title(web), redone["undo"]["label"], redone["redo"]["can"]) == (
        "Headphones",
        label,
        False,
    )


def test_nothing_to_undo_is_said(web):
    answer = web.post(f"{MAP}/undo", json={"client": "ann", "seq": 1})
    assert (answer.status_code, answer.json()["code"]) == (422, "nothing-to-undo")


def test_text_written_on_a_stale_base_is_refused_with_the_present_text(web):
    statement = "st-choose-barrier"
    seen = text_of(web, statement)["text_revision"]
    what = {"type": "edit-text", "statement_id": statement, "text_revision": seen}
    assert edit(web, 1, **what, text="Ann's words").status_code == 200
    late = edit(web, 1, client="ben", **what, text="Ben's words")
    assert (late.status_code, late.json()["code"]) == (409, "stale-text")
    assert late.json()["present_text"] == "Ann's words"
    assert late.json()["text_revision"] == text_of(web, statement)["text_revision"]
    assert text_of(web, statement)["text"] == "Ann's words"


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "no-such-edit"},
        {"type": "rename-stage"},
        {"type": "rename-stage", "stage_id": 7, "name": None, "more": 1},
        {},
    ],
)
def test_what_is_no_edit_is_refused(web, wrong):
    answer = edit(web, 1, **wrong)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-edit")
    assert web.get(MAP).json()["revision"] == 0


def test_an_edit_of_what_is_not_there_is_not_found(web):
    answer = edit(web, 1, type="rename-stage", stage_id="none", name="None")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown-stage")


def test_a_map_is_made_from_a_template_and_deleted(web):
    [template, *_] = web.get("/api/v1/templates").json()
    body = {"start": "template", "template": template["id"], "title": "Übung"}
    made = web.post("/api/v1/maps", json=body)
    assert made.status_code == 201
    place = f"/api/v1/maps/{made.json()['id']}"
    stages = [stage["name"] for stage in web.get(place).json()["map"]["stages"]]
    assert stages == template["stages"]
    assert web.get(f"{place}/reading").status_code == 200
    assert web.delete(place).status_code == 204
    assert web.get(place).status_code == 404


def test_a_shape_is_saved_as_a_template_and_deleted(web):
    made = web.post("/api/v1/templates", json={"map_id": "small", "name": "Ours"})
    assert (made.status_code, made.json()["name"]) == (201, "Ours")
    assert made.json() in web.get("/api/v1/templates").json()
    place = f"/api/v1/templates/{made.json()['id']}"
    assert [web.delete(place).status_code for _ in range(2)] == [204, 404]


def test_a_map_is_drawn_from_the_data(web):
    made = web.post("/api/v1/maps", json={"start": "data", "title": "Found"})
    drawn = web.get(f"/api/v1/maps/{made.json()['id']}").json()["map"]
    assert drawn["header"]["title"] == "Found"
    assert len(drawn["stages"]) > 1
    assert drawn["touchpoints"]


def test_a_map_file_comes_back_as_a_second_map(web):
    text = web.get(f"{MAP}/file").text
    made = web.post("/api/v1/maps", json={"start": "file", "content": text})
    assert made.status_code == 201
    assert made.json()["id"] != "small"
    again = web.get(f"/api/v1/maps/{made.json()['id']}/file")
    assert again.text.replace(made.json()["id"], "small") == text
    assert made.json()["id"] in again.headers["content-disposition"]


@pytest.mark.parametrize("map_id", ["a/b", "über", '"quote"', "two words", "..", ""])
def test_a_map_file_with_an_id_that_is_no_address_gets_one(web, map_id):
    text = web.get(f"{MAP}/file").text
    document = json.loads(text)
    document["header"]["id"] = map_id
    made = web.post("/api/v1/maps", json={"start": "file", "content": json.dumps(document)})
    if made.status_code == 422:
        return
    assert made.status_code == 201
    place = f"/api/v1/maps/{made.json()['id']}"
    assert web.get(place).status_code == 200
    assert web.get(f"{place}/file").status_code == 200


@pytest.mark.parametrize("as_of", ["soon", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_date_that_is_none_never_breaks_a_map(web, as_of):
    answer = edit(web, 1, type="set-header", as_of=as_of)
    assert answer.status_code in {200, 422}
    assert web.get(f"{MAP}/reading").status_code == 200


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "other"}', "\x00"])
def test_what_is_no_map_file_is_refused(web, content):
    answer = web.post("/api/v1/maps", json={"start": "file", "content": content})
    assert answer.status_code == 422
    assert answer.json()["code"] in {"map-file", "not-a-map", "malformed"}


def test_a_touchpoint_of_several_channels_and_owners_goes_over_the_wire(web):
    before = web.get(MAP).json()["map"]["touchpoints"]
    one = before[0]["id"]
    several = {"owner": "Ana", "other_owners": ["Ben"], "channel": "web", "other_channels": ["tv"]}
    made = edit(web, 1, type="set-touchpoint", touchpoint_id=one, **several)
    assert made.status_code == 200
    kept = web.get(MAP).json()["map"]["touchpoints"][0]
    assert {key: kept[key] for key in several} == several
    assert web.post(f"{MAP}/undo", json={"client": "ann", "seq": 2}).status_code == 200
    assert web.get(MAP).json()["map"]["touchpoints"] == before
    twice = edit(web, 3, type="set-touchpoint", touchpoint_id=one, other_owners=["Ben", "ben"])
    assert (twice.status_code, twice.json()["code"]) == (422, "repeated-entry")


def test_a_channel_nobody_knows_is_refused_also_within_a_bundle(web):
    one = web.get(MAP).json()["map"]["touchpoints"][0]["id"]
    wrong = {"type": "set-touchpoint", "touchpoint_id": one, "other_channels": ["webb"]}
    for refused in (edit(web, 1, **wrong), edit(web, 2, type="several", title="T", edits=[wrong])):
        assert (refused.status_code, refused.json()["code"]) == (422, "unknown-channel")
        assert "'webb'" in refused.json()["message"]
        assert "store" in refused.json()["message"]


def test_a_promise_opens_though_it_stands_in_no_cell(web):
    """The browser leaves an empty stage and lane out of the address."""
    promise = {"type": "add-promise", "statement_id": "fair", "text": "Repairs are fair."}
    assert edit(web, 1, **promise).status_code == 200
    opened = web.get(f"{MAP}/evidence").json()
    assert opened["lane"] == "Brand promise"
    assert [one["statement"]["id"] for one in opened["statements"]] == ["fair"]
