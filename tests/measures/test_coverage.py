"""Intervals of 95% hold the truth about so often, in worlds where it is known (a short look).

``benchmarks/interval_coverage.py`` asks 2,000 worlds a measure; here a few hundred of the quick
ones, with bounds wide enough that chance alone does not break them (four standard errors).
"""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
import pytest

from desireline.measures.intervals import Interval

PLACE = Path(__file__).parents[2] / "benchmarks" / "interval_coverage.py"
SPEC = spec_from_file_location("coverage_worlds", PLACE)
worlds = module_from_spec(SPEC)
sys.modules["coverage_worlds"] = worlds
SPEC.loader.exec_module(worlds)

QUICK = {
    "conversion": 400,
    "median time": 400,
    "median time, some open": 300,
    "share by a time, some open": 300,
    "period difference": 300,
    "period difference of medians": 300,
    "influence (removal effect)": 40,
}


@pytest.mark.parametrize("measure", QUICK)
def test_so_many_intervals_hold_the_truth(measure) -> None:
    held = []
    for seed in range(QUICK[measure]):
        held += worlds.KERNELS[measure](np.random.default_rng((50_000 + seed, 7)))
    error = np.sqrt(0.95 * 0.05 / QUICK[measure])
    assert 0.95 - 4 * error <= np.mean(held) <= min(0.95 + 4 * error, 0.999)


def test_a_world_can_tell_a_wrong_interval() -> None:
    """An interval as wide as half of its error holds the truth far too seldom."""
    rng = np.random.default_rng(1)
    held = []
    for _ in range(300):
        found = rng.binomial(200, 0.3) / 200
        half = 0.5 * 1.96 * np.sqrt(found * (1 - found) / 200)
        interval = Interval(value=found, low=found - half, high=found + half)
        held.append(worlds.holds(interval, 0.3))
    assert np.mean(held) < 0.8
