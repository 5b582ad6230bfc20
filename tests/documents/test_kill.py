"""An edit that was acknowledged survives the sudden death of the program."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from desireline.documents.store import DocumentStore
from desireline.maps.templates import from_template

KILLS = int(os.environ.get("DESIRELINE_KILLS", "20"))
WRITER = Path(__file__).parent / "writer.py"
MOST_EDITS = 12


@pytest.fixture(scope="module")
def store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kill") / "documents.sqlite"
    with DocumentStore.open(path) as store:
        store.create(from_template("five-stages", map_id="m", title="M"), actor="ana", at_ms=0)
    return path


def acknowledged_until_killed(path: Path, client: str, *, edits: int, wait: int) -> list[str]:
    """Kill the writer after some acknowledged edits, ``wait`` spins into the next one."""
    command = [sys.executable, str(WRITER), str(path), client]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        lines = [writer.stdout.readline() for _ in range(edits)]
        for _ in range(wait):
            pass
        writer.kill()
        lines += writer.stdout.readlines()
    assert writer.returncode == -9
    return [line for line in lines if line.endswith("\n")]


@pytest.mark.skipif(os.name == "nt", reason="needs a kill that cannot be caught")
@pytest.mark.parametrize("kill", range(KILLS))
def test_no_acknowledged_edit_is_lost(store_file: Path, kill: int) -> None:
    chance = random.Random(kill)  # noqa: S311 - when to kill, not a secret
    client = f"writer{kill}"
    wait = chance.randrange(150_000)
    lines = acknowledged_until_killed(
        store_file, client, edits=chance.randrange(MOST_EDITS), wait=wait
    )
    with DocumentStore.open(store_file) as store:
        assert store.verify("m") == ()
        kept = {(one.client, one.seq): one for one in store.history("m")}
        present, _ = store.get("m")
    statements = {statement.id for statement in present.statements}
    for line in lines:
        number, revision, chain_hash = line.split()
        one = kept[client, int(number)]
        assert (one.revision, one.chain_hash) == (int(revision), chain_hash)
        assert int(number) % 2 or f"{client}-{number}" in statements
    unacknowledged = [seq for (name, seq) in kept if name == client and seq >= len(lines)]
    assert len(unacknowledged) <= 1  # the one that was being written


def test_the_writers_did_write(store_file: Path) -> None:
    with DocumentStore.open(store_file) as store:
        assert store.get("m")[1] > KILLS
