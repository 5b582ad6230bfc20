"""A workspace: the folder with a company's evidence and maps, and what time it is."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from desireline.documents.store import DocumentStore
from desireline.errors import DesirelineError
from desireline.evidence.pseudonym import load_key
from desireline.warehouse import Warehouse
from desireline.workspace.kept_texts import KeptTexts
from desireline.workspace.removed_reports import RemovedReports
from desireline.workspace.study_shelf import StudyShelf
from desireline.workspace.turns import Turns

DOCUMENTS = "documents.sqlite"
FACTS = "workspace.json"
UPLOAD_KEPT_MS = 24 * 3_600_000


class NoWorkspaceError(DesirelineError):
    """The folder is not a workspace."""

    code = "no-workspace"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is not a Desireline workspace. Make one with: desireline init {folder}"
        )


def _let_old_uploads_go(folder: Path, *, now: int) -> None:
    """Remove files whose wizard was left: they hold identifiers in clear."""
    for path in folder.iterdir():
        if path.is_file() and now - path.stat().st_mtime_ns // 1_000_000 > UPLOAD_KEPT_MS:
            path.unlink(missing_ok=True)


def now_ms() -> int:
    """Return the present moment, epoch milliseconds UTC."""
    return time.time_ns() // 1_000_000


@dataclass(slots=True, kw_only=True)
class Workspace:
    """The open stores of one folder.

    Attributes:
        clock: Gives the present moment in epoch milliseconds; passed in so that tests fix it.
        studies: Journeys derived lately; use only while holding ``studying``.
    """

    folder: Path
    warehouse: Warehouse
    documents: DocumentStore
    key: bytes
    clock: Callable[[], int] = now_ms
    studies: StudyShelf = field(default_factory=StudyShelf)
    removed_reports: RemovedReports = field(default_factory=RemovedReports)
    studying: Turns = field(default_factory=Turns)
    texts: KeptTexts = field(init=False)

    def __post_init__(self) -> None:
        """Know where the texts of queries are kept."""
        self.texts = KeptTexts(self.folder, self.key)

    @classmethod
    def open(cls, folder: Path, *, create: bool = False, clock: Callable[[], int] = now_ms) -> Self:
        """Open the workspace in ``folder``.

        Raises:
            NoWorkspaceError: There is none and ``create`` is false.
        """
        if not create and not (folder / DOCUMENTS).exists():
            raise NoWorkspaceError(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "uploads").mkdir(exist_ok=True)
        _let_old_uploads_go(folder / "uploads", now=clock())
        found = cls(
            folder=folder,
            warehouse=Warehouse.open(folder),
            documents=DocumentStore.open(folder / DOCUMENTS),
            key=load_key(folder),
            clock=clock,
        )
        found.texts.give(found.warehouse.remembered)
        return found

    @property
    def name(self) -> str:
        """The name people see: the folder's, unless the workspace was given one."""
        path = self.folder / FACTS
        facts = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return str(facts.get("name") or self.folder.resolve().name)

    def rename(self, name: str) -> None:
        """Give the workspace the name people see."""
        draft = (self.folder / FACTS).with_suffix(".draft")
        draft.write_text(json.dumps({"name": name.strip()[:200]}), encoding="utf-8")
        draft.replace(self.folder / FACTS)

    def now(self) -> int:
        """Return the present moment, epoch milliseconds UTC."""
        return self.clock()

    def close(self) -> None:
        """Close both stores."""
        with self.studying:
            self.studies.clear(self.warehouse)
        self.warehouse.close()
        self.documents.close()
