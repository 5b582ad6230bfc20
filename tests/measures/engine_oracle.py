"""A second way to answer the questions about an event file, in plain Python.

It reads the raw file with ``csv`` and walks through each life event by event, as one would with
pencil and paper. Nothing here is shared with the product. Times are whole microseconds.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
Event = tuple[int, str]
Life = list[Event]


class Log:
    """A file's lives and journeys. ``order_by`` names the column that orders equal times."""

    def __init__(self, path: Path, *, timeout: timedelta, order_by: str = "") -> None:
        self.timeout = timeout // MICROSECOND
        self.lives: dict[str, Life] = defaultdict(list)
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        if order_by:
            rows.sort(key=lambda row: int(row[order_by]))
        for row in rows:
            at = (datetime.fromisoformat(row["time"]) - EPOCH) // MICROSECOND
            self.lives[row["customer"]].append((at, row["touchpoint"]))
        for life in self.lives.values():
            life.sort(key=lambda event: event[0])
        self.as_of = max(at for life in self.lives.values() for at, _ in life)
        self.journeys: list[Life] = []
        self.owners: list[str] = []
        self.open: list[bool] = []
        for customer in sorted(self.lives):
            self._cut(customer)

    def _cut(self, customer: str) -> None:
        mine: list[Life] = []
        for event in self.lives[customer]:
            if not mine or event[0] - mine[-1][-1][0] > self.timeout:
                mine.append([])
            mine[-1].append(event)
        self.journeys += mine
        self.owners += [customer] * len(mine)
        ended = mine[-1][-1][0]
        self.open += [False] * (len(mine) - 1) + [self.as_of - ended <= self.timeout]

    def transitions(self) -> dict[tuple[str, str | None], tuple[int, int, float | None]]:
        """Count of each pair, journeys that have it, median wait in seconds."""
        waits: dict[tuple[str, str | None], list[float]] = defaultdict(list)
        having: dict[tuple[str, str | None], set[int]] = defaultdict(set)
        counts: Counter[tuple[str, str | None]] = Counter()
        for number, journey in enumerate(self.journeys):
            for (at, here), (later, there) in pairwise(journey):
                counts[here, there] += 1
                having[here, there].add(number)
                waits[here, there].append((later - at) / 1_000_000)
            counts[journey[-1][1], None] += 1
            having[journey[-1][1], None].add(number)
        return {
            pair: (count, len(having[pair]), median(waits[pair]) if waits[pair] else None)
            for pair, count in counts.items()
        }

    def variants(self) -> Counter[tuple[str, ...]]:
        return Counter(tuple(name for _, name in journey) for journey in self.journeys)

    def funnel(
        self, steps: list[str], *, window: timedelta | None, order: str, counted: str
    ) -> list[tuple[int, int | None, float | None]]:
        """Reached, open, median of the shortest time: one a step."""
        limit = None if window is None else window // MICROSECOND
        lives = self.journeys if counted == "journeys" else list(self.lives.values())
        still = self.open if counted == "journeys" else [True] * len(lives)
        never_closes = counted == "customers" and limit is None
        found = [attempts(life, steps, limit=limit, order=order) for life in lives]
        answer: list[tuple[int, int | None, float | None]] = []
        for level in range(1, len(steps) + 1):
            reached = [tries for tries in found if max(tries, default=(0,))[0] >= level]
            waiting = 0
            for tries, is_open in zip(found, still, strict=True):
                if max(tries, default=(0,))[0] != level or level == len(steps) or not is_open:
                    continue
                latest = max(start for reach, start, _ in tries if reach >= level)
                waiting += limit is None or latest >= self.as_of - limit
            shortest = [
                min(times[level - 1] for reach, _, times in tries if reach >= level) / 1_000_000
                for tries in reached
                if order != "any"
            ]
            opened = None if never_closes and level < len(steps) else waiting
            answer.append((len(reached), opened, median(shortest) if shortest else None))
        return answer

    def until_next(self) -> dict[str, list[tuple[float, bool]]]:
        """For each touchpoint how long each step waited, and whether a next one came."""
        waits: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        for journey in self.journeys:
            for (at, here), (later, _) in pairwise(journey):
                waits[here].append(((later - at) / 1_000_000, True))
            at, here = journey[-1]
            waits[here].append((min(self.as_of - at, self.timeout) / 1_000_000, False))
        return waits

    def between(self, start: str, end: str) -> list[tuple[float, bool]]:
        """Time from the first step at one to the first later one at another, met or not."""
        waits = []
        for journey in self.journeys:
            names = [name for _, name in journey]
            if start not in names:
                continue
            first = names.index(start)
            later = [at for at, name in journey[first + 1 :] if name == end]
            until = later[0] if later else min(journey[-1][0] + self.timeout, self.as_of)
            waits.append(((until - journey[first][0]) / 1_000_000, bool(later)))
        return waits

    def lengths(self) -> list[tuple[float, bool]]:
        return [
            ((journey[-1][0] - journey[0][0]) / 1_000_000, not is_open)
            for journey, is_open in zip(self.journeys, self.open, strict=True)
        ]

    def paths(self, goal: str) -> list[tuple[list[str], bool]]:
        """What each journey passed before the goal, those that begin with it left out."""
        found = []
        for journey in self.journeys:
            names = [name for _, name in journey]
            path = names[: names.index(goal)] if goal in names else names
            if path:
                found.append((path, goal in names))
        return found

    def credit(self, goal: str, rule: str) -> dict[str, float]:
        shared: dict[str, float] = defaultdict(float)
        for path, converted in self.paths(goal):
            if not converted:
                continue
            for place, name in enumerate(path):
                shared[name] += _part(path, place, rule)
        return shared


