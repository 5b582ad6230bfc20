"""A call sends no more than its address takes, and nothing that can be read in two ways."""

from __future__ import annotations

import asyncio
import json

import pytest
from pydantic import ValidationError

from desireline.maps.json_text import UnclearJsonError, plain_json
from desireline.web.bodies import MOST_BYTES, Bodies
from desireline.web.schemas import EditRequest, NameRequest

MAP = "/api/v1/maps/small"


def post(reader, path, text):
    return reader.post(path, content=text, headers={"content-type": "application/json"})


def test_an_edit_that_names_a_property_twice_is_refused_with_its_place(reader):
    text = '{"edit": {"type": "rename-map", "title": "A", "title": "B"}, "base_revision": 1}'
    answer = post(reader, f"{MAP}/edits", text)
    assert (answer.status_code, answer.json()["code"]) == (422, "unclear-json")
    assert "'title' twice in “edit”" in answer.json()["message"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"role": "user", "role": "admin"}', "'role' twice in its outermost object"),
        ('{"a": [{"b": 1}, {"c": {"d": 1, "d": 1}}]}', "'d' twice in “a[1].c”"),
        ("[" * 100_000, "nested too deeply"),
        (f'{{"n": {"9" * 5_000}}}', "4,300 digits"),
    ],
)
def test_json_that_no_two_programs_read_alike_is_refused(text, says):
    with pytest.raises(UnclearJsonError, match=says.replace("[", "\\[")):
        plain_json(text)


def test_plain_json_is_read_as_it_stands():
    text = '{"a": {"x": 1}, "b": [{"x": 1}, {"x": 2}], "c": null}'
    assert plain_json(text) == json.loads(text)


def test_a_call_too_large_is_refused_by_what_it_says_of_itself(reader):
    answer = post(reader, f"{MAP}/edits", b'"' + b"x" * MOST_BYTES + b'"')
    assert (answer.status_code, answer.json()["code"]) == (413, "call-too-large")
    assert "4,000,000 bytes, the limit" in answer.json()["message"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_call_of_no_said_size_is_read_to_its_limit_and_no_further():
    read, sent = [], []

    async def app(*_):
        pytest.fail("the call was passed on")

    async def receive():
        read.append(1)
        return {"type": "http.request", "body": b" " * 1_000_000, "more_body": True}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": f"{MAP}/edits", "headers": []}
    asyncio.run(Bodies(app)(scope, receive, send))
    assert sent[0]["status"] == 413
    assert len(read) == 5


def test_a_call_whose_sender_goes_away_half_way_does_nothing():
    parts = [
        {"type": "http.request", "body": b"{}", "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def app(*_):
        pytest.fail("half a call was passed on")

    async def receive():
        return parts.pop(0)

    scope = {"type": "http", "method": "POST", "path": f"{MAP}/undo", "headers": []}
    asyncio.run(Bodies(app)(scope, receive, app))


def test_a_call_that_carries_a_file_may_be_larger(reader):
    body = {"start": "file", "title": "", "content": " " * (MOST_BYTES + 1)}
    assert reader.post("/api/v1/maps", json=body).json()["code"] != "call-too-large"


def test_lines_that_end_as_on_windows_end_as_ours_and_data_stay_as_they_are():
    told = {"type": "set-text", "text": "a\r\nb", "conditions": [{"value": "a\r\nb"}]}
    read = EditRequest(edit=told, base_revision=0, client="me", seq=1)
    assert read.edit == {**told, "text": "a\nb"}
    assert NameRequest(name="a\r\nb").name == "a\nb"
    with pytest.raises(ValidationError, match="carriage return"):
        NameRequest(name="a\rb")
