"""A bare event file in a notebook: its answers are tables, its flow is a picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desireline.measures.event_file import EventFile
from desireline.rendering.event_flow import event_flow_svg


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A drawn flow; a notebook shows it, ``save`` writes it as SVG."""

    svg: str

    def save(self, path: str | Path) -> None:
        """Write the picture as an SVG file."""
        Path(path).write_text(self.svg, encoding="utf-8")

    def _repr_html_(self) -> str:
        return self.svg


def draw_flow(
    events: EventFile, *, touchpoints: int = 12, edges: int = 24, theme: str = "light"
) -> Flow:
    """Draw the touchpoints most visited and the transitions most taken of a file or a part.

    >>> draw_flow(read_events("events.csv")).save("flow.svg")  # doctest: +SKIP

    From left to right and downwards by how early journeys come to them. A notebook shows the
    drawing. ``theme``: ``light`` or ``dark``.
    """
    return Flow(
        svg=event_flow_svg(
            events.transitions(),
            events.graph(),
            events.step_matrix(first=20),
            touchpoints=touchpoints,
            edges=edges,
            theme=theme,
        )
    )
