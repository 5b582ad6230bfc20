"""The longer proofs point at tests that exist and at settings those tests read."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def written(name: str):
    spec = importlib.util.spec_from_file_location(f"trust_{name}", ROOT / "trust" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_proof_runs_a_test_that_reads_its_settings() -> None:
    for proof in written("run").PROOFS:
        text = "".join((ROOT / test).read_text(encoding="utf-8") for test in proof.tests)
        assert all(f'"{setting}"' in text for setting in proof.settings), proof


def test_every_sabotage_finds_its_line_and_its_test() -> None:
    for one in written("sabotage").SABOTAGES:
        module = (ROOT / "src" / "desireline" / one.module).read_text(encoding="utf-8")
        assert module.count(one.right) == 1, one
        assert one.wrong not in module, one
        path, _, name = one.test.partition("::")
        assert f"def {name}" in (ROOT / path).read_text(encoding="utf-8"), one
