"""Draw a first map, read figures, make pictures, and check that nothing is damaged."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from desireline.cli.output import duration, out, print_json, share, table
from desireline.door import Door, through_door
from desireline.errors import DesirelineError

HERE = Path("workspace")
FINDING = 1
NEXT_SEEN = {
    "back": "back to {}",
    "again": "a new journey, at {}",
    "outside": "{}, in no journey",
    "other": "other touchpoints",
    "unmapped": "only what the map does not show",
    "nothing": "nothing more seen",
}
KINDS = ("pptx", "pdf", "png", "xlsx", "html", "svg")
MapOption = Annotated[str, typer.Option("--map", help="Map id; default: the one edited last.")]
WorkspaceOption = Annotated[Path, typer.Option(help="The workspace folder.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class NoMapError(DesirelineError):
    """The workspace has no map yet."""

    code = "no-map"

    def __init__(self) -> None:
        super().__init__("This workspace has no map yet. Draw one with: desireline discover")


async def map_id_of(door: Door, wanted: str) -> str:
    """Return the wanted map's id, or that of the one edited last.

    Raises:
        NoMapError: There is none.
    """
    if wanted:
        return wanted
    maps = await door.get("/maps")
    if not maps:
        raise NoMapError
    return str(maps[0]["id"])


def discover(
    title: Annotated[str, typer.Option(help="The map's title, in the customer's words.")] = "",
    workspace: WorkspaceOption = HERE,
    *,
    as_json: JsonOption = False,
) -> None:
    """Draw a first map from the paths in the data; everything in it is proposed."""

    async def work(door: Door) -> dict[str, Any]:
        made = await door.post("/maps", {"start": "data", "title": title})
        return dict(await door.get(f"/maps/{made['id']}")) | {"warnings": made["warnings"]}

    answer = through_door(workspace, work)
    if as_json:
        print_json(answer)
        return
    found = answer["map"]
    out.print(f"[bold]{found['header']['title']}[/]  ({found['header']['id']})", highlight=False)
    for stage in found["stages"]:
        names = [
            point["name"] for point in found["touchpoints"] if point["stage_id"] == stage["id"]
        ]
        out.print(f"  {stage['name']}: {', '.join(names) or 'no touchpoint'}", highlight=False)
    for warning in answer["warnings"]:
        out.print(f"[yellow]note[/]: {warning}", highlight=False)


def _query(period_from: str, period_to: str, persona: str, channel: list[str]) -> dict[str, object]:
    return {"from": period_from, "to": period_to, "persona": persona, "channel": channel}


def measure(  # noqa: PLR0913 - one option each
    map_id: MapOption = "",
    workspace: WorkspaceOption = HERE,
    period_from: Annotated[str, typer.Option("--from", help="First day, ISO.")] = "",
    period_to: Annotated[str, typer.Option("--to", help="Day after the last, ISO.")] = "",
    persona: Annotated[str, typer.Option(help="Persona id.")] = "",
    channel: Annotated[list[str] | None, typer.Option(help="Journeys that touch it.")] = None,
    *,
    fall_outs: Annotated[
        bool, typer.Option("--fall-outs", help="Only what those not seen again did next.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Print every figure and evidence state of a map."""

    async def work(door: Door) -> tuple[dict[str, Any], dict[str, Any]]:
        wanted = await map_id_of(door, map_id)
        query = _query(period_from, period_to, persona, channel or [])
        asked = "fall-outs" if fall_outs else "reading"
        found = await door.get(f"/maps/{wanted}/{asked}", **query)
        return await door.get(f"/maps/{wanted}"), found

    answer, found = through_door(workspace, work)
    if as_json:
        print_json(found)
    elif fall_outs:
        _print_fall_outs(answer["map"], found)
    else:
        _print_reading(answer["map"], found)


