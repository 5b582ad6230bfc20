"""The import child loads what reading needs, and says nothing on the way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

HEAVY = {"duckdb", "fastapi", "ibis", "numpy", "pandas", "scipy", "sqlalchemy", "typer"}
ASKED = f"""
import sys
from desireline.evidence.child_process import main
ended = main()
print(*sorted(name for name in {HEAVY!r} if sys.modules.get(name)), ended, sep=",")
"""
ROWS = {"customer": ["a", "b"], "time": ["2026-03-01T10:00:00Z"] * 2, "event": ["visit", "pay"]}


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_child_reads_a_file_without_what_reading_does_not_need(tmp_path: Path, kind: str):
    path = tmp_path / f"visits.{kind}"
    if kind == "csv":
        lines = [",".join(ROWS), *(",".join(row) for row in zip(*ROWS.values(), strict=True))]
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        pq.write_table(pa.table(ROWS), path)
    request = {
        "mode": "read",
        "path": str(path),
        "file_name": path.name,
        "folder": str(tmp_path),
        "mapping": None,
        "key": "00" * 32,
        "now_ms": 1_772_366_400_000,
        "remembered": False,
        "orders": {},
        "cpu_seconds": 60,
        "file_bytes": 1 << 30,
    }
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["0"]
    answer = json.loads((tmp_path / "answer.json").read_text(encoding="utf-8"))
    assert answer["read"]["rows"] == len(ROWS["event"])
