# ruff: noqa: INP001 - a script, not a package
"""Write the raw exports of the demo company, Brightwire, into a folder, with their truth.

Usage: python examples/simulate_a_company.py FOLDER [LAST_DAY]
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from desireline.simulation.world import DEMO_SEED, simulate


def main(arguments: list[str]) -> None:
    """Write half a year of exports up to the last day, which is yesterday if none is given."""
    folder = Path(arguments[0])
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    until = date.fromisoformat(arguments[1]) if len(arguments) > 1 else yesterday
    simulate(folder, seed=DEMO_SEED, until=until)


if __name__ == "__main__":
    main(sys.argv[1:])
