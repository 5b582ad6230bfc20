"""Web addresses as they may be stored: what was typed behind the question mark hidden."""

from __future__ import annotations

import re

from desireline.evidence.late_patterns import late_pattern

HIDDEN_VALUE = "[hidden]"
# Keys whose short values say what a page shows, not who looks at it.
_HARMLESS = (
    "page p sort sort_by sortby dir direction filter category cat kategorie catégorie product"
    " produkt sku variant size color colour lang language locale view tab step section limit"
    " offset per_page page_size currency"
)
_HARMLESS_KEYS = frozenset(_HARMLESS.split())
_CAMPAIGN = "utm_"
_SHORT_VALUE = late_pattern(r"[a-z0-9_.,-]{0,40}")
_CAMPAIGN_VALUE = late_pattern(r"[A-Za-z0-9_.-]{0,60}")
_KEY = late_pattern(r"[\w.%\[\]-]{1,60}")
_ADDRESS = late_pattern(r"\s*(?:[A-Z]{3,10} )?(?i:https?://|www\.|/|\?)")
_IN_ADDRESS = late_pattern(r"[?#](?:(?! HTTP/\d)[^\"<>])*")
_IN_TEXT = late_pattern(r"[?#][^\s\"'<>]*")
_PIECE = late_pattern(r"(?P<sign>[?&;#])(?P<key>[^=&;#?]*)(?P<is>=?)(?P<value>[^&;#?]*)")


def without_queries(text: str) -> str:
    """Return a text whose web addresses keep the values of harmless query keys alone.

    A text that starts as an address is one to its end; in any other an address ends at a space.
    """
    if "?" not in text and ("#" not in text or "=" not in text):
        return text
    if _ADDRESS.match(text):
        return _IN_ADDRESS.sub(lambda found: _PIECE.sub(_piece, found[0]), text)
    if "=" not in text:
        return text
    return _IN_TEXT.sub(lambda found: _PIECE.sub(_paired, found[0]), text)


def _piece(found: re.Match[str]) -> str:
    key = found["key"]
    if found["is"] or found["sign"] == "#":
        return _paired(found)
    is_plain = not key or key.isdigit() or key in {"amp", HIDDEN_VALUE}
    return found[0] if is_plain else f"{found['sign']}{HIDDEN_VALUE}"


def _paired(found: re.Match[str]) -> str:
    key, value = found["key"], found["value"]
    if not found["is"] or not value:
        return found[0]
    plain = key.casefold()
    if plain in _HARMLESS_KEYS and _SHORT_VALUE.fullmatch(value):
        return found[0]
    if plain.startswith(_CAMPAIGN) and _CAMPAIGN_VALUE.fullmatch(value):
        return found[0]
    shown = key if _KEY.fullmatch(key) else HIDDEN_VALUE
    return f"{found['sign']}{shown}={HIDDEN_VALUE}"
