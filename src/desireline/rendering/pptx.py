"""Drawings as slides of native shapes that stay editable: text is text, the ribbon is a shape.

Slides carry no fonts, and a machine without Inter would take a wider one. So they are written in
two families that every Windows and macOS has and that free systems replace by ones of the very
same widths (Liberation). Arial is as wide as Inter or narrower: what was measured in Inter fits.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from desireline.rendering.drawing import Box, Drawing, Mark, Path, Picture, Text, printable
from desireline.rendering.drawing_svg import drawing_svg
from desireline.rendering.png import picture_png
from desireline.rendering.saying import basis
from desireline.rendering.theme import colors

EMU = 6350  # 1,920 px are 13.333 inches
SLIDE_UI, SLIDE_VOICE = "Arial", "Times New Roman"
ASCENT, TALL = 0.905, 1.149  # Arial's, of its size
TITLE_ONLY = 5
BOLD = 600
_ALIGN = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
_A = qn("a:t")[1:].partition("}")[0]


def slides_pptx(drawings: Sequence[Drawing], *, title: str, author: str = "") -> bytes:
    """Return a 16:9 presentation with one slide for each drawing of 1920 × 1080."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(1920 * EMU), Emu(1080 * EMU)
    deck.core_properties.title = printable(title)
    deck.core_properties.author = printable(author)
    for drawing in drawings:
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        ink = colors("light")
        held = slide.shapes.title
        for mark in drawing.marks:
            if isinstance(mark, Text) and mark.title and held is not None:
                _write(held, mark, ink)
                held = None
            else:
                _mark(slide, mark, ink)
        if held is not None:
            held.element.getparent().remove(held.element)
        notes = _spoken(drawing)
        if notes:
            slide.notes_slide.notes_text_frame.text = printable(notes)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _spoken(drawing: Drawing) -> str:
    """Return what each number of the slide rests on, for whoever speaks."""
    said = []
    for mark in drawing.marks:
        if isinstance(mark, Text) and mark.figure is not None:
            figure = mark.figure
            line = f"{' '.join(mark.lines)} ({mark.says}): {figure.definition} {basis(figure)}."
            if line not in said:
                said.append(line)
    return "\n".join(said)


def _mark(slide: object, mark: Mark, ink: dict[str, str]) -> None:
    shapes = slide.shapes  # type: ignore[attr-defined]
    if isinstance(mark, Text):
        _write(shapes.add_textbox(0, 0, 0, 0), mark, ink)
    elif isinstance(mark, Box):
        _box(shapes, mark, ink)
    elif isinstance(mark, Path):
        _path(shapes, mark, ink)
    else:
        _picture(shapes, mark)


def _write(shape: object, mark: Text, ink: dict[str, str]) -> None:
    left, _, right, _ = mark.box
    slack = 4 + (right - left) * 0.02
    offset = {"start": 0.0, "middle": slack / 2, "end": slack}[mark.anchor]
    tall = mark.size * TALL
    shape.left = Emu(round((left - offset) * EMU))  # type: ignore[attr-defined]
    shape.top = Emu(round((mark.y - mark.size * ASCENT) * EMU))  # type: ignore[attr-defined]
    shape.width = Emu(round((right - left + slack) * EMU))  # type: ignore[attr-defined]
    high = mark.step * (len(mark.lines) - 1) + tall
    shape.height = Emu(round(high * EMU))  # type: ignore[attr-defined]
    shape.name = (mark.says or " ".join(mark.lines))[:80]  # type: ignore[attr-defined]
    frame = shape.text_frame  # type: ignore[attr-defined]
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = False
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = _ALIGN[mark.anchor]
    paragraph.line_spacing = mark.step / tall if len(mark.lines) > 1 else 1.0
    for row, line in enumerate(mark.lines):
        if row:
            paragraph.add_line_break()
        run = paragraph.add_run()
        # a space at the end of a broken line keeps the words apart when the text is copied
        run.text = line + (" " if row + 1 < len(mark.lines) else "")
        font = run.font
        font.size = Pt(mark.size * EMU / 12_700)
        font.name = SLIDE_VOICE if mark.voice else SLIDE_UI
        font.bold = mark.weight >= BOLD
        font.italic = mark.voice
        font.color.rgb = _rgb(ink[mark.color])


def _rgb(color: str) -> RGBColor:
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def _box(shapes: object, mark: Box, ink: dict[str, str]) -> None:
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if mark.radius else MSO_SHAPE.RECTANGLE
    x, y, w, h = (Emu(round(side * EMU)) for side in (mark.x, mark.y, mark.w, mark.h))
    shape = shapes.add_shape(kind, x, y, w, h)  # type: ignore[attr-defined]
    if mark.radius:
        shape.adjustments[0] = min(0.5, mark.radius / max(min(mark.w, mark.h), 0.1))
    _paint(shape, mark, ink)


