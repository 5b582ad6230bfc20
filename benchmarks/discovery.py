"""Score the map drawn from raw events against the process that made them, beside plain baselines.

``python benchmarks/discovery.py --seeds 1000-1009`` simulates one varied company per seed,
imports its exports, drafts a map from them and prints one table; it asserts nothing. ``--keep``
names a folder in which the companies stay for the next run.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from statistics import fmean

import numpy as np
import pyarrow.lib as pa
from draft_scores import Place, Scores, score

from desireline.insights.discovery import draft
from desireline.insights.raw_names import RawName, raw_names, with_raw_name
from desireline.insights.sorting import sorted_names
from desireline.journeys.study import Study
from desireline.simulation.places import PLACES, STAGE_OF, STAGES
from desireline.simulation.world import simulate
from desireline.warehouse.duckdb import Warehouse
from desireline.workspace.demo import import_folder
from desireline.workspace.workspace import Workspace

UNTIL = date(2026, 10, 31)
CUSTOMERS = 400
CALL_LINES = ("advice-line", "delivery-line", "help-line")
LETTERS = "bcdfghjklmnpqrstvwxz"
TARGETS = ("order paid", "verkauf")
Arrangement = Mapping[str, Place | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One company's evidence with what is true of it.

    Attributes:
        names: All raw names, most events first.
        places: Key of a raw name → where it belongs; names the truth leaves aside are absent.
    """

    warehouse: Warehouse
    names: tuple[RawName, ...]
    places: Mapping[str, Place]
    as_of_ms: int

    def score(self, arrangement: Arrangement) -> Scores:
        """Return how well an arrangement of the raw names agrees with the truth."""
        events = {one.key: one.events for one in self.names}
        return score(arrangement, self.places, events=events)


def known_of(workspace: Workspace, truth: Mapping[str, object]) -> Known:
    """Read the raw names of a filled workspace and put each where the process had it.

    All calls are one touchpoint, in the stage most of them truly lie in: raw names alone cannot
    tell an advice call from a call for help.
    """
    names = raw_names(workspace.warehouse)
    touchpoint_of = {
        place.name.lower(): place.touchpoint for place in PLACES.values() if place.touchpoint
    }
    events: dict[str, int] = truth["events"]["by_touchpoint"]  # type: ignore[index]
    line = max(CALL_LINES, key=lambda one: events.get(one, 0))
    stage_of = {name: STAGES.index(stage) for name, stage in STAGE_OF.items()}
    stage_of["call"] = stage_of[line]
    places = {
        one.key: Place(touchpoint=touchpoint, stage=stage_of[touchpoint])
        for one in names
        if (touchpoint := touchpoint_of.get(one.name.lower()))
    }
    moment = int(str(truth["as_of_ms"]))
    return Known(warehouse=workspace.warehouse, names=names, places=places, as_of_ms=moment)


def drafted(known: Known, *, targets: Sequence[str] = ()) -> Arrangement:
    """Return where the draft puts each raw name: where most of its events go."""
    found = draft(known.warehouse, title="Scored", target_names=targets).journey_map
    study = Study.of(known.warehouse, found, as_of_ms=known.as_of_ms)
    stages = {stage.id: number for number, stage in enumerate(found.stages)}
    stage_of = {one.id: stages[one.stage_id] for one in found.touchpoints}
    arranged: dict[str, Place | None] = {}
    for one in sorted_names(study):
        parts = {**one.by_touchpoint, "": one.unsorted + one.by_touchpoint.get("", 0)}
        most = max(parts, key=lambda part: (parts[part], part))
        arranged[one.raw.key] = Place(touchpoint=most, stage=stage_of[most]) if most else None
    return arranged


def without_words(known: Known) -> Known:
    """Return the same company with every name replaced by letters that mean nothing.

    What is found then is found in customers' travel alone.
    """
    code_of: dict[str, str] = {}
    for one in sorted(known.names, key=lambda name: name.key):
        code_of.setdefault(one.name, _letters(len(code_of)))
    rows = with_raw_name(known.warehouse.table("events"))
    table = known.warehouse.to_arrow(rows)
    renamed = [code_of[str(name)] for name in table["raw_name"].to_pylist()]
    table = table.drop_columns(["raw_name", "from_page", "raw_channel"])
    table = table.set_column(table.schema.get_field_index("name"), "name", pa.array(renamed))
    blank = pa.array([None] * len(table), pa.string())
    table = table.set_column(table.schema.get_field_index("page"), "page", blank)
    copy = Warehouse.in_memory()
    copy.insert("events", table)
    copy.insert("customers", known.warehouse.to_arrow(known.warehouse.table("customers")))
    copy.insert("sources", known.warehouse.to_arrow(known.warehouse.table("sources")))
    places = {
        f"{one.source_id}|{one.channel}|{code_of[one.name]}": known.places[one.key]
        for one in known.names
        if one.key in known.places
    }
    return Known(warehouse=copy, names=raw_names(copy), places=places, as_of_ms=known.as_of_ms)


