# ruff: noqa: S608 - these statements are written here
"""Verify finds what was changed behind our back, in the evidence and in the maps' log."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from desireline.evidence.damage import soundness
from desireline.evidence.seals import changing
from desireline.maps.reading import Filter
from desireline.workspace.mapping import record_edit
from desireline.workspace.measuring import read
from desireline.workspace.verifying import verify


def failed(shop) -> list[str]:
    workspace = shop.open()
    try:
        return [check.what for check in verify(workspace).checks if not check.ok]
    finally:
        workspace.close()


FIRST = "SELECT min(event_id) FROM events"
SECOND = "SELECT min(answer_id) FROM answers"


def test_an_untouched_workspace_is_sound_and_says_what_was_counted(own_shop):
    workspace = own_shop.open()
    try:
        found = verify(workspace)
    finally:
        workspace.close()
    assert found.ok
    said = {check.what: check.found for check in found.checks}
    events = sum(receipt["events"] for receipt in own_shop.receipts)
    assert f"{events:,} events" in said["imported rows match their seals"]
    assert re.match(
        r"\d{2,} figures \(.*\d+ of journeys.*\) recounted from [\d,]+ steps",
        said["figures of map small"],
    )


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE records SET record_hash = 'x' WHERE row_number = 7",
        "DELETE FROM records WHERE row_number = 7",
        f"UPDATE events SET record_id = 999999 WHERE event_id IN ({FIRST})",
        "UPDATE records SET raw = replace(raw, '1', '2') WHERE row_number = 7",
        f"UPDATE events SET name = name || 's' WHERE event_id IN ({FIRST})",
        f"UPDATE events SET attributes = '{{}}' WHERE event_id IN ({FIRST})",
        f"DELETE FROM events WHERE event_id IN ({FIRST})",
        f"UPDATE answers SET score = score + 1 WHERE answer_id IN ({SECOND})",
        f"DELETE FROM answers WHERE answer_id IN ({SECOND})",
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


def test_a_correction_is_no_damage_but_what_was_changed_before_it_stays_found(own_shop):
    workspace = own_shop.open()
    store = workspace.warehouse
    with store.transaction() as writing:
        (record,), *_ = writing.execute("SELECT min(record_id) FROM events")
        with changing(writing, record):
            writing.execute("UPDATE events SET name = 'ours' WHERE record_id = ?", [record])
    assert soundness(store).damage == ()
    with store.transaction() as writing:
        writing.execute("UPDATE events SET name = 'theirs' WHERE record_id = ?", [record])
    with store.transaction() as writing, changing(writing, record):
        writing.execute("UPDATE records SET raw = '{}' WHERE record_id = ?", [record])
    (damage,) = soundness(store).damage
    assert damage.endswith("(events changed)")
    workspace.close()


def test_a_figure_shown_by_a_running_server_is_held_against_the_rows_as_they_are(own_shop):
    workspace = own_shop.open()
    read(workspace, own_shop.map_id, limits=Filter())
    with workspace.warehouse.noting() as writing:
        writing.execute("DELETE FROM events WHERE event_id % 5 = 0")
    checks = {check.what: check for check in verify(workspace).checks}
    workspace.close()
    figures = checks["figures of map small"]
    assert not figures.ok
    assert re.search(r"stage:\w+:\w+: (?:\d+ of )?\d+ = \S+, recounted \d+", figures.found)


def test_a_log_torn_by_a_power_cut_is_named_and_is_no_damage(own_shop):
    (own_shop.folder / "evidence.duckdb.wal.torn-1").write_bytes(b"half an import")
    workspace = own_shop.open()
    try:
        found = verify(workspace)
    finally:
        workspace.close()
    [torn] = [check for check in found.checks if "torn" in check.what]
    assert found.ok
    assert "evidence.duckdb.wal.torn-1" in torn.found
