"""Which touchpoint an answer speaks of, told from its name, else from what came before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from desireline.insights.lexicon import role_of
from desireline.insights.raw_names import stem_of, tokens_of
from desireline.insights.travel_order import Ints

ANSWER_WORDS = frozenset(
    {"survey", "umfrage", "feedback", "rating", "rate", "score", "nps", "csat", "ces", "q"}
    | {"question", "answer", "response"}
)
MOST_ANSWER_NAMES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakable:
    """A touchpoint an answer may speak of."""

    touchpoint_id: str
    words: tuple[str, ...]
    raw: frozenset[str]
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One name of answers: how many there are, and what their customers did just before.

    Attributes:
        preceding: Touchpoint id → answers it was the last sighting before.
    """

    name: str
    answers: int
    preceding: Mapping[str, int]


def bound_answers(answered: Sequence[Answered], touchpoints: Sequence[Speakable]) -> dict[str, str]:
    """Return, for each name of answers, the touchpoint it is proposed to speak of.

    In this order: the same raw name (which needs no rule and is left out), a shared word among
    touchpoints of the same subject, the largest touchpoint of that subject, a shared word
    anywhere, and what most often came just before. Names of
    which nothing of this is known are left out.
    """
    found: dict[str, str] = {}
    raw = {name for one in touchpoints for name in one.raw}
    for one in sorted(answered, key=lambda item: (-item.answers, item.name))[:MOST_ANSWER_NAMES]:
        if one.name.lower() in raw:
            continue
        words = tuple(word for word in tokens_of(one.name) if word not in ANSWER_WORDS)
        # "Order delivery survey" shares a word with an order, and speaks of the delivery.
        chosen = (
            _by_word(words, _of_subject(words, touchpoints), one.preceding)
            or _by_subject(words, touchpoints)
            or _by_word(words, touchpoints, one.preceding)
            or _by_what_came_before(one)
        )
        if chosen:
            found[one.name] = chosen
    return found


def last_before(customer: Ints, moment: Ints, group: Ints, *, asked: Ints, at: Ints) -> Ints:
    """Return, for each answer, the group of its customer's last event up to it; -1 = none.

    ``customer`` and ``moment`` are sorted together; ``asked`` and ``at`` are the answers'.
    """
    if not len(customer):
        return np.full(len(asked), -1, dtype=np.int64)
    order = np.lexsort(
        (
            np.concatenate([np.zeros(len(customer)), np.ones(len(asked))]),
            np.concatenate([moment, at]),
            np.concatenate([customer, asked]),
        )
    )
    is_event = order < len(customer)
    place = np.maximum.accumulate(np.where(is_event, np.arange(len(order)), -1))
    result = np.full(len(asked), -1, dtype=np.int64)
    for_answers = np.flatnonzero(~is_event & (place >= 0))
    event = order[place[for_answers]]
    answer = order[for_answers] - len(customer)
    same = customer[event] == asked[answer]
    result[answer[same]] = group[event[same]]
    return result


def _by_word(
    words: Sequence[str], touchpoints: Sequence[Speakable], preceding: Mapping[str, int]
) -> str:
    """Return the touchpoint with most words in common; of equal ones the last before."""
    shared: dict[str, tuple[float, int, int]] = {}
    for one in touchpoints:
        asked, seen = set(map(stem_of, words)), set(map(stem_of, one.words))
        common = len(asked & seen)
        if common:
            likeness = common / len(asked | seen)
            shared[one.touchpoint_id] = (
                likeness,
                preceding.get(one.touchpoint_id, 0),
                one.events,
            )
    return max(shared, key=lambda key: (*shared[key], key), default="")


def _of_subject(words: Sequence[str], touchpoints: Sequence[Speakable]) -> Sequence[Speakable]:
    """Return the touchpoints that speak of the same; all where the words speak of nothing."""
    role = role_of(tuple(words))
    return touchpoints if role is None else [o for o in touchpoints if role_of(o.words) == role]


def _by_subject(words: Sequence[str], touchpoints: Sequence[Speakable]) -> str:
    role = role_of(tuple(words))
    if role is None:
        return ""
    same = [one for one in touchpoints if role_of(one.words) == role]
    return max(same, key=lambda one: (one.events, one.touchpoint_id)).touchpoint_id if same else ""


def _by_what_came_before(answered: Answered) -> str:
    counts = Counter(answered.preceding)
    return max(counts, key=lambda key: (counts[key], key), default="")
