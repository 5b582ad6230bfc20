"""Masks identifiers in stored text: e-mails, phones, IP addresses, IBANs, cards, web queries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.times import look
from desireline.evidence.web_addresses import without_queries

E_MAIL = "[e-mail]"
PHONE = "[phone]"
ADDRESS = "[IP address]"
ACCOUNT = "[account]"
HIDDEN = "[hidden]"
_SHORTEST_OWN = 4

# Signs that part a web address stay outside, so that a page keeps its name.
_EMAIL_PATTERN = late_pattern(
    r"[\w.!$'*+^`{|}~-]+\s?(?:@|%40|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}",
    re.IGNORECASE,
)
_AT = late_pattern(r"@|%40|[\[(]at[\])]", re.IGNORECASE)
_HINT = late_pattern(
    r"@|%40|[\[(][aA][tT][\])]|\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d|\d\.\d+\.|::?\w"
)
_DATE = late_pattern(r"\d{4}-\d\d-\d\d(?:[T ][\d:.,]*(?:Z|[+-]\d\d:?\d\d)?)?")
_IPV4 = late_pattern(
    r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])"
)
_IPV6 = late_pattern(
    r"(?<![\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"
    r"|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6})(?![\w:])",
    re.IGNORECASE,
)
_IBAN = late_pattern(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = late_pattern(r"(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.])")
_PHONE = late_pattern(
    r"(?<![\w+])(?:"
    r"(?:\+|%2B|00)[1-9]\d{0,2}[\s().\-/]{0,3}\d(?:[\s().\-/]{0,2}\d){5,13}"
    r"|\(0?\d{2,5}\)\s?\d(?:[\s.\-/]?\d){4,9}"
    r"|0\d{2,5}[\s\-/]{1,2}\d(?:[\s\-/]?\d){4,9}"
    r"|0[1-9]\d{8,11}"
    r"|\d{3}[-.\s]\d{3}[-.\s]\d{4}"
    r")(?!\w)",
    re.IGNORECASE,
)

# Two words and more between the first and the last quote: no time, number or code.
_QUOTED = late_pattern(r"'(?=[^\n]*[^\W\d_]{2,}[\s,]+[^\W\d_]{2,})[^\n]*'")
_FIRST_QUOTED = late_pattern(r"[^'\n]*'([^'\n]{1,40})'")


def is_date(text: str) -> bool:
    """Tell whether a text is a day or a moment, which masking leaves as it is."""
    return _DATE.fullmatch(text) is not None


@lru_cache(maxsize=65536)
def masked(text: str) -> str:
    """Return a text with everything that looks like a direct identifier replaced."""
    text = without_queries(text)
    if is_date(text) or not _HINT.search(text):
        return text
    if _AT.search(text):
        text = _EMAIL_PATTERN.sub(E_MAIL, text)
    text = _IPV4.sub(ADDRESS, text)
    if ":" in text:
        text = _IPV6.sub(ADDRESS, text)
    text = _IBAN.sub(_account, text)
    text = _PHONE.sub(PHONE, text)
    return _CARD.sub(_card, text)


def masked_sentence(sentence: str) -> str:
    """Return a sentence about a refused row masked; words it quotes of a cell are hidden.

    A time is nobody's: quoted alone, it is shown.
    """
    text = masked(sentence)
    found = _FIRST_QUOTED.match(text)
    shown = found[0] if found is not None and _is_written_time(found[1]) else ""
    return shown + _QUOTED.sub(f"'{HIDDEN}'", text.removeprefix(shown))


def _is_written_time(text: str) -> bool:
    """Tell whether a text is a day or a time with its signs; a bare number may be anything."""
    found = look(text)
    return found.form not in {"none", "excel"} and not found.unit and any(s in text for s in "-/.:")


def without_own(text: str, own: Iterable[str]) -> str:
    """Return a text without the given clear identifiers of its row, whatever they look like.

    Values shorter than four characters are left: they would tear words apart.
    """
    for value in own:
        if len(value) >= _SHORTEST_OWN and value in text:
            text = text.replace(value, HIDDEN)
    return text


def _account(found: re.Match[str]) -> str:
    bare = found[0].replace(" ", "")
    turned = bare[4:] + bare[:4]
    return ACCOUNT if int("".join(str(int(c, 36)) for c in turned)) % 97 == 1 else found[0]


def _card(found: re.Match[str]) -> str:
    digits = [int(c) for c in found[0] if c.isdigit()]
    total = sum(digits[-1::-2]) + sum(sum(divmod(2 * d, 10)) for d in digits[-2::-2])
    grouped = not found[0].isdigit() or len(digits) == 16  # noqa: PLR2004
    return ACCOUNT if grouped and total % 10 == 0 else found[0]
