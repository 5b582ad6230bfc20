"""A workspace as a Python program holds it: look at a file, add it, draw a map."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pandas as pd

from desireline.door import sendable
from desireline.errors import DesirelineError
from desireline.library.connection import Connection
from desireline.library.maps import Map
from desireline.measures.showing import card


class UnansweredError(DesirelineError):
    """A file leaves a question open that only a person can answer."""

    code = "unanswered"

    def __init__(self, name: str, questions: list[dict[str, Any]]) -> None:
        asked = "".join(
            f"\n- {one['text']} {one['why']} Answer with {one['entry']}=…"
            + "".join(f"\n    {option['value']!r}: {option['label']}" for option in one["options"])
            for one in questions
        )
        super().__init__(f"{name} was not imported: only you can answer this.{asked}")
        self.questions = questions


@dataclass(frozen=True, slots=True)
class Look:
    """What a file would become; nothing is imported. ``columns`` has one row per column."""

    answer: dict[str, Any]

    @property
    def columns(self) -> pd.DataFrame:
        """One row per column: column, meaning, reason, first_values, filled (share, 0-1)."""
        return pd.DataFrame(
            [
                {
                    "column": one["column"],
                    "meaning": one["guess"]["meaning"],
                    "reason": one["reason"],
                    "first_values": ", ".join(one["first_values"][:3]),
                    "filled": one["filled"],
                }
                for one in self.answer["columns"]
            ],
            columns=["column", "meaning", "reason", "first_values", "filled"],
        )

    @property
    def questions(self) -> tuple[str, ...]:
        """What only a person can answer, with the keyword that answers it."""
        return tuple(f"{one['text']} ({one['entry']}=…)" for one in self.answer["questions"])

    def __repr__(self) -> str:
        head = f"{self.answer['file_name']}: {self.answer['rows_read']:,} rows"
        return "\n".join([head, self.columns.to_string(index=False), *self.questions])

    def _repr_html_(self) -> str:
        head = f"{self.answer['file_name']}: {self.answer['rows_read']:,} rows"
        return card(head, self.columns, notes=self.questions)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where every row of a file went: read = the five others together."""

    answer: dict[str, Any]

    @property
    def rows(self) -> dict[str, int]:
        """Rows read, inserted, updated, unchanged, duplicate and rejected."""
        kinds = ("rows_read", "inserted", "updated", "unchanged", "duplicate", "rejected")
        return {kind.removeprefix("rows_"): int(self.answer[kind]) for kind in kinds}

    def __repr__(self) -> str:
        said = ", ".join(f"{many:,} {kind}" for kind, many in self.rows.items())
        return f"{self.answer['file_name']}: {said}"

    def _repr_html_(self) -> str:
        return card(str(self.answer["file_name"]), pd.DataFrame([self.rows]))


def open_workspace(folder: str | Path, *, name: str = "") -> Workspace:
    """Open the workspace in ``folder``, making it where there is none.

    Where a server has it open, everything goes through that server, with the same answers.

    Raises:
        DesirelineError: Another program is changing it, or a newer version wrote it.
    """
    connection = Connection(Path(folder), create=True)
    if name:
        connection.call("PUT", "/workspace", json={"name": name})
    return Workspace(connection)


class Workspace:
    """An open workspace. Close it, or use it in a ``with`` block, to let others in."""

    def __init__(self, connection: Connection) -> None:
        self._door = connection

    def look(
        self, path: str | Path, *, columns: Mapping[str, str] | None = None, **answers: object
    ) -> Look:
        """Say what a file would become; ``columns`` gives columns another meaning.

        Raises:
            RefusedError: The file cannot be read, or an answer does not fit.
        """
        upload, look = self._looked_at(Path(path), columns or {}, answers)
        self._door.call("DELETE", f"/uploads/{upload}")
        return Look(look)

    def add(
        self, path: str | Path, *, columns: Mapping[str, str] | None = None, **answers: object
    ) -> Receipt:
        """Import a file; importing it again changes nothing.

        Args:
            path: A file of any kind the wizard reads.
            columns: Column name → meaning, where the guess is wrong.
            answers: What ``look`` asked, such as ``time_zone="Europe/Berlin"``.

        Raises:
            UnansweredError: A question is open; it names the keyword that answers it.
            RefusedError: The file cannot be read, or an answer does not fit.
        """
        upload, look = self._looked_at(Path(path), columns or {}, answers)
        if look["questions"]:
            self._door.call("DELETE", f"/uploads/{upload}")
            raise UnansweredError(str(look["file_name"]), look["questions"])
        body = {"upload_id": upload, "mapping": look["mapping"]}
        return Receipt(dict(self._door.call("POST", "/imports", json=body)))

    def _looked_at(
        self, path: Path, columns: Mapping[str, str], answers: Mapping[str, object]
    ) -> tuple[str, dict[str, Any]]:
        with path.open("rb") as content:
            (upload,) = self._door.call(
                "POST", "/uploads", files={"files": (sendable(path.name), content)}
            )
        inspect = f"/uploads/{upload['upload_id']}/inspect"
        look = self._door.call("POST", inspect, json={"mapping": None})
        if columns or answers:
            mapping = json.loads(json.dumps(look["mapping"])) | dict(answers)
            for one in mapping["columns"]:
                one["meaning"] = columns.get(one["column"], one["meaning"])
            look = self._door.call("POST", inspect, json={"mapping": mapping})
        return str(upload["upload_id"]), dict(look)

    @property
    def sources(self) -> pd.DataFrame:
        """One row per source: name, reader, channel, rows, events, files, freshness."""
        wanted = ["name", "reader", "channel", "rows", "events", "files", "freshness"]
        return pd.DataFrame(self._door.get("/home")["sources"]).reindex(columns=wanted)

    @property
    def maps(self) -> tuple[Map, ...]:
        """The maps, the one edited last first."""
        return tuple(Map(self._door, str(one["id"])) for one in self._door.get("/maps"))

    def draft(self, title: str) -> Map:
        """Draw a first map from the paths in the data; everything in it is proposed.

        Raises:
            RefusedError: There are no events yet, or they show no path.
        """
        made = self._door.call("POST", "/maps", json={"start": "data", "title": title})
        return Map(self._door, str(made["id"]), notes=tuple(made["warnings"]))

    def map(self, map_id: str) -> Map:
        """Return one map by its id.

        Raises:
            RefusedError: There is no such map.
        """
        self._door.get(f"/maps/{map_id}")
        return Map(self._door, map_id)

    def close(self) -> None:
        """Leave the workspace to others."""
        self._door.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        home = self._door.get("/home")
        sources, maps = len(home["sources"]), len(home["maps"])
        return (
            f"Workspace “{home['workspace']}”: {home['events']:,} events and {home['answers']:,} "
            f"answers from {sources} source{'s' * (sources != 1)}, {maps} map{'s' * (maps != 1)}"
        )
