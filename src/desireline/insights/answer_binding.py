"""Which touchpoint an answer speaks of, told from its name alone; else it speaks of the whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from desireline.insights.lexicon import role_of
from desireline.insights.raw_names import stem_of, tokens_of
from desireline.insights.travel_order import Ints

ANSWER_WORDS = frozenset(
    {"survey", "umfrage", "feedback", "rating", "rate", "score", "nps", "csat", "ces", "q"}
    | {"question", "answer", "response"}
)
# Words of a survey's name that say who is asked, how often or how widely, never what about.
GENERAL_WORDS = frozenset(
    {"customer", "client", "consumer", "user", "member", "guest", "visitor", "buyer", "patient"}
    | {"kunde", "kunden", "nutzer", "mitglied", "gast", "gäste", "besucher", "käufer"}
    | {"general", "overall", "allgemein", "gesamt", "brand", "company", "our", "us", "unser"}
    | {"annual", "yearly", "quarterly", "monthly", "weekly", "panel", "wave", "study", "poll"}
    | {"jährlich", "jahr", "quartal", "monat", "welle", "studie", "befragung", "fragebogen"}
    | {"satisfaction", "zufriedenheit", "experience", "relationship", "opinion", "meinung"}
    | {"recommend", "recommendation", "weiterempfehlung", "questionnaire", "form", "export"}
)
# Words of touchpoints where customers only look something up: a survey about the delivery does not
# ask about the page that tells where the parcel is.
_LOOKS_UP = re.compile(
    r"verfolgung|track|trace|faq|^hilfe|^help|suche$|search|^status", re.IGNORECASE
)
_BELONGING = re.compile(r"\b(?:of|ihrer|ihres|deiner|deines|eurer|eures)\b", re.IGNORECASE)
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
        preceding: Touchpoint id → answers it was the last sighting before. It only decides
            between touchpoints the name fits equally well: who is asked a month later does not
            speak of the page they saw last.
        questionnaires: The sources it was asked in.
        is_rated: Some of its answers carry a score.
    """

    name: str
    answers: int
    preceding: Mapping[str, int]
    questionnaires: frozenset[str] = frozenset()
    is_rated: bool = True


def bound_answers(answered: Sequence[Answered], touchpoints: Sequence[Speakable]) -> dict[str, str]:
    """Return, for each name of answers, the touchpoint it is proposed to speak of.

    In this order: the same raw name (which needs no rule and is left out), a shared word among
    touchpoints of the same subject, the largest touchpoint of that subject, and a shared word
    anywhere. An open question ("What could we do better?") goes with the ratings of its
    questionnaire where these all speak of one touchpoint. Any other name that says nothing of a
    touchpoint ("Customer survey") is left out: its answers are about the whole journey until a
    person says otherwise. So does one that shares its subject with a look-up alone: a survey
    about the delivery is not about the page that tells where the parcel is.
    """
    found: dict[str, str] = {}
    raw = {name for one in touchpoints for name in one.raw}
    for one in sorted(answered, key=lambda item: (-item.answers, item.name))[:MOST_ANSWER_NAMES]:
        if one.name.lower() in raw:
            continue
        words = subject_of(one.name)
        asked = [point for point in touchpoints if _may_be_asked_about(words, point)]
        # "Order delivery survey" shares a word with an order, and speaks of the delivery.
        chosen = (
            _by_word(words, _of_subject(words, asked), one.preceding)
            or _by_subject(words, asked)
            or _by_word(words, asked, one.preceding)
        )
        if chosen:
            found[one.name] = chosen
    return found | _open_questions(answered, found, raw)


def about_the_whole(
    answered: Sequence[Answered], touchpoints: Sequence[Speakable], bound: Mapping[str, str]
) -> tuple[Answered, ...]:
    """Return the names of answers that say nothing of any touchpoint, most answers first."""
    raw = {name for one in touchpoints for name in one.raw}
    left = [one for one in answered if one.name not in bound and one.name.lower() not in raw]
    return tuple(sorted(left, key=lambda one: (-one.answers, one.name)))


def subject_of(name: str) -> tuple[str, ...]:
    """Return the words of a survey's name that may say what it asks about.

    Of "How was the delivery of your order?" these are the words up to the delivery: what it
    belongs to comes after.
    """
    general = ANSWER_WORDS | GENERAL_WORDS
    head = _BELONGING.split(name, maxsplit=1)[0]
    told = name if role_of(tokens_of(head)) is None else head
    return tuple(one for one in tokens_of(told) if not {one, one.removesuffix("s")} & general)


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


def _open_questions(
    answered: Sequence[Answered], bound: Mapping[str, str], raw: Collection[str]
) -> dict[str, str]:
    """Return the touchpoint of open questions whose questionnaire rates one touchpoint alone."""
    found: dict[str, str] = {}
    for one in answered:
        if one.is_rated or one.name in bound or one.name.lower() in raw:
            continue
        beside = [other for other in answered if other.questionnaires & one.questionnaires]
        places = {bound.get(other.name, "") for other in beside if other.is_rated}
        if len(places) == 1 and "" not in places:
            found[one.name] = places.pop()
    return found


def _may_be_asked_about(words: Sequence[str], touchpoint: Speakable) -> bool:
    """Tell whether a survey may mean a touchpoint: never a look-up that it does not name."""
    looked_up = {word for word in touchpoint.words if _LOOKS_UP.search(word)}
    named = {stem_of(word) for word in words if _LOOKS_UP.search(word)}
    return not looked_up or bool(named & set(map(stem_of, looked_up)))


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
    if role is None or role == "return":  # "loyalty panel" says nothing of one touchpoint there
        return ""
    same = [one for one in touchpoints if role_of(one.words) == role]
    return max(same, key=lambda one: (one.events, one.touchpoint_id)).touchpoint_id if same else ""
