"""The board through the door: each number opens its rows, exports leave, remarks come back."""

from __future__ import annotations

import io
import json
import re

import pytest
from pptx import Presentation

MAP = "/api/v1/maps/small"
EXPORTS = {
    "pdf": ("application/pdf", b"%PDF"),
    "png": ("image/png", b"\x89PNG"),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", b"PK"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
}


def published(client) -> list[dict]:
    """Publish the two findings with most at stake and decide something about one."""
    found = [one for one in client.get(f"{MAP}/findings").json() if one["concerned"]][:2]
    assert found
    for one in found:
        answer = client.put(f"{MAP}/findings/{one['key']}", json={"published": True})
        assert answer.status_code == 200
    body = {
        "text": "Call back",
        "owner": "Maja Krog",
        "due": "2026-10-01",
        "finding_key": found[0]["key"],
    }
    assert client.post(f"{MAP}/actions", json=body).status_code == 201
    return found


def numbers(slides: list[dict]) -> list[dict]:
    return [
        mark
        for slide in slides
        for mark in slide["marks"]
        if mark["kind"] == "text" and mark["figure"]
    ]


def test_every_number_on_every_slide_opens_to_exactly_its_rows(web):
    published(web)
    board = web.get(f"{MAP}/board").json()
    marks = [mark for mark in numbers(board["slides"]) if mark["figure"]["rows"]]
    assert len({mark["figure"]["rows"] for mark in marks}) >= 8
    for mark in marks:
        figure = mark["figure"]
        rows = web.get(f"{MAP}/rows", params={"ref": figure["rows"], "limit": 10_000})
        assert rows.status_code == 200, mark["says"]
        opened = rows.json()
        assert opened["grain"] == figure["grain"]
        assert opened["total"] == len(opened["rows"]) == figure["n"], mark["says"]
        if figure["part"] is not None:
            assert opened["part_total"] == figure["part"], mark["says"]
        if figure["unit"] == "count":
            assert opened["total"] == figure["value"]
            shown = "".join(re.findall(r"\d", "".join(mark["lines"]).split(" ")[0]))
            assert int(shown or 0) in {figure["value"], figure["part"], figure["n"]}


def test_no_number_of_a_finding_stands_on_a_slide_without_its_rows(web):
    published(web)
    counted = re.compile(r"\d[\d,.]* of (?:100\b|\d)")
    shut = [
        (slide["title"], mark["lines"])
        for slide in web.get(f"{MAP}/board").json()["slides"][:-1]
        for mark in slide["marks"]
        if mark["kind"] == "text" and mark["size"] > 20 and counted.search(" ".join(mark["lines"]))
        if not (mark["figure"] and mark["figure"]["rows"])
    ]
    assert shut == []


def test_cells_journeys_ratings_and_sources_at_the_foot_of_the_slide_open(web):
    slide = web.get(f"{MAP}/board").json()["slides"][0]
    foot = {
        mark["figure"]["rows"]: mark["figure"]
        for mark in numbers([slide])
        if mark["y"] > 998 and mark["figure"]
    }
    assert set(foot) == {"cells", "journeys", "ratings", "sources"}
    for ref, figure in foot.items():
        opened = web.get(f"{MAP}/rows", params={"ref": ref, "limit": 10_000}).json()
        assert opened["total"] == len(opened["rows"]) == figure["n"] > 0
        assert opened["part_total"] == figure["part"]
    shut = [
        mark["lines"]
        for mark in slide["marks"]
        if mark["kind"] == "text" and mark["y"] > 998 and not mark["figure"]
        if re.search(r"\d (?:of \d+ cells|journeys|ratings|sources?)", " ".join(mark["lines"]))
    ]
    assert shut == []


def test_the_sources_at_the_foot_open_to_their_files_with_days_and_rows(web):
    opened = web.get(f"{MAP}/rows", params={"ref": "sources"}).json()
    slide = web.get(f"{MAP}/board").json()["slides"][0]
    figure = next(one["figure"] for one in numbers([slide]) if one["figure"]["rows"] == "sources")
    assert (opened["grain"], opened["definition"]) == ("sources", figure["definition"])
    keys = [one["key"] for one in opened["columns"]]
    told = {row[0]: dict(zip(keys, row, strict=True)) for row in opened["rows"]}
    known = {one["name"]: one for one in web.get("/api/v1/home").json()["sources"]}
    assert told.keys() == known.keys()
    receipts = web.get("/api/v1/imports").json()
    for name, one in told.items():
        assert (one["rows"], one["files"]) == (known[name]["rows"], known[name]["files"])
        assert one["file"].split(", ")[0] in {receipt["file_name"] for receipt in receipts}
        assert "2026-01-01" <= one["from"] <= one["to"]


