"""An edit that was acknowledged survives a power cut after any write to the disk."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from desireline.documents.store import DocumentStore
from desireline.maps.templates import from_template
from power.cuts import Mode, Recording, recording

CUTS = os.environ.get("DESIRELINE_CUTS", "8")  # "all" = after every single write
WRITER = Path(__file__).parent / "writer.py"
EDITS = 14


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """Everything the disk was asked while a program made edits and left properly."""
    folder = tmp_path_factory.mktemp("power")
    seed = folder / "before"
    seed.mkdir()
    with DocumentStore.open(seed / "documents.sqlite") as store:
        store.create(from_template("five-stages", map_id="m", title="M"), actor="ana", at_ms=0)
    with recording(folder, seed, promises="/told") as (disk, found):
        told = disk / "told"
        words = [str(disk / "documents.sqlite"), "writer", str(EDITS), str(told)]
        done = subprocess.run(
            [sys.executable, str(WRITER), *words], check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    return found[0]


def places(recorded: Recording) -> list[int]:
    """The entries after which the power goes: all of them, or some drawn by a fixed seed."""
    every = [place for place, _, _ in recorded.cuts()]
    if CUTS == "all":
        return every
    return sorted(random.Random(1).sample(every, int(CUTS)))  # noqa: S311


@pytest.mark.parametrize("mode", ["drop", "torn"])
def test_no_acknowledged_edit_is_lost(recorded: Recording, tmp_path: Path, mode: Mode) -> None:
    wanted = set(places(recorded))
    tried = 0
    for place, disk, told in recorded.cuts():
        if place not in wanted:
            continue
        folder = tmp_path / f"cut{place}"
        disk.left(folder, mode=mode, seed=place)
        acknowledged = [line.split() for line in told.splitlines(keepends=True) if "\n" in line]
        with DocumentStore.open(folder / "documents.sqlite") as store:
            assert store.verify("m") == (), f"cut after entry {place}"
            kept = {one.seq: one for one in store.history("m") if one.client == "writer"}
        for number, revision, chain_hash in acknowledged:
            one = kept[int(number)]
            assert (one.revision, one.chain_hash) == (int(revision), chain_hash)
        assert len(kept) <= len(acknowledged) + 1
        tried += 1
    assert tried == len(wanted)


def test_the_program_wrote_and_promised(recorded: Recording) -> None:
    *_, (_, _, told) = recorded.cuts()
    assert len(told.splitlines()) == EDITS
    assert sum(entry[0] == "sync" for entry in recorded.log) >= EDITS
