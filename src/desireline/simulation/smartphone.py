"""One person buys a phone, and a year later the next: twelve touchpoints, two devices."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import UTC, date, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path

from desireline.simulation.expected import Seen, Travel
from desireline.simulation.truth import FileCount, Said, accounting, figures, write_truth

SMARTPHONE_UNTIL = date(2026, 8, 31)
MAP_FILE = "smartphone.journey.json"
TABLE = "smartphone.csv"
_STAGES = ("engage", "buy", "use", "share")
_TOUCHPOINTS = {  # what the table calls it: (touchpoint, stage)
    "Billboard code scanned": ("billboard", "engage"),
    "Tried at the display": ("display", "engage"),
    "Read reviews in a forum": ("forum", "engage"),
    "Looked for a discount": ("discount", "engage"),
    "Product page": ("product", "engage"),
    "Trade-in offer opened": ("offer", "engage"),
    "Ordered online": ("order", "buy"),
    "Picked up in the store": ("pickup", "use"),
    "Set up the phone": ("setup", "use"),
    "Asked the help chat": ("chat", "use"),
    "Showed it to colleagues": ("colleagues", "share"),
    "Posted a picture": ("post", "share"),
}
_TRAVEL = Travel(stages=_STAGES, stage_of=dict(_TOUCHPOINTS.values()), target=frozenset({"order"}))
_MEANINGS = ("customer", "time", "name", "channel", "device", "score")


def smartphone_world(folder: Path) -> None:
    """Write ``exports/smartphone.csv``, ``mappings.json``, the map and ``truth.json``.

    Nothing is drawn by chance. The data set is closed; figures are true as of the midnight
    after ``SMARTPHONE_UNTIL``, UTC.
    """
    exports = folder / "exports"
    exports.mkdir(parents=True, exist_ok=True)
    with as_file(files("desireline.simulation") / "data") as data:
        shutil.copyfile(data / TABLE, exports / TABLE)
        shutil.copyfile(data / MAP_FILE, folder / MAP_FILE)
    with (exports / TABLE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    mappings = [{"file": TABLE, "mapping": _mapping(list(rows[0]))}]
    (folder / "mappings.json").write_text(json.dumps(mappings, indent=1) + "\n", encoding="utf-8")
    _write_truth(folder / "truth.json", rows)


def _mapping(header: list[str]) -> dict[str, object]:
    columns: list[dict[str, object]] = [
        {"column": column, "meaning": meaning}
        for column, meaning in zip(header, _MEANINGS, strict=True)
    ]
    columns[1]["time_format"] = "ISO"
    columns[5].update({"scale_low": 1.0, "scale_high": 5.0})
    return {"reader": "csv", "source_name": "Diary", "columns": columns, "closed": True}


def _write_truth(path: Path, rows: list[dict[str, str]]) -> None:
    seen = [
        Seen(
            customer=row["who"],
            at_ms=int(datetime.fromisoformat(row["when"]).timestamp()) * 1000,
            touchpoint=_TOUCHPOINTS[row["what"]][0],
            channel=row["channel"],
        )
        for row in rows
    ]
    said = [
        Said(touchpoint=_TOUCHPOINTS[row["what"]][0], valence=int(row["stars"]) - 3.0)
        for row in rows
        if row["stars"]
    ]
    end = datetime.combine(SMARTPHONE_UNTIL, datetime.min.time(), UTC) + timedelta(days=1)
    parts = figures(seen, said, _TRAVEL, as_of_ms=int(end.timestamp()) * 1000)
    counts = [FileCount(file=TABLE, read=len(rows))]
    write_truth(path, {**parts, "files": accounting(counts)})
