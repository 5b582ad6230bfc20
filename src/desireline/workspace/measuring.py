"""Read a map against the evidence: figures, states, and the rows behind each number."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desireline.insights.reading import read_map
from desireline.journeys.drill_down import Rows
from desireline.journeys.drill_down import rows as rows_behind
from desireline.journeys.study import Study, study_key
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter, MapReading
from desireline.workspace.workspace import Workspace

STUDIES_KEPT = 6
DAY_MS = 86_400_000


def as_of(workspace: Workspace, journey_map: JourneyMap) -> tuple[int, bool]:
    """Return the moment a map is read at and whether its evidence is a closed data set.

    The map's own date holds (its last millisecond); else the end of the data where every
    source is closed; else now.
    """
    fixed = journey_map.header.as_of
    if fixed:
        end = datetime.combine(date.fromisoformat(fixed), datetime.min.time(), tzinfo=UTC)
        return int((end + timedelta(days=1)).timestamp() * 1000) - 1, True
    sources = workspace.warehouse.rows(workspace.warehouse.table("sources").select("closed"))
    if sources and all(row["closed"] for row in sources):
        times = []
        for table, column in (("events", "happened_at"), ("answers", "said_at")):
            relation = workspace.warehouse.table(table)
            times += [
                row["latest"]
                for row in workspace.warehouse.rows(
                    relation.aggregate(latest=relation[column].max())
                )
            ]
        known = [moment for moment in times if moment is not None]
        if known:
            return max(known), True
    return workspace.now(), False


def study(workspace: Workspace, journey_map: JourneyMap, *, limits: Filter) -> tuple[Study, bool]:
    """Return the journeys of a map under a filter, derived once and kept while they are fresh."""
    moment, closed = as_of(workspace, journey_map)
    if not closed:
        moment -= moment % (DAY_MS // 24)
    with workspace.studying:
        key = study_key(
            journey_map,
            filter=limits,
            as_of_ms=moment,
            data_version=workspace.warehouse.data_version(),
        )
        known = workspace.studies.pop(key, None)
        if known is None:
            known = Study.of(workspace.warehouse, journey_map, filter=limits, as_of_ms=moment)
        workspace.studies[key] = known
        while len(workspace.studies) > STUDIES_KEPT:
            _, old = workspace.studies.popitem(last=False)
            old.close()
        return known, closed


def read(workspace: Workspace, map_id: str, *, limits: Filter) -> MapReading:
    """Return everything a map shows that is computed.

    Raises:
        DesirelineError: There is no such map, or the filter names what is not there.
    """
    journey_map, revision = workspace.documents.get(map_id)
    return read_document(workspace, journey_map, revision=revision, limits=limits)


def read_document(
    workspace: Workspace, journey_map: JourneyMap, *, revision: int, limits: Filter
) -> MapReading:
    """Return the reading of a map that is at hand."""
    with workspace.studying:
        found, closed = study(workspace, journey_map, limits=limits)
        day = datetime.fromtimestamp(found.as_of_ms / 1000, tz=UTC).date().isoformat()
        return read_map(
            found,
            journey_map,
            revision=revision,
            data_version=workspace.warehouse.data_version(),
            as_of=day,
            closed=closed,
        )


def rows(  # noqa: PLR0913 - one page of one figure under one filter
    workspace: Workspace, map_id: str, *, ref: str, limits: Filter, limit: int, offset: int
) -> Rows:
    """Return the rows behind one figure, identifiers masked.

    Raises:
        DesirelineError: There is no such map or figure.
    """
    journey_map, _ = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=limits)
        return rows_behind(found, ref, limit=limit, offset=offset)


def everything() -> Filter:
    """Return the filter that leaves nothing out."""
    return replace(Filter())
