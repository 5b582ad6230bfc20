"""The front end's types are the server's own: what it sends and what the screens expect agree."""

from __future__ import annotations

from make_types import TYPES, described_types


def test_the_types_of_the_front_end_are_those_of_the_server() -> None:
    assert TYPES.read_text(encoding="utf-8") == described_types(), "Type: make types"
