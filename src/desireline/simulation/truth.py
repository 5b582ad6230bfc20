"""The truth written beside simulated data: what a right reading of the exports must find."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from desireline.simulation.expected import (
    Seen,
    Travel,
    TrueJourney,
    arcs,
    cut_journeys,
    fall_outs,
    repurchase,
    ribbon,
)

FORMAT = "desireline.truth/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCount:
    """What must become of each row of one file; read == inserted + duplicate + rejected.

    Attributes:
        without_customer: How many of the inserted rows name nobody.
    """

    file: str
    read: int
    duplicate: int = 0
    rejected: int = 0
    without_customer: int = 0

    @property
    def inserted(self) -> int:
        """Return the rows that must be kept."""
        return self.read - self.duplicate - self.rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One true answer about a touchpoint, on the stored scale from -2 to +2."""

    touchpoint: str
    valence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedClaim:
    """One claim of the hand-drawn map and whether the process makes it true."""

    statement_id: str
    holds: bool


def figures(
    seen: Iterable[Seen], said: Iterable[Said], travel: Travel, *, as_of_ms: int
) -> dict[str, object]:
    """Return journeys, ribbon, arcs, repeat purchase and emotions a right reading must show."""
    journeys = cut_journeys(seen, travel)
    return {
        "as_of_ms": as_of_ms,
        "timeout_days": travel.timeout_days,
        "journeys": len(journeys),
        "customers": len({journey.customer for journey in journeys}),
        "steps": sum(len(journey.steps) for journey in journeys),
        "ribbon": ribbon(journeys, travel, as_of_ms=as_of_ms),
        "fall_outs": fall_outs(journeys, travel, as_of_ms=as_of_ms),
        "arcs": arcs(journeys, travel),
        "repurchase": repurchase(journeys),
        "touchpoints": _touchpoints(journeys),
        "emotions": _emotions(said),
    }


def accounting(counts: Sequence[FileCount]) -> list[dict[str, object]]:
    """Return one entry per file: how many rows it has and what must become of them."""
    return [
        {
            "file": count.file,
            "read": count.read,
            "inserted": count.inserted,
            "duplicate": count.duplicate,
            "rejected": count.rejected,
            "without_customer": count.without_customer,
        }
        for count in counts
    ]


def write_truth(path: Path, parts: Mapping[str, object]) -> None:
    """Write the truth as JSON, one top-level part a line, so that two runs can be compared."""
    lines = [
        f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in {"format": FORMAT, **parts}.items()
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def claims(planted: Sequence[PlantedClaim]) -> list[dict[str, object]]:
    """Return one entry per planted claim, by the id of the statement that makes it."""
    return [{"statement_id": one.statement_id, "true": one.holds} for one in planted]


def _touchpoints(journeys: Sequence[TrueJourney]) -> dict[str, dict[str, int]]:
    steps: dict[str, int] = defaultdict(int)
    travelers: dict[str, int] = defaultdict(int)
    for journey in journeys:
        for step in journey.steps:
            steps[step.touchpoint] += 1
        for touchpoint in {step.touchpoint for step in journey.steps}:
            travelers[touchpoint] += 1
    return {name: {"journeys": travelers[name], "steps": steps[name]} for name in sorted(steps)}


def _emotions(said: Iterable[Said]) -> dict[str, dict[str, float]]:
    by_touchpoint: dict[str, list[float]] = defaultdict(list)
    for answer in said:
        by_touchpoint[answer.touchpoint].append(answer.valence)
    return {
        name: {"n": len(values), "mean": fmean(values)}
        for name, values in sorted(by_touchpoint.items())
    }
