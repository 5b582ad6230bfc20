"""The emotion curve's geometry: points, the line between neighbours, and its gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desireline.maps.journey_map import JourneyMap, Stage
from desireline.maps.reading import EmotionPoint, Figure, MapReading
from desireline.rendering.drawing import Segment
from desireline.rendering.drawing_svg import FACES

LEVELS = ("furious", "annoyed", "neutral", "glad", "delighted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """One point of the curve at its place."""

    point: EmotionPoint
    stage: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The line's pieces, each with the weaker state of its two ends, and the band's areas."""

    pieces: tuple[tuple[tuple[Segment, ...], str, bool], ...]
    bands: tuple[tuple[Segment, ...], ...]


def face_of(value: float) -> str:
    """Return the face of the level nearest to a valence."""
    return FACES[max(0, min(4, round(value) + 2))]


def word_of(point: EmotionPoint) -> str:
    """Return the customers' own word, else the nearest level's."""
    return point.word or LEVELS[max(0, min(4, round(point.figure.value or 0) + 2))]


def known(reading: MapReading, stage: Stage) -> tuple[EmotionPoint, ...]:
    """Return a stage's points that may be drawn as a line."""
    return tuple(
        point
        for point in reading.emotions
        if point.stage_id == stage.id and point.shown == "line" and point.figure.value is not None
    )


def by_hand(journey_map: JourneyMap, reading: MapReading, stage: Stage) -> tuple[EmotionPoint, ...]:
    """Return what somebody set by hand for a stage nobody was asked about: one point, n 0."""
    states = {entry.statement_id: entry.state for entry in reading.statements}
    for one in journey_map.statements:
        if one.stage_id == stage.id and one.part == "emotion" and one.emotion is not None:
            figure = Figure(
                measure="emotion",
                value=one.emotion,
                unit="valence",
                n=0,
                grain="answers",
                definition="Set by hand: nobody was asked here.",
                rows="",
            )
            point = EmotionPoint(
                touchpoint_id="",
                stage_id=stage.id,
                figure=figure,
                word=one.emotion_word,
                word_share=None,
                state=states.get(one.id, "assumed"),
                shown="line",
            )
            return (point,)
    return ()


def most_asked(reading: MapReading, stage: Stage) -> EmotionPoint | None:
    """Return the point of a stage that rests on the most answers."""
    return max(known(reading, stage), key=lambda point: point.figure.n, default=None)


def _tangents(points: Sequence[tuple[float, float]]) -> list[float]:
    slopes = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    inner = [
        0.0 if before * after <= 0 else 2 * before * after / (before + after)
        for before, after in pairwise(slopes)
    ]
    return [slopes[0], *inner, slopes[-1]]


def cubic(points: Sequence[tuple[float, float]]) -> list[Segment]:
    """Return the monotone cubic's pieces from the first point on (Fritsch and Carlson)."""
    if len(points) < 2:  # noqa: PLR2004 - a line needs two points
        return []
    tangents = _tangents(points)
    made: list[Segment] = []
    for (start, end), (m0, m1) in zip(pairwise(points), pairwise(tangents), strict=True):
        third = (end[0] - start[0]) / 3
        made.append(
            (
                "C",
                (
                    start[0] + third,
                    start[1] + m0 * third,
                    end[0] - third,
                    end[1] - m1 * third,
                    end[0],
                    end[1],
                ),
            )
        )
    return made


def curve(felt: Sequence[Felt], *, y: Callable[[float], float]) -> Curve:
    """Return what is drawn between points of neighbouring stages; a gap breaks the line."""
    runs: list[list[Felt]] = []
    for one in felt:
        if runs and one.stage - runs[-1][-1].stage <= 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    pieces: list[tuple[tuple[Segment, ...], str, bool]] = []
    bands = []
    for run in runs:
        for (one, other), piece in zip(
            pairwise(run), cubic([(spot.x, spot.y) for spot in run]), strict=True
        ):
            weaker = "assumed" if "assumed" in {one.point.state, other.point.state} else "reported"
            glad = (one.point.figure.value or 0) + (other.point.figure.value or 0) >= 0
            pieces.append(((("M", (one.x, one.y)), piece), weaker, glad))
        if len(run) > 1:
            bands.append(_band(run, y))
    return Curve(pieces=tuple(pieces), bands=tuple(bands))


def _band(run: Sequence[Felt], y: Callable[[float], float]) -> tuple[Segment, ...]:
    def edge(which: str) -> list[tuple[float, float]]:
        found = []
        for one in run:
            value = getattr(one.point.figure, which)
            found.append((one.x, one.y if value is None else y(value)))
        return found

    upper, lower = edge("high"), edge("low")
    back = [(-x, height) for x, height in reversed(lower)]
    mirrored: list[Segment] = [
        (
            verb,
            tuple(-part if place % 2 == 0 else part for place, part in enumerate(parts)),
        )
        for verb, parts in cubic(back)
    ]
    return (
        ("M", upper[0]),
        *cubic(upper),
        ("L", lower[-1]),
        *mirrored,
        ("Z", ()),
    )
