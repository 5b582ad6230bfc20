"""A second, plain way to count a map's figures, sharing no code with the engine.

It walks through each customer's events one at a time, as one would with pencil and paper.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

DAY = 86_400_000


@dataclass
class Happening:
    customer: str | None
    at: int
    rank: int
    sequence: int
    touchpoint: str
    channel: str = "web"


@dataclass
class Saying:
    touchpoint: str
    valence: float
    word: str | None = None


@dataclass
class Rules:
    stage_of: dict[str, int]
    stages: int
    starts: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    timeout_days: int = 90


@dataclass
class Walk:
    customer: str
    steps: list[Happening]
    following: Walk | None = None

    def has_any(self, touchpoints: list[str]) -> bool:
        return any(step.touchpoint in touchpoints for step in self.steps)


def walks(events: list[Happening], rules: Rules) -> list[Walk]:
    lives: dict[str, list[Happening]] = defaultdict(list)
    for event in events:
        if event.customer is not None and event.touchpoint in rules.stage_of:
            lives[event.customer].append(event)
    found = []
    for customer, life in lives.items():
        life.sort(key=lambda event: (event.at, event.rank, event.sequence))
        found += life_to_walks(customer, life, rules)
    return found


def life_to_walks(customer: str, life: list[Happening], rules: Rules) -> list[Walk]:
    goal_stage = min((rules.stage_of[name] for name in rules.targets), default=-1)
    done: list[Walk] = []
    current: Walk | None = None
    reached = False
    last_at: int | None = None
    for event in life:
        if last_at is not None and event.at - last_at > rules.timeout_days * DAY:
            current = None
        last_at = event.at
        able = not rules.starts or event.touchpoint in rules.starts
        early = rules.stage_of[event.touchpoint] < goal_stage
        if able and (current is None or (reached and early)):
            following = Walk(customer, [])
            if done:
                done[-1].following = following
            current = following
            done.append(current)
            reached = False
        if current is not None:
            current.steps.append(event)
            reached = reached or event.touchpoint in rules.targets
    return done


def is_open(walk: Walk, rules: Rules, as_of: int) -> bool:
    silent = as_of - walk.steps[-1].at
    return walk.following is None and silent <= rules.timeout_days * DAY


def recount(events: list[Happening], rules: Rules, as_of: int) -> dict[str, object]:
    """Count everything: parts of each stage, arcs, times, repurchase."""
    events = [event for event in events if event.at <= as_of]
    bound = [event for event in events if event.touchpoint in rules.stage_of]
    observed = sorted({rules.stage_of[event.touchpoint] for event in bound})
    parts: dict[int, Counter[str]] = {stage: Counter() for stage in range(rules.stages)}
    arcs: Counter[tuple[str, int, int]] = Counter()
    times: dict[int, list[float]] = defaultdict(list)
    found = walks(events, rules)
    for walk in found:
        path = [rules.stage_of[step.touchpoint] for step in walk.steps]
        parts[path[0]]["enter"] += 1
        for stage in set(path):
            first = path.index(stage)
            rest = path[first + 1 :]
            nexts = [other for other in observed if other > stage]
            later = [other for other in rest if other > stage]
            parts[stage]["reach"] += 1
            if later:
                gone = first + 1 + next(i for i, other in enumerate(rest) if other > stage)
                times[stage].append((walk.steps[gone].at - walk.steps[first].at) / 1000)
            if nexts and nexts[0] in rest:
                parts[stage]["converted"] += 1
            elif later:
                parts[stage]["skipped"] += 1
                arcs["skip", stage, later[0]] += 1
            elif is_open(walk, rules, as_of):
                parts[stage]["open"] += 1
            else:
                parts[stage]["left"] += 1
        for arc in {(a, b) for a, b in pairwise(path) if b < a}:
            arcs["return", *arc] += 1
        if walk.following and (not rules.targets or walk.has_any(rules.targets)):
            goal = [rules.stage_of[name] for name in rules.targets]
            start = min(goal) if goal else path[-1]
            arcs["repeat", start, rules.stage_of[walk.following.steps[0].touchpoint]] += 1
    reached = [walk for walk in found if walk.has_any(rules.targets)]
    again = [w for w in reached if w.following and w.following.has_any(rules.targets)]
    return {
        "journeys": len(found),
        "begun": Counter(walk.steps[0].touchpoint for walk in found),
        "parts": {
            stage: tuple(
                parts[stage][part]
                for part in ("reach", "enter", "converted", "skipped", "open", "left")
            )
            for stage in range(rules.stages)
        },
        "arcs": dict(arcs),
        "times": {
            stage: (len(times[stage]), middle(times[stage])) for stage in range(rules.stages)
        },
        "repurchase": (len(reached), len(again)),
    }


def middle(values: list[float]) -> float | None:
    return median(values) if len(values) >= 5 else None


def feelings(sayings: list[Saying]) -> dict[str, tuple[int, float | None]]:
    """Give for each touchpoint how many spoke of it and, from five on, their mean."""
    found: dict[str, list[float]] = defaultdict(list)
    for saying in sayings:
        found[saying.touchpoint].append(saying.valence)
    return {
        name: (len(values), sum(values) / len(values) if len(values) >= 5 else None)
        for name, values in found.items()
    }
