"""Ask the journey engine about a bare event file, without a workspace."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, get_type_hints

import typer
from rich.markup import escape

from desireline.cli.answering import plain, print_answer
from desireline.cli.commands.reading import JsonOption
from desireline.cli.output import err, print_json
from desireline.errors import DesirelineError
from desireline.measures.event_file import EventFile, read_events
from desireline.measures.measured_table import MeasuredTable

USAGE, REFUSED, QUESTION = 2, 3, 4
_CODES = dict.fromkeys(("column-unclear", "time-unclear"), QUESTION) | dict.fromkeys(
    (
        *("no-such-column", "no-such-zone", "no-such-touchpoint", "funnel-steps", "no-journeys"),
        *("pattern-unclear", "column-not-kept", "no-such-value", "no-such-figure"),
        *("sequence-limits", "planned-path"),
    ),
    USAGE,
)
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])")
_LONGEST = timedelta(days=36_525)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([MG])I?B?")
_BYTES = {"M": 1_000_000, "G": 1_000_000_000}
_LEAST_MEGABYTES = 50
_HIDDEN = "Customers are not shown; --show-customers does."


class FileFormat(StrEnum):
    """How a file of events is written."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    XES = "xes"


class FunnelOrder(StrEnum):
    """In which order the steps of a funnel count."""

    EVENTUAL = "eventual"
    STRICT = "strict"
    ROWS = "rows"
    DIRECT = "direct"
    UNBROKEN = "unbroken"
    ONCE = "once"
    ANY = "any"


class CountedUnit(StrEnum):
    """What a funnel counts."""

    JOURNEYS = "journeys"
    CUSTOMERS = "customers"
    SESSIONS = "sessions"
    OCCURRENCES = "occurrences"


class FunnelAnchor(StrEnum):
    """Which starts of a funnel are tried."""

    ANY = "any"
    FIRST = "first"


class CreditRule(StrEnum):
    """How conversions are shared out."""

    MARKOV = "markov"
    SHAPLEY = "shapley"
    FIRST = "first"
    LAST = "last"
    LINEAR = "linear"
    POSITION = "position"


def span_of(text: str) -> timedelta:
    """Read a length of time as people type it: 90d, 12h, 30m, 45s, 2w."""
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None or float(found[1]) == 0:
        message = f"'{text}' is no length of time. Write 90d, 12h, 30m, 45s or 2w."
        raise typer.BadParameter(message)
    try:
        span = timedelta(**{_UNITS[found[2]]: float(found[1])})
    except OverflowError:
        span = timedelta.max
    if span > _LONGEST:
        message = f"'{text}' is longer than a hundred years. Write 90d, 12h, 30m, 45s or 2w."
        raise typer.BadParameter(message)
    return span


def size_of(text: str) -> int:
    """Read a size of memory as people type it: 500MB, 4GB."""
    found = _SIZE.fullmatch(text.strip().upper())
    size = 0 if found is None else int(float(found[1]) * _BYTES[found[2]])
    if size < _BYTES["M"] * _LEAST_MEGABYTES:
        message = (
            f"'{text}' is no memory to work in. Write 500MB or 4GB; {_LEAST_MEGABYTES}MB at least."
        )
        raise typer.BadParameter(message)
    return size


def several(text: str) -> list[str]:
    """Read names parted by commas."""
    return [one.strip() for one in text.split(",") if one.strip()]