def target_names(known: Known) -> tuple[str, ...]:
    """Return the raw names whose true touchpoint is the target: what people would answer."""
    targets = ("order-paid", "till")
    found = {
        one.name
        for one in known.names
        if one.key in known.places and known.places[one.key].touchpoint in targets
    }
    return tuple(sorted(found))


def by_frequency(known: Known) -> Arrangement:
    """Make each raw name a touchpoint, most events first, cut into equal stages."""
    return _equal_stages([one.key for one in known.names], known)


def by_median_position(known: Known) -> Arrangement:
    """Make each raw name a touchpoint, by its median place, 0–1, in customers' events."""
    rows = with_raw_name(known.warehouse.table("events"))
    customers = known.warehouse.table("customers").select("identifier", owner="customer")
    owned = rows.filter(rows.identifier.notnull()).left_join(customers, "identifier")
    table = known.warehouse.to_arrow(
        owned.mutate(who=owned.owner.fill_null(owned.identifier))
        .select("who", "happened_at", "source_id", "raw_channel", "raw_name")
        .order_by("who", "happened_at", "raw_name")
    )
    who = np.asarray(table["who"].combine_chunks().dictionary_encode().indices)
    starts = np.append(True, np.diff(who) != 0)
    first = np.maximum.accumulate(np.where(starts, np.arange(len(who)), 0))
    size = np.bincount(np.cumsum(starts) - 1)[np.cumsum(starts) - 1]
    place = (np.arange(len(who)) - first) / np.maximum(1, size - 1)
    found: dict[str, list[float]] = {}
    columns = (table[name].to_pylist() for name in ("source_id", "raw_channel", "raw_name"))
    for source, channel, name, at in zip(*columns, place.tolist(), strict=True):
        found.setdefault(f"{source}|{channel}|{name}", []).append(at)
    middle = {key: float(np.median(places)) for key, places in found.items()}
    order = sorted(known.names, key=lambda one: (middle.get(one.key, 0.5), one.key))
    return _equal_stages([one.key for one in order], known)


def _equal_stages(keys: Sequence[str], known: Known) -> Arrangement:
    """Cut names in a row into as many stages as the truth has, as equal as can be."""
    placed = [key for key in keys if key in known.places]
    count = len({place.stage for place in known.places.values()})
    return {
        key: Place(touchpoint=key, stage=number * count // len(placed))
        for number, key in enumerate(placed)
    }


METHODS: Mapping[str, Callable[[Known], Arrangement]] = {
    "the draft": drafted,
    "the draft, words withheld": lambda known: drafted(known, targets=target_names(known)),
    "median position, equal stages": by_median_position,
    "frequency, equal stages": by_frequency,
}
WORDLESS = "the draft, words withheld"


def scores_of(known: Known) -> dict[str, Scores]:
    """Return the scores of the draft and of the baselines for one company."""
    blind = without_words(known)
    return {
        name: (blind if name == WORDLESS else known).score(
            method(blind if name == WORDLESS else known)
        )
        for name, method in METHODS.items()
    }


def company(folder: Path, *, seed: int, customers: int) -> Workspace:
    """Return a workspace filled with one varied company; made anew where it is not there."""
    truth = folder / "truth.json"
    if not truth.exists():
        simulate(folder, seed=seed, customers=customers, until=UNTIL, vary=True)
    moment = int(json.loads(truth.read_text(encoding="utf-8"))["as_of_ms"])
    done = folder / "imported"
    workspace = Workspace.open(folder / "workspace", create=True, clock=lambda: moment)
    if not done.exists():
        import_folder(workspace, folder, on_receipt=lambda _: None)
        done.touch()
    return workspace


def table(scores: Mapping[str, Sequence[Scores]]) -> str:
    """Return mean scores as a Markdown table, the lowest over all companies in brackets."""
    names = [field.name for field in fields(Scores)]
    lines = [f"| method | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for method, found in scores.items():
        cells = []
        for name in names:
            values = [getattr(one, name) for one in found]
            cells.append(f"{fmean(values):.2f} ({min(values):.2f})")
        lines.append(f"| {method} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _letters(number: int) -> str:
    parts = []
    for _ in range(4):
        number, rest = divmod(number, len(LETTERS))
        parts.append(LETTERS[rest])
    return "".join(parts)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1000-1009")
    parser.add_argument("--customers", type=int, default=CUSTOMERS)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    first, _, last = asked.seeds.partition("-")
    found: dict[str, list[Scores]] = {name: [] for name in METHODS}
    with tempfile.TemporaryDirectory() as place:
        for seed in range(int(first), int(last or first) + 1):
            folder = (asked.keep or Path(place)) / f"company-{seed}"
            folder.mkdir(parents=True, exist_ok=True)
            workspace = company(folder, seed=seed, customers=asked.customers)
            truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
            for name, one in scores_of(known_of(workspace, truth)).items():
                found[name].append(one)
            workspace.close()
            sys.stderr.write(f"seed {seed} done\n")
    sys.stdout.write(table(found))


if __name__ == "__main__":
    main()
