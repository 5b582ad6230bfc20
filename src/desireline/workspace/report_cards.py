"""Totals of our own reports as cards beside the sources: file, period and how old they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from desireline.workspace.workspace import Workspace

LATE_DAYS = 92  # three months, as long as a KPI counts as fresh


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """One report: its ``totals`` in ``lines`` for the ISO days ``first`` to ``last``, both in it.

    ``freshness``: "late" = its last day is over three months ago.
    """

    report_id: str
    title: str
    file_name: str
    lines: int
    totals: int
    first: str
    last: str
    entered_at_ms: int
    freshness: Literal["fresh", "late"]


def report_cards(workspace: Workspace) -> tuple[ReportCard, ...]:
    """Return every report that holds totals, by title."""
    house = workspace.warehouse
    totals = house.table("totals")
    held = totals.group_by("report_id").agg(
        lines=totals.label.nunique(),
        n=totals.count(),
        first=totals.period_from.min(),
        after=totals.period_to.max(),
    )
    rows = house.rows(house.table("reports").inner_join(held, "report_id"))
    today = datetime.fromtimestamp(workspace.now() / 1000, tz=UTC).date()
    cards = []
    for row in rows:
        last = date.fromisoformat(str(row["after"])[:10]) - timedelta(days=1)
        cards.append(
            ReportCard(
                report_id=str(row["report_id"]),
                title=str(row["title"]),
                file_name=str(row["file_name"]),
                lines=int(str(row["lines"])),
                totals=int(str(row["n"])),
                first=str(row["first"])[:10],
                last=last.isoformat(),
                entered_at_ms=int(str(row["entered_at_ms"])),
                freshness="late" if (today - last).days > LATE_DAYS else "fresh",
            )
        )
    return tuple(sorted(cards, key=lambda card: (card.title, card.report_id)))
