"""What people do to a map while they work on it: moments, lanes, copies, pairs, whole blocks."""

from __future__ import annotations

import pytest
from shop import SHOP

from desireline.errors import DesirelineError
from desireline.maps.checking import problems
from desireline.maps.edits.blocks import BlockError, PasteBlock
from desireline.maps.edits.change import apply_changes
from desireline.maps.edits.edit import Edit, EmptyNameError, NeighborError
from desireline.maps.edits.lanes import AddLane, HideLane, LaneTakenError
from desireline.maps.edits.moments import AddMoment, FlagMoment, MoveMoment, RenameMoment
from desireline.maps.edits.places import (
    DuplicateStatement,
    MoveStatement,
    PairRecommendation,
    TurnStatement,
)
from desireline.maps.edits.stages import MergeStages, RemoveStage, SplitStage
from desireline.maps.edits.statements import PlaceOfStatementError
from desireline.maps.edits.touchpoints import DuplicateTouchpoint
from desireline.maps.journey_map import JourneyMap
from desireline.maps.lane_types import LANE_TYPES, UnknownLaneTypeError
from desireline.maps.records import (
    UnknownMomentError,
    lane_of,
    moment_of,
    statement_of,
    touchpoint_of,
)


def made(*edits: Edit) -> JourneyMap:
    present = SHOP
    for edit in edits:
        present = apply_changes(present, edit.changes(present))
    assert problems(present) == ()
    return present


def in_cell(journey_map: JourneyMap, stage_id: str, lane_id: str) -> list[tuple[str, str]]:
    cell = (stage_id, lane_id)
    return [
        (one.part, one.text)
        for one in journey_map.statements
        if (one.stage_id, one.lane_id) == cell
    ]


def test_moments_stand_in_their_stage_and_follow_it() -> None:
    two = made(
        AddMoment(moment_id="bell", stage_id="wait", name=" The bell ", before="knock"),
        FlagMoment(moment_id="bell"),
        RenameMoment(moment_id="knock", name="At the door"),
    )
    assert [(one.name, one.moment_of_truth) for one in two.moments] == [
        ("The bell", True),
        ("At the door", False),
    ]
    assert moment_of(made(MoveMoment(moment_id="knock", stage_id="look")), "knock").stage_id == (
        "look"
    )
    split = SplitStage(stage_id="wait", new_stage_id="door", new_name="Door", moment_ids=("knock",))
    assert moment_of(made(split), "knock").stage_id == "door"
    merged = made(MergeStages(stage_id="look", other_stage_id="wait"))
    assert moment_of(merged, "knock").stage_id == "look"
    assert made(RemoveStage(stage_id="wait")).moments == ()


def test_a_lane_of_the_catalogue_brings_its_name_and_hint() -> None:
    lane = lane_of(made(AddLane(lane_id="n", lane_type="hesitations", before="time")), "n")
    assert (lane.kind, lane.name) == ("thoughts", "Hesitations and concerns")
    own = lane_of(made(AddLane(lane_id="n", lane_type="gains", name="What pleases")), "n")
    assert (own.kind, own.name, own.hint) == (
        "free",
        "What pleases",
        "What goes better than expected",
    )


@pytest.mark.parametrize("type_id", [one.id for one in LANE_TYPES])
def test_every_lane_of_the_catalogue_can_be_added_to_an_empty_map(type_id: str) -> None:
    empty = JourneyMap(header=SHOP.header)
    edit = AddLane(lane_id="n", lane_type=type_id, name="Mine" if type_id == "free" else "")
    [lane] = apply_changes(empty, edit.changes(empty)).lanes
    assert lane.name


def test_a_copied_touchpoint_stands_right_after_and_has_no_events() -> None:
    after = made(DuplicateTouchpoint(touchpoint_id="call", new_touchpoint_id="n"))
    assert [one.name for one in after.touchpoints if one.stage_id == "wait"] == [
        "Call",
        "Call (copy)",
        "Parcel",
    ]
    assert touchpoint_of(after, "n").channel == "call"
    assert not any(rule.touchpoint_id == "n" for rule in after.rules)


def test_copied_words_have_nothing_behind_them() -> None:
    after = made(DuplicateStatement(statement_id="s-slow", new_statement_id="n"))
    copy = statement_of(after, "n")
    assert (copy.text, copy.part) == ("Nobody says when it comes", "barrier")
    assert (copy.claim, copy.support, copy.text_revision) == (None, (), 0)
    assert in_cell(after, "wait", "barriers")[1] == ("barrier", copy.text)


