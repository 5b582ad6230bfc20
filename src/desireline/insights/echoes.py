"""Echoes of the target action: the same act recorded again by another tool or another column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from desireline.insights.raw_names import RawName, with_raw_name
from desireline.insights.travel_order import Flags, Ints
from desireline.warehouse.duckdb import Warehouse

SOON_MS = 120_000
AT_ONCE_MS = 1_000
LEAST_SHARE = 0.9
LEAST_EVENTS = 5
MOST_TIMES = 1.2
_DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moments:
    """Known customers' events: who and when in one rising number, and the raw name's number."""

    order: Ints
    name: Ints
    exact: Flags
    numbers: Mapping[str, int]


def echoes(
    warehouse: Warehouse, names: Sequence[RawName], *, targets: Sequence[str]
) -> dict[str, str]:
    """Return raw names, by key, that record the same act as a target: key → the target's name.

    An echo comes within two minutes of the target nine times in ten, from another source, or at
    the same second from the same one. Counted beside the target it would count each act twice.
    Of targets that echo each other the one that carries most money stays.
    """
    wanted = set(targets)
    mains = sorted(
        (one for one in names if one.name in wanted),
        key=lambda one: (-one.valued, -one.events, one.key),
    )
    if not mains:
        return {}
    seen = _moments(warehouse)
    found: dict[str, str] = {}
    for main in mains:
        if main.key in found:
            continue
        for other in names:
            if other.key not in found and other.name != main.name and not other.is_page:
                earlier = mains.index(other) < mains.index(main) if other in mains else False
                if not earlier and _is_echo(seen, main, other):
                    found[other.key] = main.name
    return found


def _is_echo(seen: _Moments, main: RawName, other: RawName) -> bool:
    if other.events < LEAST_EVENTS or other.events > MOST_TIMES * main.events:
        return False
    anchors = seen.order[seen.name == seen.numbers.get(main.key, -1)]
    own = seen.name == seen.numbers.get(other.key, -1)
    moments = seen.order[own]
    if not len(anchors) or not len(moments) or not seen.exact[own].all():
        return False
    place = np.searchsorted(anchors, moments)
    before = anchors[np.maximum(place - 1, 0)]
    after = anchors[np.minimum(place, len(anchors) - 1)]
    gap = np.minimum(np.abs(moments - before), np.abs(after - moments))
    near = AT_ONCE_MS if other.source_id == main.source_id else SOON_MS
    return bool((gap <= near).mean() >= LEAST_SHARE)


def _moments(warehouse: Warehouse) -> _Moments:
    rows = with_raw_name(warehouse.table("events"))
    known = rows.filter(rows.identifier.notnull())
    customers = warehouse.table("customers").select("identifier", owner="customer")
    owned = known.left_join(customers, "identifier")
    table = warehouse.to_arrow(
        owned.mutate(
            who=owned.owner.fill_null(owned.identifier),
            key=owned.source_id.concat("|", owned.raw_channel, "|", owned.raw_name),
            exact=(owned.precision != _DAY).fill_null(True),  # noqa: FBT003 - a literal column
        )
        .select("who", "happened_at", "key", "exact")
        .order_by("who", "happened_at", "key")
    )
    keys = table["key"].combine_chunks().dictionary_encode()
    who = np.asarray(table["who"].combine_chunks().dictionary_encode().indices, dtype=np.int64)
    moment = np.asarray(table["happened_at"].to_numpy(), dtype=np.int64)
    apart = int(np.ptp(moment)) + 2 * SOON_MS if len(moment) else 0
    return _Moments(
        order=who * apart + (moment - moment.min() if len(moment) else moment),
        name=np.asarray(keys.indices, dtype=np.int64),
        exact=np.asarray(table["exact"].to_numpy(), dtype=np.bool_),
        numbers={str(one): number for number, one in enumerate(keys.dictionary.to_pylist())},
    )
