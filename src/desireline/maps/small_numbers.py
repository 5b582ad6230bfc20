"""Small numbers: from how many on a count, a value or a claim may be told."""

from __future__ import annotations

COUNT_FROM = 3
VALUE_FROM = 5
CLAIM_FROM = 30
TOTALS = frozenset(
    {
        "journeys",
        "all_events",
        "bound",
        "set_aside",
        "unbound",
        "outside_journeys",
        "without_customer",
        "overlapping",
        "ties",
    }
)
"""Counts that are exact however small: the n that says why nothing else is shown."""


def too_few(n: int) -> str:
    """Say why a number of few is not shown."""
    return f"too few to say (n = {n})"


def hides_value(n: int) -> bool:
    """Tell whether a share, mean or typical value of ``n`` rows stays untold."""
    return 0 < n < VALUE_FROM


def hides_count(n: int, *, of: int | None = None) -> bool:
    """Tell whether a count stays untold; nobody is told.

    A part of ``of`` is exact where the whole is five or more, and below that untold with all
    other parts, so that they sum to the whole or are not shown at all.
    """
    if of is None:
        return 0 < n < COUNT_FROM
    return 0 < of < VALUE_FROM
