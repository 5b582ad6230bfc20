"""What the import child does with one request: it reads a file and leaves rows and an answer."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

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
            "warnings": [
                *look.warnings,
                *tally.second_moments(),
                *tally.said_of_none(),
                *writer.said_of_writings(),
            ],
        }
    }


def in_users_words(error: DesirelineError, request: dict[str, object]) -> str:
    """Return an error's sentence with the name the user knows the file by."""
    own, known = Path(str(request["path"])).name, str(request["file_name"])
    sentence = str(error).replace(own, known)
    return (
        known + sentence.removeprefix(UNPACKED) if sentence.startswith(f"{UNPACKED} ") else sentence
    )
