"""How reaching a target action is worded: by its kind, so that no inquiry is called a purchase."""

from __future__ import annotations

from desireline.maps.claim import TargetKind
from desireline.maps.journey_map import JourneyMap

_NOUNS: dict[TargetKind, str] = {"purchase": "purchase", "order": "order", "inquiry": "inquiry"}
_DEEDS: dict[TargetKind, str] = {
    "purchase": "made a purchase",
    "order": "placed an order",
    "inquiry": "made an inquiry",
}
_AGAIN: dict[TargetKind, str] = {
    "": "Buy again",
    "purchase": "Buy again",
    "order": "Order again",
    "inquiry": "Inquire again",
}
_VOWELS = "aeiou"


def noun(kind: TargetKind, word: str) -> str:
    """Return what an action of this kind is called, empty where no kind was chosen."""
    return word.strip() if kind == "own" else _NOUNS.get(kind, "")


def deed(kind: TargetKind, word: str) -> str:
    """Return what a journey that reached it did: ``placed an order``."""
    if kind == "own" and word.strip():
        return f"reached {with_article(word.strip())}"
    return _DEEDS.get(kind, "reached the target action")


def without(kind: TargetKind, word: str) -> str:
    """Return how a journey that did not reach it ended: ``without an inquiry``."""
    called = noun(kind, word)
    return f"without {with_article(called)}" if called else "without success"


def again(kind: TargetKind, word: str) -> str:
    """Return what doing it once more is called: ``Order again``, ``Another sign-up``."""
    if kind == "own" and word.strip():
        return f"Another {word.strip()}"
    return _AGAIN.get(kind, _AGAIN[""])


def with_article(word: str) -> str:
    """Return a word with ``a`` or ``an`` before it."""
    return f"{'an' if word[:1].lower() in _VOWELS else 'a'} {word}"


def target_name(journey_map: JourneyMap, target_id: str) -> str:
    """Return what a map calls a target action: a further one's name, the main one's touchpoints.

    Empty where the map has no such one.
    """
    if target_id:
        return next((one.name for one in journey_map.header.targets if one.id == target_id), "")
    names = {point.id: point.name for point in journey_map.touchpoints}
    return " or ".join(names.get(one, one) for one in journey_map.header.journey.target)


def target_label(journey_map: JourneyMap, target_id: str) -> str:
    """Return a target action's name with its kind beside it: ``Quote asked for (inquiry)``."""
    rule = journey_map.header.journey
    kind, word = rule.target_kind, rule.target_word
    for one in journey_map.header.targets:
        if one.id == target_id:
            kind, word = one.kind, one.word
    name, called = target_name(journey_map, target_id), noun(kind, word)
    return f"{name} ({called})" if called and called.lower() != name.lower() else name
