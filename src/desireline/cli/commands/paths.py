"""Ask about the paths in a bare event file: what follows, what repeats, who goes on and returns."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import typer

from desireline.cli.commands.engine import FunnelAnchor, of_a_file, span_of
from desireline.measures.event_file import EventFile
from desireline.measures.measured_table import MeasuredTable

_HIDDEN = "Customers are not shown; --show-customers does."
Gap = Annotated[str, typer.Option(metavar="SPAN", help="Silence that ends a session.")]


class CaseUnit(StrEnum):
    """What is counted."""

    JOURNEYS = "journeys"
    CUSTOMERS = "customers"
    SESSIONS = "sessions"


class RetentionKind(StrEnum):
    """Which days count as coming back."""

    BRACKET = "bracket"
    N_DAY = "n_day"
    ROLLING = "rolling"


class CohortSpan(StrEnum):
    """By what customers are parted."""

    ALL = "all"
    WEEK = "week"
    MONTH = "month"


@of_a_file
def follows(events: EventFile) -> MeasuredTable:
    """Print what comes after what in the journeys of an event file, at once or later."""
    return events.follows()


@of_a_file
def rework(events: EventFile) -> MeasuredTable:
    """Print what journeys of an event file do more than once."""
    return events.rework()


@of_a_file
def step_matrix(
    events: EventFile, *, first: Annotated[int, typer.Option(min=1, help="So many steps.")] = 10
) -> MeasuredTable:
    """Print where the journeys of an event file are at each of their first steps."""
    return events.step_matrix(first=first)


@of_a_file
def sessions(
    events: EventFile,
    *,
    gap: Gap = "30m",
    show_customers: Annotated[
        bool, typer.Option("--show-customers", help="Print the customers as the file has them.")
    ] = False,
) -> MeasuredTable:
    """Print the sessions of an event file: pieces of customers' lives between longer silences."""
    found = events.sessions(gap=span_of(gap))
    return found if show_customers else found.without("customer", note=_HIDDEN)


@of_a_file
def pattern(
    events: EventFile,
    *,
    steps: Annotated[str, typer.Option("--path", help="cart->.*->order; [^x]* = without x.")],
    count: CaseUnit = CaseUnit.JOURNEYS,
) -> MeasuredTable:
    """Print how many journeys of an event file hold a path of touchpoints."""
    return events.pattern(steps, counted=count.value)


@of_a_file
def conversion(  # noqa: PLR0913 - each option changes the number
    events: EventFile,
    *,
    start: Annotated[str, typer.Option("--from", help="The touchpoint to start from.")],
    end: Annotated[str, typer.Option("--to", help="The touchpoint to reach.")],
    within: Annotated[
        str, typer.Option(help="At most so long after the start (10m), or so many steps (5).")
    ] = "",
    anchor: Annotated[FunnelAnchor, typer.Option(help="Any start, or only the first.")] = (
        FunnelAnchor.ANY
    ),
    count: CaseUnit = CaseUnit.JOURNEYS,
) -> MeasuredTable:
    """Print how many of an event file go on from one touchpoint to another."""
    limit: timedelta | int | None = None
    if within:
        limit = int(within) if within.isdigit() else span_of(within)
    return events.conversion(start, end, within=limit, anchored=anchor.value, counted=count.value)


@of_a_file
def retention(  # noqa: PLR0913 - each option changes the number
    events: EventFile,
    *,
    kind: RetentionKind = RetentionKind.BRACKET,
    every: Annotated[int, typer.Option(min=1, help="Days of a period.")] = 7,
    periods: Annotated[int, typer.Option(min=1, help="So many periods.")] = 8,
    returning: Annotated[str, typer.Option(help="Only steps here count as coming back.")] = "",
    cohort: CohortSpan = CohortSpan.ALL,
) -> MeasuredTable:
    """Print how many customers of an event file are seen again after so many days."""
    return events.retention(
        kind=kind.value,
        every=every,
        periods=periods,
        returning=returning or None,
        cohort=cohort.value,
    )
