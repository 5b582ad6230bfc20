"""A small shop's workspace with known truth, made once; tests that change it take a copy."""

from __future__ import annotations

import fcntl
import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desireline.simulation.small import MAP_FILE, small_world
from desireline.workspace.demo import import_folder
from desireline.workspace.mapping import map_from_file
from desireline.workspace.workspace import Workspace

SMALL_END_MS = 1_793_491_200_000  # midnight after the small world's last day, UTC


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays anyway: modules and thousands of tests."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Give all back to the collector, so that the process ends as any other."""
    gc.unfreeze()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """A closed workspace folder, the raw files it was made of, and its map's id."""

    folder: Path
    raw: Path
    map_id: str
    receipts: tuple[dict[str, Any], ...]

    @property
    def truth(self) -> dict[str, Any]:
        """Give what a right reading must find."""
        return dict(json.loads((self.raw / "truth.json").read_text(encoding="utf-8")))

    def open(self) -> Workspace:
        """Open the workspace at the moment of its truth."""
        return Workspace.open(self.folder, clock=lambda: SMALL_END_MS)


@pytest.fixture(scope="session")
def made_once(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, Callable[[Path], None]], Path]:
    """Give a folder by its name that all processes of a run share: the first to ask makes it.

    Nobody may change what lies in it; who wants to takes a copy.
    """
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def give(name: str, make: Callable[[Path], None]) -> Path:
        place, made = run / f"once-{name}", run / f"once-{name}.made"
        with (run / f"once-{name}.lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
                make(place)
                made.touch()
        return place

    return give


@pytest.fixture(scope="session")
def small_shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Give a workspace nobody may change."""
    place = tmp_path_factory.mktemp("small-shop")
    raw, folder = place / "raw", place / "workspace"
    small_world(raw, seed=1, customers=120)
    receipts: list[dict[str, Any]] = []
    workspace = Workspace.open(folder, create=True, clock=lambda: SMALL_END_MS)
    try:
        import_folder(workspace, raw, on_receipt=receipts.append)
        map_id = map_from_file(workspace, (raw / MAP_FILE).read_text(encoding="utf-8"))
    finally:
        workspace.close()
    return Shop(folder=folder, raw=raw, map_id=map_id, receipts=tuple(receipts))


@pytest.fixture
def own_shop(small_shop: Shop, tmp_path: Path) -> Shop:
    """Give a copy of the workspace that a test may change."""
    folder = tmp_path / "workspace"
    shutil.copytree(small_shop.folder, folder)
    return Shop(
        folder=folder, raw=small_shop.raw, map_id=small_shop.map_id, receipts=small_shop.receipts
    )


@pytest.fixture(scope="module")
def opened_shop(small_shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give an open copy of the workspace that the tests of one file read together."""
    folder = tmp_path_factory.mktemp("opened") / "workspace"
    shutil.copytree(small_shop.folder, folder)
    workspace = Workspace.open(folder, clock=lambda: SMALL_END_MS)
    yield workspace
    workspace.close()
