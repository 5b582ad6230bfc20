"""A map as a Python program holds it: it draws itself, and gives every figure as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any

import pandas as pd

from desireline.errors import DesirelineError
from desireline.library.connection import Connection

KINDS = ("html", "svg", "pdf", "png", "pptx", "xlsx")
FIGURE_COLUMNS = [
    "where", "measure", "value", "unit", "n", "part", "grain", "low", "high",
    "period_from", "period_to", "definition", "rows",
]  # fmt: skip
TOUCHPOINT_COLUMNS = [
    "touchpoint", "stage", "channel", "owner", "other_channels", "other_owners", "importance",
    "journeys", "steps", "begins", "of_stage", "again", "changes_channel", "changes_device",
    "last_seen", "goes_on_to", "next_share",
]  # fmt: skip
FALL_OUT_COLUMNS = [
    "stage", "next", "touchpoint", "journeys", "left", "share", "low", "high", "rows",
]  # fmt: skip
ENTRY_COLUMNS = ["stage", "touchpoint", "journeys", "of", "share", "low", "high", "rows"]
PAGE = 1000


class UnknownKindError(DesirelineError):
    """A map cannot be written as this kind of file."""

    code = "unknown-kind"

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} names no kind of file a map can be: {', '.join(KINDS)}.")


@dataclass(slots=True)
class Map:
    """One map of an open workspace; every call reads it anew.

    ``notes`` says what the draft could not decide.
    """

    _door: Connection = field(repr=False)
    id: str
    notes: tuple[str, ...] = ()
    _client: str = field(default_factory=lambda: f"python-{token_hex(4)}", repr=False)
    _sequence: int = field(default=0, repr=False)

    @property
    def document(self) -> dict[str, Any]:
        """The map as its file holds it: wording, claims and rules, and no figure."""
        return dict(self._door.get(f"/maps/{self.id}")["map"])

    def reading(self, **limits: object) -> dict[str, Any]:
        """Return everything computed. Limits: ``from``, ``to``, ``persona``, ``channel``.

        Raises:
            RefusedError: A limit names what is not there.
        """
        return dict(self._door.get(f"/maps/{self.id}/reading", **limits))

    def figures(self, **limits: object) -> pd.DataFrame:
        """Return one row per figure: where it stands, value, unit, n, interval, period, rows.

        Shares are 0-1, times seconds, emotions -2 to +2. No value = too few, or nobody.

        Raises:
            RefusedError: A limit names what is not there.
        """
        found = list(_figures(self.reading(**limits), ""))
        return pd.DataFrame(found, columns=FIGURE_COLUMNS)

    def stages(self, **limits: object) -> pd.DataFrame:
        """Return one row per stage: journeys that reach it and what became of them.

        Columns: stage, reach, enter, converted, skipped, open, left (not seen again; in the
        last stage ended), conversion (0-1), median_seconds.

        Raises:
            RefusedError: A limit names what is not there.
        """
        names = {one["id"]: one["name"] for one in self.document["stages"]}
        parts = ["reach", "enter", "converted", "skipped", "open", "left", "conversion"]
        return pd.DataFrame(
            [
                {"stage": names[flow["stage_id"]]}
                | {part: flow[part]["value"] for part in [*parts, "median_seconds"]}
                for flow in self.reading(**limits)["flows"]
            ],
            columns=["stage", *parts, "median_seconds"],
        )

    def touchpoints(self, **limits: object) -> pd.DataFrame:
        """Return one row per touchpoint: who comes, where they go on, and who is lost there.

        Columns: touchpoint, stage, channel and owner (the first of each), other_channels and
        other_owners (those beside), importance, journeys, steps, then shares of 0-1: begins (of
        all journeys), of_stage, again (twice or more), changes_channel, changes_device,
        last_seen; goes_on_to and its share next_share. No value = too few, or nobody.

        Raises:
            RefusedError: A limit names what is not there.
        """
        document = self.document
        stages = {one["id"]: one["name"] for one in document["stages"]}
        known = {one["id"]: one for one in document["touchpoints"]}
        table = self._door.get(f"/maps/{self.id}/touchpoints", **limits)
        found = [_touchpoint(line["row"], known, stages) for line in table["lines"]]
        return pd.DataFrame(found, columns=TOUCHPOINT_COLUMNS)

    def entries(self, **limits: object) -> pd.DataFrame:
        """Return where journeys begin: one row per touchpoint, then one for all others.

        Columns: stage; touchpoint; journeys that begin there; of, all journeys; share (0-1)
        with its interval low and high; rows. The last row, without names, holds the touchpoints
        where one or two begin, whose own number is not told; so the rows sum to all journeys,
        unless all of them together are but one or two, whose number is not told either.

        Raises:
            RefusedError: A limit names what is not there.
        """
        document = self.document
        stages = {one["id"]: one["name"] for one in document["stages"]}
        points = {one["id"]: one["name"] for one in document["touchpoints"]}
        found = [
            [
                stages.get(one["stage_id"], ""), points.get(one["touchpoint_id"], ""),
                figure["part"], figure["n"], figure["value"], figure["low"], figure["high"],
                figure["rows"],
            ]
            for one in self.reading(**limits)["entries"]
            for figure in [one["figure"]]
            if one["touchpoint_id"] or not one["stage_id"]
        ]  # fmt: skip
        return pd.DataFrame(found, columns=ENTRY_COLUMNS)

    def fall_outs(self, **limits: object) -> pd.DataFrame:
        """Return one row per stage and what those not seen in a later one again did next.

        Columns: stage; next (back, again = with a new journey, outside = in none, other,
        unmapped, nothing); touchpoint; journeys; left, which they sum to; share (0-1) with its
        interval low and high; rows. A stage that fewer than five left has no row.

        Raises:
            RefusedError: A limit names what is not there.
        """
        document = self.document
        stages = {one["id"]: one["name"] for one in document["stages"]}
        points = {one["id"]: one["name"] for one in document["touchpoints"]}
        answer = self._door.get(f"/maps/{self.id}/fall-outs", **limits)
        found = [
            [
                stages[stage["stage_id"]], way["how"], points.get(way["touchpoint_id"], ""),
                figure["part"], figure["n"], figure["value"], figure["low"], figure["high"],
                figure["rows"],
            ]
            for stage in answer["stages"]
            for way in stage["following"]
            for figure in [way["figure"]]
        ]  # fmt: skip
        return pd.DataFrame(found, columns=FALL_OUT_COLUMNS)

    def statements(self, **limits: object) -> pd.DataFrame:
        """Return one row per statement: stage, lane, text, state, reason.

        Raises:
            RefusedError: A limit names what is not there.
        """
        states = {one["statement_id"]: one for one in self.reading(**limits)["statements"]}
        return pd.DataFrame(
            [
                {
                    "stage": one["stage_id"],
                    "lane": one["lane_id"],
                    "text": one["text"],
                    "state": states.get(one["id"], {}).get("state", ""),
                    "reason": states.get(one["id"], {}).get("reason", ""),
                }
                for one in self.document["statements"]
            ],
            columns=["stage", "lane", "text", "state", "reason"],
        )

    def findings(self) -> pd.DataFrame:
        """Return one row per finding: kind, sentence, next_step, journeys, published.

        Raises:
            RefusedError: The map is gone.
        """
        wanted = ["kind", "sentence", "next_step", "caution", "published", "key"]
        return pd.DataFrame(self._door.get(f"/maps/{self.id}/findings"), columns=wanted)

    def rows(self, reference: str, **limits: object) -> pd.DataFrame:
        """Return every row behind a figure, by its ``rows``; identifiers stay hidden.

        Raises:
            RefusedError: The reference names nothing.
        """
        found: list[list[object]] = []
        while True:
            page = self._door.get(
                f"/maps/{self.id}/rows", ref=reference, offset=len(found), limit=PAGE, **limits
            )
            found += page["rows"]
            if len(found) >= page["total"] or not page["rows"]:
                columns = [one["label"] for one in page["columns"]]
                return pd.DataFrame(found, columns=columns)

    def edit(self, kind: str, /, **parts: object) -> str:
        """Make a named edit, such as ``edit("rename-stage", stage_id=…, name=…)``.

        Returns what it did, in words. ``docs/reference/edits.md`` lists the edits.

        Raises:
            RefusedError: The edit does not fit the map.
        """
        self._sequence += 1
        revision = self._door.get(f"/maps/{self.id}")["revision"]
        body = {
            "edit": {"type": kind, **parts},
            "base_revision": revision,
            "client": self._client,
            "seq": self._sequence,
        }
        return str(self._door.call("POST", f"/maps/{self.id}/edits", json=body)["label"])

    def undo(self) -> str:
        """Take back this program's last edit and return what it was.

        Raises:
            RefusedError: There is nothing to take back.
        """
        self._sequence += 1
        body = {"client": self._client, "seq": self._sequence}
        return str(self._door.call("POST", f"/maps/{self.id}/undo", json=body)["label"])

    def save(self, path: str | Path) -> Path:
        """Write the map as the kind of file its name says, and return the path.

        Raises:
            UnknownKindError: The name's ending is none of html, svg, pdf, png, pptx and xlsx.
        """
        wanted = Path(path)
        kind = wanted.suffix.lstrip(".").lower()
        if kind not in KINDS:
            raise UnknownKindError(wanted)
        wanted.write_bytes(self._door.file(f"/maps/{self.id}/export.{kind}"))
        return wanted

    def _repr_html_(self) -> str:
        drawing = self._door.file(f"/maps/{self.id}/export.svg").decode("utf-8")
        return f'<div style="max-width:100%;overflow-x:auto">{drawing}</div>'


def _touchpoint(
    row: dict[str, Any], known: dict[str, dict[str, Any]], stages: dict[str, str]
) -> dict[str, object]:
    about = known[row["touchpoint_id"]]
    after = row["following"][0] if row["following"] else None
    following = known[after["touchpoint_id"]]["name"] if after and after["touchpoint_id"] else ""
    return {
        "touchpoint": about["name"],
        "stage": stages[about["stage_id"]],
        "channel": about["channel"],
        "owner": about["owner"],
        "other_channels": tuple(about["other_channels"]),
        "other_owners": tuple(about["other_owners"]),
        "importance": about["importance"],
        **{
            part: row[part]["value"]
            for part in ("journeys", "steps", "begins", "of_stage", "again")
        },
        "changes_channel": row["channel"]["change"]["value"],
        "changes_device": row["device"]["change"]["value"],
        "last_seen": row["last_seen"]["value"],
        "goes_on_to": following,
        "next_share": after["figure"]["value"] if after else None,
    }


def _figures(part: object, where: str) -> Iterator[dict[str, object]]:
    if isinstance(part, dict):
        if "measure" in part and "rows" in part:
            yield {column: part.get(column) for column in FIGURE_COLUMNS} | {"where": where}
            return
        own = str(part.get("stage_id") or part.get("touchpoint_id") or part.get("kpi_id") or "")
        for key, inner in part.items():
            yield from _figures(inner, own or where or key)
    elif isinstance(part, list):
        for inner in part:
            yield from _figures(inner, where)
