"""The test list: what a map assumes, the planned checks, and a map of the future."""

from __future__ import annotations

import csv
import io


def edit(web, address: str, **what: object):
    known = web.get(address).json()
    body = {"edit": what, "base_revision": known["revision"], "client": "c", "seq": edit.seq}
    edit.seq += 1
    return web.post(f"{address}/edits", json=body)


edit.seq = 1


def listed(web, address: str) -> dict:
    return web.get(f"{address}/hypotheses").json()


def test_the_list_holds_what_the_map_shows_as_assumed(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}"
    found = listed(web, address)
    reading = web.get(f"{address}/reading").json()
    assumed = {one["statement_id"] for one in reading["statements"] if one["state"] == "assumed"}
    assert assumed
    assert {one["statement_id"] for one in found["lines"]} == assumed
    assert (found["outlook"], found["planned"], found["late"]) == ("as-is", 0, 0)


def test_a_planned_check_stands_in_the_list_and_proves_nothing(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}"
    first = listed(web, address)["lines"][0]["statement_id"]
    check = {"how": " =Ask ten customers ", "owner": "Ana Lima", "due": "2026-10-01"}
    told = edit(web, address, type="plan-check", statement_id=first, check=check).json()
    assert told["label"].startswith("Plan a check of “")
    found = listed(web, address)
    line = next(one for one in found["lines"] if one["statement_id"] == first)
    assert line["check"] == {"how": "=Ask ten customers", "owner": "Ana Lima", "due": "2026-10-01"}
    assert (line["late"], found["planned"], found["late"]) == (True, 1, 1)
    rows = list(csv.DictReader(io.StringIO(web.get(f"{address}/hypotheses.csv").text)))
    assert [one["How we will find out"] for one in rows if one["Late"]] == ["'=Ask ten customers"]
    edit(web, address, type="drop-check", statement_id=first)
    assert listed(web, address)["planned"] == 0


def test_a_check_without_words_or_with_no_date_is_refused(web, own_shop):
    address = f"/api/v1/maps/{own_shop.map_id}"
    first = listed(web, address)["lines"][0]["statement_id"]
    for check in ({"how": " "}, {"how": "Ask", "due": "soon"}):
        refused = edit(web, address, type="plan-check", statement_id=first, check=check)
        assert (refused.status_code, refused.json()["code"]) == (422, "unusable-check")


def test_a_map_of_the_future_rests_on_nothing_of_today(web, own_shop):
    of = own_shop.map_id
    today = web.get(f"/api/v1/maps/{of}").json()["map"]
    assert web.get(f"/api/v1/maps/{of}/reading").json()["journeys"]["n"] > 0
    made = web.post("/api/v1/maps", json={"start": "future", "of": of, "title": ""})
    address = f"/api/v1/maps/{made.json()['id']}"
    future = web.get(address).json()["map"]
    assert future["header"]["outlook"] == "to-be"
    assert future["header"]["title"] == f"{today['header']['title']}, as it is to be"
    assert [one["text"] for one in future["statements"]] == [
        one["text"] for one in today["statements"]
    ]
    assert not any(one.get("support") for one in future["statements"])
    reading = web.get(f"{address}/reading").json()
    assert {one["state"] for one in reading["statements"]} <= {"assumed", "empty"}
    assert reading["backed_share"] == 0
    assert reading["journeys"]["n"] == 0
    claims = {one["id"]: one["claim"] for one in today["statements"] if one.get("claim")}
    found = listed(web, address)
    assert found["outlook"] == "to-be"
    assert {one["statement_id"] for one in found["lines"] if one["testable"]} == set(claims)
    edit(web, address, type="set-header", outlook="as-is")
    assert web.get(f"{address}/reading").json()["journeys"]["n"] > 0
    edit(web, address, type="set-header", outlook="to-be")
    checked = web.get(f"{address}/checks").json()
    assert checked["backed"] == 0
