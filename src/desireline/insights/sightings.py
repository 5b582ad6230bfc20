"""Who was seen where and when: events of known customers as arrays, and what they said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import numpy as np
import pyarrow.lib as pa

from desireline.insights.grouping import Group, Grouping
from desireline.insights.raw_names import with_raw_name
from desireline.insights.travel_order import Ints, Sightings
from desireline.journeys.recommending import recommendations
from desireline.warehouse.duckdb import Warehouse

_CODES = "insight_group_codes"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenAndSaid:
    """Sightings of grouped touchpoints, and the answers of the same customers.

    Attributes:
        asked: Number of the customer, for each answer of one who was seen.
        asked_at: UTC milliseconds of each of these answers.
        asked_about: Name of each of these answers.
        answer_counts: Answers per name, those of unknown customers too.
        questionnaires: The sources each name was asked in.
        rated: Names of answers that carry a score.
        recommending: Names of those from 0 to 10 to whether they would recommend us.
    """

    sightings: Sightings
    asked: Ints
    asked_at: Ints
    asked_about: tuple[str, ...]
    answer_counts: dict[str, int]
    questionnaires: dict[str, frozenset[str]]
    rated: frozenset[str]
    recommending: frozenset[str]


def seen_and_said(warehouse: Warehouse, grouping: Grouping) -> SeenAndSaid:
    """Read the sightings of all groups, sorted by customer, time and group.

    The order in which rows arrived plays no part.
    """
    table = _seen(warehouse, grouping)
    customers = table["customer"].combine_chunks().dictionary_encode()
    customer = np.asarray(customers.indices, dtype=np.int64)
    group = _ints(table["code"])
    groups = len(grouping.groups)
    days = np.bincount(group, weights=_ints(table["by_day"]), minlength=groups)
    counts = np.bincount(group, minlength=groups)
    sightings = Sightings(
        customer=customer,
        moment=_ints(table["happened_at"]),
        group=group,
        groups=groups,
        by_day=days * 2 > counts,
    )
    return _with_answers(warehouse, sightings, known=customers.dictionary)


def code_table(groups: Sequence[Group]) -> pa.Table:
    """Return one row per raw name with the number of its group, to join with raw names."""
    names = [(name, code) for code, one in enumerate(groups) for name in one.names]
    return pa.table(
        {
            "source_id": pa.array([name.source_id for name, _ in names], pa.string()),
            "raw_channel": pa.array([name.channel for name, _ in names], pa.string()),
            "raw_name": pa.array([name.name for name, _ in names], pa.string()),
            "from_page": pa.array([name.from_page for name, _ in names], pa.bool_()),
            "code": pa.array([code for _, code in names], pa.int64()),
        }
    )


def _seen(warehouse: Warehouse, grouping: Grouping) -> pa.Table:
    codes = warehouse.keep_arrow(code_table(grouping.groups), _CODES)
    events = with_raw_name(warehouse.table("events"))
    known = events.filter(events.identifier.notnull())
    customers = warehouse.table("customers").select("identifier", owner="customer")
    joined = known.inner_join(codes, ["source_id", "raw_channel", "raw_name", "from_page"])
    owned = joined.left_join(customers, "identifier")
    picked = owned.select(
        "happened_at",
        "code",
        customer=owned.owner.fill_null(owned.identifier),
        by_day=(owned.precision == "day").fill_null(ibis.literal(value=False)).cast("int64"),
    )
    found = warehouse.to_arrow(picked.order_by("customer", "happened_at", "code"))
    warehouse.drop(_CODES)
    return found


def _with_answers(warehouse: Warehouse, sightings: Sightings, *, known: pa.Array) -> SeenAndSaid:
    answers = warehouse.table("answers")
    named = answers.filter(answers.name.notnull())
    customers = warehouse.table("customers").select("identifier", owner="customer")
    owned = named.left_join(customers, "identifier")
    picked = owned.select("name", "said_at", customer=owned.owner.fill_null(owned.identifier))
    table = warehouse.to_arrow(picked.order_by("customer", "said_at", "name"))
    number = {customer: index for index, customer in enumerate(known.to_pylist())}
    names = table["name"].to_pylist()
    numbers = [number.get(one, -1) for one in table["customer"].to_pylist()]
    kept = np.array([one >= 0 for one in numbers], dtype=bool)
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return SeenAndSaid(
        sightings=sightings,
        asked=np.array(numbers, dtype=np.int64)[kept],
        asked_at=_ints(table["said_at"])[kept],
        asked_about=tuple(name for name, keep in zip(names, kept, strict=True) if keep),
        answer_counts=dict(sorted(counts.items())),
        questionnaires=_questionnaires(warehouse, named),
        rated=_names_of(warehouse, named.filter(named.score.notnull())),
        recommending=_names_of(warehouse, recommendations(named)),
    )


def _questionnaires(warehouse: Warehouse, named: ibis.Table) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in warehouse.rows(named.select("name", "source_id").distinct()):
        name = str(row["name"])
        found[name] = found.get(name, frozenset()) | {str(row["source_id"])}
    return found


def _names_of(warehouse: Warehouse, answers: ibis.Table) -> frozenset[str]:
    names = warehouse.rows(answers.select("name").distinct())
    return frozenset(str(row["name"]) for row in names)


def _ints(column: pa.ChunkedArray) -> Ints:
    return np.asarray(column.combine_chunks().to_numpy(zero_copy_only=False), dtype=np.int64)
