"""Find imports whose kept rows are no longer those the receipt was written for."""

from __future__ import annotations

import hashlib

from desireline.warehouse import Warehouse


def damaged_imports(warehouse: Warehouse) -> tuple[str, ...]:
    """Return the file names of imports whose rows do not give the hash taken at import.

    An import some of whose records a later file corrected cannot be held to its hash any more;
    its rows must then be fewer than it brought, never more.
    """
    found = []
    records = warehouse.table("records")
    for row in warehouse.rows(warehouse.table("imports")):
        mine = records.filter(records.import_id == str(row["import_id"]))
        kept = warehouse.to_arrow(mine.order_by(["record_key"]).select("record_hash"))
        brought = int(str(row["inserted"])) + int(str(row["updated"]))
        if kept.num_rows < brought:
            continue
        digest = hashlib.sha256("".join(kept.column(0).to_pylist()).encode()).hexdigest()
        if kept.num_rows > brought or digest != row["content_hash"]:
            found.append(str(row["file_name"]))
    return tuple(found)
