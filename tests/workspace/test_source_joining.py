"""A file with the columns of a known source adds to it plainly, or is asked about."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from desireline.evidence.inspection import Inspection
from desireline.evidence.questions import QuestionsOpenError
from desireline.workspace.collecting import keep_upload
from desireline.workspace.taking_in import look_at, take_in
from desireline.workspace.workspace import Workspace

HEADER = "customer,event,time\n"


@pytest.fixture(name="empty")
def _empty(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(tmp_path / "workspace", create=True, clock=lambda: 1_795_300_000_000)
    yield workspace
    workspace.close()


def looked(workspace: Workspace, name: str, *, day: int) -> tuple[str, Inspection]:
    content = f"{HEADER}c1,Call,2026-11-{day:02d}T10:00:00Z\n"
    upload = keep_upload(workspace, name=name, content=io.BytesIO(content.encode())).upload_id
    return upload, look_at(workspace, upload, mapping=None)


def taken(workspace: Workspace, name: str, *, day: int) -> str:
    upload, look = looked(workspace, name, day=day)
    return take_in(workspace, upload, mapping=look.mapping).source_name


def test_another_shops_file_is_asked_about_and_both_answers_hold(empty: Workspace):
    assert taken(empty, "calls_berlin_2026-10.csv", day=1) == "calls berlin"
    upload, look = looked(empty, "calls_hamburg_2026-10.csv", day=2)
    (question,) = look.questions
    assert question.text == "Does calls_hamburg_2026-10.csv belong to the source “calls berlin”?"
    assert "calls_berlin_2026-10.csv" in question.why
    with pytest.raises(QuestionsOpenError):
        take_in(empty, upload, mapping=look.mapping)
    same, other = (option.mapping for option in question.options)
    assert (same.source_name, other.source_name) == ("calls berlin", "calls hamburg")
    for mapping in (same, other):
        assert look_at(empty, upload, mapping=mapping).questions == ()
    assert take_in(empty, upload, mapping=other).source_name == "calls hamburg"


@pytest.mark.parametrize(
    "name",
    ["calls_berlin_2026-11.csv", "Calls Berlin November (2).csv", "berlin-calls-export-KW45.csv"],
)
def test_the_next_export_of_a_source_adds_to_it_and_the_look_says_so(empty: Workspace, name: str):
    taken(empty, "calls_berlin_oktober.csv", day=1)
    upload, look = looked(empty, name, day=2)
    assert look.questions == ()
    assert look.joins is not None
    assert (look.joins.source_name, look.joins.rows) == ("calls berlin oktober", 1)
    assert look.joins.files == ("calls_berlin_oktober.csv",)
    assert take_in(empty, upload, mapping=look.mapping).source_name == "calls berlin oktober"


def test_a_source_of_the_same_name_can_still_be_another(empty: Workspace):
    taken(empty, "calls.csv", day=1)
    _, look = looked(empty, "calls.csv", day=2)
    assert look.joins is not None
    assert look.joins.another == "calls 2"


def test_a_new_source_joins_none(empty: Workspace):
    _, look = looked(empty, "calls.csv", day=1)
    assert look.joins is None