def test_a_barrier_takes_its_recommendation_along() -> None:
    after = made(MoveStatement(statement_id="s-slow", stage_id="look", lane_id="barriers"))
    assert [one[0] for one in in_cell(after, "look", "barriers")] == ["barrier", "recommendation"]
    assert statement_of(after, "s-tell").pair_id == "s-slow"


def test_words_are_a_barrier_only_in_a_lane_of_barriers() -> None:
    out = made(MoveStatement(statement_id="s-slow", stage_id="wait", lane_id="actions"))
    assert statement_of(out, "s-slow").part == "text"
    assert statement_of(out, "s-tell").pair_id == ""
    into = made(MoveStatement(statement_id="s-hang", stage_id="wait", lane_id="barriers"))
    assert statement_of(into, "s-hang").part == "barrier"


def test_a_recommendation_is_paired_and_comes_to_its_barrier() -> None:
    away = MoveStatement(statement_id="s-tell", stage_id="look", lane_id="barriers")
    assert statement_of(made(away), "s-tell").pair_id == ""
    again = made(away, PairRecommendation(statement_id="s-tell", barrier_id="s-slow"))
    assert statement_of(again, "s-tell").stage_id == "wait"
    assert statement_of(again, "s-tell").pair_id == "s-slow"


def test_a_barrier_turned_into_a_recommendation_answers_nothing_and_is_answered_by_nothing() -> (
    None
):
    after = made(TurnStatement(statement_id="s-slow", part="recommendation"))
    assert statement_of(after, "s-slow").part == "recommendation"
    assert statement_of(after, "s-tell").pair_id == ""


def test_a_block_fills_cells_and_every_line_is_assumed() -> None:
    after = made(
        PasteBlock(
            new_id="b",
            stage_ids=("look", "cart"),
            lane_ids=("actions", "touchpoints", "barriers", "emotions"),
            rows=(
                ("- looks up\n- asks a friend", "pays"),
                ("Catalogue", ""),
                ("too dark", "2) too dear"),
                ("−1,5", "relieved"),
            ),
        )
    )
    assert in_cell(after, "look", "actions") == [("text", "looks up"), ("text", "asks a friend")]
    assert in_cell(after, "cart", "barriers") == [("barrier", "too dear")]
    assert in_cell(after, "cart", "emotions") == [("text", "relieved")]
    assert [one.name for one in after.touchpoints if one.stage_id == "look"] == ["Ad", "Catalogue"]
    mood = next(one for one in after.statements if one.stage_id == "look" and one.part == "emotion")
    assert mood.emotion == -1.5
    assert all(not one.claim and not one.support for one in after.statements if one.id[0] == "b")


@pytest.mark.parametrize(
    ("edit", "error", "says"),
    [
        (FlagMoment(moment_id="zz"), UnknownMomentError, "moments: knock"),
        (RenameMoment(moment_id="knock", name=" "), EmptyNameError, "moment has no name"),
        (
            MoveMoment(moment_id="knock", stage_id="look", before="knock"),
            NeighborError,
            "moments here: none",
        ),
        (AddLane(lane_id="n", lane_type="zz"), UnknownLaneTypeError, "situation"),
        (AddLane(lane_id="n", lane_type="time"), LaneTakenError, "lane 'Time'"),
        (
            MoveStatement(statement_id="s-mood", stage_id="look", lane_id="actions"),
            PlaceOfStatementError,
            "holds no emotion",
        ),
        (PairRecommendation(statement_id="s-pay"), PlaceOfStatementError, "no recommendation"),
        (
            TurnStatement(statement_id="s-pay", part="barrier"),
            PlaceOfStatementError,
            "kind 'barriers'",
        ),
        (
            PasteBlock(new_id="b", stage_ids=("wait",), lane_ids=("actions",), rows=(("a", "b"),)),
            BlockError,
            "2 columns; the stages from here are 1",
        ),
        (
            PasteBlock(new_id="b", stage_ids=("wait",), lane_ids=("actions",), rows=((" ",),)),
            BlockError,
            "holds no words",
        ),
    ],
)
def test_what_cannot_be_done_says_why(edit: Edit, error: type[DesirelineError], says: str) -> None:
    with pytest.raises(error, match=says):
        edit.changes(SHOP)


def test_a_hidden_lane_is_shown_again_and_not_added_twice() -> None:
    hidden = made(HideLane(lane_id="time"))
    with pytest.raises(LaneTakenError, match="show it again"):
        AddLane(lane_id="n", lane_type="time").changes(hidden)
