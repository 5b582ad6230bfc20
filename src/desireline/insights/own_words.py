"""A contradicted sentence in its author's own words and language, its amount put right."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["en", "de"]
_GERMAN = (
    "der die das und ist sind nicht mit für auf ein eine einen von zu im am dem den des wir sie "
    "uns unser unsere unseren kunden kunde meisten viele wenige niemand kaum alle jeder wird "
    "werden bei beim oft selten noch schon sich es er auch nur mehr als sehr immer nie ihre ihren "
    "keiner kein keine vor nach über wer liegt ruft rufen kommen kommt"
)
_ENGLISH = (
    "the and is are not with for on a an of to in at by we they us our it most many few nobody "
    "hardly everyone all customers buyers people who that this from their them do does have has "
    "very more than or be up out was were no one"
)
_WORDS = {"de": frozenset(_GERMAN.split()), "en": frozenset(_ENGLISH.split())}
_WORD = re.compile(r"[^\W\d_]+")
# Words of amount that stand before a plural verb, so that "12 of 100" can take their place.
_PLURAL = {
    "en": re.compile(
        r"^(?:most|many|few|some|nearly all|almost all|hardly any|very few|all"
        r"|(?:more|less|fewer) than half|half)"
        r"(?: (?:of|among) (?:(?:those|them|the customers|our customers)(?= who)|"
        r"(?:the|our) (?P<them>\w+)))?(?= )",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"^(?:die meisten|viele|wenige|einige|fast alle|alle|kaum welche"
        r"|(?:mehr|weniger) als die hälfte)"
        r"(?: (?:von denen|derer)(?=,? die)| (?:unserer|der) (?P<them>\w+))?(?= )",
        re.IGNORECASE,
    ),
}
# Words of amount before a verb that says "he or she", which is turned to "they".
_SINGULAR = re.compile(
    r"^(?:nearly everyone|almost everyone|everyone|everybody|nobody|no one|hardly anyone"
    r"|almost nobody|the majority) (?P<verb>\w+)(?= )",
    re.IGNORECASE,
)
_VERBS = (
    "ask begin book browse buy call cancel chat check choose click collect come compare complain "
    "contact decide download email fetch fill find finish follow get give go have know leave log "
    "look need open order pay phone pick put read register return ring scan scroll search see "
    "send sign start stop switch take track try use visit wait walk want watch write abonnieren "
    "beginnen besuchen bestellen bezahlen bleiben brechen fragen gehen holen kaufen kommen lesen "
    "melden nehmen nutzen öffnen probieren rufen schauen schicken schreiben sehen senden springen "
    "starten stöbern suchen testen verfolgen vergleichen verlassen wählen warten wollen wünschen "
    "zahlen who die"
)
_PLURAL_VERBS = frozenset(_VERBS.split())
_IRREGULAR = {"is": "are", "has": "have", "does": "do", "goes": "go", "was": "were"}
_ENDS = re.compile(r"(?<=[sxzo])es$|(?<=sh)es$|(?<=ch)es$")
_STALE = re.compile(r",?\s+(?:any ?more|any longer|mehr)(?=[.!]?$)", re.IGNORECASE)
_THEM = "customers buyers shoppers people visitors users kunden käufer besucher nutzer"
_PEOPLE = frozenset(_THEM.split())
_JOURNEYS = {"en": "journeys through {stage}", "de": "Journeys durch {stage}"}


def language_of(text: str) -> Language:
    """Return the language of a sentence: German where its small words say so, else English."""
    words = [word.casefold() for word in _WORD.findall(text)]
    german = sum(word in _WORDS["de"] for word in words)
    german += sum(bool(re.search("[äöüß]", word)) for word in words)
    english = sum(word in _WORDS["en"] for word in words)
    return "de" if german > english else "en"


def with_share(text: str, *, share: str, too_high: bool, stage: str) -> str:
    """Return a sentence with its word of amount replaced by a share; empty = it has none to take.

    The journeys counted stand behind it: a journey is not a customer.

    Args:
        text: The sentence as it stands on the map.
        share: Hundredths, such as ``12``.
        too_high: Whether the sentence speaks of more than the share.
        stage: The stage whose journeys are counted, which the sentence does not say.
    """
    plain = " ".join(text.split()).rstrip(".!")
    language = language_of(plain)
    amount = _amount(share, language=language, too_high=too_high)
    told = _replaced(plain, amount, language)
    if not told:
        return ""
    counted = _JOURNEYS[language].format(stage=stage)
    return f"{_STALE.sub('', told)} ({counted})."


def _replaced(plain: str, amount: str, language: Language) -> str:
    found = _PLURAL[language].match(plain)
    if found:
        them = found["them"]
        rest = plain[found.end() :].split()
        if not them and rest[0].casefold() in _PEOPLE:
            them, rest = rest[0], rest[1:]
        people = not them or them.casefold() in _PEOPLE
        does = bool(rest) and rest[0].strip(",") in _PLURAL_VERBS
        return f"{amount} {' '.join(rest)}" if people and does else ""
    single = _SINGULAR.match(plain) if language == "en" else None
    if single is None:
        return ""
    verb = _plural_verb(single["verb"])
    return f"{amount} {verb}{plain[single.end() :]}" if verb in _PLURAL_VERBS else ""


def _amount(share: str, *, language: Language, too_high: bool) -> str:
    if language == "de":
        return f"Nur {share} von 100" if too_high else f"{share} von 100"
    return f"Only {share} of 100" if too_high else f"{share} of 100"


def _plural_verb(verb: str) -> str:
    if verb.lower() in _IRREGULAR:
        return _IRREGULAR[verb.lower()]
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return _ENDS.sub("", verb) if _ENDS.search(verb) else verb.removesuffix("s")
