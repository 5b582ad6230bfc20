"""Owners and channels of an old map's touchpoints are taken over where the sheet says whose."""

from __future__ import annotations

import pytest

from desireline.maps.checking import problems
from desireline.maps.exchange.adopting import adopt
from desireline.maps.exchange.belongings import (
    NameQuestionError,
    channels_in,
    doubtful_names,
    names_in,
    paired,
)
from desireline.maps.exchange.grid import read_block
from desireline.maps.exchange.old_map import OldMap, read_old_map, touchpoints_apart
from desireline.maps.journey_map import JourneyMap

INVENTORY = (
    "Stage\tTouchpoint\tChannel\tOwner\n"
    "Look\tAdvert\tOnline ads, TV and radio\tAnna Riis, Ben Ask\n"
    "Look\tShowroom\tShop\tAnna Riis\n"
    "Buy\tCheckout\tShop, Web\tHolm, Ida\n"
    "Buy\tTill\tthe back room\tBen Ask and Eva\n"
)
WALL = (
    "\tLook\tBuy\n"
    "Touchpoints\tAdvert\tCheckout, Till\n"
    "Channels\tWeb\tWeb, Shop\n"
    "Responsible\tAnna; Ben\tEva\n"
)


def read(block: str) -> OldMap:
    return touchpoints_apart(read_old_map(read_block(block)))


def made(block: str, *, one_name: tuple[str, ...] = ()) -> JourneyMap:
    old = read(block)
    found = paired(old, one_name=one_name, known=doubtful_names(old))
    return adopt(
        old, map_id="o", title="O", origin="x", dated="2026-11-22", borrowed=None, paired=found
    )


def told(journey_map: JourneyMap) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    assert problems(journey_map) == ()
    return {one.name: (one.channels, one.owners) for one in journey_map.touchpoints}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna, Ben", ("Anna", "Ben")),
        ("Anna; Ben", ("Anna", "Ben")),
        ("Anna and Ben", ("Anna", "Ben")),
        ("Anna\nBen\nanna", ("Anna", "Ben")),
        ("R&D", ("R&D",)),
        ("Alexandra Sandberg", ("Alexandra Sandberg",)),
        ("Anna (until May, then Ben)", ("Anna (until May, then Ben)",)),
        ("tbd", ()),
    ],
)
def test_everybody_in_a_cell_is_named_once(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


def test_a_channel_nobody_knows_is_not_guessed() -> None:
    assert channels_in("Shop, Web") == ("store", "web")
    assert channels_in("Shop, the back room") == ()


def test_an_inventory_gives_each_touchpoint_its_own() -> None:
    found = told(made(INVENTORY, one_name=("Holm, Ida",)))
    assert found == {
        "Advert": (("ads", "tv"), ("Anna Riis", "Ben Ask")),
        "Showroom": (("store",), ("Anna Riis",)),
        "Checkout": (("store", "web"), ("Holm, Ida",)),
        "Till": (("store",), ("Ben Ask", "Eva")),
    }
    assert told(made(INVENTORY))["Checkout"][1] == ("Holm", "Ida")
    modes = {one.name: one.mode for one in made(INVENTORY).touchpoints}
    assert modes == {"Advert": "both", "Showroom": "offline", "Checkout": "both", "Till": "offline"}


def test_a_comma_within_a_name_is_asked_about_before_anything_is_made() -> None:
    old = read(INVENTORY)
    assert doubtful_names(old) == ("Holm, Ida",)
    with pytest.raises(NameQuestionError, match="“Holm, Ida”"):
        paired(old)


def test_what_stands_for_several_touchpoints_is_taken_alone_or_left_and_said() -> None:
    found = told(made(WALL))
    assert found["Advert"] == (("web",), ("Anna", "Ben"))
    assert found["Checkout"][1] == found["Till"][1] == ("Eva",)
    assert found["Checkout"][0] == ("other",)
    crowd = told(made(WALL.replace("\tEva", "\tEva and Zoe")))
    assert (crowd["Checkout"][1], crowd["Till"][1]) == ((), ())
    [left] = paired(read(WALL)).left_over
    assert "“Web, Shop” (Channels)" in left
    assert "2 touchpoints" in left


def test_the_words_of_both_lanes_stay_on_the_map() -> None:
    texts = {one.text for one in made(WALL).statements}
    assert {"Web, Shop", "Eva", "Anna", "Ben"} <= texts
