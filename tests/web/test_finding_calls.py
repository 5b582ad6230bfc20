"""Findings and actions over HTTP: decided, changed, taken back."""

from __future__ import annotations

import csv
import io


def test_a_finding_is_private_until_published(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}"
    found = web.get(f"{address}/findings").json()
    assert found
    assert not any(one["published"] for one in found)
    first = found[0]
    shown = web.put(f"{address}/findings/{first['key']}", json={"published": True}).json()
    assert shown["published"]
    assert web.get(f"{address}/findings").json()[0]["published"]
    assert web.get(f"{address}/decisions").json()["undo_label"].startswith("Publish: ")
    web.post(f"{address}/decisions/undo")
    assert not web.get(f"{address}/findings").json()[0]["published"]


def test_every_number_of_a_finding_opens_to_as_many_rows(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}"
    found = web.get(f"{address}/findings").json()
    figures = [one[part] for one in found for part in ("concerned", "figure") if one[part]]
    assert figures
    for figure in figures:
        rows = web.get(f"{address}/rows", params={"ref": figure["rows"], "limit": 1}).json()
        assert rows["total"] == figure["n"], figure
        assert figure["part"] is None or rows["part_total"] == figure["part"]
        assert rows["grain"] == figure["grain"]
    for one in found:
        if one["concerned"]:
            assert one["concerned"]["value"] == one["concerned"]["n"]


def test_accepting_a_finding_keeps_the_reason(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}"
    key = web.get(f"{address}/findings").json()[0]["key"]
    web.put(f"{address}/findings/{key}", json={"accepted": "It is winter."})
    assert web.get(f"{address}/findings").json()[0]["accepted"] == "It is winter."
    web.put(f"{address}/findings/{key}", json={"accepted": ""})
    assert web.get(f"{address}/findings").json()[0]["accepted"] == ""


def test_a_finding_that_is_none_is_refused(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}"
    refused = web.put(f"{address}/findings/lost%3Anowhere", json={"published": True})
    assert refused.status_code == 404
    assert refused.json()["code"] == "unknown-finding"


def test_an_action_lives_on_the_list(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}"
    made = web.post(f"{address}/actions", json={"text": "Lend a pair", "due": "2026-10-01"})
    assert made.status_code == 201
    action = made.json()
    said = (action["state"], action["late"], action["created_on"])
    assert said == ("planned", True, "2026-11-01")
    done = web.patch(f"{address}/actions/{action['id']}", json={"state": "done"}).json()
    assert (done["text"], done["late"], done["done_on"]) == ("Lend a pair", False, "2026-11-01")
    reopened = web.patch(f"{address}/actions/{action['id']}", json={"state": "doing"}).json()
    assert reopened["done_on"] == ""
    assert web.delete(f"{address}/actions/{action['id']}").status_code == 204
    assert web.get(f"{address}/actions").json() == []
    web.post(f"{address}/decisions/undo")
    assert [one["state"] for one in web.get(f"{address}/actions").json()] == ["doing"]
    web.post(f"{address}/decisions/redo")
    assert web.get(f"{address}/actions").json() == []


def test_an_action_without_words_or_with_a_strange_date_is_refused(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}/actions"
    assert web.post(address, json={"text": "  "}).json()["code"] == "unusable-action"
    assert web.post(address, json={"text": "x", "due": "soon"}).json()["code"] == "unusable-action"
    assert web.post(address, json={"text": "x", "state": "maybe"}).status_code == 422
    assert web.patch(f"{address}/a-none", json={"text": "x"}).status_code == 404


def test_the_trackers_file_runs_no_formula(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}"
    for text in ("=cmd()", "+1", "-1", "@sum", " =1", "\uff1d1", "plain, “quoted”\nsecond line"):
        web.post(f"{address}/actions", json={"text": text, "stage_id": "buy"})
    answer = web.get(f"{address}/actions.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    head, *rows = csv.reader(io.StringIO(answer.text))
    assert head[0] == "Summary"
    assert len(rows) == 7
    for row in rows:
        assert row[head.index("Stage")] == "Buy"
        assert not any(cell.lstrip(" ").startswith(tuple("=+-@\uff1d")) for cell in row), row