def test_only_published_findings_stand_on_the_board(web):
    before = web.get(f"{MAP}/board").json()
    assert (before["published"], len(before["slides"])) == (0, 2)
    said = published(web)
    after = web.get(f"{MAP}/board").json()
    assert after["published"] == len(said)
    assert after["private"] == before["private"] - len(said)
    assert len(after["slides"]) == 2 + len(said)
    words = json.dumps(after, ensure_ascii=False)
    assert "Call back" in words
    assert "1 Oct, late" in words


@pytest.mark.parametrize("kind", EXPORTS)
def test_an_export_is_a_file_of_its_kind(reader, kind):
    answer = reader.get(f"{MAP}/export.{kind}")
    content_type, start = EXPORTS[kind]
    assert answer.status_code == 200
    assert answer.headers["content-type"] == content_type
    assert f"small.{kind}" in answer.headers["content-disposition"]
    assert answer.content.startswith(start)


def test_slides_leave_without_private_findings(web):
    web.get(f"{MAP}/findings")
    show = Presentation(io.BytesIO(web.get(f"{MAP}/export.pptx").content))
    said = " ".join(
        one.text_frame.text for slide in show.slides for one in slide.shapes if one.has_text_frame
    )
    private = [one["sentence"] for one in web.get(f"{MAP}/findings").json()]
    assert private
    assert not [one for one in private if one in said]
    assert "fewer than 10" in said


def test_board_picture_of_a_slide_that_is_not_there_is_refused(reader):
    assert reader.get(f"{MAP}/board.png", params={"theme": "dark"}).content.startswith(b"\x89PNG")
    answer = reader.get(f"{MAP}/board.png", params={"slide": 99})
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown-slide")


def test_the_owner_chooses_what_leads_the_board_and_can_take_it_back(web):
    keys = [one["key"] for one in published(web)]
    before = web.get(f"{MAP}/board").json()
    assert [one["key"] for one in before["leaders"]] == keys
    turned = web.put(f"{MAP}/board/order", json={"keys": [keys[1]]}).json()
    assert [one["key"] for one in turned] == keys[::-1]
    board = web.get(f"{MAP}/board").json()
    assert board["slides"][0]["title"] == turned[0]["sentence"] != before["slides"][0]["title"]
    said = [line for mark in board["slides"][0]["marks"] for line in mark.get("lines", ())]
    assert "in the order chosen" in said
    assert web.get(f"{MAP}/decisions").json()["undo_label"].startswith("Let the board begin with")
    web.post(f"{MAP}/decisions/undo")
    again = web.get(f"{MAP}/board").json()
    assert [one["key"] for one in again["leaders"]] == keys


def test_what_is_private_cannot_lead_the_board(web):
    private = web.get(f"{MAP}/findings").json()[0]["key"]
    answer = web.put(f"{MAP}/board/order", json={"keys": [private]})
    assert (answer.status_code, answer.json()["code"]) == (422, "unpublished-leader")


def test_a_board_without_findings_shows_what_stands_and_tells_the_room_nothing_to_do(web):
    board = web.get(f"{MAP}/board").json()
    said = " ".join(line for mark in board["slides"][0]["marks"] for line in mark.get("lines", ()))
    assert board["private"] > 0
    assert "Where most are not seen again" in said
    assert "ublish" not in said
    assert "findings page" not in said


@pytest.mark.parametrize("kind", ["ribbon", "emotion"])
def test_a_panel_is_a_picture(reader, kind):
    answer = reader.get(f"{MAP}/panel.png", params={"kind": kind, "theme": "dark"})
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"\x89PNG")


def test_a_number_and_a_published_finding_are_pictures_what_is_private_is_not(web):
    reading = web.get(f"{MAP}/reading").json()
    rows = next(one for one in reading["flows"] if one["observed"])["reach"]["rows"]
    assert web.get(f"{MAP}/panel.png", params={"kind": "figure", "ref": rows}).status_code == 200
    key = web.get(f"{MAP}/findings").json()[0]["key"]
    wanted = {"kind": "finding", "ref": key}
    assert web.get(f"{MAP}/panel.png", params=wanted).json()["code"] == "unknown-panel"
    keys = [one["key"] for one in published(web)]
    made = [
        web.get(f"{MAP}/panel.png", params={"kind": "finding", "ref": one}).status_code
        for one in keys
    ]
    assert 200 in made


@pytest.mark.parametrize("ref", ["cells", "journeys", "ratings", "sources"])
def test_every_number_at_the_foot_of_the_slide_is_a_picture(reader, ref):
    answer = reader.get(f"{MAP}/panel.png", params={"kind": "figure", "ref": ref})
    assert answer.content.startswith(b"\x89PNG"), answer.text


