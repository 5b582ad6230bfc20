"""Measure what deriving a map's steps and journeys anew costs after an import, part by part.

Nothing derived is kept on disk: each part is worked out from the events when a map is first read
after an import. ``docs/decisions/0012-journeys-are-derived-anew.md`` says why, with the figures
this prints. Beside each part stands what it would cost if only customers touched by the import
were derived: the same parts over a store that holds no one else.

    python benchmarks/deriving.py --events 1000000 --share 0.01
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from desireline.journeys.groundwork import Groundwork, Labels
from desireline.journeys.places import Places
from desireline.maps.claim import Condition, EventRule, JourneyRule
from desireline.maps.journey_map import JourneyMap, MapHeader, Stage, Touchpoint
from desireline.warehouse.duckdb import Warehouse

Answer = TypeVar("Answer")
STAGES, TOUCHPOINTS, EVENTS_EACH = 6, 60, 11
FIRST_MS, DAY_MS, DAYS = 1_767_225_600_000, 86_400_000, 200
LAST_MS = FIRST_MS + DAYS * DAY_MS


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def made_map() -> JourneyMap:
    """Make a map of six stages with sixty touchpoints, each counting events of its name."""
    names = [f"touchpoint {number:02}" for number in range(TOUCHPOINTS)]
    return JourneyMap(
        header=MapHeader(id="map", title="Map", journey=JourneyRule(target=(names[-1],))),
        stages=tuple(Stage(id=f"s{n}", name=f"Stage {n}", order=f"a{n}") for n in range(STAGES)),
        touchpoints=tuple(
            Touchpoint(
                id=name, name=name, stage_id=f"s{n * STAGES // TOUCHPOINTS}", order=f"a{n:03}"
            )
            for n, name in enumerate(names)
        ),
        rules=tuple(
            EventRule(
                id=f"r{n}",
                order=f"a{n:03}",
                touchpoint_id=name,
                conditions=(Condition(field="name", operator="is", value=name),),
            )
            for n, name in enumerate(names)
        ),
    )


def write(warehouse: Warehouse, customers: npt.NDArray[np.int64]) -> None:
    """Write the events of some customers, whose lives depend on their number alone."""
    rng = np.random.default_rng(1)
    owner = np.repeat(customers, rng.poisson(EVENTS_EACH, len(customers)))
    many = len(owner)
    names = np.array([f"touchpoint {number:02}" for number in range(TOUCHPOINTS)])
    people = pa.array([f"{number:032x}" for number in customers])
    identifier = pa.array([f"{number:032x}" for number in owner])
    first = np.random.default_rng(2).integers(0, (DAYS - 30) * DAY_MS, int(customers.max()) + 1)
    rows = {
        "event_id": np.arange(many),
        "record_id": np.arange(many),
        "source_id": pa.array(["web"] * many),
        "identifier": identifier,
        "happened_at": FIRST_MS + first[owner] + rng.integers(0, 30 * DAY_MS, many),
        "precision": pa.array(["ms"] * many),
        "source_rank": np.zeros(many, dtype=np.int32),
        "sequence": np.arange(many),
        "name": pa.array(names[rng.integers(0, TOUCHPOINTS, many)]),
        "channel": pa.array(np.array(["web", "app", "call", "store"])[rng.integers(0, 4, many)]),
        "attributes": pa.array(["{}"] * many),
    }
    warehouse.insert("events", pa.table(rows))
    warehouse.insert("customers", pa.table({"identifier": people, "customer": people}))
    kinds = pa.array(["email"] * len(customers))
    sources = pa.array(["web"] * len(customers))
    seen = {"identifier": people, "kind": kinds, "source_id": sources}
    warehouse.insert("identifiers", pa.table(seen))
    one = {"source_id": ["web"], "name": ["Web"], "source_rank": pa.array([0], pa.int32())}
    warehouse.insert("sources", pa.table(one))


def timed(work: Callable[[], Answer]) -> tuple[Answer, float]:
    """Do the work and give its CPU seconds too."""
    begun = time.process_time()
    answer = work()
    return answer, time.process_time() - begun


def derived(warehouse: Warehouse) -> dict[str, float]:
    """Derive everything a map of this store rests on; CPU seconds of each part."""
    journey_map = made_map()
    told: dict[str, float] = {}
    places, told["customers and the order of all events"] = timed(
        lambda: Places.of(warehouse, as_of_ms=LAST_MS, key="order")
    )
    labels, told["touchpoint of each event"] = timed(
        lambda: Labels.of(warehouse, journey_map, as_of_ms=LAST_MS, places=places)
    )
    ground, told["steps, visits and journeys"] = timed(
        lambda: Groundwork.of(warehouse, journey_map, as_of_ms=LAST_MS, labels=labels)
    )
    told["all"] = sum(told.values())
    ground.release(warehouse)
    places.release(warehouse)
    return told


def measured(customers: npt.NDArray[np.int64]) -> dict[str, float]:
    """Derive twice over a store on disk; the second time, expressions are SQL already."""
    with tempfile.TemporaryDirectory() as name:
        warehouse = Warehouse.open(Path(name))
        write(warehouse, customers)
        derived(warehouse)
        told = derived(warehouse)
        warehouse.close()
    return told


def main() -> None:
    """Print a line a part."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--events", type=int, default=1_000_000)
    asked.add_argument("--share", type=float, default=0.01, help="of the events, newly imported")
    wanted = asked.parse_args()
    many = wanted.events // EVENTS_EACH
    # Half of what an import brings is of customers known before: performance.md, section 3.
    touched = max(int(many * wanted.share * 2), 1)
    say(f"{wanted.events:,} events of {many:,} customers; {touched:,} of them touched by an import")
    everyone, few = measured(np.arange(many)), measured(np.arange(touched))
    say(f"{'CPU seconds':40}{'everyone':>10}{'touched':>10}")
    for part, seconds in everyone.items():
        say(f"{part:40}{seconds:10.2f}{few[part]:10.2f}")


if __name__ == "__main__":
    main()
