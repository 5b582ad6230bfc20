"""Findings about the demo company: what its process plants is found, and nothing it does not.

Small here; ``DESIRELINE_FULL=1`` runs the whole company, as ``make trust`` does.
"""

from __future__ import annotations

import os
from typing import Any

import pytest

from desireline.maps.finding import Finding
from desireline.maps.reading import Filter
from desireline.workspace.demo import demo_map_text
from desireline.workspace.finding import findings
from desireline.workspace.mapping import map_from_file
from desireline.workspace.measuring import rows

FULL = bool(os.environ.get("DESIRELINE_FULL"))


@pytest.fixture(scope="module", name="company")
def _company(demo_company, filled):
    map_id = map_from_file(filled, demo_map_text())
    return filled, map_id, demo_company.truth, findings(filled, map_id)


def keyed(company: tuple[Any, ...]) -> dict[str, Finding]:
    return {one.key: one for one in company[3]}


def test_every_contradiction_is_one_the_process_planted(company):
    false = {claim["statement_id"] for claim in company[2]["claims"] if not claim["true"]}
    found = {one.statement_id for one in company[3] if one.kind == "contradicted"}
    assert found <= false
    assert len(found) >= (len(false) if FULL else len(false) // 2)


def test_the_journeys_lost_are_those_that_were(company):
    ribbon = {stage["stage"]: stage for stage in company[2]["ribbon"]}
    for stage in ("explore", "compare"):
        one = keyed(company)[f"lost:{stage}"]
        assert (one.figure.n, one.figure.part) == (ribbon[stage]["reach"], ribbon[stage]["left"])
        assert one.still_open.n == ribbon[stage]["open"]
        assert one.concerned.value == ribbon[stage]["left"]


def test_the_planned_calls_returns_and_second_calls_are_found(company):
    found = keyed(company)
    assert {"return:compare:explore", "unplanned:product-reviews"} <= set(found)
    repeated = {one.touchpoint_id for one in company[3] if one.kind == "repeated contacts"}
    assert repeated <= {"help-line"}
    if FULL:
        assert repeated == {"help-line"}
        assert {"unplanned:delivery-line", "unplanned:help-line", "skip:explore:buy"} <= set(found)


def test_what_no_source_shows_is_found_and_nothing_else(company):
    unseen = {one.touchpoint_id for one in company[3] if one.kind == "mapped, never seen"}
    assert unseen == {"friend", "tech-video"}


def test_every_number_opens_to_as_many_rows(company):
    workspace, map_id, _, found = company
    figures = [figure for one in found for figure in (one.concerned, one.figure) if figure]
    assert len(figures) > 10
    for figure in figures:
        opened = rows(workspace, map_id, ref=figure.rows, limits=Filter(), limit=1, offset=0)
        assert opened.total == figure.n, figure
        assert figure.part is None or opened.part_total == figure.part, figure
