"""Every call of the door answers for a small shop, with the shape the screens read."""

from __future__ import annotations

import pytest

from desireline.web.policy import POLICY

MAP = "/api/v1/maps/small"
SHAPES = {
    "/home": {"workspace", "maps", "sources", "rows", "events", "answers"},
    "/server": {"name", "version", "token_known"},
    "/privacy": {"folder", "files", "identifiers", "protections", "not_stored"},
    "/verify": {"ok", "checks", "protections"},
    "/schema/journey": {"title", "$defs"},
    "/maps/small": {"revision", "map", "undo", "redo"},
    "/maps/small/reading": {"flows", "cells", "statements", "emotions", "kpis", "coverage"},
    "/maps/small/questions": {"starts", "targets", "timeouts", "chosen", "sentences"},
    "/maps/small/names": {"covered", "events", "names", "counts"},
    "/maps/small/rule-counts": {"touchpoints"},
    "/maps/small/checks": {
        "revision",
        "statements",
        "states",
        "backed",
        "with_figure",
        "with_quotes",
    },
    "/maps/small/draft": set(),
    "/maps/small/board": {"slides"},
    "/maps/small/decisions": {"undo_label", "redo_label"},
    "/maps/small/words": {"total", "asked", "answered", "quotes"},
    "/maps/small/words/emotions": set(),
    "/maps/small/touchpoints": {"revision", "applied", "lines"},
    "/maps/small/fall-outs": {"revision", "applied", "stages"},
    "/maps/small/hypotheses": {"revision", "outlook", "lines", "planned", "late"},
    "/inventory": {"channels", "without", "events", "answers"},
    "/maps/small/totals": set(),
    "/maps/small/totals/bound": set(),
}
LISTS = {
    "/templates": {"id", "name", "description", "stages", "own", "saved"},
    "/channels": {"id", "name"},
    "/lane-types": {"id", "name"},
    "/clocks": set(),
    "/maps": {"id", "title", "persona", "states", "cells_total", "backed_share"},
    "/sources": {"source_id", "name", "rows", "days", "freshness"},
    "/imports": {"import_id", "rows_read", "inserted", "unchanged", "rejected"},
    "/maps/small/history": {"revision", "at_ms", "actor", "label"},
    "/maps/small/suggestions": set(),
    "/maps/small/findings": {"key", "kind", "sentence", "next_step", "concerned"},
    "/maps/small/actions": {"id", "text", "owner", "due", "state", "late"},
}
PICTURES = {
    "/maps/small/thumbnail.svg": "image/svg+xml",
    "/maps/small/export.svg": "image/svg+xml",
    "/maps/small/export.html": "text/html",
    "/maps/small/export.pdf": "application/pdf",
    "/maps/small/export.png": "image/png",
    "/maps/small/export.pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
    "/maps/small/export.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "/maps/small/board.png": "image/png",
    "/maps/small/file": "application/json",
}


@pytest.mark.parametrize("path", SHAPES)
def test_a_call_answers_an_object(reader, path):
    answer = reader.get(f"/api/v1{path}")
    assert answer.status_code == 200
    assert set(answer.json()) >= SHAPES[path]


@pytest.mark.parametrize("path", LISTS)
def test_a_call_answers_a_list(reader, path):
    answer = reader.get(f"/api/v1{path}")
    assert answer.status_code == 200
    assert all(set(entry) >= LISTS[path] for entry in answer.json())
    assert answer.json() or path.endswith(("suggestions", "actions", "clocks"))