def _path(shapes: object, mark: Path, ink: dict[str, str]) -> None:
    points = [
        (places[at], places[at + 1])
        for _, places in mark.segments
        for at in range(0, len(places), 2)
    ]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide = max(max(x for x, _ in points) - left, 0.1)
    tall = max(max(y for _, y in points) - top, 0.1)
    x, y, w, h = (Emu(round(side * EMU)) for side in (left, top, wide, tall))
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, x, y, w, h)  # type: ignore[attr-defined]
    properties = shape._element.spPr  # noqa: SLF001 - the library has no curves of its own
    properties.remove(properties.find(qn("a:prstGeom")))
    outline = _geometry(mark, left=left, top=top, wide=wide, tall=tall)
    properties.insert(1, outline)
    _paint(shape, mark, ink)


def _geometry(mark: Path, *, left: float, top: float, wide: float, tall: float) -> etree._Element:
    verbs = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
    outline = etree.Element(f"{{{_A}}}custGeom", nsmap={"a": _A})
    for name in ("avLst", "gdLst", "ahLst", "cxnLst"):
        etree.SubElement(outline, f"{{{_A}}}{name}")
    etree.SubElement(outline, f"{{{_A}}}rect", l="0", t="0", r="r", b="b")
    paths = etree.SubElement(outline, f"{{{_A}}}pathLst")
    size = {"w": str(round(wide * EMU)), "h": str(round(tall * EMU))}
    if not (mark.fill or mark.look):
        size["fill"] = "none"
    drawn = etree.SubElement(paths, f"{{{_A}}}path", size)
    for verb, places in mark.segments:
        step = etree.SubElement(drawn, f"{{{_A}}}{verbs[verb]}")
        for at in range(0, len(places), 2):
            etree.SubElement(
                step,
                f"{{{_A}}}pt",
                x=str(round((places[at] - left) * EMU)),
                y=str(round((places[at + 1] - top) * EMU)),
            )
    return outline


def _color(parent: etree._Element, color: str, *, alpha: float = 1.0) -> None:
    held = etree.SubElement(parent, f"{{{_A}}}srgbClr", val=color.removeprefix("#").upper())
    if alpha < 1:
        etree.SubElement(held, f"{{{_A}}}alpha", val=str(round(alpha * 100_000)))


def _filling(mark: Box | Path, ink: dict[str, str]) -> etree._Element:
    if mark.look == "fade":
        fill = etree.Element(f"{{{_A}}}gradFill", nsmap={"a": _A}, rotWithShape="1")
        stops = etree.SubElement(fill, f"{{{_A}}}gsLst")
        for place, alpha in (("20000", 0.62), ("100000", 0.05)):
            _color(etree.SubElement(stops, f"{{{_A}}}gs", pos=place), ink["neg"], alpha=alpha)
        etree.SubElement(fill, f"{{{_A}}}lin", ang="5400000", scaled="0")
    elif mark.look:
        weave = {"hatch": "ltUpDiag", "hatch-loss": "wdUpDiag", "raster": "pct10"}[mark.look]
        line = {"hatch": "hatch", "hatch-loss": "neg", "raster": "raster"}[mark.look]
        fill = etree.Element(f"{{{_A}}}pattFill", nsmap={"a": _A}, prst=weave)
        _color(etree.SubElement(fill, f"{{{_A}}}fgClr"), ink[line])
        _color(etree.SubElement(fill, f"{{{_A}}}bgClr"), ink["sheet"])
    elif mark.fill:
        fill = etree.Element(f"{{{_A}}}solidFill", nsmap={"a": _A})
        _color(fill, ink[mark.fill], alpha=mark.opacity if isinstance(mark, Path) else 1.0)
    else:
        fill = etree.Element(f"{{{_A}}}noFill", nsmap={"a": _A})
    return fill


def _paint(shape: object, mark: Box | Path, ink: dict[str, str]) -> None:
    element = shape._element  # type: ignore[attr-defined]  # noqa: SLF001 - fills it does not know
    properties = element.spPr
    outline = properties.find(qn("a:custGeom"))
    if outline is None:
        outline = properties.find(qn("a:prstGeom"))
    outline.addnext(_filling(mark, ink))
    style = element.find(qn("p:style"))
    if style is not None:
        element.remove(style)
    line = shape.line  # type: ignore[attr-defined]
    if not mark.stroke:
        line.fill.background()
        return
    line.color.rgb = _rgb(ink[mark.stroke])
    line.width = Emu(round(mark.wide * EMU))
    if mark.dash:
        dotted = mark.dash[0] <= mark.wide
        line.dash_style = MSO_LINE.ROUND_DOT if dotted else MSO_LINE.DASH


def _picture(shapes: object, mark: Picture) -> None:
    x, y, size = (Emu(round(side * EMU)) for side in (mark.x, mark.y, mark.size))
    png = _small(mark.face, mark.svg, circle=mark.circle)
    shape = shapes.add_picture(io.BytesIO(png), x, y, size, size)  # type: ignore[attr-defined]
    shape.name = printable(mark.says)
    shape._element.nvPicPr.cNvPr.set("descr", shape.name)  # noqa: SLF001 - no setter for it


@lru_cache(maxsize=64)
def _small(face: str, svg: str, *, circle: bool) -> bytes:
    """Return a face or portrait as PNG; a deck shows the same few on every slide."""
    alone = Picture(x=0, y=0, size=256, face=face, svg=svg, circle=circle, says="")
    small = Drawing(width=256, height=256, title="", marks=(alone,))
    return picture_png(drawing_svg(small, background=False))
