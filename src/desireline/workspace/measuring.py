"""Read a map against the evidence: figures, states, and the rows behind each number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar

from desireline.insights.reading import read_map
from desireline.journeys.drill_down import Rows
from desireline.journeys.drill_down import rows as rows_behind
from desireline.journeys.groundwork import Labels, counted_from
from desireline.journeys.study import Study
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter, MapReading
from desireline.warehouse.stopping import StoppedError
from desireline.workspace.cell_list import cell_rows
from desireline.workspace.last_reading import keep_reading
from desireline.workspace.source_list import source_rows
from desireline.workspace.study_shelf import READINGS_KEPT
from desireline.workspace.workspace import Workspace

Answer = TypeVar("Answer")

DAY_MS = 86_400_000
HOUR_MS = DAY_MS // 24


def as_of(workspace: Workspace, journey_map: JourneyMap) -> tuple[int, bool]:
    """Return the moment a map is read at and whether its evidence is a closed data set.

    The map's own date holds (its last millisecond); else the end of the data where every
    source is closed; else now.
    """
    fixed = journey_map.header.as_of
    if fixed:
        midnight = datetime.combine(date.fromisoformat(fixed), datetime.min.time(), tzinfo=UTC)
        return int(midnight.timestamp()) * 1000 + DAY_MS - 1, True
    sources = workspace.warehouse.rows(workspace.warehouse.table("sources").select("closed"))
    if sources and all(row["closed"] for row in sources):
        times = []
        for table, column in (("events", "happened_at"), ("answers", "said_at")):
            relation = workspace.warehouse.table(table)
            newest = workspace.warehouse.rows(relation.aggregate(latest=relation[column].max()))
            times += [row["latest"] for row in newest]
        known = [moment for moment in times if isinstance(moment, int)]
        if known:
            return max(known), True
    return workspace.now(), False


def study(workspace: Workspace, journey_map: JourneyMap, *, limits: Filter) -> tuple[Study, bool]:
    """Return the journeys of a map under a filter; call it while holding ``studying``.

    The moment of living sources is cut to the hour, so that a study can be kept that long.
    """
    moment, closed = as_of(workspace, journey_map)
    if not closed:
        moment -= moment % HOUR_MS
    found = workspace.studies.study(
        workspace.warehouse, journey_map, limits=limits, as_of_ms=moment
    )
    return found, closed


def labels(workspace: Workspace, journey_map: JourneyMap) -> Labels:
    """Return what a map's rules make of all evidence; call it while holding ``studying``."""
    moment, closed = as_of(workspace, journey_map)
    if not closed:
        moment -= moment % HOUR_MS
    return workspace.studies.labels_of(workspace.warehouse, journey_map, as_of_ms=moment)


def of_present_rules(
    workspace: Workspace, map_id: str, answer: Callable[[JourneyMap, int], Answer]
) -> Answer:
    """Answer a question about a map and its revision; an edit of its rules begins it anew.

    The answer is about the map as it is when the answer is given, and nobody waits for figures
    that count by rules which hold no more.

    Raises:
        DesirelineError: There is no such map, or it cannot be answered.
    """
    turns = workspace.studying
    while True:
        edits = turns.edits(map_id)
        journey_map, revision = workspace.documents.get(map_id)
        rules = counted_from(journey_map)
        with turns.reading(map_id, counted_from=rules, edits=edits) as overtaken:
            try:
                return answer(journey_map, revision)
            except StoppedError as error:
                if error.stop is not overtaken:
                    raise


def read(workspace: Workspace, map_id: str, *, limits: Filter) -> MapReading:
    """Return everything a map shows that is computed.

    Raises:
        DesirelineError: There is no such map, or the filter names what is not there.
    """
    return of_present_rules(
        workspace,
        map_id,
        lambda journey_map, revision: read_document(
            workspace, journey_map, revision=revision, limits=limits
        ),
    )


def read_document(
    workspace: Workspace, journey_map: JourneyMap, *, revision: int, limits: Filter
) -> MapReading:
    """Return the reading of a map that is at hand."""
    with workspace.studying, workspace.warehouse.remembered.noting() as noted:
        found, closed = study(workspace, journey_map, limits=limits)
        key = (found.key, found.as_of_ms, revision, journey_map)
        known = workspace.studies.readings.pop(key, None)
        if known is None:
            known = read_map(
                found,
                journey_map,
                revision=revision,
                data_version=workspace.warehouse.data_version(),
                as_of=datetime.fromtimestamp(found.as_of_ms / 1000, tz=UTC).date().isoformat(),
                closed=closed,
                parts=workspace.studies.parts_of(found),
            )
            workspace.texts.keep(noted)
            if limits == Filter():
                keep_reading(workspace, journey_map, known)
        workspace.studies.readings[key] = known
        while len(workspace.studies.readings) > READINGS_KEPT:
            workspace.studies.readings.popitem(last=False)
        return known


def rows(  # noqa: PLR0913 - one page of one figure under one filter
    workspace: Workspace, map_id: str, *, ref: str, limits: Filter, limit: int, offset: int
) -> Rows:
    """Return the rows behind one figure, identifiers masked.

    Raises:
        DesirelineError: There is no such map or figure.
    """

    def behind(journey_map: JourneyMap, revision: int) -> Rows:
        if ref == "cells":
            reading = read_document(workspace, journey_map, revision=revision, limits=limits)
            return cell_rows(journey_map, reading, limit=limit, offset=offset)
        if ref == "sources":
            return source_rows(workspace, limit=limit, offset=offset)
        with workspace.studying:
            found, _ = study(workspace, journey_map, limits=limits)
            return rows_behind(found, ref, limit=limit, offset=offset)

    return of_present_rules(workspace, map_id, behind)
