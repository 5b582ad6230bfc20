"""The import child: reads one file in a process of its own that may be killed at any time.

It takes one request as JSON on standard input, writes its answer into the folder named there
and speaks to nobody else.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from types import ModuleType

from pydantic import TypeAdapter

from desireline.errors import DesirelineError
from desireline.evidence.batches import BatchWriter
from desireline.evidence.column_mapping import Mapping
from desireline.evidence.inspection import Inspection, Question, RejectGroup
from desireline.evidence.known_orders import Orders, in_order_of_source
from desireline.evidence.looking import (
    all_questions,
    first_look,
    inspect,
    measured,
)
from desireline.evidence.pseudonym import keyed
from desireline.evidence.sheet_grid import grid_of
from desireline.evidence.taking_rows import take_rows
from desireline.evidence.tallying import Tally
from desireline.evidence.times import DAY_MS
from desireline.evidence.unpacking import UNPACKED, unpacked

MAPPING = TypeAdapter(Mapping)
INSPECTION = TypeAdapter(Inspection)
QUESTIONS = TypeAdapter(tuple[Question, ...])
ORDERS: TypeAdapter[Orders] = TypeAdapter(Orders)
GROUPS = TypeAdapter(tuple[RejectGroup, ...])
NEW_NETWORK = 0x40000000
NEW_USER = 0x10000000
MEMORY_BYTES = 1536 * 1024 * 1024
_UNSETTLED = {"day-or-month", "short-year"}
# What of a mapping changes how a row is read, so that the same row under another is another.
_MATTERS = (
    "columns",
    "channel",
    "name",
    "time_zone",
    "fold",
    "identity_only",
    "answers_only",
)


def main() -> int:
    """Answer the request on standard input; 0 = answered, also where the file is refused."""
    _without_pandas()
    gc.set_threshold(200_000, 50, 50)  # rows hold no cycles; looking for some costs a tenth
    request = json.loads(sys.stdin.read())
    folder = Path(request["folder"])
    protections = protect(cpu_seconds=request["cpu_seconds"], file_bytes=request["file_bytes"])
    (folder / "protections.json").write_text(json.dumps(protections), encoding="utf-8")
    if request["mode"] == "probe":
        return 0
    try:
        answer = answer_to(request, folder)
    except DesirelineError as error:
        answer = {"refused": {"code": error.code, "sentence": _in_users_words(error, request)}}
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


def mapping_hash(mapping: Mapping, key: bytes) -> str:
    """Return the hash of what in a mapping changes how a row is read."""
    known = asdict(mapping)
    for column in known["columns"]:
        if column["unit"] in {"", "s"}:  # read as it was before there were units
            del column["unit"]
        del column["second"]  # a question that is open or answered with no changes no row
        for entry in ("event", "channel"):
            if not column[entry]:
                del column[entry]
    return keyed(key, json.dumps([known[name] for name in _MATTERS], sort_keys=True))


def answer_to(request: dict[str, object], folder: Path) -> dict[str, dict[str, object]]:
    """Read the file a request names, without limits, and return the answer.

    Raises:
        FileRefusedError: The file is not taken.
    """
    path = unpacked(Path(str(request["path"])), folder=folder)
    file_name = str(request["file_name"]).removesuffix(".gz")
    key = bytes.fromhex(str(request["key"]))
    given = request["mapping"]
    mapping = MAPPING.validate_json(json.dumps(given)) if given is not None else None
    now_ms = int(str(request["now_ms"]))
    if request["mode"] == "grid":
        return {"grid": grid_of(path, sheet=mapping.sheet if mapping else "")}
    if request["mode"] == "inspect":
        with BatchWriter(folder, key=key, mapping_hash="") as writer:
            found = inspect(
                path,
                file_name=file_name,
                mapping=mapping,
                remembered=bool(request["remembered"]),
                now_ms=now_ms,
                writer=writer,
            )
        return {"inspection": INSPECTION.dump_python(found, mode="json")}
    return _read(
        path,
        folder,
        file_name=file_name,
        mapping=mapping,
        orders=ORDERS.validate_python(request["orders"]),
        key=key,
        now_ms=now_ms,
    )


def _read(  # noqa: PLR0913 - a file, and all that is known of it
    path: Path,
    folder: Path,
    *,
    file_name: str,
    mapping: Mapping | None,
    orders: Orders,
    key: bytes,
    now_ms: int,
) -> dict[str, dict[str, object]]:
    whole = mapping is None or not mapping.columns
    look = first_look(path, file_name=file_name, mapping=mapping, whole=whole)
    if look.questions and not whole:
        look = first_look(path, file_name=file_name, mapping=mapping, whole=True)
    if look.questions:
        return {"questions": {"open": QUESTIONS.dump_python(look.questions, mode="json")}}
    tally = Tally()
    told = in_order_of_source(look.mapping, orders)
    known = mapping_hash(told, key)
    with BatchWriter(folder, key=key, mapping_hash=known) as writer:
        take_rows(path, told, tally=tally, writer=writer, latest_ms=now_ms + DAY_MS)
    if _UNSETTLED & set(tally.refused) and not whole:
        settled = first_look(path, file_name=file_name, mapping=mapping, whole=True)
        if settled.questions or settled.mapping != look.mapping:
            return _read(
                path,
                folder,
                file_name=file_name,
                mapping=settled.mapping,
                orders=orders,
                key=key,
                now_ms=now_ms,
            )
    asked = all_questions(look, tally, now_ms=now_ms)
    if asked:
        return {"questions": {"open": QUESTIONS.dump_python(asked, mode="json")}}
    size, digest = measured(path)
    return {
        "read": {
            "mapping": MAPPING.dump_python(told, mode="json"),
            "mapping_hash": known,
            "rows": tally.rows,
            "byte_count": size,
            "sha256": digest,
            "rejects": GROUPS.dump_python(tally.reject_groups(), mode="json"),
            "warnings": [*look.warnings, *tally.second_moments()],
        }
    }


def _in_users_words(error: DesirelineError, request: dict[str, object]) -> str:
    """Return an error's sentence with the name the user knows the file by."""
    own, known = Path(str(request["path"])).name, str(request["file_name"])
    sentence = str(error).replace(own, known)
    return (
        known + sentence.removeprefix(UNPACKED) if sentence.startswith(f"{UNPACKED} ") else sentence
    )


def _without_pandas() -> None:
    """Keep Arrow from loading pandas, which it does only to ask whether a list is a series."""
    absent = ModuleType("pandas")
    absent.__dict__["__version__"] = "0.0.0"
    sys.modules.setdefault("pandas", absent)


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
