"""Print what customers said, in their own words."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.markup import escape

from desireline.cli.commands.reading import HERE, JsonOption, WorkspaceOption
from desireline.cli.output import out, print_json, share
from desireline.door import Door, through_door


def words(  # noqa: PLR0913 - one option each
    map_id: Annotated[str, typer.Argument(metavar="MAP", help="Map id.")],
    workspace: WorkspaceOption = HERE,
    search: Annotated[str, typer.Option(help="Words that must stand in them.")] = "",
    stage: Annotated[str, typer.Option(help="Stage id.")] = "",
    touchpoint: Annotated[str, typer.Option(help="Touchpoint id.")] = "",
    near: Annotated[str, typer.Option(help="Statement id: closest words first.")] = "",
    limit: Annotated[int, typer.Option(help="How many to print.", min=1, max=500)] = 20,
    *,
    as_json: JsonOption = False,
) -> None:
    """Print customers' own words, personal data hidden, with the emotions they name."""

    async def work(door: Door) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        place = {"stage": stage, "touchpoint": touchpoint, "search": search}
        found = await door.get(f"/maps/{map_id}/words", **place, near=near, limit=limit)
        return dict(found), list(await door.get(f"/maps/{map_id}/words/emotions", **place))

    answer, emotions = through_door(workspace, work)
    if as_json:
        print_json(answer | {"emotions": emotions})
        return
    out.print(
        f"[bold]{answer['total']:,} answers in customers' own words[/], "
        f"{answer['distinct']:,} different ones, {answer['unchecked']:,} not looked at yet.",
        highlight=False,
    )
    for quote in answer["quotes"]:
        times = f" · said {quote['times']:,} times" if quote["times"] > 1 else ""
        mark = " · [yellow]not looked at[/]" if quote["unchecked"] else ""
        out.print(f"  “{escape(quote['words'])}”", highlight=False)
        out.print(
            f"    {escape(quote['source'])} · {quote['said_on']}{times}{mark}", highlight=False
        )
    for one in emotions:
        said = f"{one['n']:,} ({share(one['share'])} of {one['of']:,})"
        out.print(f"  {one['word']}: {said}", highlight=False)
    for rate in answer["rates"]:
        asked = f"{rate['asked']:,} asked" if rate["asked"] else "not known how many were asked"
        out.print(
            f"  {escape(rate['source'])}: {rate['answered']:,} answered, {asked}", highlight=False
        )
