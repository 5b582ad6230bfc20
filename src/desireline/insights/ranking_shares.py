"""Shares of other journeys than a stage's: of all of them, and of those that met a touchpoint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from desireline.insights.cue_words import CUES
from desireline.insights.sentence import Sentence
from desireline.insights.testable import Testables
from desireline.maps.claim import Quantity

LEAST_PAIRS = 30
USUAL = 0.5
ONE_WORD = 0.3
SAME_KIND = 0.12
_EVERYBODY = re.compile(
    r"\b(?:visitors?|everyone|everybody|all (?:our )?(?:customers|journeys)|besuchern?s?"
    r"|alle(?:r)? (?:unserer )?kunden"
    r"|journeys(?! (?:through|that|which|with|from|durch|mit|die)\b))\b"
)
_VISITORS = re.compile(r"\b(?:visitors?|besuchern?s?)\b")
_SOME = re.compile(
    r"\b(?:of (?:those|them|the \w+|all|everyone) (?:who|that|with)|derer,? die"
    r"|der(?:jenigen)?,? die"
    r"|von denen,? die)\b"
)


def speaks_of_everybody(said: Sentence) -> bool:
    """Tell whether a sentence speaks of all who come: visitors, everyone."""
    return bool(_EVERYBODY.search(said.text.lower()))


def speaks_of_all_who_come(said: Sentence) -> bool:
    """Tell whether a sentence names all who ever come, not everyone at one stage."""
    return bool(_VISITORS.search(said.text.lower()))


def speaks_of_some(said: Sentence) -> bool:
    """Tell whether a sentence speaks of those who did one thing: of those who start, callers."""
    return bool(_SOME.search(said.text.lower()))


def gives_up(said: Sentence) -> bool:
    """Tell whether a sentence speaks of those who give up: no share of those who come tests it."""
    return "give up" in said.cues and not said.cues & {"feeling"}


def gives_up_in(name: str) -> bool:
    """Tell whether a touchpoint is itself a giving up, such as an order cancelled."""
    return bool(CUES["give up"].search(name.lower()))


def pairs_named(
    found: Testables, subjects: Mapping[str, float], *, own_words: Mapping[str, frozenset[str]]
) -> Iterable[tuple[Quantity, float]]:
    """Give the shares from one touchpoint to a later one that a sentence names both of.

    Where one word names both, only one step of the usual order is asked for, and such a pair comes
    after those of two words. With each comes how well its touchpoints are named, 0-1.

    Args:
        found: What the map's evidence can speak of.
        subjects: Touchpoint id → how well the sentence names it.
        own_words: The words of its own name that the sentence says.
    """
    named = [one for one, words in own_words.items() if words and found.steps.get(one)]
    for one in named:
        if found.steps[one] < LEAST_PAIRS:
            continue
        for other in named:
            there = found.follows.get((one, other), 0)
            back = found.follows.get((other, one), 0)
            if one == other or not there or there < USUAL * (there + back):
                continue
            both_by_one_word = (
                own_words[other] <= own_words[one] or own_words[one] < own_words[other]
            )
            yield (
                Quantity(kind="touchpoint_share", touchpoint_id=other, other_touchpoint_id=one),
                (subjects[one] + subjects[other]) / 2 - ONE_WORD * both_by_one_word,
            )


def shown_already(quantity: Quantity, shown: Sequence[Quantity]) -> float:
    """Return what comes off a candidate beside others of its kind: more, of the same form."""
    kinds = sum(one.kind == quantity.kind for one in shown)
    return SAME_KIND / 2 * (kinds + sum(one.form == quantity.form for one in shown))


def alike(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities would show the same thing twice."""
    if a.kind != b.kind:
        return False
    if a.kind in ("field_share", "answer_share"):
        return (a.touchpoint_id, a.field) == (b.touchpoint_id, b.field)
    if a.kind == "wait":
        return a.other_touchpoint_id == b.other_touchpoint_id
    same = a.kind in ("conversion", "stage_time", "goal_rate") and a.target_id == b.target_id
    return a == b or same
