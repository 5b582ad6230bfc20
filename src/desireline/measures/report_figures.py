"""A total of our own reports as a figure: exact, with the report, its file and its period."""

from __future__ import annotations

from dataclasses import replace

from desireline.journeys.populations import Population
from desireline.journeys.references import read_reference
from desireline.journeys.report_lines import ReportLine, lines_of
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.reading import Figure, Unit
from desireline.maps.small_numbers import CLAIM_FROM, too_few

UNITS: dict[str, Unit] = {"count": "count", "share": "share"}


def total_figure(study: Study, found: Population, *, ref: str) -> Figure:
    """Give a total, or a line's share of its report, as the report has it.

    It has no interval: a report counts everything it speaks of. ``n`` counts the report's lines
    behind it. A share of fewer than thirty things is not told.

    Raises:
        UnknownReferenceError: If the reference names no total.
    """
    kind, _, _, _, label, report_id = read_reference(ref).about
    quantity = Quantity(kind=found.measure, field=label, value=report_id)  # type: ignore[arg-type]
    lines = lines_of(study, quantity)
    if not lines:
        return _figure(found, ref=ref, value=None, unit="count", lines=())
    if kind == "total":
        unit = UNITS.get(lines[0].unit, "number")
        return _figure(found, ref=ref, value=lines[0].value, unit=unit, lines=lines)
    whole = sum(one.value for one in lines)
    mine = sum(one.value for one in lines if one.label == label)
    if 0 < whole < CLAIM_FROM:
        few = too_few(round(whole))
        return _figure(found, ref=ref, value=None, unit="share", lines=lines, hidden=few)
    share = mine / whole if whole > 0 else None
    shared = _figure(found, ref=ref, value=share, unit="share", lines=lines)
    return replace(shared, fewest=_fewest(mine, whole - mine))


def _fewest(mine: float, others: float) -> int:
    """Return the smaller of a line and all others, as far as there is one: what a share tells."""
    told = [round(part) for part in (mine, others) if part > 0]
    return min(told, default=0)


def _figure(  # noqa: PLR0913 - all that is known of a total
    found: Population,
    *,
    ref: str,
    value: float | None,
    unit: Unit,
    lines: tuple[ReportLine, ...],
    hidden: str = "",
) -> Figure:
    first = lines[0] if lines else None
    return Figure(
        measure=found.measure,
        value=value,
        unit=unit,
        n=len(lines),
        grain="totals",
        definition=found.definition,
        rows=ref,
        part=1 if found.has_part and lines and not hidden else None,
        period_from=first.period_from if first else "",
        period_to=first.period_to if first else "",
        hidden=hidden,
        source=first.source if first else "",
    )
