"""Sentences that reach over several stages: a strip from their first column to their last."""

from __future__ import annotations

from desireline.maps.journey_map import JourneyMap, Lane, Statement
from desireline.maps.reading import MapReading, State
from desireline.maps.spans import is_spanning, stages_under
from desireline.rendering.drawing import Picture, Sheet
from desireline.rendering.evidence_marks import draw_glyph
from desireline.rendering.icons import icon_svg
from desireline.rendering.map_strip import INSET
from desireline.rendering.theme import colors

LEADING, PAD, GAP = 15.5, 5.0, 5.0
_STROKES: dict[str, tuple[float, ...]] = {"assumed": (4.0, 3.0), "reported": (1.0, 3.0)}


def draw_spans(  # noqa: PLR0913 - one row at one place
    sheet: Sheet,
    journey_map: JourneyMap,
    reading: MapReading,
    lane: Lane,
    edges: tuple[float, ...],
    *,
    top: float,
    theme: str,
) -> float:
    """Draw a lane's strips from ``top`` on and return where they end; ``top`` without any.

    A strip lies as high as those it shares a stage with leave room.
    """
    states = {entry.statement_id: entry.state for entry in reading.statements}
    order = [stage.id for stage in journey_map.stages]
    ends = [top] * len(order)
    for statement in journey_map.statements:
        if statement.lane_id != lane.id or not is_spanning(journey_map, statement):
            continue
        places = [order.index(stage_id) for stage_id in stages_under(journey_map, statement)]
        ended = _strip(
            sheet,
            statement,
            states.get(statement.id, "assumed"),
            between=(edges[places[0]] + 6, edges[places[-1] + 1] - 6),
            top=max(ends[place] for place in places),
            voice=lane.kind == "thoughts",
            theme=theme,
        )
        for place in places:
            ends[place] = ended + GAP
    return max(ends, default=top)


def _strip(  # noqa: PLR0913 - one strip at one place
    sheet: Sheet,
    statement: Statement,
    state: State,
    *,
    between: tuple[float, float],
    top: float,
    voice: bool,
    theme: str,
) -> float:
    left, right = between
    words = Sheet()
    x = left + INSET + 9 + (18 if statement.part == "barrier" else 0)
    draw_glyph(words, state, x=left + INSET - 6, y=top + PAD + 2.5, size=10)
    if statement.part == "barrier":
        svg = icon_svg("triangle-alert", colors(theme)["neg"])
        spot = Picture(x=x - 18, y=top + PAD + 1, size=13, svg=svg, says=statement.part)
        words.marks.append(spot)
    made = words.text(
        x,
        top + PAD + 11,
        statement.text,
        size=13 if voice else 12,
        weight=600 if state == "contradicted" and not voice else 400,
        color="ink-2" if state in {"assumed", "stale"} else "ink-1",
        voice=voice,
        room=right - x - 8,
        leading=LEADING,
    )
    tall = LEADING * len(made.lines) + 2 * PAD
    sheet.box(
        *(left, top, right - left, tall),
        radius=4,
        fill="sheet",
        stroke="contra" if state == "contradicted" else "line-3",
        dash=_STROKES.get(state, ()),
    )
    sheet.marks += words.marks
    return top + tall
