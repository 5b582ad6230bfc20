"""A log of process mining comes in like any table: cases are customers, nothing is lost unsaid."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desireline.evidence.refusal import FileRefusedError
from desireline.workspace.collecting import import_upload, inspect_upload, keep_upload
from desireline.workspace.workspace import Workspace

NOW = int(datetime(2026, 3, 9, tzinfo=UTC).timestamp() * 1000)

STARTS_AND_ENDS = (
    "Activities stand in the log with their start and their end (lifecycle:transition): each "
    "counts as an event of its own."
)


def event(name: str, at: str, more: str = "") -> str:
    return (
        f'<event><string key="concept:name" value="{name}"/>'
        f'<date key="time:timestamp" value="{at}"/>{more}</event>'
    )


LOG = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- by hand -->\n'
    '<log xes.version="1.0" xmlns="http://www.xes-standard.org/">'
    '<global scope="event"><string key="concept:name" value="none"/></global>'
    '<trace><string key="concept:name" value="ana"/><string key="segment" value="new"/>'
    + event(
        "ad",
        "2026-03-01T09:00:00.000+01:00",
        '<string key="org:resource" value="Jo Smith"/>'
        '<string key="lifecycle:transition" value="start"/>'
        '<string key="cost"><string key="unit" value="EUR"/></string>',
    )
    + event(
        "ad",
        "2026-03-01T09:00:02+01:00",
        '<string key="lifecycle:transition" value="complete"/>'
        '<list key="basket"><values><string key="item" value="tea"/></values></list>',
    )
    + "</trace>"
    + '<trace><string key="concept:name" value="ben"/>'
    + event("visit", "2026-03-02T10:00:00Z")
    + event("visit", "no time")
    + "</trace></log>"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path / "workspace", create=True, clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_a_log_is_looked_at_and_imported(workspace: Workspace, *, packed: bool):
    content = gzip.compress(LOG.encode()) if packed else LOG.encode()
    name = "log.xes.gz" if packed else "log.xes"
    upload = keep_upload(workspace, name=name, content=io.BytesIO(content))
    look = inspect_upload(workspace, upload.upload_id, mapping=None)
    assert (look.tool, look.rows_read) == ("xes", 4)
    assert {question.id for question in look.questions} <= {"closed"}, (
        "old rows alone are asked about"
    )
    found = {column.column: column.guess.meaning for column in look.columns}
    assert found["case:concept:name"] == "customer"
    assert (found["concept:name"], found["time:timestamp"]) == ("name", "time")
    assert found["org:resource"] == "leave out"
    assert look.warnings == (
        "2 attributes stand inside other attributes: left out.",
        STARTS_AND_ENDS,
    )
    receipt = import_upload(workspace, upload.upload_id, mapping=replace(look.mapping, closed=True))
    assert (receipt.rows_read, receipt.inserted, receipt.rejected) == (4, 3, 1)
    assert receipt.warnings == look.warnings
    events = workspace.warehouse.table("events").order_by("happened_at")
    rows = workspace.warehouse.rows(events.select("name", "happened_at", "attributes"))
    assert [row["name"] for row in rows] == ["ad", "ad", "visit"]
    first = datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert rows[0]["happened_at"] == round(first.timestamp() * 1000)
    assert '"case:segment":"new"' in str(rows[0]["attributes"])
    assert "Smith" not in str(rows)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<log><trace></trace></log>", "holds no event"),
        (LOG.replace("<!-- by hand -->", '<!DOCTYPE log [<!ENTITY a "b">]>'), "document type"),
        (LOG[:-20], "no readable XML"),
    ],
)
def test_a_hostile_or_broken_log_is_refused_in_words(workspace: Workspace, text: str, said: str):
    upload = keep_upload(workspace, name="log.xes", content=io.BytesIO(text.encode()))
    with pytest.raises(FileRefusedError, match=said):
        inspect_upload(workspace, upload.upload_id, mapping=None)
