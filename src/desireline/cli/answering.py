"""Print an answer about an event file: rows as a table, and what they rest on in sentences."""

from __future__ import annotations

import math
from datetime import UTC, datetime

from rich.markup import escape

from desireline.cli.output import duration, out, share, table
from desireline.measures.measured_table import MeasuredTable

_SHOWN = 20


def plain(value: object) -> object:
    """Give a document's values as JSON knows them: moments as ISO text in UTC."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return None if isinstance(value, float) and math.isnan(value) else value


def print_answer(answer: MeasuredTable) -> None:
    """Print the rows as a table, and below what they rest on."""
    columns = answer.rows.column_names
    left = {"kind", "customer", "cohort", "pattern", "start", "end"}
    left |= {"touchpoint", "next_touchpoint", "later_touchpoint", "touchpoints", "after"}
    left |= {"segment", "from", "to", "outcome", "step", "verdict", "journeys_made"}
    shown = table("", *(name if name in left else f"{name}#" for name in columns))
    for row in answer.rows.slice(0, _SHOWN).to_pylist():
        shown.add_row(*(escape(_cell(name, value)) for name, value in row.items()))
    out.print(escape(answer.definition), highlight=False)
    out.print(shown)
    if len(answer) > _SHOWN:
        out.print(f"… {len(answer) - _SHOWN:,} more rows: --json prints all.", highlight=False)
    first, last = (moment[:10] for moment in answer.period)
    facts = (
        answer.chosen,
        f"n = {answer.n:,} {answer.grain}; events {first} to {last}, as of {answer.as_of[:10]}.",
        f"Of what: {answer.denominator}.",
        f"Bounds: {answer.interval}.",
        f"Order: {answer.order_rule}",
        f"Journey: {answer.journey_rule}",
        *answer.notes,
    )
    for fact in facts:
        if fact:
            out.print(f"  {fact}", markup=False, highlight=False)


def _cell(name: str, value: object) -> str:  # noqa: PLR0911 - one line a kind of value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "other" if name == "touchpoints" else "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " → ".join(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        if name.startswith(("difference", "effect", "at_equal")):
            return f"{100 * value:+.1f} pts"
        if "seconds" in name or name.startswith("median"):
            return duration(value)
        return share(value) if "share" in name or name == "coverage" else f"{value:,.2f}"
    return str(value)
