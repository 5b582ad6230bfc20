"""Chains that remember: equal to the short one where they must be, chosen by what is held out."""

from __future__ import annotations

import numpy as np
import pytest

from desireline.journeys.goal_paths import GoalPaths
from desireline.measures.attribution import credits_of
from desireline.measures.credit_memory import (
    CreditMemoryError,
    choose_memory,
    remembered,
    removal_effects_of,
)


def paths(walks: list[list[int]], reached: list[bool], customers: list[int] | None = None):
    return GoalPaths(
        touchpoint=np.array([step for walk in walks for step in walk], dtype=np.int64),
        path=np.repeat(np.arange(len(walks)), [len(walk) for walk in walks]),
        customer=np.array(customers or range(len(walks)), dtype=np.int64),
        reached=np.array(reached),
        at_once=0,
    )


def wandering(n: int, *, memory: int, seed: int = 0) -> GoalPaths:
    """Let journeys among three touchpoints go on by their last ``memory`` steps."""
    rng = np.random.default_rng(seed)
    table = np.random.default_rng(5).dirichlet([0.4] * 5, size=(4,) * memory)
    walks, reached = [], []
    while len(walks) < n:
        past, walk = [3] * memory, []
        while True:
            chances = table[tuple(past)] if walk else np.r_[table[tuple(past)][:3], 0, 0]
            came = int(rng.choice(5, p=chances / chances.sum()))
            if came > 2 or len(walk) > 50:
                break
            walk.append(came)
            past = [*past, came][-memory:]
        walks.append(walk)
        reached.append(came == 3)
    return paths(walks, reached)


def test_one_step_back_is_the_chain_solved_in_one_go() -> None:
    journeys = wandering(400, memory=1)
    chain = remembered(journeys, touchpoints=3, order=1)
    found = removal_effects_of(chain, np.ones(len(chain.here)), touchpoints=3)
    known = credits_of(journeys, touchpoints=3, method="markov", resamples=0)
    assert found.effects == pytest.approx(known.effects)
    assert found.conversion == pytest.approx(journeys.reached.mean())


def test_where_the_whole_past_is_known_removal_loses_the_journeys_that_pass() -> None:
    """With a memory as long as the journeys the chain is a tree of the journeys themselves."""
    journeys = wandering(300, memory=1, seed=2)
    short = np.flatnonzero(np.bincount(journeys.path) <= 4)
    tree = paths(
        [journeys.touchpoint[journeys.path == one].tolist() for one in short],
        journeys.reached[short].tolist(),
    )
    found = credits_of(tree, touchpoints=3, method="markov", order=4, resamples=0)
    bought = int(tree.reached.sum())
    for one in range(3):
        passing = {
            int(path) for path in tree.path[tree.touchpoint == one].tolist() if tree.reached[path]
        }
        assert found.effects[one] == pytest.approx(len(passing) / bought)
    assert bought > 20
    assert found.credit.sum() == pytest.approx(bought)


@pytest.mark.parametrize("memory", [1, 2])
def test_the_memory_of_the_journeys_is_chosen(memory) -> None:
    found = choose_memory(wandering(4000, memory=memory), touchpoints=3)
    assert found.order == memory
    assert found.held_out[memory] == pytest.approx(min(found.held_out.values()), abs=0.01)


def test_longer_memories_have_bounds_around_their_credits() -> None:
    found = credits_of(
        wandering(400, memory=2), touchpoints=3, method="markov", order=2, resamples=60
    )
    assert (found.low < found.credit).all()
    assert (found.credit < found.high).all()
    assert found.credit.sum() == pytest.approx(found.conversions)


def test_large_chains_are_solved_as_small_ones() -> None:
    rng = np.random.default_rng(3)
    walks = [rng.integers(0, 6, rng.integers(1, 12)).tolist() for _ in range(900)]
    journeys = paths(walks, (rng.random(900) < 0.3).tolist())
    chain = remembered(journeys, touchpoints=6, order=4)
    assert chain.states > 1000
    found = removal_effects_of(chain, np.ones(len(chain.here)), touchpoints=6)
    assert found.conversion == pytest.approx(journeys.reached.mean())
    counts = np.zeros((chain.states, chain.states + 2))
    np.add.at(counts, (chain.here, chain.onward), 1)
    chances = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    kept = np.flatnonzero(chain.last != 2)
    without = np.linalg.solve(
        np.eye(len(kept)) - chances[np.ix_(kept, kept)], chances[kept, chain.states]
    )
    assert found.effects[2] == pytest.approx(1 - without[0] / found.conversion)


def test_a_memory_of_nothing_and_too_few_customers_are_refused() -> None:
    journeys = wandering(39, memory=1)
    with pytest.raises(CreditMemoryError, match="39 customers"):
        choose_memory(journeys, touchpoints=3)
    with pytest.raises(CreditMemoryError, match="memory of 5"):
        credits_of(journeys, touchpoints=3, method="markov", order=5)
