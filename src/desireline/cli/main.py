"""The ``desireline`` command. Exit codes: 0, 1 finding, 2 usage, 3 refused, 4 question."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.markup import escape

from desireline import __version__
from desireline.cli.commands import (
    checking,
    collecting,
    editing,
    engine,
    exchanging,
    finding,
    paths,
    reading,
    serving,
    words,
)
from desireline.cli.output import err
from desireline.door import RefusedError
from desireline.errors import DesirelineError

USAGE, REFUSED, QUESTION = 2, 3, 4
MISTYPED = frozenset({"unknown-channel", "unknown-persona", "unreadable-date"})

app = typer.Typer(
    name="desireline",
    help="Customer journey maps drawn from the paths customers actually take.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"desireline {__version__}")
        raise typer.Exit


@app.callback()
def about(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda asked: _version(asked=asked),
            is_eager=True,
            help="Print the version and leave.",
        ),
    ] = False,
) -> None:
    """Customer journey maps drawn from the paths customers actually take."""
    del version


app.command("demo")(serving.demo)
app.command("init")(collecting.init)
app.command("import")(collecting.import_files)
app.command("import-map")(checking.import_map)
app.command("discover")(reading.discover)
app.command("check")(checking.check)
app.command("edit")(editing.edit)
app.command("undo")(editing.undo)
app.command("redo")(editing.redo)
app.command("measure")(reading.measure)
app.command("remarks")(exchanging.remarks)
app.command("render")(reading.render)
app.command("serve")(serving.serve)
app.command("findings")(finding.findings)
app.command("actions")(finding.actions)
app.command("hypotheses")(finding.hypotheses)
app.command("verify")(reading.verify)
app.command("words")(words.words)
app.command("transitions")(engine.transitions)
app.command("variants")(engine.variants)
app.command("graph")(engine.graph)
app.command("funnel")(engine.funnel)
app.command("durations")(engine.durations)
app.command("attribution")(engine.attribution)
app.command("journeys")(engine.journeys)
app.command("follows")(paths.follows)
app.command("rework")(paths.rework)
app.command("step-matrix")(paths.step_matrix)
app.command("sessions")(paths.sessions)
app.command("pattern")(paths.pattern)
app.command("conversion")(paths.conversion)
app.command("retention")(paths.retention)


def main() -> None:
    """Run a command; print what a person can act on, never a stack."""
    try:
        app()
    except RefusedError as refused:
        err.print(f"[red]Refused:[/] {escape(refused.sentence)}", highlight=False, soft_wrap=True)
        for question in refused.body.get("questions", []):
            err.print(f"  ? {question['text']}\n    answer with: {question['entry']}", markup=False)
        if refused.reason in MISTYPED:
            sys.exit(USAGE)
        sys.exit(QUESTION if refused.body.get("questions") else REFUSED)
    except DesirelineError as error:
        err.print(f"[red]Refused:[/] {escape(str(error))}", highlight=False, soft_wrap=True)
        sys.exit(REFUSED)
