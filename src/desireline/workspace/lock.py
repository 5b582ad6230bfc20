"""Who serves a workspace: one process writes the evidence, and the others ask it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from desireline.errors import DesirelineError

LOCK = "workspace.lock"


class WorkspaceBusyError(DesirelineError):
    """Another process serves or changes the workspace."""

    code = "workspace-busy"

    def __init__(self, folder: Path, *, process: int, address: str) -> None:
        where = f"at {address}" if address else "from the command line"
        super().__init__(
            f"The workspace {folder} is in use by process {process} {where}. "
            "Use that one, or stop it and try again."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A running server: its process, address and the token its clients show."""

    process: int
    address: str
    token: str


def read_lock(folder: Path) -> Lock | None:
    """Return the lock of a process that is still running, else None."""
    path = folder / LOCK
    try:
        lock = Lock(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, json.JSONDecodeError, TypeError):
        return None
    return lock if psutil.pid_exists(lock.process) else None


def require_free(folder: Path) -> None:
    """Refuse a workspace that another living process holds.

    Raises:
        WorkspaceBusyError: One does.
    """
    holder = read_lock(folder)
    if holder is not None and holder.process != os.getpid():
        raise WorkspaceBusyError(folder, process=holder.process, address=holder.address)


def take_lock(folder: Path, *, address: str, token: str) -> Lock:
    """Write this process's lock.

    Raises:
        WorkspaceBusyError: Another living process holds it.
    """
    require_free(folder)
    lock = Lock(process=os.getpid(), address=address, token=token)
    path = folder / LOCK
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(asdict(lock)), encoding="utf-8")
    draft.chmod(0o600)
    draft.replace(path)
    return lock


def release_lock(folder: Path) -> None:
    """Remove this process's lock; another's stays."""
    holder = read_lock(folder)
    if holder is not None and holder.process == os.getpid():
        (folder / LOCK).unlink(missing_ok=True)
