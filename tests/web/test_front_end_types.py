"""The front end's types are the server's own: what it sends and what the screens expect agree."""

from __future__ import annotations

import re
from pathlib import Path

from make_types import FRONT_END, TYPES, described_types

ASKED = re.compile(r"\b(?:useAnswer|get|post|change|send)<([^>()]*(?:<[^>]*>)?[^>()]*)>\(")
NAMES = re.compile(r"\b[A-Z]\w+")
OF_TYPESCRIPT = {"Pick", "T"}
DECLARED = re.compile(r"^(?:export )?(?:interface|type) (\w+)", re.MULTILINE)


def test_the_types_of_the_front_end_are_those_of_the_server() -> None:
    assert TYPES.read_text(encoding="utf-8") == described_types(), "Type: make types"


def test_no_screen_describes_an_answer_of_the_server_by_hand() -> None:
    by_hand = {name: answer for path in _sources() for name, answer in _answers_by_hand(path)}
    assert by_hand == {}, "Take these types from frontend/src/map/schema.ts"


def test_an_answer_described_by_hand_is_found(tmp_path: Path) -> None:
    screen = tmp_path / "Screen.tsx"
    screen.write_text(
        "interface Near { words: string }\n"
        "const a = useAnswer<Near>(path);\n"
        "const b = await post<{ id: string }>(path);\n"
        "const c = useAnswer<readonly Quote[]>(path);\n"
    )
    assert [answer for _, answer in _answers_by_hand(screen)] == ["Near", "{ id: string }"]


def _sources() -> list[Path]:
    found = sorted((FRONT_END / "src").rglob("*.ts*"))
    return [path for path in found if path != TYPES and path.parent.name != "api"]


def _answers_by_hand(path: Path) -> list[tuple[str, str]]:
    """Return the answers a file asks for whose type is its own or its folder's."""
    text = path.read_text(encoding="utf-8")
    beside = path.parent / "types.ts"
    declared = DECLARED.findall(text)
    if beside.exists():
        declared += DECLARED.findall(beside.read_text(encoding="utf-8"))
    return [
        (f"{path.name}: {answer}", answer)
        for answer in ASKED.findall(text)
        if "{" in answer or (set(NAMES.findall(answer)) - OF_TYPESCRIPT) & set(declared)
    ]
