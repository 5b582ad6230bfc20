"""The long lists of given names and surnames of many languages, read once.

They hold many words that are also things or places, so a name in them alone hides nothing: see
``long_list_names`` for what must stand beside it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from desireline.evidence.free_text.given_names import AMBIGUOUS, GIVEN, NOBODY, SURNAMES, THINGS
from desireline.evidence.late_patterns import late_pattern

SHORTEST = 4
_GERMAN = late_pattern(
    r"(?<!\w)(?:der|die|das|und|ist|nicht|ich|wir|mit|ein|eine|mich|war|von|auf|für|den|dem|im|am)(?!\w)"
)
_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİĶĻŁŃŅŇŐŒŘŚŞŠȘŢȚŤŪŮŰŹŻŽА-ЯЁІЇЄҐΆ-Ϋ"
_WORD = rf"[{_UP}][^\W\d_]+(?:-[{_UP}]?[^\W\d_]+)?"
_LINK = r"(?:(?:van der|van de|van|von|de|da|di|do|le|Le|Lo|La)\s)?"
_PAIR = late_pattern(rf"(?<![\w@])({_WORD})\s{_LINK}({_WORD})(?:\s{_LINK}{_WORD})?(?!\w|@)")
_ALONE = late_pattern(
    rf"((?:(?<![^\W\d_])[^\W\d_A-Z]+|(?:^|[.!?]\s|¿){_WORD})[,']?\s)({_WORD})"
    rf"(?!\w|@|-|\s(?:[{_UP}]|\d))"
)
# Verbs and particles that open a question: what follows them with a capital is no common noun.
_ASKING_WORDS = (
    "Could Can Would Will Did Has Is Was May Kann Könnte Hat Würde War Peut Pourriez Puede "
    "Podría Può Potrebbe Kan Zou Heeft Czy Może Pode Poderia Har Vil Kunne Skulle"
)
_ASKING = frozenset(_ASKING_WORDS.split())
# Done to somebody: what follows with a capital and is a surname is a person, in English.
_DONE_TO = frozenset({"told", "phoned", "rang", "emailed", "thanked", "messaged"})
# Feasts, towns, hospitals and devices that are also called like people.
_CALLED_WORDS = (
    "Natale Noël Navidad Pascua Pasqua Siri Alexa Cortana Braga Freeman Stanley Chester "
    "Albion Lisboa Florence Lourdes Segundo Domingo Verona Siena Geneva Adelaide Victoria "
    "Lincoln Preston Kent Durham Milan Roma Paris Sofia Asia Africa Europa America Georgia "
    "Virginia Carolina Mercedes Porsche Tesla Bosch Siemens Miele Braun"
)
_CALLED = frozenset(_CALLED_WORDS.split())
_NOBODY = NOBODY | THINGS


@cache
def long_given() -> frozenset[str]:
    """Return the given names of the long list that are no plain word known here."""
    return frozenset(one for one in _read("given_names.txt") if len(one) >= SHORTEST) - (
        _NOBODY | AMBIGUOUS | _CALLED
    )


@cache
def long_surnames() -> frozenset[str]:
    """Return the surnames of the long list that are no plain word known here."""
    return frozenset(_read("surnames.txt")) - _NOBODY


def long_list_names(text: str, *, sign: str) -> str:
    """Return a text with names of the long lists replaced where what stands beside them tells.

    A given name and a capitalised word after it are a person; in German, where every noun has a
    capital, that word must be a surname, and so it must where the given name is also a plain
    word. A given name alone counts after a word in small letters and before none with a capital,
    in German only behind a verb that opens a question.
    """
    german = _GERMAN.search(text) is not None

    def paired(found: re.Match[str]) -> str:
        given, surname = found.groups()
        known = surname in SURNAMES or surname in long_surnames()
        if given in AMBIGUOUS:
            return sign if known and len(surname) > SHORTEST else found[0]
        likely = known or (not german and surname not in _NOBODY and surname not in GIVEN)
        return sign if given in long_given() and likely else found[0]

    def alone(found: re.Match[str]) -> str:
        before = found[1].strip(" ,'.!?¿")
        asked = before in _ASKING
        told = asked if german or before[:1].isupper() else True
        surname = found[2] in long_surnames() and len(found[2]) > SHORTEST
        somebody = surname and not german and before in _DONE_TO
        likely = (told and found[2] in long_given()) or somebody
        return f"{found[1]}{sign}" if likely and found[2] not in _CALLED else found[0]

    return _ALONE.sub(alone, _PAIR.sub(paired, text))


def _read(name: str) -> list[str]:
    place = files("desireline.evidence.free_text") / "data" / name
    return place.read_text(encoding="utf-8").split()
