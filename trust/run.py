"""Run the longer proofs of the promises that exist, and append their figures to the ledger."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEDGER = ROOT / "trust" / "ledger.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One promise, the test that could break it, and how often it is tried here."""

    promise: str
    tests: tuple[str, ...]
    settings: dict[str, str]
    figure: str


PROOFS = (
    Proof(
        promise="P01",
        tests=("tests/documents/test_kill.py",),
        settings={"DESIRELINE_KILLS": "100"},
        figure="100 kills, 0 acknowledged edits lost",
    ),
    Proof(
        promise="P02",
        tests=("tests/documents/test_power_cut.py",),
        settings={"DESIRELINE_CUTS": "all"},
        figure="a power cut after every write of 14 edits, dropped and torn: 0 edits lost",
    ),
    Proof(
        promise="P02",
        tests=("tests/evidence/test_power_cut_imports.py",),
        settings={"DESIRELINE_CUTS": "60"},
        figure="60 power cuts during six imports, dropped and torn: 0 lost, 0 half, 0 unopenable",
    ),
    Proof(
        promise="P12",
        tests=("tests/evidence/test_killed_imports.py",),
        settings={"DESIRELINE_KILLS": "100"},
        figure="100 kills during import, nothing lost or doubled",
    ),
    Proof(
        promise="P13",
        tests=("tests/evidence/test_times_asked.py", "tests/evidence/test_guessing.py"),
        settings={"DESIRELINE_COLUMNS": "1000"},
        figure="1,000 columns of times that can be misread all asked, 1,000 clear ones never",
    ),
    Proof(
        promise="P14",
        tests=("tests/measures/test_against_the_oracle.py", "tests/evidence/test_importing.py"),
        settings={"DESIRELINE_SHUFFLES": "50", "DESIRELINE_LOGS": "10"},
        figure="50 shuffles of 10 logs, and files in any order: not one figure differs",
    ),
    Proof(
        promise="P20",
        tests=("tests/measures/test_against_the_oracle.py",),
        settings={"DESIRELINE_LOGS": "300"},
        figure="300 random logs against the oracle, 0 differences",
    ),
    Proof(
        promise="P20",
        tests=("tests/workspace/test_demo_truth.py",),
        settings={"DESIRELINE_FULL": "1"},
        figure="6,000 demo customers imported and read, 0 figures and claims differ from the truth",
    ),
    Proof(
        promise="P20",
        tests=("tests/peers/test_cross_checks.py",),
        settings={},
        figure="our answers on 31,106 events equal those of the tools of the trade, 0 differences",
    ),
    Proof(
        promise="P21",
        tests=("tests/measures/test_same_everywhere.py",),
        settings={"DESIRELINE_SAME_LOGS": "40", "DESIRELINE_ZONES": "all"},
        figure="40 logs on 1, 2 and 4 threads, by both engines, in 5 local zones; every zone, "
        "each change of its clock 2020 to 2030: 0 differences",
    ),
    Proof(
        promise="P21",
        tests=("tests/measures/test_array_ways.py",),
        settings={},
        figure="loops over arrays and relations in DuckDB agree to the last digit",
    ),
    Proof(
        promise="P22",
        tests=("tests/measures/test_every_figure_opens.py",),
        settings={"DESIRELINE_MAPS": "200", "DESIRELINE_OPENED": "12"},
        figure="200 maps drawn at random: every figure counted again, 12 of each map opened to "
        "their rows, 0 differ",
    ),
    Proof(
        promise="P22",
        tests=(
            "tests/measures/test_opening_figures.py",
            "tests/measures/test_opening_event_figures.py",
            "tests/measures/test_event_statistics.py",
        ),
        settings={},
        figure="every figure of a map and of every answer about a file opens to as many rows",
    ),
    Proof(
        promise="P23",
        tests=("tests/rendering/test_marks_in_exports.py",),
        settings={"DESIRELINE_MARKED_MAPS": "200"},
        figure="200 maps of mixed states: every mark read back from picture, page, workbook and "
        "JSON, of each tenth from pixels and print",
    ),
    Proof(
        promise="P23",
        tests=("tests/insights/test_cells.py", "tests/insights/test_small_numbers.py"),
        settings={},
        figure="no figure of few has a value, and the worst of two statements wins",
    ),
    Proof(
        promise="P33",
        tests=(
            "tests/rendering/test_exports.py",
            "tests/web/test_finding_calls.py",
            "tests/web/test_importing_calls.py",
        ),
        settings={},
        figure="what people typed is text in every table and workbook exported, 0 formula cells",
    ),
    Proof(
        promise="looks",
        tests=("tests/e2e/test_looks.py", "tests/e2e/test_map_looks.py"),
        settings={"DESIRELINE_FULL": "1"},
        figure="every screen, 4 sizes, 2 themes: 0 texts cut, 0 barriers, 0 controls out of reach",
    ),
)


def commit() -> str:
    """Return the commit under test."""
    asked = ["git", "rev-parse", "--short=12", "HEAD"]
    return subprocess.run(  # noqa: S603
        asked, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def main() -> int:
    """Run every proof, or those of the promises named as arguments; 1 if one failed."""
    failed, named = 0, set(sys.argv[1:])
    if unknown := named - {proof.promise for proof in PROOFS}:
        sys.exit(f"There is no proof of {', '.join(sorted(unknown))}.")
    for proof in (one for one in PROOFS if not named or one.promise in named):
        started = time.monotonic()
        outcome = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pytest", *proof.tests],
            cwd=ROOT,
            env=os.environ | proof.settings,
            check=False,
        )
        seconds = time.monotonic() - started
        ok = outcome.returncode == 0
        failed += not ok
        with LEDGER.open("a", encoding="utf-8") as ledger:
            ledger.write(
                f'\n[[run]]\npromise = "{proof.promise}"\n'
                f'date = "{datetime.now(tz=UTC).date().isoformat()}"\ncommit = "{commit()}"\n'
                f'result = "{proof.figure if ok else "FAILED"}"\nseconds = {seconds:.0f}\n'
            )
        print(f"{proof.promise}: {proof.figure if ok else 'FAILED'} ({seconds:.0f} s)")  # noqa: T201
    tomllib.loads(LEDGER.read_text(encoding="utf-8"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
