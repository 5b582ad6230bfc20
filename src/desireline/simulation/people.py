"""The invented customers of Brightwire, and the keys each of their tools knows them by."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from desireline.simulation.personas import Habits

_HAS_CARD, _SUBSCRIBES, _APP_SIGNED_IN, _CHANGES_COOKIE = 0.62, 0.35, 0.7, 0.12
_FIRST = ("jonas", "lena", "deniz", "margit", "tove", "emre", "sofie", "karl", "amira", "piet")
_LAST = ("berg", "holm", "yildiz", "krause", "lund", "maier", "dahl", "novak", "winter", "sand")


@dataclass(slots=True, kw_only=True)
class Person:
    """One invented customer and the keys they are known by, one for each place that knows them."""

    number: int
    habits: Habits
    cookie: str
    second_cookie: str
    app_device: str
    user_id: str
    email: str
    phone: str
    loyalty: str
    has_card: bool
    subscribes: bool
    app_signed_in: bool
    changes_cookie: bool
    clock: int = 0
    signed_in_at: dict[str, int] = field(default_factory=dict)


def invent(generator: np.random.Generator, number: int, habits: Habits) -> Person:
    """Return a customer with habits and keys of their own; names are made up."""
    keys = generator.integers(0, 2**63, size=3, dtype=np.int64)
    draws = generator.random(4)
    name = f"{_FIRST[number % len(_FIRST)]}.{_LAST[number // len(_FIRST) % len(_LAST)]}{number}"
    return Person(
        number=number,
        habits=habits,
        cookie=f"{keys[0]:016x}",
        second_cookie=f"{keys[1]:016x}",
        app_device=f"{keys[2] % 10**10}.{1_700_000_000 + number}",
        user_id=f"u_{100_000 + number}",
        email=f"{name}@example.com",
        phone=f"+4930{5_550_000 + number:07d}",
        loyalty=f"BW-{200_000 + number}",
        has_card=bool(draws[0] < _HAS_CARD),
        subscribes=bool(draws[1] < _SUBSCRIBES),
        app_signed_in=bool(draws[2] < _APP_SIGNED_IN),
        changes_cookie=bool(draws[3] < _CHANGES_COOKIE),
    )
