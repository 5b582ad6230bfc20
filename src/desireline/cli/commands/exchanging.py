"""Take back what people wrote on an exported page, and keep the shape of a map for others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from desireline.cli.commands.reading import HERE, JsonOption, MapOption, WorkspaceOption, map_id_of
from desireline.cli.output import out, print_json
from desireline.door import Door, through_door


def remarks(
    file: Annotated[Path, typer.Argument(help="The .remarks.json file an exported page saved.")],
    map_id: MapOption = "",
    workspace: WorkspaceOption = HERE,
    *,
    customers: Annotated[
        bool, typer.Option("--customers", help="Customers wrote them, not our own side.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Put the remarks made on an exported page beside their sentences."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file} cannot be read as text."
        raise typer.BadParameter(message) from error

    async def work(door: Door) -> dict[str, Any]:
        side = "customers" if customers else "own side"
        wanted = await map_id_of(door, map_id)
        return dict(await door.post(f"/maps/{wanted}/remarks", {"text": text, "side": side}))

    answer = through_door(workspace, work)
    if as_json:
        print_json(answer)
        return
    out.print(
        f"{answer['taken']} remarks taken, {answer['already']} were there already, "
        f"{len(answer['changed'])} spoke of a sentence that reads differently now, "
        f"{len(answer['gone'])} of one that is no longer on the map.",
        highlight=False,
    )
    for sentence in (*answer["changed"], *answer["gone"]):
        out.print(f"  not taken: {sentence}", markup=False, highlight=False)


def save_template(
    name: Annotated[str, typer.Argument(help="What to call it; empty = the map's title.")] = "",
    map_id: MapOption = "",
    workspace: WorkspaceOption = HERE,
    *,
    as_json: JsonOption = False,
) -> None:
    """Save the shape of a map as a template: stages, moments and lanes, not one word more."""

    async def work(door: Door) -> dict[str, Any]:
        wanted = await map_id_of(door, map_id)
        return dict(await door.post("/templates", {"map_id": wanted, "name": name}))

    answer = through_door(workspace, work)
    if as_json:
        print_json(answer)
        return
    out.print(f"Saved as the template “{answer['name']}”.", markup=False, highlight=False)
