"""Two target actions that nearly the same journeys reached do not both leave the workspace."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desireline.insights.counts_told import counts_told
from desireline.insights.leaving import leaving
from desireline.insights.suppression import FEWEST
from desireline.journeys.references import quantity_reference
from desireline.maps.claim import Quantity
from desireline.maps.edits.change import apply_changes
from desireline.maps.edits.targets import AddTarget
from desireline.maps.journey_map import Kpi
from desireline.maps.reading import Filter, KpiReading, TargetReading, WeekPoint
from desireline.workspace.measuring import read_document
from desireline.workspace.workspace import Workspace

RELEASE = Path(__file__).parents[1] / "fixtures" / "releases" / "0.1.0"
TARGETS = {
    "category": ("category",),
    "either": ("category", "support"),
}


@pytest.fixture(scope="module", name="kept")
def _kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("targets") / "workspace"
    shutil.copytree(RELEASE, folder)
    workspace = Workspace.open(folder)
    [entry] = workspace.documents.list()
    journey_map, revision = workspace.documents.get(entry.id)
    for target_id, touchpoints in TARGETS.items():
        edit = AddTarget(
            target_id=target_id, name=target_id, kind="own", word="look", touchpoints=touchpoints
        )
        journey_map = apply_changes(journey_map, edit.changes(journey_map))
    reading = read_document(workspace, journey_map, revision=revision, limits=Filter())
    workspace.close()
    return journey_map, reading


def parts(reading) -> dict[str, int | None]:
    return {one.target_id: one.figure.part for one in reading.targets}


def counted(reading, **given):
    """Return the reading with these counts of its target actions; ``main`` is the main one."""
    given = {"" if name == "main" else name: n for name, n in given.items()}
    return replace(
        reading,
        targets=tuple(
            TargetReading(
                target_id=one.target_id,
                figure=replace(one.figure, part=given.get(one.target_id, one.figure.part)),
            )
            for one in reading.targets
        ),
    )


def test_the_few_between_two_target_actions_of_a_real_log_cannot_be_told(kept):
    journey_map, reading = kept
    assert 0 < parts(reading)["either"] - parts(reading)["category"] < FEWEST
    left = parts(leaving(reading, journey_map).reading)
    assert left["either"] is None or left["category"] is None
    visited = {one.touchpoint_id: one.journeys.n for one in reading.touchpoints}
    assert left["either"] is None, "the touchpoint's own journeys stand beside it"
    assert left["category"] == visited["category"]


def test_of_two_near_each_other_the_smaller_stays_until_none_is_near(kept):
    journey_map, reading = kept
    targets = [replace(one, touchpoints=()) for one in journey_map.header.targets]
    anywhere = replace(journey_map, header=replace(journey_map.header, targets=tuple(targets)))
    near = counted(reading, main=60, category=52, either=57)
    assert parts(leaving(near, anywhere).reading) == {"": 60, "category": None, "either": None}
    apart = counted(reading, main=64, category=53, either=42)
    assert parts(leaving(apart, anywhere).reading) == parts(apart)


def test_every_figure_of_a_target_action_stays_with_it(kept):
    journey_map, reading = kept
    near = counted(reading, main=262, category=270, either=266)
    assert near.goal is not None
    left = leaving(near, journey_map)
    assert "target:" in left.out
    assert left.reading.goal.part is None
    assert left.reading.repurchase.n == 0
    [kpi] = {name for one in near.targets[1:2] for name in counts_told(one.figure)}
    assert kpi == "target:category"


def test_one_of_a_whole_stage_stays_where_the_stage_does(kept):
    journey_map, reading = kept
    main, either, whole = (journey_map.header.journey, *journey_map.header.targets)
    stage = journey_map.stages[-1].id
    inside = tuple(one.id for one in journey_map.touchpoints if one.stage_id == stage)
    targets = (replace(either, touchpoints=()), replace(whole, touchpoints=inside))
    header = replace(journey_map.header, targets=targets, journey=replace(main, target=()))
    reach = reading.flows[-1].reach.n
    same = counted(reading, main=0, category=240, either=reach)
    shown = leaving(same, replace(journey_map, header=header))
    assert parts(shown.reading)["either"] == reach
    near = counted(reading, main=0, category=reach + 4, either=reach)
    assert parts(leaving(near, replace(journey_map, header=header)).reading)["category"] is None
    below = counted(reading, main=0, category=reach - 4, either=reach)
    out = leaving(below, replace(journey_map, header=header)).out
    assert "target:category" in out
    beside = counted(reading, main=reach + 4, category=240, either=reach)
    out = leaving(beside, replace(journey_map, header=header)).out
    assert {"target:either", f"{stage}:reach"} <= out


def test_what_is_left_of_the_whole_does_not_tell_the_few_either(kept):
    journey_map, reading = kept
    whole = counted(reading, category=150, either=195)
    part = counted(reading, category=60, either=100)
    assert parts(leaving(whole, journey_map).reading)["category"] == 150
    left = parts(leaving(part, journey_map, whole=whole).reading)
    assert left["category"] is None or left["either"] is None


def groups_told(reading, journey_map) -> dict[tuple[frozenset[str], frozenset[str]], set[int]]:
    """Return what a reader is told of journeys at any of some touchpoints, through others."""
    header, none = journey_map.header, frozenset()
    stages = {
        stage.id: frozenset(one.id for one in journey_map.touchpoints if one.stage_id == stage.id)
        for stage in journey_map.stages
    }
    told: dict[tuple[frozenset[str], frozenset[str]], set[int]] = {}

    def tell(at, through, number):
        if number:
            told.setdefault((frozenset(at), through), set()).add(number)

    for flow in reading.flows:
        tell(stages[flow.stage_id], none, flow.reach.n)
    for one in reading.touchpoints:
        tell({one.touchpoint_id}, none, one.journeys.n)
    for one in reading.targets:
        target = next((two for two in header.targets if two.id == one.target_id), None)
        at = target.touchpoints if target else header.journey.target
        tell(at, none, one.figure.part)
    for entry in reading.kpis:
        if entry.figure.measure == "goal_rate" and entry.figure.rows:
            [kpi] = [one for one in journey_map.kpis if one.id == entry.kpi_id]
            stage = kpi.quantity.stage_id
            tell(header.journey.target, stages[stage], entry.figure.part)
            tell(stages[stage], none, entry.figure.n)
    return told


def attacked(reading, journey_map) -> list[tuple[int, int]]:
    """Return every two numbers told of which one taken from the other is few and real."""
    told = groups_told(reading, journey_map)

    def inside(one, other):
        (at, through), (wide_at, wide_through) = one, other
        held = not wide_through or at <= wide_through or (through and through <= wide_through)
        return held and (at <= wide_at or (through and through <= wide_at))

    return [
        (more, less)
        for one, small in told.items()
        for other, large in told.items()
        if one != other and inside(one, other)
        for more in large
        for less in small
        if 0 < abs(more - less) < FEWEST
    ]


@pytest.fixture(name="plain")
def _plain(kept):
    """Return a map of one target action alone, at one of its last stage's touchpoints."""
    journey_map, reading = kept
    header = replace(journey_map.header, targets=())
    main = tuple(one for one in reading.targets if not one.target_id)
    return replace(journey_map, header=header), replace(reading, targets=main, kpis=())


