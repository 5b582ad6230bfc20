from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.parsed import ParsedRow

SAMPLES = Path(__file__).parent / "samples"


class Reader(Protocol):
    NAME: str

    def read(self, path: Path, mapping: Mapping) -> object: ...


@pytest.fixture
def rows() -> Callable[..., list[ParsedRow]]:
    """Read one of our own samples, or any path, with a reader."""

    def read(reader: Reader, path: str | Path, **answers: object) -> list[ParsedRow]:
        mapping = Mapping(reader=reader.NAME, source_name="a source", **answers)
        return list(reader.read(SAMPLES / path, mapping))

    return read


@pytest.fixture
def at() -> Callable[[str], int]:
    """Give a time with its offset in milliseconds since 1970."""
    return lambda text: round(datetime.fromisoformat(text).timestamp() * 1000)
