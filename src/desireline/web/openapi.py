"""Print the OpenAPI description, for the front end's types."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from desireline.web.app import create_app
from desireline.workspace.workspace import Workspace


def main() -> None:
    """Write the description to standard output."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(Path(folder), create=True)
        app = create_app(workspace, hosts=frozenset())
        sys.stdout.write(json.dumps(app.openapi(), indent=1, sort_keys=True) + "\n")
        workspace.close()


if __name__ == "__main__":
    main()
