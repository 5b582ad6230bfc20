"""The ``desireline`` command. Codes: 0, 1 finding, 2 usage, 3 refused, 4 question, 130 stopped."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from rich.markup import escape
from typer.core import TyperGroup

from desireline import __version__
from desireline.cli.listed import Listed, list_commands
from desireline.cli.output import err
from desireline.errors import DesirelineError

USAGE, REFUSED, QUESTION, STOPPED = 2, 3, 4, 130
MISTYPED = frozenset({"unknown-channel", "unknown-persona", "unreadable-date"})


class Stoppable(TyperGroup):
    """Commands that Ctrl-C stops with a sentence, whatever they are at."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as the class above has it
        """Run a command.

        Raises:
            typer.Exit: The person stopped it.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stopped:
            err.print("Stopped. What was finished before stays; of the rest nothing was kept.")
            raise typer.Exit(STOPPED) from stopped


class Commands(Listed, Stoppable):
    """The commands, brought in when called, and stopped by Ctrl-C."""


app = typer.Typer(
    name="desireline",
    cls=Commands,
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


list_commands(app)


def main() -> None:
    """Run a command; print what a person can act on, never a stack."""
    try:
        app()
    except DesirelineError as error:
        sentence = getattr(error, "sentence", str(error))
        err.print(f"[red]Refused:[/] {escape(sentence)}", highlight=False, soft_wrap=True)
        body: dict[str, Any] = getattr(error, "body", {})  # of what the door refused
        for question in body.get("questions", []):
            err.print(f"  ? {question['text']}\n    answer with: {question['entry']}", markup=False)
        if body and getattr(error, "reason", "") in MISTYPED:
            sys.exit(USAGE)
        sys.exit(QUESTION if body.get("questions") else REFUSED)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        told = f"{where}{error.strerror or error}. Look at the file, its folder and its rights."
        err.print(f"[red]Refused:[/] {escape(told)}", highlight=False, soft_wrap=True)
        sys.exit(REFUSED)
