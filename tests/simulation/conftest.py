"""One simulated company for all tests of this folder."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

import pytest

from desireline.simulation.world import simulate

UNTIL = date(2026, 10, 31)


@pytest.fixture(name="company", scope="session")
def _company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company")
    simulate(folder, seed=11, customers=2500, until=UNTIL)
    return folder


@pytest.fixture(name="drawn_map", scope="session")
def _drawn_map():
    path = files("desireline.simulation") / "data" / "buying_a_laptop.journey.json"
    return json.loads(path.read_text(encoding="utf-8"))
