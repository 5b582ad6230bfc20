"""Signs of a person that have a form: e-mails, phones, cards, bank accounts and IP addresses."""
# ruff: noqa: E501

from __future__ import annotations

import re

from desireline.evidence.late_patterns import late_pattern

E_MAIL, PHONE, IP, ACCOUNT, NUMBER = "[e-mail]", "[phone]", "[IP address]", "[account]", "[number]"

_AT = r"(?:@|%40|\s?[\[({]\s?(?:at|ät|arobase|arroba|chiocciola)\s?[\])}]\s?)"
_DOT = r"(?:\.|\s?[\[({]\s?(?:dot|punkt|point|punto|punktum|punt|prik|ponto|kropka|nokta|piste)\s?[\])}]\s?)"
_EMAIL = late_pattern(
    rf"[\w.!$'*+^`{{|}}~%-]{{1,64}}\s?{_AT}\s?[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,6}}{_DOT}\s?[^\W\d_]{{2,24}}",
    re.IGNORECASE,
)
_SPELLED_EMAIL = late_pattern(
    r"\b[\w+-]{1,64}(?:\s(?:dot|punkt|point|punto|punt|prik|ponto|kropka|\.)\s[\w+-]{1,64}){0,4}\s(?:at|ät|arobase|arroba|chiocciola)\s"
    r"[\w-]{1,63}(?:\s(?:dot|punkt|point|punto|punt|prik|ponto|kropka)\s[a-z]{2,24}){1,4}\b",
    re.IGNORECASE,
)
_IPV4 = late_pattern(
    r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\d|\.\d)"
)
_IPV6 = late_pattern(
    r"(?<![\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"
    r"|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}"
    r"|(?:[0-9a-f]{1,4}:){2,7}:)(?![\w:])",
    re.IGNORECASE,
)
_VERSION = late_pattern(r"(?:\bv|version|firmware|release|build|update)\s?$", re.IGNORECASE)
_IBAN = late_pattern(
    r"\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{2,4}){3,8}(?:[ .-]?[A-Z0-9])?\b", re.IGNORECASE
)
_CARD = late_pattern(r"(?<![\d.,])\d(?:[ .-]?\d){12,18}(?!\d|[.,]\d)")
_PHONE_LABEL = (
    r"(?:tel|telephone|telefon|téléphone|teléfono|telefono|phone|mobile|mobil|handy|cell|tlf|tél|"
    r"móvil|cellulare|telefonnummer|handynummer|rufnummer|whatsapp|fax|nummer ist|number is|"
    r"numéro est|numero è|número es|me (?:at|on|back on)|mich (?:unter|an)|reach me|erreichbar unter|"
    r"rufnr|tlf\.?nr|puh|gsm)"
)
_LABELLED_PHONE = late_pattern(
    rf"(\b{_PHONE_LABEL}\b\.?\s?(?:number|nummer|no|nr|is|ist|est|es|er|är|on|at|unter)?[\s.:=-]{{0,3}})"
    r"(\+?\(?\d(?:[\s().\-/]{0,3}\d){4,14})(?!\d)",
    re.IGNORECASE,
)
_PHONE = late_pattern(
    r"(?<![\w+,])(?<!\d[.\-/])(?:"
    r"(?:\+|%2B|00)\s?[1-9]\d{0,2}[\s().\-/]{0,3}\d(?:[\s().\-/]{0,3}\d){5,13}"
    r"|\(0?\d{2,5}\)\s?\d(?:[\s.\-/]?\d){4,9}"
    r"|0\d{2,5}[\s\-/]{1,3}\d(?:[\s\-/]?\d){4,9}"
    r"|0\d(?:[ .\-]\d\d){4}"
    r"|0\d[ -]\d{4}[ -]\d{4}"
    r"|0[1-9]\d{7,11}"
    r"|[2-9]\d\d[-.\s]\d{3}[-.\s]\d{4}"
    r"|[2-9]\d(?: \d\d){3}"
    r"|[5-9]\d\d(?:[ -]\d{3}){2}"
    r"|[67]\d\d(?:[ -]\d\d){3}"
    r"|[6-9]\d{4}[ -]\d{5}"
    r")(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_RUN = late_pattern(r"(?<![\w.,+/-])\d{10,15}(?![\w/]|[.,-]\d)")
_MONEY_AFTER = late_pattern(
    r"\s?(?:€|\$|£|eur\b|usd\b|gbp\b|dkk\b|chf\b|euro|kr\b|zł|pln\b|%)", re.IGNORECASE
)
_MONEY_BEFORE = late_pattern(r"(?:€|\$|£|eur|usd|gbp|dkk|chf|kr\.?)\s?$", re.IGNORECASE)
_ARTICLE = late_pattern(
    r"\b(?:ean|gtin|isbn|upc|sku|barcode|article|artikel|art|item|model|modell|modelo|modèle|"
    r"varenummer|artikelnummer|typ|part|produktnummer|product)"
    r"(?:[\s-]?(?:number|no|nr|nummer|code|num|id))?[\s.:#=-]*$",
    re.IGNORECASE,
)
_DATE = late_pattern(r"\d{4}-\d\d-\d\d(?:[T ][\d:.,]*(?:Z|[+-]\d\d:?\d\d)?)?$")
_LABEL_LOOK = 28
_SHORTEST_IBAN, _LONGEST_IBAN = 15, 34
_DIGIT = late_pattern(r"\d")
_FEWEST_DIGITS = 5


def without_patterns(text: str) -> str:
    """Return a text with e-mails, IPs, bank accounts, cards and phone numbers replaced.

    A number that a label calls an article, a model or an amount stays as it is.
    """
    if (
        "@" in text
        or "%40" in text
        or re.search(r"\b(?:at|ät|arobase|arroba|chiocciola)\b", text, re.IGNORECASE)
    ):
        text = _EMAIL.sub(E_MAIL, text)
        text = _SPELLED_EMAIL.sub(E_MAIL, text)
    if ":" in text:
        text = _IPV6.sub(_ipv6, text)
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS and "." not in text:
        return text
    text = _IPV4.sub(lambda found: _unless(_VERSION, found, IP), text)
    text = _IBAN.sub(_account, text)
    text = _CARD.sub(_card, text)
    text = _LABELLED_PHONE.sub(rf"\1{PHONE}", text)
    text = _PHONE.sub(_phone, text)
    return _RUN.sub(lambda found: _number(found, NUMBER), text)


def _unless(label: re.Pattern[str], found: re.Match[str], sign: str) -> str:
    before = found.string[max(0, found.start() - _LABEL_LOOK) : found.start()]
    return found[0] if label.search(before) else sign


def _ipv6(found: re.Match[str]) -> str:
    hours = re.fullmatch(r"[0-2]?\d(?::[0-5]\d){1,2}:?", found[0])
    return found[0] if hours else IP


def _phone(found: re.Match[str]) -> str:
    return found[0] if _DATE.match(found[0]) else _number(found, PHONE)


def _number(found: re.Match[str], sign: str) -> str:
    """Return the sign, or the number itself where it is money or an article."""
    before = found.string[max(0, found.start() - _LABEL_LOOK) : found.start()]
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(found.string, found.end()):
        return found[0]
    return found[0] if _ARTICLE.search(before) else sign


def _account(found: re.Match[str]) -> str:
    """Replace an IBAN; trailing words that only looked like a part of it stay."""
    whole = found[0]
    for end in range(len(whole), _SHORTEST_IBAN - 1, -1):
        bare = re.sub(r"[ .-]", "", whole[:end]).upper()
        if not _SHORTEST_IBAN <= len(bare) <= _LONGEST_IBAN or whole[:end] != whole[:end].rstrip(
            " .-"
        ):
            continue
        turned = bare[4:] + bare[:4]
        if int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1:
            return ACCOUNT + whole[end:]
    return whole


def _card(found: re.Match[str]) -> str:
    digits = [int(sign) for sign in found[0] if sign.isdigit()]
    total = sum(digits[-1::-2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    before = found.string[max(0, found.start() - _LABEL_LOOK) : found.start()]
    return found[0] if total % 10 or _ARTICLE.search(before) else ACCOUNT