def moment_of(text: str, *, end: bool = True) -> datetime:
    """Read a day or a moment as people type it; a day means its end, or its beginning."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"'{text}' is no day. Write 2026-03-31 or 2026-03-31T18:00:00+00:00."
        raise typer.BadParameter(message) from error
    if end and len(text) == len("2026-03-31"):
        found += timedelta(days=1, microseconds=-1)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


Steps = Annotated[
    str, typer.Option("--steps", "--stages", help="Touchpoints in order, parted by commas.")
]
Target = Annotated[str, typer.Option("--target", "--goal", help="The touchpoint to reach.")]
Window = Annotated[
    str, typer.Option(metavar="SPAN", help="Time from the first step: 7d, 12h; default: no limit.")
]


def _file_options(  # noqa: PLR0913 - a file, and what only a person may know of it
    file: Annotated[Path, typer.Argument(help="CSV, JSON Lines, Parquet or XES, also .gz.")],
    *,
    customer: Annotated[str, typer.Option(metavar="COL", help="Who: default by its name.")] = "",
    touchpoint: Annotated[str, typer.Option(metavar="COL", help="What happened.")] = "",
    time: Annotated[str, typer.Option(metavar="COL", help="When.")] = "",
    order_by: Annotated[str, typer.Option(metavar="COL", help="Orders events of one time.")] = "",
    file_format: Annotated[
        FileFormat | None, typer.Option("--format", help="Default: by the content.")
    ] = None,
    timeout: Annotated[
        str, typer.Option(metavar="SPAN", help="Silence that ends a journey.")
    ] = "90d",
    zone: Annotated[str, typer.Option(help="Zone of times written without one.")] = "",
    time_format: Annotated[str, typer.Option(help="D/M/Y, M/D/Y, Y/M/D, epoch s.")] = "",
    as_of: Annotated[str, typer.Option(metavar="DAY", help="Default: the last event.")] = "",
    keep: Annotated[
        list[str], typer.Option(metavar="COL", help="Keep one more column of the file.")
    ] = [],  # noqa: B006 - never changed
    memory: Annotated[
        str, typer.Option(metavar="SIZE", help="Memory for an answer: 500MB, 4GB; rest on disk.")
    ] = "",
) -> EventFile:
    return read_events(
        file,
        customer=customer,
        touchpoint=touchpoint,
        time=time,
        order=order_by,
        file_format=None if file_format is None else file_format.value,
        zone=zone,
        time_format=time_format,
        timeout=span_of(timeout),
        as_of=moment_of(as_of) if as_of else None,
        keep=tuple(dict.fromkeys(keep)),
        memory=size_of(memory) if memory else None,
    )


def _part_options(  # noqa: PLR0913 - a part of a file, and all it can be chosen by
    events: EventFile,
    *,
    since: Annotated[
        str, typer.Option(metavar="DAY", help="Only journeys that start on this day or later.")
    ] = "",
    before: Annotated[
        str, typer.Option(metavar="DAY", help="Only journeys that start before this day.")
    ] = "",
    passing: Annotated[
        str, typer.Option(help="Only journeys with a step at one of these touchpoints.")
    ] = "",
    having: Annotated[
        list[str], typer.Option(metavar="COL=VALUE", help="Only journeys with such a step.")
    ] = [],  # noqa: B006 - never changed
    only: Annotated[
        str, typer.Option(help="Only steps at these touchpoints; journeys are cut anew.")
    ] = "",
    collapse: Annotated[
        bool, typer.Option("--collapse", help="Steps at one touchpoint in a row are one.")
    ] = False,
) -> EventFile:
    events = events.where(
        since=moment_of(since, end=False) if since else None,
        before=moment_of(before, end=False) if before else None,
        passing=several(passing),
        having=values_of(having),
    )
    events = events.only(touchpoints=several(only))
    return events.collapsed() if collapse else events


def values_of(having: list[str]) -> dict[str, list[str]]:
    """Read column=value, several values of one column being any of them."""
    wanted: dict[str, list[str]] = {}
    for one in having:
        column, equals, value = one.partition("=")
        if not (column and equals and value):
            message = f"'{one}' names no column and value. Write device=app."
            raise typer.BadParameter(message)
        wanted.setdefault(column, []).append(value)
    return wanted


def of_a_file(question: Callable[..., MeasuredTable]) -> Callable[..., None]:
    """Make a command of a question about an event file: the file's options, its own, --json."""
    reading, choosing = _parameters(_file_options), _parameters(_part_options)[1:]
    parts = [
        *reading,
        *choosing,
        *_parameters(question)[1:],
        inspect.Parameter(
            "as_json", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=JsonOption
        ),
    ]

    @functools.wraps(question)
    def command(**given: object) -> None:
        as_json = given.pop("as_json")
        about_file = {part.name: given.pop(part.name) for part in reading}
        about_part = {part.name: given.pop(part.name) for part in choosing}
        wanted = values_of(about_part["having"])  # type: ignore[arg-type]
        about_file["keep"] = [*wanted, *about_file["keep"], *_needed(given)]  # type: ignore[misc]
        try:
            with err.status(f"Reading {about_file['file']} …"):
                whole = _file_options(**about_file)  # type: ignore[arg-type]
                events = _part_options(whole, **about_part)  # type: ignore[arg-type]
            try:
                with err.status(f"Counting {events.log.size:,} events …"):
                    answer = question(events, **given)
            finally:
                events.close()
        except DesirelineError as error:
            err.print(f"[red]Refused:[/] {escape(str(error))}", highlight=False, soft_wrap=True)
            raise typer.Exit(_CODES.get(error.code, REFUSED)) from error
        print_json(plain(answer.as_document())) if as_json else print_answer(answer)

    command.__signature__ = inspect.Signature(parts)  # type: ignore[attr-defined]
    command.__annotations__ = {part.name: part.annotation for part in parts}
    return command


