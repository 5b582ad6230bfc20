"""Which keys of a person an export row states, and which of them it says belong together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.parsed import Identifier, IdentifierKind, ParsedLink

LinkRule = Literal["same row", "alias", "identify", "identity table"]

PERSONAL_WORDS = frozenset(
    {
        "email",
        "e_mail",
        "mail",
        "phone",
        "mobile",
        "first_name",
        "firstname",
        "last_name",
        "lastname",
        "full_name",
        "fullname",
        "username",
        "user_name",
        "birthday",
        "birthdate",
        "ip",
        "ip_address",
        "ipaddress",
        "address",
        "street",
        "user_id",
        "userid",
        "user_pseudo_id",
        "anonymousid",
        "anonymous_id",
        "previousid",
        "customer_id",
        "customerid",
        "userpseudoid",
        "advertising_id",
        "advertisingid",
        "vendor_id",
        "client_id",
        "clientid",
        "order_id",
        "orderid",
        "transaction_id",
        "transactionid",
    }
)
_ORDER = late_pattern(r"#?\d{3,}|(?:order|ord|so|po)[-_ #]?\d+", re.IGNORECASE)
_KINDS: dict[str, IdentifierKind] = {
    "email": "email",
    "phone": "phone",
    "user": "user",
    "device id": "device",
    "order": "order",
    "customer": "customer",
}


def identifier(kind: IdentifierKind, value: str | None) -> Identifier | None:
    """Give the key in the one form all sources share; None where the text is no such key.

    E-mail addresses in lower case; phone numbers as ``+`` and digits; order numbers without the
    leading ``#``; everything else as written, without blanks around it.
    """
    text = (value or "").strip().lstrip("'").strip()
    if kind == "email":
        text = text.lower() if "@" in text else ""
    elif kind == "phone":
        text = phone(text)
    elif kind == "order":
        text = text.removeprefix("#")
    return Identifier(kind=kind, value=text) if text else None


def phone(text: str) -> str:
    """Give a number as ``+`` and digits; '' where it is none (``anonymous``).

    A number without ``+`` keeps its digits and gets one only where ``international`` says so.
    """
    plain = re.sub(r"[\s()./-]", "", text.removeprefix("tel:"))
    plain = re.sub(r"^00", "+", plain)
    return plain if re.fullmatch(r"\+?\d{6,15}", plain) else ""


def international(text: str | None) -> str | None:
    """Give a phone number of a tool that writes E.164 its ``+`` back: ``34910…`` is ``+34910…``."""
    number = phone(text or "")
    if not number:
        return None
    return number if number.startswith(("+", "0")) else f"+{number}"


def reference(value: str | None) -> Identifier | None:
    """Give a company's own reference: an order number where it looks like one, else a user.

    ``1042``, ``#1042`` and ``order-77`` look like orders; ``u_1001`` does not.
    """
    if value is None:
        return None
    kind: IdentifierKind = "order" if _ORDER.fullmatch(value.strip()) else "user"
    return identifier(kind, value)


def stated_kind(mapping: Mapping, column: str) -> IdentifierKind | None:
    """Give the kind of key the mapping says a column holds; None where it says nothing."""
    for meaning in mapping.columns:
        if meaning.column == column:
            return _KINDS.get(meaning.meaning)
    return None


def known(*candidates: Identifier | None) -> tuple[Identifier, ...]:
    """Give the keys that are there, each once, in the order given."""
    return tuple(dict.fromkeys(one for one in candidates if one is not None))


def joined(keys: tuple[Identifier, ...], rule: LinkRule) -> tuple[ParsedLink, ...]:
    """Link the first key to each of the others: one link fewer than keys."""
    return tuple(ParsedLink(one=keys[0], other=other, rule=rule) for other in keys[1:])


def record_key(*parts: str) -> str:
    """Give a short key for a record whose own id is made of a person's keys.

    The parts are hashed, because record keys are stored and a person's keys are not.
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def personal_fields(names: Iterable[str], *, under: tuple[str, ...] = ()) -> frozenset[str]:
    """Give the fields whose last word names a person, or that stand under one of ``under``."""
    return _personal_fields(tuple(names), tuple(f"{at}." for at in under))


@lru_cache(maxsize=4096)
def _personal_fields(names: tuple[str, ...], under: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        name for name in names if is_personal(name.rpartition(".")[2]) or name.startswith(under)
    )


@lru_cache(maxsize=4096)
def is_personal(word: str) -> bool:
    """Say whether a field of this name holds a key or a name of a person."""
    return word.lower().replace(" ", "_").replace("-", "_") in PERSONAL_WORDS
