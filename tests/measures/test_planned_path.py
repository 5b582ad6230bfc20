"""Walked against planned: published distances, options, open journeys, out of order."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from desireline.measures.planned_path import (
    PlannedPathError,
    PlannedStep,
    align,
    check_plan,
    straight_plan,
)

PLAN = straight_plan("ad", "visit", "cart", "pay", "order")


def told(journey: str, plan=PLAN, **options) -> str:
    """Write an alignment: = as planned, + repeated, - skipped, o left out, ! unplanned, ~ moved."""
    signs = {"as planned": "=", "repeated": "+", "skipped": "-", "left out": "o", "unplanned": "!"}
    return " ".join(
        f"{'~' if move.out_of_order else ''}{signs[move.kind]}{move.touchpoint}"
        for move in align(journey.split(), plan, **options).moves
    )


@pytest.mark.parametrize(
    ("journey", "moves", "cost"),
    [
        ("ad visit cart pay order", "=ad =visit =cart =pay =order", 0),
        ("ad cart pay order", "=ad -visit =cart =pay =order", 1),
        ("ad visit help cart pay order", "=ad =visit !help =cart =pay =order", 1),
        ("ad cart visit pay order", "=ad ~-visit =cart ~!visit =pay =order", 2),
        ("", "-ad -visit -cart -pay -order", 5),
        ("order", "-ad -visit -cart -pay =order", 4),
    ],
)
def test_journeys_beside_the_plan(journey, moves, cost) -> None:
    assert told(journey) == moves
    found = align(journey.split(), PLAN)
    assert found.cost == cost
    assert found.fitness == pytest.approx(1 - cost / (len(journey.split()) + 5))


def indel(one, other) -> int:
    """Give the insertions and deletions between two sequences, by the book."""

    @cache
    def common(i: int, j: int) -> int:
        if i == len(one) or j == len(other):
            return 0
        if one[i] == other[j]:
            return 1 + common(i + 1, j + 1)
        return max(common(i + 1, j), common(i, j + 1))

    return len(one) + len(other) - 2 * common(0, 0)


def test_the_cost_beside_a_straight_plan_is_the_indel_distance() -> None:
    rng = np.random.default_rng(1)
    for _ in range(200):
        journey = list(rng.choice(["ad", "visit", "cart", "pay", "order", "help"], 9))
        plan = ["ad", "visit", "cart", "visit", "order"]
        assert align(journey, straight_plan(*plan)).cost == indel(journey, plan)


FLEXIBLE = (
    PlannedStep(one_of=("ad",), optional=True),
    PlannedStep(one_of=("visit",), repeatable=True),
    PlannedStep(one_of=("chat", "call"), optional=True, repeatable=True),
    PlannedStep(one_of=("order",)),
)


@pytest.mark.parametrize(
    ("journey", "moves", "cost"),
    [
        ("visit order", "oad =visit ochat or call =order", 0),
        ("ad visit visit visit order", "=ad =visit +visit +visit ochat or call =order", 0),
        ("visit chat call order", "oad =visit =chat +call =order", 0),
        ("visit help visit order", "oad =visit !help +visit ochat or call =order", 1),
        ("ad ad visit order", "=ad !ad =visit ochat or call =order", 1),
        ("call visit order", "oad =call =order", None),
    ],
)
def test_optional_and_repeatable_places_cost_nothing(journey, moves, cost) -> None:
    if cost is None:
        assert align(journey.split(), FLEXIBLE).cost == 1
        return
    assert told(journey, FLEXIBLE) == moves
    assert align(journey.split(), FLEXIBLE).cost == cost


def test_what_lies_ahead_of_an_open_journey_is_not_skipped() -> None:
    assert told("ad visit", is_open=True) == "=ad =visit"
    assert align(["ad", "visit"], PLAN, is_open=True).fitness == 1
    assert told("ad cart", is_open=True) == "=ad -visit =cart"
    assert align(["ad", "cart"], PLAN, is_open=True).fitness == 0.5
    assert align(["help"], PLAN, is_open=True).cost == 1


def test_many_journeys_are_counted_once_a_touchpoint() -> None:
    journeys = [
        *(["ad", "visit", "cart", "pay", "order"],) * 3,
        ["ad", "cart", "visit", "pay", "order"],
        ["ad", "cart", "pay", "help", "help", "order"],
        ["ad", "visit"],
    ]
    found = check_plan(journeys, PLAN, is_open=[False] * 5 + [True])
    rows = {row.touchpoint: row for row in found.touchpoints}
    assert [row.touchpoint for row in found.touchpoints][-1] == "help"
    assert (found.journeys, found.as_planned) == (6, 4)
    visit, assist = rows["visit"], rows["help"]
    assert (visit.planned, visit.skipped, visit.unplanned, visit.out_of_order) == (4, 1, 0, 1)
    assert visit.skipped_share.value == pytest.approx(1 / 6)
    assert (assist.planned, assist.skipped, assist.unplanned) == (0, 0, 1)
    assert assist.skipped_share.value is None
    assert found.fitness == pytest.approx(1 - (2 + 3) / (3 * 10 + 10 + 11 + 2))


def test_alternatives_stand_in_one_row() -> None:
    found = check_plan([["visit", "chat", "order"], ["visit", "call", "order"]], FLEXIBLE)
    rows = {row.touchpoint: row for row in found.touchpoints}
    assert rows["chat or call"].planned == 2
    assert set(rows) == {"ad", "visit", "chat or call", "order"}


def test_an_empty_plan_and_no_journeys_are_refused() -> None:
    with pytest.raises(PlannedPathError, match="one place or more"):
        align(["ad"], ())
    with pytest.raises(PlannedPathError, match="No journey"):
        check_plan([], PLAN)
