"""A program that edits a map, and says after each edit that it is saved.

``writer.py STORE CLIENT [EDITS] [FILE]``: it goes on until it is killed, or for EDITS edits; it
tells standard output, or FILE.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desireline.documents.store import DocumentStore
from desireline.maps.edits.stages import RenameStage
from desireline.maps.edits.statements import AddStatement

folder, client = Path(sys.argv[1]), sys.argv[2]
edits = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
told = Path(sys.argv[4]).open("w") if len(sys.argv) > 4 else sys.stdout  # noqa: SIM115 - until the end
with DocumentStore.open(folder) as store:
    if told is sys.stdout:
        told.write("ready\n")
    told.flush()
    for number in range(edits):
        if number % 2:
            edit = RenameStage(stage_id="buy", name=f"{client}-{number}")
        else:
            edit = AddStatement(
                statement_id=f"{client}-{number}",
                stage_id="buy",
                lane_id="actions",
                text=f"step {number}",
            )
        revision = store.record(
            "m", edit, base_revision=0, client=client, seq=number, actor="ana", at_ms=number
        )
        told.write(f"{number} {revision.revision} {revision.chain_hash}\n")
        told.flush()
