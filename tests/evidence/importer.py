"""A program that imports files one after another, and says after each that it is in.

``importer.py FOLDER FILE``: it tells FILE.
"""

from __future__ import annotations

import sys
from pathlib import Path

from evidence_tellings import bring
from test_killed_imports import FILES, told

from desireline.warehouse import Warehouse

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with Path(sys.argv[2]).open("w") as telling, Warehouse.open(folder) as warehouse:
        for number in range(FILES):
            bring(warehouse, folder, told(number))
            telling.write(f"{number}\n")
            telling.flush()