def _needed(given: dict[str, object]) -> list[str]:
    """Name the columns of the file a question itself is about."""
    named = [given.get("by") or [], given.get("amount") or []]
    columns = [one for some in named for one in ([some] if isinstance(some, str) else some)]  # type: ignore[attr-defined]
    return [*columns, *values_of(given.get("group") or [])]  # type: ignore[arg-type]


def _parameters(function: Callable[..., object]) -> list[inspect.Parameter]:
    known = get_type_hints(function, include_extras=True)
    return [
        part.replace(annotation=known[part.name])
        for part in inspect.signature(function).parameters.values()
    ]


@of_a_file
def transitions(events: EventFile) -> MeasuredTable:
    """Print which touchpoint follows which in an event file, how often and after how long."""
    return events.transitions()


@of_a_file
def variants(
    events: EventFile,
    *,
    top: Annotated[int, typer.Option(min=0, help="So many, and “other”; 0 = all.")] = 0,
) -> MeasuredTable:
    """Print the distinct sequences of touchpoints in an event file, most frequent first."""
    return events.variants(top=top or None)


@of_a_file
def graph(events: EventFile) -> MeasuredTable:
    """Print steps, journeys, starts and ends of each touchpoint of an event file."""
    return events.graph()


@of_a_file
def funnel(  # noqa: PLR0913 - each option changes the number
    events: EventFile,
    *,
    steps: Steps,
    window: Window = "",
    order: FunnelOrder = FunnelOrder.EVENTUAL,
    count: CountedUnit = CountedUnit.JOURNEYS,
    anchor: Annotated[
        FunnelAnchor, typer.Option(help="Try every first step, or each one's first only.")
    ] = FunnelAnchor.ANY,
    without: Annotated[
        str, typer.Option(help="Touchpoints that must not lie between, parted by commas.")
    ] = "",
) -> MeasuredTable:
    """Print how many journeys of an event file reach each step, in an order, within a time."""
    return events.funnel(
        several(steps),
        window=span_of(window) if window else None,
        order=order.value,
        counted=count.value,
        anchored=anchor.value,
        without=several(without),
    )


@of_a_file
def durations(
    events: EventFile,
    *,
    start: Annotated[str, typer.Option("--from", help="Only the time from this touchpoint …")] = "",
    end: Annotated[str, typer.Option("--to", help="… to the next step at this one.")] = "",
) -> MeasuredTable:
    """Print how long waits and journeys of an event file take, unfinished ones included."""
    if bool(start) != bool(end):
        message = "--from and --to belong together."
        raise typer.BadParameter(message)
    return events.durations(start=start or None, end=end or None)


@of_a_file
def attribution(
    events: EventFile, *, target: Target, method: CreditRule = CreditRule.MARKOV
) -> MeasuredTable:
    """Print to which touchpoints of an event file the journeys that reach a goal are put down."""
    return events.attribution(target, method=method.value)


@of_a_file
def journeys(
    events: EventFile,
    *,
    show_customers: Annotated[
        bool, typer.Option("--show-customers", help="Print the customers as the file has them.")
    ] = False,
) -> MeasuredTable:
    """Print the journeys of an event file: start, end, steps, length, open or over."""
    found = events.journeys()
    return found if show_customers else found.without("customer", note=_HIDDEN)
