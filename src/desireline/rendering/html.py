"""The map as one self-contained page: the picture, and every number of it as text in tables."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader

from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Figure, MapReading
from desireline.rendering.map_svg import map_svg
from desireline.rendering.words import STATES, count, duration, percent, signed

_PAGES = Environment(
    loader=PackageLoader("desireline.rendering", "pages"), autoescape=True, trim_blocks=True
)


def shown(figure: Figure) -> str:
    """Return a figure's value in its unit."""
    if figure.value is None:
        return "–"
    if figure.unit == "share":
        return percent(figure.value)
    if figure.unit == "seconds":
        return duration(figure.value)
    if figure.unit == "valence":
        return signed(figure.value)
    return f"{figure.value:.2f}" if figure.unit == "per journey" else count(figure.value)


def interval(figure: Figure) -> str:
    """Return the 95 % interval in the figure's unit, empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    if figure.unit == "share":
        return f"{figure.low * 100:.1f}–{figure.high * 100:.1f}%"
    if figure.unit == "seconds":
        return f"{duration(figure.low)} – {duration(figure.high)}"
    return f"{figure.low:.2f} – {figure.high:.2f}".replace("-", "−")


def map_html(journey_map: JourneyMap, reading: MapReading) -> str:
    """Return the page; it asks nothing of any other host."""
    page = _PAGES.get_template("map.html")
    return page.render(
        map=journey_map,
        reading=reading,
        picture=map_svg(journey_map, reading),
        shown=shown,
        interval=interval,
        states=STATES,
        stage_names={stage.id: stage.name for stage in journey_map.stages},
        lane_names={lane.id: lane.name for lane in journey_map.lanes},
        point_names={point.id: point.name for point in journey_map.touchpoints},
        kpi_names={kpi.id: kpi.name for kpi in journey_map.kpis},
        words={statement.id: statement for statement in journey_map.statements},
    )
