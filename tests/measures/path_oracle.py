"""The second way, in plain Python, for what needs a walk through paths: funnels by every option,
what follows, what repeats, patterns, conversion and return. Shares nothing with the product.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import combinations, pairwise

from engine_oracle import MICROSECOND, Life, Log, attempts


def reach(  # noqa: PLR0913 - one question
    log: Log,
    steps: list[str],
    limit: int,
    order: str,
    counted: str,
    *,
    first: bool,
    without: set[str],
) -> list[int]:
    """How many cases come to each step, by every option that changes the number."""
    found = []
    lives = [(life, 0) for life in cases(log, "journeys" if counted == "occurrences" else counted)]
    if counted == "occurrences":
        lives = [one for life, _ in lives for one in _from_each_start(life, steps, order)]
    for life, tied in lives:
        tries: list[int] = []
        for piece in _pieces(life, without):
            seen = _looked_at(piece, steps, limit, order)
            kind = "eventual" if order in {"once", "unbroken"} else order
            tries += [t[0] for t in attempts(seen, steps, limit=limit, order=kind)]
        found.append(max(tries[tied : tied + 1] if first else tries, default=0))
    return [sum(level > place for level in found) for place in range(len(steps))]


def cases(log: Log, counted: str, gap: timedelta = timedelta(minutes=30)) -> list[Life]:
    if counted == "journeys":
        return log.journeys
    if counted == "customers":
        return list(log.lives.values())
    sessions: list[Life] = []
    for life in log.lives.values():
        for place, event in enumerate(life):
            if place == 0 or event[0] - life[place - 1][0] > gap // MICROSECOND:
                sessions.append([])
            sessions[-1].append(event)
    return sessions


def later(log: Log) -> Counter[tuple[str, str]]:
    """Every pair of steps of a journey, the one before the other."""
    return Counter(
        (one[1], other[1]) for journey in log.journeys for one, other in combinations(journey, 2)
    )


def rework(log: Log, name: str) -> tuple[int, int, int, int, int]:
    """Journeys with it, with it twice, steps beyond the first, in a row, left and back."""
    paths = [[one for _, one in journey] for journey in log.journeys]
    times = [path.count(name) for path in paths if name in path]
    row = sum(a == b == name for path in paths for a, b in pairwise(path))
    back = sum(a == c == name != b for p in paths for a, b, c in zip(p, p[1:], p[2:], strict=False))
    return len(times), sum(n > 1 for n in times), sum(times) - len(times), row, back


def places(log: Log, step: int) -> Counter[str | None]:
    return Counter(
        journey[step - 1][1] if len(journey) >= step else None for journey in log.journeys
    )


def conversion(  # noqa: PLR0913 - one question
    log: Log, start: str, end: str, within: object, counted: str, *, first: bool
) -> tuple[int, list[float], int]:
    """Cases with a start, the shortest times of those that went on, cases with the end."""
    waits, begun, ended = [], 0, 0
    for life in cases(log, counted):
        starts = [n for n, (_, name) in enumerate(life) if name == start]
        ends = [n for n, (_, name) in enumerate(life) if name == end]
        begun, ended = begun + bool(starts), ended + bool(ends)
        met = [
            life[b][0] - life[a][0]
            for a in (starts[:1] if first else starts)
            for b in ends
            if b > a and _near(b - a, life[b][0] - life[a][0], within)
        ]
        waits += [min(met) / 1_000_000] if met else []
    return begun, waits, ended


def holding(log: Log, tokens: list[tuple[str, set[str]]], counted: str) -> int:
    """Cases in which the tokens stand in order somewhere: ``one``, ``not`` or ``gap``."""
    paths = [[name for _, name in life] for life in cases(log, counted)]
    return sum(any(_fits(path[n:], tokens) for n in range(len(path) + 1)) for path in paths)


def returned(log: Log, low: int, high: int, ends: int) -> tuple[int, int, int]:
    """Customers whose days asked about are over, of these those back, and others back."""
    day = 86_400_000_000
    eligible = back = others = 0
    for life in log.lives.values():
        first = life[0][0] // day
        over = first + ends <= log.as_of // day
        seen = any(low <= at // day - first < high for at, _ in life)
        eligible, back = eligible + over, back + (over and seen)
        others += seen and not over
    return eligible, back, others


def _near(steps: int, time: int, within: object) -> bool:
    if isinstance(within, timedelta):
        return time <= within // MICROSECOND
    return within is None or steps <= within


def _fits(path: list[str], tokens: list[tuple[str, set[str]]]) -> bool:
    if not tokens:
        return True
    (kind, names), *others = tokens
    if kind == "gap" and _fits(path, others):
        return True
    if not path or (path[0] in names) == (kind != "one"):
        return False
    return _fits(path[1:], tokens if kind == "gap" else others)


def _from_each_start(life: Life, steps: list[str], order: str) -> list[tuple[Life, int]]:
    """The rest of a life from each start: by rows where rows count, else by time.

    With how many starts of the same time stand before it.
    """
    kinds = steps if order == "any" else steps[:1]
    starts = [n for n, (_, name) in enumerate(life) if name in kinds]
    if order in {"rows", "direct"}:
        return [(life[n:], 0) for n in starts]
    return [
        (
            [event for event in life if event[0] >= life[n][0]],
            sum(m < n and life[m][0] == life[n][0] for m in starts),
        )
        for n in starts
    ]


def _pieces(life: Life, without: set[str]) -> list[Life]:
    pieces: list[Life] = [[]]
    for event in life:
        if event[1] in without:
            pieces.append([])
        else:
            pieces[-1].append(event)
    return pieces


def _looked_at(life: Life, steps: list[str], limit: int, order: str) -> Life:
    """The part of a life up to the first step that ends the looking."""
    if order not in {"once", "unbroken"}:
        return life
    turns = {name: place for place, name in enumerate(steps)}
    life = sorted(life, key=lambda event: (event[0], turns.get(event[1], -1)))
    for place, (_, name) in enumerate(life):
        tries = attempts(life[:place], steps, limit=limit, order="eventual")
        far, turn = max((one[0] for one in tries), default=0), turns.get(name, -1)
        if order == "once" and 0 < turn < far:
            return life[:place]
        if order == "unbroken" and far and (turn < 0 or turn > far):
            return life[:place]
    return life
