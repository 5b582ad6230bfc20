"""Make a workspace and bring files in."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from desireline.cli.file_answers import MOST_ROUNDS, answered_mapping, read_answers, said_answers
from desireline.cli.output import clock_lines, err, out, print_json, receipt_lines
from desireline.door import Door, RefusedError, sendable, through_door
from desireline.errors import DesirelineError
from desireline.maps.json_text import plain_json
from desireline.maps.signs import shown

QUESTION = 4
HERE = Path("workspace")


class NoFilesError(DesirelineError):
    """There is nothing to import at the given paths."""

    code = "no-files"

    def __init__(self, paths: list[Path]) -> None:
        names = ", ".join(str(path) for path in paths)
        super().__init__(f"There is no file to import at: {names}.")


class MappingFileError(DesirelineError):
    """The file of mappings is missing, or is none."""

    code = "mapping-file"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be read as one mapping or a list of {{file, mapping}}. "
            "Write one with: desireline import FILES --look --json"
        )


def init(
    workspace: Annotated[Path, typer.Argument(help="The folder to make.")] = HERE,
    name: Annotated[str, typer.Option(help="The company or project it is about.")] = "",
) -> None:
    """Make an empty workspace."""

    async def work(door: Door) -> dict[str, Any]:
        if name:
            await door.call("PUT", "/workspace", json={"name": name})
        return dict(await door.get("/home"))

    made = through_door(workspace, work, create=True)
    out.print(
        f"Workspace “{made['workspace']}” is ready in {workspace}. "
        f"Next: desireline import FILES --workspace {workspace}",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )


def _files(paths: list[Path]) -> list[Path]:
    found = [
        file
        for path in paths
        for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
        if file.is_file() and not file.name.startswith(".")
    ]
    missing = [path for path in paths if not path.exists()]
    if missing or not found:
        raise NoFilesError(missing or paths)
    return found


def _known_mappings(mapping_file: Path | None) -> dict[str, dict[str, Any]]:
    if mapping_file is None:
        return {}
    try:
        entries: Any = plain_json(mapping_file.read_text(encoding="utf-8"))
        if isinstance(entries, dict):
            return {"": entries}
        return {str(entry["file"]): dict(entry["mapping"]) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MappingFileError(mapping_file) from error


async def _one(
    door: Door,
    path: Path,
    known: dict[str, dict[str, Any]],
    given: dict[str, str],
    *,
    look_only: bool,
) -> dict[str, Any]:
    with path.open("rb") as content:
        (upload,) = await door.call(
            "POST", "/uploads", files={"files": (sendable(path.name), content)}
        )
    place = f"/uploads/{upload['upload_id']}"
    try:
        mapping = known.get(path.name) or known.get("")
        look = await door.post(f"{place}/inspect", {"mapping": mapping})
        for _ in range(MOST_ROUNDS):
            if (mapping := answered_mapping(look, given)) is None:
                break
            look = await door.post(f"{place}/inspect", {"mapping": mapping})
        if look["questions"] or look_only:
            await door.call("DELETE", place)
            return dict(look)
        body = {"upload_id": upload["upload_id"], "mapping": look["mapping"]}
        return dict(await door.post("/imports", body))
    except RefusedError as refused:
        with contextlib.suppress(RefusedError):
            await door.call("DELETE", place)
        refused.body["file"] = path.name
        raise


def _print_questions(look: dict[str, Any]) -> None:
    err.print(f"[bold]{escape(look['file_name'])}[/] was not imported: only you can answer this.")
    for question in look["questions"]:
        err.print(f"  ? {question['text']}\n    {question['why']}", highlight=False, markup=False)
        for option in question["options"]:
            err.print(
                f"      {option['label']}: {option['example']}", highlight=False, markup=False
            )
        if said := said_answers(question):
            err.print(f"    Answer with {said}", highlight=False, markup=False, soft_wrap=True)
        err.print(
            f"    Answer in a mapping file: {question['entry']}", highlight=False, markup=False
        )
    err.print("  Write the mapping with --look --json, change it, and pass it with --mapping.")


def import_files(  # noqa: PLR0913 - one an option
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.")],
    workspace: Annotated[Path, typer.Option(help="The workspace folder.")] = HERE,
    mapping: Annotated[
        Path | None,
        typer.Option(help="JSON: one mapping, or a list of {file, mapping}; answers questions."),
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            metavar="QUESTION=VALUE",
            help="Answers a question about every file that asks it: time_zone=Europe/Berlin, "
            "fold=first (of an hour that was there twice), closed=true. May be repeated.",
        ),
    ] = None,
    *,
    look: Annotated[
        bool, typer.Option("--look", help="Show what each column would become; import nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Import exports of any channel; every row is accounted for."""
    files, known, given = _files(paths), _known_mappings(mapping), read_answers(answer or [])
    answers: list[dict[str, Any]] = []
    refused: list[RefusedError] = []
    clocks: list[dict[str, Any]] = []

    async def work(door: Door) -> None:
        with Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=err,
            transient=True,
        ) as progress:
            for path in files:
                task = progress.add_task(f"Reading {escape(shown(path.name))}", total=None)
                try:
                    answers.append(await _one(door, path, known, given, look_only=look))
                except RefusedError as error:
                    refused.append(error)
                progress.remove_task(task)
        if not look and not as_json:
            clocks.extend(await door.get("/clocks"))

    try:
        through_door(workspace, work, create=True)
    finally:
        _show(answers, as_json=as_json, look=look)
        clock_lines(clocks)
    for error in refused[:-1]:
        err.print(f"[red]Refused:[/] {escape(error.sentence)}", highlight=False, soft_wrap=True)
    if refused:
        raise refused[-1]
    if any(answer.get("questions") for answer in answers) and not look:
        raise typer.Exit(QUESTION)


def _show(answers: list[dict[str, Any]], *, as_json: bool, look: bool) -> None:
    if as_json:
        print_json(answers)
        return
    for answer in answers:
        if "import_id" in answer:
            receipt_lines(answer)
        elif look:
            _print_look(answer)
        else:
            _print_questions(answer)


def _print_look(look: dict[str, Any]) -> None:
    out.print(
        f"[bold]{escape(look['file_name'])}[/]  {look['tool']}, {look['rows_read']:,} rows",
        highlight=False,
    )
    if joins := look["joins"]:
        out.print(
            f"  adds to the source “{joins['source_name']}” ({len(joins['files']):,} files, "
            f"{joins['rows']:,} rows so far); for another source give another source_name",
            highlight=False,
            markup=False,
        )
    for warning in look["warnings"]:
        out.print(f"  ! {warning}", highlight=False, markup=False)
    for column in look["columns"]:
        values = ", ".join(column["first_values"][:3])
        out.print(
            f"  {escape(column['column'])}  →  [bold]{column['guess']['meaning']}[/]  "
            f"({escape(column['reason'])})  {escape(values)}",
            highlight=False,
        )
    for question in look["questions"]:
        out.print(f"  ? {question['text']}  [{question['entry']}]", markup=False)
