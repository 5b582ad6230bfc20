"""Runs the import child: starts it with limits, waits, and kills it when its time is over."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.refusal import FileRefusedError

PREFIX = "importing-"
SECONDS = 60
BYTES_PER_SECOND = 500_000
PATIENCE = 4
_KILLED, _OUT_OF_TIME = 9, 24
_OUT_OF_MEMORY = late_pattern(
    r"MemoryError|bad_alloc|memory allocation|cannot allocate|out of memory", re.IGNORECASE
)
_UNNEEDED = {"LD_PRELOAD", "PYTHONSTARTUP", "PYTHONINSPECT"}


@contextmanager
def working_folder(parent: Path | None = None) -> Iterator[Path]:
    """Give a folder of our own that is removed afterwards; those of killed imports go too."""
    if parent is not None:
        _remove_leftovers(parent)
    prefix = f"{PREFIX}{os.getpid()}-"
    with tempfile.TemporaryDirectory(
        prefix=prefix, dir=parent, ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


def run_child(  # noqa: PLR0913 - one request, named parts
    path: Path,
    *,
    folder: Path,
    mode: str,
    file_name: str,
    mapping: Mapping | None,
    key: bytes,
    now_ms: int,
    remembered: bool = False,
    orders: dict[str, list[list[str]]] | None = None,
) -> dict[str, Any]:
    """Have the child read a file into ``folder`` and return its answer.

    Raises:
        FileRefusedError: The child refused the file, crashed, or was killed for its limits.
    """
    size = path.stat().st_size if path.exists() else 0
    seconds = SECONDS + size // BYTES_PER_SECOND
    request = {
        "mode": mode,
        "path": str(path.resolve()),
        "file_name": file_name,
        "folder": str(folder),
        "mapping": None if mapping is None else asdict(mapping),
        "key": key.hex(),
        "now_ms": now_ms,
        "remembered": remembered,
        "orders": orders or {},
        "cpu_seconds": seconds,
        "file_bytes": max(1 << 30, 16 * size),
    }
    ended = _run(
        json.dumps(request), folder=folder, seconds=PATIENCE * seconds, file_name=file_name
    )
    answer = folder / "answer.json"
    if ended or not answer.exists():
        if mode == "probe" and not ended:
            return {}
        raise _crashed(file_name, ended, log=_end_of(folder / "child.log"))
    found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    if "refused" in found:
        refused = found["refused"]
        raise FileRefusedError(reason=refused["reason"], sentence=refused["sentence"])
    return found


def active_protections() -> dict[str, bool]:
    """Return which protections hold while a file is read here, by name."""
    with working_folder() as folder:
        run_child(
            folder, folder=folder, mode="probe", file_name="", mapping=None, key=b"", now_ms=0
        )
        found: dict[str, bool] = json.loads((folder / "protections.json").read_text("utf-8"))
    return {**found, "wall clock limit": True, "own folder": True}


def now() -> int:
    """Return the present moment in epoch milliseconds."""
    return time.time_ns() // 1_000_000


def _run(request: str, *, folder: Path, seconds: int, file_name: str) -> int:
    environment = {k: v for k, v in os.environ.items() if k not in _UNNEEDED}
    environment |= {
        "TMPDIR": str(folder),
        "TEMP": str(folder),
        "TMP": str(folder),
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYDANTIC_DISABLE_PLUGINS": "__all__",  # what else is installed has no part in reading
    }
    with (folder / "child.log").open("wb") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "desireline.evidence.child_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=log,
            env=environment,
        )
        try:
            child.communicate(request.encode(), timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise FileRefusedError(
                reason="too-slow",
                sentence=f"Reading {file_name} took more than {seconds} seconds and was stopped. "
                "Split the file, or check that it is what it seems.",
            ) from error
        finally:
            child.kill()
            child.wait()
    return child.returncode


def _crashed(file_name: str, ended: int, *, log: str) -> FileRefusedError:
    reason, how, what = "reader-crashed", f"ended with code {ended}", "Export it again."
    if ended < 0:
        how = f"was killed by signal {-ended}"
    if ended == -_OUT_OF_TIME:
        reason, how, what = "too-slow", "used up its processor time", "Split the file."
    elif _OUT_OF_MEMORY.search(log):
        reason, how, what = "out-of-memory", "needed more memory than it may use", "Split the file."
    elif ended == -_KILLED:
        how += ", most likely for want of memory"
    return FileRefusedError(
        reason=reason,
        sentence=f"{file_name} could not be read: the process reading it {how}. "
        f"Nothing was stored. {what}",
    )


def _end_of(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-4000:] if log.exists() else ""


def _remove_leftovers(parent: Path) -> None:
    for left in parent.glob(f"{PREFIX}*"):
        owner = left.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    if os.name != "posix":
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
