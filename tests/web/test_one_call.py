"""Show me one over HTTP: from any number to one customer's journey."""

from __future__ import annotations

from urllib.parse import quote


def test_every_number_of_the_map_that_counts_journeys_shows_one(reader, small_shop):
    address = f"/api/v1/maps/{small_shop.map_id}"
    reading = reader.get(f"{address}/reading").json()
    refs = [flow[part]["rows"] for flow in reading["flows"] for part in ("reach", "left", "open")]
    refs += [arc["figure"]["rows"] for arc in reading["arcs"]]
    refs += [one["steps"]["rows"] for one in reading["touchpoints"]]
    refs += [one["figure"]["rows"] for one in reading["emotions"]]
    shown = 0
    for ref in refs:
        answer = reader.get(f"{address}/one", params={"ref": ref})
        total = reader.get(f"{address}/rows", params={"ref": ref, "limit": 1}).json()["total"]
        if total == 0:
            assert answer.json()["code"] == "no-journey", ref
            assert ref not in answer.json()["message"], "a person is told what was counted"
            continue
        one = answer.json()
        assert 1 <= one["total"] <= one["among"] <= total, ref
        steps = sum(point["times"] for point in one["journey"]["points"])
        opened = f"journey:{one['journey']['journey']}"
        rows = reader.get(f"{address}/rows", params={"ref": opened, "limit": 1}).json()
        assert steps == one["journey"]["steps"] == rows["total"]
        shown += 1
    assert shown > 15


def test_stepping_through_those_like_it_meets_each_once(reader, small_shop):
    address = f"/api/v1/maps/{small_shop.map_id}/one"
    first = reader.get(address, params={"ref": "stage:use:reach"}).json()
    seen = [
        reader.get(address, params={"ref": "stage:use:reach", "index": at}).json()
        for at in range(first["total"])
    ]
    assert [one["index"] for one in seen] == list(range(first["total"]))
    assert len({one["journey"]["journey"] for one in seen}) == first["total"]
    beyond = reader.get(address, params={"ref": "stage:use:reach", "index": 10_000}).json()
    assert beyond["journey"] == seen[-1]["journey"]


def test_no_identifier_stands_in_it(reader, small_shop):
    address = f"/api/v1/maps/{small_shop.map_id}/one"
    text = reader.get(address).text
    exported = (small_shop.raw / "exports" / "events.csv").read_text(encoding="utf-8")
    names = {line.split(",")[0] for line in exported.splitlines()[1:]} - {""}
    assert names
    assert not [name for name in names if f'"{name}' in text or f" {name}" in text]


def test_a_number_of_nobody_or_of_nothing_is_refused(reader, small_shop):
    address = f"/api/v1/maps/{small_shop.map_id}/one"
    for ref in ("nonsense", "journey:x", "part:journeys", quote("lost:nowhere")):
        assert reader.get(address, params={"ref": ref}).status_code == 404, ref
    assert reader.get(address, params={"ref": "journey:999999999"}).json()["code"] == "no-journey"
