"""Which stages of the data an old map's stages mean is proposed, and a person may say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desireline.workspace.old_maps import StageChoice, adopt_map, matched
from desireline.workspace.workspace import Workspace

GRID = (("Map", "Finden", "Buchen", "Danach"), ("Gedanken", "Die meisten rufen an", "", ""))


@pytest.fixture
def shop(own_shop) -> Iterator[tuple[Workspace, str]]:
    workspace = own_shop.open()
    yield workspace, own_shop.map_id
    workspace.close()


def test_what_a_person_says_of_a_stage_holds_for_its_touchpoints(shop):
    workspace, source = shop
    told = matched(workspace, GRID, lanes=(), by_rows=False, source=source)
    names = [one.id for one in told.source_stages]
    assert all(one.name for one in told.source_stages)
    assert sum(one.touchpoints for one in told.source_stages) > 0
    first, last = names[0], names[-1]
    said = (StageChoice(stage_id=first, place=1), StageChoice(stage_id=last, place=None))
    again = matched(workspace, GRID, lanes=(), by_rows=False, source=source, stages=said)
    assert again.stages[first] == 1
    assert last not in again.stages
    made = adopt_map(
        workspace,
        GRID,
        title="Alt",
        file_name="alt.xlsx",
        lanes=(),
        by_rows=False,
        source=source,
        stages=said,
    )
    journey_map, _ = workspace.documents.get(made.map_id)
    theirs, _ = workspace.documents.get(source)
    buchen = next(one.id for one in journey_map.stages if one.name == "Buchen")
    wanted = {one.id for one in theirs.touchpoints if one.stage_id == first}
    assert wanted
    assert {one.stage_id for one in journey_map.touchpoints if one.id in wanted} == {buchen}


def test_a_choice_that_names_no_stage_changes_nothing(shop):
    workspace, source = shop
    plain = matched(workspace, GRID, lanes=(), by_rows=False, source=source)
    odd = (StageChoice(stage_id="nowhere", place=0), StageChoice(stage_id="also", place=99))
    again = matched(workspace, GRID, lanes=(), by_rows=False, source=source, stages=odd)
    assert set(again.stages) <= set(plain.stages)
