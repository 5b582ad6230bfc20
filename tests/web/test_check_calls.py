"""The door reads old maps and checks sentences; what it reads is refused where it cannot be."""

from __future__ import annotations

import io

from xlsxwriter import Workbook

API = "/api/v1"
BLOCK = "My map\t\t\n\tLook\tBuy\nDoing\treads reviews\tpays\nPains\t\ttoo slow\n"


def workbook(rows: list[list[str]]) -> bytes:
    place = io.BytesIO()
    book = Workbook(place, {"in_memory": True})
    sheet = book.add_worksheet("Wall")
    sheet.merge_range(0, 0, 0, 2, "My map")
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row)
    book.close()
    return place.getvalue()


def test_a_pasted_block_becomes_a_map_whose_sentences_are_assumed(web):
    found = web.post(f"{API}/old-maps/read", json={"text": BLOCK}).json()
    assert [lane["kind"] for lane in found["old"]["lanes"]] == ["actions", "barriers"]
    assert {"small", "data"} <= {one["id"] for one in found["sources"]}
    body = {"grid": found["grid"], "title": "Wall", "source": "small"}
    match = web.post(f"{API}/old-maps/match", json={"grid": found["grid"], "source": "small"})
    assert match.json()["stages"]
    made = web.post(f"{API}/old-maps", json=body)
    assert made.status_code == 201
    checks = web.get(f"{API}/maps/{made.json()['id']}/checks").json()
    assert {one["state"] for one in checks["statements"]} == {"assumed"}
    reads = next(one for one in checks["statements"] if one["text"] == "reads reviews")
    path = f"{API}/maps/{made.json()['id']}/statements/{reads['statement_id']}"
    best = web.get(f"{path}/proposals").json()["proposals"][0]
    assert best["trial"]["claim"]["quantity"]["touchpoint_id"] == "reviews"
    again = web.post(f"{path}/trial", json={"claim": best["trial"]["claim"]})
    assert again.json() == best["trial"]


def test_a_workbook_is_read_like_a_block(web):
    content = workbook([["", "Look", "Buy"], ["Doing", "reads reviews", "pays"]])
    files = {"files": ("wall.xlsx", content)}
    upload = web.post(f"{API}/uploads", files=files).json()[0]["upload_id"]
    found = web.post(f"{API}/old-maps/read", json={"upload_id": upload}).json()
    assert (found["file_name"], found["sheet"]) == ("wall.xlsx", "Wall")
    assert found["old"]["stages"] == ["Look", "Buy"]
    assert found["old"]["title"] == "My map"


def test_what_is_no_map_is_refused_in_a_sentence(web):
    answer = web.post(f"{API}/old-maps/read", json={"text": "just words"})
    assert answer.status_code == 422
    assert answer.json()["code"] == "no-map-in-sheet"
    files = {"files": ("wall.xlsx", b"PK\x03\x04 broken")}
    upload = web.post(f"{API}/uploads", files=files).json()[0]["upload_id"]
    answer = web.post(f"{API}/old-maps/read", json={"upload_id": upload})
    assert (answer.status_code, answer.json()["code"]) == (422, "file-refused")


def test_unknown_statements_and_impossible_claims_are_told(web):
    path = f"{API}/maps/small/statements"
    assert web.get(f"{path}/nothing/proposals").status_code == 404
    claim = {"quantity": {"kind": "conversion", "stage_id": "nowhere"}, "comparison": "most"}
    first = web.get(f"{API}/maps/small/checks").json()["statements"][0]["statement_id"]
    answer = web.post(f"{path}/{first}/trial", json={"claim": claim})
    assert answer.status_code == 404
    assert "nowhere" in answer.json()["message"]


def test_who_answers_for_a_touchpoint_is_taken_over_and_a_doubtful_comma_is_asked(web):
    block = "\tSearch\tBuy\nTouchpoints\tAdvert\tTill\nChannels\tWeb, App\tShop\n"
    block += "Owner\tHolm, Ida\tAnna and Ben\n"
    found = web.post(f"{API}/old-maps/read", json={"text": block}).json()
    assert found["names_asked"] == ["Holm, Ida"]
    assert [lane["kind"] for lane in found["old"]["lanes"]] == ["touchpoints", "channels", "owners"]
    body = {"grid": found["grid"], "title": "Owned"}
    asked = web.post(f"{API}/old-maps", json=body)
    assert (asked.status_code, asked.json()["code"]) == (422, "name-question")
    assert "--one-name" in asked.json()["questions"][0]["entry"]
    said = [{"text": "Holm, Ida", "is_one": True}]
    made = web.post(f"{API}/old-maps", json=body | {"names": said})
    kept = web.get(f"{API}/maps/{made.json()['id']}").json()["map"]["touchpoints"]
    assert [(one["channel"], one["other_channels"]) for one in kept] == [
        ("web", ["app"]),
        ("store", []),
    ]
    assert [(one["owner"], one["other_owners"]) for one in kept] == [
        ("Holm, Ida", []),
        ("Anna", ["Ben"]),
    ]
