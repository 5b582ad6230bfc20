"""Break the product in one place at a time, and demand that the promise's test turns red.

Each sabotage is one line of the program written wrongly, in a copy; the checkout is not touched. A
test that stays green under it proves nothing. ``python trust/sabotage.py P21`` tries some.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "desireline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sabotage:
    """One line written wrongly, and the test that must notice.

    Attributes:
        promise: The promise it breaks.
        module: The file, below the package.
        right, wrong: What stands there, once, and what is written instead.
        test: The test that must fail, and no setting up.
    """

    promise: str
    module: str
    right: str
    wrong: str
    test: str


SABOTAGES = (
    Sabotage(
        promise="P20",
        module="journeys/event_steps.py",
        right="(np.diff(events.arrived_at) > silence)",
        wrong="(np.diff(events.arrived_at) >= silence)",
        test="tests/measures/test_event_engine.py",
    ),
    Sabotage(
        promise="P20",
        module="measures/file_leaving.py",
        right="gone = np.flatnonzero((level == place + 1) & ~log.spans.is_open)",
        wrong="gone = np.flatnonzero(level == place + 1)",
        test="tests/measures/test_event_statistics.py::"
        "test_what_those_did_next_who_went_no_further",
    ),
    Sabotage(
        promise="P21",
        module="journeys/array_graph.py",
        right="lower = float(waits[:half].max())",
        wrong="lower = float(waits[:half].min())",
        test="tests/measures/test_array_ways.py::test_arrays_and_relations_agree",
    ),
    Sabotage(
        promise="P21",
        module="journeys/array_waits.py",
        right="before = np.arange(len(steps.journey)) < ends[steps.journey]",
        wrong="before = np.arange(len(steps.journey)) <= ends[steps.journey]",
        test="tests/measures/test_array_ways.py::test_arrays_and_relations_agree",
    ),
    Sabotage(
        promise="P21",
        module="journeys/event_times.py",
        right="return pc.if_else(never, pa.scalar(None, before.type), before)",
        wrong="return pc.if_else(never, before, before)",
        test="tests/measures/test_same_everywhere.py",
    ),
    Sabotage(
        promise="P22",
        module="journeys/event_rows.py",
        right='log.journeys.semi_join(chosen, "journey")',
        wrong='log.journeys.anti_join(chosen, "journey")',
        test="tests/measures/test_opening_event_figures.py",
    ),
    Sabotage(
        promise="P23",
        module="insights/cells.py",
        right="return min(states, key=WORST_FIRST.index",
        wrong="return max(states, key=WORST_FIRST.index",
        test="tests/insights/test_cells.py",
    ),
    Sabotage(
        promise="P23",
        module="rendering/evidence_marks.py",
        right="sheet.text(right, y + 10, words,",
        wrong='sheet.text(right, y + 10, "",',
        test="tests/rendering/test_pictures.py::test_each_cell_that_holds_something_wears_its_badge",
    ),
    Sabotage(
        promise="P23",
        module="rendering/xlsx.py",
        right="STATES[one.state], one.badge, one.reason)",
        wrong='STATES["measured"], one.badge, one.reason)',
        test="tests/rendering/test_marks_in_exports.py",
    ),
)


def broken(sabotage: Sabotage, folder: Path) -> None:
    """Lay a copy of the package into a folder, wrong in one place."""
    package = folder / "desireline"
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(SOURCE, package, ignore=left_out, copy_function=os.symlink)
    module = package / sabotage.module
    text = module.read_text(encoding="utf-8")
    if text.count(sabotage.right) != 1:
        sys.exit(f"{sabotage.module} holds “{sabotage.right}” {text.count(sabotage.right)} times.")
    module.unlink()
    module.write_text(text.replace(sabotage.right, sabotage.wrong), encoding="utf-8")


def red_line(sabotage: Sabotage) -> str:
    """Give the line a test fails with under a sabotage; "" = it stays green."""
    with tempfile.TemporaryDirectory() as name:
        broken(sabotage, Path(name))
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "--tb=short", sabotage.test],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": name},
            capture_output=True,
            text=True,
            check=False,
        )
    lines = done.stdout.splitlines()
    told = [line[1:].strip() for line in lines if line.startswith("E ")]
    failed = any(line.startswith("FAILED") for line in lines)
    return (told[0] if told else "red") if done.returncode == 1 and failed else ""


def main() -> int:
    """Try every sabotage, or those of the promises named; 1 if one went unnoticed."""
    named = set(sys.argv[1:])
    unnoticed = 0
    for one in (one for one in SABOTAGES if not named or one.promise in named):
        line = red_line(one)
        unnoticed += not line
        said = f"red: {line}" if line else "GREEN: nobody noticed"
        print(f"{one.promise} {one.module}: {one.wrong.strip()!r} → {said}", flush=True)  # noqa: T201
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
