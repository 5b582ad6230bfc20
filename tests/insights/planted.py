"""A planted log whose true stages are known: look, choose, buy, receive, use, come back."""

from __future__ import annotations

import random

import pyarrow as pa

from desireline.warehouse.duckdb import Warehouse

HOUR = 3_600_000
DAY = 24 * HOUR
TRUE_ORDER = (
    ("Ad click", "Laptops"),
    ("Product page", "Reviews read", "Listening booth"),
    ("Checkout started", "Order paid"),
    ("Parcel shipped", "Parcel delivered"),
    ("Support call", "Hilfe"),
    ("Review written",),
)
Row = tuple[str, int, str, str, str | None]


def planted_rows(customers: int = 300, *, seed: int = 1) -> list[Row]:
    """Tell who did what, when, under which raw name, channel and page."""
    chance = random.Random(seed)  # noqa: S311 - planted, not secret
    return [row for number in range(customers) for row in _life(chance, f"c{number:06d}")]


def _life(chance: random.Random, customer: str) -> list[Row]:  # noqa: C901 - one life, told in order
    at = chance.randrange(0, 140 * DAY)
    rows: list[Row] = []

    def happen(name: str, channel: str = "web", hours: float = 0.1, page: str | None = None):
        nonlocal at
        at += int(chance.lognormvariate(0, 0.6) * hours * HOUR) + 2000
        rows.append((customer, at, name, channel, page))

    def is_so(share: float) -> bool:
        return chance.random() < share

    if is_so(0.4):
        happen("ad click")
    happen("page_view", page=f"/laptops/gaming-{chance.randrange(9)}")
    if not is_so(0.8):
        return rows
    happen("product page", hours=48)
    if is_so(0.75):
        happen("reviews read", hours=0.2)
    if is_so(0.3):
        happen("listening booth", "store", 30)
    if is_so(0.3):
        happen("page_view", hours=5, page="/laptops")
    if is_so(0.3):
        happen("support call", "call", 4)
    if not is_so(0.6):
        return rows
    happen("checkout_started", hours=20)
    if not is_so(0.7):
        return rows
    happen("order paid")
    happen("parcel shipped", "delivery", 20)
    happen("parcel delivered", "delivery", 30)
    if is_so(0.7):
        happen("support call", "call", 60)
    if is_so(0.4):
        happen("page_view", hours=60, page=f"/hilfe/akku-{chance.randrange(5)}")
    if is_so(0.3):
        happen("review written", hours=200)
    if is_so(0.2):
        happen("page_view", page="/404")
    return rows


def store_of(rows: list[Row], *, answers: list[Row] | None = None) -> Warehouse:
    """Put rows into an empty warehouse in the order given."""
    warehouse = Warehouse.in_memory()
    if rows:
        warehouse.insert("events", pa.Table.from_pylist(list(map(_event, range(len(rows)), rows))))
    if answers:
        said = [_answer(number, row) for number, row in enumerate(answers)]
        warehouse.insert("answers", pa.Table.from_pylist(said))
    source = {"source_id": "shop", "name": "Shop export", "source_rank": 0}
    warehouse.insert("sources", pa.Table.from_pylist([source]))
    return warehouse


def _event(number: int, row: Row) -> dict[str, object]:
    customer, at, name, channel, page = row
    return {
        "event_id": number,
        "record_id": number,
        "source_id": "shop",
        "identifier": customer,
        "happened_at": at,
        "precision": "s",
        "source_rank": 0,
        "sequence": number,
        "name": name,
        "channel": channel,
        "page": page,
    }


def _answer(number: int, row: Row) -> dict[str, object]:
    customer, at, name, channel, _ = row
    return {
        "answer_id": number,
        "record_id": 1_000_000 + number,
        "source_id": "shop",
        "identifier": customer,
        "said_at": at,
        "name": name,
        "channel": channel,
        "valence": 1.0,
    }
