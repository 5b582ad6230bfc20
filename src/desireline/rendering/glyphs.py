"""The five evidence glyphs, the badges and the textures: shape first, colour second."""

from __future__ import annotations

from html import escape

from desireline.rendering.words import width

TOKEN = {
    "measured": "measured",
    "reported": "reported",
    "assumed": "assumed",
    "contradicted": "contra",
    "stale": "stale",
}


def DEFINITIONS(ink: dict[str, str]) -> str:  # noqa: N802 - reads as the SVG element it makes
    """Return the textures: hatch, dot raster, fading loss and hatched loss."""
    return (
        '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="7" '
        f'stroke="{ink["hatch"]}" stroke-width="1.4"/></pattern>'
        '<pattern id="raster" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<circle cx="1.5" cy="1.5" r=".9" fill="{ink["raster"]}"/></pattern>'
        '<pattern id="hatch-loss" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" '
        f'stroke="{ink["neg"]}" stroke-width="2"/></pattern>'
        '<linearGradient id="fade" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{ink["neg"]}" stop-opacity=".62"/>'
        f'<stop offset="1" stop-color="{ink["neg"]}" stop-opacity="0"/></linearGradient></defs>'
    )


def glyph(ink: dict[str, str], state: str, *, x: float, y: float) -> str:
    """Return one 12 × 12 glyph at a place."""
    color, paper = ink[TOKEN[state]], ink["sheet"]
    drawn = {
        "measured": f'<circle cx="6" cy="6" r="5.5" fill="{color}"/>'
        f'<path d="M3.4,6.2L5.3,8L8.7,4.4" fill="none" stroke="{paper}" stroke-width="1.5"/>',
        "reported": f'<path d="M1.5,1.5H10.5V8.3H6L3.4,10.8V8.3H1.5Z" fill="{color}"/>',
        "assumed": f'<circle cx="6" cy="6" r="4.8" fill="none" stroke="{color}" '
        'stroke-width="1.5" stroke-dasharray="2.2 1.6"/>',
        "contradicted": f'<path d="M6,0L12,6L6,12L0,6Z" fill="{color}"/><path d="M3.8,5H8.2M3.8,7'
        f'H8.2M7.2,3.4L4.8,8.6" stroke="{paper}" stroke-width="1"/>',
        "stale": f'<circle cx="6" cy="6" r="5" fill="none" stroke="{color}" stroke-width="1.3"/>'
        f'<path d="M6,6V1.2A4.8,4.8 0 0 1 10.8,6Z" fill="{color}"/>',
    }
    return f'<g transform="translate({x:.1f},{y:.1f})">{drawn[state]}</g>'


def badge(  # noqa: PLR0913 - one badge at one place
    parts: list[str],
    ink: dict[str, str],
    *,
    state: str,
    words: str,
    right: float,
    y: float,
) -> None:
    """Draw glyph and words, flush right; doubt gets a pill, fact stays bare."""
    wide = width(words, 10.5) + 17
    left = right - wide
    token = TOKEN[state]
    if state in {"contradicted", "stale", "assumed"}:
        dash = ' stroke-dasharray="3 2"' if state == "assumed" else ""
        edge = ink["line-3"] if state == "assumed" else ink[f"{token}-tint"]
        fill = ink["sheet"] if state == "assumed" else ink[f"{token}-tint"]
        parts.append(
            f'<rect x="{left - 5:.1f}" y="{y - 3:.1f}" width="{wide + 9:.1f}" height="18" rx="9" '
            f'fill="{fill}" stroke="{edge}"{dash}/>'
        )
    parts.append(glyph(ink, state, x=left, y=y))
    parts.append(
        f'<text x="{right:.1f}" y="{y + 10:.1f}" font-size="10.5" font-weight="500" '
        f'text-anchor="end" fill="{ink[token]}">{escape(words)}</text>'
    )
