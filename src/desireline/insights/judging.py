"""Sentences that judge: only what customers said can carry or contradict them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desireline.insights.concepts import concepts_in, stems_in
from desireline.insights.numbers_said import plain_number
from desireline.insights.sentence import Sentence
from desireline.maps.claim import Quantity, QuantityKind
from desireline.maps.journey_map import LaneKind

_IS = (
    r"(?:is|are|was|were|feels?|looks?|seems?|find|finds|found|finding|ist|sind|war|waren|wirkt"
    r"|wirken|finden|findet|fühlt|fühlen|scheint)"
)
_JUDGING = (
    r"(?:confusing|unclear|cluttered|messy|ugly|beautiful|pretty|modern|outdated|old[- ]fashioned"
    r"|intuitive|complicated|cumbersome|easy|simple|hard|difficult|annoying|frustrating|boring"
    r"|friendly|unfriendly|rude|polite|helpful|unhelpful|competent|incompetent|professional"
    r"|expensive|overpriced|cheap|pricey|fair|unfair|good|great|bad|poor|awful|terrible|excellent"
    r"|nice|pleasant|unpleasant|inviting|trustworthy|reassuring|impersonal|stressful|tiring|fun"
    r"|overwhelming|disappointing|too [a-zäöüß]+|a pain|a mess|a joy|a pleasure|zu [a-zäöüß]+"
    r"|unübersichtlich|übersichtlich|verwirrend|kompliziert|umständlich|mühsam|einfach|schwierig"
    r"|schwer|nervig|ärgerlich|langweilig|freundlich|unfreundlich|unhöflich|hilfreich|kompetent"
    r"|inkompetent|teuer|überteuert|günstig|billig|gut|schlecht|toll|super|schön|hässlich|veraltet"
    r"|intuitiv|angenehm|unangenehm|stressig|anstrengend|enttäuschend|überfordernd|nett|unklar)"
)
_SAYS = re.compile(rf"\b{_IS}\b(?:\W+\w+){{0,3}}?\W+({_JUDGING})\b(?!-)")
_PACE = re.compile(r"\b(?:too|zu) (?:long|late|slow\w*|lange|spät|langsam)\b")
_COUNTED: frozenset[QuantityKind] = frozenset({"total", "events", "nps"})
_REPEATED: frozenset[QuantityKind] = frozenset({"repeat_share", "steps_per_journey"})
_OF_A_VALUE: frozenset[QuantityKind] = frozenset({"field_share", "answer_share"})
_SHARES_OR_TIMES_OVER = (
    _OF_A_VALUE
    | _REPEATED
    | {"touchpoint_share", "contact_share", "conversion", "goal_rate", "repurchase"}
)
_TIME = re.compile(r"\d|day|hour|week|month|soon|late|tag|stunde|woche|monat|später|sofort")
_TIMES: frozenset[QuantityKind] = frozenset({"wait", "stage_time"})
_CONTACT = (
    r"(?:calls?|phone calls?|chats?|conversations?|consultations?|visits?|meetings?"
    r"|anrufe?|telefonate?|gespräche?|beratungen|beratung|besuche?|chats?|termine?)"
)
_CONTACT_LASTS = re.compile(
    rf"\b(?:\w+gespräche?|{_CONTACT})\b[^.,;]{{0,30}}\b(?:lasts?|lasted|takes?|took|dauer\w*)\b"
    rf"|\b(?:dauert|dauern)\b[^.,;]{{0,12}}\b{_CONTACT}\b"
)
_BETWEEN = re.compile(
    r"\b(?:until|till|before|after|between|from|later|wait\w*|bis|nach|vor|zwischen|später|wart\w*)\b"
)
_DIGIT = re.compile(r"\d")
LARGE = 20
_DOING = frozenset({"repeat", "go on", "give up", "buy again"})


def judgement_in(said: Sentence) -> str:
    """Return the word by which a sentence judges; empty where it tells what happens, or how often.

    Slow and late are none: a time can test them.
    """
    plain = said.text.lower()
    found = _SAYS.search(plain)
    if found is None or _PACE.search(plain) or said.seconds or said.cues & _DOING:
        return ""
    return found[1]


def can_test(
    quantity: Quantity, said: Sentence, *, lane: LaneKind, stages: Mapping[str, str]
) -> bool:
    """Tell whether a quantity is of the kind a sentence speaks of at all.

    What a sentence judges, only what customers said of that very thing can test; what they did
    cannot. A count, such as 30,000 visits a month, no share can test.

    Args:
        quantity: What is asked.
        said: The sentence.
        lane: Where it stands; a lane of emotions speaks of the whole stage.
        stages: Names of the stages by id.
    """
    if not _of_its_unit(quantity, said):
        return False
    word = judgement_in(said)
    if not word or quantity.kind in ("total", "nps"):
        return True
    if quantity.kind == "answer_share":
        return _carries(f"{quantity.field} {quantity.value}", word)
    if quantity.kind != "emotion":
        return False
    name = stages.get(quantity.stage_id, "")
    named = bool(stems_in(name) & said.stems or concepts_in(name) & said.concepts)
    whole = lane == "emotions" or named or not said.stems - stems_in(word)
    return bool(quantity.touchpoint_id) or whole


def _of_its_unit(quantity: Quantity, said: Sentence) -> bool:
    """Tell whether a quantity is measured in what a sentence's number is: count, time, share.

    No figure is a grade: a mean of them would first have to be put on one scale with one best
    end. A length of time no share can test, unless the share is of an answer that names a time.
    """
    kind = quantity.kind
    if said.grade:
        return kind == "total"
    if kind not in _COUNTED and _counts(said):
        return False
    if said.span and kind in _SHARES_OR_TIMES_OVER:
        names_time = _TIME if said.share is None else _DIGIT
        return kind in _OF_A_VALUE and bool(names_time.search(quantity.value.lower()))
    if kind in _TIMES:
        return not _lasts_itself(said) and _says_typical(said)
    if said.share is not None and kind in _REPEATED:
        return "repeat" in said.cues and kind != "steps_per_journey"
    return True


def _says_typical(said: Sentence) -> bool:
    """Tell whether a sentence speaks of the typical time: of no share, of most, or of half.

    What 30 of 100 do within two days the middle of all times cannot tell.
    """
    return not said.span or said.share is None or said.share[1] in (None, 0.5)


def _lasts_itself(said: Sentence) -> bool:
    """Tell whether a sentence says how long a contact lasts, which no wait between two tells."""
    plain = said.text.lower()
    return bool(_CONTACT_LASTS.search(plain)) and not _BETWEEN.search(plain)


def _counts(said: Sentence) -> bool:
    """Tell whether a sentence names a number too large to be of one customer."""
    number = None if said.share else plain_number(said.text.lower())
    return number is not None and number[1] >= LARGE


def _carries(value: str, word: str) -> bool:
    """Tell whether an answer to choose from speaks of what a judging word says."""
    alike = stems_in(value) & stems_in(word)
    return bool(alike) or bool(concepts_in(value) & concepts_in(word))
