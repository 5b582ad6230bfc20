"""Sheets as a PDF with real text, one page each, set in the package's own fonts."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import typst

from desireline.rendering.drawing import Drawing, printable
from desireline.rendering.drawing_svg import drawing_svg
from desireline.rendering.fonts import folder

A3_LANDSCAPE = (420, 297)


def drawings_pdf(
    drawings: Sequence[Drawing], *, title: str, millimetres: tuple[int, int] = A3_LANDSCAPE
) -> bytes:
    """Return one page for each drawing, each scaled to the page's width."""
    wide, tall = millimetres
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        pages = []
        for number, drawing in enumerate(drawings):
            name = f"page-{number}.svg"
            svg = drawing_svg(drawing, background=False)
            (root / name).write_text(svg, encoding="utf-8")
            alt = _quoted(drawing.title)
            pages.append(f"#image({_quoted(name)}, width: 100%, alt: {alt})")
        (root / "map.typ").write_text(
            f"#set document(title: {_quoted(title)})\n"
            f"#set page(width: {wide}mm, height: {tall}mm, margin: 0mm)\n"
            + "\n#pagebreak()\n".join(pages),
            encoding="utf-8",
        )
        made = typst.compile(
            str(root / "map.typ"),
            root=str(root),
            font_paths=[str(folder())],
            ignore_system_fonts=True,
        )
    return bytes(made)


def _quoted(words: str) -> str:
    """Return a text as Typst writes strings."""
    return '"' + printable(words).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