def survival(waits: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """The share not yet finished after each time at which some finish."""
    share, curve = 1.0, []
    for time in sorted({wait for wait, finished in waits if finished}):
        at_risk = sum(wait >= time for wait, _ in waits)
        ended = sum(wait == time and finished for wait, finished in waits)
        share *= 1 - ended / at_risk
        curve.append((time, share))
    return curve


def half_time(waits: list[tuple[float, bool]]) -> float | None:
    return next((time for time, share in survival(waits) if share <= 0.5 + 1e-12), None)


def chance_without(paths: list[tuple[list[str], bool]], removed: str | None) -> float:
    """The chance to convert in the chain of these paths, by walking it until nothing moves."""
    onward: dict[str, Counter[str]] = defaultdict(Counter)
    for path, converted in paths:
        walk = ["(start)", *path, "(yes)" if converted else "(no)"]
        for here, there in pairwise(walk):
            onward[here][there] += 1
    at, done = {"(start)": 1.0}, 0.0
    for _ in range(100_000):
        moved: dict[str, float] = defaultdict(float)
        for here, mass in at.items():
            total = sum(onward[here].values())
            for there, count in onward[here].items():
                moved[there] += mass * count / total
        done += moved.pop("(yes)", 0.0)
        moved.pop("(no)", None)
        moved.pop(removed or "", None)
        at = moved
        if sum(at.values()) < 1e-15:
            break
    return done


def _part(path: list[str], place: int, rule: str) -> float:
    if rule == "first":
        return float(place == 0)
    if rule == "last":
        return float(place == len(path) - 1)
    if rule == "linear":
        return 1 / len(path)
    if rule == "shapley":
        return (path.index(path[place]) == place) / len(set(path))
    if len(path) <= 2:
        return 1 / len(path)
    return 0.4 if place in {0, len(path) - 1} else 0.2 / (len(path) - 2)


def attempts(
    life: Life, steps: list[str], *, limit: int | None, order: str
) -> list[tuple[int, int, list[int]]]:
    """How far each start comes: level, time of the start, time taken to each level."""
    tries = []
    for place, (at, name) in enumerate(life):
        if name != steps[0] and not (order == "any" and name in steps):
            continue
        if order == "any":
            seen = {n for t, n in life if t >= at and (limit is None or t - at <= limit)}
            tries.append((len(seen & set(steps)), at, []))
        elif order == "rows":
            tries.append(_by_row(life, place, steps, limit))
        elif order == "direct":
            tries.append(_straight_on(life, place, steps, limit))
        else:
            tries.append(_onward(life, at, steps, limit, strict=order == "strict"))
    return tries


def _onward(
    life: Life, at: int, steps: list[str], limit: int | None, *, strict: bool
) -> tuple[int, int, list[int]]:
    now, times = at, [0]
    for step in steps[1:]:
        later = [t for t, name in life if name == step and (t > now if strict else t >= now)]
        if not later or (limit is not None and min(later) - at > limit):
            break
        now = min(later)
        times.append(now - at)
    return len(times), at, times


def _by_row(
    life: Life, place: int, steps: list[str], limit: int | None
) -> tuple[int, int, list[int]]:
    at, times = life[place][0], [0]
    for step in steps[1:]:
        later = [n for n in range(place + 1, len(life)) if life[n][1] == step]
        if not later or (limit is not None and life[later[0]][0] - at > limit):
            break
        place = later[0]
        times.append(life[place][0] - at)
    return len(times), at, times


def _straight_on(
    life: Life, place: int, steps: list[str], limit: int | None
) -> tuple[int, int, list[int]]:
    at, times = life[place][0], [0]
    for here, there in pairwise(steps):
        place += 1
        while place < len(life) and life[place][1] == here:
            place += 1
        if place == len(life) or life[place][1] != there:
            break
        if limit is not None and life[place][0] - at > limit:
            break
        times.append(life[place][0] - at)
    return len(times), at, times
