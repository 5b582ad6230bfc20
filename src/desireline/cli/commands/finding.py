"""Print what the evidence says about a map, and what is done about it."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.markup import escape

from desireline.cli.commands.reading import (
    FINDING,
    HERE,
    JsonOption,
    MapOption,
    WorkspaceOption,
    map_id_of,
)
from desireline.cli.output import out, print_json, table
from desireline.door import Door, through_door

MapArgument = Annotated[str, typer.Argument(help="Map id; default: the one edited last.")]


def findings(
    map_id: MapArgument = "",
    map_option: MapOption = "",
    workspace: WorkspaceOption = HERE,
    *,
    as_json: JsonOption = False,
) -> None:
    """Print the findings about a map; code 1 while one of them is not accepted as it is."""

    async def work(door: Door) -> list[dict[str, Any]]:
        wanted = await map_id_of(door, map_id or map_option)
        return list(await door.get(f"/maps/{wanted}/findings"))

    found = through_door(workspace, work)
    if as_json:
        print_json(found)
    else:
        for one in found:
            _print_finding(one)
        if not found:
            out.print("No findings: nothing on this map disagrees with the data.")
    if any(not one["accepted"] for one in found):
        raise typer.Exit(FINDING)


def actions(
    map_id: MapArgument = "",
    map_option: MapOption = "",
    workspace: WorkspaceOption = HERE,
    *,
    as_json: JsonOption = False,
) -> None:
    """Print the action list of a map, the nearest date first."""

    async def work(door: Door) -> list[dict[str, Any]]:
        wanted = await map_id_of(door, map_id or map_option)
        return list(await door.get(f"/maps/{wanted}/actions"))

    decided = through_door(workspace, work)
    if as_json:
        print_json(decided)
        return
    shown = table("", "Due", "State", "Owner", "Action", "Measure")
    for one in decided:
        due = f"{one['due']}, late" if one["late"] else one["due"]
        cells = (due, one["state"], one["owner"] or "no owner", one["text"], one["measure"])
        shown.add_row(*(escape(cell) for cell in cells))
    out.print(shown if decided else "No actions yet.")


def hypotheses(
    map_id: MapArgument = "",
    map_option: MapOption = "",
    workspace: WorkspaceOption = HERE,
    *,
    as_json: JsonOption = False,
) -> None:
    """Print what a map assumes, stage by stage, and how each sentence will be found out."""

    async def work(door: Door) -> dict[str, Any]:
        wanted = await map_id_of(door, map_id or map_option)
        return dict(await door.get(f"/maps/{wanted}/hypotheses"))

    found = through_door(workspace, work)
    if as_json:
        print_json(found)
        return
    shown = table("Stage", "What we believe", "How we will find out", "Who", "Until")
    for one in found["lines"]:
        check = one["check"] or {"how": "no check yet", "owner": "", "due": ""}
        due = f"{check['due']}, late" if one["late"] else check["due"]
        said = one["text"] + (f" ({one['testable']})" if one["testable"] else "")
        shown.add_row(
            *(escape(it) for it in (one["stage"], said, check["how"], check["owner"], due))
        )
    if found["lines"]:
        out.print(shown)
    future = (
        "A map of the future: nobody has walked it yet. " if found["outlook"] == "to-be" else ""
    )
    out.print(
        f"{future}{len(found['lines'])} of {found['statements']} sentences are assumed; "
        f"{found['planned']} have a check, {found['late']} of them late.",
        highlight=False,
    )


def _print_finding(one: dict[str, Any]) -> None:
    concerned = one["concerned"]
    stake = "–" if not concerned or concerned["value"] is None else f"{concerned['value']:,.0f}"
    told = "published" if one["published"] else "private"
    out.print(f"[bold]{stake:>7}[/]  {escape(one['sentence'])}", highlight=False)
    out.print(f"         {escape(one['kind'])}, {told}", highlight=False)
    for line in (one["caution"], one["accepted"] and f"Accepted: {one['accepted']}"):
        if line:
            out.print(f"         {escape(line)}", highlight=False)
    if not one["accepted"]:
        out.print(f"         → {escape(one['next_step'])}", highlight=False)
