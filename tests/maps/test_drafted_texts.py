"""Texts that a draft wrote from names follow the names until somebody edits them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.maps.claim import Quantity
from desireline.maps.edits.change import apply_changes, in_order, inverse
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.kpis import SetKpi
from desireline.maps.edits.several import Several
from desireline.maps.edits.stages import DescribeStage, MoveStage, RenameStage
from desireline.maps.edits.touchpoints import MoveTouchpoint, RemoveTouchpoint, RenameTouchpoint
from desireline.maps.journey_map import JourneyMap, Kpi, MapHeader, Stage, Touchpoint


def point(name: str, stage: str, order: str = "a0") -> Touchpoint:
    return Touchpoint(id=name.lower(), name=name, stage_id=stage, order=order, channel="web")


def share(stage: str, name: str, order: str) -> Kpi:
    quantity = Quantity(kind="conversion", stage_id=stage)
    return Kpi(id=f"kpi-{stage}", stage_id=stage, name=name, quantity=quantity, order=order)


SCORE = Quantity(kind="nps", touchpoint_id="parcel")
DRAFT = JourneyMap(
    header=MapHeader(id="draft", title="Buying a lamp"),
    stages=(
        Stage(id="explore", name="Explore", order="a0", line="Home, Lamps, Login"),
        Stage(id="buy", name="Buy", order="a1", line="Basket"),
        Stage(id="receive", name="Receive", order="a2", line="Parcel"),
    ),
    touchpoints=(
        *(point("Home, Lamps", "explore"), point("Basket", "buy"), point("Parcel", "receive")),
        point("Login", "explore", "a1"),
    ),
    kpis=(
        share("explore", "Go on to Buy", "a0"),
        share("buy", "Go on to Receive", "a1"),
        Kpi(id="kpi-nps", stage_id="receive", name="NPS, Parcel", quantity=SCORE, order="a2"),
    ),
)


def said(*edits: Edit) -> tuple[list[str], list[str]]:
    """Return the stages' lines and the KPIs' names after edits of the draft."""
    working = in_order(DRAFT)
    for edit in edits:
        changes = edit.changes(working)
        after = apply_changes(working, changes)
        assert apply_changes(after, inverse(working, changes)) == working, "undo takes all back"
        working = after
    return [one.line for one in working.stages], [one.name for one in working.kpis]


LINES = [one.line for one in DRAFT.stages]
NAMES = [one.name for one in DRAFT.kpis]
PLAN = RenameStage(stage_id="buy", name="Kaufen")


@pytest.mark.parametrize(
    ("edits", "lines", "names"),
    [
        pytest.param((PLAN,), LINES, ["Go on to Kaufen", *NAMES[1:]], id="a stage renamed"),
        pytest.param(
            (Several(title="Names", edits=(PLAN,)),),
            LINES,
            ["Go on to Kaufen", *NAMES[1:]],
            id="a stage renamed among other edits",
        ),
        pytest.param(
            (MoveStage(stage_id="receive", before="buy"),),
            [LINES[0], LINES[2], LINES[1]],
            ["Go on to Receive", *NAMES[1:]],
            id="a stage moved: the last one has no next to name",
        ),
        pytest.param(
            (RenameTouchpoint(touchpoint_id="parcel", name="Paket"),),
            [*LINES[:2], "Paket"],
            [*NAMES[:2], "NPS, Paket"],
            id="a touchpoint renamed",
        ),
        pytest.param(
            (MoveTouchpoint(touchpoint_id="login", stage_id="buy"),),
            ["Home, Lamps", "Basket, Login", "Parcel"],
            NAMES,
            id="a touchpoint moved leaves one line and joins the other",
        ),
        pytest.param(
            (RemoveTouchpoint(touchpoint_id="home, lamps"),),
            ["Login", *LINES[1:]],
            NAMES,
            id="a touchpoint removed",
        ),
        pytest.param(
            (
                DescribeStage(stage_id="receive", line="Parcel, at last"),
                SetKpi(kpi_id="kpi-explore", name="Reach the basket"),
                PLAN,
                RenameTouchpoint(touchpoint_id="parcel", name="Paket"),
            ),
            [*LINES[:2], "Parcel, at last"],
            ["Reach the basket", "Go on to Receive", "NPS, Paket"],
            id="what somebody wrote stays",
        ),
    ],
)
def test_a_drafted_text_follows_the_names_it_was_made_of(edits, lines, names) -> None:
    assert said(*edits) == (lines, names)


def test_a_line_nobody_drafted_is_left_empty() -> None:
    bare = replace(DRAFT, stages=tuple(replace(one, line="") for one in DRAFT.stages))
    edit = MoveTouchpoint(touchpoint_id="login", stage_id="buy")
    moved = apply_changes(bare, edit.changes(bare))
    assert [one.line for one in moved.stages] == ["", "", ""]
