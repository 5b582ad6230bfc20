"""Two target actions that nearly the same journeys reached do not both leave the workspace."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desireline.insights.counts_told import counts_told
from desireline.insights.leaving import leaving
from desireline.insights.suppression import FEWEST
from desireline.maps.edits.change import apply_changes
from desireline.maps.edits.targets import AddTarget
from desireline.maps.reading import Filter, TargetReading
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
