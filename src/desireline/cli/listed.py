"""Every command with where it is written and its line of help; brought in only when it is called.

What most commands need takes seconds to bring in; a list of them, or a mistyped one, needs none.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

COMMANDS = {
    "demo": ("serving.demo", "Import the demo company's raw exports and open its map."),
    "init": ("collecting.init", "Make an empty workspace."),
    "import": (
        "collecting.import_files",
        "Import exports of any channel; every row is accounted for.",
    ),
    "import-map": (
        "checking.import_map",
        "Take over a map kept in a spreadsheet; every sentence of it is assumed.",
    ),
    "discover": (
        "reading.discover",
        "Draw a first map from the paths in the data; everything in it is proposed.",
    ),
    "check": (
        "checking.check",
        "Say which sentences of a map the data confirm, contradict, or could test.",
    ),
    "edit": ("editing.edit", "Make one edit on a map, as docs/reference/edits.md describes them."),
    "undo": ("editing.undo", "Take back the last edit made from the command line."),
    "redo": ("editing.redo", "Make again what was taken back last from the command line."),
    "measure": ("reading.measure", "Print every figure and evidence state of a map."),
    "remarks": (
        "exchanging.remarks",
        "Put the remarks made on an exported page beside their sentences.",
    ),
    "save-template": (
        "exchanging.save_template",
        "Save the shape of a map as a template: stages, moments and lanes, not one word more.",
    ),
    "render": (
        "reading.render",
        "Write a map as slides, A3 print, picture, workbook or self-contained page.",
    ),
    "serve": ("serving.serve", "Serve a workspace to the browser on this machine."),
    "findings": (
        "finding.findings",
        "Print the findings about a map; code 1 while one of them is not accepted as it is.",
    ),
    "actions": ("finding.actions", "Print the action list of a map, the nearest date first."),
    "hypotheses": (
        "finding.hypotheses",
        "Print what a map assumes, stage by stage, and how each sentence will be found out.",
    ),
    "verify": (
        "reading.verify",
        "Recompute hashes and revision chains and recount shown figures from raw rows.",
    ),
    "words": (
        "words.words",
        "Print customers' own words, personal data hidden, with the emotions they name.",
    ),
    "transitions": (
        "engine.transitions",
        "Print which touchpoint follows which in an event file, how often and after how long.",
    ),
    "variants": (
        "engine.variants",
        "Print the distinct sequences of touchpoints in an event file, most frequent first.",
    ),
    "graph": (
        "engine.graph",
        "Print steps, journeys, starts and ends of each touchpoint of an event file.",
    ),
    "funnel": (
        "engine.funnel",
        "Print how many journeys of an event file reach each step, in an order, within a time.",
    ),
    "durations": (
        "engine.durations",
        "Print how long waits and journeys of an event file take, unfinished ones included.",
    ),
    "attribution": (
        "engine.attribution",
        "Print to which touchpoints of an event file the journeys that reach a goal are put down.",
    ),
    "journeys": (
        "engine.journeys",
        "Print the journeys of an event file: start, end, steps, length, open or over.",
    ),
    "follows": (
        "paths.follows",
        "Print what comes after what in the journeys of an event file, at once or later.",
    ),
    "rework": ("paths.rework", "Print what journeys of an event file do more than once."),
    "step-matrix": (
        "paths.step_matrix",
        "Print where the journeys of an event file are at each of their first steps.",
    ),
    "sessions": (
        "paths.sessions",
        "Print the sessions of an event file: pieces of customers' lives between longer silences.",
    ),
    "pattern": (
        "paths.pattern",
        "Print how many journeys of an event file hold a path of touchpoints.",
    ),
    "conversion": (
        "paths.conversion",
        "Print how many of an event file go on from one touchpoint to another.",
    ),
    "retention": (
        "paths.retention",
        "Print how many customers of an event file are seen again after so many days.",
    ),
    "representatives": (
        "estimating.representatives",
        "Print the journeys of an event file that stand for many, or that there is no structure.",
    ),
    "planned-path": (
        "estimating.planned_path",
        "Print how journeys of an event file kept to a planned order of touchpoints.",
    ),
    "sequences": (
        "estimating.sequences",
        "Print the sequences many journeys of an event file pass, anything between their steps.",
    ),
    "influence": (
        "estimating.influence",
        "Print how often a goal follows in an event file with each touchpoint and without it.",
    ),
    "segments": (
        "estimating.segments",
        "Print how often each segment's journeys of an event file reach a goal, beside all others.",
    ),
    "changes": (
        "estimating.changes",
        "Print which touchpoints journeys of an event file pass before a day and from it on.",
    ),
    "handovers": (
        "estimating.handovers",
        "Print where journeys of an event file change channel, device or department, and the wait.",
    ),
    "effort": (
        "estimating.effort",
        "Print how many steps, repeats and changes journeys of an event file take, and how long.",
    ),
    "roles": (
        "estimating.roles",
        "Print which touchpoints of an event file come first, between or last before a goal.",
    ),
    "fall-outs": (
        "estimating.fall_outs",
        "Print what journeys of an event file did next that went no further in a funnel.",
    ),
    "churn": (
        "estimating.churn",
        "Print how many customers of an event file have not been seen for so long.",
    ),
    "next-steps": (
        "estimating.next_steps",
        "Print what comes next after some steps, by what journeys of an event file did before.",
    ),
    "next-steps-score": (
        "estimating.next_steps_score",
        "Print how often foretold next steps come true in the last journeys of an event file.",
    ),
    "lifetime-value": (
        "estimating.lifetime_value",
        "Print how many purchases to expect of the customers of an event file, and their worth.",
    ),
    "trend-break": (
        "estimating.trend_break",
        "Print how often a goal is reached in an event file after a day, beside the trend before.",
    ),
    "before-after": (
        "estimating.before_after",
        "Print the change at a day of journeys of an event file with something, beside all others.",
    ),
    "journey-cuts": (
        "estimating.journey_cuts",
        "Print which silence parts the journeys of an event file best.",
    ),
}


class Listed(TyperGroup):
    """The commands in their order; the one that is called takes the place of its line."""

    def resolve_command(
        self,
        ctx: Any,  # noqa: ANN401 - Typer keeps the type of a context to itself
        args: list[str],
    ) -> tuple[str | None, Any, list[str]]:
        """Bring in the command that is called."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, brought_in(name) if name else listed, rest


def list_commands(app: typer.Typer) -> None:
    """Put every command on the list."""
    for name, (_, line) in COMMANDS.items():
        app.command(name, help=line)(_line)


def brought_in(name: str) -> Any:  # noqa: ANN401 - Typer keeps the type of a command to itself
    """Give a command, ready to be called."""
    module, _, function = COMMANDS[name][0].partition(".")
    written = getattr(import_module(f"desireline.cli.commands.{module}"), function)
    return get_command_from_info(
        CommandInfo(name=name, callback=written),
        pretty_exceptions_short=True,
        rich_markup_mode=None,
    )


def _line() -> None:
    """Stand for a command on the list."""
