"""A bare event file as steps, journeys and transitions, without a workspace and without a map."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import count
from typing import Literal

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc
import pyarrow.lib as pa
import pyarrow.types as kinds_of

from desireline.errors import DesirelineError
from desireline.journeys import loops
from desireline.journeys.compiled import compiled
from desireline.journeys.event_reading import RawEvents
from desireline.journeys.event_spans import Spans, journeys_table, spans_of
from desireline.journeys.event_steps import (
    Events,
    KeptColumn,
    Numbers,
    cut_steps,
    tie_counts,
)
from desireline.journeys.event_times import NOT_A_TIME, read_times
from desireline.warehouse.duckdb import Warehouse

MANY = 200_000
_LONG_LIFE = 64
Wish = Literal["best", "arrays", "relations"]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_ONE = -1
_MICROSECOND = timedelta(microseconds=1)
_NUMBERS = count()
_UNTIDY = r"^$|^[^!-~]|[^!-~]$|[^ -~]"


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


@dataclass(frozen=True, kw_only=True, eq=False)
class EventLog:
    """The events of a file cut into journeys; a part of one is other spans of the same events.

    Arrays answer where they can (``way``); the relations are made when first asked for.

    Attributes:
        whole: All events the journeys were cut from, in order.
        spans: Where the journeys of this part stand among them.
        timeout: The silence after which a journey is over.
        as_of: The moment the file speaks of; journeys silent for less are open.
        chosen: What was chosen of the file, a sentence each; none = all of it.
        memory: Bytes an answer may take beside the events themselves.
        way: How answers are computed: as fits best, or always the one way.
        name: What the names of the kept tables begin with.
    """

    warehouse: Warehouse
    whole: Events
    spans: Spans
    timeout: timedelta
    as_of: int
    chosen: tuple[str, ...] = ()
    memory: int = 2 * 1024**3
    way: Wish = "best"
    name: str = field(init=False, default_factory=lambda: f"file_{next(_NUMBERS)}")

    @cached_property
    def size(self) -> int:
        """The number of steps."""
        return int(self.spans.lengths.sum())

    @cached_property
    def is_whole(self) -> bool:
        """Whether all events are in it."""
        return self.size == len(self.whole.arrived_at)

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """The names of the touchpoints; ``touchpoint_no`` is a place among them."""
        return self.whole.touchpoints

    @cached_property
    def period(self) -> tuple[int, int]:
        """The first and the last event, microseconds since 1970."""
        arrived = self.whole.arrived_at
        return int(arrived[self.spans.first].min()), int(arrived[self.spans.after - 1].max())

    @cached_property
    def ties(self) -> tuple[int, int]:
        """Steps at the time of the one before, and those of them at another touchpoint.

        A journey never begins with one: a silence parts it from the one before.
        """
        if self.is_whole:
            return self.whole.ties, self.whole.tied_apart
        edges = np.stack([self.spans.first, self.spans.after])
        found = [
            np.diff(np.searchsorted(places, edges), axis=0).sum()
            for places in self.whole.tied_places
        ]
        return int(found[0]), int(found[1])

    @cached_property
    def events(self) -> Events:
        """The events of this part alone."""
        return self.whole if self.is_whole else self.whole.only(self.spans.places())

    @cached_property
    def steps(self) -> ibis.Table:
        """One row per event: ``journey, customer_no, step_no, position, touchpoint_no``.

        Further ``arrived_at, next_touchpoint_no, next_arrived_at``.
        """
        rows = cut_steps(self.events, begins=self.spans.begins)
        return self.warehouse.keep_arrow(rows, f"{self.name}_steps")

    @cached_property
    def journeys(self) -> ibis.Table:
        """One row per journey: ``journey, customer_no, started_at, ended_at, steps, is_open``."""
        rows = journeys_table(self.whole, self.spans)
        return self.warehouse.keep_arrow(rows, f"{self.name}_journeys")

    def touchpoint_no(self, name: str) -> int:
        """Give the number of a touchpoint.

        Raises:
            NoSuchTouchpointError: No event is at it.
        """
        try:
            return self.touchpoints.index(name)
        except ValueError as error:
            raise NoSuchTouchpointError(name, self.touchpoints) from error


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
    later = times.micros > (np.iinfo(np.int64).max if as_of is None else micros(as_of))
    kept = (customer != _NO_ONE) & (touchpoint != _NO_ONE) & (times.micros != NOT_A_TIME)
    left_out = _left_out(raw, nobody=customer == _NO_ONE, kept=kept, later=later)
    if not (kept := kept & ~later).any():
        raise NoEventsError("; ".join(f"{rows} rows: {why}" for why, rows in left_out) or "empty.")
    rank = None if columns.order is None else _ranks(rows[columns.order])[kept]
    row = np.flatnonzero(kept)[_order(customer[kept], times.micros[kept], rank)]
    in_order = (customer[row], touchpoint[row], times.micros[row])
    ties, apart = tie_counts(*in_order)
    return Events(
        customers=customers,
        touchpoints=touchpoints,
        customer_no=in_order[0],
        touchpoint_no=in_order[1],
        arrived_at=in_order[2],
        left_out=left_out,
        ties=ties,
        tied_apart=apart,
        ordered_by=columns.order,
        notes=times.notes,
        row=row + 1,
        kept=tuple(_kept(name, rows[name], row) for name in columns.kept),
    )


def _order(
    customer: npt.NDArray[np.int32], arrived: Numbers, rank: Numbers | None
) -> npt.NDArray[np.int64]:
    """Give the places of rows by customer, time and rank; rows equal in these stay in order."""
    if len(customer) < MANY:
        keys = (arrived, customer) if rank is None else (rank, arrived, customer)
        return np.lexsort(keys)
    sizes = np.bincount(customer)
    begins = np.r_[0, np.cumsum(sizes)]
    order = np.empty(len(customer), dtype=np.int64)
    ranks = np.empty(0, dtype=np.int64) if rank is None else rank
    compiled(loops.order_by_customer)(customer, arrived, ranks, begins, _LONG_LIFE, order)
    for one in np.flatnonzero(sizes > _LONG_LIFE).tolist():
        life = order[begins[one] : begins[one + 1]]
        life[:] = life[np.lexsort([key[life] for key in (ranks, arrived) if len(key)])]
    return order


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
    return EventLog(
        warehouse=warehouse,
        whole=events,
        spans=spans_of(events, silence=timeout // _MICROSECOND, as_of=as_of),
        timeout=timeout,
        as_of=as_of,
        chosen=chosen,
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
    numbers, names = _named(column.chunk(0).dictionary.cast(pa.string()))
    old = [chunk.indices.fill_null(len(numbers) - 1).to_numpy() for chunk in column.chunks]
    return numbers[np.concatenate(old)], names


def _named(written: pa.Array) -> tuple[npt.NDArray[np.int32], tuple[str, ...]]:
    """Give each text the place of its name among all names in order, and one more: no name."""
    if len(written) and not pc.any(pc.match_substring_regex(written, _UNTIDY)).as_py():  # type: ignore[attr-defined]
        order = pc.array_sort_indices(written).to_numpy()  # type: ignore[attr-defined]
        new = np.empty(len(written) + 1, dtype=np.int32)
        new[order] = np.arange(len(written))
        new[-1] = _NO_ONE
        return new, tuple(written.take(pa.array(order)).to_pylist())
    tidied = [_clean(text) for text in written.to_pylist()]
    names = sorted({name for name in tidied if name})
    known = {name: number for number, name in enumerate(names)}
    places = [*(known.get(name, _NO_ONE) for name in tidied), _NO_ONE]
    return np.array(places, dtype=np.int32), tuple(names)


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
