"""No number that stands for fewer than ten leaves, nor can one be found again from the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.insights.leaving import UNDER, counts_and_sums, findings_leaving, leaving
from desireline.insights.suppression import FEWEST, Sum, suppressed
from desireline.maps.finding import Finding
from desireline.maps.reading import Figure, Filter
from desireline.workspace.measuring import read

STAGE = Sum(total="reach", parts=("converted", "skipped", "open", "left"))


@pytest.fixture(scope="module", name="seen")
def _seen(opened_shop, small_shop):
    return read(opened_shop, small_shop.map_id, limits=Filter())


@pytest.fixture(scope="module", name="shop")
def _shop(opened_shop, small_shop):
    return opened_shop.documents.get(small_shop.map_id)[0]


def counts(**given_counts: int) -> dict[str, int]:
    made = {"converted": 0, "skipped": 0, "open": 0, "left": 0} | given_counts
    return {"reach": sum(made.values()), **made}


def test_large_numbers_all_leave():
    assert suppressed(counts(converted=50, open=12, left=30), [STAGE]) == frozenset()


def test_a_small_number_takes_the_next_smallest_with_it():
    out = suppressed(counts(converted=50, skipped=3, open=12, left=30), [STAGE])
    assert out == {"skipped", "open"}


def test_two_small_numbers_that_are_few_together_take_a_third():
    out = suppressed(counts(converted=50, skipped=3, open=4, left=30), [STAGE])
    assert out == {"skipped", "open", "left"}


def test_a_lone_small_number_hides_what_it_could_be_taken_from():
    assert suppressed(counts(converted=50, left=3), [STAGE]) == {"converted", "left"}


def test_nobody_is_no_secret():
    assert suppressed(counts(converted=50), [STAGE]) == frozenset()


def test_two_sums_together_give_nothing_away():
    sums = [Sum(total="all", parts=("a", "b")), Sum(total="more", parts=("a", "b", "c"))]
    out = suppressed({"a": 4, "b": 40, "all": 44, "c": 30, "more": 74}, sums)
    assert {"a", "b"} <= out


def attack(values: dict[str, int], sums: list[Sum], out: frozenset[str]) -> set[str]:
    """Solve sums with one unknown until nothing more is found, as a curious reader would."""
    known = {name: value for name, value in values.items() if name not in out}
    found: set[str] = set()
    while True:
        step = None
        for one in sums:
            names = [one.total, *one.parts]
            open_ = [name for name in names if name not in known]
            if len(open_) == 1:
                step = (one, open_[0])
                break
        if step is None:
            return found
        one, name = step
        parts = sum(known[part] for part in one.parts if part != name)
        known[name] = parts if name == one.total else known[one.total] - parts
        found.add(name)


@given(st.lists(st.tuples(*[st.integers(0, 40) for _ in range(4)]), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_no_reader_can_subtract_a_small_number_from_the_others(stages):
    values: dict[str, int] = {}
    sums = []
    for index, parts in enumerate(stages):
        names = [f"{index}:{part}" for part in STAGE.parts]
        values |= dict(zip(names, parts, strict=True))
        values[f"{index}:reach"] = sum(parts)
        sums.append(Sum(total=f"{index}:reach", parts=tuple(names)))
        if index and values[f"{index}:reach"] >= values[f"{index - 1}:converted"]:
            values[f"{index}:enter"] = values[f"{index}:reach"] - values[f"{index - 1}:converted"]
            sums.append(
                Sum(
                    total=f"{index}:reach",
                    parts=(f"{index - 1}:converted", f"{index}:enter"),
                )
            )
    out = suppressed(values, sums)
    assert not {name for name, value in values.items() if 0 < value < FEWEST} - out
    assert not {name for name in attack(values, sums, out) if 0 < values[name] < FEWEST}


def figures_of(reading):
    for flow in reading.flows:
        yield from (flow.reach, flow.enter, flow.converted, flow.skipped, flow.open, flow.left)
        yield from (flow.conversion, flow.median_seconds)
    for arc in reading.arcs:
        yield arc.figure
    for entry in reading.touchpoints:
        yield from (entry.journeys, entry.steps)
    for shares in reading.channels.values():
        yield from (one.figure for one in shares)
    yield from (one.figure for one in (*reading.emotions, *reading.kpis))
    yield from reading.rare


def test_a_small_shops_reading_holds_small_numbers_and_none_of_them_leaves(seen, shop):
    def small(figure):
        return 0 < figure.n < FEWEST or (
            figure.part is not None
            and (0 < figure.part < FEWEST or 0 < figure.n - figure.part < FEWEST)
        )

    assert any(small(figure) for figure in figures_of(seen))
    left = leaving(seen, shop)
    assert not [figure for figure in figures_of(left.reading) if small(figure)]
    assert left.hidden > 0
    assert "fewer than 10" in left.left_out


def test_what_is_shown_of_the_ribbon_gives_no_small_number_back(seen, shop):
    values, sums = counts_and_sums(seen, shop)
    left = leaving(seen, shop).reading
    told = {"journeys"} if left.journeys.value is not None else set()
    for flow in left.flows:
        for part in ("reach", "enter", "converted", "skipped", "open", "left"):
            if getattr(flow, part).value is not None:
                told.add(f"{flow.stage_id}:{part}")
        if flow.median_seconds.value is not None:
            told.add(f"{flow.stage_id}:time")
    for stage, shares in left.channels.items():
        shown = [one for one in shares if one.figure.value is not None]
        told |= {f"{stage} in {one.channel}" for one in shown}
        told |= {f"{stage}:steps"} if shown else set()
    told |= {f"at {one.touchpoint_id}" for one in left.touchpoints if one.steps.value is not None}
    found = attack(values, list(sums), frozenset(values) - told)
    assert not {name for name in found if 0 < values[name] < FEWEST}


def test_badges_and_weeks_hide_few_too(seen, shop):
    first, *rest = seen.cells
    few = replace(seen, cells=(replace(first, badge="7", reason="7 answers."), *rest))
    left = leaving(few, shop).reading
    assert left.cells[0].badge == UNDER
    assert "7" not in left.cells[0].reason
    assert not [one.badge for one in left.cells if one.badge.isdigit() and int(one.badge) < FEWEST]
    weeks = [week for kpi in left.kpis for week in kpi.weeks]
    assert not [week for week in weeks if week.value is not None and week.n < FEWEST]


@pytest.mark.parametrize(("fewest", "value"), [(5, None), (9, None), (10, 0.05), (None, 0.05)])
def test_a_share_of_a_report_that_stands_for_few_stays_here(seen, shop, fewest, value):
    told = Figure(
        measure="total_share",
        value=0.05,
        unit="share",
        n=3,
        grain="totals",
        definition="Of all lines, the share.",
        rows="quantity:total_share::::Invoice:r1",
        part=1,
        fewest=fewest,
    )
    left = leaving(replace(seen, goal=told), shop).reading.goal
    assert (left.value, left.fewest) == (value, None if value is None else fewest)


def test_a_reading_of_many_leaves_as_it_is(seen, shop):
    many = leaving(
        replace(
            seen,
            flows=(),
            arcs=(),
            touchpoints=(),
            channels={},
            emotions=(),
            kpis=(),
            statements=(),
            cells=(),
            personas=(),
            rare=(),
            goal=None,
            repurchase=seen.journeys,
        ),
        shop,
    )
    assert (many.hidden, many.left_out) == (0, "")


def finding(*, n: int, published: bool) -> Finding:
    figure = Figure(
        measure="left",
        value=float(n),
        unit="count",
        n=n,
        grain="journeys",
        definition="d",
        rows="r",
    )
    return Finding(
        key=f"k{n}{published}",
        kind="not seen again",
        sentence="s",
        next_step="n",
        concerned=figure,
        figure=figure,
        published=published,
    )


def test_only_published_findings_of_ten_and_more_leave():
    ours = [finding(n=n, published=out) for n in (9, 10) for out in (True, False)]
    assert [one.key for one in findings_leaving(ours)] == ["k10True"]


def test_the_n_of_a_typical_time_gives_way_before_a_part_of_the_ribbon_does():
    values = counts(converted=50, skipped=3, open=12, left=30) | {"time": 53}
    sums = [STAGE, Sum(total="time", parts=("converted", "skipped"), gives_way=True)]
    assert suppressed(values, sums) == {"skipped", "open", "time"}


def test_a_cell_counts_no_steps_of_which_some_are_left_out(seen, shop):
    left = leaving(seen, shop)
    hidden = {one.stage_id for one in shop.touchpoints if f"at {one.id}" in left.out}
    lanes = {one.id: one.kind for one in shop.lanes}
    told = [
        (one.stage_id, one.badge, one.reason)
        for one in left.reading.cells
        if lanes[one.lane_id] == "touchpoints" and one.stage_id in hidden
    ]
    assert told
    assert not [one for one in told if any(letter.isdigit() for letter in one[1] + one[2])]


def test_a_reason_names_no_few(seen, shop):
    first, *rest = seen.cells
    few_said = replace(first, badge="", reason="Too few to say (n = 4).")
    left = leaving(replace(seen, cells=(few_said, *rest)), shop).reading
    assert "4" not in left.cells[0].reason
