"""One person's two phones, through the same door as any user's files, drawn as they were lived."""

from __future__ import annotations

import contextlib
import json

import pytest

from desireline.maps.reading import Filter
from desireline.simulation.smartphone import MAP_FILE, smartphone_world
from desireline.workspace.demo import fill_demo
from desireline.workspace.measuring import read
from desireline.workspace.one_customer import one
from desireline.workspace.workspace import Workspace


@pytest.fixture(scope="module", name="lived")
def _lived(tmp_path_factory):
    folder = tmp_path_factory.mktemp("smartphone")
    smartphone_world(folder / "raw")
    map_id = fill_demo(
        folder / "workspace", folder / "raw", on_receipt=lambda _: None, map_file=MAP_FILE
    )
    with contextlib.closing(Workspace.open(folder / "workspace")) as workspace:
        reading = read(workspace, map_id, limits=Filter())
        shown = [one(workspace, map_id, ref="journeys", limits=Filter())]
        shown += [
            one(workspace, map_id, ref=f"journey:{each.journey}", limits=Filter())
            for each in shown[0].journey.rounds
        ]
    return (
        reading,
        [each.journey for each in shown],
        json.loads((folder / "raw" / "truth.json").read_text(encoding="utf-8")),
    )


def test_one_customer_has_two_journeys_and_no_share_is_made_of_them(lived):
    reading, _, truth = lived
    assert (reading.coverage.customers, reading.coverage.journeys) == (1, truth["journeys"])
    assert reading.repurchase.n == truth["repurchase"]["bought"]
    assert reading.repurchase.hidden, "a share of two is no statistic"


def test_the_ribbon_is_the_one_that_was_lived(lived):
    reading, _, truth = lived
    assert [flow.reach.n for flow in reading.flows] == [row["reach"] for row in truth["ribbon"]]


def test_every_touchpoint_was_seen_and_nothing_is_left_over(lived):
    reading, _, _ = lived
    assert len(reading.touchpoints) >= 8
    assert all(one.seen for one in reading.touchpoints)
    assert (reading.coverage.unbound, reading.coverage.outside_journeys) == (0, 0)


def test_the_next_purchase_is_the_customers_second_round(lived):
    _, (typical, first, second), _ = lived
    assert [each.journey for each in typical.rounds] == [first.journey, second.journey]
    assert [each.began for each in typical.rounds] == [first.began, second.began]
    assert first.ended < second.began
    assert first.customer == second.customer
