"""Which identifiers are one person: joined by stated links, each with its rule."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pyarrow import lib as pa

from desireline.warehouse import Warehouse, Writing

MOST_OTHERS = 50
_PERSONAL_KINDS = "('email', 'phone', 'user', 'customer')"
_SHARED = f"""
WITH kinds AS (SELECT identifier, min(kind) AS kind FROM identifiers GROUP BY identifier),
sides AS (SELECT one, other FROM links UNION SELECT other, one FROM links)
SELECT sides.one AS identifier, any_value(mine.kind) AS kind, count(DISTINCT sides.other) AS others
FROM sides JOIN kinds AS theirs ON theirs.identifier = sides.other
JOIN kinds AS mine ON mine.identifier = sides.one
WHERE theirs.kind IN {_PERSONAL_KINDS}
GROUP BY sides.one HAVING count(DISTINCT sides.other) > {MOST_OTHERS}
ORDER BY others DESC, sides.one
"""  # noqa: S608 - constants of this module


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How far identifiers were joined.

    Attributes:
        unresolved: Identifiers whose person was seen in one source only.
        by_rule: How many pairs of identifiers each rule joined.
    """

    identifiers: int
    customers: int
    unresolved: int
    by_rule: dict[str, int]


def recompute_customers(writing: Writing, *, import_id: str = "") -> tuple[str, ...]:
    """Join all identifiers into customers anew; return warnings about identifiers set aside.

    Only those that look shared since ``import_id`` came in are told; all are where it is empty.
    One row per identifier. The customer of a group is its smallest pseudonym, so the order of
    imports does not matter. An identifier linked to more than 50 people (a shared phone, an
    info@ address) joins nobody.
    """
    shared = writing.execute(_SHARED)
    aside = {str(row[0]) for row in shared}
    seen = writing.to_arrow("SELECT DISTINCT identifier FROM identifiers ORDER BY identifier")
    names = seen.column("identifier").to_pylist()
    pairs = writing.to_arrow("SELECT DISTINCT one, other, rule FROM links ORDER BY ALL").to_pylist()
    index = {name: position for position, name in enumerate(names)}
    kept = [
        (index[p["one"]], index[p["other"]], p["rule"])
        for p in pairs
        if p["one"] not in aside and p["other"] not in aside
    ]
    customers, rules = _groups(names, kept)
    writing.execute("DELETE FROM customers")
    writing.insert(
        "customers",
        pa.Table.from_pydict({"identifier": names, "customer": customers, "rules": rules}),
    )
    known = (
        _shared_before(writing, sorted(aside), import_id) if import_id and aside else frozenset()
    )
    return tuple(
        f"An identifier ({row[1]}, {str(row[0])[:6]}) is linked to {row[2]} people; "
        "it looks shared and joins nobody."
        for row in shared
        if str(row[0]) not in known
    )


def _shared_before(writing: Writing, aside: list[str], import_id: str) -> frozenset[str]:
    """Return the identifiers that looked shared without the rows of an import too."""
    places = ", ".join("?" for _ in aside)
    rows = writing.execute(
        "WITH kinds AS (SELECT identifier, min(kind) AS kind FROM identifiers "  # noqa: S608 - places
        "GROUP BY identifier), "
        "earlier AS (SELECT one, other FROM links JOIN records USING (record_id) "
        "WHERE records.import_id <> ?), "
        "sides AS (SELECT one, other FROM earlier UNION SELECT other, one FROM earlier) "
        "SELECT sides.one FROM sides JOIN kinds ON kinds.identifier = sides.other "
        f"WHERE kinds.kind IN {_PERSONAL_KINDS} AND sides.one IN ({places}) "
        f"GROUP BY sides.one HAVING count(DISTINCT sides.other) > {MOST_OTHERS}",
        [import_id, *aside],
    )
    return frozenset(str(row[0]) for row in rows)


def resolution(warehouse: Warehouse) -> Resolution:
    """Return how far the identifiers of all sources are joined."""
    customers = warehouse.table("customers")
    seen = warehouse.table("identifiers")
    joined = customers.join(seen, "identifier").select("identifier", "customer", "source_id")
    reach = joined.group_by("customer").aggregate(
        sources=joined.source_id.nunique(), identifiers=joined.identifier.nunique()
    )
    alone = reach.filter(reach.sources == 1)
    links = warehouse.table("links").select("one", "other", "rule").distinct()
    rules = links.group_by("rule").aggregate(pairs=links.count())
    totals = warehouse.rows(
        reach.aggregate(customers=reach.count(), identifiers=reach.identifiers.sum())
    )[0]
    unresolved = warehouse.rows(alone.aggregate(n=alone.identifiers.sum()))[0]["n"]
    return Resolution(
        identifiers=_int(totals["identifiers"]),
        customers=_int(totals["customers"]),
        unresolved=_int(unresolved),
        by_rule={str(row["rule"]): _int(row["pairs"]) for row in warehouse.rows(rules)},
    )


def _groups(names: list[str], pairs: list[tuple[int, int, str]]) -> tuple[list[str], list[str]]:
    if not names:
        return [], []
    from scipy.sparse import coo_array  # noqa: PLC0415 - a start needs nobody joined
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    ones = np.array([pair[0] for pair in pairs], dtype=np.int64)
    others = np.array([pair[1] for pair in pairs], dtype=np.int64)
    graph = coo_array((np.ones(len(pairs), dtype=np.int8), (ones, others)), shape=(len(names),) * 2)
    count, labels = connected_components(graph, directed=False)
    smallest = np.full(count, len(names), dtype=np.int64)
    np.minimum.at(smallest, labels, np.arange(len(names)))
    used: dict[int, set[str]] = {}
    for one, _, rule in pairs:
        used.setdefault(int(labels[one]), set()).add(rule)
    words = {label: ", ".join(sorted(rules)) for label, rules in used.items()}
    customers = [names[position] for position in smallest[labels].tolist()]
    return customers, [words.get(label, "") for label in labels.tolist()]


def _int(value: object) -> int:
    return 0 if value is None else int(str(value))
