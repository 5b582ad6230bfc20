"""Who answers for a cell: owners of the touchpoints its claims name, else of the stage's."""

from __future__ import annotations

from desireline.maps.claim import Claim, Quantity
from desireline.maps.journey_map import JourneyMap, MapHeader, Stage, Statement, Touchpoint
from desireline.maps.owners import owners_of


def touchpoint(name: str, stage: str, owner: str) -> Touchpoint:
    return Touchpoint(id=name, name=name.title(), stage_id=stage, order=name, owner=owner)


SHOP = JourneyMap(
    header=MapHeader(id="m", title="M"),
    stages=(Stage(id="look", name="Look", order="a"), Stage(id="buy", name="Buy", order="b")),
    touchpoints=(
        touchpoint("ad", "look", ""),
        touchpoint("page", "look", "Sami"),
        touchpoint("table", "look", "Sami"),
        touchpoint("till", "buy", "Tove"),
    ),
)


def test_a_cell_without_claims_is_its_stages_owners_and_says_what_nobody_owns() -> None:
    told = [(one.owner, one.touchpoints) for one in owners_of(SHOP, stage_id="look")]
    assert told == [("Sami", ("Page", "Table")), ("", ("Ad",))]


def test_a_claim_names_whose_touchpoint_it_speaks_of() -> None:
    claim = Claim(
        quantity=Quantity(kind="touchpoint_share", stage_id="look", touchpoint_id="till"),
        comparison="most",
    )
    one = Statement(id="s", stage_id="look", lane_id="l", text="They pay there.", claim=claim)
    told = [each.owner for each in owners_of(SHOP, stage_id="look", statements=(one,))]
    assert told == ["Tove"]
