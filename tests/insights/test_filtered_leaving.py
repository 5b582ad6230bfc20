"""Exports of a part beside exports of the whole: nobody finds a small group by subtraction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.insights.complement import left_out
from desireline.insights.leaving import counts_and_sums, findings_leaving, leaving
from desireline.insights.suppression import FEWEST, Sum
from desireline.maps.finding import Finding
from desireline.maps.reading import Arc, Figure, Filter
from desireline.workspace.measuring import read

PARTS = ("converted", "skipped", "open", "left")
STAGE = Sum(total="reach", parts=PARTS)
SOME = Filter(period_from="2026-06-20")


@pytest.fixture(scope="module", name="shop")
def _shop(opened_shop, small_shop):
    return opened_shop.documents.get(small_shop.map_id)[0]


@pytest.fixture(scope="module", name="readings")
def _readings(opened_shop, small_shop):
    return tuple(read(opened_shop, small_shop.map_id, limits=one) for one in (SOME, Filter()))


def stage(*counts: int) -> dict[str, int]:
    made = dict(zip(PARTS, counts, strict=True))
    return {"reach": sum(counts), **made}


def test_a_number_that_leaves_few_of_the_whole_is_left_out():
    some, whole = stage(90, 0, 40, 37), stage(140, 0, 80, 40)
    out = left_out((some, [STAGE]), (whole, [STAGE]))
    assert "left" in out
    assert len(out & set(PARTS)) >= 2
    assert left_out((whole, [STAGE]), (whole, [STAGE])) == frozenset()


def test_what_the_whole_leaves_out_is_not_told_in_parts():
    some, whole = stage(50, 0, 20, 30), stage(140, 4, 30, 60)
    out = left_out((some, [STAGE]), (whole, [STAGE]))
    assert {"skipped", "open"} <= out


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=4, max_size=4))
@settings(deadline=None, max_examples=80)
def test_no_difference_of_two_exports_tells_a_small_group(pairs):
    some = stage(*(one for one, _ in pairs))
    whole = stage(*(one + other for one, other in pairs))
    out = left_out((some, [STAGE]), (whole, [STAGE]))
    told = [name for name in some if name not in out]
    rest = {name: whole[name] - some[name] for name in some}
    assert not [name for name in told if 0 < some[name] < FEWEST or 0 < rest[name] < FEWEST]
    hidden = [name for name in PARTS if name in out]
    if "reach" in told and hidden:
        assert len(hidden) > 1
        together = sum(rest[name] for name in hidden)
        assert together == 0 or together >= FEWEST


def test_figures_of_a_filtered_reading_leave_no_few_of_the_whole(readings, shop):
    some, whole = readings
    assert 0 < some.journeys.n < whole.journeys.n
    left = leaving(some, shop, whole=whole)
    pairs = [
        (one, other)
        for mine, theirs in zip(left.reading.flows, whole.flows, strict=True)
        for part in ("reach", "enter", *PARTS)
        for one, other in [(getattr(mine, part), getattr(theirs, part))]
    ] + [
        (mine.journeys, theirs.journeys)
        for mine, theirs in zip(left.reading.touchpoints, whole.touchpoints, strict=True)
    ]
    told = [(one, other) for one, other in pairs if one.value is not None]
    assert told
    assert not [(one.n, other.n) for one, other in told if 0 < other.n - one.n < FEWEST]
    assert "taken from one another" in left.left_out
    assert "taken from one another" not in leaving(whole, shop).left_out


def test_skips_over_a_stage_are_tied_to_the_skipped_of_the_ribbon(readings, shop):
    """Three arcs and what is rare make up "skipped": a small one takes another with it."""
    _, whole = readings
    stages = [one.id for one in shop.stages]
    flow = whole.flows[0]
    skipped = replace(flow.skipped, n=60, value=60)
    reach = replace(flow.reach, n=flow.reach.n + 60, value=flow.reach.n + 60)
    ways = tuple(
        Arc(
            kind="skip",
            from_stage_id=stages[0],
            to_stage_id=stages[to],
            figure=replace(flow.skipped, n=n, value=n, rows=f"arc:skip:{stages[0]}:{stages[to]}"),
        )
        for to, n in ((2, 52), (3, 8))
    )
    flows = (replace(flow, skipped=skipped, reach=reach), *whole.flows[1:])
    told = replace(whole, flows=flows, arcs=ways)
    left = leaving(told, shop)
    shown = {arc.figure.n for arc in left.reading.arcs}
    assert 8 not in shown
    assert not (shown == {52} and left.reading.flows[0].skipped.value == 60)
    values, _ = counts_and_sums(told, shop)
    assert values[f"{stages[0]}:skip to {stages[2]}"] == 52


def test_a_loss_that_would_tell_few_beside_the_ribbon_stays(readings):
    _, whole = readings
    flow = whole.flows[1]
    loss = Figure(
        measure="lost",
        value=0.2,
        unit="share",
        n=flow.reach.n,
        part=flow.left.n - 3,
        grain="journeys",
        definition="",
        rows=f"lost:{flow.stage_id}",
    )
    one = Finding(
        key="lost",
        kind="not seen again",
        sentence="",
        next_step="",
        stage_id=flow.stage_id,
        figure=loss,
        published=True,
    )
    assert findings_leaving([one]) == (one,)
    assert findings_leaving([one], reading=whole) == ()
