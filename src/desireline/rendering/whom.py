"""Whom a picture's figures are about, and whose face stands for the map."""

from __future__ import annotations

from desireline.maps.journey_map import JourneyMap, Persona
from desireline.maps.reading import MapReading
from desireline.rendering.drawing import Picture, Sheet

EVERYBODY = "Everybody"


def primary(journey_map: JourneyMap, reading: MapReading) -> Persona | None:
    """Return the persona the reading is limited to, else the map's primary one."""
    wanted = reading.applied.persona_id
    return next(
        (who for who in journey_map.personas if (who.id == wanted if wanted else who.primary)),
        None,
    )


def whose(journey_map: JourneyMap, reading: MapReading) -> str:
    """Return whose journeys the figures count: one persona's only where they are limited to it."""
    who = primary(journey_map, reading)
    return who.name if who is not None and reading.applied.persona_id else EVERYBODY


def draw_portrait(sheet: Sheet, who: Persona, *, x: float, y: float, size: float) -> None:
    """Draw a persona's face, or its initial where it has none."""
    if who.portrait:
        sheet.marks.append(
            Picture(x=x, y=y, size=size, svg=who.portrait, says=who.name, circle=True)
        )
        return
    sheet.box(x, y, size, size, radius=size / 2, fill="brand-tint")
    sheet.text(
        x + size / 2,
        y + size * 0.62,
        who.name[:1].upper(),
        size=size * 0.4,
        weight=600,
        color="brand",
        anchor="middle",
    )
