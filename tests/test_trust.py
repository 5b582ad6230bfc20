"""The longer proofs point at tests that exist and at settings those tests read."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def proofs():
    spec = importlib.util.spec_from_file_location("trust_run", ROOT / "trust" / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["trust_run"] = module
    spec.loader.exec_module(module)
    return module.PROOFS


def test_every_proof_runs_a_test_that_reads_its_settings() -> None:
    for proof in proofs():
        text = "".join((ROOT / test).read_text(encoding="utf-8") for test in proof.tests)
        assert all(f'"{setting}"' in text for setting in proof.settings), proof
