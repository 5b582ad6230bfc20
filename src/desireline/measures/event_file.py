"""Every question the engine answers about a bare event file: read it once, then ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import psutil
import pyarrow.lib as pa

from desireline.journeys.event_cases import SESSION_GAP, Case, Counted
from desireline.journeys.event_columns import find_columns
from desireline.journeys.event_conversion import Anchored
from desireline.journeys.event_file import EventLog, event_log, ordered_events
from desireline.journeys.event_reading import Format, RawEvents, read_raw_events
from desireline.journeys.event_retention import Kind
from desireline.journeys.event_steps import Events
from desireline.journeys.funnel_levels import FunnelRule, Order
from desireline.measures import file_answers, file_paths, file_repeats, file_returns, file_waits
from desireline.measures.attribution import RESAMPLES, Method
from desireline.measures.event_statistics import EventStatistics
from desireline.measures.file_funnel import funnel
from desireline.measures.file_returns import Cohort
from desireline.measures.measured_table import MeasuredTable
from desireline.warehouse.duckdb import Warehouse

TIMEOUT = timedelta(days=90)
_LEAST_MEGABYTES = 1000
_BYTES_AN_EVENT = 400
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFile(EventStatistics):
    """A file of events, read and cut into journeys; each method answers one question.

    >>> shop = read_events("events.csv")            # doctest: +SKIP
    >>> shop.transitions().to_pandas()              # doctest: +SKIP
    >>> shop.funnel(["visit", "cart", "order"])     # doctest: +SKIP
    >>> shop.where(passing="call").variants(top=5)  # doctest: +SKIP

    Answers say what they count; ``answer.rows_of(0, "journeys")`` opens a figure to its rows.
    Parts of a file (``where``, ``only``, ``collapsed``, ``recut``) are files again.

    ``help(EventFile)`` lists every question: counts here, estimates among the inherited ones.
    """

    def transitions(self, *, top: int | None = None) -> MeasuredTable:
        """Count which touchpoint follows which, with the median wait.

        >>> shop.transitions(top=20).to_pandas()    # doctest: +SKIP

        One row per pair; ``next_touchpoint`` is NULL where the journey has no later step. ``top``
        keeps so many; the others are added up in one last row ``other``.
        """
        return file_paths.transitions(self.log, self.notes, top=top)

    def follows(self) -> MeasuredTable:
        """Count what comes after what in the same journey, at once or later."""
        return file_repeats.follows(self.log, self.notes)

    def rework(self) -> MeasuredTable:
        """Count what happens at a touchpoint more than once in a journey."""
        return file_repeats.rework(self.log, self.notes)

    def step_matrix(self, *, first: int = 10) -> MeasuredTable:
        """Say at which touchpoint journeys are at each of their first steps, or that they end."""
        return file_repeats.step_matrix(self.log, self.notes, first=first)

    def pattern(
        self, pattern: str, *, counted: Case = "journeys", gap: timedelta = SESSION_GAP
    ) -> MeasuredTable:
        """Count the cases that hold a pattern: ``cart->.*->order``, ``^->ad->[^call]*->$``.

        Raises:
            PatternError: The pattern cannot be read.
            NoSuchTouchpointError: It names a touchpoint that is not in the file.
        """
        return file_repeats.pattern(self.log, self.notes, written=pattern, counted=counted, gap=gap)

    def variants(self, *, top: int | None = None) -> MeasuredTable:
        """Count the journeys of each distinct sequence of touchpoints, most frequent first.

        ``top`` keeps so many; the others stand in one last row ``other``.
        """
        return file_paths.variants(self.log, self.notes, top=top)

    def graph(self) -> MeasuredTable:
        """Count steps, journeys, starts and ends of each touchpoint; edges are ``transitions``."""
        return file_paths.graph(self.log, self.notes)

    def journeys(self) -> MeasuredTable:
        """List the journeys: customer, start, end, steps, length, open or over."""
        return file_answers.journeys(self.log, self.notes)

    def sessions(self, *, gap: timedelta = SESSION_GAP) -> MeasuredTable:
        """List the sessions: pieces of each customer's life between silences longer than gap."""
        return file_returns.sessions_of(self.log, self.notes, gap=gap)

    def funnel(  # noqa: PLR0913 - each option changes the number, so each has a name
        self,
        steps: Sequence[str],
        *,
        window: timedelta | None = None,
        order: Order = "eventual",
        counted: Counted = "journeys",
        anchored: Anchored = "any",
        without: Sequence[str] = (),
        gap: timedelta = SESSION_GAP,
    ) -> MeasuredTable:
        """Count how many reach each step, within ``window`` of the first one.

        >>> shop.funnel(["visit", "cart", "order"], window=timedelta(days=7))  # doctest: +SKIP

        ``order``: ``eventual`` = after the one before, anything between; ``strict`` = and later in
        time; ``rows`` = by row; ``direct`` = nothing between; ``unbroken``, ``once`` = looked at up
        to the first step out of turn, or met twice; ``any`` = in whatever order.
        ``counted``: ``journeys``, ``customers``, ``sessions``, ``occurrences`` of the first step.
        ``anchored``: every start is tried (``any``) or each case's first one. ``without``: no
        step at these touchpoints lies between a start and a step. ``gap`` ends a session.

        Raises:
            NoSuchTouchpointError: A step is not in the file.
            FunnelStepsError: Fewer than two steps, or one twice, or one that also ends an attempt.
        """
        rule = FunnelRule(window=window, order=order, anchored=anchored, counted=counted, gap=gap)
        return funnel(self.log, self.notes, steps=steps, rule=rule, without=without)

    def conversion(  # noqa: PLR0913 - each option changes the number, so each has a name
        self,
        start: str,
        end: str,
        *,
        within: timedelta | int | None = None,
        anchored: Anchored = "any",
        counted: Case = "journeys",
        gap: timedelta = SESSION_GAP,
    ) -> MeasuredTable:
        """Say how many with a start go on to a later end, within a time or so many steps.

        >>> shop.conversion("cart", "order", within=timedelta(minutes=10))  # doctest: +SKIP

        Raises:
            NoSuchTouchpointError: One of them is not in the file.
        """
        return file_returns.conversion(
            self.log,
            self.notes,
            start=start,
            end=end,
            within=within,
            anchored=anchored,
            counted=counted,
            gap=gap,
        )

    def retention(
        self,
        *,
        kind: Kind = "bracket",
        every: int = 7,
        periods: int = 8,
        returning: str | None = None,
        cohort: Cohort = "all",
    ) -> MeasuredTable:
        """Say how many customers are seen again so many days after their first day.

        ``bracket``: on some day of the period; ``n_day``: on its first day; ``rolling``: on that
        day or later. ``cohort`` parts customers by the week or month of their first day.

        Raises:
            NoSuchTouchpointError: No event is at ``returning``.
        """
        return file_returns.retention(
            self.log,
            self.notes,
            kind=kind,
            every=every,
            periods=periods,
            returning=returning,
            cohort=cohort,
        )

    def durations(self, *, start: str | None = None, end: str | None = None) -> MeasuredTable:
        """Say how long waits and journeys take, counting those not over yet as just that.

        With ``start`` and ``end``: the time from the first step at one to the next at the other.

        Raises:
            NoSuchTouchpointError: One of them is not in the file.
        """
        if start is not None and end is not None:
            return file_waits.between(self.log, self.notes, start=start, end=end)
        return file_waits.durations(self.log, self.notes)

    def attribution(
        self,
        target: str,
        *,
        method: Method = "markov",
        resamples: int = RESAMPLES,
        seed: int = 0,
    ) -> MeasuredTable:
        """Share the journeys that reached ``target`` out among the touchpoints before it.

        >>> shop.attribution("order", method="shapley")  # doctest: +SKIP

        ``method``: ``markov`` (removal effect, exact), ``shapley``, ``first``, ``last``,
        ``linear``, ``position``. Credit is not what would be lost without a touchpoint.

        Raises:
            NoSuchTouchpointError: No event is at the target.
        """
        return file_answers.attribution(
            self.log, self.notes, target=target, method=method, resamples=resamples, seed=seed
        )


