"""Verify finds what was changed behind our back, in the evidence and in the maps' log."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from desireline.workspace.mapping import record_edit
from desireline.workspace.verifying import verify


def failed(shop) -> list[str]:
    workspace = shop.open()
    try:
        return [check.what for check in verify(workspace).checks if not check.ok]
    finally:
        workspace.close()


def test_an_untouched_workspace_is_sound(small_shop):
    assert failed(small_shop) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE records SET record_hash = 'x' WHERE row_number = 7",
        "DELETE FROM records WHERE row_number = 7",
        "UPDATE events SET record_id = 999999 WHERE event_id IN (SELECT min(event_id) FROM events)",
    ],
)
def test_a_changed_row_of_the_evidence_is_found(own_shop, tampering):
    workspace = own_shop.open()
    with workspace.warehouse.transaction() as writing:
        writing.execute(tampering)
    workspace.documents.delete(own_shop.map_id)  # recounting its figures takes its time
    workspace.close()
    assert any(what.startswith("imported rows") for what in failed(own_shop))


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE revisions SET label = 'Something else' WHERE revision = 1",
        "UPDATE revisions SET actor = 'somebody' WHERE revision = 1",
        "UPDATE revisions SET changes = replace(changes, 'Mine', 'Yours') WHERE revision = 1",
        "DELETE FROM revisions WHERE revision = 1",
    ],
)
def test_a_changed_revision_is_found(own_shop, tampering):
    workspace = own_shop.open()
    for number, title in enumerate(("Mine", "Mine too")):
        what = {"type": "set-header", "title": title}
        place = {"base_revision": number, "client": "me", "seq": number + 1}
        record_edit(workspace, own_shop.map_id, edit=what, **place)
    workspace.close()
    with closing(sqlite3.connect(own_shop.folder / "documents.sqlite")) as log:
        assert log.execute(tampering).rowcount == 1
        log.commit()
    assert failed(own_shop) == ["revision chain of map small"]
