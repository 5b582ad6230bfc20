"""Unseen signs in names of data steer no page, export or terminal; typed ones are refused."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile

import pytest
from fastapi.testclient import TestClient
from pypdf import PdfReader

from desireline.cli import output
from desireline.cli.output import _Legible
from desireline.maps.signs import unseen
from desireline.web.app import create_app
from desireline.workspace.workspace import Workspace

HOST = "127.0.0.1:8765"
NAMES = ["visit \x1b[31mred\x07", "pay\u202egnp.exe", "order\u2066x\x9b2J", "ship\x00ed", "=1+1"]
NAMES += ["cafe\u0301 view", "caf\u00e9 view", "\u200b\u200b", "q\ufffez"]
TYPED = "x\u202ey"


@pytest.fixture(name="hostile", scope="module")
def _hostile(tmp_path_factory):
    """Serve a workspace into which names came that were made to deceive."""
    workspace = Workspace.open(tmp_path_factory.mktemp("hostile") / "workspace", create=True)
    app = create_app(workspace, hosts=frozenset({HOST}), token="the token")  # noqa: S106
    lines = [
        f'c{person},2026-08-{person + 1:02d}T{hour:02d}:00:00Z,{name},"we\x1bb\u202e"'
        for person in range(20)
        for hour, name in enumerate(NAMES)
    ]
    text = "\n".join(("customer,time,event,channel", *lines))
    columns = [("customer", "customer"), ("event", "name"), ("channel", "channel")]
    columns = [{"column": column, "meaning": meaning} for column, meaning in columns]
    columns.append({"column": "time", "meaning": "time", "time_format": "ISO"})
    how = {"reader": "csv", "source_name": "Shop", "columns": columns, "closed": True}
    with TestClient(app, base_url=f"http://{HOST}", raise_server_exceptions=False) as web:
        files = {"files": ("ev\x1b[31m\u202e.csv", text.encode())}
        [upload] = web.post("/api/v1/uploads", files=files).json()
        assert unseen(upload["name"], name=True) is None
        body = {"upload_id": upload["upload_id"], "mapping": how}
        web.receipt = web.post("/api/v1/imports", json=body).json()
        web.map_id = web.post("/api/v1/maps", json={"start": "data", "title": "Shop"}).json()["id"]
        yield web
    workspace.close()


def test_a_null_sign_refuses_its_row_and_all_else_is_kept(hostile):
    receipt = hostile.receipt
    assert (receipt["rows_read"], receipt["inserted"], receipt["rejected"]) == (180, 160, 20)
    [group] = receipt["rejects"]
    assert (group["reason"], group["rows"]) == ("null-sign", 20)


def test_a_map_drawn_from_such_names_writes_the_unseen_out(hostile):
    drawn = hostile.get(f"/api/v1/maps/{hostile.map_id}").json()["map"]
    names = {one["name"] for one in drawn["touchpoints"]}
    assert {"Pay[U+202E]gnp.exe", "Order[U+2066]x[U+009B]2J", "[U+200B][U+200B]"} <= names
    assert "Café view" in names, "one name in two ways of writing é is one touchpoint"
    assert not [name for name in names if unseen(name, name=True)]


@pytest.mark.parametrize("kind", ["html", "svg", "pptx", "xlsx", "pdf"])
def test_no_export_holds_what_nobody_can_see(hostile, kind):
    answer = hostile.get(f"/api/v1/maps/{hostile.map_id}/export.{kind}")
    assert answer.status_code == 200
    if kind == "pdf":
        pages = PdfReader(io.BytesIO(answer.content)).pages
        texts = ["".join(page.extract_text() for page in pages).encode()]
    elif kind in {"pptx", "xlsx"}:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            texts = [packed.read(name) for name in packed.namelist() if name.endswith(".xml")]
    else:
        texts = [answer.content]
    found = [unseen(one.decode().replace("\r", "")) for one in texts]
    assert [one for one in found if one] == []
    assert not any(re.search(rb"_x00[01][0-9A-F]_", one) for one in texts), "hidden in a cell"
    shows = any(b"[U+202E]" in one for one in texts)
    assert shows or kind == "pptx", "what is there is shown; slides name no touchpoint here"


def test_a_sorted_name_is_caught_as_it_stands_in_the_data(hostile):
    rows = hostile.get(f"/api/v1/maps/{hostile.map_id}/names?show=all").json()["names"]
    row = next(one for one in rows if "\u202e" in one["name"])
    stage = hostile.get(f"/api/v1/maps/{hostile.map_id}").json()["map"]["stages"][0]["id"]
    test = {"field": "name", "operator": "is", "value": row["name"]}
    add = {"type": "add-touchpoint", "touchpoint_id": "mine", "name": "Mine", "stage_id": stage}
    rule = {"type": "add-rule", "rule_id": "r", "touchpoint_id": "mine", "conditions": [test]}
    both = {
        "type": "several",
        "title": "Sort",
        "edits": [add, rule | {"before": row["rule_ids"][0]}],
    }
    body = {"edit": both, "base_revision": 0, "client": "me", "seq": 1}
    answer = hostile.post(f"/api/v1/maps/{hostile.map_id}/edits", json=body)
    assert answer.status_code == 200, answer.text
    counts = hostile.get(f"/api/v1/maps/{hostile.map_id}/rule-counts").json()
    assert counts["touchpoints"]["mine"]["events"] == 20


@pytest.mark.parametrize(
    ("call", "body", "where"),
    [
        ("POST /maps", {"start": "data", "title": TYPED}, "title"),
        ("PUT /workspace", {"name": TYPED}, "name"),
        ("POST /maps/ID/actions", {"text": TYPED, "owner": "", "due": ""}, "text"),
        ("PUT /maps/ID/board/words", {"key": "headline", "words": TYPED}, "words"),
        (
            "POST /maps/ID/totals",
            {"title": "Report", "totals": [{"label": TYPED}]},
            "totals.1.label",
        ),
        ("POST /old-maps", {"grid": [["", "A", "B"], ["Goals", TYPED, ""]]}, "grid.2.2"),
    ],
)
def test_what_people_type_is_refused_with_the_sign_and_its_place(hostile, call, body, where):
    verb, path = call.split()
    address = f"/api/v1{path.replace('ID', hostile.map_id)}"
    answer = hostile.request(verb, address, json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
    told = answer.json()["message"]
    assert f"{where} holds U+202E (right-to-left override) as sign 2; take it out" in told


def test_an_edit_is_refused_where_it_would_hide_something(hostile):
    stage = hostile.get(f"/api/v1/maps/{hostile.map_id}").json()
    edit = {"type": "rename-stage", "stage_id": stage["map"]["stages"][0]["id"], "name": TYPED}
    body = {"edit": edit, "base_revision": stage["revision"], "client": "me", "seq": 9}
    answer = hostile.post(f"/api/v1/maps/{hostile.map_id}/edits", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "broken-map")
    assert "holds U+202E (right-to-left override) as sign 2. Take it out." in answer.text


def test_old_maps_and_totals_are_read_without_unseen_signs_and_they_are_counted(hostile):
    block = "\tAwareness\tPurchase\nGoals\tto \u202efind\tto\u200b pay\x07\nBarriers\ta\tb\n"
    read = hostile.post("/api/v1/old-maps/read", json={"text": block}).json()
    assert read["grid"][1][1:] == ["to find", "to pay"]
    assert any("without width: 3. They were" in line for line in read["old"]["left_over"])
    totals = hostile.post(
        "/api/v1/totals/read", json={"text": "Calls\t2026-08\t2026-09\nLo\u202est\t5\t6\n"}
    ).json()
    assert {one["label"] for one in totals["table"]["totals"]} == {"Lost"}
    assert "without width: 1. They were taken out." in totals["notice"]


def test_a_map_file_with_unseen_signs_opens_and_says_how_many(hostile):
    file = hostile.get(f"/api/v1/maps/{hostile.map_id}/file").text
    document = json.loads(file)
    document["stages"][0]["name"] = "Aware\u202eness"
    body = {"start": "file", "content": json.dumps(document)}
    made = hostile.post("/api/v1/maps", json=body).json()
    warned = hostile.get(f"/api/v1/maps/{made['id']}/draft").json()["warnings"]
    assert [line for line in warned if line.endswith(": 1. They were taken out.")]


def test_no_word_of_data_steers_a_terminal():
    console = _Legible(file=io.StringIO(), force_terminal=True, width=80, color_system=None)
    for name in NAMES:
        console.print(name, markup=False)
    said = console.file.getvalue()
    assert unseen(said) is None
    assert "visit [U+001B][31mred[U+0007]" in said
    assert sys.stdout is not console.file


@pytest.mark.parametrize("is_terminal", [True, False])
def test_json_for_programs_escapes_what_nobody_sees_and_reads_the_same(
    is_terminal, capsys, monkeypatch
):
    told = {"names": [*NAMES, "\x7f\x85\u2028", "tag \U000e0041", "Müller"]}
    console = _Legible(file=io.StringIO(), force_terminal=is_terminal, width=80, color_system=None)
    monkeypatch.setattr(output, "out", console)
    output.print_json(told)
    said = console.file.getvalue() or capsys.readouterr().out
    assert json.loads(said) == told
    assert not any(unseen(line, name=True) for line in said.splitlines() if line)
    assert "\\u202e" in said
    assert "Müller" in said


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('{"edit":{"\\ud800":1},"base_revision":0,"client":"a","seq":1}', "half of a character"),
        ('{"edit":{},"\\ud800":0,"client":"a","seq":1}', "half of a character"),
        (f'{{"edit":{"[" * 900}{"]" * 900},"base_revision":0}}', "deeper than 100 levels"),
        (
            '{"edit":'
            + '{"type":"several","title":"x","edits":[' * 40
            + "]}" * 40
            + ',"base_revision":0,"client":"a","seq":1}',
            "more than 8 deep",
        ),
    ],
    ids=["half in a name", "half in a field", "deep", "bundles in bundles"],
)
def test_a_body_made_to_break_the_server_is_refused(hostile, body, told):
    address = f"/api/v1/maps/{hostile.map_id}/edits"
    headers = {"content-type": "application/json"}
    answer = hostile.post(address, content=body, headers=headers)
    assert answer.status_code == 422
    assert told in answer.json()["message"]
