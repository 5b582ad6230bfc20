"""A zone told wrongly is asked about after the import, and reading the file anew mends it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desireline.evidence.inspection import Inspection, Receipt
from desireline.workspace.clocks import (
    UnknownClockQuestionError,
    clock_questions,
    settle_clocks,
)
from desireline.workspace.collecting import import_upload, inspect_upload, keep_upload
from desireline.workspace.workspace import Workspace

NOW = int(datetime(2026, 7, 18, tzinfo=UTC).timestamp() * 1000)
FIRST = datetime(2026, 7, 1, 8, tzinfo=UTC)
MOMENTS = [FIRST + timedelta(hours=17 * n, minutes=11 * n) for n in range(14)]
WEB = "time,user,event\n" + "".join(
    f"{at:%Y-%m-%dT%H:%M:%SZ},c{n},checkout\n" for n, at in enumerate(MOMENTS)
)
BERLIN = timedelta(hours=2, seconds=7)
ORDERS = "ordered at,user,event\n" + "".join(
    f"{at + BERLIN:%Y-%m-%d %H:%M:%S},c{n},order\n" for n, at in enumerate(MOMENTS[:12])
)


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace with the visits that every test begins from."""
    folder = tmp_path_factory.mktemp("visited") / "workspace"
    opened = Workspace.open(folder, create=True, clock=lambda: NOW)
    take(opened, "Web.csv", WEB)
    opened.close()
    return folder


@pytest.fixture
def workspace(visited: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(visited, tmp_path / "workspace")
    opened = Workspace.open(tmp_path / "workspace", clock=lambda: NOW)
    yield opened
    opened.close()


def look_at(workspace: Workspace, name: str, text: str) -> tuple[str, Inspection]:
    upload = keep_upload(workspace, name=name, content=io.BytesIO(text.encode()))
    return upload.upload_id, inspect_upload(workspace, upload.upload_id, mapping=None)


def take(workspace: Workspace, name: str, text: str, *, zone: str = "") -> Receipt:
    upload_id, look = look_at(workspace, name, text)
    mapping = replace(look.mapping, time_zone=zone or look.mapping.time_zone, closed=False)
    return import_upload(workspace, upload_id, mapping=mapping)


def test_a_wrong_zone_is_asked_about_and_mended_by_reading_the_file_anew(workspace: Workspace):
    take(workspace, "Orders.csv", ORDERS, zone="UTC")
    [question] = clock_questions(workspace)
    assert question.sentence == (
        "12 of 12 customers in both “Web” and “Orders” are seen in “Orders” exactly 2 h after "
        "“Web”, to within 2 minutes (1 July 2026 to 9 July 2026). Their clocks may disagree; "
        "journeys are split or put in the wrong order by that."
    )
    [remedy] = question.remedies
    assert (remedy.files, remedy.told, remedy.zone) == (
        ("Orders.csv",),
        "UTC",
        "Europe/Berlin",
    )
    _, again = look_at(workspace, "Orders.csv", ORDERS)
    [asked] = again.questions
    assert (asked.id, asked.proposed) == ("time_zone", "Europe/Berlin")
    assert asked.why.startswith("It was answered with UTC before. 12 of 12 customers")
    mended = take(workspace, "Orders.csv", ORDERS, zone="Europe/Berlin")
    assert (mended.updated, mended.inserted) == (12, 0)
    assert clock_questions(workspace) == ()
    assert look_at(workspace, "Orders.csv", ORDERS)[1].questions == ()


def test_a_lag_that_is_real_is_asked_about_once(workspace: Workspace):
    take(workspace, "Orders.csv", ORDERS, zone="UTC")
    [question] = clock_questions(workspace)
    [settled] = settle_clocks(workspace, question.key, settled=True)
    assert settled.settled
    assert look_at(workspace, "Orders.csv", ORDERS)[1].questions == ()
    [anew] = settle_clocks(workspace, question.key, settled=False)
    assert anew == question
    with pytest.raises(UnknownClockQuestionError, match="Nothing is asked"):
        settle_clocks(workspace, "other", settled=True)


def test_the_right_zone_raises_no_question(workspace: Workspace):
    take(workspace, "Orders.csv", ORDERS, zone="Europe/Berlin")
    assert clock_questions(workspace) == ()


def test_clocks_are_compared_once_as_long_as_the_evidence_stands(workspace: Workspace):
    take(workspace, "Orders.csv", ORDERS, zone="UTC")
    [question] = clock_questions(workspace)
    _, known = workspace.studies.of_evidence
    assert clock_questions(workspace) == (question,)
    assert workspace.studies.of_evidence[1] is known
    assert [name[0] for name in known] == ["clocks"]
    take(workspace, "Orders.csv", ORDERS, zone="Europe/Berlin")
    assert clock_questions(workspace) == ()
    assert workspace.studies.of_evidence[1] is not known


OTHER = "ordered at,user,event\n" + "".join(
    f"{at + timedelta(seconds=9):%Y-%m-%d %H:%M:%S},c{n + 100},order\n"
    for n, at in enumerate(MOMENTS[:12])
)


def test_a_file_read_wrongly_is_asked_about_beside_one_of_its_source_read_rightly(
    workspace: Workspace,
):
    visits = "".join(
        f"{at:%Y-%m-%dT%H:%M:%SZ},c{n + 100},checkout\n" for n, at in enumerate(MOMENTS[:12])
    )
    take(workspace, "Web.csv", WEB + visits)
    take(workspace, "Orders 1.csv", OTHER, zone="UTC")
    take(workspace, "Orders 2.csv", ORDERS, zone="UTC")
    [question] = clock_questions(workspace)
    assert "in both “Web” and “Orders 2.csv (Orders)”" in question.sentence
    [remedy] = question.remedies
    assert (remedy.files, remedy.zone, remedy.one_file) == (
        ("Orders 2.csv",),
        "Europe/Berlin",
        True,
    )
    assert look_at(workspace, "Orders 1.csv", OTHER)[1].questions == (), "that one is right"
    _, again = look_at(workspace, "Orders 2.csv", ORDERS)
    assert [(one.id, one.proposed) for one in again.questions] == [("time_zone", "Europe/Berlin")]
    mended = take(workspace, "Orders 2.csv", ORDERS, zone="Europe/Berlin")
    assert (mended.updated, mended.inserted) == (12, 0)
    assert clock_questions(workspace) == ()
    assert look_at(workspace, "Orders 1.csv", OTHER)[1].mapping.time_zone == "UTC"
    [asked] = look_at(workspace, "Orders 3.csv", ORDERS.replace(",c", ",d"))[1].questions
    assert (
        asked.why
        == "Files of “Orders” were read in Europe/Berlin and UTC: which of them holds here?"
    )
