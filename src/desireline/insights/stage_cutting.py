"""Stages cut from a line of touchpoints: breaks where customers' travel has a gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TypeAlias

from desireline.insights.lexicon import ROLES, STAGE_NAMES, Role
from desireline.maps.drafted import NAMES_IN_A_LINE, line_of

FEWEST_STAGES = 4
MOST_STAGES = 7
ONLY_STAGE = "All touchpoints"
A_STAGE_COSTS = 0.6
MISPLACED_COSTS = 0.4
THIN_SHARE = 0.02
THIN_COSTS = 4.0
MISSING_COSTS = 3.0
Apart: TypeAlias = Callable[[str, str], float]
_BUY = ROLES.index("buy")
_INFINITE = 1e12


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One touchpoint on the line.

    Attributes:
        key: Which touchpoint.
        title: Its name.
        position: Its place in customers' travel.
        role: What its words speak of; None = nothing known.
        events: How many events it has.
        is_target: Whether it is the target action.
    """

    key: str
    title: str
    position: float
    role: Role | None
    events: int
    is_target: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One stage: neighbors on the line under one name."""

    name: str
    line: str
    members: tuple[Placed, ...]


def cut_stages(points: Sequence[Placed], *, apart: Apart) -> tuple[Cut, ...]:
    """Cut touchpoints, in travel order, into four to seven stages where there are enough.

    Each stage is a run of neighbors. A cut is worth its price where it parts touchpoints that
    customers meet far from each other, or that speak of different things in the usual order of
    a purchase. Fewer than four stages come where a fourth would hold under 2% of the events and
    nothing known: nearly nobody goes there.

    Args:
        points: The touchpoints.
        apart: How far two touchpoints, by key, are from each other, 0–1.
    """
    line = sorted(points, key=lambda one: (one.position, one.title, one.key))
    if not line:
        return ()
    wanted = FEWEST_STAGES if len(line) >= FEWEST_STAGES + 2 else min(len(line), 2)
    best = min(
        (
            _best(line, count, apart, missing=max(0, wanted - count))
            for count in range(min(len(line), 2), min(MOST_STAGES, len(line)) + 1)
        ),
        key=lambda found: (round(found[0], 9), len(found[1])),
    )
    cuts: list[Cut] = []
    taken: set[str] = set()
    start = 0
    for end, label in best[1]:
        members = tuple(line[start:end])
        name = _name(members, ROLES[label] if label < len(ROLES) else None, taken)
        taken.add(name)
        cuts.append(Cut(name=name, line=_line(members), members=members))
        start = end
    return tuple(cuts)


def one_stage(points: Sequence[Placed]) -> tuple[Cut, ...]:
    """Return all touchpoints in one stage, the largest first: no order tells them apart."""
    members = tuple(sorted(points, key=lambda one: (-one.events, one.title, one.key)))
    return (Cut(name=ONLY_STAGE, line=_line(members), members=members),)


def _best(
    line: Sequence[Placed], count: int, apart: Apart, *, missing: int
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """Return the cheapest way to cut the line into ``count`` runs with rising labels."""
    size = len(line)
    labels = range(max(len(ROLES), MOST_STAGES))
    few = THIN_SHARE * sum(one.events for one in line)

    @cache
    def cost(start: int, end: int, label: int) -> float:
        members = line[start:end]
        thin = THIN_COSTS if _is_thin(members, few) else 0.0
        return _spread(members, apart) + _misplaced(members, label) + thin

    @cache
    def rest(start: int, label: int, left: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if left == 0:
            return (0.0, ()) if start == size else (_INFINITE, ())
        found: tuple[float, tuple[tuple[int, int], ...]] = (_INFINITE, ())
        for end in range(start + 1, size - left + 2):
            for here in labels[label:]:
                if len(labels) - here < left:
                    break
                later, cuts = rest(end, here + 1, left - 1)
                total = cost(start, end, here) + A_STAGE_COSTS + later
                if total < found[0] - 1e-9:
                    found = (total, ((end, here), *cuts))
        return found

    total, cuts = rest(0, 0, count)
    return total + MISSING_COSTS * missing, cuts


def _is_thin(members: Sequence[Placed], few: float) -> bool:
    """Whether hardly anything happens here, and no word tells why it would be a stage."""
    known = any(one.is_target or one.role is not None for one in members)
    return not known and sum(one.events for one in members) < few


def _spread(members: Sequence[Placed], apart: Apart) -> float:
    """Return how far the members of one stage lie from each other."""
    pairs = combinations(members, 2)
    return sum(apart(one.key, other.key) for one, other in pairs) / len(members)


def _misplaced(members: Sequence[Placed], label: int) -> float:
    """Return what it costs to give these touchpoints a label; the target belongs to buying."""
    total = 0.0
    for one in members:
        if one.is_target:
            total += 0.0 if label == _BUY else 50.0
        elif one.role is not None:
            total += MISPLACED_COSTS * min(2, abs(ROLES.index(one.role) - label))
    return total


def _name(members: Sequence[Placed], role: Role | None, taken: set[str]) -> str:
    """Return the lexicon's name where a member speaks for it, else the main touchpoint's.

    A stage of one touchpoint is not called like it: it takes what the touchpoint speaks of, else
    its number.
    """
    spoken = Counter(one.role for one in members if one.role is not None)
    supported = role is not None and (
        any(one.is_target for one in members) or spoken[role] * 3 >= len(members)
    )
    if role is not None and supported and STAGE_NAMES[role] not in taken:
        return STAGE_NAMES[role]
    if len(members) == 1:
        said = "" if members[0].role is None else STAGE_NAMES[members[0].role]
        return said if said and said not in taken else f"Stage {len(taken) + 1}"
    for one in sorted(members, key=lambda member: (-member.events, member.title)):
        if one.title not in taken:
            return one.title
    return f"Stage {len(taken) + 1}"


def _line(members: Sequence[Placed]) -> str:
    largest = sorted(members, key=lambda one: (-one.events, one.title))
    return line_of(one.title for one in largest[:NAMES_IN_A_LINE])
