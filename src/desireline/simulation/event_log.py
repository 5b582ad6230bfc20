"""A plain log of any size, for measuring speed: one CSV of events drawn column by column."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HEADER = "customer_id,timestamp,touchpoint,channel,device,value"
EVENTS_PER_CUSTOMER = 12
_BATCH = 200_000
_FIRST_SECOND = 1_767_225_600  # 2026-01-01T00:00:00Z
_SECONDS = 300 * 86_400
_TOUCHPOINTS = np.array(
    [
        "search ad,web,desktop",
        "category page,web,desktop",
        "category page,web,phone",
        "app home,app,phone",
        "product page,web,desktop",
        "product page,web,phone",
        "reviews,web,desktop",
        "demo table,store,",
        "basket,web,desktop",
        "checkout,web,phone",
        "order paid,web,phone",
        "till,store,",
        "tracking page,web,phone",
        "courier,delivery,",
        "help line,call,",
        "review request,email,phone",
    ]
)
_SHARES = np.array([8, 12, 10, 9, 12, 9, 7, 3, 7, 5, 3, 2, 6, 3, 2, 2], dtype=np.float64) / 100
_PAID = np.array(["order paid" in place or "till" in place for place in _TOUCHPOINTS])


def event_log(path: Path, *, events: int, seed: int) -> None:
    """Write a CSV of ``events`` rows in order of time, about twelve a customer.

    Columns: customer_id, timestamp (ISO, UTC), touchpoint, channel, device, value. The same
    seed writes the same bytes; a million rows take a few seconds.
    """
    generator = np.random.default_rng(seed)
    customers = max(1, events // EVENTS_PER_CUSTOMER)
    begun = generator.integers(0, _SECONDS // 2, size=customers)
    who = generator.integers(0, customers, size=events)
    waits = generator.lognormal(mean=np.log(4 * 86_400), sigma=1.5, size=events)
    when = begun[who] + np.minimum(waits, _SECONDS // 2 - 1).astype(np.int64)
    order = np.argsort(when, kind="stable")
    who, when = who[order], when[order]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER + "\n")
        for start in range(0, events, _BATCH):
            batch = slice(start, start + _BATCH)
            file.write("\n".join(_lines(generator, who[batch], when[batch])) + "\n")


def _lines(
    generator: np.random.Generator, who: NDArray[np.int64], when: NDArray[np.int64]
) -> list[str]:
    what = generator.choice(len(_TOUCHPOINTS), size=len(who), p=_SHARES)
    stamps = np.datetime_as_string((_FIRST_SECOND + when).astype("datetime64[s]"))
    prices = generator.integers(600, 1100, size=len(who))
    values = np.where(_PAID[what], prices.astype(str), "")
    columns = zip(who.tolist(), stamps.tolist(), _TOUCHPOINTS[what].tolist(), values, strict=True)
    return [f"C{one:07d},{at}Z,{place},{value}" for one, at, place, value in columns]
