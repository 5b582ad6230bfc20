"""A map is asked for its two ends and for who answers; one that has them is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.insights.findings_unfinished import unfinished
from desireline.maps.journey_map import JourneyMap
from tellings import map_of


def owned(journey_map: JourneyMap, *, but: tuple[str, ...] = (), **channels: str) -> JourneyMap:
    """Give every touchpoint an owner but some, and a channel to those named."""
    touchpoints = tuple(
        replace(
            one,
            owner="" if one.id in but else "Sales",
            channel=channels.get(one.id, "web"),
        )
        for one in journey_map.touchpoints
    )
    return replace(journey_map, touchpoints=touchpoints)


WHOLE = "look: ad list | buy: order | use: parcel"


def test_a_map_with_both_ends_and_owners_is_finished():
    drawn = owned(map_of(WHOLE, target="order"), ad="ads", parcel="delivery")
    assert list(unfinished(drawn)) == []


def test_a_map_that_begins_in_an_own_channel_is_asked_what_brought_them():
    drawn = owned(map_of(WHOLE, target="order"), ad="email")
    [one] = unfinished(drawn)
    assert (one.kind, one.key, one.stage_id) == ("unfinished", "begins:look", "look")
    assert "what brought them is not on it" in one.sentence


def test_another_channel_beside_the_first_is_where_they_may_have_come_from():
    drawn = owned(map_of(WHOLE, target="order"), ad="email")
    advert, *rest = drawn.touchpoints
    beside = replace(drawn, touchpoints=(replace(advert, other_channels=("search",)), *rest))
    assert list(unfinished(beside)) == []


def test_a_map_that_ends_with_the_purchase_is_asked_what_follows():
    drawn = owned(map_of("look: ad | buy: order", target="order"), ad="ads")
    [one] = unfinished(drawn)
    assert (one.key, one.touchpoint_id) == ("ends:buy", "order")


@pytest.mark.parametrize(
    ("without", "sentence"),
    [
        (("list",), "1 of 4 touchpoints has nobody who answers for it: list."),
        (("ad", "list"), "2 of 4 touchpoints have nobody who answers for them: ad and list."),
        (
            ("ad", "list", "order", "parcel"),
            "Nobody answers for any of the map’s 4 touchpoints yet.",
        ),
    ],
)
def test_touchpoints_without_owner_are_named(without, sentence):
    drawn = owned(map_of(WHOLE, target="order"), ad="ads", but=without)
    [one] = unfinished(drawn)
    assert one.sentence == sentence


def test_an_empty_map_is_not_a_wrong_one():
    assert list(unfinished(replace(map_of(WHOLE), touchpoints=()))) == []