def _print_fall_outs(journey_map: dict[str, Any], found: dict[str, Any]) -> None:
    """Print, stage by stage, what those did next who left it and did not go on."""
    stages = {one["id"]: one["name"] for one in journey_map["stages"]}
    points = {one["id"]: one["name"] for one in journey_map["touchpoints"]}
    out.print(found["applied"]["sentence"] or "All journeys.", highlight=False)
    shown = table("", "Stage", "Next seen", "Journeys#", "Of them#", "Share#", "95%#")
    for stage in found["stages"]:
        name, left = stages[stage["stage_id"]], stage["left"]
        if left and not stage["following"]:
            shown.add_row(name, "too few to say", "–", f"{left:,}", "–", "–")
        for way in stage["following"]:
            figure = way["figure"]
            shown.add_row(
                name,
                NEXT_SEEN[way["how"]].format(points.get(way["touchpoint_id"], "")),
                f"{figure['part']:,}",
                f"{figure['n']:,}",
                share(figure["value"]),
                f"{share(figure['low'])} to {share(figure['high'])}",
            )
    out.print(shown)
    out.print("Who is still open has not left yet and is not among them.", highlight=False)


def _print_reading(journey_map: dict[str, Any], reading: dict[str, Any]) -> None:
    names = {stage["id"]: stage["name"] for stage in journey_map["stages"]}
    out.print(f"[bold]{journey_map['header']['title']}[/], as of {reading['as_of']}")
    out.print(reading["applied"]["sentence"] or "All journeys.", highlight=False)
    shown = table(
        "",
        "Stage",
        "Reach#",
        "Enter#",
        "Go on#",
        "Skip#",
        "Open#",
        "Not seen again#",
        "Conversion#",
        "95%#",
        "Typical time#",
    )
    for flow in reading["flows"]:
        conversion = flow["conversion"]
        between = (
            f"{share(conversion['low'])} to {share(conversion['high'])}"
            if conversion["low"] is not None
            else "–"
        )
        counts = [
            _told(flow[part]) for part in ("reach", "enter", "converted", "skipped", "open", "left")
        ]
        if flow["last"]:
            counts = [*counts[:2], "–", "–", counts[4], f"{counts[5]} ended"]
        cells = counts if flow["observed"] else ["not observed", *[""] * 5]
        shown.add_row(
            names[flow["stage_id"]],
            *cells,
            share(conversion["value"]),
            between,
            duration(flow["median_seconds"]["value"]),
        )
    out.print(shown)
    _print_entries(journey_map, reading)
    _print_targets(journey_map, reading)
    if any(one["hidden"] for flow in reading["flows"] for one in (flow["reach"], flow["enter"])):
        out.print("–: none to count, or too few to say.", highlight=False)
    states = reading["states"]
    backed = reading["backed_share"]
    out.print(
        f"{states.get('measured', 0) + states.get('reported', 0)} of {reading['cells_total']} "
        f"cells rest on data ({share(backed)}): "
        + ", ".join(f"{count} {state}" for state, count in states.items() if count),
        highlight=False,
    )
    covered = reading["coverage"]
    events = (
        f"{covered['events']:,} events of these journeys"
        if reading["applied"]["sentence"]
        else f"{covered['events']:,} events: {covered['bound']:,} on the map, "
        f"{covered['set_aside']:,} set aside, {covered['unbound']:,} not yet sorted"
    )
    out.print(
        f"{events}; {covered['journeys']:,} journeys of {covered['customers']:,} customers.",
        highlight=False,
    )


def _print_entries(journey_map: dict[str, Any], reading: dict[str, Any]) -> None:
    """Print where journeys begin, by touchpoint; those where nobody begins are left out."""
    names = {stage["id"]: stage["name"] for stage in journey_map["stages"]}
    points = {one["id"]: one["name"] for one in journey_map["touchpoints"]}
    shown = table("", "Journeys begin", "Stage", "Begin#", "Of journeys#", "Share#", "95%#")
    for one in reading["entries"]:
        figure = one["figure"]
        if not figure["part"] or (one["stage_id"] and not one["touchpoint_id"]):
            continue
        shown.add_row(
            points.get(one["touchpoint_id"], "elsewhere, one or two each"),
            names.get(one["stage_id"], ""),
            f"{figure['part']:,}",
            f"{figure['n']:,}",
            share(figure["value"]),
            f"{share(figure['low'])} to {share(figure['high'])}",
        )
    if shown.row_count:
        out.print(shown)


