"""A sentence reaches over several stages, and keeps to those that still stand together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shop import SHOP

from desireline.errors import DesirelineError
from desireline.maps.checking import problems
from desireline.maps.edits.assignments import AssignStage, NothingToOwnError
from desireline.maps.edits.change import apply_changes, in_order, inverse
from desireline.maps.edits.copies import DuplicateLane, DuplicateStage
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.moments import DuplicateMoment
from desireline.maps.edits.places import DuplicateStatement, MoveStatement
from desireline.maps.edits.sentences import MergeStatements, SplitStatement
from desireline.maps.edits.spans import SpanError, SpanStatement
from desireline.maps.edits.stages import AddStage, MergeStages, MoveStage, RemoveStage, SplitStage
from desireline.maps.journey_map import JourneyMap, Stage, Statement
from desireline.maps.records import statement_of
from desireline.maps.spans import place_in_words, stages_under, standing

FOUR = in_order(
    replace(
        SHOP,
        stages=(*SHOP.stages, Stage(id="use", name="Use", order="a3")),
        statements=(
            *SHOP.statements,
            Statement(
                id="long",
                stage_id="look",
                lane_id="thoughts",
                text="Is it worth it? I wonder.",
                last_stage_id="wait",
            ),
        ),
    )
)


def made(*edits: Edit, on: JourneyMap = FOUR) -> JourneyMap:
    for edit in edits:
        changes = edit.changes(on)
        after = apply_changes(on, changes)
        assert problems(after) == ()
        assert _words(apply_changes(after, inverse(on, changes))) == _words(on)
        on = after
    return on


def _words(journey_map: JourneyMap) -> JourneyMap:
    said = tuple(replace(one, text_revision=0) for one in journey_map.statements)
    return replace(journey_map, statements=said)


@pytest.mark.parametrize(
    ("edits", "under"),
    [
        pytest.param((), "look cart wait", id="as it was written"),
        pytest.param((SpanStatement(statement_id="long"),), "look", id="its own alone"),
        pytest.param(
            (SpanStatement(statement_id="long", last_stage_id="look"),), "look", id="to its own"
        ),
        pytest.param(
            (SpanStatement(statement_id="long", last_stage_id="use"),),
            "look cart wait use",
            id="one further",
        ),
        pytest.param(
            (MoveStatement(statement_id="long", stage_id="cart", lane_id="thoughts"),),
            "cart wait use",
            id="moved on, as long as before",
        ),
        pytest.param(
            (MoveStatement(statement_id="long", stage_id="wait", lane_id="goals"),),
            "wait use",
            id="moved to where the map ends",
        ),
        pytest.param(
            (MoveStatement(statement_id="long", stage_id="look", lane_id="time"),),
            "look",
            id="no lane of words",
        ),
        pytest.param(
            (AddStage(stage_id="pay", name="Pay", before="wait"),),
            "look cart pay wait",
            id="a stage put between",
        ),
        pytest.param(
            (SplitStage(stage_id="cart", new_stage_id="pay", new_name="Pay"),),
            "look cart pay wait",
            id="a stage made two",
        ),
        pytest.param((RemoveStage(stage_id="look"),), "cart wait", id="its first one gone"),
        pytest.param((RemoveStage(stage_id="wait"),), "look cart", id="its last one gone"),
        pytest.param((RemoveStage(stage_id="cart"),), "look wait", id="the middle one gone"),
        pytest.param((MoveStage(stage_id="wait"),), "look cart", id="its last one moved away"),
        pytest.param(
            (MoveStage(stage_id="look", before="use"),),
            "cart wait look",
            id="its first one moved within",
        ),
        pytest.param(
            (MoveStage(stage_id="use", before="cart"),),
            "look use cart wait",
            id="another one moved between",
        ),
        pytest.param(
            (MergeStages(stage_id="wait", other_stage_id="look"),), "cart wait", id="merged within"
        ),
        pytest.param(
            (MergeStages(stage_id="use", other_stage_id="wait"),),
            "look cart use",
            id="its last one merged into another",
        ),
    ],
)
def test_a_sentence_stands_over(edits: tuple[Edit, ...], under: str) -> None:
    after = made(*edits)
    assert stages_under(after, statement_of(after, "long")) == tuple(under.split())


def test_it_stands_in_each_cell_it_reaches_over_and_is_named_by_its_ends() -> None:
    cells = {place for place, said in standing(FOUR).items() if "long" in {one.id for one in said}}
    assert cells == {("look", "thoughts"), ("cart", "thoughts"), ("wait", "thoughts")}
    assert place_in_words(FOUR, statement_of(FOUR, "long")) == "Look to Wait"
    assert place_in_words(FOUR, statement_of(FOUR, "s-pay")) == "Cart"


def test_copies_reach_as_far_where_their_stages_are_the_same() -> None:
    lane = made(DuplicateLane(lane_id="thoughts", new_lane_id="more"))
    assert statement_of(lane, "more-long").last_stage_id == "wait"
    stage = made(DuplicateStage(stage_id="look", new_stage_id="again"))
    assert statement_of(stage, "again-long").last_stage_id == ""
    assert stages_under(stage, statement_of(stage, "long")) == ("look", "again", "cart", "wait")
    one = made(DuplicateStatement(statement_id="long", new_statement_id="two", stage_id="wait"))
    assert statement_of(one, "two").last_stage_id == "use"
    parts = SplitStatement(
        statement_id="long", texts=("Is it worth it?", "I wonder."), text_revision=0, new_id="p"
    )
    assert statement_of(made(parts), "p-1").last_stage_id == "wait"


def test_a_barrier_takes_its_recommendations_along_when_its_first_stage_goes() -> None:
    barrier = made(SpanStatement(statement_id="s-slow", last_stage_id="use"))
    after = made(RemoveStage(stage_id="wait"), on=barrier)
    assert [statement_of(after, one).stage_id for one in ("s-slow", "s-tell")] == ["use", "use"]
    assert statement_of(after, "s-tell").pair_id == "s-slow"


def test_a_recommendation_in_another_stage_goes_with_that_one() -> None:
    apart = SplitStage(
        stage_id="wait", new_stage_id="n", new_name="Next", statement_ids=("s-tell",)
    )
    barrier = made(SpanStatement(statement_id="s-slow", last_stage_id="use"), apart)
    after = made(RemoveStage(stage_id="n"), on=barrier)
    assert "s-tell" not in {one.id for one in after.statements}
    assert stages_under(after, statement_of(after, "s-slow")) == ("wait", "use")


def test_merged_words_reach_as_far_as_the_furthest_of_them() -> None:
    short = Statement(id="one", stage_id="look", lane_id="thoughts", text="Hm.")
    on = in_order(replace(FOUR, statements=(*FOUR.statements, short)))
    after = made(MergeStatements(statement_id="one", other_statement_ids=("long",)), on=on)
    assert statement_of(after, "one").last_stage_id == "wait"


@pytest.mark.parametrize(
    ("edit", "error", "says"),
    [
        (SpanStatement(statement_id="s-tell", last_stage_id="use"), SpanError, "its barrier"),
        (SpanStatement(statement_id="s-mood", last_stage_id="use"), SpanError, "lane of words"),
        (SpanStatement(statement_id="s-vow", last_stage_id="use"), SpanError, "lane of words"),
        (SpanStatement(statement_id="s-pay", last_stage_id="look"), SpanError, "before 'Cart'"),
        (AssignStage(stage_id="use", owner="Ana"), NothingToOwnError, "no touchpoint"),
    ],
)
def test_what_cannot_be(edit: Edit, error: type[DesirelineError], says: str) -> None:
    with pytest.raises(error, match=says):
        edit.changes(FOUR)


def test_a_whole_stage_gets_an_owner_in_one_step() -> None:
    edit = AssignStage(stage_id="wait", owner=" Ana ")
    after = made(edit)
    assert edit.label(FOUR) == "Assign stage “Wait” to Ana"
    owners = {one.id: (one.owners, one.department) for one in after.touchpoints}
    assert owners == {
        "ad": ((), ""),
        "order": ((), ""),
        "call": (("Ana",), ""),
        "parcel": (("Ana",), ""),
    }
    nobody = made(AssignStage(stage_id="wait", owner="", department="Shop"), on=after)
    assert {one.owners for one in nobody.touchpoints} == {()}
    assert [one.department for one in nobody.touchpoints if one.stage_id == "wait"] == ["Shop"] * 2


def test_a_moment_is_copied_after_itself_or_to_another_stage() -> None:
    beside = made(DuplicateMoment(moment_id="knock", new_moment_id="again"))
    assert [(one.stage_id, one.name) for one in beside.moments] == [
        ("wait", "The knock"),
        ("wait", "The knock (copy)"),
    ]
    away = made(
        DuplicateMoment(moment_id="knock", new_moment_id="there", stage_id="use", name="A look")
    )
    assert ("use", "A look") in [(one.stage_id, one.name) for one in away.moments]
