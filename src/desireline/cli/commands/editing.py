"""Change a map from the command line: any edit by its name, undo and redo."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.markup import escape

from desireline.cli.commands.reading import (
    HERE,
    JsonOption,
    MapOption,
    WorkspaceOption,
    map_id_of,
)
from desireline.cli.output import out, print_json
from desireline.door import Door, through_door
from desireline.errors import DesirelineError
from desireline.maps.json_text import plain_json

CLIENT = "command-line"
HIGHEST_NUMBER = 2**62


class EditEntryError(DesirelineError):
    """A property of an edit that cannot be read."""

    code = "edit-entry"


def edit(  # noqa: PLR0913 - one option each
    type_: Annotated[
        str, typer.Argument(metavar="TYPE", help="The edit's name, such as rename-stage.")
    ] = "",
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME=TEXT | NAME:=JSON]...", help="Its properties."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", help="Read the edit from a JSON file.", exists=True, dir_okay=False),
    ] = None,
    map_id: MapOption = "",
    workspace: WorkspaceOption = HERE,
    *,
    as_json: JsonOption = False,
) -> None:
    """Make one edit on a map, as docs/reference/edits.md describes them."""
    wanted = _wanted(type_, values or [], file)

    async def work(door: Door) -> dict[str, Any]:
        named = await map_id_of(door, map_id)
        base = (await door.get(f"/maps/{named}"))["revision"]
        body = {"edit": wanted, "base_revision": base, **_request()}
        return dict(await door.post(f"/maps/{named}/edits", body))

    _tell(through_door(workspace, work), as_json=as_json)


def undo(
    map_id: MapOption = "", workspace: WorkspaceOption = HERE, *, as_json: JsonOption = False
) -> None:
    """Take back the last edit made from the command line."""
    _tell(_step("undo", map_id, workspace), as_json=as_json)


def redo(
    map_id: MapOption = "", workspace: WorkspaceOption = HERE, *, as_json: JsonOption = False
) -> None:
    """Make again what was taken back last from the command line."""
    _tell(_step("redo", map_id, workspace), as_json=as_json)


def _step(verb: Literal["undo", "redo"], map_id: str, workspace: Path) -> dict[str, Any]:
    async def work(door: Door) -> dict[str, Any]:
        named = await map_id_of(door, map_id)
        return dict(await door.post(f"/maps/{named}/{verb}", _request()))

    return through_door(workspace, work)


def _request() -> dict[str, Any]:
    return {"client": CLIENT, "seq": secrets.randbelow(HIGHEST_NUMBER)}


def _wanted(type_: str, values: list[str], file: Path | None) -> dict[str, Any]:
    if file is not None:
        try:
            found = plain_json(file.read_text(encoding="utf-8"))
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            msg = f"{file} is no JSON: {error}. Write one edit, such as {{“type”: …}}."
            raise EditEntryError(msg) from error
        if not isinstance(found, dict):
            msg = f"{file} holds no edit: write one object with a “type”."
            raise EditEntryError(msg)
        return found
    if not type_:
        msg = "Name an edit, such as rename-stage, or give a file with --file."
        raise EditEntryError(msg)
    return {"type": type_, **dict(_value(entry) for entry in values)}


def _value(entry: str) -> tuple[str, Any]:
    name, separator, text = entry.partition("=")
    if not separator or not name.strip(":"):
        msg = f"{entry!r} sets nothing. Write name=text, or name:=JSON for numbers and lists."
        raise EditEntryError(msg)
    if not name.endswith(":"):
        return name, text
    try:
        return name[:-1], plain_json(text)
    except json.JSONDecodeError as error:
        msg = f"{entry!r} holds no JSON after “:=” ({error}). For plain text write name=text."
        raise EditEntryError(msg) from error


def _tell(made: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(made)
        return
    out.print(f"Revision {made['revision']}: {escape(made['label'])}", highlight=False)
    if made["notice"]:
        out.print(f"[yellow]note[/]: {escape(made['notice'])}", highlight=False)
