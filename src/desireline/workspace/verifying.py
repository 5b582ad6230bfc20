"""Check a workspace: hashes, revision chains, and a recount of every shown figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from desireline.evidence.damage import damaged_imports
from desireline.evidence.sandbox import active_protections
from desireline.journeys.drill_down import rows as rows_behind
from desireline.maps.reading import Figure, Filter, MapReading
from desireline.workspace.measuring import read_document, study
from desireline.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was checked and what was found."""

    what: str
    ok: bool
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All checks; ``ok`` when every one is."""

    ok: bool
    checks: tuple[Check, ...]
    protections: dict[str, bool]


def figures_in(value: object) -> Iterator[Figure]:
    """Give every figure inside a reading, in order."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from figures_in(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from figures_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for attribute in fields(value):
            yield from figures_in(getattr(value, attribute.name))


def _recount(workspace: Workspace, map_id: str, reading: MapReading) -> Check:
    journey_map, _ = workspace.documents.get(map_id)
    found, _ = study(workspace, journey_map, limits=Filter())
    wrong: list[str] = []
    figures = [figure for figure in figures_in(reading) if figure.rows]
    for figure in figures:
        behind = rows_behind(found, figure.rows, limit=1, offset=0)
        if behind.total != figure.n or figure.part not in (None, behind.part_total):
            wrong.append(f"{figure.rows}: shown {figure.n}, recounted {behind.total}")
    said = f"{len(figures)} figures recounted" + (f"; {'; '.join(wrong)}" if wrong else "")
    return Check(what=f"figures of map {map_id}", ok=not wrong, found=said)


def _kept(workspace: Workspace) -> Check:
    """Check that as many rows are kept as the receipts say, and that events belong to them."""
    house = workspace.warehouse
    records, imports = house.table("records"), house.table("imports")
    kept = house.rows(records.aggregate(n=records.count()))[0]["n"]
    said = house.rows(imports.aggregate(n=imports.inserted.sum()))[0]["n"] or 0
    lost = 0
    for name in ("events", "answers"):
        orphans = house.table(name).anti_join(records, "record_id")
        lost += int(str(house.rows(orphans.aggregate(n=orphans.count()))[0]["n"]))
    found = f"{kept} kept, {said} in the receipts" + (f", {lost} without a row" if lost else "")
    return Check(what="imported rows are all there", ok=kept == said and not lost, found=found)


def verify(workspace: Workspace) -> Verification:
    """Return every check of the workspace."""
    with workspace.studying:
        damaged = tuple(damaged_imports(workspace.warehouse))
        checks = [
            Check(
                what="imported rows match their hashes",
                ok=not damaged,
                found="all" if not damaged else f"damaged: {', '.join(damaged)}",
            ),
            _kept(workspace),
        ]
        for entry in workspace.documents.list():
            problems = tuple(workspace.documents.verify(entry.id))
            checks.append(
                Check(
                    what=f"revision chain of map {entry.id}",
                    ok=not problems,
                    found="; ".join(problems) or "intact, and its replay is the stored map",
                )
            )
            if not problems:
                journey_map, revision = workspace.documents.get(entry.id)
                reading = read_document(workspace, journey_map, revision=revision, limits=Filter())
                checks.append(_recount(workspace, entry.id, reading))
    return Verification(
        ok=all(check.ok for check in checks),
        checks=tuple(checks),
        protections=active_protections(),
    )
