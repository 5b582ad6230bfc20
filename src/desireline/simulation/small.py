"""One small file with known truth: 300 customers buy headphones, in one plain CSV."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from desireline.simulation.expected import Seen, Travel
from desireline.simulation.truth import (
    FileCount,
    PlantedClaim,
    Said,
    accounting,
    claims,
    figures,
    write_truth,
)

SMALL_UNTIL = date(2026, 10, 31)
MAP_FILE = "small.journey.json"
_END = datetime.combine(SMALL_UNTIL, datetime.min.time(), UTC) + timedelta(days=1)
_HEADER = "customer,time,event,channel,rating"
_STAGES = ("look", "choose", "buy", "use")
_TOUCHPOINTS = {  # raw event name: (touchpoint, stage, channel)
    "ad click": ("ad", "look", "web"),
    "category page": ("category", "look", "web"),
    "product page": ("product", "choose", "web"),
    "reviews read": ("reviews", "choose", "web"),
    "listening booth": ("booth", "choose", "store"),
    "checkout started": ("checkout", "buy", "web"),
    "order paid": ("order", "buy", "web"),
    "parcel delivered": ("parcel", "use", "delivery"),
    "support call": ("support", "use", "call"),
}
_TRAVEL = Travel(
    stages=_STAGES,
    stage_of={touchpoint: stage for touchpoint, stage, _ in _TOUCHPOINTS.values()},
    target=frozenset({"order"}),
    timeout_days=30,
)
_PLANTED = (
    PlantedClaim(statement_id="st-choose-actions", holds=True),
    PlantedClaim(statement_id="st-buy-goals", holds=True),
    PlantedClaim(statement_id="st-look-thoughts", holds=False),
)
_BAD_LINES = (
    "S0007,2026-13-41T10:00:00Z,product page,web,",
    "S0011,yesterday,category page,web,",
    "S0019,",
)
_NOBODY = ",2026-09-14T12:00:00Z,category page,web,"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    customer: str
    at: datetime
    name: str
    rating: int | None = None

    def line(self) -> str:
        rating = "" if self.rating is None else str(self.rating)
        channel = _TOUCHPOINTS[self.name][2]
        return f"{self.customer},{self.at:%Y-%m-%dT%H:%M:%SZ},{self.name},{channel},{rating}"


def small_world(folder: Path, *, seed: int, customers: int = 300) -> None:
    """Write ``exports/events.csv``, ``mappings.json``, ``small.journey.json`` and ``truth.json``.

    The map makes three claims, of which the process contradicts one. The last day is
    ``SMALL_UNTIL``; figures are true as of the midnight after it.
    """
    generator = np.random.default_rng(seed)
    rows = [
        row
        for number in range(1, customers + 1)
        for row in _life(generator, customer=f"S{number:04d}")
    ]
    exports = folder / "exports"
    exports.mkdir(parents=True, exist_ok=True)
    lines = _arrival(generator, rows)
    text = "\n".join([_HEADER, *lines]) + "\n"
    (exports / "events.csv").write_text(text, encoding="utf-8", newline="\n")
    mappings = [{"file": "events.csv", "mapping": _mapping()}]
    (folder / "mappings.json").write_text(json.dumps(mappings, indent=1) + "\n", encoding="utf-8")
    with as_file(files("desireline.simulation") / "data" / MAP_FILE) as source:
        shutil.copyfile(source, folder / MAP_FILE)
    _write_truth(folder / "truth.json", rows, lines=len(lines))


class _Shopper:
    """One customer on the way; each happening moves their clock on."""

    def __init__(self, generator: np.random.Generator, *, customer: str) -> None:
        self._generator = generator
        self._customer = customer
        self._at = _END - timedelta(days=151) + timedelta(seconds=self._draw(140 * 86_400))
        self.rows: list[_Row] = []

    def _draw(self, below: int) -> int:
        return int(self._generator.integers(0, below))

    def chance(self, share: float) -> bool:
        return bool(self._generator.random() < share)

    def do(self, name: str, *, after_hours: float = 0.0, stars: float | None = None) -> None:
        wait = self._generator.lognormal(np.log(after_hours), 0.6) if after_hours else 0.0
        self._at += timedelta(seconds=2 + int(wait * 3600))
        rating = None if stars is None else _stars(self._generator, mean=stars)
        self.rows.append(_Row(customer=self._customer, at=self._at, name=name, rating=rating))


def _life(generator: np.random.Generator, *, customer: str) -> list[_Row]:
    shopper = _Shopper(generator, customer=customer)
    shopper.do("ad click" if shopper.chance(0.4) else "category page")
    if shopper.chance(0.5):
        shopper.do("category page", after_hours=0.1)
    if shopper.chance(0.8):
        _choose(shopper)
        if shopper.chance(0.6):
            _buy(shopper)
    return [row for row in shopper.rows if row.at < _END]


def _choose(shopper: _Shopper) -> None:
    shopper.do("product page", after_hours=48)
    if shopper.chance(0.75):
        shopper.do("reviews read", after_hours=0.2)
    if shopper.chance(0.2):
        shopper.do("listening booth", after_hours=30)
    if shopper.chance(0.3):
        shopper.do("category page", after_hours=5)
        shopper.do("product page", after_hours=0.1)


def _buy(shopper: _Shopper) -> None:
    shopper.do("checkout started", after_hours=20)
    if shopper.chance(0.7):
        shopper.do("order paid", after_hours=0.1)
        shopper.do("parcel delivered", after_hours=50, stars=4.2)
        if shopper.chance(0.3):
            shopper.do("support call", after_hours=60, stars=2.1)


def _stars(generator: np.random.Generator, *, mean: float) -> int | None:
    if generator.random() < 0.5:  # noqa: PLR2004 - half of them do not answer
        return None
    return int(np.clip(np.rint(generator.normal(mean, 0.8)), 1, 5))


def _arrival(generator: np.random.Generator, rows: list[_Row]) -> list[str]:
    ordered = sorted(rows, key=lambda row: (row.at, row.customer))
    lines = [row.line() for row in ordered]
    for place in generator.choice(len(lines), size=max(1, len(lines) // 50), replace=False):
        lines.append(lines[place])  # a late row comes at the end of the file
        lines[place] = ""
    lines = [line for line in lines if line]
    for number, bad in enumerate((*_BAD_LINES, _NOBODY), start=1):
        lines.insert(number * len(lines) // 6, bad)
    return lines


def _mapping() -> dict[str, object]:
    meanings = ("customer", "time", "name", "channel", "score")
    columns: list[dict[str, object]] = [
        {"column": column, "meaning": meaning}
        for column, meaning in zip(_HEADER.split(","), meanings, strict=True)
    ]
    columns[1]["time_format"] = "ISO"
    columns[4].update({"scale_low": 1.0, "scale_high": 5.0})
    return {"reader": "csv", "source_name": "Shop events", "columns": columns, "closed": False}


def _write_truth(path: Path, rows: list[_Row], *, lines: int) -> None:
    seen = [
        Seen(
            customer=row.customer,
            at_ms=int(row.at.timestamp()) * 1000,
            touchpoint=_TOUCHPOINTS[row.name][0],
            channel=_TOUCHPOINTS[row.name][2],
        )
        for row in rows
    ]
    said = [
        Said(touchpoint=_TOUCHPOINTS[row.name][0], valence=row.rating - 3.0)
        for row in rows
        if row.rating is not None
    ]
    count = FileCount(file="events.csv", read=lines, rejected=len(_BAD_LINES), without_customer=1)
    parts = figures(seen, said, _TRAVEL, as_of_ms=int(_END.timestamp()) * 1000)
    write_truth(path, {**parts, "files": accounting([count]), "claims": claims(_PLANTED)})
