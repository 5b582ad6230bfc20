"""The path the map plans against the paths customers walk: as planned, skipped, unplanned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desireline.errors import DesirelineError
from desireline.measures.intervals import Interval, share_interval

Kind = Literal["as planned", "repeated", "skipped", "left out", "unplanned"]


class PlannedPathError(DesirelineError):
    """The plan or the journeys cannot be compared."""

    code = "planned-path"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """One place of the plan.

    Attributes:
        one_of: The touchpoints that fulfil it: one, or alternatives.
        optional: Leaving it out is as planned.
        repeatable: Coming again at once, or after others, is as planned.
    """

    one_of: tuple[str, ...]
    optional: bool = False
    repeatable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One line of an alignment: a step, a place of the plan, or both.

    ``skipped``: a place the journey did not come to; ``left out``: the same where it is optional;
    ``unplanned``: a step the plan does not have there. ``out_of_order``: it is skipped at its
    place and walked at another one, and both moves say so.
    """

    kind: Kind
    touchpoint: str
    step: int | None = None
    place: int | None = None
    out_of_order: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A journey beside the plan, with as few deviations as there can be.

    Attributes:
        cost: Steps unplanned and places skipped.
        fitness: 1 − cost ÷ (steps + places that are not optional), 0–1; of an open journey
            1 − cost ÷ steps.
    """

    moves: tuple[Move, ...]
    cost: int
    fitness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointDeviation:
    """How journeys kept to the plan at one touchpoint; each journey once a column.

    Attributes:
        touchpoint: Its name; alternatives of one place stand together, joined by “ or ”.
        planned: Journeys that had it as planned.
        skipped: Journeys that passed its place without it, out of order ones left out.
        unplanned: Journeys that had it where the plan does not, out of order ones left out.
        out_of_order: Journeys that had it at another place than its own.
        skipped_share: Skipped, of the journeys that came past its place (planned, skipped and out
            of order), with Wilson's interval.
    """

    touchpoint: str
    planned: int
    skipped: int
    unplanned: int
    out_of_order: int
    skipped_share: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCheck:
    """Many journeys beside one plan.

    Attributes:
        as_planned: Journeys without a deviation.
        fitness: 1 − all deviations ÷ all that could be.
        touchpoints: Those of the plan in its order, then others by how often they are unplanned.
    """

    journeys: int
    as_planned: int
    fitness: float
    touchpoints: tuple[TouchpointDeviation, ...]


def straight_plan(*touchpoints: str) -> tuple[PlannedStep, ...]:
    """Give the plan in which each touchpoint comes once, in this order."""
    return tuple(PlannedStep(one_of=(one,)) for one in touchpoints)


def align(
    journey: Sequence[str], plan: Sequence[PlannedStep], *, is_open: bool = False
) -> Alignment:
    """Lay a journey beside the plan with the fewest steps unplanned and places skipped.

    The optimal alignment of Adriansyah, van Dongen and van der Aalst 2011 at unit costs; for a
    plan without options it is the insertions and deletions of the longest common subsequence. An
    open journey is laid beside the beginning of the plan it explains best: what lies ahead is not
    skipped yet. Among alignments of equal cost the steps that come early are as planned.

    Raises:
        PlannedPathError: The plan is empty, or a place of it names no touchpoint.
    """
    if not plan or not all(one.one_of for one in plan):
        message = "A plan needs one place or more, each with one touchpoint or more."
        raise PlannedPathError(message)
    costs = _costs(journey, plan, is_open=is_open)
    moves = _marked(_moves(journey, plan, costs, is_open=is_open), plan)
    cost = costs[0][0]
    could = len(journey) if is_open else len(journey) + sum(not one.optional for one in plan)
    return Alignment(moves=moves, cost=cost, fitness=1 - cost / could if could else 1.0)


def check_plan(
    journeys: Sequence[Sequence[str]],
    plan: Sequence[PlannedStep],
    *,
    is_open: Sequence[bool] | None = None,
) -> PlanCheck:
    """Count for each touchpoint how many journeys had it as planned, skipped or unplanned.

    Equal journeys are laid beside the plan once. Places before a journey's first planned step
    count as skipped too: a journey is expected to walk the whole plan.

    Raises:
        PlannedPathError: There is no journey, or the plan is empty.
    """
    open_ones = [False] * len(journeys) if is_open is None else [bool(one) for one in is_open]
    if not journeys:
        message = "No journey to lay beside the plan."
        raise PlannedPathError(message)
    many = Counter(zip(map(tuple, journeys), open_ones, strict=True))
    counts: Counter[tuple[str, str]] = Counter()
    labels = _labels(plan)
    costs = could = as_planned = 0
    for (journey, is_open_one), times in many.items():
        found = align(journey, plan, is_open=is_open_one)
        costs += times * found.cost
        must = 0 if is_open_one else sum(not one.optional for one in plan)
        could += times * (len(journey) + must)
        as_planned += times * (found.cost == 0)
        for column_and_name in _seen(found, labels):
            counts[column_and_name] += times
    return PlanCheck(
        journeys=len(journeys),
        as_planned=as_planned,
        fitness=1 - costs / could if could else 1.0,
        touchpoints=_rows(labels, counts),
    )


def columns_of(
    journey: Sequence[str], plan: Sequence[PlannedStep], *, is_open: bool = False
) -> set[tuple[str, str]]:
    """Give the columns of ``check_plan`` in which a journey counts, each with its touchpoint.

    Columns are “as planned”, “skipped”, “unplanned” and “out of order”.
    """
    return _seen(align(journey, plan, is_open=is_open), _labels(plan))


def _seen(found: Alignment, labels: dict[str, str]) -> set[tuple[str, str]]:
    return {(_column(one), labels.get(one.touchpoint, one.touchpoint)) for one in found.moves}


def _costs(
    journey: Sequence[str], plan: Sequence[PlannedStep], *, is_open: bool
) -> list[list[int]]:
    """Give the least cost from each step and place on to the end."""
    steps, places = len(journey), len(plan)
    costs = [[0] * (places + 1) for _ in range(steps + 1)]
    for step in range(steps, -1, -1):
        for place in range(places, -1, -1):
            if step == steps and (place == places or is_open):
                continue
            ways = _ways(journey, plan, step, place)
            costs[step][place] = min(
                price + costs[step + onward][place + along] for _, price, onward, along in ways
            )
    return costs


def _ways(
    journey: Sequence[str], plan: Sequence[PlannedStep], step: int, place: int
) -> list[tuple[Kind, int, int, int]]:
    """List what may come next: kind, cost, steps and places taken; the preferred first."""
    ways: list[tuple[Kind, int, int, int]] = []
    if step < len(journey):
        if place < len(plan) and journey[step] in plan[place].one_of:
            ways.append(("as planned", 0, 1, 1))
        if place and plan[place - 1].repeatable and journey[step] in plan[place - 1].one_of:
            ways.append(("repeated", 0, 1, 0))
    if place < len(plan):
        optional = plan[place].optional
        ways.append(("left out", 0, 0, 1) if optional else ("skipped", 1, 0, 1))
    if step < len(journey):
        ways.append(("unplanned", 1, 1, 0))
    return ways


def _moves(
    journey: Sequence[str], plan: Sequence[PlannedStep], costs: list[list[int]], *, is_open: bool
) -> list[Move]:
    step = place = 0
    moves = []
    while step < len(journey) or (place < len(plan) and not is_open):
        kind, _, onward, along = next(
            way
            for way in _ways(journey, plan, step, place)
            if way[1] + costs[step + way[2]][place + way[3]] == costs[step][place]
        )
        moves.append(
            Move(
                kind=kind,
                touchpoint=journey[step] if onward else " or ".join(plan[place].one_of),
                step=step if onward else None,
                place=place if along else None,
            )
        )
        step, place = step + onward, place + along
    return moves


def _marked(moves: list[Move], plan: Sequence[PlannedStep]) -> tuple[Move, ...]:
    """Mark each unplanned step that is skipped at its own place, and that place, once each."""
    skipped = {
        at: plan[move.place].one_of
        for at, move in enumerate(moves)
        if move.kind in {"skipped", "left out"} and move.place is not None
    }
    apart: set[int] = set()
    for at, move in enumerate(moves):
        if move.kind == "unplanned":
            other = next((one for one in skipped if move.touchpoint in skipped[one]), None)
            if other is not None:
                del skipped[other]
                apart |= {at, other}
    return tuple(
        Move(
            kind=move.kind,
            touchpoint=move.touchpoint,
            step=move.step,
            place=move.place,
            out_of_order=at in apart,
        )
        for at, move in enumerate(moves)
    )


def _labels(plan: Sequence[PlannedStep]) -> dict[str, str]:
    """Give each touchpoint of the plan the name of its place, the first one it has."""
    labels: dict[str, str] = {}
    for one in plan:
        for touchpoint in one.one_of:
            labels.setdefault(touchpoint, " or ".join(one.one_of))
    return labels


def _column(move: Move) -> str:
    if move.out_of_order:
        return "out of order" if move.step is not None else "its place"
    return "as planned" if move.kind == "repeated" else move.kind


def _rows(
    labels: dict[str, str], counts: Counter[tuple[str, str]]
) -> tuple[TouchpointDeviation, ...]:
    others = sorted(
        {name for _, name in counts} - set(labels.values()),
        key=lambda name: (-counts["unplanned", name], name),
    )
    rows = []
    for name in dict.fromkeys([*labels.values(), *others]):
        planned, skipped, unplanned, moved = (
            counts[column, name]
            for column in ("as planned", "skipped", "unplanned", "out of order")
        )
        rows.append(
            TouchpointDeviation(
                touchpoint=name,
                planned=planned,
                skipped=skipped,
                unplanned=unplanned,
                out_of_order=moved,
                skipped_share=share_interval(skipped, planned + skipped + moved),
            )
        )
    return tuple(rows)
