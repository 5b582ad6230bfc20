"""Fetches what the peers answer: computed once in their environment, kept until they change."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"


@cache
def folder() -> Path:
    """Give the folder of the answers: its name changes with the questions and the packages.

    Skips the test where the environment of the peers is not built.
    """
    if not PYTHON.exists():
        pytest.skip("the environment of the peers is not built: make peers")
    asked = [ROOT / "requirements" / "peers.txt", *sorted(HERE.glob("*.py"))]
    asked = [path for path in asked if not path.name.startswith("test_")]
    state = hashlib.sha256(b"".join(path.read_bytes() for path in asked)).hexdigest()[:16]
    path = ROOT / ".venv-peers" / "answers" / state
    path.mkdir(parents=True, exist_ok=True)
    return path


@cache
def log() -> Path:
    """Give the path of the log all are asked about."""
    answers("paths")
    return folder() / "ecom.csv"


@cache
def answers(group: str) -> dict[str, object]:
    """Give what ``peer_<group>.py`` says: one entry a check."""
    path = folder() / f"{group}.json"
    if not path.exists():
        asked = [str(PYTHON), str(HERE / "ask.py"), group, str(folder())]
        done = subprocess.run(
            asked,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"RETENTIONEERING_NO_TRACK": "1", "PYTHONHASHSEED": "0"},
        )
        assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found
