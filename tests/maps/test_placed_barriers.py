"""A barrier stands at a touchpoint of its stage, and follows what becomes of both."""

from __future__ import annotations

import pytest
from shop import SHOP

from desireline.maps.checking import problems
from desireline.maps.edits.barriers import PlaceBarrier
from desireline.maps.edits.change import apply_changes
from desireline.maps.edits.copies import DuplicateStage
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.places import MoveStatement, TurnStatement
from desireline.maps.edits.stages import SplitStage
from desireline.maps.edits.statements import PlaceOfStatementError
from desireline.maps.edits.touchpoints import MergeTouchpoints, RemoveTouchpoint
from desireline.maps.journey_map import JourneyMap
from desireline.maps.records import statement_of

AT_CALL = PlaceBarrier(statement_id="s-slow", touchpoint_id="call")


def made(*edits: Edit) -> JourneyMap:
    shop = SHOP
    for edit in edits:
        shop = apply_changes(shop, edit.changes(shop))
    assert not problems(shop)
    return shop


def where(shop: JourneyMap, statement: str = "s-slow") -> str:
    return statement_of(shop, statement).touchpoint_id


def test_a_barrier_is_put_at_a_touchpoint_of_its_stage_and_taken_away() -> None:
    assert where(made(AT_CALL)) == "call"
    assert where(made(AT_CALL, PlaceBarrier(statement_id="s-slow"))) == ""
    with pytest.raises(PlaceOfStatementError, match="another stage"):
        made(PlaceBarrier(statement_id="s-slow", touchpoint_id="ad"))
    with pytest.raises(PlaceOfStatementError, match="only a barrier"):
        made(PlaceBarrier(statement_id="s-tell", touchpoint_id="call"))


def test_a_barrier_follows_its_touchpoint_and_outlives_it() -> None:
    merged = MergeTouchpoints(touchpoint_id="parcel", other_touchpoint_ids=("call",))
    assert where(made(AT_CALL, merged)) == "parcel"
    assert where(made(AT_CALL, RemoveTouchpoint(touchpoint_id="call"))) == ""


def test_a_barrier_in_another_stage_or_turned_into_an_idea_has_no_touchpoint() -> None:
    away = MoveStatement(statement_id="s-slow", stage_id="look", lane_id="barriers")
    assert where(made(AT_CALL, away)) == ""
    assert where(made(AT_CALL, TurnStatement(statement_id="s-slow", part="recommendation"))) == ""


def test_a_copied_stage_has_its_barriers_at_its_own_touchpoints() -> None:
    after = made(AT_CALL, DuplicateStage(stage_id="wait", new_stage_id="n"))
    assert where(after, "n-s-slow") == "n-call"


def test_a_barrier_that_leaves_its_touchpoint_in_a_split_stage_has_none() -> None:
    def split(*touchpoints: str) -> SplitStage:
        return SplitStage(
            stage_id="wait",
            new_stage_id="n",
            new_name="Next",
            statement_ids=("s-slow",),
            touchpoint_ids=touchpoints,
        )

    assert where(made(AT_CALL, split())) == ""
    assert where(made(AT_CALL, split("call"))) == "call"
