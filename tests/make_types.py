"""Write the front end's types of what the server sends; `make types` runs it.

The types come from the server's own OpenAPI description. `tests/web/test_front_end_types.py`
fails where the two differ.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from desireline.web.app import create_app
from desireline.workspace.workspace import Workspace

FRONT_END = Path(__file__).parents[1] / "frontend"
TYPES = FRONT_END / "src" / "map" / "schema.ts"


def described_types() -> str:
    """Give the types as TypeScript, in the server's own words.

    Raises:
        subprocess.CalledProcessError: The front end's packages are not set up (`make web`).
    """
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(Path(folder), create=True)
        described = json.dumps(create_app(workspace, hosts=frozenset()).openapi())
        workspace.close()
    return subprocess.run(
        ["node", "scripts/types.mjs"],
        cwd=FRONT_END,
        input=described,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    ).stdout


if __name__ == "__main__":
    TYPES.write_text(described_types(), encoding="utf-8")
