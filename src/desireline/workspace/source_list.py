"""The sources of a workspace with files, rows and days: the rows behind "15 sources"."""

from __future__ import annotations

from datetime import UTC, datetime

from desireline.journeys.definitions import SENTENCES
from desireline.journeys.drill_down import Column, Rows
from desireline.workspace.workspace import Workspace

FILES_NAMED = 3
_COLUMNS = {
    "source": "Source",
    "rows": "Rows kept",
    "rejected": "Rows not accepted",
    "from": "From",
    "to": "To",
    "files": "Files",
    "file": "Newest files",
    "imported_at": "Last imported",
}
Files = dict[str, list[tuple[str, int, int]]]


def source_rows(workspace: Workspace, *, limit: int, offset: int) -> Rows:
    """List the sources, largest first, a page at a time; days in UTC, absent where none is told."""
    with workspace.studying:
        table = workspace.warehouse.table("sources").select("source_id", "name")
        names = {str(row["source_id"]): str(row["name"]) for row in workspace.warehouse.rows(table)}
        kept, told, files = _kept(workspace), _times(workspace), _files(workspace)
    rows = []
    for key in sorted(names, key=lambda one: (-kept.get(one, 0), names[one])):
        came = files.get(key, [])
        first, last = told.get(key, (None, None))
        rows.append(
            (
                names[key],
                kept.get(key, 0),
                sum(rejected for _, _, rejected in came),
                _day(first),
                _day(last),
                len(came),
                _listed([name for name, _, _ in came]),
                _day(came[0][1]) if came else None,
            )
        )
    return Rows(
        grain="sources",
        columns=tuple(Column(key=key, label=label) for key, label in _COLUMNS.items()),
        rows=tuple(rows[offset : offset + limit]),
        total=len(rows),
        part_total=None,
        definition=SENTENCES["sources"],
    )


def _kept(workspace: Workspace) -> dict[str, int]:
    """Return how many rows are kept of each source."""
    records = workspace.warehouse.table("records")
    counted = records.group_by("source_id").aggregate(n=records.count())
    return {str(row["source_id"]): int(str(row["n"])) for row in workspace.warehouse.rows(counted)}


def _times(workspace: Workspace) -> dict[str, tuple[int, int]]:
    """Return when each source's first and last event or answer was, in ms since 1970."""
    found: dict[str, tuple[int, int]] = {}
    for table, column in (("events", "happened_at"), ("answers", "said_at")):
        relation = workspace.warehouse.table(table)
        at = relation[column]
        counted = relation.group_by("source_id").aggregate(first=at.min(), last=at.max())
        for row in workspace.warehouse.rows(counted):
            first, last, key = row["first"], row["last"], str(row["source_id"])
            if isinstance(first, int) and isinstance(last, int):
                known = found.get(key, (first, last))
                found[key] = (min(first, known[0]), max(last, known[1]))
    return found


def _files(workspace: Workspace) -> Files:
    """Return name, time of import and rows not accepted of each source's files, newest first."""
    imports = workspace.warehouse.table("imports")
    asked = imports.select("source_id", "import_id", "file_name", "imported_at_ms", "rejected")
    found: Files = {}
    for row in workspace.warehouse.rows(asked.order_by(["imported_at_ms", "import_id"])):
        file = (str(row["file_name"]), int(str(row["imported_at_ms"])), int(str(row["rejected"])))
        found.setdefault(str(row["source_id"]), []).insert(0, file)
    return found


def _listed(names: list[str]) -> str:
    more = len(names) - FILES_NAMED
    return ", ".join(names[:FILES_NAMED]) + (f" and {more} more" if more > 0 else "")


def _day(ms: int | None) -> str | None:
    return None if ms is None else datetime.fromtimestamp(ms / 1000, tz=UTC).date().isoformat()
