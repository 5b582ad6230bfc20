"""Score representative journeys and journey partition on simulated logs with a known truth.

Representatives, as Bernard and Andritsos 2019 score them: logs of 1,000 journeys made from 2–12
true ones by steps added, dropped and replaced (0.2–1.5 a journey); Jaccard distance between true
and found ones, error in their number, and whether shuffled logs are called without structure.
Their best published method has a Jaccard distance of 0.205 and an error of 0.70 on logs of theirs.

Partition, as Bernard, Senderovich and Andritsos 2021 make their logs: 1,000 journeys joined into
10 customers, exponential waits of mean 1, and a delay before each journey; area under the curve of
cut or not, ours against the length of the silence. ``plain``: journeys begin with what comes
nowhere else; ``hard``: they may begin and end almost anywhere.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desireline.measures.partition import learn_partition
from desireline.measures.representatives import representatives

Random: TypeAlias = np.random.Generator
Journey: TypeAlias = tuple[int, ...]
DELAYS = (0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0)
FIRST_SEED = 1000
JOURNEYS, CUSTOMERS, TOUCHPOINTS = 1000, 10, 20


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def changed(rng: Random, journey: Journey, changes: int) -> Journey:
    """Add, drop or replace steps at random."""
    steps = list(journey)
    for _ in range(changes):
        what, place = rng.integers(3), int(rng.integers(0, len(steps) + 1))
        if what == 0:
            steps.insert(place, int(rng.integers(TOUCHPOINTS)))
        elif steps and what == 1:
            del steps[min(place, len(steps) - 1)]
        elif steps:
            steps[min(place, len(steps) - 1)] = int(rng.integers(TOUCHPOINTS))
    return tuple(steps)


def simulated(rng: Random) -> tuple[set[Journey], list[Journey]]:
    """Give the true journeys of a log, and the log."""
    truth: list[Journey] = []
    size = int(rng.integers(2, 13))
    while len(truth) < size:
        one = tuple(rng.integers(0, TOUCHPOINTS, rng.integers(3, 12)).tolist())
        if one not in truth:
            truth.append(one)
    noise = float(rng.choice([0.2, 0.5, 1.0, 1.5]))
    kinds = rng.choice(size, JOURNEYS, p=rng.dirichlet(np.full(size, 5.0)))
    walked = [changed(rng, truth[kind], int(rng.poisson(noise))) for kind in kinds]
    return set(truth), [one for one in walked if one]


def score_representatives(logs: int) -> None:
    """Print the mean scores over logs."""
    apart, errors, took = [], [], []
    invented = {"all steps shuffled": 0, "each journey shuffled": 0}
    for seed in range(logs):
        rng = np.random.default_rng(FIRST_SEED + seed)
        truth, log = simulated(rng)
        begun = time.monotonic()
        found = {one.touchpoints for one in representatives(log).found}
        took.append(time.monotonic() - begun)
        apart.append(1 - len(found & truth) / len(found | truth))
        errors.append(abs(len(found) - len(truth)))
        every = rng.permutation([step for one in log for step in one])
        ends = np.cumsum([len(one) for one in log])[:-1]
        mixed = [tuple(one.tolist()) for one in np.split(every, ends)]
        within = [tuple(rng.permutation(one).tolist()) for one in log]
        for name, shuffled in zip(invented, (mixed, within), strict=True):
            invented[name] += representatives(shuffled, resamples=0).structure
    say(f"representatives, {logs} logs of {JOURNEYS:,} journeys")
    say(f"  Jaccard distance {np.mean(apart):.3f}, error in number {np.mean(errors):.2f}")
    say(f"  seconds a log {np.mean(took):.2f}, the longest {max(took):.2f}")
    for name, times in invented.items():
        say(f"  {name}: structure claimed in {times} of {logs}")


def plain(rng: Random) -> list[str]:
    """Walk a process that begins with what comes nowhere else."""
    steps = ["need"] if rng.random() < 0.6 else ["ad"]  # noqa: PLR2004
    steps += [["search"], ["visit", "compare"], ["shop", "ask"]][rng.integers(3)]
    while rng.random() < 0.35:  # noqa: PLR2004
        steps.append("visit")
    steps.append("cart" if rng.random() < 0.7 else "call")  # noqa: PLR2004
    steps += ["pay", "deliver"] if rng.random() < 0.8 else []  # noqa: PLR2004
    return steps + (["rate"] if rng.random() < 0.4 else [])  # noqa: PLR2004


def hard(rng: Random) -> list[str]:
    """Walk a process that may begin and end almost anywhere."""
    names = ("ad", "search", "visit", "compare", "cart", "call", "pay", "rate")
    onward = np.random.default_rng(7).dirichlet(np.full(8, 0.4), 8)
    starts, ends = (0.3, 0.25, 0.2, 0.1, 0.05, 0.1, 0, 0), (0.05,) * 4 + (0.2, 0.2, 0.4, 0.6)
    at = int(rng.choice(8, p=starts))
    steps = [names[at]]
    while rng.random() > ends[at]:
        at = int(rng.choice(8, p=onward[at]))
        steps.append(names[at])
    return steps


def score_partition(walk: Callable[[Random], list[str]], logs: int) -> None:
    """Print the areas under the curve at each delay."""
    for delay in DELAYS:
        ours, silence, took = [], [], []
        for seed in range(logs):
            histories, moments, cuts = joined(np.random.default_rng(FIRST_SEED + seed), walk, delay)
            begun = time.monotonic()
            found = learn_partition(histories, moments)
            took.append(time.monotonic() - begun)
            ours.append(area(np.concatenate(found.chances), cuts))
            silence.append(area(np.concatenate([np.diff(one) for one in moments]), cuts))
        say(
            f"  {walk.__name__} delay {delay:4}: {np.mean(ours):.3f} ours, {np.mean(silence):.3f} "
            f"longest silence, {np.mean(took):.2f} s"
        )


def joined(
    rng: Random, walk: Callable[[Random], list[str]], delay: float
) -> tuple[list[list[str]], list[list[float]], npt.NDArray[np.bool_]]:
    """Join journeys into customers; say where a new one begins."""
    histories: list[list[str]] = [[] for _ in range(CUSTOMERS)]
    moments: list[list[float]] = [[] for _ in range(CUSTOMERS)]
    cuts: list[list[bool]] = [[] for _ in range(CUSTOMERS)]
    for _ in range(JOURNEYS):
        who = int(rng.integers(CUSTOMERS))
        for place, step in enumerate(walk(rng)):
            wait = float(rng.exponential()) + (delay if place == 0 else 0)
            if histories[who]:
                cuts[who].append(place == 0)
            moments[who].append((moments[who][-1] if moments[who] else 0.0) + wait)
            histories[who].append(step)
    return histories, moments, np.array([one for some in cuts for one in some])


def area(scores: npt.NDArray[np.float64], truth: npt.NDArray[np.bool_]) -> float:
    """Give the chance that a true cut has the higher score, ties counted half."""
    _, place, many = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(many) - (many - 1) / 2)[place]
    yes, no = int(truth.sum()), int((~truth).sum())
    return float((ranks[truth].sum() - yes * (yes + 1) / 2) / (yes * no))


def main() -> None:
    """Score both."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--logs", type=int, default=100)
    asked.add_argument("--partitions", type=int, default=10)
    wanted = asked.parse_args()
    score_representatives(wanted.logs)
    say(f"partition, {wanted.partitions} logs a delay: area under the curve")
    for walk in (plain, hard):
        score_partition(walk, wanted.partitions)


if __name__ == "__main__":
    main()
