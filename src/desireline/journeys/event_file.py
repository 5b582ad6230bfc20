"""A bare event file as steps, journeys and transitions, without a workspace and without a map."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc
import pyarrow.lib as pa
import pyarrow.types as kinds_of

from desireline.errors import DesirelineError
from desireline.journeys.event_reading import RawEvents
from desireline.journeys.event_times import NOT_A_TIME, read_times
from desireline.journeys.ordering import along, so_far
from desireline.warehouse.duckdb import Warehouse

SECOND = 1_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_ONE = -1


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
class Events:
    """The events of a file in their order, coded: names stand once.

    Attributes:
        customers: Their names, in order; ``customer_no`` is a place in it.
        touchpoints: Their names, in order; ``touchpoint_no`` is a place in it.
        arrived_at: Microseconds since 1970, UTC.
        left_out: Rows that are no event, by cause.
        ties: Events of a customer at the very time of the one before.
        tied_apart: Of these, those at another touchpoint: here the order rule decides.
        ordered_by: The column that orders events of one time; None = their rows' order.
    """

    customers: tuple[str, ...]
    touchpoints: tuple[str, ...]
    customer_no: npt.NDArray[np.int32]
    touchpoint_no: npt.NDArray[np.int32]
    arrived_at: npt.NDArray[np.int64]
    left_out: tuple[tuple[str, int], ...]
    ties: int
    tied_apart: int
    ordered_by: str | None
    notes: tuple[str, ...]


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
    """

    warehouse: Warehouse
    events: Events
    timeout: timedelta
    as_of: int
    steps: ibis.Table
    journeys: ibis.Table

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
    end = np.iinfo(np.int64).max if as_of is None else _micros(as_of)
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
    tied = (np.diff(customer) == 0) & (np.diff(arrived) == 0)
    return Events(
        customers=customers,
        touchpoints=touchpoints,
        customer_no=customer,
        touchpoint_no=touchpoint,
        arrived_at=arrived,
        left_out=left_out,
        ties=int(tied.sum()),
        tied_apart=int((tied & (np.diff(touchpoint) != 0)).sum()),
        ordered_by=columns.order,
        notes=times.notes,
    )


def event_log(
    events: Events, *, timeout: timedelta, as_of: datetime | None, warehouse: Warehouse
) -> EventLog:
    """Cut each customer's events into journeys by the time-out and keep steps and journeys.

    ``as_of`` None is the last event: a file is read as of its end.
    """
    end = int(events.arrived_at.max())
    moment = end if as_of is None else _micros(as_of)
    kept = warehouse.keep_arrow(_arrow(events), "file_events")
    silence = timeout // timedelta(microseconds=1)
    steps = warehouse.keep(_steps(kept, silence=silence), "file_steps")
    journeys = warehouse.keep(_journeys(steps, silence=silence, as_of=moment), "file_journeys")
    warehouse.drop("file_events")
    return EventLog(
        warehouse=warehouse,
        events=events,
        timeout=timeout,
        as_of=moment,
        steps=steps,
        journeys=journeys,
    )


def moment(micros: int) -> datetime:
    """Give microseconds since 1970 as a moment in UTC."""
    return _EPOCH + timedelta(microseconds=micros)


def _micros(at: datetime) -> int:
    zoned = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (zoned - _EPOCH) // timedelta(microseconds=1)


def _steps(events: ibis.Table, *, silence: int) -> ibis.Table:
    """Number the steps of each journey. One row per event.

    A silence longer than the time-out begins a new journey; ``journey`` is the position of its
    first step.

        events (time-out 90 days)           steps
        customer position touchpoint day    journey position step_no next_touchpoint
        ana      1        ad         0   -> 1       1        1       visit
        ana      2        visit      1      1       2        2       NULL
        ana      3        ad         99     3       3        1       NULL
    """
    waited = events.arrived_at - events.arrived_at.lag().over(along("customer_no"))
    begins = waited.isnull() | (waited > ibis.literal(silence, "int64"))
    marked = events.mutate(start=begins.ifelse(events.position, ibis.null("int64")))
    inside = marked.mutate(journey=marked.start.max().over(so_far("customer_no")))
    in_journey = along("journey")
    return inside.select(
        "journey",
        "customer_no",
        "position",
        "touchpoint_no",
        "arrived_at",
        step_no=inside.position - inside.journey + 1,
        next_touchpoint_no=inside.touchpoint_no.lead().over(in_journey),
        next_arrived_at=inside.arrived_at.lead().over(in_journey),
    )


def _journeys(steps: ibis.Table, *, silence: int, as_of: int) -> ibis.Table:
    """Gather steps into journeys. One row per journey; open = silent for less than the time-out."""
    gathered = steps.group_by("journey").agg(
        customer_no=steps.customer_no.min(),
        started_at=steps.arrived_at.min(),
        ended_at=steps.arrived_at.max(),
        steps=steps.count(),
    )
    waited = ibis.literal(as_of, "int64") - gathered.ended_at
    last = gathered.journey.lead().over(along("customer_no", "journey")).isnull()
    return gathered.mutate(is_open=last & (waited <= ibis.literal(silence, "int64")))


def _arrow(events: Events) -> pa.Table:
    return pa.table(
        {
            "position": pa.array(np.arange(1, len(events.arrived_at) + 1, dtype=np.int64)),
            "customer_no": pa.array(events.customer_no),
            "touchpoint_no": pa.array(events.touchpoint_no),
            "arrived_at": pa.array(events.arrived_at),
        }
    )


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
