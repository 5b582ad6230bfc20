"""Ask the peers, in their own environment: one JSON file a group of questions.

``.venv-peers/bin/python tests/peers/ask.py paths FOLDER`` writes the log all are asked about,
``FOLDER/ecom.csv``, and ``FOLDER/paths.json`` with one entry a function ``check_…`` of
``peer_paths.py``. Nothing here is imported by the product or its other tests.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

os.environ["RETENTIONEERING_NO_TRACK"] = "1"


def main() -> None:
    """Answer every question of one group."""
    group, folder = sys.argv[1], Path(sys.argv[2])
    ecom = importlib.import_module("ecom")
    ecom.written(folder)
    module = importlib.import_module(f"peer_{group}")
    answers = {
        name: getattr(module, name)(folder) for name in dir(module) if name.startswith("check_")
    }
    path = folder / f"{group}.json"
    path.write_text(json.dumps(answers, default=float), encoding="utf-8")


if __name__ == "__main__":
    main()
