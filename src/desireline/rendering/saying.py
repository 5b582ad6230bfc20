"""The sentences every picture repeats: period, as-of date, units, and what cells rest on."""

from __future__ import annotations

from datetime import date, timedelta

from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import target_label
from desireline.maps.reading import Figure, MapReading
from desireline.rendering.words import count, duration, percent, points, signed


def _span(reading: MapReading) -> tuple[date, date] | None:
    start = reading.applied.period_from or reading.coverage.data_from
    end = reading.applied.period_to
    if not start or not (end or reading.coverage.data_to):
        return None
    last = (
        date.fromisoformat(end[:10]) - timedelta(days=1)
        if end
        else date.fromisoformat(reading.coverage.data_to[:10])
    )
    return date.fromisoformat(start[:10]), last


def period(reading: MapReading) -> str:
    """Return the period as months: "Aug–Oct 2026"."""
    span = _span(reading)
    if span is None:
        return f"as of {long_date(reading.as_of)}"
    first, last = span
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%b %Y}"
    if first.year == last.year:
        return f"{first:%b}–{last:%b %Y}"
    return f"{first:%b %Y} – {last:%b %Y}"


def days(reading: MapReading) -> str:
    """Return the period to the day: "1 Aug – 31 Oct 2026"."""
    span = _span(reading)
    if span is None:
        return f"before {long_date(reading.as_of)}"
    first, last = span
    start = short_date(first.isoformat())
    if first.year != last.year:
        start = long_date(first.isoformat())
    return f"{start} – {long_date(last.isoformat())}"


def short_date(iso: str) -> str:
    """Return a day without its year: "9 Nov"."""
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {day:%b}"


def long_date(iso: str) -> str:
    """Return a day with its year: "9 Nov 2026"."""
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {day:%b %Y}"


def figure_days(figure: Figure) -> str:
    """Return a figure's period, first to last day; empty where it has none."""
    if not figure.period_from or not figure.period_to:
        return ""
    last = date.fromisoformat(figure.period_to[:10]) - timedelta(days=1)
    return f"{long_date(figure.period_from)} – {long_date(last.isoformat())}"


def backed_words(reading: MapReading) -> str:
    """Return "45 of 56 cells rest on data, 4 empty"."""
    backed = sum(reading.states.get(state, 0) for state in ("measured", "reported"))
    empty = reading.states.get("empty", 0)
    return f"{backed} of {reading.cells_total} cells rest on data, {empty} empty"


def shown(figure: Figure) -> str:
    """Return a figure's value in its unit; a dash for nobody."""
    if figure.value is None:
        return "–"
    if figure.unit == "share":
        return percent(figure.value)
    if figure.unit == "seconds":
        return duration(figure.value)
    if figure.unit == "valence":
        return signed(figure.value)
    if figure.unit == "points":
        return points(figure.value)
    return f"{figure.value:.2f}" if figure.unit == "per journey" else count(figure.value)


def interval(figure: Figure) -> str:
    """Return the 95% interval in the figure's unit, empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    if figure.unit == "share":
        return f"{figure.low * 100:.1f}–{figure.high * 100:.1f}%"
    if figure.unit == "seconds":
        return f"{duration(figure.low)} – {duration(figure.high)}"
    if figure.unit == "valence":
        return f"{signed(figure.low)} to {signed(figure.high)}"
    if figure.unit == "points":
        return f"{points(figure.low)} to {points(figure.high)}"
    return f"{figure.low:.2f} – {figure.high:.2f}".replace("-", "−")


def target_words(figure: Figure) -> str:
    """Return how many reached a target action: ``148 of 320 journeys, 46.3% (41.0–51.7%)``."""
    if figure.value is None or figure.part is None:
        return figure.hidden or "no journey yet"
    between = interval(figure)
    share = percent(figure.value) + (f" ({between})" if between else "")
    return f"{count(figure.part)} of {count(figure.n)} journeys, {share}"


def target_lines(journey_map: JourneyMap, reading: MapReading) -> tuple[str, ...]:
    """Return one line a target action, with what reached it and the period."""
    return tuple(
        f"{target_label(journey_map, one.target_id)}: {target_words(one.figure)}"
        + (f"; {figure_days(one.figure)}" if figure_days(one.figure) else "")
        for one in reading.targets
    )


def basis(figure: Figure) -> str:
    """Return n, interval and period of a figure as one line of small print."""
    counted = f"n {count(figure.n)} {figure.grain}"
    if figure.part is not None:
        counted = f"{count(figure.part)} of {count(figure.n)} {figure.grain}"
    between = interval(figure)
    parts = [counted]
    if between:
        parts.append(f"95% interval {between}")
    if figure.period_from and figure.period_to:
        parts.append(figure_days(figure))
    return "; ".join(parts)
