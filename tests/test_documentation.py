"""The documents cannot lie: every command, error code and measure is described."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from typer.main import get_command

from desireline.cli.main import app

ROOT = Path(__file__).parents[1]
REFERENCE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))
)


def error_codes() -> list[str]:
    found = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                found += [
                    part.value.value
                    for part in node.body
                    if isinstance(part, ast.Assign)
                    and isinstance(part.targets[0], ast.Name)
                    and part.targets[0].id == "code"
                    and isinstance(part.value, ast.Constant)
                ]
    return sorted(set(found))


@pytest.mark.parametrize("command", sorted(get_command(app).commands))
def test_a_command_is_documented(command: str) -> None:
    assert f"## `desireline {command}`" in REFERENCE


@pytest.mark.parametrize("code", error_codes())
def test_an_error_code_is_documented(code: str) -> None:
    assert f"`{code}`" in REFERENCE