def remarks_of(client, **changed) -> dict:
    page = client.get(f"{MAP}/export.html").text
    about = json.loads(re.search(r'id="about">(.*?)</script>', page).group(1))
    statement = client.get(MAP).json()["map"]["statements"][0]
    remark = {
        "statement_id": statement["id"],
        "sentence": statement["text"],
        "stance": "against",
        "words": "Not in my shop.",
    }
    return {**about, "made_on": "2026-10-30", "by": "Tove Bach", "remarks": [remark]} | changed


def sent(client, file: dict, **more):
    return client.post(f"{MAP}/remarks", json={"text": json.dumps(file), **more})


def test_a_remark_comes_back_once_and_can_be_undone(web):
    file = remarks_of(web)
    assert sent(web, file).json() == {"taken": 1, "already": 0, "changed": [], "gone": []}
    support = web.get(MAP).json()["map"]["statements"][0]["support"][-1]
    assert support["note"] == "Tove Bach: Not in my shop."
    assert (support["kind"], support["stance"]) == ("own statement", "against")
    assert sent(web, file).json() == {"taken": 0, "already": 1, "changed": [], "gone": []}
    history = web.get(f"{MAP}/history").json()
    assert history[0]["label"] == "Take the remarks of Tove Bach"


def state_of(client, statement_id: str) -> dict:
    reading = client.get(f"{MAP}/reading").json()
    return next(one for one in reading["statements"] if one["statement_id"] == statement_id)


def on_an_assumed_sentence(client) -> dict:
    """Give a customer-like remark, against a sentence nobody has checked."""
    reading = client.get(f"{MAP}/reading").json()
    known = {one["id"]: one for one in client.get(MAP).json()["map"]["statements"]}
    sentence = next(
        known[one["statement_id"]]
        for one in reading["statements"]
        if one["state"] == "assumed" and known[one["statement_id"]]["text"]
    )
    file = remarks_of(client)
    words = "Call me on 0171 5550123, it is so."
    file["remarks"] = [
        {
            "statement_id": sentence["id"],
            "sentence": sentence["text"],
            "stance": "for",
            "words": words,
        }
    ]
    return file


def test_what_customers_remark_is_reported_with_who_and_when_and_masked(web):
    file = on_an_assumed_sentence(web)
    statement_id = file["remarks"][0]["statement_id"]
    assert sent(web, file, side="customers").json()["taken"] == 1
    told = state_of(web, statement_id)
    assert (told["state"], told["newest"]) == ("reported", "2026-10-30")
    assert told["reason"] == "Said on the shared map by 1 customer."
    known = web.get(MAP).json()["map"]["statements"]
    place = next(one for one in known if one["id"] == statement_id)
    cell = {"stage": place["stage_id"], "lane": place["lane_id"]}
    evidence = web.get(f"{MAP}/evidence", params=cell).json()["statements"]
    inspected = next(one for one in evidence if one["statement"]["id"] == statement_id)
    source = inspected["sources"][-1]
    assert (source["name"], source["kind"], source["n"]) == ("remark", "said", 1)
    assert source["note"].startswith("Tove Bach: Call me on [phone]")
    assert source["newest"] == "2026-10-30"


def test_what_our_own_side_remarks_stays_assumed(web):
    file = on_an_assumed_sentence(web)
    assert sent(web, file).json()["taken"] == 1
    assert state_of(web, file["remarks"][0]["statement_id"])["state"] == "assumed"


def test_a_remark_of_tomorrow_counts_from_today_and_one_without_a_day_is_refused(web):
    file = on_an_assumed_sentence(web) | {"made_on": "2031-01-01"}
    assert sent(web, file, side="customers").json()["taken"] == 1
    assert state_of(web, file["remarks"][0]["statement_id"])["newest"] < "2031"
    answer = sent(web, file | {"made_on": "yesterday"})
    assert (answer.status_code, answer.json()["code"]) == (422, "unusable-remarks")


def test_a_remark_on_a_sentence_that_changed_is_named_and_not_taken(web):
    file = remarks_of(web)
    file["remarks"][0]["sentence"] = "Something else stood here."
    answer = sent(web, file, side="customers").json()
    assert answer == {
        "taken": 0,
        "already": 0,
        "changed": ["Something else stood here."],
        "gone": [],
    }


@pytest.mark.parametrize(
    "changed", [{"map_id": "other"}, {"format": "x"}, {"remarks": "no"}, {"more": 1}]
)
def test_what_is_no_file_of_remarks_is_refused(web, changed):
    answer = sent(web, remarks_of(web, **changed))
    assert (answer.status_code, answer.json()["code"]) == (422, "unusable-remarks")


def test_the_exported_page_asks_nobody_anything(reader):
    page = reader.get(f"{MAP}/export.html").text
    assert "default-src 'none'" in page
    assert not re.findall(r"(?:href|src)=\"(?!data:|#)", page)
    assert "fetch(" not in page
    assert "XMLHttpRequest" not in page
