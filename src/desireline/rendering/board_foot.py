"""The numbers at the foot of the board's sheet, each as a figure that opens to its rows."""

from __future__ import annotations

from dataclasses import replace

from desireline.maps.reading import Figure, MapReading
from desireline.rendering.drawing import Sheet
from desireline.rendering.saying import days, long_date
from desireline.rendering.words import count


def cells_figure(reading: MapReading) -> Figure:
    """Return the share of the map's cells that rest on data."""
    backed = sum(reading.states.get(state, 0) for state in ("measured", "reported"))
    return Figure(
        measure="cells",
        value=reading.backed_share,
        unit="share",
        n=reading.cells_total,
        part=backed,
        grain="cells",
        definition="The map's cells, empty and hidden ones included, that rest on data: measured "
        "or reported.",
        rows="cells",
    )


def ratings_figure(reading: MapReading) -> Figure:
    """Return how many ratings the curve of feeling rests on."""
    asked = sum(point.figure.n for point in reading.emotions)
    return replace(
        reading.journeys,
        measure="ratings",
        value=asked,
        n=asked,
        part=None,
        grain="answers",
        definition="What customers said about the map's touchpoints, one value for each answered "
        "questionnaire, review or rated contact with a score or a named emotion.",
        rows="ratings",
        hidden="",
    )


def sources_figure(sources: int) -> Figure:
    """Return how many sources the workspace holds."""
    return Figure(
        measure="sources",
        value=sources,
        unit="count",
        n=sources,
        grain="sources",
        definition="Sources of the workspace, each with its files, the rows kept of them and the "
        "days they speak of; no filter changes how many they are.",
        rows="sources",
    )


def draw_counted(  # noqa: PLR0913 - one line at one place
    sheet: Sheet, reading: MapReading, *, sources: int, x: float, y: float, size: float
) -> None:
    """Write the journeys, the ratings and the sources in one line, each number to be opened."""
    ratings = ratings_figure(reading)
    begun = sheet.text(
        x,
        y,
        f"{count(reading.journeys.value)} journeys begun {days(reading)}, followed to "
        f"{long_date(reading.as_of)}.",
        size=size,
        color="ink-2",
        figure=reading.journeys,
        says="journeys on this map",
    )
    said = sheet.text(
        x + begun.width + size * 0.3,
        y,
        f"{count(ratings.value)} ratings,",
        size=size,
        color="ink-2",
        figure=ratings if ratings.n else None,
        says="ratings of the touchpoints",
    )
    after = x + begun.width + said.width + size * 0.6
    sheet.text(
        after,
        y,
        f"{sources} {'source' if sources == 1 else 'sources'}.",
        size=size,
        color="ink-2",
        figure=sources_figure(sources) if sources else None,
        says="sources with their files",
    )
