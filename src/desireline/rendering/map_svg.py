"""The whole map as one SVG with real text, as large as the map needs."""

from __future__ import annotations

from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import MapReading
from desireline.rendering.board import Circumstances
from desireline.rendering.drawing_svg import drawing_svg
from desireline.rendering.map_sheet import map_drawing


def map_svg(
    journey_map: JourneyMap,
    reading: MapReading,
    *,
    around: Circumstances | None = None,
    theme: str = "light",
) -> str:
    """Return the map as SVG; it is a picture of exactly this reading."""
    said = around or Circumstances(revision=reading.revision)
    drawing = map_drawing(journey_map, reading, around=said, theme=theme)
    return drawing_svg(drawing, theme=theme)
