"""Ask how often our 95 % intervals hold the truth, in simulated worlds where it is known.

``kernels``: 2,000 worlds a measure, the functions alone. ``doors``: 300 worlds, each a table of
events read by ``events_of`` and asked as anyone would. Prints a line a measure; ends with code 1
where a share lies outside what it should be (93–97 of 100; 92–98 through the doors).

Worlds differ in size, chances, time shapes and how many are cut off. Customers are of two kinds
that walk by different chains and come back up to three times, so that journeys of one customer
are alike, which the resampling of whole customers has to bear.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.goal_paths import GoalPaths
from desireline.measures.attribution import Method, credits_of
from desireline.measures.comparison import compare_shares, difference
from desireline.measures.event_file import EventFile, events_of
from desireline.measures.intervals import Interval, median_interval, share_interval
from desireline.measures.removal import removal_effects
from desireline.measures.survival import kaplan_meier

Numbers: TypeAlias = npt.NDArray[np.float64]
Random: TypeAlias = np.random.Generator
Held: TypeAlias = list[bool]
FIRST_SEED, DOORS_SEED = 1000, 900_000
DAY = 86_400_000_000
FIRST_DAY = 1_767_225_600_000_000
AHEAD = timedelta(days=3650)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def holds(found: Interval, truth: float) -> bool:
    """Say whether the truth lies within; a bound that cannot be told leaves that side open."""
    low = -math.inf if found.low is None else found.low
    high = math.inf if found.high is None else found.high
    return low <= truth <= high


@dataclass(frozen=True)
class Chains:
    """Two kinds of customers: start, touchpoints, goal and none; and how many are of the first."""

    kinds: tuple[Numbers, Numbers]
    share: float

    @property
    def touchpoints(self) -> int:
        """Give the number of touchpoints."""
        return self.kinds[0].shape[1] - 2

    @classmethod
    def drawn(cls, rng: Random) -> Chains:
        """Draw a world: three to six touchpoints."""
        size = int(rng.integers(3, 7))
        kinds = []
        for _ in range(2):
            chances = rng.dirichlet(np.full(size + 2, 1.0), size + 1)
            chances[:, size:] += rng.uniform(0.05, 0.4, (size + 1, 2))
            chances[0, size:] = 0
            kinds.append(chances / chances.sum(axis=1, keepdims=True))
        return cls(kinds=(kinds[0], kinds[1]), share=float(rng.uniform(0.2, 0.8)))

    def expected(self) -> Numbers:
        """Give how often a journey is expected to go from each place to each other."""
        size = self.touchpoints
        total = np.zeros((size + 1, size + 2))
        for chances, weight in zip(self.kinds, (self.share, 1 - self.share), strict=True):
            visits = chances[0, :size] @ np.linalg.inv(np.eye(size) - chances[1:, :size])
            total += weight * np.concatenate([[1.0], visits])[:, None] * chances
        return total

    def walked(self, rng: Random, customers: int) -> GoalPaths:
        """Let customers walk: each one to three journeys."""
        size = self.touchpoints
        kind = (rng.random(customers) >= self.share).astype(int)
        customer = np.repeat(np.arange(customers), rng.integers(1, 4, customers))
        cumulated = np.cumsum(np.array(self.kinds), axis=2)
        at, alive = np.zeros(len(customer), dtype=np.int64), np.arange(len(customer))
        paths, steps = [], []
        reached = np.zeros(len(customer), dtype=bool)
        while len(alive):
            rows = cumulated[kind[customer[alive]], at[alive]]
            onward = (rng.random(len(alive))[:, None] > rows).sum(axis=1)
            reached[alive[onward == size]] = True
            going = onward < size
            alive, onward = alive[going], onward[going]
            at[alive] = onward + 1
            paths.append(alive)
            steps.append(onward)
        path = np.concatenate(paths)
        order = np.argsort(path, kind="stable")
        return GoalPaths(
            touchpoint=np.concatenate(steps)[order],
            path=path[order],
            customer=customer,
            reached=reached,
            at_once=0,
        )


def conversion(rng: Random) -> Held:
    """Check a share."""
    chance, n = rng.uniform(0.03, 0.7), int(np.exp(rng.uniform(np.log(50), np.log(3000))))
    return [holds(share_interval(int(rng.binomial(n, chance)), n), chance)]


def times(rng: Random, n: int) -> tuple[Numbers, float]:
    """Draw times of some shape and give their true median."""
    shape, scale = rng.uniform(0.6, 1.6), float(np.exp(rng.uniform(0, 12)))
    return scale * rng.weibull(shape, n), scale * math.log(2) ** (1 / shape)


def median_time(rng: Random) -> Held:
    """Check the median of times that were all seen to end."""
    drawn, truth = times(rng, int(rng.integers(40, 800)))
    return [holds(median_interval(drawn), truth)]


def median_time_open(rng: Random) -> Held:
    """Check the Kaplan–Meier median, some not over yet."""
    drawn, truth = times(rng, int(rng.integers(60, 800)))
    looked = truth * rng.uniform(0.3, rng.uniform(2.5, 8), len(drawn))
    curve = kaplan_meier(np.minimum(drawn, looked), drawn <= looked)
    return [holds(curve.quantile(0.5), truth)]


def done_by(rng: Random) -> Held:
    """Check the Kaplan–Meier share by a time."""
    drawn, truth = times(rng, int(rng.integers(60, 800)))
    looked = truth * rng.uniform(0.3, 4, len(drawn))
    curve = kaplan_meier(np.minimum(drawn, looked), drawn <= looked)
    return [holds(curve.unfinished_after(truth), 0.5)]


def influence(method: Method) -> Callable[[Random], Held]:
    """Check the credits of all touchpoints; the truth is that of endlessly many customers."""

    def world(rng: Random) -> Held:
        chains = Chains.drawn(rng)
        customers, size = int(rng.integers(200, 900)), chains.touchpoints
        seed = int(rng.integers(1 << 30))
        found = credits_of(
            chains.walked(rng, customers), touchpoints=size, method=method, seed=seed
        )
        truth = true_credits(chains, method) * customers * 2
        return list((found.low <= truth) & (truth <= found.high))

    return world


def true_credits(chains: Chains, method: Method) -> Numbers:
    """Give the credits a journey has in the world: exactly, or from very many journeys."""
    counts, size = chains.expected(), chains.touchpoints
    if method == "markov":
        return removal_effects(counts).credits(float(counts[:, size].sum()))
    many = chains.walked(np.random.default_rng(1), 40_000)
    found = credits_of(many, touchpoints=size, method=method, resamples=0)
    return found.credit / len(many.reached)


def periods(rng: Random) -> Held:
    """Check the difference of two shares."""
    sizes = [int(np.exp(rng.uniform(np.log(40), np.log(2000)))) for _ in range(2)]
    first = rng.uniform(0.03, 0.6)
    shares = [first, min(first * rng.uniform(0.6, 1.7), 0.95)]
    parts = [int(rng.binomial(n, share)) for n, share in zip(sizes, shares, strict=True)]
    found = compare_shares(before=(parts[0], sizes[0]), after=(parts[1], sizes[1]))
    return [holds(found.difference, shares[1] - shares[0])]


def periods_of_times(rng: Random) -> Held:
    """Check the difference of two medians."""
    drawn = [times(rng, int(rng.integers(40, 600))) for _ in range(2)]
    scale = drawn[0][1] / drawn[1][1] * rng.uniform(0.5, 2)
    one, other = median_interval(drawn[0][0]), median_interval(drawn[1][0] * scale)
    return [holds(difference(one, other), drawn[1][1] * scale - drawn[0][1])]


def shop(
    rng: Random, *, customers: int, chance: float, median: float, days: float | None = None
) -> EventFile:
    """Read a table of customers who visit and may order; where ``days`` is given it ends then."""
    begun = FIRST_DAY + rng.integers(0, 120 * DAY, customers)
    wait = (median / math.log(2) * rng.exponential(size=customers) * 1e6).astype(np.int64)
    orders = np.flatnonzero(rng.random(customers) < chance)
    who = np.concatenate([np.arange(customers), orders])
    what = ["visit"] * customers + ["order"] * len(orders)
    when = np.concatenate([begun, (begun + wait)[orders]])
    end = int(when.max()) if days is None else int(FIRST_DAY + days * DAY)
    return events_of(_table(who, what, when), timeout=AHEAD, as_of=_moment(end))


def _table(who: npt.NDArray[np.int64], what: list[str], when: npt.NDArray[np.int64]) -> pa.Table:
    return pa.table(
        {
            "customer": pa.array([f"c{n}" for n in who]),
            "touchpoint": pa.array(what),
            "time": pa.array(when, pa.timestamp("us", "UTC")),
        }
    )


def _moment(micros: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=micros)


def door_conversion(rng: Random) -> dict[str, Held]:
    """Check conversion and period difference as a funnel gives them, and a time by durations."""
    chances = rng.uniform(0.1, 0.6, 2)
    counted = []
    held: dict[str, Held] = {"conversion": []}
    for chance in chances:
        events = shop(rng, customers=int(rng.integers(150, 500)), chance=chance, median=3 * 86_400)
        row = events.funnel(["visit", "order"]).to_arrow().to_pylist()
        held["conversion"].append(row[1]["share_low"] <= chance <= row[1]["share_high"])
        counted.append((row[1]["reached"], row[0]["reached"]))
        events.close()
    found = compare_shares(before=counted[0], after=counted[1]).difference
    held["period difference"] = [holds(found, float(chances[1] - chances[0]))]
    return held


def door_time(rng: Random) -> dict[str, Held]:
    """Check the median time to order where all would order and the file ends before some did."""
    truth = float(rng.uniform(2, 40) * 86_400)
    customers = int(rng.integers(150, 500))
    events = shop(rng, customers=customers, chance=1.0, median=truth, days=130)
    row = events.durations(start="visit", end="order").to_arrow().to_pylist()[0]
    events.close()
    found = Interval(value=row["median_seconds"], low=row["median_low"], high=row["median_high"])
    return {"median time": [holds(found, truth)]}


def door_influence(rng: Random) -> dict[str, Held]:
    """Check the credits as ``attribution`` gives them."""
    chains = Chains.drawn(rng)
    customers, size = int(rng.integers(150, 500)), chains.touchpoints
    paths = chains.walked(rng, customers)
    ends = np.flatnonzero(paths.reached)
    owner = np.concatenate([paths.path, ends])
    place = np.arange(len(paths.path)) - np.searchsorted(paths.path, paths.path)
    later = np.concatenate([place, np.full(len(ends), 10_000)])
    started = np.arange(len(paths.reached)) - np.searchsorted(paths.customer, paths.customer)
    when = FIRST_DAY + started[owner] * 100 * DAY + later * 60_000_000
    names = [*(f"t{n}" for n in paths.touchpoint), *["order"] * len(ends)]
    rows = _table(paths.customer[owner], names, when)
    events = events_of(rows, timeout=timedelta(days=50))
    seed = int(rng.integers(1 << 30))
    answer = events.attribution("order", seed=seed).to_arrow().to_pylist()
    events.close()
    truth = true_credits(chains, "markov") * customers * 2
    found = {row["touchpoint"]: row for row in answer}
    return {
        "influence": [
            found[f"t{n}"]["credit_low"] <= truth[n] <= found[f"t{n}"]["credit_high"]
            for n in range(size)
            if f"t{n}" in found
        ]
    }


KERNELS: dict[str, Callable[[Random], Held]] = {
    "conversion": conversion,
    "median time": median_time,
    "median time, some open": median_time_open,
    "share by a time, some open": done_by,
    "influence (removal effect)": influence("markov"),
    "influence (linear)": influence("linear"),
    "influence (Shapley)": influence("shapley"),
    "period difference": periods,
    "period difference of medians": periods_of_times,
}
SLOW = {"influence (linear)", "influence (Shapley)"}  # their truth takes many walks


def kernels(worlds: int) -> dict[str, float]:
    """Give the share of intervals that hold the truth, a measure."""
    found = {}
    for place, (name, world) in enumerate(KERNELS.items()):
        begun, held = time.monotonic(), []
        for seed in range(worlds if name not in SLOW else worlds // 5):
            held += world(np.random.default_rng((FIRST_SEED + seed, place)))
        found[name] = float(np.mean(held))
        took = time.monotonic() - begun
        say(f"{name:30} {found[name]:7.2%}  of {len(held):6,} in {took:5.1f} s")
    return found


def doors(worlds: int) -> dict[str, float]:
    """Give the same through ``events_of``."""
    held: dict[str, Held] = {}
    for seed in range(worlds):
        for ask in (door_conversion, door_time, door_influence):
            for name, some in ask(np.random.default_rng(DOORS_SEED + seed)).items():
                held.setdefault(name, []).extend(some)
    for name, some in held.items():
        say(f"{name:30} {np.mean(some):7.2%}  of {len(some):6,}")
    return {name: float(np.mean(some)) for name, some in held.items()}


def main() -> None:
    """Run both and say whether all is within what is demanded."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kernels", type=int, default=2000)
    asked.add_argument("--doors", type=int, default=300)
    wanted = asked.parse_args()
    say(f"kernels, {wanted.kernels:,} worlds each: 93–97 %")
    inner = kernels(wanted.kernels) if wanted.kernels else {}
    say(f"through the doors, {wanted.doors:,} worlds: 92–98 %")
    outer = doors(wanted.doors) if wanted.doors else {}
    say(json.dumps({"kernels": inner, "doors": outer}))
    wrong = [name for name, one in inner.items() if not 0.93 <= one <= 0.97]  # noqa: PLR2004
    wrong += [name for name, one in outer.items() if not 0.92 <= one <= 0.98]  # noqa: PLR2004
    if wrong:
        sys.exit(f"outside: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
