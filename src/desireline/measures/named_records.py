"""Which record a map means by a name: the source's own key, or the source before it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from desireline.warehouse import Warehouse


def named_records(warehouse: Warehouse, names: Iterable[str]) -> dict[str, int]:
    """Return the record each name means, where it means exactly one with an answer in it.

    A name is a record's key, or ``source:key``. A key that the answers of two sources share
    means neither: it must name its source.
    """
    wanted = sorted(set(names))
    if not wanted:
        return {}
    keys = {key for name in wanted for key in _possible_keys(name)}
    records, answers = warehouse.table("records"), warehouse.table("answers")
    kept = records.filter(records.record_key.isin(sorted(keys)))
    found = kept.semi_join(answers, "record_id").select("record_id", "source_id", "record_key")
    meant: dict[str, set[int]] = defaultdict(set)
    for row in warehouse.rows(found):
        key, record_id = str(row["record_key"]), int(str(row["record_id"]))
        meant[key].add(record_id)
        meant[f"{row['source_id']}:{key}"].add(record_id)
    return {name: min(meant[name]) for name in wanted if len(meant.get(name, ())) == 1}


def _possible_keys(name: str) -> Iterable[str]:
    """Return the keys a name can stand for: all of it, or what follows one of its colons."""
    parts = name.split(":")
    return (":".join(parts[first:]) for first in range(len(parts)))


def record_names(warehouse: Warehouse, record_ids: Iterable[int]) -> dict[int, str]:
    """Return the name of each record: its key, with its source where another shares the key."""
    wanted = sorted(set(record_ids))
    records, answers = warehouse.table("records"), warehouse.table("answers")
    asked = records.filter(records.record_id.isin(wanted)).select("record_key").distinct()
    alike = records.semi_join(asked, "record_key").semi_join(answers, "record_id")
    rows = warehouse.rows(alike.select("record_id", "source_id", "record_key"))
    shared = Counter(str(row["record_key"]) for row in rows)
    found: dict[int, str] = {}
    for row in rows:
        key = str(row["record_key"])
        found[int(str(row["record_id"]))] = key if shared[key] == 1 else f"{row['source_id']}:{key}"
    return {record_id: found[record_id] for record_id in wanted if record_id in found}