def _print_targets(journey_map: dict[str, Any], reading: dict[str, Any]) -> None:
    """Print each target action: journeys that reached it, of how many, share, period."""
    if not reading["targets"]:
        return
    shown = table(
        "", "Target action", "Kind", "Reached#", "Of journeys#", "Share#", "95%#", "Period"
    )
    header = journey_map["header"]
    further = {one["id"]: one for one in header["targets"]}
    points = {one["id"]: one["name"] for one in journey_map["touchpoints"]}
    main = {
        "name": " or ".join(points.get(one, one) for one in header["journey"]["target"]),
        "kind": header["journey"]["target_kind"],
        "word": header["journey"]["target_word"],
    }
    for one in reading["targets"]:
        target, figure = further.get(one["target_id"], main), one["figure"]
        told = figure["part"] is not None
        shown.add_row(
            target["name"] + ("" if one["target_id"] else " (main)"),
            target["word"] if target["kind"] == "own" else target["kind"] or "–",
            f"{figure['part']:,}" if told else "–",
            f"{figure['n']:,}",
            share(figure["value"]),
            f"{share(figure['low'])} to {share(figure['high'])}" if told else "–",
            _first_and_last(figure),
        )
    out.print(shown)


def _first_and_last(figure: dict[str, Any]) -> str:
    if not figure["period_from"] or not figure["period_to"]:
        return ""
    last = date.fromisoformat(figure["period_to"][:10]) - timedelta(days=1)
    return f"{figure['period_from'][:10]} to {last.isoformat()}"


def _told(figure: dict[str, Any]) -> str:
    return "–" if figure["value"] is None else f"{figure['value']:,.0f}"


def render(
    file: Annotated[
        Path, typer.Argument(help="Where to write: .pptx, .pdf, .png, .xlsx, .html or .svg.")
    ],
    map_id: MapOption = "",
    workspace: WorkspaceOption = HERE,
    to: Annotated[str, typer.Option("--to", help="The kind, where the file name has none.")] = "",
) -> None:
    """Write a map as slides, A3 print, picture, workbook or self-contained page."""
    kind = (to or file.suffix).lstrip(".").lower()
    if kind not in KINDS:
        message = f"{file} is none of {', '.join(f'.{one}' for one in KINDS)}."
        raise typer.BadParameter(message)
    if not file.absolute().parent.is_dir():
        message = f"There is no folder {file.absolute().parent}."
        raise typer.BadParameter(message)
    kept = file.exists() and file.resolve().is_relative_to(workspace.resolve())
    if kept and file.suffix.lstrip(".").lower() != kind:
        message = f"{file} lies in the workspace and is none of yours. Write elsewhere."
        raise typer.BadParameter(message)

    async def work(door: Door) -> bytes:
        return await door.file(f"/maps/{await map_id_of(door, map_id)}/export.{kind}")

    file.write_bytes(through_door(workspace, work))
    out.print(f"Wrote {file}.", highlight=False)


def verify(workspace: WorkspaceOption = HERE, *, as_json: JsonOption = False) -> None:
    """Recompute hashes and revision chains and recount shown figures from raw rows."""

    async def work(door: Door) -> dict[str, Any]:
        return dict(await door.get("/verify"))

    answer = through_door(workspace, work)
    if as_json:
        print_json(answer)
    else:
        for check in answer["checks"]:
            mark = "[green]ok[/]   " if check["ok"] else "[red]wrong[/]"
            out.print(f"{mark} {check['what']}: {check['found']}", highlight=False)
        for name, active in answer["protections"].items():
            mark = "[green]on[/]   " if active else "[yellow]off[/]  "
            out.print(f"{mark} protection: {name}", highlight=False)
    if not answer["ok"]:
        raise typer.Exit(FINDING)
