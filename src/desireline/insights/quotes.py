"""How close what customers said is to a sentence of the map: by shared words, place and stage."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desireline.maps.journey_map import JourneyMap, Statement
from desireline.measures.words import Said

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = (
    *("ations", "ation", "ingly", "iness", "ments", "ment", "ings", "ing", "edly", "ness", "less"),
    *("ern", "eren", "iert", "ung", "ungen", "lich", "isch", "ies", "ied", "est", "ers", "er"),
    *("en", "es", "ed", "em", "et", "ly", "e", "s", "n", "t"),
)
_SHORTEST_STEM = 4
_PLAIN = frozenset(
    [
        "the",
        "and",
        "that",
        "this",
        "with",
        "for",
        "not",
        "was",
        "were",
        "are",
        "is",
        "it",
        "its",
        "to",
        "of",
        "in",
        "on",
        "at",
        "as",
        "an",
        "be",
        "been",
        "am",
        "my",
        "we",
        "our",
        "you",
        "your",
        "they",
        "them",
        "their",
        "he",
        "she",
        "his",
        "her",
        "i",
        "me",
        "do",
        "did",
        "does",
        "done",
        "have",
        "has",
        "had",
        "so",
        "but",
        "or",
        "if",
        "then",
        "than",
        "too",
        "very",
        "can",
        "could",
        "would",
        "should",
        "will",
        "just",
        "all",
        "any",
        "no",
        "nor",
        "up",
        "out",
        "by",
        "from",
        "about",
        "into",
        "over",
        "again",
        "der",
        "die",
        "das",
        "und",
        "ist",
        "war",
        "ich",
        "wir",
        "sie",
        "es",
        "ein",
        "eine",
        "nicht",
        "mit",
        "für",
        "auf",
        "zu",
        "im",
        "in",
        "den",
        "dem",
        "von",
        "so",
        "auch",
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "est",
        "et",
        "je",
        "nous",
        "vous",
        "il",
        "elle",
        "pas",
        "de",
        "du",
        "en",
        "que",
        "qui",
        "pour",
        "avec",
        "sur",
        "el",
        "los",
        "las",
        "una",
        "es",
        "y",
        "no",
        "de",
        "en",
        "que",
        "por",
        "para",
        "con",
        "se",
        "lo",
        "me",
        "og",
        "det",
        "en",
        "et",
        "er",
        "jeg",
        "ikke",
        "til",
        "på",
        "som",
        "at",
        "look",
        "looked",
        "go",
        "goes",
        "come",
        "came",
        "one",
        "now",
        "still",
        "get",
        "got",
        "say",
        "says",
        "tell",
        "know",
        "see",
        "want",
        "wants",
        "time",
        "like",
        "what",
        "when",
        "where",
        "who",
        "how",
        "why",
        "which",
        "there",
        "here",
        "more",
        "most",
        "some",
    ]
)
SAME_STAGE, SAME_TOUCHPOINT = 0.15, 0.25
LEAST = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What was said, by the stems it holds, so that many sentences can be looked up in it.

    Attributes:
        stems: Of each entry of ``said``.
        holding: Stem → the places in ``said`` that hold it.
    """

    said: tuple[Said, ...]
    stems: tuple[frozenset[str], ...]
    holding: Mapping[str, tuple[int, ...]]


def shelf_of(said: Sequence[Said]) -> Shelf:
    """Return what was said, ready to be looked up."""
    stems = tuple(_stems(one.words) for one in said)
    holding: dict[str, list[int]] = defaultdict(list)
    for place, some in enumerate(stems):
        for stem in some:
            holding[stem].append(place)
    found = {stem: tuple(places) for stem, places in holding.items()}
    return Shelf(said=tuple(said), stems=stems, holding=found)


def closeness(
    statement: Statement, journey_map: JourneyMap, shelf: Shelf
) -> tuple[tuple[Said, float], ...]:
    """Return what was said by how close it is to a statement, closest first, 0 to 1.

    Shared stems count by how rare they are among what was said; words about the statement's own
    touchpoint or stage come first among equals. What shares little is left out.
    """
    asked = _stems(statement.text)
    loose = _names_around(statement, journey_map) - asked
    weights = {stem: _weight(stem, shelf) for stem in asked | loose}
    stage_of = {one.id: one.stage_id for one in journey_map.touchpoints}
    about = statement.claim.quantity.touchpoint_id if statement.claim else ""
    total = sum(weights[stem] for stem in asked) or 1.0
    found = []
    for place in {place for stem in weights for place in shelf.holding.get(stem, ())}:
        one, mine = shelf.said[place], shelf.stems[place]
        shared = sum(weights[stem] for stem in mine & asked)
        score = (shared + 0.3 * sum(weights[stem] for stem in mine & loose)) / total
        if score < LEAST:
            continue
        score += SAME_STAGE * (stage_of.get(one.touchpoint_id) == statement.stage_id)
        score += SAME_TOUCHPOINT * (bool(about) and one.touchpoint_id == about)
        found.append((one, round(min(score, 1.0), 3)))
    return tuple(sorted(found, key=lambda pair: (-pair[1], -pair[0].said_at, pair[0].answer_id)))


def _names_around(statement: Statement, journey_map: JourneyMap) -> frozenset[str]:
    """Return the stems of the names of the touchpoint a claim speaks of."""
    claim = statement.claim
    wanted = {claim.quantity.touchpoint_id, claim.quantity.other_touchpoint_id} if claim else set()
    names = [one.name for one in journey_map.touchpoints if one.id in wanted]
    return frozenset(stem for name in names for stem in _stems(name))


def _stems(text: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in _PLAIN)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _weight(stem: str, shelf: Shelf) -> float:
    return math.log((len(shelf.said) + 1) / (len(shelf.holding.get(stem, ())) + 1)) + 1
