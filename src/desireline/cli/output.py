"""Print answers: for people in tables and sentences, for programs as one JSON document."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.highlighter import JSONHighlighter
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from desireline.maps.signs import escaped, shown


class _Legible(Console):
    """A console that writes out what nobody can see: words of data never steer a terminal."""

    def render_str(self, text: str, **look: Any) -> Text:  # noqa: ANN401 - as the library has it
        """Return a text for the terminal, its unseen signs written out."""
        return super().render_str(shown(text), **look)


_COLORED = JSONHighlighter()
# Without a terminal there is no width to keep to: lines stay whole.
_WIDE = None if sys.stdout.isatty() else 200
out = _Legible(width=_WIDE)
err = _Legible(stderr=True, width=None if sys.stderr.isatty() else 200)


def print_json(document: object) -> None:
    """Print one JSON document, the signs nobody can see escaped as JSON may."""
    text = escaped(json.dumps(document, indent=1, ensure_ascii=False))
    out.print(_COLORED(text), soft_wrap=True) if out.is_terminal else print(text)  # noqa: T201


def day(moment_ms: int | None) -> str:
    """Return an ISO day, or a dash where there is none."""
    if moment_ms is None:
        return "–"
    return datetime.fromtimestamp(moment_ms / 1000, tz=UTC).date().isoformat()


def share(value: float | None) -> str:
    """Return a share in percent, or a dash for nobody."""
    return "–" if value is None else f"{value * 100:.1f}%"


def duration(seconds: float | None) -> str:
    """Return a time in the two largest units people use, or a dash."""
    if seconds is None:
        return "–"
    for size, unit, smaller, small in (
        (86_400, "d", 3600, "h"),
        (3600, "h", 60, "min"),
        (60, "min", 1, "s"),
    ):
        if seconds >= size:
            whole, rest = divmod(round(seconds), size)
            part = rest // smaller
            return f"{whole} {unit} {part} {small}" if part else f"{whole} {unit}"
    return f"{seconds:.0f} s"


def table(title: str, *columns: str) -> Table:
    """Return an empty table in the house's look; columns that end in # stand right."""
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for column in columns:
        made.add_column(
            column.removesuffix("#"), justify="right" if column.endswith("#") else "left"
        )
    return made


def receipt_lines(receipt: dict[str, Any]) -> None:
    """Print what became of every row of one file."""
    r = receipt
    out.print(f"[bold]{escape(r['file_name'])}[/]  into source “{escape(r['source_name'])}”")
    out.print(
        f"  {r['rows_read']:,} rows read = {r['inserted']:,} inserted + {r['updated']:,} updated + "
        f"{r['unchanged']:,} unchanged + {r['duplicate']:,} duplicate + "
        f"{r['rejected']:,} rejected",
        highlight=False,
    )
    if r.get("totals"):
        out.print(
            f"  kept {r['totals']:,} totals of a report; where each counts is said on a map's page "
            "Totals",
            highlight=False,
        )
    for group in r["rejects"]:
        rows = ", ".join(f"{number:,}" for number, _ in group["examples"][:3])
        place = f"(row {rows}). " if rows else ""
        out.print(
            f"  [yellow]{group['rows']:,} rejected[/]: {escape(group['sentence'])} "
            f"{place}{escape(group['remedy'])}",
            highlight=False,
        )
    for warning in r["warnings"]:
        out.print(f"  [yellow]note[/]: {escape(warning)}", highlight=False)


def clock_lines(questions: list[dict[str, Any]]) -> None:
    """Print which sources' clocks may disagree, and what would change it."""
    for question in questions:
        if question["settled"]:
            continue
        out.print(f"[yellow]clocks?[/] {escape(question['sentence'])}", highlight=False)
        for remedy in question["remedies"]:
            out.print(f"  {escape(remedy['sentence'])}", highlight=False)
