"""A bare event file as steps, journeys and transitions, without a workspace and without a map."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc
import pyarrow.lib as pa
import pyarrow.types as kinds_of

from desireline.errors import DesirelineError
from desireline.journeys.event_reading import RawEvents
from desireline.journeys.event_steps import (
    Events,
    Flags,
    KeptColumn,
    cut_steps,
    journey_begins,
    journeys_relation,
    tie_counts,
)
from desireline.journeys.event_times import NOT_A_TIME, read_times
from desireline.warehouse.duckdb import Warehouse

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_ONE = -1
_MICROSECOND = timedelta(microseconds=1)
_NUMBERS = count()


class NoEventsError(DesirelineError):
    """No row of the file is an event."""

    code = "no-events"

    def __init__(self, why: str) -> None:
        super().__init__(f"The file holds no event with a customer, a touchpoint and a time: {why}")


class NoSuchTouchpointError(DesirelineError):
    """No event of the file is at the touchpoint named."""

    code = "no-such-touchpoint"

    def __init__(self, name: str, known: Sequence[str]) -> None:
        some = ", ".join(known[:20]) + (", …" if len(known) > 20 else "")  # noqa: PLR2004
        super().__init__(f"No event is at '{name}'. Touchpoints of the file: {some}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLog:
    """The events of a file cut into journeys; relations are computed when asked for.

    Attributes:
        timeout: The silence after which a journey is over.
        as_of: The moment the file speaks of; journeys silent for less are open.
        steps: One row per event: ``journey, customer_no, step_no, position, touchpoint_no,
            arrived_at, next_touchpoint_no, next_arrived_at``.
        journeys: One row per journey: ``journey, customer_no, started_at, ended_at, steps,
            is_open``.
        name: What the names of the kept tables begin with.
        chosen: What was chosen of the file, a sentence each; none = all of it.
    """

    warehouse: Warehouse
    events: Events
    timeout: timedelta
    as_of: int
    steps: ibis.Table
    journeys: ibis.Table
    name: str
    chosen: tuple[str, ...] = ()

    def touchpoint_no(self, name: str) -> int:
        """Give the number of a touchpoint.

        Raises:
            NoSuchTouchpointError: No event is at it.
        """
        try:
            return self.events.touchpoints.index(name)
        except ValueError as error:
            raise NoSuchTouchpointError(name, self.events.touchpoints) from error


def ordered_events(
    raw: RawEvents, *, zone: str = "", time_format: str = "", as_of: datetime | None = None
) -> Events:
    """Put the rows of a file in order: customer, time, the order column, else the rows' order.

    Rows without a customer, a touchpoint or a readable time, and those after ``as_of``, are left
    out and counted. Equal rows are each an event.

    Raises:
        TimeUnclearError: Day and month cannot be told apart.
        NoSuchZoneError: ``zone`` is not one.
        NoEventsError: No row is left.
    """
    columns, rows = raw.columns, raw.rows
    customer, customers = _coded(rows[columns.customer])
    touchpoint, touchpoints = _coded(rows[columns.touchpoint])
    times = read_times(rows[columns.time], name=columns.time, zone=zone, time_format=time_format)
    end = np.iinfo(np.int64).max if as_of is None else micros(as_of)
    later = times.micros > end
    kept = (customer != _NO_ONE) & (touchpoint != _NO_ONE) & (times.micros != NOT_A_TIME)
    left_out = _left_out(raw, nobody=customer == _NO_ONE, kept=kept, later=later)
    kept &= ~later
    if not kept.any():
        raise NoEventsError("; ".join(f"{rows} rows: {why}" for why, rows in left_out) or "empty.")
    customer, touchpoint, arrived = customer[kept], touchpoint[kept], times.micros[kept]
    keys = [arrived, customer]
    if columns.order is not None:
        keys.insert(0, _ranks(rows[columns.order])[kept])
    place = np.lexsort(keys)
    customer, touchpoint, arrived = customer[place], touchpoint[place], arrived[place]
    row = np.flatnonzero(kept)[place]
    ties, apart = tie_counts(customer, touchpoint, arrived)
    return Events(
        customers=customers,
        touchpoints=touchpoints,
        customer_no=customer,
        touchpoint_no=touchpoint,
        arrived_at=arrived,
        left_out=left_out,
        ties=ties,
        tied_apart=apart,
        ordered_by=columns.order,
        notes=times.notes,
        row=row + 1,
        kept=tuple(_kept(name, rows[name], row) for name in columns.kept),
    )


def event_log(
    events: Events, *, timeout: timedelta, as_of: datetime | None, warehouse: Warehouse
) -> EventLog:
    """Cut each customer's events into journeys by the time-out and keep steps and journeys.

    ``as_of`` None is the last event: a file is read as of its end.
    """
    end = int(events.arrived_at.max()) if as_of is None else micros(as_of)
    return cut_log(events, timeout=timeout, as_of=end, warehouse=warehouse)


def cut_log(
    events: Events,
    *,
    timeout: timedelta,
    as_of: int,
    warehouse: Warehouse,
    chosen: tuple[str, ...] = (),
) -> EventLog:
    """Cut events into journeys by the time-out; ``as_of`` in microseconds since 1970."""
    silence = timeout // _MICROSECOND
    name = f"file_{next(_NUMBERS)}"
    begins = journey_begins(events, silence=silence)
    steps = warehouse.keep_arrow(cut_steps(events, begins=begins), f"{name}_steps")
    found = journeys_relation(steps, silence=silence, as_of=as_of)
    return EventLog(
        warehouse=warehouse,
        events=events,
        timeout=timeout,
        as_of=as_of,
        steps=steps,
        journeys=warehouse.keep(found, f"{name}_journeys"),
        name=name,
        chosen=chosen,
    )


def part_of(
    log: EventLog, *, events: Flags, begins: Flags, journeys: pa.Table, chosen: str
) -> EventLog:
    """Give a part of a log whose journeys stay as they were cut.

    ``events`` says which events stay, ``begins`` which of those begin a journey, and ``journeys``
    holds the rows of the journeys that stay, in order.
    """
    part = log.events.only(events)
    name = f"file_{next(_NUMBERS)}"
    firsts = np.flatnonzero(begins)
    lengths = np.diff(np.r_[firsts, len(begins)])
    rows = journeys.set_column(
        journeys.column_names.index("journey"), "journey", pa.array(firsts + 1)
    )
    rows = rows.set_column(rows.column_names.index("steps"), "steps", pa.array(lengths))
    return replace(
        log,
        events=part,
        steps=log.warehouse.keep_arrow(cut_steps(part, begins=begins), f"{name}_steps"),
        journeys=log.warehouse.keep_arrow(rows, f"{name}_journeys"),
        name=name,
        chosen=(*log.chosen, chosen),
    )


def moment(at: int) -> datetime:
    """Give microseconds since 1970 as a moment in UTC."""
    return _EPOCH + timedelta(microseconds=at)


def micros(at: datetime) -> int:
    """Give a moment as microseconds since 1970; one without a zone is read as UTC."""
    zoned = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (zoned - _EPOCH) // _MICROSECOND


def _kept(name: str, column: pa.ChunkedArray, row: npt.NDArray[np.int64]) -> KeptColumn:
    numbers, values = _coded(column)
    return KeptColumn(name=name, values=values, numbers=numbers[row])


def _coded(column: pa.ChunkedArray) -> tuple[npt.NDArray[np.int32], tuple[str, ...]]:
    """Give each row the place of its name among all names in order; −1 where there is none."""
    if not kinds_of.is_dictionary(column.type):
        column = pc.dictionary_encode(column.cast(pa.string()))  # type: ignore[attr-defined]
    column = column.unify_dictionaries()
    if column.num_chunks == 0:
        return np.empty(0, dtype=np.int32), ()
    written = [_clean(text) for text in column.chunk(0).dictionary.cast(pa.string()).to_pylist()]
    names = sorted({name for name in written if name})
    numbers = {name: number for number, name in enumerate(names)}
    new = np.array([*(numbers.get(name, _NO_ONE) for name in written), _NO_ONE], dtype=np.int32)
    old = [chunk.indices.fill_null(len(written)).to_numpy() for chunk in column.chunks]
    return new[np.concatenate(old)], tuple(names)


def _clean(text: str | None) -> str:
    if not text:
        return ""
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _ranks(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """Give the rank of each value of an order column: as numbers where all are, else as text."""
    if not kinds_of.is_integer(column.type) and not kinds_of.is_floating(column.type):
        try:
            column = column.cast(pa.string()).cast(pa.float64())
        except pa.ArrowException:
            column = column.cast(pa.string())
    ranks: npt.NDArray[np.int64] = (
        pc.rank(column, sort_keys="ascending", tiebreaker="dense")  # type: ignore[attr-defined]
        .to_numpy()
        .astype(np.int64)
    )
    return ranks


def _left_out(
    raw: RawEvents,
    *,
    nobody: npt.NDArray[np.bool_],
    kept: npt.NDArray[np.bool_],
    later: npt.NDArray[np.bool_],
) -> tuple[tuple[str, int], ...]:
    causes = (
        ("no customer", int(nobody.sum())),
        ("no touchpoint or no readable time", int((~nobody & ~kept).sum())),
        ("after the as-of moment", int((kept & later).sum())),
        ("another number of cells than the header", raw.refused),
    )
    return tuple(cause for cause in causes if cause[1])
