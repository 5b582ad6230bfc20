"""The flow of an event file as a picture: touchpoints, and the transitions most taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from desireline.measures.measured_table import MeasuredTable
from desireline.rendering.fonts import UI, broken, shortened
from desireline.rendering.theme import colors

Row = Mapping[str, object]
_WIDE, _HIGH, _GAP_X, _GAP_Y, _EDGE, _HEAD = 168.0, 58.0, 108.0, 54.0, 44.0, 118.0
_ROWS = 3
_THICKEST = 14.0
_FONTS = f"font-family=\"{UI}, 'Helvetica Neue', Arial, sans-serif\""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    name: str
    x: float
    y: float
    column: int


def event_flow_svg(  # noqa: PLR0913 - three answers of one file, and how much to draw
    transitions: MeasuredTable,
    graph: MeasuredTable,
    matrix: MeasuredTable,
    *,
    touchpoints: int,
    edges: int,
    theme: str = "light",
) -> str:
    """Draw the most visited touchpoints and the transitions between them most taken.

    What is left out is said in the picture, with the share of all steps that is drawn.
    """
    nodes = graph.to_arrow().to_pylist()[:touchpoints]
    places = _placed([str(node["touchpoint"]) for node in nodes], matrix)
    rows = transitions.to_arrow().to_pylist()
    inside = [
        row for row in rows if row["touchpoint"] in places and row["next_touchpoint"] in places
    ]
    drawn = _drawn(inside, list(places), edges)
    moves = sum(_count(row) for row in rows if row["next_touchpoint"] is not None)
    covered = sum(_count(row) for row in drawn) / moves if moves else 0.0
    pairs = sum(row["next_touchpoint"] is not None for row in rows)
    columns = 1 + max((place.column for place in places.values()), default=0)
    wide = max(720.0, 2 * _EDGE + columns * _WIDE + (columns - 1) * _GAP_X)
    high = _HEAD + _ROWS * (_HIGH + _GAP_Y) + _GAP_Y / 3 - _EDGE / 2
    ink = colors(theme)
    first, last = (at[:10] for at in graph.period)
    said = (
        f"{len(places)} of {len(graph)} touchpoints; {len(drawn)} of {pairs} transitions drawn, "
        f"{covered:.0%} of all {moves:,}. {graph.n:,} journeys, events {first} to {last}. "
        f"{graph.chosen}"
    )
    lines = broken(
        f"{said} Wide = often; green = onward, grey = back or again.",
        size=12.5,
        room=wide - 2 * _EDGE,
    )
    most = max((_count(row) for row in drawn), default=1)
    size = f'width="{wide:.0f}" height="{high:.0f}" viewBox="0 0 {wide:.0f} {high:.0f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_FONTS} role="img">',
        f'<rect width="100%" height="100%" fill="{ink["sheet"]}"/>',
        _text(_EDGE, 36, "What follows what", ink["ink-1"], size=18, weight=600),
        *(_text(_EDGE, 58 + 17 * n, line, ink["ink-2"], size=12.5) for n, line in enumerate(lines)),
        *(_edge(row, places, ink, most=most) for row in reversed(drawn)),
        *(_node(places[str(node["touchpoint"])], node, ink) for node in nodes),
        "</svg>",
    ]
    return "".join(parts)


def _drawn(rows: Sequence[Row], names: Sequence[str], edges: int) -> list[Row]:
    """Choose the transitions most taken, and for each touchpoint left alone its strongest one."""
    chosen = list(rows[:edges])
    met = {row[end] for row in chosen for end in ("touchpoint", "next_touchpoint")}
    for name in names:
        if name in met:
            continue
        ways = [row for row in rows if name == row["next_touchpoint"] != row["touchpoint"]]
        ways += [row for row in rows if name == row["touchpoint"] != row["next_touchpoint"]]
        chosen += [row for row in ways[:1] if row not in chosen]
    return chosen


def _placed(names: Sequence[str], matrix: MeasuredTable) -> dict[str, _Place]:
    """Place touchpoints from left to right by how early they come, a few below one another."""
    steps: dict[str, list[tuple[int, int]]] = {name: [] for name in names}
    for row in matrix.to_arrow().to_pylist():
        if row["touchpoint"] in steps:
            steps[row["touchpoint"]].append((row["step_no"], row["journeys"]))
    early = {
        name: sum(step * n for step, n in found) / sum(n for _, n in found)
        for name, found in steps.items()
        if found
    }
    ordered = sorted(names, key=lambda name: (early.get(name, float("inf")), name))
    places = {}
    for number, name in enumerate(ordered):
        column, row = divmod(number, _ROWS)
        places[name] = _Place(
            name=name,
            x=_EDGE + column * (_WIDE + _GAP_X),
            y=_HEAD + row * (_HIGH + _GAP_Y) + (column % 2) * _GAP_Y / 3,
            column=column,
        )
    return places


def _edge(row: Row, places: Mapping[str, _Place], ink: Mapping[str, str], *, most: int) -> str:
    here, there = places[str(row["touchpoint"])], places[str(row["next_touchpoint"])]
    count = _count(row)
    thick = max(1.0, _THICKEST * count / most)
    middle = _HIGH / 2
    told = f"{here.name} → {there.name}: {count:,}"
    color, opacity = ink["line-3"], 0.55
    if there.column > here.column:
        path = _curve(here.x + _WIDE, here.y + middle, there.x, there.y + middle)
        color, opacity = ink["path"], 0.42
    elif there.column < here.column:
        path = _curve(here.x, here.y + middle + 14, there.x + _WIDE, there.y + middle + 14)
    elif here.name == there.name:
        path = f"M{here.x + _WIDE - 26:.1f} {here.y:.1f}c-6 -26 26 -26 16 0"
    else:
        down = there.y > here.y  # in a column, too, what comes later stands below
        if down:
            color, opacity = ink["path"], 0.42
        x, out = (here.x + _WIDE, 40.0) if down else (here.x, -40.0)
        path = (
            f"M{x:.1f} {here.y + middle + 8:.1f}C{x + out:.1f} {here.y + middle + 8:.1f} "
            f"{x + out:.1f} {there.y + middle - 8:.1f} {x:.1f} {there.y + middle - 8:.1f}"
        )
    return (
        f'<path d="{path}" fill="none" stroke="{color}" stroke-opacity="{opacity}" '
        f'stroke-width="{thick:.1f}"><title>{escape(told)}</title></path>'
    )


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    half = x + (to_x - x) / 2
    return f"M{x:.1f} {y:.1f}C{half:.1f} {y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"


def _node(place: _Place, row: Row, ink: Mapping[str, str]) -> str:
    name = shortened(place.name, size=13.5, room=_WIDE - 24, weight=600)
    share = row["share"]
    told = f"{row['journeys']:,} journeys"
    if isinstance(share, float):
        told += f" · {share:.0%}"
    return (
        f'<rect x="{place.x:.1f}" y="{place.y:.1f}" width="{_WIDE}" height="{_HIGH}" rx="8" '
        f'fill="{ink["raised"]}" stroke="{ink["line-3"]}"/>'
        + _text(place.x + 12, place.y + 24, name, ink["ink-1"], size=13.5, weight=600)
        + _text(place.x + 12, place.y + 44, told, ink["ink-2"], size=12)
    )


def _text(x: float, y: float, words: str, color: str, *, size: float, weight: int = 400) -> str:  # noqa: PLR0913 - a text
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" '
        f'fill="{color}">{escape(words)}</text>'
    )


def _count(row: Row) -> int:
    return int(str(row["count"]))
