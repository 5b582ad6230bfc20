"""Check a workspace: hashes, revision chains, and a recount of every shown figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from desireline.evidence.damage import soundness
from desireline.evidence.sandbox import active_protections
from desireline.journeys.study import Study
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Figure, Filter, MapReading
from desireline.measures.recounting import Recount, recount
from desireline.warehouse.torn_logs import torn_logs
from desireline.workspace.measuring import read_document, study
from desireline.workspace.totals import damaged_reports
from desireline.workspace.workspace import Workspace

NAMED = 12


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


def _shown_and_fresh(
    workspace: Workspace, journey_map: JourneyMap, *, revision: int
) -> tuple[MapReading, Study]:
    """Give the reading people see, and journeys derived anew from the rows as they are now."""
    derived_before = bool(workspace.studies.studies)
    reading = read_document(workspace, journey_map, revision=revision, limits=Filter())
    if derived_before:
        workspace.studies.clear(workspace.warehouse)
    found, _ = study(workspace, journey_map, limits=Filter())
    return reading, found


def _recount(found: Study, reading: MapReading) -> Check:
    figures = [figure for figure in figures_in(reading) if figure.rows]
    again = recount(found, [figure.rows for figure in figures])
    wrong = list(
        dict.fromkeys(
            f"{figure.rows}: {_numbers(figure)}, recounted {_numbers(again[figure.rows])}"
            for figure in figures
            if not again[figure.rows].agrees(figure)
        )
    )
    named = wrong[:NAMED] + [f"and {len(wrong) - NAMED} more"] * (len(wrong) > NAMED)
    return Check(
        what=f"figures of map {reading.map_id}",
        ok=not wrong,
        found="; ".join((_counted(figures, found), *named)),
    )


def _counted(figures: Sequence[Figure], found: Study) -> str:
    """Say what was recounted: ``213 figures (120 journeys, 40 steps) from 9,118 journeys``."""
    grains = Counter(figure.grain for figure in figures)
    of = ", ".join(f"{n} of {grain}" for grain, n in sorted(grains.items()))
    hidden = sum(bool(figure.hidden) for figure in figures)
    rows = found.warehouse.rows(found.steps.agg(steps=found.steps.count()))[0]["steps"]
    said = f"{len(figures)} figures ({of}) recounted from {rows:,} steps"
    return said + (f"; {hidden} of them not shown, too few" if hidden else "")


def _numbers(one: Figure | Recount) -> str:
    part = "" if one.part is None else f"{one.part:,} of "
    value = "" if one.value is None else f" = {one.value:g}"
    return f"{part}{one.n:,}{value}"


def _sealed(workspace: Workspace) -> Check:
    """Check every column of every kept row against what was sealed at import."""
    found = soundness(workspace.warehouse)
    rows = ", ".join(f"{count:,} {table}" for table, count in found.rows.items())
    said = f"{rows} of {found.files} files, every column"
    if found.unsealed:
        said += f"; {found.unsealed} files of an earlier version by the hashes of their rows only"
    if found.damage:
        said = f"damaged: {', '.join(found.damage)}"
    return Check(what="imported rows match their seals", ok=not found.damage, found=said)


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


def _reports(workspace: Workspace) -> Check:
    """Check that the totals of our own reports are those that came in."""
    wrong = damaged_reports(workspace)
    found = f"changed: {', '.join(wrong)}" if wrong else "all"
    return Check(what="totals of reports match their hashes", ok=not wrong, found=found)


def _torn(workspace: Workspace) -> tuple[Check, ...]:
    """Tell of logs that a power cut tore; what stood behind the tear was never confirmed."""
    kept = torn_logs(workspace.folder)
    if not kept:
        return ()
    names = ", ".join(path.name for path in kept)
    found = (
        f"a power cut tore {names}; an import that was running then is not in: import its file "
        "again, which changes nothing that is"
    )
    return (Check(what="logs torn by a power cut", ok=True, found=found),)


def verify(workspace: Workspace) -> Verification:
    """Return every check of the workspace."""
    with workspace.studying:
        checks = [_sealed(workspace), _kept(workspace), _reports(workspace)]
        checks += _torn(workspace)
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
                shown, fresh = _shown_and_fresh(workspace, journey_map, revision=revision)
                checks.append(_recount(fresh, shown))
    return Verification(
        ok=all(check.ok for check in checks),
        checks=tuple(checks),
        protections=active_protections(),
    )
