"""A picture as PNG, drawn with the package's own fonts and no others."""

from __future__ import annotations

import base64
import re
from functools import lru_cache

import resvg_py

from desireline.rendering.fonts import UI, VOICE, font_files

_DRAWN = re.compile(
    r'(<image [^>]*?width="([\d.]+)"[^>]*?href=")data:image/svg\+xml;base64,([^"]+)"'
)
_FINER = 2.0  # px of a small picture for each px it is shown on
_KEPT = 256


def picture_png(svg: str, *, zoom: float = 1.0) -> bytes:
    """Return an SVG drawn as PNG, ``zoom`` px for each px of the sheet.

    Faces, icons and portraits are drawn once each beforehand: a drawn picture inside a picture
    costs the renderer a layer as large as the whole sheet.
    """

    def flat(found: re.Match[str]) -> str:
        side = max(1, round(float(found[2]) * zoom * _FINER))
        small = base64.b64encode(_small(found[3], side)).decode()
        return f'{found[1]}data:image/png;base64,{small}"'

    return _drawn(_DRAWN.sub(flat, svg), zoom=zoom)


@lru_cache(maxsize=_KEPT)
def _small(packed: str, side: int) -> bytes:
    """Return one small picture, an SVG in base64, as a square PNG."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}"><image '
        f'width="{side}" height="{side}" href="data:image/svg+xml;base64,{packed}"/></svg>'
    )
    return _drawn(svg, zoom=1.0)


def _drawn(svg: str, *, zoom: float) -> bytes:
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