def reached(reading, number):
    """Return the reading with this many journeys by the main target action."""
    assert reading.goal is not None
    goal = replace(reading.goal, part=number)
    return replace(reading, goal=goal, targets=(TargetReading(target_id="", figure=goal),))


def home_of(journey_map) -> str:
    """Return the stage in which the main target action stands."""
    place = {one.id: one.stage_id for one in journey_map.touchpoints}
    return place[journey_map.header.journey.target[0]]


def test_the_only_target_action_does_not_tell_the_few_of_its_stage_who_missed_it(plain):
    journey_map, reading = plain
    home = home_of(journey_map)
    reach = next(flow.reach.n for flow in reading.flows if flow.stage_id == home)
    at = {one.touchpoint_id: one.journeys.n for one in reading.touchpoints}
    for gap in (1, 4, 9):
        near = reached(reading, reach - gap)
        near = replace(near, touchpoints=())
        assert attacked(near, journey_map), "before: the difference stands there to be taken"
        left = leaving(near, journey_map).reading
        assert attacked(left, journey_map) == []
    far = replace(reached(reading, reach - FEWEST), touchpoints=())
    assert leaving(far, journey_map).reading.goal.part == reach - FEWEST
    [target] = journey_map.header.journey.target
    same = leaving(reached(reading, at[target]), journey_map)
    assert attacked(same.reading, journey_map) == []


def with_kpi(journey_map, reading, *, stage_id: str, part: int, n: int):
    """Return map and reading with a KPI of the target action among a stage's journeys."""
    quantity = Quantity(kind="goal_rate", stage_id=stage_id)
    kpi = Kpi(id="k", stage_id=stage_id, name="Buys", quantity=quantity)
    assert reading.goal is not None
    figure = replace(
        reading.goal,
        measure="goal_rate",
        n=n,
        part=part,
        value=part / n,
        rows=quantity_reference(quantity),
    )
    week = WeekPoint(week="2026-08-03", value=0.5, n=part)
    entry = KpiReading(
        kpi_id="k", stage_id=stage_id, figure=figure, weeks=(week,), latest=week, target_met=None
    )
    return replace(journey_map, kpis=(kpi,)), replace(reading, kpis=(entry,))


def test_a_target_action_of_a_stages_journeys_does_not_tell_the_few_beside_it(plain):
    journey_map, reading = plain
    first = reading.flows[0]
    assert first.reach.n > 60
    for gap in (1, 5, 9):
        near = reached(reading, 40 + gap)
        some_map, some = with_kpi(
            journey_map, near, stage_id=first.stage_id, part=40, n=first.reach.n
        )
        some = replace(some, touchpoints=())
        assert (40 + gap, 40) in attacked(some, some_map)
        left = leaving(some, some_map).reading
        assert attacked(left, some_map) == []
        hidden = left.kpis[0]
        if hidden.figure.part is None:
            assert all(not week.n for week in (*hidden.weeks, hidden.latest)), "weeks add up to it"
    far_map, far = with_kpi(
        journey_map, reached(reading, 90), stage_id=first.stage_id, part=40, n=first.reach.n
    )
    shown = leaving(replace(far, touchpoints=()), far_map).reading
    assert (shown.kpis[0].figure.part, shown.goal.part) == (40, 90)
