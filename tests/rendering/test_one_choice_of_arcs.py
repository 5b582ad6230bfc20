"""Board, slides and print draw the arcs the reading marks, and name no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.insights.leaving import leaving
from desireline.maps.drawn_arcs import with_drawn
from desireline.maps.reading import Arc, Filter
from desireline.rendering.board import Circumstances, board_drawing
from desireline.rendering.drawing import Text
from desireline.rendering.map_sheet import map_drawing
from desireline.workspace.measuring import read

AROUND = Circumstances(company="Nordlicht Audio", today="2026-11-22")


def walked(reading, *ways) -> tuple[Arc, ...]:
    """Return arcs ``(kind, from, to, journeys)`` between stages given by number."""
    stages = [flow.stage_id for flow in reading.flows]
    arcs = [
        Arc(
            kind=kind,
            from_stage_id=stages[start],
            to_stage_id=stages[end],
            figure=replace(
                reading.journeys, value=n, n=n, rows=f"arc:{kind}:{stages[start]}:{stages[end]}"
            ),
        )
        for kind, start, end, n in ways
    ]
    return with_drawn(arcs, stages)


@pytest.fixture(scope="module", name="shop")
def _shop(opened_shop, small_shop):
    journey_map, _ = opened_shop.documents.get(small_shop.map_id)
    return journey_map, read(opened_shop, small_shop.map_id, limits=Filter())


def drawn(sheet) -> set[str]:
    texts = (one for one in sheet.marks if isinstance(one, Text) and one.figure)
    return {one.figure.rows for one in texts if one.figure.rows.startswith("arc:")}


@pytest.mark.parametrize("fewest", [9, 30], ids=["the largest may not leave", "all may leave"])
def test_no_picture_draws_an_arc_another_one_leaves_out_for_it(shop, fewest) -> None:
    journey_map, inside = shop
    ways = (("skip", 0, 2, fewest), ("skip", 1, 3, fewest - 1), ("repeat", 2, 0, 900))
    told = replace(inside, arcs=walked(inside, *ways))
    out = leaving(told, journey_map).reading
    chosen = {one.figure.rows for one in told.arcs if one.drawn}
    assert len(chosen) == 1
    assert chosen == {told.arcs[0].figure.rows}, "skips first, then most journeys"
    for sheet in (board_drawing, map_drawing):
        assert drawn(sheet(journey_map, told, around=AROUND)) == chosen
        assert drawn(sheet(journey_map, out, around=AROUND)) == (chosen if fewest > 9 else set())


def test_no_two_arcs_of_a_track_cross(shop) -> None:
    _, reading = shop
    ways = (("skip", 0, 2, 50), ("return", 1, 0, 40), ("return", 2, 1, 35), ("return", 3, 2, 30))
    marks = [one.drawn for one in walked(reading, *ways)]
    assert marks == [True, True, False, True]