def read_events(  # noqa: PLR0913 - a file, and what only a person may know of it
    path: str | Path,
    *,
    customer: str = "",
    touchpoint: str = "",
    time: str = "",
    order: str = "",
    keep: Sequence[str] = (),
    file_format: Format | None = None,
    zone: str = "",
    time_format: str = "",
    timeout: timedelta = TIMEOUT,
    as_of: datetime | None = None,
    memory: int | None = None,
) -> EventFile:
    """Read a CSV, JSON Lines, Parquet or XES file of events; nothing is stored.

    Columns not given are found by their names. Events are ordered by time, then by the column
    ``order``, else by their place in the file. ``keep`` names further columns, to choose
    journeys and steps by. A silence longer than ``timeout`` ends a journey.
    ``as_of`` None reads the file as of its last event. ``memory``: bytes an answer may take beside
    the events themselves; what does not fit goes to disk. None = by the number of events.

    >>> shop = read_events("events.csv", keep=["channel"])  # doctest: +SKIP

    Raises:
        FileRefusedError: There is no such file, or it is damaged, too large or no table.
        NoSuchColumnError: A column given does not exist.
        ColumnUnclearError: A column is not given and no name tells.
        TimeUnclearError: Day and month cannot be told apart.
        NoSuchZoneError: ``zone`` is not one.
        NoEventsError: No row is an event.
    """
    raw = read_raw_events(
        Path(path),
        file_format=file_format,
        customer=customer,
        touchpoint=touchpoint,
        time=time,
        order=order,
        keep=keep,
    )
    events = ordered_events(raw, zone=zone, time_format=time_format, as_of=as_of)
    return _cut(raw, events, timeout=timeout, as_of=as_of, memory=memory)


