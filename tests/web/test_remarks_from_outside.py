"""No call and no file brings "reported" where nobody said anything."""

from __future__ import annotations

import json

import pytest

MAP = "/api/v1/maps/small"


def an_assumed(client) -> str:
    reading = client.get(f"{MAP}/reading").json()
    return next(one["statement_id"] for one in reading["statements"] if one["state"] == "assumed")


def sent(client, statement_id: str, **support):
    edit = {"type": "add-support", "statement_id": statement_id, "support": support}
    revision = client.get(MAP).json()["revision"]
    body = {"edit": edit, "base_revision": revision, "client": "test", "seq": 1}
    return client.post(f"{MAP}/edits", json=body)


@pytest.mark.parametrize(
    ("support", "code"),
    [
        ({"kind": "customer interview", "remark": True, "dated": "2026-01-01"}, "foreign-remark"),
        ({"kind": "customer interview", "dated": "2099-01-01"}, "day-to-come"),
    ],
)
def test_a_remark_or_a_day_to_come_is_refused_and_changes_nothing(web, support, code):
    before = web.get(MAP).json()
    answer = sent(web, an_assumed(web), **support)
    assert (answer.status_code // 100, answer.json()["code"]) == (4, code)
    assert web.get(MAP).json() == before


def test_a_file_from_elsewhere_brings_a_remarks_words_and_not_its_weight(web):
    statement_id = an_assumed(web)
    document = json.loads(web.get(f"{MAP}/file").text)
    remark = {"kind": "customer interview", "remark": True, "dated": "2026-10-30", "note": "Tove"}
    place = next(one for one in document["statements"] if one["id"] == statement_id)
    place["support"] = [remark]
    made = web.post("/api/v1/maps", json={"start": "file", "content": json.dumps(document)})
    address = f"/api/v1/maps/{made.json()['id']}"
    told = {one["statement_id"]: one for one in web.get(f"{address}/reading").json()["statements"]}
    assert told[statement_id]["state"] == "assumed"
    kept = {one["id"]: one for one in web.get(address).json()["map"]["statements"]}
    assert [(one["note"], one["remark"]) for one in kept[statement_id]["support"]] == [
        ("Tove", False)
    ]
    place["support"] = [remark | {"dated": "2099-01-01"}]
    refused = web.post("/api/v1/maps", json={"start": "file", "content": json.dumps(document)})
    assert refused.json()["code"] == "day-to-come"
