"""The lines of our own reports behind a total: counted by us, never part of a journey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import ibis

from desireline.journeys.definitions import sentence
from desireline.journeys.populations import Population
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One line of a report in its newest period that is over by the as-of day.

    Attributes:
        period_from, period_to: ISO days ``[period_from, period_to)``.
        unit: As the report says it: ``count``, ``share``, or a word such as ``minutes``.
    """

    report_id: str
    title: str
    file_name: str
    label: str
    period_from: str
    period_to: str
    value: float
    unit: str

    @property
    def source(self) -> str:
        """Return the report's title and the file it came from, as a sentence names them."""
        return f"“{self.title}”, {self.file_name}" if self.title else self.file_name


def newest_lines(study: Study) -> tuple[ReportLine, ...]:
    """Return every line of every report, each in its newest period, by report and label.

    A period that is over by the as-of day comes before one that still runs; one that begins
    after it does not count.
    """
    house = study.warehouse
    reports = house.table("reports").select("report_id", "title", "file_name")
    joined = house.table("totals").inner_join(reports, "report_id")
    today = _day(study.as_of_ms)
    found: dict[tuple[str, str], ReportLine] = {}
    for row in house.rows(joined.filter(joined.period_from <= today)):
        line = ReportLine(
            report_id=str(row["report_id"]),
            title=str(row["title"] or ""),
            file_name=str(row["file_name"] or ""),
            label=str(row["label"]),
            period_from=str(row["period_from"]),
            period_to=str(row["period_to"]),
            value=float(str(row["value"])),
            unit=str(row["unit"] or "count"),
        )
        key = (line.report_id, line.label)
        known = found.get(key)
        if known is None or _newness(line, today) > _newness(known, today):
            found[key] = line
    return tuple(found[key] for key in sorted(found))


def lines_of(study: Study, quantity: Quantity) -> tuple[ReportLine, ...]:
    """Return the line a quantity names, and for its share all counted lines of the same days.

    Nothing where there is no such report or line: the report may have been removed.
    """
    mine = [one for one in newest_lines(study) if one.report_id == quantity.value]
    named = [one for one in mine if one.label == quantity.field]
    if quantity.kind == "total" or not named:
        return tuple(named)
    days = (named[0].period_from, named[0].period_to)
    return tuple(
        one
        for one in mine
        if (one.period_from, one.period_to) == days and one.unit == named[0].unit
    )


def of_total(study: Study, quantity: Quantity) -> Population:
    """Give the lines behind a total, or behind its share of its report.

    ``at`` is the last day of their period; their words, period and unit stand beside.
    """
    lines = lines_of(study, quantity)
    days = period_days(lines[0]) if lines else "no period yet"
    names = {
        "label": quantity.field,
        "report": lines[0].source if lines else "a report that is not here any more",
        "days": days,
    }
    return Population(
        measure=quantity.kind,
        grain="totals",
        definition=sentence(quantity.kind, names),
        rows=_rows(study, quantity, lines),
    )


def period_days(line: ReportLine) -> str:
    """Return the first and last day of a line's period, ISO."""
    return f"{line.period_from} to {last_day(line.period_to)}"


def last_day(period_to: str) -> str:
    """Return the last day of a period ``[from, to)``, ISO."""
    return date.fromordinal(date.fromisoformat(period_to).toordinal() - 1).isoformat()


def _rows(study: Study, quantity: Quantity, lines: tuple[ReportLine, ...]) -> ibis.Table:
    totals = study.warehouse.table("totals")
    first = lines[0] if lines else None
    chosen = totals.filter(
        totals.report_id == quantity.value,
        totals.period_from == (first.period_from if first else ""),
        totals.period_to == (first.period_to if first else ""),
        totals.unit == (first.unit if first else ""),
    )
    if quantity.kind == "total":
        chosen = chosen.filter(chosen.label == quantity.field)
    counts = ibis.null("boolean") if quantity.kind == "total" else chosen.label == quantity.field
    ended = _ms(last_day(first.period_to)) if first else 0
    return chosen.select(
        id=ibis.row_number().over(order_by=["label"]),
        at=ibis.literal(ended, "int64"),
        counts=counts,
        value=chosen["value"].cast("float64"),
        label="label",
        period_from="period_from",
        period_to="period_to",
        unit="unit",
    )


def _newness(line: ReportLine, today: str) -> tuple[bool, str, str]:
    return (last_day(line.period_to) <= today, line.period_to, line.period_from)


def _ms(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) * 1000


def _day(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, tz=UTC).date().isoformat()
