"""One loss, one number: what map, findings, board, files and commands say is compared.

The world is a small simulated company; a count that stands in two places must be the same count.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from fastapi.testclient import TestClient
from pptx import Presentation
from pypdf import PdfReader
from typer.testing import CliRunner

import desireline
from desireline.cli.main import app as command
from desireline.simulation.small import MAP_FILE, small_world
from desireline.web.app import create_app
from desireline.workspace.demo import import_folder
from desireline.workspace.mapping import map_from_file
from desireline.workspace.workspace import Workspace

HOST = "127.0.0.1:8765"
SMALL_END_MS = 1_793_491_200_000  # midnight after the small world's last day, UTC
PARTS = ("reach", "enter", "converted", "skipped", "open", "left")
XLSX_NAMES = {
    "Reached": "reach",
    "Entered here": "enter",
    "Went on": "converted",
    "Skipped the next stage": "skipped",
    "Still open": "open",
    "Not seen again": "left",
    "Ended": "left",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything the product says about one map, by door."""

    folder: Path
    stages: dict[str, str]
    reading: dict[str, Any]
    findings: list[dict[str, Any]]
    board: dict[str, Any]
    files: dict[str, bytes]
    rows: dict[str, tuple[int, int | None]]

    @property
    def flows(self) -> list[dict[str, Any]]:
        return [flow for flow in self.reading["flows"] if flow["observed"]]


@pytest.fixture(scope="module", name="told")
def _told(tmp_path_factory) -> Told:
    place = tmp_path_factory.mktemp("agree")
    raw, folder = place / "raw", place / "workspace"
    small_world(raw, seed=1, customers=600)
    workspace = Workspace.open(folder, create=True, clock=lambda: SMALL_END_MS)
    import_folder(workspace, raw, on_receipt=lambda _: None)
    map_id = map_from_file(workspace, (raw / MAP_FILE).read_text(encoding="utf-8"))
    app = create_app(workspace, hosts=frozenset({HOST}), token="the token")  # noqa: S106
    at = f"/api/v1/maps/{map_id}"
    with TestClient(app, base_url=f"http://{HOST}") as web:
        for one in web.get(f"{at}/findings").json():
            if one["kind"] == "not seen again":
                web.put(f"{at}/findings/{one['key']}", json={"published": True})
        journey_map = web.get(at).json()["map"]
        reading = web.get(f"{at}/reading").json()
        kinds = ("pptx", "xlsx", "pdf", "svg", "html")
        told = Told(
            folder=folder,
            stages={stage["id"]: stage["name"] for stage in journey_map["stages"]},
            reading=reading,
            findings=web.get(f"{at}/findings").json(),
            board=web.get(f"{at}/board").json(),
            files={kind: web.get(f"{at}/export.{kind}").content for kind in kinds},
            rows=_opened(web, at, reading),
        )
    workspace.close()
    return told


def _opened(web: TestClient, at: str, reading: dict[str, Any]) -> dict[str, tuple[int, int | None]]:
    refs = [flow[part]["rows"] for flow in reading["flows"] for part in (*PARTS, "conversion")]
    found = {}
    for ref in filter(None, refs):
        answer = web.get(f"{at}/rows", params={"ref": ref, "limit": 1}).json()
        found[ref] = (answer["total"], answer["part_total"])
    return found


def figures_in(told: Any) -> Iterator[dict[str, Any]]:
    """Give every figure of a JSON answer, wherever it stands."""
    if isinstance(told, dict):
        if {"measure", "value", "n", "rows"} <= told.keys():
            yield told
        for part in told.values():
            yield from figures_in(part)
    elif isinstance(told, list):
        for part in told:
            yield from figures_in(part)


def test_a_figure_that_stands_in_two_answers_is_the_same_in_both(told: Told) -> None:
    seen: dict[tuple[str, str], tuple[Any, ...]] = {}
    twice = 0
    for figure in figures_in([told.reading, told.findings, told.board]):
        if not figure["rows"]:
            continue
        counted = (figure["value"], figure["n"], figure["part"], figure["definition"])
        name = (figure["rows"], figure["measure"])
        twice += name in seen
        assert seen.setdefault(name, counted) == counted, name
    assert twice > 20


def test_the_parts_of_a_stage_sum_and_open_to_as_many_rows(told: Told) -> None:
    for flow in told.flows:
        parts = [flow[part]["n"] for part in ("converted", "skipped", "open", "left")]
        assert sum(parts) == flow["reach"]["n"]
        for part in PARTS:
            assert told.rows[flow[part]["rows"]][0] == flow[part]["n"], flow[part]["rows"]


