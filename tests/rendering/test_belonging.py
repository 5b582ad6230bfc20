"""Several channels and owners of a touchpoint stand in every print, table and workbook."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from desireline.maps.journey_map import Touchpoint
from desireline.maps.reading import ChannelShare, Filter
from desireline.rendering.belonging import elsewhere
from desireline.rendering.board import Circumstances
from desireline.rendering.drawing import Box, Drawing, Picture, Sheet, Text, overlaps
from desireline.rendering.html import map_html
from desireline.rendering.map_cells import fill_cell
from desireline.rendering.map_stages import stage_row
from desireline.rendering.xlsx import figures_xlsx
from desireline.workspace.measuring import read

SEVERAL = {"channel": "web", "other_channels": ("store",)}


@pytest.fixture(scope="module", name="drawn")
def _drawn(opened_shop, small_shop):
    journey_map, _ = opened_shop.documents.get(small_shop.map_id)
    first, *rest = journey_map.touchpoints
    told = replace(first, **SEVERAL, owner="Ida Holm", other_owners=("Jon Ask",), department="Desk")
    reading = read(opened_shop, small_shop.map_id, limits=Filter())
    return replace(journey_map, touchpoints=(told, *rest)), reading


def drawn_cell(drawn, touchpoint: Touchpoint) -> Sheet:
    journey_map, reading = drawn
    alone = replace(journey_map, touchpoints=(touchpoint,))
    [stage] = [one for one in alone.stages if one.id == touchpoint.stage_id]
    [lane] = [one for one in alone.lanes if one.kind == "touchpoints"]
    sheet = Sheet()
    fill_cell(sheet, alone, reading, stage=stage, lane=lane, x=0, room=240, below=10)
    return sheet


def drawing(sheet: Sheet) -> Drawing:
    return Drawing(width=240, height=200, title="", marks=tuple(sheet.marks))


def said(sheet: Sheet) -> list[str]:
    return [line for mark in sheet.marks if isinstance(mark, Text) for line in mark.lines]


def test_two_are_drawn_side_by_side_and_more_are_counted(drawn):
    first = drawn[0].touchpoints[0]
    two = drawn_cell(drawn, first)
    assert [mark.says for mark in two.marks if isinstance(mark, Picture)] == ["Website", "Store"]
    assert {"IH", "JA"} <= set(said(two))
    assert not overlaps(drawing(two))
    many = replace(first, other_channels=("store", "app"), other_owners=("Jon Ask", "Eva", "Bo"))
    more = drawn_cell(drawn, many)
    assert [mark.says for mark in more.marks if isinstance(mark, Picture)] == ["Website"]
    assert {"IH", "+2", "+3"} <= set(said(more))
    assert not overlaps(drawing(more))


def test_the_page_has_initials_and_the_workbook_full_names(drawn):
    page = map_html(*drawn)
    assert "Website, Store" in page
    assert "<td>IH, JA, Desk<td" in page
    assert not {name for name in ("Ida Holm", "Jon Ask") if name in page}
    around = Circumstances(company="", revision=1, today="2026-11-22", sources=(), hidden="")
    book = openpyxl.load_workbook(io.BytesIO(figures_xlsx(*drawn, around=around)))
    rows = list(book["Touchpoints"].iter_rows(values_only=True))
    assert len(rows) == 1 + len(drawn[0].touchpoints)
    assert rows[1][2:6] == ("Website, Store", "online", "Ida Holm, Jon Ask", "Desk")


def test_what_data_and_map_say_differently_is_said_with_its_counts(drawn):
    first, reading = drawn[0].touchpoints[0], drawn[1].touchpoints[0]
    figure = replace(reading.steps, value=0.1, n=300, part=41, hidden="")
    told = replace(
        reading,
        channels=(
            ChannelShare(channel="app", figure=figure),
            ChannelShare(channel="web", figure=replace(figure, part=259)),
            ChannelShare(channel="tv", figure=replace(figure, value=None, part=2)),
            ChannelShare(channel="store", figure=replace(figure, value=0.0, part=0)),
        ),
    )
    assert elsewhere(first, told) == (
        "also seen in App, 41 of 300 steps; no trace in Store, 0 of 300 steps"
    )
    assert elsewhere(first, replace(told, channels=())) == ""


@pytest.mark.parametrize(("importance", "filled"), [("high", 3), ("low", 1), ("", 0)])
def test_a_stage_s_importance_is_printed_beside_its_name(drawn, importance, filled):
    stages = tuple(replace(one, importance="") for one in drawn[0].stages)
    first = replace(stages[0], name="A name too long for one line", importance=importance)
    edges = tuple(float(150 + 170 * place) for place in range(len(stages) + 1))
    marks, _ = stage_row(replace(drawn[0], stages=(first, *stages[1:])), edges)
    bars = [mark for mark in marks if isinstance(mark, Box)]
    assert [len(bars), sum(mark.fill == "ink-1" for mark in bars)] == [3 if filled else 0, filled]
    name = next(mark for mark in marks if isinstance(mark, Text) and "A name" in mark.lines[0])
    assert all(bar.x > name.box[2] and bar.x + bar.w < edges[1] for bar in bars)
