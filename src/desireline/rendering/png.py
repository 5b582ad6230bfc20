"""A picture as PNG, drawn with the package's own fonts and no others."""

from __future__ import annotations

import resvg_py

from desireline.rendering.fonts import UI, VOICE, font_files


def picture_png(svg: str, *, zoom: float = 1.0) -> bytes:
    """Return an SVG drawn as PNG, ``zoom`` px for each px of the sheet."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=[str(path) for path in font_files()],
            font_family=UI,
            sans_serif_family=UI,
            serif_family=VOICE,
        )
    )
