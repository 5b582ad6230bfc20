"""Totals from our own reports as the cells of a map show them: with file, period and unit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from desireline.warehouse import Warehouse


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalPoint:
    """One period's value; ISO days ``[period_from, period_to)``."""

    period_from: str
    period_to: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalReading:
    """One line of a report that is bound to a place of a map: counted by us, never a journey.

    Attributes:
        touchpoint_id: Where it counts; empty where it stands in a stage's KPI cell.
        stage_id: The stage whose cell shows it.
        latest: The newest period's value.
        points: All periods, oldest first.
    """

    report_id: str
    title: str
    file_name: str
    label: str
    unit: str
    touchpoint_id: str
    stage_id: str
    latest: TotalPoint
    points: tuple[TotalPoint, ...]


def last_day(point: TotalPoint) -> str:
    """Return the last day of a total's period, ISO."""
    return (date.fromisoformat(point.period_to) - timedelta(days=1)).isoformat()


def bound_totals(
    warehouse: Warehouse,
    *,
    map_id: str,
    as_of: str,
    stages: set[str],
    stage_of: dict[str, str],
) -> tuple[TotalReading, ...]:
    """Return the totals bound to a map, up to a date, by place and label.

    Args:
        warehouse: Where reports are kept.
        map_id: The map they are bound to.
        as_of: ISO date; periods that begin after it do not count.
        stages: The map's stages.
        stage_of: Stage of each touchpoint; bindings to what is gone from the map are left out.
    """
    places = warehouse.table("total_places")
    mine = places.filter(places.map_id == map_id)
    joined = mine.inner_join(warehouse.table("totals"), ["report_id", "label"]).inner_join(
        warehouse.table("reports").select("report_id", "title", "file_name"), "report_id"
    )
    rows = warehouse.rows(joined.filter(joined.period_from <= as_of).order_by("period_from"))
    points: dict[tuple[str, ...], list[TotalPoint]] = defaultdict(list)
    for row in rows:
        touchpoint, stage = str(row["touchpoint_id"] or ""), str(row["stage_id"] or "")
        if touchpoint not in stage_of if touchpoint else stage not in stages:
            continue
        named = ("report_id", "title", "file_name", "label", "unit")
        key = (*(str(row[name] or "") for name in named), touchpoint, stage)
        points[key].append(
            TotalPoint(
                period_from=str(row["period_from"]),
                period_to=str(row["period_to"]),
                value=float(str(row["value"])),
            )
        )
    return tuple(
        TotalReading(
            report_id=key[0],
            title=key[1],
            file_name=key[2],
            label=key[3],
            unit=key[4],
            touchpoint_id=key[5],
            stage_id=stage_of.get(key[5], key[6]),
            latest=found[-1],
            points=tuple(found),
        )
        for key, found in sorted(
            points.items(), key=lambda item: (item[0][5], item[0][6], item[0][3])
        )
    )
