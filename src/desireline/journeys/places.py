"""Customers, and the one order of all they did and said; what no rule of a map changes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import ibis

from desireline.journeys.labelling import NO, YES
from desireline.warehouse.duckdb import Warehouse

_ANSWER_RANK = 1 << 30
# Beyond this the copy would cost more room than it saves time.
MOST_MARKS_KEPT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Customers and the total order of what they did and said; no rule of a map changes them.

    Attributes:
        key: Names the state of evidence and the moment.
        customers: One row per identifier: its ``customer`` (a pseudonym) and ``customer_no``.
        marks: One row per event and answer with its ``position`` and the fields rules test.
    """

    key: str
    customers: ibis.Table
    marks: ibis.Table

    @classmethod
    def of(cls, warehouse: Warehouse, *, as_of_ms: int, key: str) -> Places:
        """Number the customers and put all evidence up to ``as_of_ms`` in order."""
        customers = warehouse.keep(_customers(warehouse), f"{key}_customers")
        order = warehouse.keep(_places(warehouse, customers, as_of_ms), f"{key}_places")
        marks = _marks(warehouse, order)
        few = int(str(warehouse.rows(order.count().as_table())[0].popitem()[1])) <= MOST_MARKS_KEPT
        kept = warehouse.keep(marks, f"{key}_marks") if few else marks
        return cls(key=key, customers=customers, marks=kept)

    def release(self, warehouse: Warehouse) -> None:
        """Let everything kept for it go."""
        warehouse.drop_all(f"{self.key}_")


def places_key(warehouse: Warehouse, *, as_of_ms: int) -> str:
    """Name what customers and order depend on: the evidence and, within it, the moment."""
    parts = (warehouse.data_version(), moment_key(warehouse, as_of_ms))
    return "p" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def moment_key(warehouse: Warehouse, as_of_ms: int) -> str:
    """Return the moment where it lies before the newest evidence; else it changes nothing."""
    events = warehouse.table("events")
    answers = warehouse.table("answers")
    latest = warehouse.rows(
        ibis.union(events.agg(at=events.happened_at.max()), answers.agg(at=answers.said_at.max()))
    )
    newest = max((whole(row["at"]) or 0 for row in latest), default=0)
    return str(as_of_ms) if as_of_ms < newest else ""


def whole(value: object) -> int | None:
    """Return a count or moment; None where there is none."""
    return value if isinstance(value, int) else None


def _customers(warehouse: Warehouse) -> ibis.Table:
    """Number the customers. One row per identifier.

    An identifier that was joined to nothing is a customer of its own.
    """
    events = warehouse.table("events").select("identifier")
    answers = warehouse.table("answers").select("identifier")
    seen = ibis.union(events.distinct(), answers.distinct(), distinct=True)
    known = warehouse.table("customers").select("identifier", "customer")
    joined = seen.filter(seen.identifier.notnull()).outer_join(known, "identifier")
    resolved = joined.select(
        identifier=ibis.coalesce(joined.identifier, joined.identifier_right),
        customer=ibis.coalesce(joined.customer, joined.identifier),
    )
    return resolved.mutate(customer_no=ibis.dense_rank().over(order_by="customer"))


def _marks(warehouse: Warehouse, places: ibis.Table) -> ibis.Table:
    """Give events and answers with the fields rules test and their place in the total order.

    One row per event and answer up to the as-of moment. ``position`` counts by customer, time,
    source rank, sequence and id; at one moment answers come after events.
    """
    events = warehouse.table("events")
    answers = warehouse.table("answers")
    fields = ("source_id", "name", "channel", "attributes")
    done = events.select("event_id", "device", "page", *fields).inner_join(
        places.filter(places.is_event), [ibis._.event_id == places.id]
    )
    said = answers.select(
        "answer_id", *fields, device=ibis.null("string"), page=ibis.null("string")
    ).inner_join(places.filter(~places.is_event), [ibis._.answer_id == places.id])
    return ibis.union(
        done.drop("event_id"), said.drop("answer_id").select(*done.drop("event_id").columns)
    )


def _places(warehouse: Warehouse, customers: ibis.Table, as_of_ms: int) -> ibis.Table:
    events = warehouse.table("events")
    happened = events.filter(events.happened_at <= as_of_ms).select(
        "identifier",
        "happened_at",
        "sequence",
        rank=events.source_rank.cast("int64"),
        id="event_id",
        is_event=YES,
        whole_day=(events.precision == "day").fill_null(NO),
    )
    answers = warehouse.table("answers")
    said = answers.filter(answers.said_at <= as_of_ms).select(
        "identifier",
        "sequence",
        happened_at="said_at",
        rank=ibis.literal(_ANSWER_RANK, "int64"),
        id="answer_id",
        is_event=NO,
        whole_day=(answers.precision == "day").fill_null(NO),
    )
    both = ibis.union(happened, said.select(*happened.columns))
    numbered = both.left_join(customers, "identifier")
    order = ["customer_no", "happened_at", "rank", "sequence", "id"]
    return numbered.select(
        "id",
        "is_event",
        "customer_no",
        "happened_at",
        "whole_day",
        position=ibis.row_number().over(order_by=[ibis.asc(name) for name in order]),
    )
