"""Every question the engine answers about a bare event file: read it once, then ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import psutil
import pyarrow.lib as pa

from desireline.journeys.event_columns import find_columns
from desireline.journeys.event_file import EventLog, event_log, ordered_events
from desireline.journeys.event_reading import Format, RawEvents, read_raw_events
from desireline.journeys.event_steps import Events
from desireline.journeys.funnel_levels import Counted, Order
from desireline.measures import file_answers, file_waits
from desireline.measures.attribution import RESAMPLES, Method
from desireline.measures.file_funnel import funnel
from desireline.measures.measured_table import MeasuredTable
from desireline.warehouse.duckdb import Warehouse

TIMEOUT = timedelta(days=90)
_LEAST_MEGABYTES = 1000
_BYTES_AN_EVENT = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFile:
    """A file of events, read and cut into journeys; each method answers one question.

    >>> shop = read_events("events.csv")            # doctest: +SKIP
    >>> shop.transitions().to_pandas()              # doctest: +SKIP
    >>> shop.funnel(["visit", "cart", "order"])     # doctest: +SKIP

    Attributes:
        log: The relations behind the answers, as Ibis tables.
        notes: Columns guessed, rows left out, zones: they stand in every answer too.
    """

    log: EventLog
    notes: tuple[str, ...] = field(default=())

    def transitions(self) -> MeasuredTable:
        """Count which touchpoint follows which, with the median wait.

        One row per pair; ``next_touchpoint`` is NULL where the journey has no later step.
        """
        return file_answers.transitions(self.log, self.notes)

    def variants(self, *, top: int | None = None) -> MeasuredTable:
        """Count the journeys of each distinct sequence of touchpoints, most frequent first.

        ``top`` keeps so many; the others stand in one last row ``other``.
        """
        return file_answers.variants(self.log, self.notes, top=top)

    def graph(self) -> MeasuredTable:
        """Count steps, journeys, starts and ends of each touchpoint; edges are ``transitions``."""
        return file_answers.graph(self.log, self.notes)

    def journeys(self) -> MeasuredTable:
        """List the journeys: customer, start, end, steps, length, open or over."""
        return file_answers.journeys(self.log, self.notes)

    def funnel(
        self,
        steps: Sequence[str],
        *,
        window: timedelta | None = None,
        order: Order = "eventual",
        counted: Counted = "journeys",
    ) -> MeasuredTable:
        """Count how many reach each step, within ``window`` of the first one.

        Raises:
            NoSuchTouchpointError: A step is not in the file.
            FunnelStepsError: Fewer than two steps, or one twice.
        """
        return funnel(
            self.log, self.notes, steps=steps, window=window, order=order, counted=counted
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

        Raises:
            NoSuchTouchpointError: No event is at the target.
        """
        return file_answers.attribution(
            self.log, self.notes, target=target, method=method, resamples=resamples, seed=seed
        )

    def close(self) -> None:
        """Give the memory back; answers stay."""
        self.log.warehouse.close()


def read_events(  # noqa: PLR0913 - a file, and what only a person may know of it
    path: str | Path,
    *,
    customer: str = "",
    touchpoint: str = "",
    time: str = "",
    order: str = "",
    file_format: Format | None = None,
    zone: str = "",
    time_format: str = "",
    timeout: timedelta = TIMEOUT,
    as_of: datetime | None = None,
) -> EventFile:
    """Read a CSV, JSON Lines or Parquet file of events; nothing is stored.

    Columns not given are found by their names. Events are ordered by time, then by the column
    ``order``, else by their place in the file. A silence longer than ``timeout`` ends a journey.
    ``as_of`` None reads the file as of its last event.

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
    )
    return _cut(raw, zone=zone, time_format=time_format, timeout=timeout, as_of=as_of)


def events_of(  # noqa: PLR0913 - a table and its columns
    rows: pa.Table,
    *,
    customer: str = "",
    touchpoint: str = "",
    time: str = "",
    order: str = "",
    zone: str = "",
    timeout: timedelta = TIMEOUT,
    as_of: datetime | None = None,
) -> EventFile:
    """Take events from an Arrow table as ``read_events`` takes them from a file.

    Raises:
        NoSuchColumnError: A column given does not exist.
        ColumnUnclearError: A column is not given and no name tells.
        TimeUnclearError: Day and month cannot be told apart.
        NoEventsError: No row is an event.
    """
    columns = find_columns(
        rows.column_names, customer=customer, touchpoint=touchpoint, time=time, order=order
    )
    raw = RawEvents(columns=columns, rows=rows)
    return _cut(raw, zone=zone, time_format="", timeout=timeout, as_of=as_of)


def _cut(
    raw: RawEvents, *, zone: str, time_format: str, timeout: timedelta, as_of: datetime | None
) -> EventFile:
    events = ordered_events(raw, zone=zone, time_format=time_format, as_of=as_of)
    log = event_log(events, timeout=timeout, as_of=as_of, warehouse=_warehouse(events))
    return EventFile(log=log, notes=_facts(raw, log))


def _warehouse(events: Events) -> Warehouse:
    """Open a store that may take so much memory as questions about so many events need."""
    megabytes = _LEAST_MEGABYTES + len(events.arrived_at) * _BYTES_AN_EVENT // 1_000_000
    most = psutil.virtual_memory().total // 2_000_000
    return Warehouse.in_memory(memory_limit=f"{min(megabytes, most)}MB")


def _facts(raw: RawEvents, log: EventLog) -> tuple[str, ...]:
    notes = []
    if raw.columns.guessed:
        named = {one: getattr(raw.columns, one) for one in raw.columns.guessed}
        told = ", ".join(f"{meaning} = “{name}”" for meaning, name in named.items())
        notes.append(f"Guessed from the names of the columns: {told}.")
    notes += [f"{rows:,} rows left out: {why}." for why, rows in log.events.left_out]
    notes += log.events.notes
    return tuple(notes)
