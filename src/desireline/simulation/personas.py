"""Who buys laptops at Brightwire: four kinds of people and what each is likely to do."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How one kind of customer behaves; all but ``share``, ``pace``, ``views`` are chances.

    Attributes:
        share: Part of all customers.
        pace: Factor on every wait; above 1 is slower.
        views: Mean number of products looked at.
        tracking: Mean number of looks at the tracking page per parcel.
        ad, newsletter, app: Where exploring begins; else by typing the address.
        compares, skips: From exploring to comparing; straight to the basket.
        look_again: From comparing back to exploring.
        buys: From comparing to the basket or the till.
        by_till: Buys in a store.
        named_day, next_day: Delivery chosen; else standard.
    """

    name: str
    share: float
    pace: float = 1.0
    views: float = 1.9
    tracking: float = 3.0
    ad: float = 0.35
    newsletter: float = 0.08
    app: float = 0.16
    filters: float = 0.8
    compares: float = 0.68
    skips: float = 0.06
    reads_reviews: float = 0.68
    opens_table: float = 0.42
    visits_demo: float = 0.28
    asks_advice: float = 0.1
    look_again: float = 0.3
    buys: float = 0.5
    by_till: float = 0.18
    signs_in_early: float = 0.12
    named_day: float = 0.68
    next_day: float = 0.1
    calls_about_slot: float = 0.24
    needs_help: float = 0.3
    calls_again: float = 0.45
    reads_help: float = 0.55
    sends_back: float = 0.05
    answers_surveys: float = 0.35
    opens_request: float = 0.5
    reviews: float = 0.3
    trades_in: float = 0.12
    buys_again: float = 0.32


_NOT_CHANCES = frozenset({"name", "share", "pace", "views", "tracking"})

JONAS = Habits(
    name="careful upgrader", share=0.41, pace=1.3, views=2.1, reads_reviews=0.76, look_again=0.38
)
LENA = Habits(
    name="gift giver",
    share=0.22,
    pace=0.6,
    views=1.0,
    compares=0.55,
    skips=0.14,
    reads_reviews=0.58,
    opens_table=0.25,
    next_day=0.2,
    named_day=0.62,
    needs_help=0.12,
    buys_again=0.16,
)
DENIZ = Habits(
    name="spec hunter",
    share=0.24,
    views=3.4,
    ad=0.2,
    app=0.32,
    opens_table=0.66,
    by_till=0.1,
    compares=0.82,
    buys=0.44,
    reviews=0.45,
)
MARGIT = Habits(
    name="small office",
    share=0.13,
    pace=0.8,
    asks_advice=0.3,
    buys=0.58,
    by_till=0.3,
    named_day=0.74,
    needs_help=0.42,
    buys_again=0.45,
)
PERSONAS = (JONAS, LENA, DENIZ, MARGIT)


def varied(generator: np.random.Generator, personas: tuple[Habits, ...]) -> tuple[Habits, ...]:
    """Return the same people with other habits: every chance moved, every pace stretched."""
    return tuple(_vary(generator, habits) for habits in personas)


def _vary(generator: np.random.Generator, habits: Habits) -> Habits:
    moved: dict[str, float] = {
        "pace": habits.pace * float(generator.uniform(0.5, 2.0)),
        "views": habits.views * float(generator.uniform(0.6, 1.6)),
    }
    for field in fields(habits):
        if field.name not in _NOT_CHANCES:
            chance: float = getattr(habits, field.name)
            odds = chance / (1 - chance) * float(np.exp(generator.normal(0, 0.4)))
            moved[field.name] = odds / (1 + odds)
    return replace(habits, **moved)  # type: ignore[arg-type]
