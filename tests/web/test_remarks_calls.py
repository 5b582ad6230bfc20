"""A file of remarks comes back: told by its content, looked at first, taken in once."""

from __future__ import annotations

import json

import pytest

MAP = "/api/v1/maps/small"


def file_of(web, **others) -> dict[str, object]:
    """A file as the exported page saves it: one sentence as it stands, one changed, one gone."""
    first, second, *_ = web.get(MAP).json()["map"]["statements"]

    def on(statement_id: str, sentence: str, stance: str, words: str = "") -> dict[str, str]:
        where = {"statement_id": statement_id, "sentence": sentence}
        return where | {"stance": stance, "words": words}

    remarks = [
        on(first["id"], first["text"], "for", "Ask tove@example.org"),
        on(second["id"], "It read like this once", "against"),
        on("no-such-sentence", "It stood here once", "for"),
    ]
    about = {"format": "desireline.remarks/1", "map_id": "small", "revision": 0}
    return about | {"made_on": "2026-01-01", "by": "Tove", "remarks": remarks} | others


def look(web, file):
    return web.post("/api/v1/remarks/look", json={"text": json.dumps(file, indent=1)})


def test_a_look_says_what_would_become_of_each_remark_and_keeps_nothing(web):
    before, file = web.get(MAP).json(), file_of(web)
    told = look(web, file).json()
    assert (told["title"], told["by"], told["problem"]) == (
        before["map"]["header"]["title"],
        "Tove",
        "",
    )
    stages = {one["id"]: one["name"] for one in before["map"]["stages"]}
    lanes = {one["id"]: one["name"] for one in before["map"]["lanes"]}
    first = before["map"]["statements"][0]
    one, other, gone = told["remarks"]
    assert one["cell"] == f"{stages[first['stage_id']]}, {lanes[first['lane_id']]}"
    assert [each["place"] for each in (one, other, gone)] == ["there", "changed", "gone"]
    assert "tove@example.org" not in one["words"]
    assert gone["cell"] == ""
    assert web.get(MAP).json() == before


@pytest.mark.parametrize("side", ["own side", "customers"])
def test_taking_it_in_is_accounted_for_and_known_afterwards(web, side):
    body = {"text": json.dumps(file_of(web)), "side": side}
    receipt = {"taken": 1, "already": 0, "changed": ["It read like this once"]}
    receipt["gone"] = ["It stood here once"]
    assert web.post(f"{MAP}/remarks", json=body).json() == receipt
    known = [one["known_from"] for one in look(web, file_of(web)).json()["remarks"]]
    assert known == [[side], [], []]
    again = web.post(f"{MAP}/remarks", json=body).json()
    assert again == receipt | {"taken": 0, "already": 1}


def test_remarks_on_a_map_that_is_not_here_say_what_to_do(web):
    told = look(web, file_of(web, map_id="elsewhere")).json()
    assert (told["title"], len(told["remarks"])) == ("", 3)
    assert "“elsewhere” is not in this workspace" in told["problem"]
    assert "Open the workspace" in told["problem"]


def test_what_is_no_file_of_remarks_is_refused(web):
    answer = look(web, file_of(web, remarks=[{"stance": "perhaps"}]))
    assert (answer.status_code, answer.json()["code"]) == (422, "unusable-remarks")


@pytest.mark.parametrize("name", ["small.remarks.json", "export.csv", "page.jsonl"])
def test_a_file_of_remarks_is_never_read_as_rows(web, name):
    content = json.dumps(file_of(web), indent=1).encode()
    (kept,) = web.post("/api/v1/uploads", files={"files": (name, content)}).json()
    answer = web.post(f"/api/v1/uploads/{kept['upload_id']}/inspect", json={"mapping": None})
    assert (answer.status_code, answer.json()["code"]) == (422, "remarks-not-rows")
    assert name in answer.json()["message"]
