"""Reports that were removed, kept as they were until the program stops, so that undo works."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from desireline.warehouse.duckdb import Writing

_TABLES = ("reports", "totals", "total_places")
_Rows: TypeAlias = dict[str, list[tuple[object, ...]]]


@dataclass(slots=True)
class RemovedReports:
    """The rows of each removed report, by its id and table."""

    _kept: dict[str, _Rows] = field(default_factory=dict)

    def take_out(self, writing: Writing, report_id: str) -> None:
        """Delete a report with its lines and places, and keep them here."""
        rows: _Rows = {}
        for table in _TABLES:
            chosen = f"FROM {table} WHERE report_id = ?"
            rows[table] = writing.execute(f"SELECT * {chosen}", [report_id])
            writing.execute(f"DELETE {chosen}", [report_id])
        self._kept[report_id] = rows

    def put_back(self, writing: Writing, report_id: str) -> bool:
        """Write a removed report again; False = none was removed, or it was entered again."""
        if writing.execute("SELECT 1 FROM reports WHERE report_id = ?", [report_id]):
            return False
        rows = self._kept.pop(report_id, {})
        for table, found in rows.items():
            for row in found:
                signs = ", ".join("?" for _ in row)
                writing.execute(f"INSERT INTO {table} VALUES ({signs})", row)  # noqa: S608 - ours
        return bool(rows)
