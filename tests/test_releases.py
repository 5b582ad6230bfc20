"""What every released version wrote is opened, verified and counted by this one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desireline.maps.reading import Filter
from desireline.workspace.home import source_cards
from desireline.workspace.measuring import read
from desireline.workspace.verifying import verify
from desireline.workspace.workspace import Workspace

RELEASES = Path(__file__).parent / "fixtures" / "releases"


@pytest.mark.parametrize("version", sorted(one.name for one in RELEASES.iterdir()))
def test_a_released_workspace_opens_and_is_sound(tmp_path, version):
    folder = tmp_path / "workspace"
    shutil.copytree(RELEASES / version, folder)
    workspace = Workspace.open(folder)
    try:
        [entry] = workspace.documents.list()
        [source] = source_cards(workspace)
        reading = read(workspace, entry.id, limits=Filter())
        checks = verify(workspace).checks
    finally:
        workspace.close()
    assert entry.title == "Kept across versions"
    assert (source.files, source.rejected) == (1, 3)
    assert source.events == source.rows == reading.coverage.events > 1000
    assert reading.journeys.value == reading.coverage.customers == 300
    assert all(check.ok for check in checks), checks
