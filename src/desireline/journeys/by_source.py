"""The rows of a figure as each source tells them: which source kept which of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import ibis

from desireline.journeys.populations import Population
from desireline.journeys.references import UnknownReferenceError
from desireline.journeys.study import Study

SPLIT_GRAINS = frozenset({"events", "answers"})
_TABLES: Mapping[str, tuple[str, str]] = {
    "events": ("events", "event_id"),
    "steps": ("events", "event_id"),
    "answers": ("answers", "answer_id"),
}


def rows_per_source(study: Study, whole: Population) -> dict[str, int]:
    """Return how many rows of a figure each source kept, most first.

    A journey is counted for every source that saw one of its steps; its counts may add up to
    more than the journeys. A total of our own report came with no source.
    """
    if whole.grain == "totals":
        return {}
    if whole.grain == "journeys":
        kept = study.warehouse.table("events").select("event_id", "source_id")
        steps = study.steps.select("journey", "event_id").inner_join(kept, "event_id")
        seen = steps.select("journey", "source_id").distinct()
        rows = whole.rows.select(journey="id").inner_join(seen, "journey")
    else:
        rows = _with_source(study, whole)
    counted = rows.group_by("source_id").agg(n=rows.count())
    found = {str(row["source_id"]): int(str(row["n"])) for row in study.warehouse.rows(counted)}
    return dict(sorted(found.items(), key=lambda entry: (-entry[1], entry[0])))


def rows_of_source(study: Study, whole: Population, source_id: str, *, asked: str) -> Population:
    """Return the rows of a figure that one source kept.

    Raises:
        UnknownReferenceError: There is no such source, or the figure counts journeys, which
            many sources tell together.
    """
    names = source_names(study)
    if source_id not in names:
        raise UnknownReferenceError(asked, why=f"there is no source {source_id!r}")
    if whole.grain not in SPLIT_GRAINS:
        raise UnknownReferenceError(asked, why="many sources tell one journey together")
    rows = _with_source(study, whole)
    return replace(
        whole,
        rows=rows.filter(rows.source_id == source_id).drop("source_id"),
        definition=f"{whole.definition} As {names[source_id]} tells it.",
    )


def source_names(study: Study) -> dict[str, str]:
    """Return the name of each source by its id."""
    sources = study.warehouse.table("sources").select("source_id", "name")
    return {str(row["source_id"]): str(row["name"]) for row in study.warehouse.rows(sources)}


def _with_source(study: Study, whole: Population) -> ibis.Table:
    table, key = _TABLES[whole.grain]
    kept = study.warehouse.table(table).select("source_id", id=key)
    return whole.rows.inner_join(kept, "id")
