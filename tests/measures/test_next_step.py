"""What comes next: counts behind every foretelling, memory chosen on what was held out, honesty."""

from __future__ import annotations

import numpy as np
import pytest

from desireline.measures.next_step import (
    ENDS,
    NextStepError,
    learn_next_steps,
    score_next_steps,
)


def test_every_foretelling_says_what_it_rests_on() -> None:
    journeys = [["ad", "visit", "order"]] * 132 + [["ad", "visit", "help"]] * 82
    model = learn_next_steps(journeys, memory=2)
    found = model.foresee(["ad", "visit"])
    assert found.sentence == "After ad → visit: seen 214 times, 62% go to order."
    assert [(one.touchpoint, one.seen) for one in found.next] == [("order", 132), ("help", 82)]
    assert found.next[0].share.value == pytest.approx(132 / 214)
    assert sum(model.chances(["ad", "visit"]).values()) == pytest.approx(1)


def test_what_was_hardly_seen_is_told_by_shorter_memories() -> None:
    journeys = [["ad", "visit", "order"]] * 50 + [["mail", "visit", "help"]] * 4
    model = learn_next_steps(journeys, memory=3)
    assert model.foresee(["mail", "visit"]).after == ("visit",)
    assert model.foresee(["never", "seen"]).after == ()
    assert model.chances(["mail", "visit"])["help"] > model.chances(["ad", "visit"])["help"]


def walks(n: int, *, memory: int, seed: int) -> list[list[str]]:
    """Let journeys go on by their last ``memory`` steps."""
    rng = np.random.default_rng(seed)
    table = np.random.default_rng(99).dirichlet([0.15] * 5, size=(5,) * memory)
    found = []
    for _ in range(n):
        steps = list(rng.integers(0, 5, memory))
        while rng.random() > 0.08:
            steps.append(int(rng.choice(5, p=table[tuple(steps[-memory:])])))
        found.append([f"t{one}" for one in steps])
    return found


@pytest.mark.parametrize("memory", [1, 2])
def test_the_memory_the_journeys_have_is_found(memory) -> None:
    model = learn_next_steps(walks(1500, memory=memory, seed=1))
    assert model.memory in {memory, memory + 1}
    assert set(model.held_out) == set(range(7))
    score = score_next_steps(model, walks(400, memory=memory, seed=2))
    blind = score_next_steps(
        learn_next_steps(walks(1500, memory=memory, seed=1), memory=0),
        walks(400, memory=memory, seed=2),
    )
    assert score.accuracy.low > blind.accuracy.high
    assert score.brier < blind.brier
    assert score.log_loss < blind.log_loss


def test_chances_mean_what_they_say() -> None:
    model = learn_next_steps(walks(3000, memory=2, seed=3))
    score = score_next_steps(model, walks(1500, memory=2, seed=4))
    for band in score.bands:
        if band.n > 200:
            assert band.came_true.value == pytest.approx(band.foretold, abs=0.05)


def test_at_random_nothing_is_foretold() -> None:
    rng = np.random.default_rng(5)
    journeys = [[f"t{n}" for n in rng.integers(0, 5, 8)] for _ in range(600)]
    model = learn_next_steps(journeys[:400])
    score = score_next_steps(model, journeys[400:], is_open=[True] * 200)
    assert 0.15 < score.accuracy.value < 0.25
    assert score.brier == pytest.approx(0.8, abs=0.02)


def test_open_journeys_do_not_teach_that_journeys_end_there() -> None:
    journeys = [["ad", "visit"]] * 40
    over = learn_next_steps(journeys, memory=1).foresee(["visit"])
    assert [one.touchpoint for one in over.next] == [ENDS]
    still = learn_next_steps(journeys, is_open=[True] * 40, memory=1)
    assert all(one.touchpoint != ENDS for one in still.foresee(["visit"]).next)


def test_scores_of_a_tiny_case_worked_out_by_hand() -> None:
    model = learn_next_steps([["a"]] * 15 + [["b"]] * 5, memory=0)
    score = score_next_steps(model, [["a"], ["b"]])
    chance = model.chances([])
    assert chance[ENDS] == pytest.approx((20 + 3 / 3) / 43)
    assert (score.steps, score.accuracy.value) == (4, 0.5)
    assert score.macro_f1 == pytest.approx((2 * 2 / (4 + 2)) / 3)
    squares = sum(one**2 for one in chance.values())
    each = [squares - chance[one] ** 2 + (1 - chance[one]) ** 2 for one in ("a", ENDS, "b", ENDS)]
    assert score.brier == pytest.approx(sum(each) / 4)


def test_too_few_journeys_are_refused() -> None:
    with pytest.raises(NextStepError, match="3 journeys"):
        learn_next_steps([["a"]] * 3)
    with pytest.raises(NextStepError, match="no step"):
        score_next_steps(learn_next_steps([["a"]] * 30), [])
