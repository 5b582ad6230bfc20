"""Every edit can be taken back, and leaves a map that holds together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shop import MAKERS, MOST_PAY, SHOP, Maker, NothingLeftError, named

from desireline.errors import DesirelineError
from desireline.maps.checking import problems
from desireline.maps.claim import Claim, Quantity
from desireline.maps.edits.catalog import EDITS
from desireline.maps.edits.change import Change, ChangeError, apply_changes, inverse
from desireline.maps.edits.edit import Edit, EmptyNameError, IdTakenError, NeighborError
from desireline.maps.edits.header import SetJourneyRule, ShortTimeoutError
from desireline.maps.edits.lanes import RemoveLane
from desireline.maps.edits.places import RemoveStatement
from desireline.maps.edits.rules import AddRule, MoveRule, RuleError, SetAside
from desireline.maps.edits.several import Several
from desireline.maps.edits.stages import (
    AddStage,
    MergeStages,
    MoveStage,
    RemoveStage,
    RenameStage,
    SplitStage,
)
from desireline.maps.edits.statements import (
    AddStatement,
    ClaimError,
    EditText,
    EmotionError,
    EmptyTextError,
    PlaceOfStatementError,
    SetClaim,
    SetEmotion,
    StaleTextError,
    UseWording,
)
from desireline.maps.edits.touchpoints import (
    MergeTouchpoints,
    MoveTouchpoint,
    RemoveTouchpoint,
    SplitTouchpoint,
)
from desireline.maps.journey_map import JourneyMap
from desireline.maps.records import (
    UnknownStageError,
    rule_of,
    stage_of,
    statement_of,
    touchpoint_of,
)

quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def made(edit: Edit, journey_map: JourneyMap = SHOP) -> JourneyMap:
    return apply_changes(journey_map, edit.changes(journey_map))


def without_counts(journey_map: JourneyMap) -> JourneyMap:
    """A text's revision counts on when the text is taken back."""
    statements = tuple(replace(one, text_revision=0) for one in journey_map.statements)
    return replace(journey_map, statements=statements)


def names(journey_map: JourneyMap) -> list[str]:
    return [stage.name for stage in journey_map.stages]


def test_the_shop_holds_together() -> None:
    assert problems(SHOP) == ()


def test_every_edit_is_tried_below() -> None:
    assert set(MAKERS) == set(EDITS)


@pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.__name__)
@quick
@given(data=st.data())
def test_the_inverse_gives_the_map_back(kind: type[Edit], data: st.DataObject) -> None:
    edit = MAKERS[kind](Maker(data.draw, SHOP, "new"))
    try:
        changes = edit.changes(SHOP)
    except (NeighborError, PlaceOfStatementError):
        return
    after = apply_changes(SHOP, changes)
    assert problems(after) == ()
    assert edit.label(SHOP)
    backwards = inverse(SHOP, changes)
    back = apply_changes(after, backwards)
    assert without_counts(back) == without_counts(SHOP)
    again = apply_changes(back, inverse(after, backwards))
    assert without_counts(again) == without_counts(after)


@quick
@given(data=st.data())
def test_a_sequence_of_edits_replays_to_the_same_map(data: st.DataObject) -> None:
    present, log = SHOP, []
    for number in range(12):
        kind = data.draw(st.sampled_from(list(MAKERS)))
        try:
            edit = MAKERS[kind](Maker(data.draw, present, f"new{number}"))
            changes = edit.changes(present)
        except (DesirelineError, NothingLeftError):
            continue
        log.extend(changes)
        present = apply_changes(present, changes)
        assert problems(present) == ()
    assert apply_changes(SHOP, log) == present


def test_a_stage_goes_before_another_or_last() -> None:
    assert names(made(AddStage(stage_id="n", name="New", before="cart"))) == [
        "Look",
        "New",
        "Cart",
        "Wait",
    ]
    assert names(made(AddStage(stage_id="n", name=" New "))) == ["Look", "Cart", "Wait", "New"]
    assert names(made(MoveStage(stage_id="wait", before="look"))) == ["Wait", "Look", "Cart"]


def test_stages_that_share_an_order_key_get_new_ones_when_one_moves_between_them() -> None:
    tied = replace(SHOP, stages=tuple(replace(stage, order="a0") for stage in SHOP.stages))
    after = made(AddStage(stage_id="n", name="New", before="look"), tied)
    assert names(after) == ["Cart", "New", "Look", "Wait"]


