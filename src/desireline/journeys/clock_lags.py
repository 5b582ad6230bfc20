"""How far apart the same customers are seen in two clocks: a source's times read in one zone.

A source whose times were read in a wrong zone stands a whole number of quarter hours beside the
others. This module only counts; ``insights.clocks`` judges.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import ibis

from desireline.warehouse import Warehouse

MINUTE_MS = 60_000
SLOT_MS = 5 * MINUTE_MS  # lags are counted around every fifth minute
NEAR_MS = 2 * MINUTE_MS  # and only where they are this near to it
AROUND_MS = 7 * MINUTE_MS + MINUTE_MS // 2  # half of a quarter of an hour
FARTHEST_MS = 15 * 3_600_000
MOST_CUSTOMERS = 2_000  # of each pair of clocks; pseudonyms are random, so these are any
KEYS = ["source_one", "zone_one", "source_other", "zone_other"]
BUSIEST = 100  # minutes of one customer in one clock: more is a test account or a robot


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A source and the zone in which its times without one were read; empty = none was told.

    ``file_name``: one file of it; empty = all its files that were read so.
    """

    source_id: str
    time_zone: str
    file_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLags:
    """Two clocks: ``customers`` were seen in both within 15 hours.

    ``slots`` counts the customers with a moment in ``other`` that many minutes after one in
    ``one`` (before it, where negative), give or take two minutes.
    """

    one: Clock
    other: Clock
    customers: int
    slots: dict[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One customer's moment in ``other`` (UTC milliseconds), ``slot`` minutes after ``one``'s.

    ``exact``: to within two minutes; else no moment of the customer's is nearer to this lag, and
    the nearest is up to seven and a half minutes off.
    """

    customer: str
    at_ms: int
    slot: int
    exact: bool
    channel_one: str
    channel_other: str


class ClockLags:
    """The lags of every pair of clocks; what is derived is kept until ``close``."""

    def __init__(self, warehouse: Warehouse, *, name: str = "clock_lags") -> None:
        self._warehouse = warehouse
        self._name = name
        self._lags = warehouse.keep(_lags(_meetings(_minutes(warehouse))), name)

    def pairs(self) -> list[PairLags]:
        """Return the counts of every pair of clocks that have customers in common."""
        return self._counted(self._lags, "")

    def pairs_of_files(self) -> list[PairLags]:
        """Return the counts of single files beside other sources.

        Only files that share source and told zone with another: one read wrongly stands there
        beside one read rightly. ``one`` or ``other`` names the file.
        """
        found = []
        for side in ("one", "other"):
            told = self._lags.filter(self._lags[f"zone_{side}"] != "")
            pairs = self._counted(told, side)
            shared = Counter(_without_file(pair) for pair in pairs)
            found += [pair for pair in pairs if shared[_without_file(pair)] > 1]
        return found

    def _counted(self, lags: ibis.Table, side: str) -> list[PairLags]:
        """Return the counts of every pair of clocks; on one ``side`` each file is one."""
        keys = [*KEYS, *([f"file_{side}"] if side else [])]
        whole = lags.group_by(*keys).agg(n=lags.customer.nunique())
        near = lags.filter(lags.near)
        slots = near.group_by(*keys, "slot").agg(n=near.customer.nunique())
        found: dict[tuple[str, ...], PairLags] = {}
        for row in self._warehouse.rows(whole.order_by(keys)):
            key = tuple(str(row[part]) for part in keys)
            file = {side: str(row[keys[-1]])} if side else {}
            found[key] = PairLags(
                one=Clock(source_id=key[0], time_zone=key[1], file_name=file.get("one", "")),
                other=Clock(source_id=key[2], time_zone=key[3], file_name=file.get("other", "")),
                customers=int(str(row["n"])),
                slots={},
            )
        for row in self._warehouse.rows(slots):
            key = tuple(str(row[part]) for part in keys)
            found[key].slots[int(str(row["slot"]))] = int(str(row["n"]))
        return list(found.values())

    def sightings(self, pair: PairLags, slot: int) -> list[Sighting]:
        """Return the moment of each customer whose lag is nearest to ``slot`` minutes."""
        lags = self._lags
        off = (lags.lag - slot * MINUTE_MS).abs()
        wanted = lags.filter(
            lags.source_one == pair.one.source_id,
            lags.zone_one == pair.one.time_zone,
            lags.source_other == pair.other.source_id,
            lags.zone_other == pair.other.time_zone,
            off <= AROUND_MS,
            *(
                lags[column] == file
                for column, file in (
                    ("file_one", pair.one.file_name),
                    ("file_other", pair.other.file_name),
                )
                if file
            ),
        ).mutate(off=off)
        nearest = wanted.group_by("customer").agg(
            off=wanted.off.min(),
            at_ms=wanted.at_ms.argmin(wanted.off),
            channel_one=wanted.channel_one.argmin(wanted.off),
            channel_other=wanted.channel_other.argmin(wanted.off),
        )
        return [
            Sighting(
                customer=str(row["customer"]),
                at_ms=int(str(row["at_ms"])),
                slot=slot,
                exact=int(str(row["off"])) <= NEAR_MS,
                channel_one=str(row["channel_one"]),
                channel_other=str(row["channel_other"]),
            )
            for row in self._warehouse.rows(nearest.order_by("customer"))
        ]

    def close(self) -> None:
        """Let go of what was derived."""
        self._warehouse.drop(self._name)


def _without_file(pair: PairLags) -> tuple[Clock, Clock]:
    return replace(pair.one, file_name=""), replace(pair.other, file_name="")


def _minutes(warehouse: Warehouse) -> ibis.Table:
    """Give one row per customer, file of a clock and minute in which something happened.

    Rows that tell a day only have no clock. Customers with more than ``BUSIEST`` minutes in a
    clock are left out of it: they meet everything.
    """
    events, imports = warehouse.table("events"), warehouse.table("imports")
    records = warehouse.table("records").select("record_id", "import_id")
    zones = imports.select(
        "import_id",
        zone=imports.mapping.re_extract(r'"time_zone": ?"([^"]*)"', 1),
        file=imports.file_name,
    )
    customers = warehouse.table("customers").select("identifier", "customer")
    timed = events.filter(events.precision != "day", events.identifier.notnull())
    read = (
        timed.select("record_id", "source_id", "identifier", "happened_at", "channel")
        .inner_join(records, "record_id")
        .inner_join(zones, "import_id")
        .inner_join(customers, "identifier")
    )
    minute = read.happened_at // MINUTE_MS
    minutes = read.group_by("customer", "source_id", "zone", "file", minute=minute).agg(
        at_ms=read.happened_at.min(), channel=read.channel.min()
    )
    busy = ibis.window(group_by=["customer", "source_id", "zone"])  # type: ignore[no-untyped-call]
    counted = minutes.mutate(minutes=minutes.count().over(busy))
    return counted.filter(counted.minutes <= BUSIEST).drop("minutes", "minute")


def _meetings(minutes: ibis.Table) -> ibis.Table:
    """Give the two moments of every customer in two clocks, at most 15 hours apart."""
    one = minutes.rename(
        source_one="source_id", zone_one="zone", file_one="file", at_one="at_ms", c1="channel"
    )
    other = minutes.rename(
        source_other="source_id",
        zone_other="zone",
        file_other="file",
        at_other="at_ms",
        c2="channel",
    )
    both = one.inner_join(
        other,
        [
            one.customer == other.customer,
            one.source_one + "|" + one.zone_one < other.source_other + "|" + other.zone_other,
            (one.zone_one != "") | (other.zone_other != ""),
            other.at_other.between(one.at_one - FARTHEST_MS, one.at_one + FARTHEST_MS),
        ],
    )
    kept = both.drop("customer_right") if "customer_right" in both.columns else both
    in_turn = ibis.window(group_by=KEYS, order_by="customer")  # type: ignore[no-untyped-call]
    ranked = kept.mutate(place=ibis.dense_rank().over(in_turn))
    return ranked.filter(ranked.place < MOST_CUSTOMERS).drop("place")


def _lags(meetings: ibis.Table) -> ibis.Table:
    """Give each meeting the slot of its lag in minutes, and whether the lag is near to it."""
    lag = meetings.at_other - meetings.at_one
    slot = (lag / SLOT_MS).round().cast("int64")
    return meetings.select(
        *KEYS,
        "file_one",
        "file_other",
        "customer",
        at_ms=meetings.at_other,
        channel_one=meetings.c1,
        channel_other=meetings.c2,
        lag=lag,
        slot=slot * (SLOT_MS // MINUTE_MS),
        near=(lag - slot * SLOT_MS).abs() <= NEAR_MS,
    )
