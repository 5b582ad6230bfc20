"""The documents cannot lie: every command, error code and measure is described."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command

from desireline.cli.main import app

ROOT = Path(__file__).parents[1]
REFERENCE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))
)


@cache
def error_codes() -> list[str]:
    found = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if not re.search(r"^\s+code\b.*=", text, re.MULTILINE):
            continue  # only what may set a code is worth parsing
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                found |= {code for part in node.body for code in code_set_by(part)}
    return sorted(found)


def code_set_by(line: ast.stmt) -> list[str]:
    """Give the code a class line sets: ``code = "…"`` or ``code: ClassVar[str] = "…"``."""
    targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
    value = getattr(line, "value", None)
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return [value.value for one in targets if isinstance(one, ast.Name) and one.id == "code"]
    return []


def test_codes_are_found_in_both_ways_of_writing_them() -> None:
    assert {"stale-text", "no-workspace"} <= set(error_codes())


@pytest.mark.parametrize("command", sorted(get_command(app).commands))
def test_a_command_is_documented(command: str) -> None:
    assert f"## `desireline {command}`" in REFERENCE


@pytest.mark.parametrize("code", error_codes())
def test_an_error_code_is_documented(code: str) -> None:
    assert f"`{code}`" in REFERENCE


def test_decisions_are_numbered_one_by_one() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name[:4] for path in records] == [f"{n + 1:04}" for n in range(len(records))]
    headings = [path.read_text(encoding="utf-8").split(":", 1)[0] for path in records]
    assert headings == [f"# {path.name[:4]}" for path in records]
