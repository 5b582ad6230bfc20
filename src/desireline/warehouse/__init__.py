"""Where the evidence tables live; the only package that opens the engine.

Start with ``duckdb``. May import: ``errors``.
"""

from __future__ import annotations

from desireline.warehouse.duckdb import Warehouse, Writing
from desireline.warehouse.schema import COLUMNS

__all__ = ["COLUMNS", "Warehouse", "Writing"]
