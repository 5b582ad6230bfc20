"""Fill a workspace with the demo company's exports, through the same door as any user's."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

from desireline.documents.map_file import read_map_file
from desireline.workspace.collecting import MAPPING, import_upload, inspect_upload, keep_upload
from desireline.workspace.mapping import keep_map
from desireline.workspace.workspace import Workspace

DEMO_VERSION = 1
MAIN_MAP = "buying_a_laptop.journey.json"


def demo_map_text(name: str = MAIN_MAP) -> str:
    """Return a demo map's file; it holds wording, claims and rules, and no figure."""
    return (files("desireline.simulation") / "data" / name).read_text(encoding="utf-8")


def import_folder(
    workspace: Workspace, raw: Path, *, on_receipt: Callable[[dict[str, object]], None]
) -> None:
    """Import every export of a simulated folder; its mappings.json answers the questions.

    Raises:
        DesirelineError: A file is refused or a question has no answer.
    """
    mappings = {
        entry["file"]: MAPPING.validate_json(json.dumps(entry["mapping"]))
        for entry in json.loads((raw / "mappings.json").read_text(encoding="utf-8"))
    }
    for path in sorted((raw / "exports").iterdir()):
        with path.open("rb") as content:
            upload = keep_upload(workspace, name=path.name, content=content)
        mapping = mappings.get(path.name)
        if mapping is None:
            mapping = inspect_upload(workspace, upload.upload_id, mapping=None).mapping
        on_receipt(asdict(import_upload(workspace, upload.upload_id, mapping=mapping)))


def fill_demo(
    folder: Path,
    raw: Path,
    *,
    on_receipt: Callable[[dict[str, object]], None],
    name: str = "Brightwire Electronics",
    map_file: str = MAIN_MAP,
) -> str:
    """Make the workspace of an example and return the id of its main map.

    Raises:
        DesirelineError: An export is refused.
    """
    workspace = Workspace.open(folder, create=True)
    try:
        workspace.rename(name)
        import_folder(workspace, raw, on_receipt=on_receipt)
        return keep_map(workspace, read_map_file(demo_map_text(map_file)))
    finally:
        workspace.close()
