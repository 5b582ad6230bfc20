"""Shares of journeys with a contact in one channel, for whatever reason: "buyers call us"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from desireline.insights.ranking_shares import gives_up, speaks_of_everybody
from desireline.insights.sentence import Sentence
from desireline.maps.channels import channel_of
from desireline.maps.claim import OF_TARGET, Quantity
from desireline.maps.journey_map import JourneyMap

CONTACTS = frozenset({"call", "chat"})
WELL, HERE, ELSEWHERE = 1.1, 0.9, 0.5
_BUYERS = re.compile(
    r"\b(?:buyers?|purchasers?|(?:who|that) (?:buy|bought|order|ordered)|käufer(?:n|s|innen)?"
    r"|kunden,? die (?:kaufen|bestellen|gekauft|bestellt)|besteller(?:n|s)?)\b"
)


def contacts_named(
    journey_map: JourneyMap, said: Sentence, *, at: Mapping[str, bool], stage_id: str
) -> Iterable[tuple[Quantity, float]]:
    """Give the shares of journeys with a contact in a channel that a sentence names, any reason.

    A channel with one touchpoint needs none of its own, and where a sentence names one touchpoint
    of several by more than the channel, it speaks of that one.

    Args:
        journey_map: The map.
        said: The sentence.
        at: Touchpoint id → whether the sentence names nothing of it but its channel; those it does
            not speak of, or that nobody was seen at, are left out.
        stage_id: Where the sentence stands; empty = no stage that was seen.
    """
    if said.share is None or said.cues or gives_up(said) or not said.concepts & CONTACTS:
        return
    heard: dict[str, list[bool]] = {}
    for point in journey_map.touchpoints:
        if point.id in at and point.channel:
            heard.setdefault(point.channel, []).append(at[point.id])
    buyers = bool(_BUYERS.search(said.text.lower())) and bool(journey_map.header.journey.target)
    everybody = speaks_of_everybody(said)
    for channel, only in heard.items():
        if len(only) < 2 or not all(only):  # noqa: PLR2004 - one touchpoint is asked for itself
            continue
        if not {channel, *channel_of(channel).name.lower().split()} & CONTACTS:
            continue
        if buyers:
            yield Quantity(kind="contact_share", field=OF_TARGET, value=channel), WELL
        if stage_id and not buyers:
            score = ELSEWHERE if everybody else HERE
            yield Quantity(kind="contact_share", stage_id=stage_id, value=channel), score
        score = WELL if everybody else ELSEWHERE if buyers else HERE - 0.05
        yield Quantity(kind="contact_share", value=channel), score
