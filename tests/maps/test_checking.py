"""A map that does not hold together says everything that is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shop import MOST_PAY, SHOP, named

from desireline.maps.checking import BrokenMapError, problems, require_sound
from desireline.maps.claim import Claim, EventRule, JourneyRule, Quantity
from desireline.maps.journey_map import Kpi, Statement, Touchpoint
from desireline.maps.support import Support


def test_all_problems_are_found_at_once() -> None:
    broken = replace(
        SHOP,
        header=replace(SHOP.header, journey=JourneyRule(starts=("nobody",), timeout_days=0)),
        stages=(*SHOP.stages, replace(SHOP.stages[0], order="ä")),
        touchpoints=(
            *SHOP.touchpoints,
            Touchpoint(id="lost", name="Lost", stage_id="gone", order="a9"),
        ),
        rules=(
            *SHOP.rules,
            EventRule(id="r", order="b", touchpoint_id="no", conditions=named("x"), anchor="none"),
        ),
        statements=(
            Statement(
                id="s",
                stage_id="cart",
                lane_id="attic",
                text="x",
                pair_id="none",
                emotion=7.0,
                claim=Claim(quantity=Quantity(kind="events"), comparison="under"),
            ),
        ),
    )
    assert sorted(problem.code for problem in problems(broken)) == [
        "claim",
        "claim",
        "dangling-id",
        "dangling-id",
        "dangling-id",
        "dangling-id",
        "dangling-id",
        "dangling-id",
        "duplicate-id",
        "number",
        "number",
        "order",
        "rule",
    ]
    with pytest.raises(BrokenMapError, match="refers to the stage 'gone'"):
        require_sound(broken)


def test_a_number_that_is_none_is_found() -> None:
    kpi = Kpi(
        id="k",
        stage_id="cart",
        name="x",
        quantity=Quantity(kind="goal_rate"),
        target=float("nan"),
    )
    claim = replace(MOST_PAY, comparison="under", value=float("inf"))
    statement = Statement(id="s", stage_id="cart", lane_id="time", text="x", claim=claim)
    broken = replace(SHOP, kpis=(kpi,), statements=(statement,))
    assert [(one.code, one.id) for one in problems(broken)] == [("number", "s"), ("number", "k")]


@pytest.mark.parametrize(("dated", "wrong"), [("soon", 1), ("2026-13-45", 1), ("2026-10-31", 0)])
def test_evidence_is_dated_by_a_day_of_the_calendar(dated, wrong) -> None:
    held = replace(SHOP.statements[0], support=(Support(kind="workshop", dated=dated),))
    found = problems(replace(SHOP, statements=(held, *SHOP.statements[1:])))
    assert [one.code for one in found] == ["date"] * wrong
