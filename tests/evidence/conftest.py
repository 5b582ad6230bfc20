"""A workspace folder with an open evidence store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desireline.warehouse import Warehouse


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    with Warehouse.open(tmp_path) as opened:
        yield opened
