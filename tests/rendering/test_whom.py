"""A picture says whom its figures are about; owners keep the colours they have on screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.maps.journey_map import Persona
from desireline.maps.reading import Filter
from desireline.rendering.board import Circumstances, board_drawing
from desireline.rendering.drawing import Picture, Text
from desireline.rendering.owner_disc import disc_color, initials
from desireline.workspace.measuring import read

JONAS = Persona(id="jonas", name="Jonas, the careful upgrader", primary=True, portrait="<svg/>")


@pytest.fixture(scope="module", name="drawn")
def _drawn(opened_shop, small_shop):
    journey_map, _ = opened_shop.documents.get(small_shop.map_id)
    reading = read(opened_shop, small_shop.map_id, limits=Filter())
    return replace(journey_map, personas=(JONAS,)), reading


def head(drawn, persona_id: str = "", headline: str = "") -> tuple[list[str], list[float], Text]:
    """Return the board's lines beside its title, the sizes of its faces, and the title."""
    journey_map, reading = drawn
    limited = replace(reading, applied=replace(reading.applied, persona_id=persona_id))
    around = Circumstances(headline=headline)
    marks = board_drawing(journey_map, limited, around=around).marks
    lines = [one.lines[0] for one in marks if isinstance(one, Text) and one.y < 180]
    faces = [one.size for one in marks if isinstance(one, Picture) and one.says == JONAS.name]
    title = next(one for one in marks if isinstance(one, Text) and one.title)
    return lines, faces, title


def test_board_names_everybody_unless_its_figures_are_one_personas(drawn):
    lines, faces, _ = head(drawn)
    assert "Everybody" in lines
    assert "drawn for Jonas, the careful upgrader" in lines
    assert faces == [28]
    lines, faces, _ = head(drawn, "jonas")
    assert JONAS.name in lines
    assert "Everybody" not in lines
    assert faces == [92]


def test_a_title_that_fits_one_line_a_little_smaller_is_not_broken(drawn):
    _, _, title = head(drawn, headline="19.2% of 8,131 journeys reached the target action (1,559).")
    assert len(title.lines) == 1
    assert title.size >= 40


@pytest.mark.parametrize(
    ("name", "marks", "color"),
    [
        ("Maja Krog", "MK", "owner-2"),
        ("Jens Lund", "JL", "owner-7"),
        ("Anna van Dyck", "AD", "owner-7"),
        ("Zoé", "ZO", "owner-7"),
    ],
)
def test_an_owner_has_the_same_initials_and_colour_as_on_screen(name, marks, color):
    assert (initials(name), disc_color(name)) == (marks, color)
