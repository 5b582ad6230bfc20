"""Drafted titles that read like words: a tool's verbs and addresses put as people say them.

Only what a draft shows; what its rules catch stays the raw names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

WEBSITE: Final = "Website"
_HOST: Final = re.compile(
    r"(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}"
    r"(?:com|de|at|ch|eu|net|org|info|shop|store|app|io|co|uk|fr|it|es|nl|be|dk|se|no|pl|example)",
    re.IGNORECASE,
)
# What a tool calls an act, and how German says it beside a German noun.
_VERBS: Final = {
    "add": "hinzugefügt",
    "added": "hinzugefügt",
    "start": "begonnen",
    "started": "begonnen",
    "begin": "begonnen",
    "view": "angesehen",
    "viewed": "angesehen",
    "click": "angeklickt",
    "clicked": "angeklickt",
    "open": "geöffnet",
    "opened": "geöffnet",
    "show": "angezeigt",
}
# Without these a title would tell something else.
_TELLING: Final = {
    "remove": "entfernt",
    "removed": "entfernt",
    "cancel": "abgebrochen",
    "cancelled": "abgebrochen",
    "complete": "abgeschlossen",
    "completed": "abgeschlossen",
    "submit": "abgeschickt",
    "submitted": "abgeschickt",
    "sent": "gesendet",
    "failed": "fehlgeschlagen",
}
_GERMAN_WORDS: Final = (
    "warenkorb einkaufswagen kasse bestellung bestellen produkt artikel suche merkliste wunschliste"
    " konto kundenkonto anmeldung startseite kategorie zahlung bezahlung versand lieferung retoure"
    " filiale termin beratung rechnung gutschein angebot vertrag anfrage anruf hilfe bewertung"
    " kontakt formular adresse lieferadresse zahlungsart vergleich ratgeber seite kauf antrag"
    " tarif rechner umtausch reklamation kündigung prospekt katalog sendung paket"
)
_GERMAN: Final = frozenset(_GERMAN_WORDS.split())
_GERMAN_END: Final = re.compile(
    r"[a-z]{3}(?:ung|keit|heit|schaft|seite|liste|korb|kauf|suche|rechner|konto|karte)$|[üß]"
)


def word_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """Return each title as words: no host alone, no English verb beside a German noun.

    ``Kasse start`` becomes ``Kasse``; where two titles would be one, ``Kasse begonnen``.
    """
    short = [_short(one) for one in titles]
    often = Counter(shown for shown, _ in set(zip(short, titles, strict=True)))
    return tuple(
        shown if often[shown] == 1 else _said(title)
        for shown, title in zip(short, titles, strict=True)
    )


def _short(title: str) -> str:
    if _HOST.fullmatch(title):
        return f"{WEBSITE} ({title.lower()})"
    if not _is_german(title):
        return title
    kept = [word for word in title.split() if word.lower() not in _VERBS]
    return _large(" ".join(_TELLING.get(word.lower(), word) for word in kept))


def _said(title: str) -> str:
    """Return a title with all its verbs in German, where it is German."""
    if not _is_german(title):
        return title if not _HOST.fullmatch(title) else _short(title)
    words = title.split()
    verbs = _VERBS | _TELLING
    said = [word for word in words if word.lower() not in verbs]
    said += [verbs[word.lower()] for word in words if word.lower() in verbs]
    return _large(" ".join(said))


def _is_german(title: str) -> bool:
    """Tell whether a title names a thing in German; a title of one word stays as it is."""
    words = [word.lower() for word in title.split()]
    return len(words) > 1 and any(one in _GERMAN or _GERMAN_END.search(one) for one in words)


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]
