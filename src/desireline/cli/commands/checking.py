"""Bring the map people already have, and check the sentences of a map."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from desireline.cli.commands.reading import (
    FINDING,
    HERE,
    JsonOption,
    NoMapError,
    WorkspaceOption,
)
from desireline.cli.output import out, print_json
from desireline.door import Door, sendable, through_door
from desireline.errors import DesirelineError


class LaneEntryError(DesirelineError):
    """A choice of lanes that cannot be read."""

    code = "lane-entry"

    def __init__(self, entry: str) -> None:
        super().__init__(
            f"{entry!r} does not say what a lane is. Write the row and its kind: --lane 7=goals."
        )


def import_map(  # noqa: PLR0913 - one option each
    file: Annotated[Path, typer.Argument(help="The sheet: .xlsx, .csv or .tsv.", exists=True)],
    workspace: WorkspaceOption = HERE,
    title: Annotated[str, typer.Option(help="The map's title; default: the sheet's.")] = "",
    sheet: Annotated[str, typer.Option(help="Sheet of the workbook; default: the first.")] = "",
    rules_from: Annotated[
        str,
        typer.Option(help="Map id to take touchpoints and rules from; “data” draws them."),
    ] = "",
    lane: Annotated[
        list[str] | None, typer.Option(help="What a lane is, by its row: 7=goals.")
    ] = None,
    one_name: Annotated[
        list[str] | None, typer.Option(help="An owner with a comma who is one person: 'Holm, Ida'.")
    ] = None,
    two_names: Annotated[
        list[str] | None, typer.Option(help="Two owners with a comma between: 'Ida, Jon'.")
    ] = None,
    *,
    look: Annotated[
        bool, typer.Option("--look", help="Show how it is read; keep nothing.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Take over a map kept in a spreadsheet; every sentence of it is assumed."""
    lanes = [_lane(entry) for entry in lane or []]

    async def work(door: Door) -> tuple[dict[str, Any], dict[str, Any]]:
        content = file.read_bytes()
        [kept] = await door.call(
            "POST",
            "/uploads",
            files=[("files", (sendable(file.name), content, "application/octet-stream"))],
        )
        try:
            asked = {"upload_id": kept["upload_id"], "sheet": sheet}
            read = dict(await door.post("/old-maps/read", asked))
        finally:
            await door.call("DELETE", f"/uploads/{kept['upload_id']}")
        if look:
            return read, {}
        body = {
            "grid": read["grid"],
            "title": title,
            "file_name": read["file_name"],
            "by_rows": read["old"]["by_rows"],
            "lanes": lanes,
            "source": rules_from,
            "names": [
                *({"text": text, "is_one": True} for text in one_name or []),
                *({"text": text, "is_one": False} for text in two_names or []),
            ],
        }
        return read, dict(await door.post("/old-maps", body))

    read, made = through_door(workspace, work)
    if as_json:
        print_json({"read": read, **made})
        return
    _print_read(read)
    if made:
        for warning in made["warnings"]:
            out.print(f"[yellow]note[/]: {escape(warning)}", highlight=False)
        out.print(f"Made map {made['id']}. Check it with: desireline check {made['id']}")


def check(
    map_id: Annotated[str, typer.Argument(help="Map id; default: the one edited last.")] = "",
    workspace: WorkspaceOption = HERE,
    *,
    figures: Annotated[
        bool,
        typer.Option("--figures", help="For each assumed sentence, the figure that fits best."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Say which sentences of a map the data confirm, contradict, or could test."""

    async def work(door: Door) -> dict[str, Any]:
        wanted = map_id or await _edited_last(door)
        found = dict(await door.get(f"/maps/{wanted}/checks"))
        for one in found["statements"]:
            if figures and one["state"] == "assumed" and one["figures"]:
                path = f"/maps/{wanted}/statements/{one['statement_id']}/proposals"
                one["proposals"] = (await door.get(path))["proposals"]
        return found

    found = through_door(workspace, work)
    if as_json:
        print_json(found)
    else:
        _print_checks(found)
    if found["states"].get("contradicted", 0):
        raise typer.Exit(FINDING)


async def _edited_last(door: Door) -> str:
    maps = await door.get("/maps")
    if not maps:
        raise NoMapError
    return str(maps[0]["id"])


def _print_checks(found: dict[str, Any]) -> None:
    total = len(found["statements"])
    for one in found["statements"]:
        shown = {"contradicted": "red", "measured": "green", "reported": "green"}
        color = shown.get(one["state"], "yellow")
        out.print(f"[{color}]{one['state']:<12}[/] {escape(one['text'])}", highlight=False)
        if one["state"] == "contradicted":
            out.print(f"             {escape(one['reason'])}", highlight=False)
        for proposal in one.get("proposals", ())[:1]:
            said = proposal["trial"]["headline"] or proposal["trial"]["verdict"]["sentence"]
            text = f"{proposal['title']}: {proposal['value']} ({proposal['about']}). {said}"
            out.print(f"             could be tested: {escape(text)}", highlight=False)
    counts = ", ".join(f"{count} {state}" for state, count in found["states"].items())
    out.print(
        f"{found['backed']} of {total} statements rest on data: {counts}. "
        f"{found['with_figure']} assumed ones have a figure that could test them.",
        highlight=False,
    )


def _print_read(read: dict[str, Any]) -> None:
    old = read["old"]
    out.print(
        f"[bold]{escape(old['title'] or read['file_name'])}[/]: {read['statements']} sentences in "
        f"{read['cells']} cells; stages: {escape(', '.join(old['stages']))}",
        highlight=False,
    )
    for lane in old["lanes"]:
        text = f"row {lane['row']}, “{lane['name']}”: {lane['kind']}, because {lane['reason']}"
        out.print(f"  {escape(text)}", highlight=False)
    for line in old["left_over"]:
        out.print(f"  [yellow]left over[/]: {escape(line)}", highlight=False)


def _lane(entry: str) -> dict[str, Any]:
    row, _, kind = entry.partition("=")
    if not row.isdigit() or not kind:
        raise LaneEntryError(entry)
    return {"row": int(row), "kind": kind.strip()}
