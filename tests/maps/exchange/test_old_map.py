"""The map people already have is read as they drew it, and nothing of it is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from shop import SHOP

from desireline.insights.old_map_matching import stages_meant
from desireline.maps.checking import problems
from desireline.maps.exchange.adopting import Borrowed, adopt
from desireline.maps.exchange.grid import BlockRefusedError, read_block
from desireline.maps.exchange.lane_words import feeling_of, kind_of
from desireline.maps.exchange.old_map import (
    NoMapInSheetError,
    OldMap,
    read_old_map,
    split_cell,
    touchpoints_apart,
)
from desireline.maps.journey_map import JourneyMap, MapHeader, Stage

WALL = (
    "Buying a bicycle, workshop of March\t\t\n"
    "Persona: the careful one\t\t\n"
    "\tSearch\tBuy\n"
    'What they do\t• looks around\t"• pays by card\n• asks; waits"\n'
    "Pain points\t\tToo many fields\n"
    "Ideas\t\tFewer fields\n"
    "Mood\tcurious\t😡\n"
    "Our systems\tshop front\tpayment provider\n"
)


def adopted(old: OldMap, borrowed: Borrowed | None = None) -> JourneyMap:
    return adopt(
        old,
        map_id="old",
        title="Old",
        origin="Wall.xlsx",
        dated="2026-11-22",
        borrowed=borrowed,
    )


def words_in(old: OldMap) -> list[str]:
    return [text for lane in old.lanes for cell in lane.cells for text in cell.statements]


def test_a_pasted_block_gives_title_persona_stages_and_lanes() -> None:
    old = read_old_map(read_block(WALL))
    assert (old.title, old.personas) == (
        "Buying a bicycle, workshop of March",
        ("the careful one",),
    )
    assert old.stages == ("Search", "Buy")
    assert [(lane.row, lane.kind) for lane in old.lanes] == [
        (4, "actions"),
        (5, "barriers"),
        (6, "recommendations"),
        (7, "emotions"),
        (8, "free"),
    ]
    assert old.lanes[0].cells[1].statements == ("pays by card", "asks", "waits")


def test_stages_may_stand_in_rows() -> None:
    block = "Stage;Doing;Feeling\nSearch;looks around;curious\nBuy;pays;annoyed\n"
    old = read_old_map(read_block(block))
    assert old.by_rows
    assert old.stages == ("Search", "Buy")
    assert [lane.kind for lane in old.lanes] == ["actions", "emotions"]
    assert words_in(old) == ["looks around", "pays", "curious", "annoyed"]


def test_a_stage_merged_over_steps_is_one_stage_and_keeps_the_steps() -> None:
    block = "Phases\tSearch\t\tBuy\nSteps\tsees an ad\tcompares\tpays\nGoals\tbe sure\t\tbe done\n"
    old = read_old_map(read_block(block))
    assert old.stages == ("Search", "Buy")
    assert old.lanes[0].cells[0].statements == ("sees an ad", "compares")


def test_rows_without_a_name_go_on_with_the_lane_above() -> None:
    old = read_old_map(read_block("\tSearch\tBuy\nGoals\tbe sure\tbe done\n\tno jargon\t\n"))
    assert [(cell.row, cell.statements) for cell in old.lanes[0].cells] == [
        (2, ("be sure",)),
        (2, ("be done",)),
        (3, ("no jargon",)),
    ]


def test_what_has_no_place_is_listed() -> None:
    block = "Map\t\t\nmade by\tus\tthem\n\n\tSearch\tBuy\nFRONT STAGE\t\t\nGoals\ta goal\tanother\n"
    old = read_old_map(read_block(block))
    said = " ".join(old.left_over)
    assert "FRONT STAGE" in said
    assert len(old.left_over) >= 1
    assert words_in(old)


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_an_empty_block_is_refused(text: str) -> None:
    with pytest.raises(BlockRefusedError, match="no cells"):
        read_block(text)


def test_a_list_of_customers_is_no_map() -> None:
    with pytest.raises(NoMapInSheetError, match="at least two stages"):
        read_old_map(read_block("name\nana\nben\n"))


def test_every_sentence_stands_in_the_map_and_names_its_row() -> None:
    old = read_old_map(read_block(WALL))
    made = adopted(old)
    assert problems(made) == ()
    assert sorted(one.text for one in made.statements) == sorted(words_in(old))
    [card] = [one for one in made.statements if one.text == "pays by card"]
    assert [(one.kind, one.note) for one in card.support] == [("own statement", "Wall.xlsx, row 4")]
    assert all(one.claim is None for one in made.statements)


def test_a_lane_of_no_known_kind_becomes_a_free_lane() -> None:
    made = adopted(read_old_map(read_block(WALL)))
    [free] = [lane for lane in made.lanes if lane.kind == "free"]
    assert free.name == "Our systems"
    barriers = [one for one in made.statements if one.lane_id == "barriers"]
    assert [one.part for one in barriers] == ["barrier", "recommendation"]


def test_touchpoints_known_elsewhere_bring_their_rules_and_the_others_stay_assumed() -> None:
    source = SHOP
    known = source.touchpoints[0]
    block = f"\tSearch\tBuy\nTouchpoints\t{known.name}\tThe bench outside\n"
    old = read_old_map(read_block(block))
    borrowed = Borrowed(
        source=source, stages={known.stage_id: 0}, touchpoints={known.name: known.id}
    )
    made = adopted(old, borrowed)
    assert problems(made) == ()
    assert made.rules == source.rules
    assert [one.text for one in made.statements] == ["The bench outside"]
    assert {one.id for one in source.touchpoints} < {one.id for one in made.touchpoints}
    assert made.header.journey == source.header.journey


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Pain points", "barriers"),
        ("Opportunities", "recommendations"),
        ("Customer needs", "goals"),
        ("Kontaktpunkte", "touchpoints"),
        ("Was tut der Kunde?", "actions"),
        ("Gedanken", "thoughts"),
        ("Stimmung", "emotions"),
        ("Ideen", "recommendations"),
        ("NPS", "kpis"),
        ("Line of visibility", "free"),
    ],
)
def test_a_lanes_name_tells_its_kind(name: str, kind: str) -> None:
    assert kind_of(name).kind == kind


@pytest.mark.parametrize(
    ("text", "level"),
    [("😡", -2), ("annoyed", -1), ("🙂 relieved", 1), ("+1", 1), ("★★★★☆", 1), ("Tuesday", None)],
)
def test_a_feeling_is_a_face_a_word_or_a_mark(text: str, level: float | None) -> None:
    assert feeling_of(text, highest=2, lowest=-2 if text.startswith("+") else 0) == level


def test_an_experience_told_as_positive_or_negative_is_a_feeling() -> None:
    told = ("Positive", "Neutral", "Negative")
    assert [feeling_of(word, highest=2, lowest=-2) for word in told] == [1, 0, -1]


def test_marks_of_five_and_ten_reach_both_ends_of_the_scale() -> None:
    assert [feeling_of(mark, highest=5, lowest=1) for mark in ("1", "3", "5")] == [-2, 0, 2]
    assert feeling_of("10", highest=10, lowest=2) == 2


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("one\ntwo", ("one", "two")),
        ("• one • two", ("one", "two")),
        ("1. one\n2) two", ("one", "two")),
        ("- one; two", ("one", "two")),
        ("within 24 h; a–b", ("within 24 h", "a–b")),
        ("", ()),
    ],
)
def test_a_cell_is_split_at_lines_bullets_and_semicolons(cell: str, parts: tuple[str, ...]) -> None:
    assert split_cell(cell) == parts


def test_a_list_of_touchpoints_in_one_cell_is_one_touchpoint_each() -> None:
    """ "Website, hotline" never lends its name to the figure of the website alone."""
    block = "\tFind\tBuy\nTouchpoints\tWebsite, hotline / app\tStore (Bremen, Leer)\n"
    block += "Actions\tLook, compare\tPay\n"
    old = touchpoints_apart(read_old_map(read_block(block)))
    cells = {(lane.name, cell.stage): cell.statements for lane in old.lanes for cell in lane.cells}
    assert cells["Touchpoints", 0] == ("Website", "hotline", "app")
    assert cells["Touchpoints", 1] == ("Store (Bremen, Leer)",)
    assert cells["Actions", 0] == ("Look, compare",)


def test_a_column_of_types_before_the_names_of_lanes_is_no_stage() -> None:
    block = (
        "Journey Map\tBuy a bike\n\n"
        "\tStage\tAware\t\tBuy\n"
        "\tStage\tAware\t\tBuy\n"
        "\tStep\tSees ad\tAsks\tPays\n"
        "Text lane\tDoing\tClicks\tCalls\tBy card\n"
        "Sentiment graph\tGraph\t1\t0\t-2\n"
        "Text lane\tPain points\t\tNobody knows\tNo invoice\n"
    )
    found = read_old_map(read_block(block))
    assert (found.title, found.stages) == ("Buy a bike", ("Aware", "Buy"))
    assert [(one.name, one.kind) for one in found.lanes] == [
        ("Step", "actions"),
        ("Doing", "actions"),
        ("Graph", "emotions"),
        ("Pain points", "barriers"),
    ]
    assert found.left_over == ()


def test_steps_under_merged_stages_and_faces_tell_their_lanes() -> None:
    block = "\tBefore\t\tAfter\n\tSearch\tCompare\tUse\nPains\ta\tb\tc\nExperience\t😊\t😡\t😐\n"
    found = read_old_map(read_block(block))
    assert found.stages == ("Before", "After")
    assert [(one.name, one.kind) for one in found.lanes] == [
        ("Steps", "actions"),
        ("Pains", "barriers"),
        ("Experience", "emotions"),
    ]
    steps = found.lanes[0].cells
    assert [one.statements for one in steps] == [("Search", "Compare"), ("Use",)]


def test_a_column_of_notes_is_no_stage_and_its_words_are_listed() -> None:
    block = "\tFind\tBuy\tNotes\nActions\tx\ty\task IT\nPains\tp\tq\t\n"
    found = read_old_map(read_block(block))
    assert found.stages == ("Find", "Buy")
    assert found.left_over == ("Row 2, under no stage: ask IT",)


def test_nothing_of_the_first_column_is_dropped_in_silence() -> None:
    found = read_old_map(read_block("Find\tBuy\tUse\nx\ty\tz\na\tb\tc\n"))
    assert any("Find" in line for line in found.left_over)


def test_line_breaks_and_quotes_inside_pasted_cells_stay_in_their_cell() -> None:
    block = '\tFind\tBuy\nActions\t"Looks\nAsks ""friends""\n\nReads"\tPays\n'
    [lane] = read_old_map(read_block(block)).lanes
    assert [one.statements for one in lane.cells] == [
        ("Looks", 'Asks "friends"', "Reads"),
        ("Pays",),
    ]


EXPORTS = {
    "steps under merged stages, a scale from -2, a dramatic arc": (
        (
            "Café visit;;;;\nPersona;Tess;;;\nStages;Getting there;;At the café;\n"
            "Steps;Search;Walk;Order;Pay\nText lane: Description;Tess looks;She walks;Orders;Pays\n"
            "Emotional journey;0;-1;2;-1\nDramatic arc;2;3;5;4\nChannels;Web;Maps;Counter;Till\n"
            "Pain points;;Wrong way;Long queue;No cash\n"
        ),
        {"Dramatic arc": "free", "Emotional journey": "emotions", "Channels": "touchpoints"},
    ),
    "sections with their type beside them, nine levels of feeling": (
        (
            "Section\tType\tAware\tJoin\tLeave\nUser goals\tText\tFind\tOpen\tClose\n"
            'Emotions\tExperience\t5\t3\t8\nQuote\tText\t"I was ""lost"""\t\t"It\ntook ages"\n'
            "Problems\tText\tMany\tLong\tFar\nFront-stage\tText\tBanner\tForm\tBranch\n"
        ),
        {"User goals": "goals", "Emotions": "emotions", "Problems": "barriers"},
    ),
}


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_exports_of_journey_tools_read_as_lanes_and_stages(
    export: tuple[str, dict[str, str]],
) -> None:
    block, kinds = export
    found = touchpoints_apart(read_old_map(read_block(block)))
    assert {lane.name: lane.kind for lane in found.lanes if lane.name in kinds} == kinds
    assert "Type" not in found.stages
    assert not any("Text" in cell.statements for lane in found.lanes for cell in lane.cells)
    made = adopted(found)
    assert made.statements
    assert not any(one.claim for one in made.statements)
    told = {support.kind for one in made.statements for support in one.support}
    assert told == {"own statement"}


def test_a_list_with_one_card_a_row_is_refused_with_what_to_do() -> None:
    block = "Stage,Section,Content\nAware,Goals,Find\nJoin,Goals,Open\nAware,Pains,Many\n"
    with pytest.raises(NoMapInSheetError, match="“Section” down the side"):
        read_old_map(read_block(block))


def test_a_stage_alone_between_two_pairs_is_paired_by_its_place() -> None:
    source = with_stages("Explore", "Compare", "Buy", "Receive")
    meant = stages_meant(("Explore", "Planen", "Buy", "Receive"), source)
    assert list(meant.values()) == [0, 1, 2, 3]
    two = stages_meant(("Explore", "Planen", "Zögern", "Buy"), source)
    assert sorted(two.values()) == [0, 3]


def with_stages(*names: str) -> JourneyMap:
    """Return a map with nothing but stages of these names."""
    stages = tuple(
        Stage(id=name.lower(), name=name, order=f"a{at}") for at, name in enumerate(names)
    )
    return JourneyMap(header=MapHeader(id="other", title="Other"), stages=stages)
