"""Representatives and partition: planted journeys are found, and nothing where nothing is."""

from __future__ import annotations

import numpy as np
import pytest

from desireline.measures.partition import PartitionError, learn_partition
from desireline.measures.representatives import RepresentativesError, representatives
from desireline.measures.sequence_distance import coded, distances_to

PLANTED = {
    ("ad", "visit", "cart", "pay", "deliver"): 0.4,
    ("search", "visit", "compare", "visit", "cart", "pay"): 0.35,
    ("mail", "call", "return", "refund"): 0.25,
}
NAMES = sorted({step for journey in PLANTED for step in journey} | {"help", "faq", "chat"})


def walked(seed: int, *, noise: float = 0.6, n: int = 800) -> list[tuple[str, ...]]:
    """Walk the planted journeys, with steps dropped, added and replaced."""
    rng = np.random.default_rng(seed)
    journeys = []
    for kind in rng.choice(3, n, p=list(PLANTED.values())):
        steps = list(list(PLANTED)[kind])
        for _ in range(rng.poisson(noise)):
            what, place = rng.integers(3), int(rng.integers(len(steps)))
            if what == 0:
                steps.insert(place, str(rng.choice(NAMES)))
            elif what == 1 and len(steps) > 1:
                del steps[place]
            else:
                steps[place] = str(rng.choice(NAMES))
        journeys.append(tuple(steps))
    return journeys


def levenshtein(one, other) -> int:
    """Give the distance by the book."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, start=1):
        rows.append([i])
        for j, b in enumerate(other, start=1):
            costs = (rows[i - 1][j - 1] + (a != b), rows[i - 1][j] + 1, rows[i][j - 1] + 1)
            rows[i].append(min(costs))
    return rows[-1][-1]


def test_distances_to_one_are_those_of_the_book() -> None:
    words = ["kitten", "sitting", "", "kit", "mitten", "sit", "kittens"]
    table = coded(words)
    for row, word in enumerate(words):
        found = distances_to(table, row).tolist()
        assert found == [levenshtein(one, word) for one in words]
    assert distances_to(table, 0)[1] == 3


@pytest.mark.parametrize("seed", range(5))
def test_the_planted_journeys_are_found_and_no_others(seed) -> None:
    found = representatives(walked(seed))
    assert {one.touchpoints for one in found.found} == set(PLANTED)
    assert found.structure
    for one in found.found:
        assert one.share == pytest.approx(PLANTED[one.touchpoints], abs=0.06)
        assert one.found_again > 0.9
        assert one.mean_distance < 1
    assert sum(one.journeys for one in found.found) == found.journeys == 800
    assert found.coverage > 0.7


def test_what_is_said_of_a_representative_can_be_counted() -> None:
    journeys = walked(9)
    found = representatives(journeys)
    chosen = [one.touchpoints for one in found.found]
    nearest = [min(levenshtein(one, rep) for rep in chosen) for one in journeys]
    assert found.mean_distance == pytest.approx(np.mean(nearest))
    assert [one.exactly for one in found.found] == [journeys.count(one) for one in chosen]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", ["all steps", "each journey"])
def test_shuffled_journeys_have_no_structure(seed, kind) -> None:
    rng = np.random.default_rng(seed)
    journeys = walked(seed)
    if kind == "each journey":
        shuffled = [tuple(rng.permutation(one).tolist()) for one in journeys]
    else:
        every = rng.permutation([step for one in journeys for step in one]).tolist()
        steps = iter(every)
        shuffled = [tuple(next(steps) for _ in one) for one in journeys]
    found = representatives(shuffled, resamples=0)
    assert not found.structure
    assert found.sentence.startswith("No structure")


def test_single_steps_alone_make_no_structure() -> None:
    found = representatives([("home",)] * 300 + [("search",)] * 200)
    assert (found.found, found.structure) == ((), False)
    assert found.coverage is None


def test_steps_that_come_in_either_order_as_often_have_none() -> None:
    either = [("pay", "ask")] * 100 + [("ask", "pay")] * 100 + [("ad", "visit", "cart")] * 50
    found = representatives(either, resamples=0)
    assert [one.touchpoints for one in found.found] == [("ad", "visit", "cart")]


def test_the_answer_is_the_same_every_time_and_in_any_order() -> None:
    journeys = walked(3)
    again = representatives(list(reversed(journeys)))
    assert representatives(journeys) == again


def test_too_few_journeys_are_refused() -> None:
    with pytest.raises(RepresentativesError, match="29 journeys"):
        representatives([("a", "b")] * 29)


def customers(seed: int, delay: float) -> tuple[list, list, list]:
    """Let ten customers walk planted journeys one after the other; say where each begins."""
    rng = np.random.default_rng(seed)
    histories, moments, starts = ([[] for _ in range(10)] for _ in range(3))
    for journey in walked(seed, noise=0.2, n=400):
        who = int(rng.integers(10))
        for place, step in enumerate(journey):
            wait = float(rng.exponential()) + delay * (place == 0)
            moments[who].append((moments[who] or [0.0])[-1] + wait)
            if place == 0:
                starts[who].append(len(histories[who]))
            histories[who].append(step)
    return histories, moments, starts


@pytest.mark.parametrize("delay", [0.1, 1.0])
def test_journeys_are_parted_where_they_were_joined(delay) -> None:
    histories, moments, starts = customers(1, delay)
    found = learn_partition(histories, moments)
    true = {(who, place) for who, some in enumerate(starts) for place in some}
    told = {(who, place) for who in range(10) for place in found.cut(who)}
    assert len(true & told) / len(true | told) > 0.85
    assert found.sureness > 0.9
    assert found.mean_steps == pytest.approx(sum(map(len, histories)) / len(told))
    assert [len(one) for one in found.chances] == [len(one) - 1 for one in histories]


def test_the_unit_of_time_does_not_matter() -> None:
    histories, moments, _ = customers(2, 0.5)
    one = learn_partition(histories, moments)
    other = learn_partition(histories, [[60 * at for at in some] for some in moments])
    assert np.concatenate(one.chances) == pytest.approx(np.concatenate(other.chances), abs=1e-6)


def test_times_that_run_backwards_are_refused() -> None:
    with pytest.raises(PartitionError, match="times in order"):
        learn_partition([["a", "b"] * 100], [list(range(200, 0, -1))])
    with pytest.raises(PartitionError, match="1 pairs"):
        learn_partition([["a", "b"]], [[0, 1]])
