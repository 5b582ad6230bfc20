"""Keyed pseudonyms: what stands in the evidence store instead of a person's identifiers."""

from __future__ import annotations

import hashlib
import os
import secrets
import unicodedata
from functools import lru_cache
from pathlib import Path

from desireline.errors import DesirelineError
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.parsed import Identifier

KEY_FILE = "pseudonym.key"
KEY_BYTES = 32
PSEUDONYM_LENGTH = 24
_BLOCK = 64  # bytes SHA-256 takes in at once
NOBODY = frozenset(
    (
        *("anonymous", "unknown", "restricted", "private", "unavailable", "withheld", "blocked"),
        *("null", "none", "n/a", "na", "nan", "-", "\\n", "undefined", "(not set)", "0"),
        *("anonym", "unbekannt", "+266696687", "266696687"),
    )
)
_NAMED = "Null"  # a surname; what programs write for nothing is null or NULL
_SEEN_NOT = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_NOT_DIGIT = late_pattern(r"\D")
_LOOKS_LIKE_PHONE = late_pattern(r"'?\+[\d\s().\-/]{7,24}")
_LONGEST_NATIONAL = 9


class DamagedKeyError(DesirelineError):
    """The workspace's key file is not a key."""

    code = "damaged-key"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} does not hold the {KEY_BYTES} bytes of this workspace's key. "
            "Restore it from a backup: without it new files cannot be joined with old ones."
        )


def load_key(folder: Path) -> bytes:
    """Return the key of a workspace, making it (mode 0600) where there is none.

    Raises:
        DamagedKeyError: The file is there but holds no key.
    """
    path = folder / KEY_FILE
    if not path.exists():
        _make_key(folder, path)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise DamagedKeyError(path)
    return key


def normalized(identifier: Identifier) -> str | None:
    """Return the form under which equal identifiers are equal, None where it names nobody.

    E-mails and order numbers are trimmed and freed of case (people type them: ``ew-17`` is
    ``EW-17``), phones reduced to digits with their country code, all others trimmed and NFC,
    exact in case. ``customer`` and ``user`` share one space, so a user id in a table joins with
    the same user id in a tool's export.
    """
    value = unicodedata.normalize("NFC", identifier.value).strip()
    if _is_nobody(value, identifier.kind):
        return None
    if identifier.kind == "phone":
        return _phone(value)
    if identifier.kind == "email" or ("@" in value and identifier.kind in {"customer", "user"}):
        return f"email:{value.casefold()}" if "@" in value else None
    if identifier.kind in {"customer", "user"} and _LOOKS_LIKE_PHONE.fullmatch(value):
        return _phone(value)
    if identifier.kind == "order":
        return f"order:{value.upper()}"
    space = "person" if identifier.kind in {"customer", "user"} else identifier.kind
    return f"{space}:{value}"


def _is_nobody(value: str, kind: str) -> bool:
    """Tell whether a value names nobody: a word for nothing, or nothing that can be seen."""
    if value.isascii():
        named = value == _NAMED and kind in {"customer", "user"}
        return not value or (value.casefold() in NOBODY and not named)
    return all(unicodedata.category(one) in _SEEN_NOT for one in value)


def pseudonym(key: bytes, identifier: Identifier) -> str | None:
    """Return the keyed pseudonym of an identifier, None where it names nobody."""
    known = normalized(identifier)
    return None if known is None else keyed(key, known)


def keyed(key: bytes, text: str) -> str:
    """Return the keyed hash of a text, 96 bits in hexadecimal."""
    inner, outer = _begun(key)
    inner, outer = inner.copy(), outer.copy()
    inner.update(text.encode("utf-8", "surrogatepass"))
    outer.update(inner.digest())
    return outer.hexdigest()[:PSEUDONYM_LENGTH]


@lru_cache(maxsize=1)
def _begun(key: bytes) -> tuple[hashlib._Hash, hashlib._Hash]:
    """Return the two hashes of HMAC-SHA-256 (RFC 2104) that have taken in the key."""
    block = (key if len(key) <= _BLOCK else hashlib.sha256(key).digest()).ljust(_BLOCK, b"\0")
    inner, outer = bytes(one ^ 0x36 for one in block), bytes(one ^ 0x5C for one in block)
    return hashlib.sha256(inner), hashlib.sha256(outer)


def _phone(value: str) -> str | None:
    bare = value.replace("(0)", "")
    international = bare.lstrip("' ").startswith("+")
    digits = _NOT_DIGIT.sub("", bare)
    if digits.startswith("00"):
        digits, international = digits[2:], True
    if len(digits) < 5:  # noqa: PLR2004
        return None
    if international or (len(digits) > _LONGEST_NATIONAL and not digits.startswith("0")):
        return f"phone:+{digits}"
    return f"phone:{digits}"


def _make_key(folder: Path, path: Path) -> None:
    fresh = folder / f".{KEY_FILE}.{os.getpid()}"
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(secrets.token_bytes(KEY_BYTES))
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    except OSError:
        if not path.exists():
            fresh.replace(path)
            return
    fresh.unlink()
