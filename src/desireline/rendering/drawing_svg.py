"""A drawing as SVG with real text."""

from __future__ import annotations

import base64
import re
from functools import cache
from html import escape
from importlib.resources import files

from desireline.rendering.drawing import Box, Drawing, Mark, Path, Picture, Segment, Text, printable
from desireline.rendering.fonts import UI, VOICE
from desireline.rendering.theme import colors

FACES = ("furious", "annoyed", "neutral", "glad", "delighted")
_UNSAFE = re.compile(r"<script|<foreignObject|\son\w+\s*=|href\s*=\s*[\"'](?!#)", re.IGNORECASE)


@cache
def face_svg(level: str) -> str:
    """Return the drawn face of an emotion level."""
    return (files("desireline.rendering") / "faces" / f"{level}.svg").read_text(encoding="utf-8")


def drawing_svg(drawing: Drawing, *, theme: str = "light", background: bool = True) -> str:
    """Return the drawing as one SVG that asks nothing of any other file."""
    ink = colors(theme)
    wide, tall = drawing.width, drawing.height
    paper = f'<rect width="{_n(wide)}" height="{_n(tall)}" fill="{ink["sheet"]}"/>'
    body = "".join(_mark(mark, ink) for mark in drawing.marks)
    title = escape(printable(drawing.title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(wide)} {_n(tall)}" '
        f'width="{_n(wide)}" height="{_n(tall)}" font-family="{UI}, \'Helvetica Neue\', Arial, '
        f'sans-serif" role="img" aria-label="{title}"><title>{title}</title>{_looks(ink)}'
        f"{paper if background else ''}{body}</svg>"
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def path_data(segments: tuple[Segment, ...]) -> str:
    """Return the segments in SVG's own notation."""
    return "".join(verb + " ".join(_n(value) for value in places) for verb, places in segments)


def _looks(ink: dict[str, str]) -> str:
    def lines(name: str, color: str, *, gap: int, wide: float) -> str:
        return (
            f'<pattern id="{name}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="{gap}" '
            f'stroke="{color}" stroke-width="{wide}"/></pattern>'
        )

    return (
        "<defs>"
        + lines("look-hatch", ink["hatch"], gap=7, wide=1.4)
        + lines("look-hatch-loss", ink["neg"], gap=9, wide=3)
        + '<pattern id="look-raster" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<circle cx="1.5" cy="1.5" r=".9" fill="{ink["raster"]}"/></pattern>'
        '<linearGradient id="look-fade" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset=".2" stop-color="{ink["neg"]}" stop-opacity=".62"/>'
        f'<stop offset="1" stop-color="{ink["neg"]}" stop-opacity=".05"/></linearGradient></defs>'
    )


def _paint(mark: Box | Path, ink: dict[str, str]) -> str:
    fill = f"url(#look-{mark.look})" if mark.look else ink[mark.fill] if mark.fill else "none"
    made = f' fill="{fill}"'
    if mark.stroke:
        made += f' stroke="{ink[mark.stroke]}" stroke-width="{_n(mark.wide)}"'
        if mark.dash:
            made += f' stroke-dasharray="{" ".join(_n(part) for part in mark.dash)}"'
    return made


def _mark(mark: Mark, ink: dict[str, str]) -> str:
    if isinstance(mark, Text):
        return _text(mark, ink)
    if isinstance(mark, Picture):
        return _picture(mark)
    if isinstance(mark, Box):
        base = ""
        if mark.look and mark.fill:
            base = (
                f'<rect x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.w)}" '
                f'height="{_n(mark.h)}" rx="{_n(mark.radius)}" fill="{ink[mark.fill]}"/>'
            )
        return base + (
            f'<rect x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.w)}" '
            f'height="{_n(mark.h)}" rx="{_n(mark.radius)}"{_paint(mark, ink)}/>'
        )
    extra = f' opacity="{mark.opacity}"' if mark.opacity < 1 else ""
    if mark.round:
        extra += ' stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{path_data(mark.segments)}"{_paint(mark, ink)}{extra}/>'


def _text(mark: Text, ink: dict[str, str]) -> str:
    family = f' font-family="\'{VOICE}\', Georgia, serif" font-style="italic"' if mark.voice else ""
    return "".join(
        f'<text x="{_n(mark.x)}" y="{_n(mark.y + row * mark.step)}" font-size="{_n(mark.size)}" '
        f'font-weight="{mark.weight}" fill="{ink[mark.color]}" text-anchor="{mark.anchor}"'
        f"{family}>{escape(line)}</text>"
        for row, line in enumerate(mark.lines)
    )


def picture_svg(mark: Picture) -> str:
    """Return the SVG a picture shows; one that could act or fetch is left out."""
    svg = face_svg(mark.face) if mark.face else mark.svg
    return "" if _UNSAFE.search(svg) else svg


def _picture(mark: Picture) -> str:
    svg = picture_svg(mark)
    if not svg:
        return ""
    packed = base64.b64encode(svg.encode()).decode()
    clip = opening = ""
    if mark.circle:
        half = mark.size / 2
        name = f"round-{_n(mark.x)}-{_n(mark.y)}".replace(".", "_")
        opening = (
            f'<clipPath id="{name}"><circle cx="{_n(mark.x + half)}" cy="{_n(mark.y + half)}" '
            f'r="{_n(half)}"/></clipPath>'
        )
        clip = f' clip-path="url(#{name})"'
    return (
        f'{opening}<image x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.size)}" '
        f'height="{_n(mark.size)}"{clip} href="data:image/svg+xml;base64,{packed}">'
        f"<title>{escape(printable(mark.says))}</title></image>"
    )
