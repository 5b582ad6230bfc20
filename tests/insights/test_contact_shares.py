"""Shares of journeys with a contact in a channel, and sentences that count who does not."""

from __future__ import annotations

import pytest

from desireline.insights.claiming import claim_for
from desireline.insights.new_wording import GERMAN_CHANNELS, new_wording
from desireline.insights.ranking_contacts import contacts_named
from desireline.insights.sentence import read_sentence
from desireline.maps.channels import CHANNELS
from desireline.maps.claim import Claim, JourneyRule, Quantity
from desireline.maps.journey_map import JourneyMap, MapHeader, Touchpoint
from desireline.maps.reading import Figure

CALLS = Quantity(kind="contact_share", field="target", value="call")


@pytest.mark.parametrize(
    ("text", "comparison", "value"),
    [
        ("30 % der Käufer rufen an", "about", 0.3),
        ("40 % of buyers never call", "about", 0.6),
        ("Seven out of ten buyers don’t phone us", "about", 0.3),
        ("Die meisten Käufer rufen nicht an", "under", 0.5),
        ("Nicht mehr als 40 % rufen an", "at most", 0.4),
        ("Not even half of the buyers call", "under", 0.5),
        ("Niemand ruft an", "under", 0.05),
        ("Fast die Hälfte der Käufer telefoniert mit uns", "about", 0.5),
    ],
)
def test_a_sentence_may_count_those_who_do_not(text: str, comparison: str, value: float) -> None:
    claim = claim_for(read_sentence(text), CALLS, lane="actions")
    assert (claim.comparison, claim.value) == (comparison, pytest.approx(value))


def test_almost_in_german_tells_of_no_speed() -> None:
    assert "time" not in read_sentence("Fast die Hälfte telefoniert mit uns").cues
    assert "speed" not in read_sentence("Fast jeder zweite ruft an").concepts
    assert "time" in read_sentence("Delivery is fast").cues


def named(text: str, **at: bool) -> list[tuple[str, str, str]]:
    """Return field, stage and channel of the shares a sentence names on a map with two calls."""
    points = tuple(
        Touchpoint(id=name, name=name, stage_id="after", order="a0", channel="call") for name in at
    )
    header = MapHeader(id="m", title="M", journey=JourneyRule(target=("order",)))
    found = contacts_named(
        JourneyMap(header=header, touchpoints=points),
        read_sentence(text),
        at=at,
        stage_id="after",
    )
    ranked = sorted(found, key=lambda pair: -pair[1])
    return [(one.field, one.stage_id, one.value) for one, _ in ranked]


def test_buyers_who_call_for_any_reason_are_counted_among_buyers() -> None:
    assert named("30 % der Käufer rufen an", invoice=True, date=True)[0] == ("target", "", "call")
    assert named("A third of customers call", invoice=True, date=True)[0] == ("", "after", "call")


def test_a_reason_named_or_the_only_touchpoint_is_asked_for_itself() -> None:
    assert named("30 % der Käufer rufen an", invoice=True) == []
    assert named("30 % der Käufer rufen wegen der Rechnung an", invoice=False, date=True) == []
    assert named("Calls are annoying", invoice=True, date=True) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Die meisten Kunden rufen an", "Nur 12 von 100 Journeys haben Kontakt über Callcenter."),
        ("Most customers call", "Only 12 of 100 journeys have a contact by call centre."),
    ],
)
def test_a_new_wording_names_the_channel_in_the_language_of_the_sentence(
    said: str, told: str
) -> None:
    figure = Figure(
        measure="contact_share",
        value=0.12,
        unit="share",
        n=100,
        part=12,
        grain="journeys",
        definition="",
        rows="",
        low=0.07,
        high=0.2,
    )
    found = new_wording(
        JourneyMap(header=MapHeader(id="m", title="M", journey=JourneyRule(target=("order",)))),
        read_sentence(said),
        Claim(quantity=Quantity(kind="contact_share", value="call"), comparison="most"),
        figure,
        shares={},
    )
    assert found is not None
    assert found.text == told


def test_every_channel_has_a_german_name() -> None:
    assert set(GERMAN_CHANNELS) == {one.id for one in CHANNELS}
