"""Order keys: text that sorts records, with always room for one more between any two."""

from __future__ import annotations

from typing import ClassVar

from desireline.errors import DesirelineError

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST_KEY = "a0"


class OrderError(DesirelineError):
    """There is no order key between the two given ones."""

    code: ClassVar[str] = "no-room-between"


def key_between(low: str, high: str) -> str:
    """Return a key that sorts after ``low`` and before ``high``; empty means no bound.

    Keys at an open end count upwards (a0, a1 … az, b00) so that they stay short.

    Raises:
        OrderError: ``low`` does not sort before ``high``, nothing fits between them, or one
            of them holds something other than letters and digits.
    """
    for key in (low, high):
        if not all(character in DIGITS for character in key):
            msg = f"The order key {key!r} holds something other than letters and digits."
            raise OrderError(msg)
    if not low and not high:
        return FIRST_KEY
    if not high:
        return _next_whole(low) or _middle(low, "")
    if not low:
        return _previous_whole(high) or _middle("", high)
    if low >= high:
        msg = f"The order key {low!r} does not sort before {high!r}."
        raise OrderError(msg)
    return _middle(low, high)


def first_keys(count: int) -> tuple[str, ...]:
    """Return ``count`` ascending keys for a list that is written anew."""
    keys: list[str] = []
    for _ in range(count):
        keys.append(key_between(keys[-1] if keys else "", ""))
    return tuple(keys)


def _middle(low: str, high: str) -> str:
    bounded, prefix, rest_low, rest_high = bool(high), "", low, high
    while True:
        if bounded and not rest_high:
            msg = f"No order key fits between {low!r} and {high!r}."
            raise OrderError(msg)
        below = DIGITS.index(rest_low[0]) if rest_low else 0
        above = DIGITS.index(rest_high[0]) if bounded else len(DIGITS)
        if above - below > 1:
            return prefix + DIGITS[(below + above) // 2]
        if above > below:
            if bounded and rest_high[1:].strip(DIGITS[0]):
                return prefix + rest_high[0]
            bounded = False
        prefix += DIGITS[below]
        rest_low, rest_high = rest_low[1:], rest_high[1:]


def _whole(key: str) -> str:
    """Return the counting part of a key: its first letter says how long it is."""
    head = key[0]
    if "a" <= head <= "z":
        length = ord(head) - ord("a") + 2
    elif "A" <= head <= "Z":
        length = ord("Z") - ord(head) + 2
    else:
        return ""
    return key[:length] if len(key) >= length else ""


def _next_whole(key: str) -> str:
    whole = _whole(key)
    if not whole:
        return ""
    head, digits = whole[0], whole[1:]
    kept = digits.rstrip(DIGITS[-1])
    zeros = DIGITS[0] * (len(digits) - len(kept))
    if kept:
        return head + kept[:-1] + DIGITS[DIGITS.index(kept[-1]) + 1] + zeros
    if head == "z":
        return ""
    if head == "Z":
        return FIRST_KEY
    size = len(digits) + 1 if head >= "a" else len(digits) - 1
    return chr(ord(head) + 1) + DIGITS[0] * size


def _previous_whole(key: str) -> str:
    whole = _whole(key)
    if not whole:
        return ""
    if whole < key:
        return whole
    head, digits = whole[0], whole[1:]
    kept = digits.rstrip(DIGITS[0])
    nines = DIGITS[-1] * (len(digits) - len(kept))
    if kept:
        return head + kept[:-1] + DIGITS[DIGITS.index(kept[-1]) - 1] + nines
    if head == "A":
        return ""
    if head == "a":
        return "Z" + DIGITS[-1]
    size = len(digits) - 1 if head >= "a" else len(digits) + 1
    return chr(ord(head) - 1) + DIGITS[-1] * size
