"""Shares of other journeys than a stage's: of all of them, and of those that met a touchpoint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from desireline.insights.sentence import Sentence
from desireline.insights.testable import Testables
from desireline.maps.claim import Quantity

LEAST_PAIRS = 30
USUAL = 0.5
_EVERYBODY = re.compile(
    r"\b(?:visitors?|everyone|everybody|all (?:our )?(?:customers|journeys)|besuchern?s?"
    r"|alle(?:r)? (?:unserer )?kunden)\b"
)


def speaks_of_everybody(said: Sentence) -> bool:
    """Tell whether a sentence speaks of all who come: visitors, everyone."""
    return bool(_EVERYBODY.search(said.text.lower()))


def pairs_named(
    found: Testables, subjects: Mapping[str, float], *, own_words: Mapping[str, float]
) -> Iterable[tuple[Quantity, float]]:
    """Give the shares from one touchpoint to a later one that a sentence names both of.

    Where one word names both, only one step of the usual order is asked for. With each comes how
    well its touchpoints are named, 0-1.

    Args:
        found: What the map's evidence can speak of.
        subjects: Touchpoint id → how well the sentence names it.
        own_words: The same by words of its own name alone.
    """
    named = [one for one, score in own_words.items() if score > 0 and found.steps.get(one)]
    for one in named:
        if found.steps[one] < LEAST_PAIRS:
            continue
        for other in named:
            there = found.follows.get((one, other), 0)
            back = found.follows.get((other, one), 0)
            if one == other or not there or there < USUAL * (there + back):
                continue
            yield (
                Quantity(kind="touchpoint_share", touchpoint_id=other, other_touchpoint_id=one),
                (subjects[one] + subjects[other]) / 2,
            )
