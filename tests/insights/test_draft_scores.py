"""The draft is scored against a process that is known, and stays above what plain order gives."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))
discovery = pytest.importorskip("discovery")
scores = pytest.importorskip("draft_scores")

Place = scores.Place


def test_the_measures_agree_with_values_worked_out_by_hand() -> None:
    found, true = ["a", "a", "b", "b"], ["x", "x", "x", "y"]
    assert scores.pairwise(found, true) == (0.5, pytest.approx(1 / 3), pytest.approx(0.4))
    assert scores.adjusted_rand(found, true) == pytest.approx(0.0)
    assert scores.adjusted_rand(true, true) == 1.0
    assert scores.matched_share(found, true, [1, 1, 1, 1]) == 0.75
    assert scores.b_cubed(true, true, [5, 1, 1, 3]) == 1.0
    assert scores.kendall_tau_b([1, 2, 3], [3, 2, 1]) == -1.0
    assert scores.kendall_tau_b([0, 0, 1], [0, 1, 2]) == pytest.approx(2 / 6**0.5)


def test_names_nobody_sorted_count_as_wrong() -> None:
    truth = {"a": Place(touchpoint="x", stage=0), "b": Place(touchpoint="y", stage=1)}
    right = scores.score(truth, truth, events={"a": 3, "b": 1})
    half = scores.score({**truth, "b": None}, truth, events={"a": 3, "b": 1})
    assert (right.found, right.touchpoint, right.stage, right.tau) == (1, 1, 1, 1)
    assert half.found == 0.75


@pytest.fixture(scope="module", name="found")
def _found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scored")
    workspace = discovery.company(folder, seed=0, customers=150)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    yield discovery.scores_of(discovery.known_of(workspace, truth))
    workspace.close()


def test_the_draft_finds_the_planted_stages(found) -> None:
    """Floors well below what ten other companies of 400 customers gave."""
    drawn = found["the draft"]
    assert drawn.found >= 0.9
    assert drawn.touchpoint >= 0.8
    assert drawn.stage >= 0.8
    assert drawn.rand >= 0.4
    assert drawn.tau >= 0.7


def test_the_draft_beats_plain_order_with_and_without_words(found) -> None:
    drawn, blind = found["the draft"], found["the draft, words withheld"]
    for plain in ("median position, equal stages", "frequency, equal stages"):
        assert drawn.stage > found[plain].stage
        assert drawn.rand > found[plain].rand
        assert drawn.tau > found[plain].tau
        assert blind.stage > found[plain].stage
