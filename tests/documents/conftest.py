"""The shop's map and its edits are told beside the tests of maps."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "maps"))
