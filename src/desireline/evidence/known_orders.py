"""In which order a source knows its columns: a row without a key is known by its content."""

from __future__ import annotations

from collections.abc import Mapping as Told
from collections.abc import Sequence
from dataclasses import replace

from desireline.evidence.column_mapping import Mapping

Orders = Told[str, Sequence[Sequence[str]]]


def in_order_of_source(mapping: Mapping, orders: Orders) -> Mapping:
    """Return the mapping of a whole file with its columns in the order its source knows them in.

    ``mapping`` has them in the file's order, which holds where the source knows it, or none of
    these columns; else that of the oldest file with these columns does.
    """
    own = [column.column for column in mapping.columns]
    known = map(list, orders.get(mapping.source_name, ()))
    alike = [order for order in known if sorted(order) == sorted(own)]
    if not alike or own in alike:
        return mapping
    place = {column: number for number, column in enumerate(alike[0])}
    columns = sorted(mapping.columns, key=lambda each: place[each.column])
    return replace(mapping, columns=tuple(columns))
