"""Measure the main job on one log: import, first map, re-filter, and peak memory.

Run with ``make bench``. Prints a table and one JSON document; asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from desireline.maps.reading import Filter, MapReading
from desireline.simulation.event_log import event_log
from desireline.workspace.collecting import import_upload, inspect_upload, keep_upload
from desireline.workspace.discovering import map_from_data
from desireline.workspace.mapping import record_edit
from desireline.workspace.measuring import read
from desireline.workspace.workspace import Workspace

Answer = TypeVar("Answer")


STEPS = {
    "generate": "write the log as CSV (no part of the job)",
    "inspect": "look at the file, guess its columns",
    "import": "import it",
    "discover": "draw a map from it",
    "first_map": "first map",
    "refilter_channel": "one channel instead",
    "refilter_period": "a period instead",
    "rename": "rename a stage, map again",
}


def timed(name: str, work: Callable[[], Answer], into: dict[str, float]) -> Answer:
    """Do the work and note its wall seconds and, with processes it started, CPU seconds."""
    wall, cpu = time.monotonic(), _cpu()
    answer = work()
    into[f"{name}_seconds"] = round(time.monotonic() - wall, 2)
    into[f"{name}_cpu_seconds"] = round(_cpu() - cpu, 2)
    return answer


def _cpu() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main_job(events: int) -> dict[str, float]:
    """Walk a log of ``events`` rows from file to re-filtered map."""
    figures: dict[str, float] = {"events": events}
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log.csv"
        timed("generate", lambda: event_log(log, events=events, seed=1), figures)
        figures["file_megabytes"] = round(log.stat().st_size / 1e6, 1)
        workspace = Workspace.open(Path(place) / "workspace", create=True)
        figures["rows_inserted"] = taken_in(workspace, log, figures)
        drawn = timed("discover", lambda: map_from_data(workspace, title="Bench"), figures)
        figures["journeys"] = looked_at(workspace, drawn.map_id, figures)
        workspace.close()
    unit = 1e6 if sys.platform == "darwin" else 1e3
    for who, name in (
        (resource.RUSAGE_SELF, "peak_megabytes"),
        (resource.RUSAGE_CHILDREN, "import_child_peak_megabytes"),
    ):
        figures[name] = round(resource.getrusage(who).ru_maxrss / unit)
    return figures


def taken_in(workspace: Workspace, log: Path, figures: dict[str, float]) -> int:
    """Import the log and return how many rows were kept."""
    with log.open("rb") as content:
        upload = keep_upload(workspace, name=log.name, content=content)
    look = timed(
        "inspect", lambda: inspect_upload(workspace, upload.upload_id, mapping=None), figures
    )
    answered = replace(look.mapping, closed=True)  # asked where the log ends long ago
    receipt = timed(
        "import",
        lambda: import_upload(workspace, upload.upload_id, mapping=answered),
        figures,
    )
    return receipt.inserted


def looked_at(workspace: Workspace, map_id: str, figures: dict[str, float]) -> int:
    """Read the map whole, under two filters and with another name; return its journeys."""

    def renamed() -> MapReading:
        journey_map, revision = workspace.documents.get(map_id)
        edit = {"type": "rename-stage", "stage_id": journey_map.stages[0].id, "name": "Renamed"}
        record_edit(workspace, map_id, edit=edit, base_revision=revision, client="bench", seq=1)
        return read(workspace, map_id, limits=Filter())

    reading = timed("first_map", lambda: read(workspace, map_id, limits=Filter()), figures)
    for name, limits in (
        ("refilter_channel", Filter(channels=("app",))),
        ("refilter_period", Filter(period_from="2026-03-01")),
    ):
        timed(name, lambda limits=limits: read(workspace, map_id, limits=limits), figures)
    timed("rename", renamed, figures)
    return reading.coverage.journeys


def table(figures: dict[str, float]) -> str:
    """Return the figures as a table for people."""
    lines = [
        f"The main job on {figures['events']:,.0f} events, {figures['file_megabytes']} MB of CSV:",
        f"{figures['rows_inserted']:,.0f} rows kept, {figures['journeys']:,.0f} journeys.",
        "CPU s: processor seconds of all processes of the job; they hardly hang on other work.",
        "",
        "| step | CPU s | wall s |",
        "|---|---:|---:|",
    ]
    lines += [
        f"| {said} | {figures[f'{name}_cpu_seconds']:.2f} | {figures[f'{name}_seconds']:.2f} |"
        for name, said in STEPS.items()
    ]
    lines += [
        "",
        (
            f"Peak memory: {figures['peak_megabytes']:,.0f} MB, and "
            f"{figures['import_child_peak_megabytes']:,.0f} MB in the process that reads the file."
        ),
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    figures = main_job(parser.parse_args().events)
    sys.stdout.write(table(figures) + "\n\n")
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
