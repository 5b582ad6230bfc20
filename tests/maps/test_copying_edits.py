"""Stages and lanes copied, sentences split and merged, stages linked to other maps."""

from __future__ import annotations

import pytest
from shop import SHOP

from desireline.maps.checking import problems
from desireline.maps.edits.change import apply_changes
from desireline.maps.edits.colors import ColorLane, ColorStage
from desireline.maps.edits.copies import DuplicateLane, DuplicateStage
from desireline.maps.edits.edit import Edit, IdTakenError
from desireline.maps.edits.lanes import LaneTakenError
from desireline.maps.edits.map_links import LinkMap, MapLinkError
from desireline.maps.edits.sentences import MergeStatements, SentenceError, SplitStatement
from desireline.maps.edits.stages import MergeStages
from desireline.maps.edits.statements import AddStatement, EmptyTextError, StaleTextError
from desireline.maps.journey_map import JourneyMap, MapLink
from desireline.maps.records import lane_of, stage_of, statement_of


def made(*edits: Edit, on: JourneyMap = SHOP) -> JourneyMap:
    for edit in edits:
        on = apply_changes(on, edit.changes(on))
    assert problems(on) == ()
    return on


def test_a_copied_stage_stands_after_the_first_and_nothing_in_it_rests_on_anything() -> None:
    teal = made(ColorStage(stage_id="wait", color="teal"))
    after = made(DuplicateStage(stage_id="wait", new_stage_id="wait-2"), on=teal)
    assert [one.name for one in after.stages] == ["Look", "Cart", "Wait", "Wait (copy)"]
    copy = stage_of(after, "wait-2")
    assert (copy.importance, copy.color) == ("high", "teal")
    assert [one.name for one in after.moments if one.stage_id == "wait-2"] == ["The knock"]
    calls = [one for one in after.touchpoints if one.stage_id == "wait-2"]
    assert [(one.name, one.owner) for one in calls] == [("Call", "Service"), ("Parcel", "")]
    assert {rule.touchpoint_id for rule in after.rules} == {"ad", "order", "call", ""}
    said = {one.text: one for one in after.statements if one.stage_id == "wait-2"}
    barrier, idea = said["Nobody says when it comes"], said["Name the hour"]
    assert (barrier.claim, barrier.support) == (None, ())
    assert idea.pair_id == barrier.id != "s-slow"
    assert said[""].emotion == -1.0
    assert after.kpis == SHOP.kpis


def test_a_copied_lane_stands_below_the_first_with_its_words() -> None:
    after = made(
        ColorLane(lane_id="thoughts", color="blue"),
        DuplicateLane(lane_id="thoughts", new_lane_id="more", name=" What they doubt "),
    )
    order = [one.id for one in after.lanes]
    assert order.index("more") == order.index("thoughts") + 1
    assert (lane_of(after, "more").name, lane_of(after, "more").color) == (
        "What they doubt",
        "blue",
    )
    said = [(one.text, one.claim) for one in after.statements if one.lane_id == "more"]
    assert sorted(said) == [("I buy at once", None), ("Will it hang right?", None)]
    assert statement_of(after, "s-pay").claim is not None
    with pytest.raises(LaneTakenError):
        made(DuplicateLane(lane_id="emotions", new_lane_id="more"))
    with pytest.raises(IdTakenError):
        made(DuplicateLane(lane_id="thoughts", new_lane_id="goals"))


def test_a_split_sentence_leaves_its_evidence_and_keeps_its_place() -> None:
    after = made(
        SplitStatement(
            statement_id="s-slow",
            texts=("Nobody says when it comes", " Nobody calls ", "I wait"),
            text_revision=0,
            new_id="n",
        )
    )
    cell = [one for one in after.statements if one.lane_id == "barriers"]
    texts = ["Nobody says when it comes", "Nobody calls", "I wait", "Name the hour"]
    assert [one.text for one in cell] == texts
    assert all(one.claim is None and one.support == () for one in cell)
    assert [one.part for one in cell] == ["barrier"] * 3 + ["recommendation"]
    assert cell[3].pair_id == "s-slow"


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [
        (SplitStatement(statement_id="s-pay", texts=("a",), text_revision=0, new_id="n"), "whole"),
        (
            SplitStatement(statement_id="s-mood", texts=("a", "b"), text_revision=0, new_id="n"),
            "only words",
        ),
        (MergeStatements(statement_id="s-slow", other_statement_ids=("s-tell",)), "Turn one"),
        (MergeStatements(statement_id="s-vow", other_statement_ids=("s-pay",)), "promise"),
    ],
    ids=["one text", "a feeling", "a barrier and an idea", "a promise"],
)
def test_what_is_no_sentence_is_not_split_or_merged(edit: Edit, refusal: str) -> None:
    with pytest.raises(SentenceError, match=refusal):
        made(edit)


def test_a_split_speaks_of_the_text_its_writer_saw() -> None:
    split = SplitStatement(statement_id="s-pay", texts=("a", "b"), text_revision=3, new_id="n")
    with pytest.raises(StaleTextError):
        made(split)
    split = SplitStatement(statement_id="s-pay", texts=("a", " "), text_revision=0, new_id="n")
    with pytest.raises(EmptyTextError):
        made(split)


def test_merged_sentences_are_one_new_sentence() -> None:
    after = made(MergeStatements(statement_id="s-pay", other_statement_ids=("s-hang", "s-pay")))
    one = statement_of(after, "s-pay")
    assert (one.text, one.claim) == ("I buy at once. Will it hang right?", None)
    assert one.text_revision == 1
    assert "s-hang" not in {other.id for other in after.statements}
    barrier = AddStatement(
        statement_id="b2", stage_id="wait", lane_id="barriers", text="Late!", part="barrier"
    )
    after = made(barrier, MergeStatements(statement_id="b2", other_statement_ids=("s-slow",)))
    assert statement_of(after, "b2").text == "Late! Nobody says when it comes"
    assert statement_of(after, "s-tell").pair_id == "b2"


def test_a_stage_leads_to_the_map_that_shows_it_in_detail() -> None:
    link = LinkMap(stage_id="wait", map_id="parcels", title=" Getting a parcel ")
    after = made(link)
    assert stage_of(after, "wait").detail == MapLink(map_id="parcels", title="Getting a parcel")
    merged = made(MergeStages(stage_id="cart", other_stage_id="wait"), on=after)
    assert stage_of(merged, "cart").detail == stage_of(after, "wait").detail
    assert stage_of(made(LinkMap(stage_id="wait", map_id=""), on=after), "wait").detail is None
    with pytest.raises(MapLinkError, match="another"):
        made(LinkMap(stage_id="wait", map_id="shop"))