def test_a_split_leaves_what_is_not_named_and_a_merge_brings_it_back_together() -> None:
    split = made(
        SplitStage(
            stage_id="wait", new_stage_id="door", new_name="Door", touchpoint_ids=("parcel",)
        )
    )
    assert names(split) == ["Look", "Cart", "Wait", "Door"]
    assert touchpoint_of(split, "parcel").stage_id == "door"
    assert touchpoint_of(split, "call").stage_id == "wait"
    merged = made(MergeStages(stage_id="wait", other_stage_id="door"), split)
    assert [(one.id, one.stage_id) for one in merged.touchpoints][-1] == ("parcel", "wait")


def test_a_claim_follows_its_stage_into_the_merged_one() -> None:
    merged = made(MergeStages(stage_id="look", other_stage_id="cart"))
    claim = statement_of(merged, "s-pay").claim
    assert claim is not None
    assert claim.quantity.stage_id == "look"
    assert merged.kpis[0].quantity.stage_id == "look"


def test_removing_a_stage_takes_all_that_stands_in_it_and_undo_brings_it_back() -> None:
    edit = RemoveStage(stage_id="cart")
    after = made(edit)
    assert names(after) == ["Look", "Wait"]
    assert [one.id for one in after.touchpoints] == ["ad", "call", "parcel"]
    assert {one.id for one in after.rules} == {"r-ad", "r-aside"}  # r-call hung on the order
    assert after.header.journey.target == ()
    assert after.header.planned_path == ("ad", "parcel")
    assert statement_of(after, "s-slow").claim is None
    assert apply_changes(after, inverse(SHOP, edit.changes(SHOP))) == SHOP


def test_merged_touchpoints_keep_all_rules_and_what_spoke_of_them() -> None:
    after = made(MergeTouchpoints(touchpoint_id="parcel", other_touchpoint_ids=("order", "call")))
    assert [one.id for one in after.touchpoints] == ["ad", "parcel"]
    assert rule_of(after, "r-order").touchpoint_id == "parcel"
    assert (rule_of(after, "r-call").touchpoint_id, rule_of(after, "r-call").anchor) == (
        "parcel",
        "parcel",
    )
    assert after.header.journey.target == ("parcel",)
    assert after.header.planned_path == ("ad", "parcel")


def test_a_split_touchpoint_takes_its_rules_and_stands_right_after() -> None:
    after = made(
        SplitTouchpoint(
            touchpoint_id="call", new_touchpoint_id="c2", new_name="Late", rule_ids=("r-call",)
        )
    )
    wait = [one.id for one in after.touchpoints if one.stage_id == "wait"]
    assert wait == ["call", "c2", "parcel"]
    assert touchpoint_of(after, "c2").channel == "call"
    assert rule_of(after, "r-call").touchpoint_id == "c2"


def test_what_discovery_proposed_counts_as_confirmed_once_touched() -> None:
    assert stage_of(SHOP, "cart").proposed
    assert not stage_of(made(RenameStage(stage_id="cart", name="Basket")), "cart").proposed
    moved = made(MoveTouchpoint(touchpoint_id="order", stage_id="look"))
    assert not touchpoint_of(moved, "order").proposed


def test_a_removed_touchpoint_leaves_the_sentence_about_it_assumed() -> None:
    after = made(RemoveTouchpoint(touchpoint_id="parcel"))
    slow = statement_of(after, "s-slow")
    assert (slow.text, slow.claim) == ("Nobody says when it comes", None)


def test_rules_are_one_list_and_the_earlier_wins() -> None:
    after = made(
        AddRule(rule_id="n", touchpoint_id="call", conditions=named("paid"), before="r-order")
    )
    assert [rule.id for rule in after.rules] == ["r-ad", "n", "r-order", "r-call", "r-aside"]
    last = made(MoveRule(rule_id="r-ad", before=""))
    assert [rule.id for rule in last.rules][-1] == "r-ad"
    aside = made(SetAside(rule_id="n", conditions=named("cron")))
    assert rule_of(aside, "n").touchpoint_id == ""


def test_a_new_sentence_starts_with_nothing_behind_it() -> None:
    edit = EditText(statement_id="s-slow", text="It comes when it comes", text_revision=0)
    slow = statement_of(made(edit), "s-slow")
    assert (slow.claim, slow.support, slow.text_revision) == (None, (), 1)


def test_the_same_words_keep_their_claim() -> None:
    edit = EditText(statement_id="s-pay", text="I  buy, at once.", text_revision=0)
    assert statement_of(made(edit), "s-pay").claim == MOST_PAY


def test_an_edit_of_a_text_that_was_changed_since_is_refused_with_the_present_text() -> None:
    mine = made(EditText(statement_id="s-hang", text="Will it fit?", text_revision=0))
    theirs = EditText(statement_id="s-hang", text="Does it match?", text_revision=0)
    with pytest.raises(StaleTextError, match="Will it fit") as refused:
        theirs.changes(mine)
    assert (refused.value.present_text, refused.value.text_revision) == ("Will it fit?", 1)


