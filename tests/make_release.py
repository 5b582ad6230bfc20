"""Write a workspace as this version writes it, so that every later version is tested on it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from desireline import __version__
from desireline.simulation.small import small_world
from desireline.workspace.demo import import_folder
from desireline.workspace.mapping import map_from_file, record_edit
from desireline.workspace.workspace import Workspace

RELEASES = Path(__file__).parent / "fixtures" / "releases"


def write_release(folder: Path) -> None:
    """Fill ``folder`` with a small workspace: one import, one map, one edit."""
    with tempfile.TemporaryDirectory() as place:
        raw = Path(place)
        small_world(raw, seed=1)
        workspace = Workspace.open(folder, create=True)
        import_folder(workspace, raw, on_receipt=lambda _: None)
        text = (raw / "small.journey.json").read_text(encoding="utf-8")
        map_id = map_from_file(workspace, text)
        record_edit(
            workspace,
            map_id,
            edit={"type": "set-header", "title": "Kept across versions"},
            base_revision=0,
            client="release",
            seq=1,
        )
        workspace.close()


def main() -> None:
    """Write the fixture of the present version."""
    folder = RELEASES / __version__
    shutil.rmtree(folder, ignore_errors=True)
    write_release(folder)
    sys.stdout.write(f"Wrote {folder.relative_to(Path.cwd())}\n")


if __name__ == "__main__":
    main()
