"""What leaves says what the map says: text of PDF, SVG, slides and workbook held against it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from fontTools.ttLib import TTFont
from pptx import Presentation
from pypdf import PdfReader

from desireline.maps.action import Action
from desireline.maps.finding import Finding
from desireline.maps.reading import Filter
from desireline.rendering.board import Circumstances, board_drawing, headline
from desireline.rendering.board_flow import whole
from desireline.rendering.drawing import Text, outside, overlaps
from desireline.rendering.drawing_svg import drawing_svg
from desireline.rendering.fonts import broken, font_file, font_files, text_width
from desireline.rendering.map_sheet import map_drawing, print_drawings
from desireline.rendering.pdf import drawings_pdf
from desireline.rendering.png import picture_png
from desireline.rendering.pptx import slides_pptx
from desireline.rendering.slides import deck
from desireline.rendering.words import count, percent
from desireline.rendering.xlsx import figures, figures_xlsx
from desireline.workspace.measuring import read

AROUND = Circumstances(
    company="Nordlicht Audio",
    revision=7,
    today="2026-11-22",
    sources=("Web shop, 1,204 rows, to 31 Oct 2026", "Orders, 96 rows, to 30 Oct 2026"),
    hidden="Numbers that stand for fewer than 10 are left out.",
)


@pytest.fixture(scope="module", name="drawn")
def _drawn(opened_shop, small_shop):
    journey_map, _ = opened_shop.documents.get(small_shop.map_id)
    return journey_map, read(opened_shop, small_shop.map_id, limits=Filter())


@pytest.fixture(scope="module", name="decided")
def _decided(drawn):
    _, reading = drawn
    flow = next(flow for flow in reading.flows if flow.observed)
    stage = flow.stage_id
    found = (
        Finding(
            key="lost",
            kind="not seen again",
            sentence="Many are not seen again.",
            next_step="Ask them.",
            stage_id=stage,
            concerned=flow.left,
            figure=flow.conversion,
            published=True,
            caution="We can follow 80 of 100.",
        ),
        Finding(
            key="wrong",
            kind="contradicted",
            sentence="You wrote “I never wait.” The data say: Half of them wait for three days.",
            next_step="Take the data's wording.",
            stage_id=stage,
            concerned=flow.reach,
            figure=flow.reach,
            map_says="I never wait.",
            data_say="Half wait three days.",
            published=True,
        ),
        Finding(
            key="private",
            kind="walked, not mapped",
            sentence="Nobody may know this yet.",
            next_step="Wait.",
            concerned=flow.reach,
            figure=flow.reach,
        ),
    )
    actions = (
        Action(
            id="a",
            map_id="small",
            text="Say the day before paying",
            owner="Piotr Dahl",
            due="2026-11-09",
            finding_key="lost",
            measure="Fewer calls",
        ),
        Action(
            id="b",
            map_id="small",
            text="Send a text message",
            owner="Maja Krog",
            due="2026-11-28",
            finding_key="wrong",
        ),
    )
    return {"findings": found, "actions": actions, "around": AROUND}


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def words_of(drawing) -> str:
    return " ".join(" ".join(mark.lines) for mark in drawing.marks if isinstance(mark, Text))


def test_board_says_the_readings_numbers(drawn, decided):
    journey_map, reading = drawn
    board = board_drawing(journey_map, reading, **decided)
    said = [" ".join(mark.lines) for mark in board.marks if isinstance(mark, Text)]
    for place, flow in enumerate(reading.flows):
        if flow.observed:
            assert count(flow.reach.value) in said
            if place + 1 < len(reading.flows) and flow.conversion.value is not None:
                assert any(whole(flow.conversion.value) in words for words in said)
    assert "Half of them wait for three days." in words_of(board)
    assert "9 Nov, late" in said
    assert "28 Nov" in said
    assert "Nobody may know this yet." not in words_of(board)
    assert f"of {reading.cells_total} cells rest on data" in words_of(board)


def test_headline_is_what_customers_run_into_then_what_the_map_gets_wrong_then_the_goal(
    drawn, decided
):
    assert headline(*drawn, decided["findings"]) == "Many are not seen again."
    assert headline(*drawn, decided["findings"][1:]) == "Half of them wait for three days."
    journey_map, reading = drawn
    plain = headline(journey_map, reading, ())
    assert plain
    if reading.goal is not None and reading.goal.value is not None:
        assert percent(reading.goal.value) in plain


def test_every_number_on_the_board_carries_what_it_rests_on(drawn, decided):
    board = board_drawing(*drawn, **decided)
    # sizes of 36 and more are the ribbon's and the findings' numbers
    numbers = [
        mark
        for mark in board.marks
        if isinstance(mark, Text) and re.fullmatch(r"[\d,]+%?|[+−][\d.]+", mark.lines[0])
    ]
    assert numbers
    assert not [mark.lines for mark in numbers if mark.figure is None]
    assert all(mark.figure.rows and mark.figure.definition and mark.says for mark in numbers)


@pytest.mark.parametrize("length", [1, 40], ids=["short names", "long names"])
def test_nothing_overlaps_and_nothing_leaves_the_sheet(drawn, decided, length):
    journey_map, reading = drawn
    if length > 1:
        journey_map = replace(
            journey_map,
            header=replace(journey_map.header, title="What happens when headphones are bought"),
            stages=tuple(
                replace(one, name=f"{one.name} and everything around it")
                for one in journey_map.stages
            ),
        )
    sheets = [
        *deck(journey_map, reading, **decided),
        *print_drawings(journey_map, reading, around=AROUND),
        map_drawing(journey_map, reading, around=AROUND),
    ]
    for sheet in sheets:
        assert not [(a.lines, b.lines) for a, b in overlaps(sheet)]
        assert not [mark.lines for mark in outside(sheet)]


def test_slides_hold_native_text_on_the_slide(drawn, decided):
    made = deck(*drawn, **decided)
    show = Presentation(io.BytesIO(slides_pptx(made, title="Board", author="Nordlicht")))
    assert len(show.slides) == len(made) == 1 + 2 + 1
    for slide, drawing in zip(show.slides, made, strict=True):
        texts = [one.text_frame.text for one in slide.shapes if one.has_text_frame]
        said = squeezed(" ".join(texts))
        for mark in drawing.marks:
            if isinstance(mark, Text):
                assert squeezed("".join(mark.lines)) in said
        assert squeezed(slide.shapes.title.text_frame.text)
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height
    finding = show.slides[1]
    notes = finding.notes_slide.notes_text_frame.text
    assert drawn[1].flows[-1].reach.definition or notes
    assert "journeys" in notes
    last = " ".join(one.text_frame.text for one in show.slides[-1].shapes if one.has_text_frame)
    assert "Web shop, 1,204 rows" in last
    assert "fewer than 10" in last


def test_slides_are_written_in_fonts_that_every_machine_has(drawn, decided):
    """Slides carry no fonts: where Inter is missing a wider one would make texts meet."""
    made = slides_pptx(deck(*drawn, **decided), title="Board")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        pages = [parts.read(name) for name in parts.namelist() if "slides/slide" in name]
    faces = {face for page in pages for face in re.findall(rb'<a:latin typeface="([^"]+)"', page)}
    assert faces == {b"Arial"}


def test_a_finding_slide_says_map_data_number_and_basis(drawn, decided):
    said = words_of(deck(*drawn, **decided)[2])
    reach = decided["findings"][1].figure
    for part in (
        "The map says",
        "I never wait.",
        "The data say",
        "Half wait three days.",
        count(reach.value),
        reach.definition,
        f"n {count(reach.n)}",
        "Send a text message",
        "Maja Krog",
    ):
        assert part in said
    assert "As of" in said


def test_print_is_text_and_says_every_sentence_and_number(drawn):
    journey_map, reading = drawn
    pages = print_drawings(journey_map, reading, around=AROUND)
    pdf = PdfReader(io.BytesIO(drawings_pdf(pages, title=journey_map.header.title)))
    box = pdf.pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (420, 297)
    said = squeezed(" ".join(page.extract_text() for page in pdf.pages))
    for statement in journey_map.statements:
        if statement.part != "emotion":
            for line in statement.text.split():
                assert squeezed(line) in said
    for flow in reading.flows:
        if flow.observed:
            assert squeezed(count(flow.reach.value)) in said
    assert squeezed("Web shop, 1,204 rows, to 31 Oct 2026") in said
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all(name.startswith(("Inter", "SourceSerif4")) for name in fonts)


def test_a_tall_map_goes_on_over_pages_with_its_stages_again(drawn):
    journey_map, reading = drawn
    words = " ".join(["And then I wait and wonder what is going on behind the scenes."] * 9)
    tall = replace(
        journey_map,
        statements=tuple(replace(one, text=words) for one in journey_map.statements),
    )
    pages = print_drawings(tall, reading, around=AROUND)
    assert len(pages) > 1
    for page in pages:
        assert not overlaps(page)
        assert not outside(page)
        assert all(stage.name in words_of(page) for stage in tall.stages)


def test_picture_is_drawn_in_the_packages_own_fonts(drawn, decided):
    svg = drawing_svg(board_drawing(*drawn, **decided))
    png = picture_png(svg)
    bare = picture_png(re.sub(r"<text.*?</text>", "", svg))
    assert png.startswith(b"\x89PNG")
    assert len(png) > len(bare) + 20_000  # the text is there, not left out


def test_svg_is_sound_and_text(drawn, decided):
    board = board_drawing(*drawn, **decided)
    root = ET.fromstring(drawing_svg(board))  # noqa: S314 - our own picture
    said = [one.text for one in root.iter() if one.tag.endswith("}text")]
    assert said == [line for mark in board.marks if isinstance(mark, Text) for line in mark.lines]


def test_every_glyph_used_is_in_the_fonts(drawn, decided):
    sheets = [
        *deck(*drawn, **decided),
        *print_drawings(*drawn, around=AROUND),
    ]
    known = {path: set(TTFont(path).getBestCmap()) for path in font_files()}
    assert len(known) == 5
    missing = {
        (letter, mark.weight)
        for sheet in sheets
        for mark in sheet.marks
        if isinstance(mark, Text)
        for line in mark.lines
        for letter in line
        if ord(letter) not in known[font_file(weight=mark.weight, voice=mark.voice)]
    }
    assert not missing
    assert {ord(letter) for letter in "≈≠→≥≤−–…·“”’"} <= known[font_file()]


def test_text_is_measured_never_too_narrow_and_never_cut():
    font = TTFont(font_file(weight=600))
    cmap, widths = font.getBestCmap(), font["hmtx"]
    words = "22 of 100 buyers phone"
    exact = sum(widths[cmap[ord(one)]][0] for one in words) / font["head"].unitsPerEm * 20
    assert text_width(words, size=20, weight=600) == pytest.approx(exact, rel=0.01)
    for room in (20, 60, 200):
        lines = broken(words + " Donaudampfschifffahrtsgesellschaft", size=20, room=room)
        assert squeezed("".join(lines)) == squeezed(words + "Donaudampfschifffahrtsgesellschaft")
        assert all(text_width(line, size=20) <= room for line in lines)


def test_workbook_holds_every_figure_with_its_definition(drawn, decided):
    journey_map, reading = drawn
    book = openpyxl.load_workbook(io.BytesIO(figures_xlsx(journey_map, reading, **decided)))
    rows = list(book["Figures"].iter_rows(min_row=2, values_only=True))
    wanted = figures(journey_map, reading)
    assert len(rows) == len(wanted) > 30
    for row, (where, what, figure) in zip(rows, wanted, strict=True):
        assert row[:2] == (where, what)
        assert row[2] == (None if figure.value is None else pytest.approx(figure.value))
        assert row[11].startswith(figure.definition)
        if figure.value is not None:
            assert row[5] == figure.n
    about = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert about["Left out"] == AROUND.hidden
    assert {row[0] for row in book["Sources"].iter_rows(min_row=2, values_only=True)} == set(
        AROUND.sources
    )


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_what_people_typed_is_never_a_formula(drawn, decided, evil):
    journey_map, reading = drawn
    hostile = replace(
        journey_map,
        header=replace(journey_map.header, title=evil),
        stages=tuple(replace(one, name=evil) for one in journey_map.stages),
        statements=tuple(replace(one, text=evil) for one in journey_map.statements),
    )
    book = openpyxl.load_workbook(io.BytesIO(figures_xlsx(hostile, reading, **decided)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    held = [cell for cell in cells if cell.value == evil]
    assert held
    assert {cell.data_type for cell in held} == {"s"}


ODD_WRITTEN_OUT = "a[U+0000]b[U+0008]c[U+001B][31md[U+FFFE]e"


def test_signs_no_file_can_hold_are_written_out_in_every_export(drawn):
    journey_map, reading = drawn
    odd = "a\x00b\x08c\x1b[31md\ufffee"
    broken_map = replace(
        journey_map,
        header=replace(journey_map.header, title=odd),
        stages=tuple(replace(one, name=odd) for one in journey_map.stages),
        personas=tuple(replace(one, name=odd) for one in journey_map.personas),
    )
    sheet = map_drawing(broken_map, reading, around=AROUND)
    board = board_drawing(broken_map, reading, findings=(), actions=(), around=AROUND)
    assert ET.fromstring(drawing_svg(sheet)).find("{*}title").text == ODD_WRITTEN_OUT  # noqa: S314 - our own
    assert picture_png(drawing_svg(board), zoom=0.2)
    assert PdfReader(io.BytesIO(drawings_pdf([board], title=odd))).pages
    deck_made = Presentation(io.BytesIO(slides_pptx([board], title=odd, author=odd)))
    assert deck_made.core_properties.title == ODD_WRITTEN_OUT
