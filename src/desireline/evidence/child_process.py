"""The import child: reads one file in a process of its own that may be killed at any time.

It takes one request as JSON on standard input, writes its answer into the folder named there
and speaks to nobody else. What reads is imported once its limits hold and what Arrow would
only load to look at is kept away.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
from pathlib import Path

from desireline.errors import DesirelineError

NEW_NETWORK = 0x40000000
NEW_USER = 0x10000000
MEMORY_BYTES = 1536 * 1024 * 1024
# Arrow works without them and says nothing where they are missing; NumPy is a quarter of a start.
_UNNEEDED = ("numpy", "pandas")


def main() -> int:
    """Answer the request on standard input; 0 = answered, also where the file is refused."""
    for name in _UNNEEDED:
        _without(name)
    gc.set_threshold(200_000, 50, 50)  # rows hold no cycles; looking for some costs a tenth
    request = json.loads(sys.stdin.read())
    folder = Path(request["folder"])
    protections = protect(cpu_seconds=request["cpu_seconds"], file_bytes=request["file_bytes"])
    (folder / "protections.json").write_text(json.dumps(protections), encoding="utf-8")
    if request["mode"] == "probe":
        return 0
    from desireline.evidence.child import answer_to, in_users_words  # noqa: PLC0415 - see above

    try:
        answer = answer_to(request, folder)
    except DesirelineError as error:
        answer = {"refused": {"code": error.code, "sentence": in_users_words(error, request)}}
        reason = getattr(error, "reason", error.code)
        answer["refused"]["reason"] = str(reason)
    (folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")
    return 0


def protect(*, cpu_seconds: int, file_bytes: int) -> dict[str, bool]:
    """Give up what a reader never needs; tell which protections hold here."""
    return {
        "own process": True,
        "memory limit": _limit("RLIMIT_AS", MEMORY_BYTES),
        "processor time limit": _limit("RLIMIT_CPU", cpu_seconds),
        "file size limit": _limit("RLIMIT_FSIZE", file_bytes),
        "no core dump": _limit("RLIMIT_CORE", 0),
        "no network": _without_network(),
    }


def _without(name: str) -> None:
    """Have every later import of a package end as where it is not installed."""
    sys.modules.update({name: None})  # type: ignore[dict-item] # as the import system documents


def _limit(name: str, amount: int) -> bool:
    if sys.platform == "win32":
        return False
    import resource  # noqa: PLC0415 - not on every platform

    kind = getattr(resource, name, None)
    if kind is None:
        return False
    try:
        hard = resource.getrlimit(kind)[1]
        wanted = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(kind, (wanted, wanted))
    except (ValueError, OSError):
        return False
    return True


def _without_network() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    try:
        unshare = ctypes.CDLL(None, use_errno=True).unshare
    except (OSError, AttributeError):
        return False
    user = 0 if os.geteuid() == 0 else NEW_USER
    return int(unshare(NEW_NETWORK | user)) == 0


if __name__ == "__main__":
    sys.exit(main())