def events_of(  # noqa: PLR0913 - a table and its columns
    rows: pa.Table,
    *,
    customer: str = "",
    touchpoint: str = "",
    time: str = "",
    order: str = "",
    keep: Sequence[str] = (),
    zone: str = "",
    timeout: timedelta = TIMEOUT,
    as_of: datetime | None = None,
    memory: int | None = None,
) -> EventFile:
    """Take events from an Arrow table as ``read_events`` takes them from a file.

    Raises:
        NoSuchColumnError: A column given does not exist.
        ColumnUnclearError: A column is not given and no name tells.
        TimeUnclearError: Day and month cannot be told apart.
        NoEventsError: No row is an event.
    """
    columns = find_columns(
        rows.column_names,
        customer=customer,
        touchpoint=touchpoint,
        time=time,
        order=order,
        keep=keep,
    )
    raw = RawEvents(columns=columns, rows=rows)
    events = ordered_events(raw, zone=zone, as_of=as_of)
    return _cut(raw, events, timeout=timeout, as_of=as_of, memory=memory)


def _cut(
    raw: RawEvents,
    events: Events,
    *,
    timeout: timedelta,
    as_of: datetime | None,
    memory: int | None,
) -> EventFile:
    allowed = _memory(events) if memory is None else memory
    warehouse = Warehouse.in_memory(memory_limit=f"{allowed // _MEGABYTE}MB")
    log = event_log(events, timeout=timeout, as_of=as_of, warehouse=warehouse)
    log = log if memory is None else replace(log, memory=memory)
    return EventFile(log=log, notes=_facts(raw, log))


def _memory(events: Events) -> int:
    """Give the bytes questions about so many events need, at most half of what there is."""
    needed = _LEAST_MEGABYTES * _MEGABYTE + len(events.arrived_at) * _BYTES_AN_EVENT
    return min(needed, psutil.virtual_memory().total // 2)


def _facts(raw: RawEvents, log: EventLog) -> tuple[str, ...]:
    notes = []
    if raw.columns.guessed:
        named = {one: getattr(raw.columns, one) for one in raw.columns.guessed}
        told = ", ".join(f"{meaning} = “{name}”" for meaning, name in named.items())
        notes.append(f"Guessed from the names of the columns: {told}.")
    notes += [f"{rows:,} rows left out: {why}." for why, rows in log.whole.left_out]
    notes += log.whole.notes
    return tuple(notes)
