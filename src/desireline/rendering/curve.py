"""The emotion curve: a monotone cubic through what is known, broken where nothing is."""

from __future__ import annotations

from itertools import pairwise

Point = tuple[float, float]


def _tangents(points: list[Point]) -> list[float]:
    """Return Fritsch and Carlson's tangents: no overshoot, so no invented peaks.

    Source: Fritsch and Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17
    (1980).
    """
    slopes = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    inner = [
        0.0 if before * after <= 0 else 2 * before * after / (before + after)
        for before, after in pairwise(slopes)
    ]
    return [slopes[0], *inner, slopes[-1]]


def monotone(points: list[Point]) -> str:
    """Return an SVG path through points of rising x; one point is no line."""
    if len(points) < 2:  # noqa: PLR2004 - a line needs two points
        return ""
    tangents = _tangents(points)
    path = f"M{points[0][0]:.1f},{points[0][1]:.1f}"
    for (start, end), (m0, m1) in zip(pairwise(points), pairwise(tangents), strict=True):
        third = (end[0] - start[0]) / 3
        path += (
            f"C{start[0] + third:.1f},{start[1] + m0 * third:.1f} "
            f"{end[0] - third:.1f},{end[1] - m1 * third:.1f} {end[0]:.1f},{end[1]:.1f}"
        )
    return path
