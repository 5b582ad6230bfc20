"""Take back what people wrote on an exported page."""

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
