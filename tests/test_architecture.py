"""The structure holds: small files, clear names, the words of the glossary, a policy a route."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from desireline.web.app import create_app
from desireline.web.policy import POLICY
from desireline.workspace.workspace import Workspace

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "base", "manager"}
LONGEST_FILE = 400
FORBIDDEN = sorted(
    {
        word.strip()
        for row in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
        if row.startswith("| ") and row.count("|") == 4
        for word in row.split("|")[3].split(",")
        if word.strip() and word.strip() not in {"Not", "---"}
    }
)


def words(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).replace("_", " ").casefold()


def test_the_glossary_names_words_to_avoid() -> None:
    assert "phase" in FORBIDDEN
    assert "metric" in FORBIDDEN


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_module_is_small_has_a_purpose_and_a_clear_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    assert path.stem not in VAGUE
    assert ast.get_docstring(ast.parse(text)), "a file opens with its purpose"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_classes_and_functions_use_the_words_of_the_glossary(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    wrong = [
        (name, word)
        for name in [*names, path.stem]
        for word in FORBIDDEN
        if re.search(rf"\b{re.escape(word)}s?\b", words(name))
    ]
    assert not wrong


def test_every_route_stands_in_the_policy_table_and_the_other_way_round(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path, create=True)
    spec = create_app(workspace, hosts=frozenset()).openapi()
    workspace.close()
    routes = {(verb.upper(), path) for path, verbs in spec["paths"].items() for verb in verbs}
    assert routes == set(POLICY)


FOREIGN = re.compile(
    r"https?://(?!127\.0\.0\.1|localhost|www\.w3\.org|schemas\.openxmlformats\.org|purl\.org/dc/|\{|\"|')"
)


def test_no_source_names_a_foreign_host() -> None:
    seen = [
        (path.name, line)
        for path in SOURCES
        for line in path.read_text(encoding="utf-8").splitlines()
        if FOREIGN.search(line)
    ]
    assert not seen
