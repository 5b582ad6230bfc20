"""Ask a bare event file what needs more than counting: what stands for many, what helps."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from desireline.cli.commands.engine import (
    Target,
    Window,
    moment_of,
    of_a_file,
    several,
    span_of,
    values_of,
)
from desireline.measures.event_file import EventFile
from desireline.measures.file_buyers import Worth
from desireline.measures.measured_table import MeasuredTable

Share = Annotated[float, typer.Option(min=0.0, max=1.0, help="Least share of journeys, 0–1.")]
Column = Annotated[str, typer.Option("--by", metavar="COL", help="The column to part by.")]
Moment = Annotated[str, typer.Option("--at", metavar="DAY", help="When it changed (its start).")]


class CountedTime(StrEnum):
    """In what time is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@of_a_file
def representatives(
    events: EventFile,
    *,
    resamples: Annotated[int, typer.Option(min=1, help="Draws that test each again.")] = 100,
    seed: Annotated[int, typer.Option(help="Of the draws.")] = 0,
) -> MeasuredTable:
    """Print the journeys of an event file that stand for many, or that there is no structure."""
    return events.representatives(resamples=resamples, seed=seed)


@of_a_file
def planned_path(
    events: EventFile,
    *,
    plan: Annotated[str, typer.Option(help="visit+,chat|call?,order: ? optional, + repeatable.")],
) -> MeasuredTable:
    """Print how journeys of an event file kept to a planned order of touchpoints."""
    return events.planned_path(several(plan))


@of_a_file
def sequences(
    events: EventFile,
    *,
    least: Share = 0.05,
    shortest: Annotated[int, typer.Option(min=1, help="Touchpoints at least.")] = 2,
    longest: Annotated[int, typer.Option(min=1, help="Touchpoints at most.")] = 4,
    gap: Annotated[str, typer.Option(metavar="SPAN", help="Most time between two.")] = "",
) -> MeasuredTable:
    """Print the sequences many journeys of an event file pass, anything between their steps."""
    return events.sequences(
        least=least, shortest=shortest, longest=longest, gap=span_of(gap) if gap else None
    )


@of_a_file
def influence(
    events: EventFile,
    *,
    target: Target,
    least: Share = 0.02,
    longest: Annotated[int, typer.Option(min=1, help="Touchpoints in a sequence.")] = 1,
) -> MeasuredTable:
    """Print how often a goal follows in an event file with each touchpoint and without it."""
    return events.influence(target, least=least, longest=longest)


@of_a_file
def segments(
    events: EventFile,
    *,
    by: Column,
    target: Target,
    start: Annotated[str, typer.Option("--from", help="Only journeys from this one on.")] = "",
) -> MeasuredTable:
    """Print how often each segment's journeys of an event file reach a goal, beside all others."""
    return events.segments(by, target, start=start or None)


@of_a_file
def changes(events: EventFile, *, at: Moment) -> MeasuredTable:
    """Print which touchpoints journeys of an event file pass before a day and from it on."""
    return events.changes(moment_of(at, end=False))


@of_a_file
def handovers(events: EventFile, *, by: Column) -> MeasuredTable:
    """Print where journeys of an event file change channel, device or department, and the wait."""
    return events.handovers(by)


@of_a_file
def effort(
    events: EventFile,
    *,
    target: Annotated[str, typer.Option("--target", "--goal", help="Part by reaching it.")] = "",
    by: Annotated[
        list[str], typer.Option(metavar="COL", help="Count changes of this column too.")
    ] = [],  # noqa: B006 - never changed
) -> MeasuredTable:
    """Print how many steps, repeats and changes journeys of an event file take, and how long."""
    return events.effort(target or None, by=by)


@of_a_file
def roles(events: EventFile, *, target: Target) -> MeasuredTable:
    """Print which touchpoints of an event file come first, between or last before a goal."""
    return events.roles(target)


@of_a_file
def fall_outs(
    events: EventFile,
    *,
    steps: Annotated[str, typer.Option("--steps", "--stages", help="In order, with commas.")],
    window: Window = "",
) -> MeasuredTable:
    """Print what journeys of an event file did next that went no further in a funnel."""
    return events.fall_outs(several(steps), window=span_of(window) if window else None)


@of_a_file
def churn(
    events: EventFile,
    *,
    after: Annotated[str, typer.Option(metavar="SPAN", help="Silent for so long.")] = "90d",
) -> MeasuredTable:
    """Print how many customers of an event file have not been seen for so long."""
    return events.churn(span_of(after))


@of_a_file
def next_steps(
    events: EventFile,
    *,
    after: Annotated[str, typer.Option(help="Steps so far, with commas; default: each one.")] = "",
) -> MeasuredTable:
    """Print what comes next after some steps, by what journeys of an event file did before."""
    return events.next_steps(several(after))


@of_a_file
def next_steps_score(events: EventFile) -> MeasuredTable:
    """Print how often foretold next steps come true in the last journeys of an event file."""
    return events.next_steps_score()


@of_a_file
def lifetime_value(  # noqa: PLR0913 - each option changes the number
    events: EventFile,
    *,
    purchase: Annotated[str, typer.Option(help="The touchpoint that is a purchase.")],
    ahead: Annotated[int, typer.Option(min=1, help="So many units of time.")] = 26,
    unit: CountedTime = CountedTime.WEEK,
    amount: Annotated[str, typer.Option(metavar="COL", help="The column of amounts.")] = "",
    margin: Annotated[float, typer.Option(help="Share of an amount kept.")] = 1.0,
    discount: Annotated[float, typer.Option(min=0.0, help="Rate a unit of time.")] = 0.0,
) -> MeasuredTable:
    """Print how many purchases to expect of the customers of an event file, and their worth."""
    worth = Worth(column=amount, margin=margin, discount=discount) if amount else None
    return events.lifetime_value(purchase, ahead=ahead, unit=unit.value, worth=worth)


@of_a_file
def trend_break(
    events: EventFile,
    *,
    target: Target,
    at: Moment,
    every: Annotated[str, typer.Option(metavar="SPAN", help="Length of a period.")] = "7d",
) -> MeasuredTable:
    """Print how often a goal is reached in an event file after a day, beside the trend before."""
    return events.trend_break(target, at=moment_of(at, end=False), every=span_of(every))


@of_a_file
def before_after(
    events: EventFile,
    *,
    target: Target,
    at: Moment,
    group: Annotated[
        list[str], typer.Option("--with", metavar="COL=VALUE", help="Journeys that met it.")
    ],
) -> MeasuredTable:
    """Print the change at a day of journeys of an event file with something, beside all others."""
    return events.before_after(target, at=moment_of(at, end=False), having=values_of(group))


@of_a_file
def journey_cuts(events: EventFile) -> MeasuredTable:
    """Print which silence parts the journeys of an event file best."""
    return events.journey_cuts()
