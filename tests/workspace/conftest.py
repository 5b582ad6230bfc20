"""The demo company, simulated and imported once a run; each file of tests takes a copy."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desireline.simulation.world import DEMO_SEED, simulate
from desireline.workspace.demo import import_folder
from desireline.workspace.workspace import Workspace

CUSTOMERS = 6000 if os.environ.get("DESIRELINE_FULL") else 600
UNTIL = date(2026, 10, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A closed workspace with the company's exports and no map, and what is true of it."""

    folder: Path
    truth: dict[str, Any]
    receipts: tuple[dict[str, Any], ...]

    def copied(self, folder: Path) -> Workspace:
        """Open a copy at the moment of its truth."""
        shutil.copytree(self.folder, folder)
        return Workspace.open(folder, clock=lambda: int(self.truth["as_of_ms"]))


def _written(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _make(place: Path) -> None:
    receipts: list[dict[str, Any]] = []
    simulate(place, seed=DEMO_SEED, customers=CUSTOMERS, until=UNTIL)
    moment = _written(place / "truth.json")["as_of_ms"]
    workspace = Workspace.open(place / "workspace", create=True, clock=lambda: moment)
    import_folder(workspace, place, on_receipt=receipts.append)
    workspace.close()
    (place / "receipts.json").write_text(json.dumps(receipts), encoding="utf-8")


@pytest.fixture(scope="session")
def demo_company(made_once: Callable[[str, Callable[[Path], None]], Path]) -> Company:
    """Give the company nobody may change."""
    place = made_once("demo-company", _make)
    return Company(
        folder=place / "workspace",
        truth=_written(place / "truth.json"),
        receipts=tuple(_written(place / "receipts.json")),
    )


@pytest.fixture(scope="module")
def filled(demo_company: Company, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give an open copy of the company, without a map, for the tests of one file."""
    workspace = demo_company.copied(tmp_path_factory.mktemp("filled") / "workspace")
    yield workspace
    workspace.close()
