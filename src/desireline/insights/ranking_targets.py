"""Which further target actions a sentence speaks of: by their names, kinds and words."""

from __future__ import annotations

from collections.abc import Iterator

from desireline.insights.marks import Rarity, gain_of, marks_of
from desireline.insights.ranking_fit import HALF_SATISFIED
from desireline.insights.sentence import Sentence
from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import noun
from desireline.maps.target_action import TargetAction


def targets_named(
    journey_map: JourneyMap, said: Sentence, rarity: Rarity
) -> Iterator[tuple[TargetAction, float]]:
    """Give each further target action a sentence names, with how surely it does, up to 1."""
    for target in journey_map.header.targets:
        words = marks_of(f"{target.name} {noun(target.kind, target.word)}")
        gain = gain_of(words, said, rarity, otherwise=1.0)
        if gain > 0:
            yield target, gain / (gain + HALF_SATISFIED)