def test_a_text_that_was_taken_back_does_not_pass_for_the_one_before() -> None:
    edit = EditText(statement_id="s-hang", text="B", text_revision=0)
    changes = edit.changes(SHOP)
    back = apply_changes(apply_changes(SHOP, changes), inverse(SHOP, changes))
    assert statement_of(back, "s-hang").text == "Will it hang right?"
    third = made(EditText(statement_id="s-hang", text="C", text_revision=2), back)
    with pytest.raises(StaleTextError):  # who saw only B
        EditText(statement_id="s-hang", text="D", text_revision=1).changes(third)


def test_wording_and_claim_come_in_one_edit() -> None:
    claim = Claim(quantity=MOST_PAY.quantity, comparison="under", value=0.5)
    edit = UseWording(statement_id="s-pay", text="I hesitate", claim=claim, text_revision=0)
    pay = statement_of(made(edit), "s-pay")
    assert (pay.text, pay.claim) == ("I hesitate", claim)


def test_a_removed_barrier_leaves_its_recommendation_unpaired() -> None:
    assert statement_of(made(RemoveStatement(statement_id="s-slow")), "s-tell").pair_id == ""
    assert [one.id for one in made(RemoveLane(lane_id="barriers")).statements] == [
        "s-hang",
        "s-mood",
        "s-pay",
        "s-vow",
    ]


def test_several_edits_build_on_one_another_and_are_one() -> None:
    both = Several(
        title="Start anew",
        edits=(
            AddStage(stage_id="n", name="New"),
            MoveTouchpoint(touchpoint_id="ad", stage_id="n"),
            RemoveStage(stage_id="look"),
        ),
    )
    after = made(both)
    assert names(after) == ["Cart", "Wait", "New"]
    assert both.label(SHOP) == "Start anew"


@pytest.mark.parametrize(
    ("edit", "error", "says"),
    [
        (RenameStage(stage_id="pay", name="x"), UnknownStageError, "look, cart, wait"),
        (RenameStage(stage_id="cart", name="  "), EmptyNameError, "stage has no name"),
        (AddStage(stage_id="cart", name="x"), IdTakenError, "already has a stage 'cart'"),
        (AddStage(stage_id="", name="x"), IdTakenError, "needs an id"),
        (AddStage(stage_id="n", name="x", before="zz"), NeighborError, "no stage 'zz'"),
        (SetJourneyRule(timeout_days=0), ShortTimeoutError, "0 days"),
        (SetJourneyRule(timeout_minutes=-5), ShortTimeoutError, "above 0"),
        (SetAside(rule_id="n", conditions=()), RuleError, "match every event"),
        (SetEmotion(statement_id="s-mood", emotion=3.0), EmotionError, "-2 to"),
        (EditText(statement_id="s-pay", text=" ", text_revision=0), EmptyTextError, "empty"),
        (
            AddStatement(
                statement_id="n", stage_id="cart", lane_id="actions", text="x", part="barrier"
            ),
            PlaceOfStatementError,
            "kind 'barriers'",
        ),
        (
            SetClaim(
                statement_id="s-pay",
                claim=Claim(quantity=Quantity(kind="wait"), comparison="most"),
            ),
            ClaimError,
            "wait needs touchpoint_id",
        ),
    ],
)
def test_an_edit_that_cannot_be_made_says_why(
    edit: Edit, error: type[DesirelineError], says: str
) -> None:
    with pytest.raises(error, match=says):
        edit.changes(SHOP)


@pytest.mark.parametrize(
    "change",
    [
        Change(op="set", kind="stage", id="cart", property="colour", value="red"),
        Change(op="set", kind="stage", id="cart", property="id", value="x"),
        Change(op="put", kind="stage", id="n", value=SHOP.lanes[0]),
        Change(op="put", kind="stage", id="n", value=SHOP.stages[0]),
        Change(op="delete", kind="header", id="shop"),
    ],
    ids=["no such property", "the id", "wrong kind", "other id", "the header"],
)
def test_a_change_no_map_can_take_is_refused(change: Change) -> None:
    with pytest.raises(ChangeError):
        apply_changes(SHOP, (change,))


def test_a_journey_can_end_after_hours_and_after_days_again() -> None:
    hours = SetJourneyRule(timeout_minutes=720)
    assert hours.label(SHOP) == "Journeys end after 12 hours of silence"
    quick = made(hours)
    assert quick.header.journey.timeout_ms == 12 * 3_600_000
    assert quick.header.journey.silence == "12 hours"
    slow = made(SetJourneyRule(timeout_days=1), quick)
    assert (slow.header.journey.timeout_minutes, slow.header.journey.silence) == (0, "1 day")
