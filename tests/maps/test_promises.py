"""Brand promises are statements of the whole map: written, put in order, claimed, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shop import MOST_PAY, SHOP

from desireline.insights.promises import promises_cell
from desireline.insights.reading import read_map
from desireline.journeys.study import Study
from desireline.maps.checking import problems
from desireline.maps.claim import Claim, Quantity
from desireline.maps.edits.change import apply_changes, inverse
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.places import DuplicateStatement, MoveStatement, RemoveStatement
from desireline.maps.edits.promises import AddPromise, MovePromise
from desireline.maps.edits.statements import EditText, PlaceOfStatementError, SetClaim
from desireline.maps.journey_map import JourneyMap
from desireline.maps.serialization import canonical_text
from tellings import START_MS, map_of, told, warehouse_of

BARE = replace(SHOP, statements=tuple(one for one in SHOP.statements if one.part != "promise"))
PLAIN = AddPromise(statement_id="p1", text="Plain words")
QUICK = AddPromise(statement_id="p2", text="At your door next day", before="p1")


def made(journey_map: JourneyMap, *edits: Edit) -> JourneyMap:
    for edit in edits:
        changes = edit.changes(journey_map)
        after = apply_changes(journey_map, changes)
        assert problems(after) == ()
        back = apply_changes(after, inverse(journey_map, changes))
        texts = [(one.id, one.text, one.order) for one in journey_map.statements]
        assert [(one.id, one.text, one.order) for one in back.statements] == texts
        journey_map = after
    return journey_map


def promises(journey_map: JourneyMap) -> list[str]:
    return [one.id for one in journey_map.statements if one.part == "promise"]


def test_promises_are_written_put_in_order_reworded_claimed_and_removed() -> None:
    two = made(BARE, PLAIN, QUICK)
    assert promises(two) == ["p2", "p1"]
    assert PLAIN.label(BARE) == "Add promise “Plain words”"
    turned = made(two, MovePromise(statement_id="p1", before="p2"))
    assert promises(turned) == ["p1", "p2"]
    said = made(
        turned,
        EditText(statement_id="p1", text="Plain words only", text_revision=0),
        SetClaim(statement_id="p1", claim=MOST_PAY),
        RemoveStatement(statement_id="p2"),
    )
    assert promises(said) == ["p1"]
    assert '"part": "promise"' in canonical_text(said)


def test_a_promise_can_become_a_sentence_of_a_cell_and_nothing_else_a_promise() -> None:
    one = made(BARE, PLAIN)
    moved = made(one, MoveStatement(statement_id="p1", stage_id="cart", lane_id="thoughts"))
    assert promises(moved) == []
    with pytest.raises(PlaceOfStatementError, match="is no promise"):
        MovePromise(statement_id="s-pay").changes(BARE)
    with pytest.raises(PlaceOfStatementError, match="name its stage and lane"):
        DuplicateStatement(statement_id="p1", new_statement_id="p9").changes(one)


def test_a_promise_in_a_cell_is_a_mistake_of_the_file() -> None:
    one = made(BARE, PLAIN)
    wrong = tuple(
        replace(each, stage_id="cart", lane_id="thoughts") if each.id == "p1" else each
        for each in one.statements
    )
    assert [each.code for each in problems(replace(one, statements=wrong))] == ["place"]


def test_a_promise_has_a_state_and_is_no_cell_backed_by_data() -> None:
    text = "\n".join(f"c{'abcdefghij'[n % 10]}{'abcd'[n // 10]} ad order" for n in range(40))
    bare = map_of("need: ad | pay: order", target="order")
    ordered = Claim(
        quantity=Quantity(kind="goal_rate", stage_id="need"), comparison="under", value=0.5
    )
    promised = made(
        bare, replace(PLAIN, claim=ordered), AddPromise(statement_id="p2", text="For life")
    )

    def read(journey_map: JourneyMap):
        study = Study.of(warehouse_of(told(text)), journey_map, as_of_ms=START_MS + 86_400_000)
        return read_map(
            study, journey_map, revision=1, data_version="1", as_of="2026-01-06", closed=True
        )

    before, after = read(bare), read(promised)
    assert {one.statement_id: one.state for one in after.statements} == {
        "p1": "contradicted",
        "p2": "assumed",
    }
    assert (after.cells, after.backed_share) == (before.cells, before.backed_share)
    found = promises_cell(promised, after.statements)
    assert found is not None
    assert (found.state, found.badge) == ("contradicted", "1 of 2 contradicted")
    assert promises_cell(bare, before.statements) is None
