"""Further target actions are added, named by their kind, followed by what refers to them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from shop import SHOP

from desireline.errors import DesirelineError
from desireline.maps.checking import problems
from desireline.maps.claim import Claim, Condition, Quantity
from desireline.maps.edits.change import apply_changes, inverse
from desireline.maps.edits.edit import Edit, IdTakenError, NeighborError
from desireline.maps.edits.header import SetJourneyRule, UnnamedKindError
from desireline.maps.edits.statements import ClaimError, SetClaim
from desireline.maps.edits.targets import (
    AddTarget,
    MoveTarget,
    RemoveTarget,
    SetTarget,
    UnknownTargetError,
    UnusableTargetError,
)
from desireline.maps.edits.touchpoints import RemoveTouchpoint
from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import again, deed, target_label, without

BARE = replace(SHOP, header=replace(SHOP.header, targets=()))
AD = SHOP.touchpoints[0]
ASKED = AddTarget(target_id="asked", name="Offer asked for", kind="inquiry", touchpoints=(AD.id,))
SIGNED = AddTarget(
    target_id="signed",
    name="Newsletter",
    word="sign-up",
    conditions=(Condition(field="page", operator="contains", value="/thanks"),),
    before="asked",
)


def made(journey_map: JourneyMap, *edits: Edit) -> JourneyMap:
    for edit in edits:
        changes = edit.changes(journey_map)
        taken_back = inverse(journey_map, changes)
        after = apply_changes(journey_map, changes)
        assert problems(after) == ()
        assert apply_changes(after, taken_back).header.targets == journey_map.header.targets
        journey_map = after
    return journey_map


def test_targets_are_added_changed_moved_and_removed() -> None:
    two = made(BARE, ASKED, SIGNED)
    assert [one.id for one in two.header.targets] == ["signed", "asked"]
    moved = made(two, MoveTarget(target_id="signed"))
    assert [one.id for one in moved.header.targets] == ["asked", "signed"]
    renamed = made(moved, SetTarget(target_id="asked", name="Price asked for"))
    assert renamed.header.targets[0].name == "Price asked for"
    left = made(renamed, RemoveTarget(target_id="asked"))
    assert [one.id for one in left.header.targets] == ["signed"]
    assert ASKED.label(BARE) == "Count “Offer asked for” as a further target action"
    assert RemoveTarget(target_id="asked").label(two) == "Remove target action “Offer asked for”"


@pytest.mark.parametrize(
    ("edit", "error", "words"),
    [
        (replace(ASKED, touchpoints=()), UnusableTargetError, "neither a touchpoint nor a test"),
        (replace(ASKED, touchpoints=("gone",)), UnusableTargetError, "no touchpoint 'gone'"),
        (replace(SIGNED, word=" ", before=""), UnusableTargetError, "needs a word"),
        (replace(ASKED, target_id=""), IdTakenError, "id of its own"),
        (replace(ASKED, before="gone"), NeighborError, "no target action 'gone'"),
        (RemoveTarget(target_id="gone"), UnknownTargetError, "Its further ones: none"),
        (SetJourneyRule(target_kind="own"), UnnamedKindError, "needs a word"),
    ],
)
def test_a_target_that_cannot_be_counted_is_refused(edit, error, words) -> None:
    with pytest.raises(DesirelineError, match=re.escape(words)) as raised:
        edit.changes(BARE)
    assert isinstance(raised.value, error)


def test_what_speaks_of_a_target_goes_with_it() -> None:
    about = Claim(quantity=Quantity(kind="goal_rate", target_id="asked"), comparison="most")
    statement = BARE.statements[0]
    claimed = made(BARE, ASKED, SetClaim(statement_id=statement.id, claim=about))
    left = made(claimed, RemoveTarget(target_id="asked"))
    assert next(one for one in left.statements if one.id == statement.id).claim is None
    gone = made(claimed, RemoveTouchpoint(touchpoint_id=AD.id))
    assert gone.header.targets == (), "its only touchpoint was removed"
    assert next(one for one in gone.statements if one.id == statement.id).claim is None


def test_a_claim_about_no_target_of_the_map_is_refused() -> None:
    about = Claim(quantity=Quantity(kind="goal_rate", target_id="gone"), comparison="most")
    with pytest.raises(ClaimError, match="no target action 'gone'"):
        SetClaim(statement_id=BARE.statements[0].id, claim=about).changes(BARE)


def test_the_kind_gives_the_words() -> None:
    assert without("", "") == "without success"
    assert without("order", "") == "without an order"
    assert deed("inquiry", "") == "made an inquiry"
    assert deed("own", "sign-up") == "reached a sign-up"
    assert again("inquiry", "") == "Inquire again"
    assert again("own", "sign-up") == "Another sign-up"
    kinds = made(BARE, ASKED, SIGNED, SetJourneyRule(target_kind="own", target_word="deal"))
    assert target_label(kinds, "asked") == "Offer asked for (inquiry)"
    assert target_label(kinds, "signed") == "Newsletter (sign-up)"
    plain = made(kinds, SetJourneyRule(target_kind="purchase"))
    assert plain.header.journey.target_word == "", "a word belongs to a kind of one's own"
