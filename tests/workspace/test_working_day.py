"""The first working day: what is done, what comes next, and what can wait."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.maps.action import Action
from desireline.maps.journey_map import Statement
from desireline.maps.support import Support
from desireline.workspace.acting import add_action
from desireline.workspace.home import home
from desireline.workspace.working_day import is_checked, working_day
from desireline.workspace.workspace import Workspace


@pytest.fixture
def shop(own_shop):
    workspace = own_shop.open()
    yield workspace
    workspace.close()


def states(workspace) -> dict[str, str]:
    return {step.key: step.state for step in working_day(workspace).steps}


def test_an_empty_workspace_begins_with_files(tmp_path) -> None:
    workspace = Workspace.open(tmp_path / "new", create=True)
    day = working_day(workspace)
    workspace.close()
    assert [step.state for step in day.steps] == ["next", *["can wait"] * 6]
    assert (day.map_id, day.done) == ("", 0)


def test_files_without_a_map_lead_to_the_three_questions(shop) -> None:
    shop.documents.delete("small")
    assert states(shop)["files"] == "done"
    assert states(shop)["questions"] == "next"


def test_the_first_step_that_is_open_is_next_and_only_that(shop) -> None:
    found = states(shop)
    assert found["questions"] == "done"
    assert list(found.values()).count("next") == 1
    opened = [key for key, state in found.items() if state != "done"]
    assert found[opened[0]] == "next"


def test_an_action_closes_the_step_of_findings(shop) -> None:
    assert states(shop)["findings"] != "done"
    add_action(shop, Action(id="", map_id="small", text="Show the delivery day first"))
    assert states(shop)["findings"] == "done"


def test_home_tells_the_day_and_the_personas_with_their_share(shop) -> None:
    found = home(shop)
    assert found.day == working_day(shop)
    personas = shop.documents.get("small")[0].personas
    assert [one.name for one in found.personas] == [one.name for one in personas]


def test_sentences_are_checked_by_figures_and_customers_and_not_by_where_they_came_from() -> None:
    own = Support(kind="own statement", note="Map 2024.xlsx, row 4")
    sentence = Statement(id="one", stage_id="need", lane_id="actions", text="Most call.")
    assert not is_checked(replace(sentence, support=(own,)))
    assert is_checked(replace(sentence, support=(own, Support(kind="verbatim", rows=("a",)))))
    assert is_checked(replace(sentence, kept_reason="The shops say so."))