@pytest.mark.parametrize("path", PICTURES)
def test_a_call_answers_a_file(reader, path):
    answer = reader.get(f"/api/v1{path}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == PICTURES[path]
    assert len(answer.content) > 500


def test_this_file_and_its_neighbors_try_every_reading_route_of_the_policy():
    tried = {f"/api/v1{path}".replace("/small", "/{map_id}") for path in SHAPES | LISTS | PICTURES}
    elsewhere = {
        "/api/v1/maps/{map_id}/rows",
        "/api/v1/maps/{map_id}/evidence",
        "/api/v1/maps/{map_id}/statements/{statement_id}/proposals",
        "/api/v1/maps/{map_id}/statements/{statement_id}/history",
        "/api/v1/maps/{map_id}/words/{answer_id}/alike",
        "/api/v1/maps/{map_id}/one",
        "/api/v1/maps/{map_id}/actions.csv",
        "/api/v1/maps/{map_id}/hypotheses.csv",
        "/api/v1/maps/{map_id}/panel.png",
        "/api/v1/imports/{import_id}/rejected.csv",
    }
    assert {path for verb, path in POLICY if verb == "GET"} == tried | elsewhere


def test_each_shown_number_opens_its_rows(reader):
    reading = reader.get(f"{MAP}/reading").json()
    flows = [part for flow in reading["flows"] for part in flow.values() if isinstance(part, dict)]
    figures = [part for part in flows if part.get("rows")]
    assert len(figures) > 20
    for figure in figures:
        page = reader.get(f"{MAP}/rows", params={"ref": figure["rows"], "limit": 3}).json()
        assert page["total"] == figure["n"]
        assert len(page["rows"]) == min(3, page["total"])
        assert all(len(row) == len(page["columns"]) for row in page["rows"])


def test_each_cell_opens_its_evidence(reader):
    for cell in reader.get(f"{MAP}/reading").json()["cells"]:
        place = {"stage": cell["stage_id"], "lane": cell["lane_id"]}
        opened = reader.get(f"{MAP}/evidence", params=place).json()
        assert opened["cell"] == cell
        assert [one["statement"]["id"] for one in opened["statements"]] == cell["statement_ids"]


def test_a_filter_narrows_the_figures_and_says_so(reader):
    whole = reader.get(f"{MAP}/reading").json()
    part = reader.get(f"{MAP}/reading", params={"from": "2026-08-01"}).json()
    assert 0 < part["flows"][0]["reach"]["value"] < whole["flows"][0]["reach"]["value"]
    assert "2026" in part["applied"]["sentence"]


@pytest.mark.parametrize(
    "path",
    [
        "/maps/none",
        "/maps/none/reading",
        "/maps/none/file",
        "/maps/none/history",
        "/maps/none/thumbnail.svg",
        "/maps/none/names",
        "/maps/none/questions",
        "/maps/none/suggestions",
        "/maps/none/rule-counts",
        "/maps/none/export.html",
        "/maps/none/rows?ref=reach",
        "/maps/none/evidence?stage=a&lane=b",
        "/maps/small/evidence?stage=none&lane=none",
        "/maps/small/rows?ref=none",
        "/imports/none/rejected.csv",
    ],
)
def test_the_unknown_is_not_found_and_named(reader, path):
    answer = reader.get(f"/api/v1{path}")
    assert answer.status_code == 404
    assert answer.json()["code"].startswith("unknown-")
    assert "none" in answer.json()["message"]


@pytest.mark.parametrize(
    ("query", "code", "named"),
    [
        ({"from": "soon"}, "unreadable-date", "2026-01-31"),
        ({"persona": "nobody"}, "unknown-persona", "Its personas: "),
        ({"channel": "telepathy"}, "unknown-channel", "The channels: "),
        ({"channel": ["web", "telepathy"], "only_channels": "true"}, "unknown-channel", "web"),
        ({"chanel": "web"}, "unknown-query-name", "from, to, persona, channel, only_channels"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(reader, query, code, named):
    for call, more in (("reading", {}), ("rows", {"ref": "journeys"})):
        answer = reader.get(f"{MAP}/{call}", params=query | more)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert named in answer.json()["message"]


def test_a_malformed_call_hears_of_every_mistake_at_once(reader):
    body = {"edit": "none", "client": 7, "extra": 1}
    answer = reader.post(f"{MAP}/edits", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
    mistakes = answer.json()["message"]
    assert all(
        f"body.{part}:" in mistakes for part in ("edit", "base_revision", "client", "seq", "extra")
    )


def test_a_body_that_is_no_json_is_malformed(reader):
    headers = {"content-type": "application/json"}
    answer = reader.post(f"{MAP}/edits", content=b"{", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


def test_the_files_list_says_which_file_holds_clear_identifiers(reader):
    files = reader.get("/api/v1/privacy").json()["files"]
    assert [file["name"] for file in files if file["clear_identifiers"]] == ["vault.duckdb"]
    assert all(file["bytes"] > 0 for file in files)


def test_the_files_list_names_what_is_kept_of_each_map(reader, opened_shop):
    assert reader.get(f"{MAP}/reading").status_code == 200
    kept = {f"readings/{path.name}" for path in (opened_shop.folder / "readings").iterdir()}
    named = {file["name"] for file in reader.get("/api/v1/privacy").json()["files"]}
    assert kept
    assert kept <= named


def test_home_counts_what_its_sources_hold(reader, small_shop):
    home = reader.get("/api/v1/home").json()
    [receipt] = small_shop.receipts
    assert home["events"] == receipt["events"]
    assert home["answers"] == receipt["answers"]
    assert home["rows"] == receipt["inserted"] == sum(one["rows"] for one in home["sources"])
    assert sum(home["maps"][0]["states"].values()) == home["maps"][0]["cells_total"]


def test_the_workspace_can_be_named(web):
    assert web.put("/api/v1/workspace", json={"name": " Lamp shop "}).status_code == 200
    assert web.get("/api/v1/home").json()["workspace"] == "Lamp shop"
    assert web.put("/api/v1/workspace", json={}).status_code == 422


def test_the_history_of_a_sentence_and_quotes_like_one_answer(reader):
    [*statements] = reader.get(MAP).json()["map"]["statements"]
    for statement in statements[:3]:
        history = reader.get(f"{MAP}/statements/{statement['id']}/history")
        assert history.status_code == 200
        assert all(set(entry) >= {"revision", "at_ms", "label"} for entry in history.json())
    quotes = reader.get(f"{MAP}/words").json()["quotes"]
    for quote in quotes[:3]:
        assert reader.get(f"{MAP}/words/{quote['answer_id']}/alike").status_code == 200
    assert reader.get(f"{MAP}/words/none/alike").status_code in {404, 422}
