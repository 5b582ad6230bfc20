"""Measure the main job on one log: import, first map, re-filter, and peak memory.

Run with ``make bench``. Prints one JSON document and a table; asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desireline.maps.reading import Filter
from desireline.simulation.event_log import event_log
from desireline.workspace.collecting import import_upload, inspect_upload, keep_upload
from desireline.workspace.discovering import map_from_data
from desireline.workspace.measuring import read
from desireline.workspace.workspace import Workspace

Answer = TypeVar("Answer")


def timed(name: str, work: Callable[[], Answer], into: dict[str, float]) -> Answer:
    """Do the work and note its wall seconds and, of this process, CPU seconds."""
    wall, cpu = time.monotonic(), time.process_time()
    answer = work()
    into[f"{name}_seconds"] = round(time.monotonic() - wall, 2)
    into[f"{name}_cpu_seconds"] = round(time.process_time() - cpu, 2)
    return answer


def main_job(events: int) -> dict[str, float]:
    """Walk a log of ``events`` rows from file to re-filtered map."""
    figures: dict[str, float] = {"events": events}
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log.csv"
        timed("generate", lambda: event_log(log, events=events, seed=1), figures)
        figures["file_megabytes"] = round(log.stat().st_size / 1e6, 1)
        workspace = Workspace.open(Path(place) / "workspace", create=True)
        with log.open("rb") as content:
            upload = keep_upload(workspace, name=log.name, content=content)
        look = timed(
            "inspect",
            lambda: inspect_upload(workspace, upload.upload_id, mapping=None),
            figures,
        )
        receipt = timed(
            "import",
            lambda: import_upload(workspace, upload.upload_id, mapping=look.mapping),
            figures,
        )
        figures["rows_inserted"] = receipt.inserted
        drawn = timed("discover", lambda: map_from_data(workspace, title="Bench"), figures)
        reading = timed(
            "first_map", lambda: read(workspace, drawn.map_id, limits=Filter()), figures
        )
        figures["journeys"] = reading.coverage.journeys
        timed(
            "refilter_channel",
            lambda: read(workspace, drawn.map_id, limits=Filter(channels=("app",))),
            figures,
        )
        timed(
            "refilter_period",
            lambda: read(workspace, drawn.map_id, limits=Filter(period_from="2026-03-01")),
            figures,
        )
        workspace.close()
    unit = 1e6 if sys.platform == "darwin" else 1e3
    for who, name in (
        (resource.RUSAGE_SELF, "peak_megabytes"),
        (resource.RUSAGE_CHILDREN, "import_child_peak_megabytes"),
    ):
        figures[name] = round(resource.getrusage(who).ru_maxrss / unit)
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    figures = main_job(parser.parse_args().events)
    for name, value in figures.items():
        sys.stdout.write(f"{name:32} {value:>14,}\n")
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
