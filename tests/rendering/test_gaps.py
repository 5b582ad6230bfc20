"""What nobody observed and nobody was asked is drawn as such, on print as on the screen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from desireline.maps.journey_map import JourneyMap, Lane, Statement
from desireline.maps.reading import Filter, MapReading
from desireline.rendering.board import Circumstances, board_drawing
from desireline.rendering.drawing import Box, Text, overlaps
from desireline.rendering.flow_shapes import Place, ribbon
from desireline.rendering.html import map_html
from desireline.rendering.leading import headline
from desireline.rendering.map_sheet import map_drawing
from desireline.rendering.ribbon import bands
from desireline.rendering.theme import colors
from desireline.workspace.measuring import read

AROUND = Circumstances(company="Nordlicht Audio", today="2026-11-22")


@pytest.fixture(scope="module", name="drawn")
def _drawn(opened_shop, small_shop) -> tuple[JourneyMap, MapReading]:
    journey_map, _ = opened_shop.documents.get(small_shop.map_id)
    return journey_map, read(opened_shop, small_shop.map_id, limits=Filter())


def unseen(reading: MapReading, *places: int) -> MapReading:
    """Return the reading with some stages as nobody could observe them."""
    none = dict.fromkeys(("value", "n"), 0)
    flows = tuple(
        replace(
            flow,
            observed=False,
            **{
                part: replace(getattr(flow, part), **none)
                for part in ("reach", "enter", "converted", "skipped", "open", "left")
            },
        )
        if place in places
        else flow
        for place, flow in enumerate(reading.flows)
    )
    return replace(reading, flows=flows)


def test_a_miniature_is_as_tall_as_its_stage_beside_what_nobody_observed(drawn):
    _, reading = drawn
    flows = unseen(reading, 0).flows
    second = bands(flows, column=100.0, top=0.0, tallest=50.0)[1]
    assert second.height > 0
    assert second.body.removesuffix("Z").endswith(f"100.0,{second.height:.1f}")


def test_a_ribbon_is_broken_where_nobody_could_observe(drawn):
    _, reading = drawn
    place = Place(edges=(0.0, 100.0, 200.0, 300.0, 400.0), top=0.0, most=50.0, bottom=90.0)
    whole = ribbon(reading.flows, place).body
    parted = ribbon(unseen(reading, 1).flows, place).body
    assert [verb for verb, _ in whole].count("M") == 1
    starts = [points[0] for verb, points in parted if verb == "M"]
    assert starts == [0.0, 200.0]
    first = parted[: [verb for verb, _ in parted].index("Z")]
    assert max(points[0] for verb, points in first if verb in "ML") <= 100.0


def test_a_loss_beside_a_stage_nobody_observed_stands_clear_of_its_box(drawn):
    journey_map, reading = drawn
    gap = unseen(reading, 1)
    for sheet in (
        board_drawing(journey_map, gap, around=AROUND),
        map_drawing(journey_map, gap, around=AROUND),
    ):
        boxes = [one for one in sheet.marks if isinstance(one, Box) and one.look and one.dash]
        losses = [
            one
            for one in sheet.marks
            if isinstance(one, Text) and "not seen" in one.says and one.color == "neg"
        ]
        assert losses
        assert len(boxes) == 1
        for loss in losses:
            left, top, right, bottom = loss.box
            for box in boxes:
                apart = (
                    right <= box.x
                    or left >= box.x + box.w
                    or bottom <= box.y
                    or top >= box.y + box.h
                )
                assert apart, (loss.lines, box)
        assert not overlaps(sheet)


def test_a_feeling_set_by_hand_is_drawn_dashed_and_says_whose_opinion_it_is(drawn):
    journey_map, reading = drawn
    lane = next(one for one in journey_map.lanes if one.kind == "emotions")
    guessed = Statement(
        id="guess", stage_id=journey_map.stages[1].id, lane_id=lane.id, part="emotion", text="",
        emotion=-2.0,
    )  # fmt: skip
    mapped = replace(journey_map, statements=(*journey_map.statements, guessed))
    silent = replace(reading, emotions=())
    sheet = map_drawing(mapped, silent, around=AROUND)
    said = [" ".join(one.lines) for one in sheet.marks if isinstance(one, Text)]
    assert "furious" in said
    assert "own opinion" in said
    rings = [one for one in sheet.marks if isinstance(one, Box) and one.radius == 14 and one.dash]
    assert len(rings) == 1
    assert said.count("nobody asked here") == len(journey_map.stages) - 1


def test_a_touchpoint_taken_over_from_an_old_map_stands_once(drawn):
    journey_map, reading = drawn
    lane = next((one for one in journey_map.lanes if one.kind == "touchpoints"), None)
    lanes = journey_map.lanes
    if lane is None:
        lane = Lane(id="touch", kind="touchpoints", name="Touchpoints")
        lanes = (*lanes, lane)
    point = journey_map.touchpoints[0]
    again = Statement(id="again", stage_id=point.stage_id, lane_id=lane.id, text=point.name.upper())
    mapped = replace(journey_map, lanes=lanes, statements=(*journey_map.statements, again))
    said = [
        " ".join(one.lines).casefold()
        for one in map_drawing(mapped, reading, around=AROUND).marks
        if isinstance(one, Text)
    ]
    assert said.count(point.name.casefold()) == 1


def test_the_headline_names_the_journeys_its_share_is_of(drawn):
    journey_map, reading = drawn
    goal = reading.goal
    said = headline(journey_map, reading, ())
    assert f"of {goal.n:,} journeys" in said
    assert f"({goal.part:,})" in said
    assert goal.n == reading.journeys.n


def test_the_page_follows_the_readers_theme_and_prints_light(drawn):
    page = map_html(*drawn, around=AROUND)
    style = page[page.index("<style>") : page.index("</style>")]
    for theme in ("light", "dark"):
        assert f"--ink-1:{colors(theme)['ink-1']};" in style
    assert "@media screen and (prefers-color-scheme:dark)" in style
    assert "@media print" in style
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert 'fill="var(--ink-1)"' in picture
    assert not re.findall(r'(?:fill|stroke|stop-color)="#[0-9a-fA-F]{6}"', picture)
    assert set(re.findall(r"var\(--([\w-]+)\)", page)) <= colors("light").keys()


def test_the_board_says_who_had_no_success_also_where_few_can_be_followed(drawn):
    journey_map, reading = drawn
    flow = reading.flows[1]
    share = replace(flow.conversion, value=0.3, part=30, n=100)
    flows = list(reading.flows)
    flows[1] = replace(flow, lost=share, followed=replace(share, value=0.7, part=70))
    board = board_drawing(journey_map, replace(reading, flows=tuple(flows)), around=AROUND)
    texts = [one for one in board.marks if isinstance(one, Text)]
    lost = next(one for one in texts if one.figure is share)
    assert " ".join(lost.lines) == "30 without success", "a count beside counts"
    followed = next(one for one in texts if "can be followed" in " ".join(one.lines))
    assert followed.box[1] >= lost.box[3]
    assert overlaps(board) == []