def test_a_finding_tells_the_loss_the_ribbon_shows(told: Told) -> None:
    flows = {flow["stage_id"]: flow for flow in told.flows}
    lost = [one for one in told.findings if one["kind"] == "not seen again"]
    assert {one["stage_id"] for one in lost} == {"look", "choose", "buy"}
    for one in lost:
        flow, figure = flows[one["stage_id"]], one["figure"]
        assert figure["n"] == flow["reach"]["n"], one["key"]
        assert one["still_open"] == flow["open"]
        assert one["concerned"]["value"] == figure["part"]
        if "never reached the target action" in one["sentence"]:
            assert figure["part"] <= flow["left"]["n"]
        else:
            assert figure["part"] == flow["left"]["n"]
            said = float(one["sentence"].split(" of 100 ")[0])
            assert said == pytest.approx(100 * flow["left"]["n"] / flow["reach"]["n"], abs=0.51)


def test_the_workbook_holds_the_numbers_of_the_map(told: Told) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(told.files["xlsx"]))["Figures"]
    ids = {name: id_ for id_, name in told.stages.items()}
    flows = {flow["stage_id"]: flow for flow in told.flows}
    compared = 0
    for where, what, value, _, _, n, *_ in sheet.iter_rows(min_row=2, values_only=True):
        if where in ids and what in XLSX_NAMES and value is not None:
            flow = flows[ids[where]]
            assert (value, n) == (flow[XLSX_NAMES[what]]["value"], flow[XLSX_NAMES[what]]["n"])
            assert flow["last"] == (what == "Ended") or XLSX_NAMES[what] != "left"
            compared += 1
    assert compared > 12


def test_pictures_and_pages_say_the_losses_of_the_map(told: Told) -> None:
    svg = " ".join("".join(one.itertext()) for one in ET.fromstring(told.files["svg"]).iter())  # noqa: S314
    pages = PdfReader(io.BytesIO(told.files["pdf"])).pages
    pdf = " ".join(page.extract_text() for page in pages)
    for words in (svg, pdf, text_of(told.files["html"])):
        flat = re.sub(r"\s+", " ", words)
        for flow in told.flows:
            left, reach = flow["left"]["value"], flow["reach"]["value"]
            if flow["last"]:
                assert f"{left:,.0f} ended" in flat
                assert f"{left:,.0f} not seen again" not in flat
            elif left >= 10:
                assert f"{left:,.0f} not seen again" in flat, flow["stage_id"]
                assert f"{100 * left / reach:.1f}%" in flat, flow["stage_id"]


def test_slides_say_the_losses_of_the_map(told: Told) -> None:
    show = Presentation(io.BytesIO(told.files["pptx"]))
    slides = [
        " ".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)
        for slide in show.slides
    ]
    flows = {flow["stage_id"]: flow for flow in told.flows}
    for flow in told.flows:
        if not flow["last"] and flow["left"]["value"] >= 10:
            assert f"{flow['left']['value']:,.0f} not seen" in slides[0], flow["stage_id"]
    left = {
        one["key"]: said
        for one in told.findings
        for said in slides[1:]
        if one["published"] and one["sentence"] in said
    }
    assert "lost:choose" in left
    for one in told.findings:
        if said := left.get(one["key"]):
            waiting = flows[one["stage_id"]]["open"]["value"]
            assert f"{one['concerned']['value']:,.0f}" in said
            assert (f"{waiting:,.0f} still open" in said) == (waiting >= 10)


def test_the_command_line_and_python_say_the_numbers_of_the_map(told: Told) -> None:
    ran = CliRunner().invoke(command, ["measure", "--workspace", str(told.folder), "--json"])
    assert ran.exit_code == 0, ran.output
    flows = json.loads(ran.stdout)["flows"]
    for then, now in zip(told.reading["flows"], flows, strict=True):
        assert [then[part] for part in ("reach", "enter")] == [now["reach"], now["enter"]]
    plain = CliRunner().invoke(command, ["measure", "--workspace", str(told.folder)]).stdout
    with desireline.open_workspace(told.folder) as opened:
        table = opened.maps[0].stages().set_index("stage")
    for flow in flows:
        row = table.loc[told.stages[flow["stage_id"]]]
        assert [row[part] for part in PARTS] == [flow[part]["value"] for part in PARTS]
        name = told.stages[flow["stage_id"]]
        line = next(one for one in plain.splitlines() if one.split()[:1] == [name])
        shown = [f"{flow[part]['value']:,.0f}" for part in PARTS]
        assert line.split()[1:7] == shown if not flow["last"] else f"{shown[-1]} ended" in line


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - its interface
        self.skipped += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.said.append(data)


def text_of(page: bytes) -> str:
    """Return the words of a page as a reader sees them."""
    reader = _Words()
    reader.feed(page.decode("utf-8"))
    return " ".join(reader.said)
