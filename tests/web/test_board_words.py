"""The board in own words: kept, marked, undone, and held against what is counted."""

from __future__ import annotations

import io

import openpyxl
import pytest
from pptx import Presentation

MAP = "/api/v1/maps/small"
LATE = {"from": "2026-08-01"}


@pytest.fixture(name="lost")
def _lost(web) -> dict:
    [found] = [one for one in web.get(f"{MAP}/findings").json() if one["key"] == "lost:choose"]
    web.put(f"{MAP}/findings/lost:choose", json={"published": True})
    return found


def say(web, words: str, *, key: str = "lost:choose", status: int = 200) -> list | dict:
    answer = web.put(f"{MAP}/board/words", json={"key": key, "words": words})
    assert answer.status_code == status, answer.text
    return answer.json()


def words_on(slide: dict) -> str:
    return " ".join(line for mark in slide["marks"] for line in mark.get("lines", ()))


def test_own_words_stand_on_the_board_marked_and_the_numbers_stay(web, lost):
    part, n = lost["figure"]["part"], lost["figure"]["n"]
    own = f"Too many pairs look alike: {part} of {n} never come back."
    [headline, wording] = say(web, own)
    assert (wording["key"], wording["words"], wording["unmatched"]) == ("lost:choose", own, [])
    assert wording["counted"] == headline["counted"] == lost["sentence"]
    board = web.get(f"{MAP}/board").json()
    assert board["slides"][0]["title"] == own
    assert "Own words" in words_on(board["slides"][0])
    assert f"own words; the data say: {lost['sentence']}" in words_on(board["slides"][1])
    assert [one["own_words"] for one in web.get(f"{MAP}/findings").json() if one["own_words"]]


@pytest.mark.usefixtures("lost")
def test_a_number_that_is_not_counted_is_warned_of_everywhere(web):
    [_, wording] = say(web, "77 of 100 never come back.")
    assert wording["unmatched"] == ["77 of 100"]
    board = web.get(f"{MAP}/board").json()
    for slide in board["slides"][:2]:
        assert "“77 of 100” is not what is counted" in words_on(slide)
        assert any(mark.get("color") == "contra" for mark in slide["marks"])
    show = Presentation(io.BytesIO(web.get(f"{MAP}/export.pptx").content))
    said = " ".join(one.text_frame.text for one in show.slides[0].shapes if one.has_text_frame)
    assert "“77 of 100” is not what is counted" in said


def test_words_that_fitted_no_longer_fit_under_a_filter_that_counts_otherwise(web, lost):
    share = lost["sentence"].split(" journeys")[0]
    say(web, f"{share} never come back.")
    whole = web.get(f"{MAP}/board").json()
    some = web.get(f"{MAP}/board", params={"to": "2026-09-01"}).json()
    assert some["applied"]
    assert some["applied"] in words_on(some["slides"][0])
    by_key = {one["key"]: one for one in some["wordings"]}
    assert {one["key"]: one for one in whole["wordings"]}["lost:choose"]["unmatched"] == []
    if by_key["lost:choose"]["counted"] != lost["sentence"]:
        assert by_key["lost:choose"]["unmatched"] == [share]


def test_own_words_are_undone_and_taken_back(web, lost):
    say(web, "They cannot choose.")
    assert web.get(f"{MAP}/decisions").json()["undo_label"] == "Say “They cannot choose.”"
    web.post(f"{MAP}/decisions/undo")
    assert web.get(f"{MAP}/board").json()["slides"][0]["title"] == lost["sentence"]
    web.post(f"{MAP}/decisions/redo")
    assert web.get(f"{MAP}/board").json()["slides"][0]["title"] == "They cannot choose."
    assert say(web, "  ")[1]["words"] == ""
    assert web.get(f"{MAP}/board").json()["slides"][0]["title"] == lost["sentence"]


def test_the_headline_has_words_of_its_own(web, lost):
    [headline, wording] = say(web, "Help them choose.", key="headline")
    assert (headline["words"], wording["words"]) == ("Help them choose.", "")
    board = web.get(f"{MAP}/board").json()
    assert board["slides"][0]["title"] == "Help them choose."
    assert lost["sentence"] in words_on(board["slides"][0])
    book = openpyxl.load_workbook(io.BytesIO(web.get(f"{MAP}/export.xlsx").content))
    assert book["Findings"]["E1"].value == "Own words"


@pytest.mark.parametrize(("key", "words"), [("lost:nowhere", "Hello."), ("headline", "long " * 60)])
def test_words_for_nothing_and_words_nobody_can_read_are_refused(web, key, words):
    assert say(web, words, key=key, status=422)["code"] == "unusable-words"


def test_findings_are_those_of_the_filter(web):
    whole = {one["key"]: one for one in web.get(f"{MAP}/findings").json()}
    some = web.get(f"{MAP}/findings", params=LATE).json()
    flows = web.get(f"{MAP}/reading", params=LATE).json()["flows"]
    reach = {flow["stage_id"]: flow["reach"]["n"] for flow in flows}
    assert some
    for one in some:
        if one["kind"] == "not seen again":
            assert one["figure"]["n"] == reach[one["stage_id"]] < whole[one["key"]]["figure"]["n"]
