"""Makes the names in a folder safe from a power cut, as the contents of its files are."""

from __future__ import annotations

import os
from pathlib import Path


def flush_names(folder: Path) -> None:
    """Wait until files created, renamed and removed in ``folder`` are so on the disk itself.

    DuckDB flushes its files and never the folder they stand in, so the log of a commit can
    vanish by name. Windows has no such call and keeps names by itself.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
