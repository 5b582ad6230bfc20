"""How much a sentence means: the comparison and value its words give to a quantity."""

from __future__ import annotations

import re

from desireline.insights.numbers_said import plain_number
from desireline.insights.ranking_totals import LEADS
from desireline.insights.sentence import Sentence
from desireline.maps.claim import Claim, Comparison, Quantity, QuantityKind
from desireline.maps.journey_map import LaneKind

SHARES: frozenset[QuantityKind] = frozenset(
    {
        "conversion",
        "goal_rate",
        "touchpoint_share",
        "contact_share",
        "repeat_share",
        "field_share",
        "answer_share",
        "repurchase",
        "total_share",
    }
)
TIMES: frozenset[QuantityKind] = frozenset({"wait", "stage_time"})
DENIED_SHARE = 0.1
BARRIER_SHARE = 0.1
ONCE_SHARE = 0.25
_ONCE = re.compile(
    r"\b(?:one|a single|single|first)\s+(?:call|contact|visit|try|time|go|attempt)\b"
)
_ONLY_ONCE = re.compile(r"\b(?:only|just|nur|bloß|genau) (?:once|one time|ein(?:mal| mal))\b")
_DONE: frozenset[QuantityKind] = frozenset({"touchpoint_share", "contact_share"})
_NEVER = re.compile(
    r"\b(?:never|nie|niemals|nicht|do not|does not|don't|doesn't|did not|didn't|without|ohne|avoid"
    r"|avoids|skip|skips)\b"
)
_NOT_OF_DOING = re.compile(
    r"\bnot (?:more|less|even|only|all|every|everyone|many|one|until|a single)\b"
    r"|\bnicht (?:mehr als|weniger als|einmal|mal|nur|alle|jeder|viele|erst)\b"
)
_UPWARDS = re.compile(r"\b(?:at least|no less than|mindestens|wenigstens)\b")
_FOES, _FRIENDS = r"(?:detractors?|detraktoren|kritikern?)", r"(?:promoters?|promotoren)"
_BELOW_ZERO = re.compile(
    r"\bnegativ\w*|\b(?:below|under|unter) (?:zero|null)\b"
    rf"|\b(?:more|mehr)\b[\w\s]*\b{_FOES}\b[\w\s]*\b(?:than|als) {_FRIENDS}"
)
_ABOVE_ZERO = re.compile(
    r"\bpositiv\w*|\b(?:above|over|über) (?:zero|null)\b"
    rf"|\b(?:more|mehr)\b[\w\s]*\b{_FRIENDS}\b[\w\s]*\b(?:than|als) {_FOES}"
)
_TURNED: dict[Comparison, Comparison] = {
    "most": "under",
    "at least": "at most",
    "more than": "under",
    "under": "more than",
    "at most": "at least",
    "about": "about",
}


def claim_for(said: Sentence, quantity: Quantity, *, lane: LaneKind) -> Claim:
    """Return the claim a sentence makes about a quantity; ``value`` None = it names no number.

    A sentence without a word of amount means most people, that one which denies means hardly
    anyone, and a barrier counts as one from one in ten on. All of it is shown and can be changed.
    """
    if quantity.kind in SHARES:
        comparison, value = _share(said, quantity, lane)
    elif quantity.kind in TIMES:
        comparison, value = said.seconds or (_pace(said), None)
    elif quantity.kind == "nps":
        comparison, value = _sided(said) or _number(said)
    elif quantity.kind == "total":
        comparison, value = _number(said)
    elif quantity.kind == "emotion":
        comparison, value = _feeling(said)
    else:
        comparison, value = ("under" if said.denied else "at least"), (said.times or 2.0)
    return Claim(quantity=quantity, comparison=comparison, value=value)


def _sided(said: Sentence) -> tuple[Comparison, float | None] | None:
    """Return on which side of zero a sentence sees a net promoter score; None = it names none."""
    plain = said.text.lower()
    if _BELOW_ZERO.search(plain):
        return "under", 0.0
    return ("more than", 0.0) if _ABOVE_ZERO.search(plain) else None


def _number(said: Sentence) -> tuple[Comparison, float | None]:
    """Return the number a sentence names for a total: a plain one, else a share."""
    found = plain_number(said.text.lower())
    if found is not None:
        return found
    if said.share is None or said.share[1] is None:
        return "at least", None
    comparison, value = said.share
    plainly = comparison == "at least" and not _UPWARDS.search(said.text.lower())
    return ("about" if plainly else comparison), value


def _share(said: Sentence, quantity: Quantity, lane: LaneKind) -> tuple[Comparison, float | None]:
    found = said.share
    if quantity.kind == "total_share" and LEADS.search(said.text.lower()):
        return "at least", None
    if quantity.kind == "repeat_share" and found is None and _ONCE.search(said.text.lower()):
        return "under", ONCE_SHARE
    if quantity.kind == "repeat_share" and found and _ONLY_ONCE.search(said.text.lower()):
        return _turned(*found)
    if found is None:
        found = _unsaid(said, lane)
    gives_up = quantity.kind in ("conversion", "goal_rate") and "give up" in said.cues
    if gives_up or (quantity.kind in _DONE and _says_who_does_not(said)):
        return _turned(*found)
    return found


def _says_who_does_not(said: Sentence) -> bool:
    """Tell whether a sentence counts those who do not: "70% never call", "most do not call"."""
    plain = said.text.lower().replace("’", "'")
    if said.share is None or not said.amount:
        return False
    rest = plain.replace(said.amount.lower(), " ", 1)
    return not _NOT_OF_DOING.search(plain) and bool(_NEVER.search(rest))


def _unsaid(said: Sentence, lane: LaneKind) -> tuple[Comparison, float | None]:
    if said.denied:
        return "under", DENIED_SHARE
    return ("at least", BARRIER_SHARE) if lane == "barriers" else ("most", None)


def _turned(comparison: Comparison, value: float | None) -> tuple[Comparison, float | None]:
    """Say of those who stay what is said of those who give up."""
    share = 0.5 if comparison == "most" or value is None else 1 - value
    return _TURNED[comparison], share


def _pace(said: Sentence) -> Comparison:
    slow = re.search(r"\b(?:slow\w*|long|wait\w*|late|forever|weeks|drags?)\b", said.text.lower())
    return "more than" if slow else "under"


def _feeling(said: Sentence) -> tuple[Comparison, float | None]:
    if said.feeling > 0:
        return "more than", 0.0
    if said.feeling < 0:
        return "under", 0.0
    return "more than", None
