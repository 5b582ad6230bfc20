"""Clocks of two sources that disagree are doubted; natural lags, chance and round hours are not."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from desireline.insights.clocks import ClockDoubt, clock_doubts
from desireline.journeys.clock_lags import ClockLags
from desireline.warehouse import Warehouse

LOGS = int(os.environ.get("DESIRELINE_CLOCK_LOGS", "5"))
WORLDS = 2 * LOGS
SUMMER, WINTER = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 1, 5, tzinfo=UTC)
Rows = Sequence[tuple[str, datetime]]


def chances(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - planted, not secret


def misread(at: datetime, *, written: str, read: str) -> datetime:
    """Return the moment a time written in one zone becomes when it is read in another."""
    local = at.astimezone(ZoneInfo(written)).replace(tzinfo=None)
    return local.replace(tzinfo=ZoneInfo(read)).astimezone(UTC)


def doubts(
    *sources: tuple[str, str, Rows], channel: str = "order", precision: str = "s"
) -> list[ClockDoubt]:
    """Import sources of (name, zone told, rows) and return the doubts about their clocks."""
    events, records, imports, customers = [], [], [], set()
    for source, zone, rows in sources:
        imports.append({"import_id": f"i-{source}", "mapping": json.dumps({"time_zone": zone})})
        for who, at in rows:
            number = len(events)
            customers.add(who)
            records.append({"record_id": number, "import_id": f"i-{source}"})
            events.append(
                {
                    "event_id": number,
                    "record_id": number,
                    "source_id": source,
                    "identifier": who,
                    "happened_at": round(at.timestamp() * 1000),
                    "precision": precision,
                    "channel": "web" if source.startswith("web") else channel,
                }
            )
    with Warehouse.in_memory() as warehouse:
        warehouse.insert("events", pa.Table.from_pylist(events))
        warehouse.insert("records", pa.Table.from_pylist(records))
        warehouse.insert("imports", pa.Table.from_pylist(imports))
        people = [{"identifier": who, "customer": who} for who in sorted(customers)]
        warehouse.insert("customers", pa.Table.from_pylist(people))
        return clock_doubts(ClockLags(warehouse))


def visits(chance: random.Random, *, people: int, start: datetime, days: int) -> Rows:
    """Give every customer a visit at a random moment."""
    minutes = days * 24 * 60
    return [
        (
            f"c{n}",
            start + timedelta(minutes=chance.randrange(minutes), seconds=chance.random() * 60),
        )
        for n in range(people)
    ]


def orders(rows: Rows, *, written: str, read: str, after: float = 20) -> Rows:
    """Give the orders of visits ``after`` seconds later, misread."""
    return [
        (who, misread(at + timedelta(seconds=after), written=written, read=read))
        for who, at in rows
    ]


@pytest.mark.parametrize(
    ("written", "read", "lags", "order_later"),
    [
        ("Europe/Berlin", "UTC", (120,), True),
        ("UTC", "Europe/Berlin", (120,), False),
        ("Asia/Kolkata", "UTC", (330,), True),
        ("America/New_York", "Europe/Berlin", (360,), False),
    ],
)
def test_a_zone_told_wrongly_is_doubted(written, read, lags, order_later):
    seen = visits(chances(1), people=14, start=SUMMER, days=60)
    [doubt] = doubts(
        ("web", "", seen), ("orders", read, orders(seen[:12], written=written, read=read))
    )
    assert (doubt.customers, doubt.both, doubt.lags) == (12, 12, lags)
    assert doubt.later.source_id == ("orders" if order_later else "web")
    [suspect] = doubt.suspects
    assert suspect.clock.source_id == "orders"
    told = ZoneInfo(suspect.zone).utcoffset(datetime(2026, 7, 1))  # noqa: DTZ001 - local
    assert told == ZoneInfo(written).utcoffset(datetime(2026, 7, 1))  # noqa: DTZ001 - local


def test_what_else_was_done_in_the_session_does_not_hide_it():
    seen = visits(chances(7), people=12, start=SUMMER, days=60)
    pages = [(who, at - timedelta(minutes=4 * n)) for who, at in seen for n in range(5)]
    told = orders(seen, written="Europe/Berlin", read="UTC")
    [doubt] = doubts(("web", "", pages), ("orders", "UTC", told))
    assert (doubt.customers, doubt.lags) == (12, (120,))


def test_local_time_read_as_utc_shifts_with_the_season():
    chance = chances(2)
    seen = [
        *visits(chance, people=20, start=WINTER, days=60),
        *visits(chance, people=20, start=SUMMER, days=60),
    ]
    told = orders(seen, written="Europe/Berlin", read="UTC")
    [doubt] = doubts(("web", "", seen), ("orders", "UTC", told))
    assert (doubt.lags, doubt.suspects[0].zone) == ((60, 120), "Europe/Berlin")
    assert doubt.customers == 20
    assert doubt.first_ms < SUMMER.timestamp() * 1000 < doubt.last_ms
    in_london = orders(seen, written="Europe/London", read="UTC")
    [doubt] = doubts(("web", "", seen), ("orders", "UTC", in_london))
    assert (doubt.lags, doubt.suspects[0].zone) == ((0, 60), "Europe/London")


def test_both_sources_are_suspects_where_both_were_told_a_zone():
    seen = visits(chances(3), people=10, start=SUMMER, days=60)
    web = orders(seen, written="UTC", read="Europe/Berlin", after=0)
    [doubt] = doubts(("web", "Europe/Berlin", web), ("orders", "UTC", seen))
    assert {(s.clock.source_id, s.zone) for s in doubt.suspects} == {
        ("web", "UTC"),
        ("orders", "Europe/Berlin"),
    }


NATURAL: dict[str, Callable[[random.Random, Rows], Rows]] = {
    "the clocks agree": lambda _, seen: orders(seen, written="UTC", read="UTC"),
    "an hour later, give or take ten minutes": lambda chance, seen: [
        (who, at + timedelta(minutes=chance.gauss(60, 10))) for who, at in seen
    ],
    "soon after": lambda chance, seen: [
        (who, at + timedelta(minutes=chance.expovariate(1 / 40))) for who, at in seen
    ],
    "at any time": lambda chance, seen: [
        (who, at + timedelta(minutes=chance.uniform(-900, 900))) for who, at in seen for _ in "abc"
    ],
    "always on the hour": lambda chance, seen: [
        (who, (at + timedelta(hours=chance.randrange(1, 9))).replace(minute=0, second=0))
        for who, at in seen
    ],
    "an hour later as well as at once": lambda _, seen: [
        (who, at + timedelta(minutes=wait)) for who, at in seen for wait in (0, 60)
    ],
    "never near": lambda _, seen: [(who, at + timedelta(days=3)) for who, at in seen],
}


def among(name: str, rows: Rows) -> Rows:
    """Give rows to other customers, so that many pairs of sources are judged at once."""
    return [(f"{name} {who}", at) for who, at in rows]


def test_what_is_no_clock_is_not_doubted():
    sources = []
    for seed in range(LOGS):
        for kind, told in NATURAL.items():
            chance, name = chances(seed), f"{kind} {seed}"
            seen = visits(chance, people=chance.randrange(5, 60), start=SUMMER, days=60)
            sources += [
                (f"web {name}", "", among(name, seen)),
                (f"orders {name}", "UTC", among(name, told(chance, seen))),
            ]
    assert doubts(*sources) == []


def test_an_automatic_message_at_a_fixed_delay_is_not_doubted():
    seen = visits(chances(4), people=40, start=SUMMER, days=60)
    mails = [(who, at + timedelta(hours=1)) for who, at in seen]
    assert doubts(("web", "", seen), ("mail", "UTC", mails), channel="email") == []
    [doubt] = doubts(("web", "", seen), ("orders", "UTC", mails))
    assert doubt.lags == (60,), "the same lag in another channel may be a clock's"


def test_a_fixed_delay_that_no_season_changes_is_not_doubted():
    chance = chances(5)
    seen = [
        *visits(chance, people=20, start=WINTER, days=60),
        *[(f"s{who}", at) for who, at in visits(chance, people=20, start=SUMMER, days=60)],
    ]
    later = [(who, at + timedelta(hours=1)) for who, at in seen]
    assert doubts(("web", "", seen), ("orders", "UTC", later)) == []


def test_few_customers_days_and_written_zones_are_not_doubted():
    seen = visits(chances(6), people=30, start=SUMMER, days=60)
    wrong = orders(seen, written="Europe/Berlin", read="UTC")
    assert len(doubts(("web", "", seen), ("orders", "UTC", wrong))) == 1
    assert doubts(("web", "", seen), ("orders", "UTC", wrong[:4])) == []
    assert doubts(("web", "", seen), ("orders", "", wrong)) == [], "its file writes the zone"
    assert doubts(("web", "", seen), ("orders", "UTC", wrong), precision="day") == []


def test_a_wrong_zone_is_found_among_other_rows():
    sources = []
    for seed in range(WORLDS):
        chance, name = chances(100 + seed), str(seed)
        seen = visits(chance, people=40, start=SUMMER, days=60)
        noise = [(who, at + timedelta(minutes=chance.uniform(-900, 900))) for who, at in seen * 3]
        told = orders(seen[:20], written="Europe/Berlin", read="UTC", after=chance.uniform(0, 60))
        later = [(who, at + timedelta(minutes=chance.uniform(-900, 900))) for who, at in seen]
        sources += [
            (f"web {name}", "", among(name, [*seen, *noise])),
            (f"orders {name}", "UTC", among(name, [*told, *later])),
        ]
    found = doubts(*sources)
    assert {doubt.lags for doubt in found} == {(120,)}
    assert len(found) >= 0.9 * WORLDS
