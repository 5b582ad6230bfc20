# ruff: noqa: S311 - drawn states are no secret
"""A guess never looks like evidence: each export says the state of each cell and sentence."""

from __future__ import annotations

import io
import os
import random
import re
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from PIL import Image
from pydantic import TypeAdapter
from pypdf import PdfReader

from desireline.maps.reading import Filter, MapReading
from desireline.rendering.board import Circumstances
from desireline.rendering.evidence_marks import TOKEN
from desireline.rendering.html import map_html
from desireline.rendering.map_sheet import print_drawings
from desireline.rendering.map_svg import map_svg
from desireline.rendering.pdf import drawings_pdf
from desireline.rendering.png import picture_png
from desireline.rendering.theme import colors
from desireline.rendering.words import STATES
from desireline.rendering.xlsx import figures_xlsx
from desireline.workspace.measuring import read

MAPS = int(os.environ.get("DESIRELINE_MARKED_MAPS", "1"))
# Print and pixels take seconds each: one map in so many is read back from them too.
PRINTED = 10
DRAWN_STATES = tuple(TOKEN)
NEAR = 40
AROUND = Circumstances(revision=7)


@pytest.fixture(scope="module", name="drawn")
def _drawn(opened_shop, small_shop):
    journey_map, _ = opened_shop.documents.get(small_shop.map_id)
    return journey_map, read(opened_shop, small_shop.map_id, limits=Filter())


def mixed(reading: MapReading, draw: random.Random) -> MapReading:
    """Give the reading with other states, and a badge of its own for each cell."""
    cells = tuple(
        replace(cell, state=draw.choice((*DRAWN_STATES, "empty")), badge=f"q{number:03}z")
        for number, cell in enumerate(reading.cells)
    )
    sentences = tuple(
        replace(one, state=draw.choice(DRAWN_STATES), badge="") for one in reading.statements
    )
    return replace(reading, cells=cells, statements=sentences)


def shown_cells(journey_map, reading):
    lanes = {one.id for one in journey_map.lanes if not one.hidden and one.kind != "conversion"}
    return [cell for cell in reading.cells if cell.lane_id in lanes and cell.state != "empty"]


def check_picture(svg: str, journey_map, reading, theme: str) -> dict[str, ET.Element]:
    """Check that each badge stands in the picture once, in the colour of its state."""
    ink, found = colors(theme), {}
    for one in ET.fromstring(svg).iter():  # noqa: S314 - our own picture
        words = "".join(one.itertext())
        if one.tag.endswith("}text") and re.fullmatch(r"q\d{3}z", words):
            assert words not in found
            found[words] = one
    wanted = shown_cells(journey_map, reading)
    assert found.keys() == {cell.badge for cell in wanted}
    for cell in wanted:
        assert found[cell.badge].get("fill") == ink[TOKEN[cell.state]], cell
    return found


def check_pixels(svg: str, badges: dict[str, ET.Element], reading, theme: str) -> None:
    """Check that the pixels of each badge wear the colour of its state."""
    picture = Image.open(io.BytesIO(picture_png(svg, zoom=2.0))).convert("RGB")
    ink = colors(theme)
    states = {cell.badge: cell.state for cell in reading.cells}
    for words, one in badges.items():
        right, base = 2 * float(one.get("x", "0")), 2 * float(one.get("y", "0"))
        box = (int(right) - 60, int(base) - 16, int(right), int(base) + 2)
        wanted = tuple(bytes.fromhex(ink[TOKEN[states[words]]].lstrip("#")))
        seen = picture.crop(box).getcolors(10_000)
        assert seen is not None
        nearest = min(
            sum(abs(a - b) for a, b in zip(pixel, wanted, strict=True)) for _, pixel in seen
        )
        assert nearest <= NEAR, (words, states[words])


def check_print(journey_map, reading) -> None:
    """Check that the text of the print holds every badge."""
    pages = print_drawings(journey_map, reading, around=AROUND)
    pdf = PdfReader(io.BytesIO(drawings_pdf(pages, title=journey_map.header.title)))
    said = "".join(page.extract_text() for page in pdf.pages)
    assert {cell.badge for cell in shown_cells(journey_map, reading)} == set(
        re.findall(r"q\d{3}z", said)
    )


@pytest.mark.parametrize("seed", range(3000, 3000 + MAPS))
def test_the_marks_of_a_map_of_mixed_states_are_read_back_from_every_export(drawn, seed) -> None:
    journey_map, before = drawn
    reading = mixed(before, random.Random(seed))
    theme = ("light", "dark")[seed % 2]
    svg = map_svg(journey_map, reading, theme=theme)
    badges = check_picture(svg, journey_map, reading, theme)
    said = {one.statement_id: STATES[one.state] for one in reading.statements}
    rows = re.findall(
        r'<tr data-statement="(.*?)".*?<td>.*?<td>.*?<td>.*?<td>(.*?)<td>',
        map_html(journey_map, reading),
        re.DOTALL,
    )
    assert {unescape(statement): state for statement, state in rows} == said
    book = openpyxl.load_workbook(io.BytesIO(figures_xlsx(journey_map, reading, around=AROUND)))
    cells = [row[2:4] for row in book["Cells"].iter_rows(min_row=2, values_only=True)]
    assert cells == [(STATES[cell.state], cell.badge) for cell in reading.cells]
    sentences = [row[3] for row in book["Sentences"].iter_rows(min_row=2, values_only=True)]
    assert sentences == [said[one.statement_id] for one in reading.statements]
    as_json = TypeAdapter(MapReading).dump_json(reading)
    again = TypeAdapter(MapReading).validate_json(as_json)
    assert (again.cells, again.statements) == (reading.cells, reading.statements)
    if (seed - 3000) % PRINTED == 0:
        check_pixels(svg, badges, reading, theme)
        check_print(journey_map, reading)
