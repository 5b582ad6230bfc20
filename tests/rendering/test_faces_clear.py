"""No face of the curve of feeling covers words, however high or low customers put it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.reading import Filter, MapReading
from desireline.rendering.board import Circumstances, board_drawing
from desireline.rendering.drawing import Drawing, Picture, Text, outside, overlaps
from desireline.rendering.map_sheet import map_drawing
from desireline.workspace.measuring import read

AROUND = Circumstances(company="Nordlicht Audio", today="2026-11-22")
FELT = ((2.0,) * 4, (-2.0,) * 4, (2.0, -2.0) * 2, (-2.0, 2.0) * 2, (1.6, 2.0, 1.0, -1.6))


@pytest.fixture(scope="module", name="drawn")
def _drawn(opened_shop, small_shop) -> tuple[JourneyMap, MapReading]:
    journey_map, _ = opened_shop.documents.get(small_shop.map_id)
    return journey_map, read(opened_shop, small_shop.map_id, limits=Filter())


def covered(sheet: Drawing) -> list[tuple[str, tuple[str, ...]]]:
    """Return the faces that lie on words, each with the words."""
    found = []
    for face in sheet.marks:
        if isinstance(face, Picture) and face.face:
            ring = face.size * 0.7
            x, y = face.x + face.size / 2, face.y + face.size / 2
            for words in sheet.marks:
                if isinstance(words, Text):
                    left, top, right, bottom = words.box
                    across = min(right, x + ring) - max(left, x - ring)
                    down = min(bottom, y + ring) - max(top, y - ring)
                    if across > 2 and down > 2:
                        found.append((face.says, words.lines))
    return found


@pytest.mark.parametrize("values", FELT, ids=str)
def test_a_feeling_set_by_hand_covers_no_words(drawn, values):
    journey_map, reading = drawn
    lane = next(one for one in journey_map.lanes if one.kind == "emotions")
    guesses = tuple(
        Statement(
            id=f"guess-{stage.id}",
            stage_id=stage.id,
            lane_id=lane.id,
            part="emotion",
            text="",
            emotion=value,
        )
        for stage, value in zip(journey_map.stages, values, strict=False)
    )
    mapped = replace(journey_map, statements=(*journey_map.statements, *guesses))
    sheet = map_drawing(mapped, replace(reading, emotions=()), around=AROUND)
    assert covered(sheet) == []
    assert overlaps(sheet) == []


@pytest.mark.parametrize("values", FELT, ids=str)
def test_what_customers_felt_covers_no_words(drawn, values):
    journey_map, reading = drawn
    points = [one for one in reading.emotions if one.shown == "line"]
    assert points
    felt = tuple(
        replace(one, figure=replace(one.figure, value=values[place % 4], low=None, high=None))
        for place, one in enumerate(points)
    )
    moved = replace(reading, emotions=felt)
    for sheet in (
        map_drawing(journey_map, moved, around=AROUND),
        board_drawing(journey_map, moved, around=AROUND),
    ):
        assert covered(sheet) == []
        assert overlaps(sheet) == []
        assert outside(sheet) == []
