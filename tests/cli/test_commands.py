"""Every command says the same with and without a server, and ends with a code one can use."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from desireline.cli.main import app, main
from desireline.workspace.lock import LOCK
from desireline.workspace.mapping import record_edit

Run = Callable[..., tuple[int, str, str]]
PROGRAM = [sys.executable, "-c", "from desireline.cli.main import main; main()"]


@pytest.fixture(name="run")
def _run(monkeypatch, capsys) -> Run:
    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["desireline", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture(name="dated")
def _dated(own_shop):
    """A copy of the shop whose map names its date, so that no clock plays a part."""
    workspace = own_shop.open()
    what = {"type": "set-header", "as_of": "2026-10-31"}
    record_edit(workspace, own_shop.map_id, edit=what, base_revision=0, client="me", seq=1)
    workspace.close()
    return own_shop


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(name="serve")
def _serve() -> Iterator[Callable[[Path], tuple[subprocess.Popen[str], int]]]:
    started: list[subprocess.Popen[str]] = []

    def serve(folder: Path) -> tuple[subprocess.Popen[str], int]:
        port = free_port()
        command = [*PROGRAM, "serve", str(folder), "--port", str(port)]
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        started.append(server)
        assert server.stdout is not None
        assert f"Ready: http://127.0.0.1:{port}" in server.stdout.readline()
        return server, port

    yield serve
    for server in started:
        end(server)


def end(server: subprocess.Popen[str]) -> None:
    server.terminate()
    server.wait(timeout=60)
    if server.stdout is not None:
        server.stdout.close()


ON_BARE_FILES = {
    "attribution",
    "before-after",
    "changes",
    "churn",
    "conversion",
    "durations",
    "effort",
    "fall-outs",
    "follows",
    "funnel",
    "graph",
    "handovers",
    "influence",
    "journey-cuts",
    "journeys",
    "lifetime-value",
    "next-steps",
    "next-steps-score",
    "pattern",
    "planned-path",
    "representatives",
    "retention",
    "rework",
    "roles",
    "segments",
    "sequences",
    "sessions",
    "step-matrix",
    "transitions",
    "trend-break",
    "variants",
}


def answers(run: Run, shop, place: Path) -> dict[str, object]:
    """Run every command once; leave out what names the one run."""
    at = ("--workspace", shop.folder)
    said: dict[str, object] = {"init": run("init", shop.folder)}
    events = shop.raw / "exports" / "events.csv"
    mappings = ("--mapping", shop.raw / "mappings.json")
    for key, words in {
        "import --look": ("import", events, "--look", "--json", *mappings),
        "import": ("import", events, "--json", *mappings),
        "measure": ("measure", "--map", "small", "--json"),
        "measure filtered": ("measure", "--map", "small", "--from", "2026-08-01", "--json"),
        "measure fall-outs": ("measure", "--map", "small", "--fall-outs", "--json"),
        "measure unknown": ("measure", "--map", "none", "--json"),
        "words": ("words", "small", "--json"),
        "check": ("check", "small", "--json"),
        "findings": ("findings", "small", "--json"),
        "actions": ("actions", "small", "--json"),
        "hypotheses": ("hypotheses", "small", "--json"),
        "import-map": ("import-map", old_map(place), "--look", "--json"),
        "save-template": ("save-template", "Our shape", "--map", "small", "--json"),
        "remarks": ("remarks", remarks(place), "--map", "small", "--json"),
        "verify": ("verify", "--json"),
        "discover": ("discover", "--title", "Found", "--json"),
    }.items():
        code, text, error = run(*words, *at)
        said[key] = (code, json.loads(text) if text else "", error)
    for kind in ("svg", "html"):
        picture = place / f"map.{kind}"
        said[f"render {kind}"] = run("render", picture, "--map", "small", *at)[0]
        said[kind] = picture.read_text(encoding="utf-8")
    run_of(said["import"])
    said["import-map"][1]["read"].pop("sources")  # the maps there are, one more each time
    assert said["save-template"][1].pop("id").startswith("saved")
    said["discover"] = made_of(said["discover"])
    return said


def old_map(place: Path) -> Path:
    """Write a map as a spreadsheet keeps it."""
    path = place / "wall.csv"
    path.write_text("Lane,Look,Buy\nActions,Compares,Pays\nPain points,Too many,Slow\n")
    return path


def remarks(place: Path) -> Path:
    """Write the file a page saves when nobody remarked on anything."""
    path = place / "nothing.remarks.json"
    file = {"format": "desireline.remarks/1", "map_id": "small", "revision": 0, "remarks": []}
    path.write_text(json.dumps(file | {"made_on": "2026-11-01", "by": ""}))
    return path


def run_of(answer) -> None:
    for receipt in answer[1]:
        assert receipt.pop("import_id")
        receipt.pop("data_version")


def made_of(answer):
    code, document, error = answer
    name = document["map"]["header"]["id"]
    return code, json.loads(json.dumps(document).replace(name, "ID")), error


def without_versions(said: dict[str, object]) -> dict[str, object]:
    """Leave out the data version, which counts the imports of both ways."""
    for key in ("measure", "measure filtered"):
        said[key][1].pop("data_version")
    said["html"] = said["html"].split("Data version")[0]
    said["measure unknown"] = (3, said["measure unknown"][2].split(" The maps:")[0])
    said.pop("verify")
    return said


def test_every_command_says_the_same_with_and_without_a_server(run, serve, dated, tmp_path):
    alone = answers(run, dated, tmp_path)
    server, _ = serve(dated.folder)
    served = answers(run, dated, tmp_path)
    end(server)
    codes = {key: value[0] for key, value in alone.items() if isinstance(value, tuple)}
    assert codes.pop("measure unknown") == 3
    assert {key for key, code in codes.items() if code} == {"check", "findings"}
    assert codes["check"] == codes["findings"] == 1  # a false claim is planted there
    tried = {key.split()[0] for key in alone} - {"svg", "html"}
    assert tried | {"serve", "demo"} | ON_BARE_FILES | {"edit", "undo", "redo"} >= set(
        get_command(app).commands
    )
    for said in (alone, served):
        assert said["verify"][1]["ok"]
    assert without_versions(served) == without_versions(alone)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Name an edit"),
        (("rename-stage", "stage_id"), "sets nothing"),
        (("set-header", "wants:=light"), "plain text write name=text"),
        (("rename-steps", "stage_id=a"), "no edit of type 'rename-steps'"),
        (("rename-stage", "stage_id=nowhere", "name=x"), "no stage 'nowhere'"),
    ],
)
def test_an_edit_that_cannot_be_made_is_refused_in_words(run, dated, words, says):
    code, _, told = run("edit", *words, "--map", "small", "--workspace", dated.folder)
    assert code == 3
    assert says in " ".join(told.split())


def edits(run: Run, folder: Path) -> list[object]:
    """Make an edit, take it back and make it again; leave out the revision, which counts on."""
    at = ("--map", "small", "--workspace", folder, "--json")
    made = [
        run("edit", "set-header", "title=Ears", 'wants:=["rest"]', *at),
        run("undo", *at),
        run("redo", *at),
        run("undo", *at),
    ]
    documents = [json.loads(text) for _, text, _ in made]
    return [
        (code, one | {"revision": 0}) for (code, _, _), one in zip(made, documents, strict=True)
    ]


def test_edits_are_the_same_with_and_without_a_server(run, serve, dated):
    alone = edits(run, dated.folder)
    server, _ = serve(dated.folder)
    served = edits(run, dated.folder)
    end(server)
    assert served == alone
    assert [code for code, _ in alone] == [0, 0, 0, 0]
    assert len(alone[0][1]["changes"]) == 2


def test_an_edit_can_be_read_from_a_file(run, dated, tmp_path):
    file = tmp_path / "edit.json"
    file.write_text('{"type": "set-header", "title": "Ears"}', encoding="utf-8")
    at = ("--workspace", dated.folder, "--map", "small")
    assert "Revision" in run("edit", "--file", file, *at)[1]
    assert "Undo" in run("undo", *at)[1]


def test_a_second_server_is_refused_with_the_process_that_serves(run, serve, dated):
    server, port = serve(dated.folder)
    for wanted in (port, free_port()):
        code, _, error = run("serve", dated.folder, "--port", wanted)
        assert code == 3
        assert f"process {server.pid}" in " ".join(error.split())
        assert f"http://127.0.0.1:{port}" in error
    end(server)
    assert not (dated.folder / LOCK).exists()


def test_a_taken_port_is_named_with_a_free_one(run, dated):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, _, error = run("serve", dated.folder, "--port", port)
    assert code == 3
    assert f"Port {port} is taken" in error
    assert "--port" in error


def test_a_server_that_does_not_answer_is_named(run, dated):
    lock = {"process": os.getppid(), "address": f"http://127.0.0.1:{free_port()}", "token": "t"}
    (dated.folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    code, _, error = run("measure", "--workspace", dated.folder)
    assert code == 3
    assert lock["address"] in error


def test_the_lock_of_a_dead_process_is_no_obstacle(run, dated):
    lock = {"process": 2**22 + 1, "address": "http://127.0.0.1:1", "token": "t"}
    (dated.folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    assert run("measure", "--workspace", dated.folder)[0] == 0
    assert not (dated.folder / LOCK).exists()


@pytest.mark.parametrize("words", [("measure",), ("verify",), ("discover",), ("render", "x.svg")])
@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_no_workspace_says_how_to_make_one(run, tmp_path, words, folder):
    (tmp_path / "empty").mkdir()
    code, _, error = run(*words, "--workspace", tmp_path / folder)
    assert code == 3
    assert "desireline init" in error
    assert not list((tmp_path / "empty").iterdir())


def test_no_workspace_is_served(run, tmp_path):
    code, _, error = run("serve", tmp_path / "missing", "--port", free_port())
    assert (code, "desireline init" in error) == (3, True)


def test_no_map_says_how_to_draw_one(run, tmp_path):
    assert run("init", tmp_path / "new", "--name", "[/] New")[0] == 0
    code, _, error = run("measure", "--workspace", tmp_path / "new")
    assert code == 3
    assert "desireline discover" in error


def test_a_question_only_the_user_can_answer_is_code_4(run, own_shop, tmp_path):
    file = tmp_path / "odd[b].csv"
    rows = "ann,03/04/2026 10:00,visit\nben,05/06/2026 11:00,visit\n"
    file.write_text(f"customer,time,event\n{rows}", encoding="utf-8")
    code, _, error = run("import", file, "--workspace", own_shop.folder)
    assert code == 4
    assert "?" in error
    assert "Answer in a mapping file" in error
    assert not list((own_shop.folder / "uploads").iterdir())


def test_an_hour_that_was_there_twice_is_asked_and_answered_with_the_command(run, tmp_path):
    file = tmp_path / "tills.csv"
    rows = "ann,2026-10-25 02:30,Order\nben,2026-10-25 03:30,Order\n"
    file.write_text(f"customer,time,event\n{rows}", encoding="utf-8")
    at = ("--workspace", tmp_path / "shop", "--answer", "time_zone=Europe/Berlin")
    code, _, error = run("import", file, *at)
    assert (code, "an hour was there twice" in error) == (4, True)
    assert "--answer fold=first | second" in error
    code, told, _ = run("import", file, *at, "--answer", "fold=second")
    assert code == 0
    assert "2 rows read = 2 inserted" in told
    assert run("import", file, *at, "--answer", "fold")[0] == 3


def test_a_refused_file_stops_no_other(run, tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "a.json").write_text('{\n"a": {"b": 1}\n}\n', encoding="utf-8")
    (folder / "b.csv").write_text("customer,time,event\nann,2026-10-20,Order\n", encoding="utf-8")
    at = ("--workspace", tmp_path / "shop", "--answer", "closed=true")
    code, told, error = run("import", folder, *at)
    assert (code, "a.json" in error, "1 rows read = 1 inserted" in told) == (3, True, True)


@pytest.mark.parametrize("text", [None, "{", "[1]", "[{}]", "7"])
def test_a_mapping_file_that_is_none_is_refused(run, own_shop, tmp_path, text):
    mapping = tmp_path / "mapping.json"
    if text is not None:
        mapping.write_text(text, encoding="utf-8")
    events = own_shop.raw / "exports" / "events.csv"
    at = ("--mapping", mapping, "--workspace", own_shop.folder)
    code, _, error = run("import", events, *at)
    assert code == 3
    assert "mapping.json" in error


def test_files_that_are_not_there_are_refused(run, own_shop, tmp_path):
    code, _, error = run("import", tmp_path / "none.csv", "--workspace", own_shop.folder)
    assert (code, "none.csv" in error) == (3, True)


def test_a_file_that_is_refused_is_named(run, own_shop, tmp_path):
    (tmp_path / "[odd].xlsx").write_bytes(b"PK\x03\x04" + b"\x00" * 300)
    code, _, error = run("import", tmp_path / "[odd].xlsx", "--workspace", own_shop.folder)
    assert code == 3
    assert "[odd].xlsx" in error


@pytest.mark.parametrize(
    "words", [("nothing",), ("measure", "--nothing"), ("render", "x.docx"), ("render", "no/x.svg")]
)
def test_wrong_usage_is_code_2(run, own_shop, words):
    at = () if words == ("nothing",) else ("--workspace", own_shop.folder)
    assert run(*words, *at)[0] == 2


def test_a_filter_that_names_what_is_not_there_is_code_2_and_hears_what_is(run, own_shop):
    for option, known in (("channel", "web"), ("persona", "Its personas: ")):
        code, _, said = run("measure", "--workspace", own_shop.folder, f"--{option}", "nowhere")
        assert code == 2
        assert known in said


def test_damage_is_a_finding(run, own_shop):
    workspace = own_shop.open()
    with workspace.warehouse.transaction() as writing:
        writing.execute("UPDATE records SET record_hash = 'x' WHERE row_number = 5")
    workspace.close()
    code, said, _ = run("verify", "--workspace", own_shop.folder)
    assert code == 1
    assert "events.csv" in said
