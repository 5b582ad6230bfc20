"""A program that edits a map until it is killed, and says which edits were acknowledged."""

from __future__ import annotations

import sys
from pathlib import Path

from desireline.documents.store import DocumentStore
from desireline.maps.edits.stages import RenameStage
from desireline.maps.edits.statements import AddStatement

folder, client = Path(sys.argv[1]), sys.argv[2]
with DocumentStore.open(folder) as store:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in range(100_000):
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
        sys.stdout.write(f"{number} {revision.revision} {revision.chain_hash}\n")
        sys.stdout.flush()
