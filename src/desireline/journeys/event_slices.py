"""Parts of an event file: some journeys as they were cut, or some steps cut into journeys anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import ibis
import numpy as np
import pyarrow.lib as pa

from desireline.errors import DesirelineError
from desireline.journeys.event_file import EventLog, cut_log, micros, moment, part_of
from desireline.journeys.event_steps import Flags

Values = str | Sequence[str]


class NoJourneysError(DesirelineError):
    """Nothing of the file is left by what was chosen."""

    code = "no-journeys"

    def __init__(self, chosen: str) -> None:
        super().__init__(f"Nothing is left of the file. Chosen: {chosen} Choose more.")


class NotKeptError(DesirelineError):
    """A column is asked for that was not kept when the file was read."""

    code = "column-not-kept"

    def __init__(self, name: str, kept: Sequence[str]) -> None:
        some = f"kept: {', '.join(kept)}" if kept else "none was kept"
        super().__init__(
            f"The column '{name}' was not kept when the file was read ({some}). Read the file "
            f"again with keep=['{name}'] (--keep {name})."
        )


class NoSuchValueError(DesirelineError):
    """No event has the value named in the column named."""

    code = "no-such-value"

    def __init__(self, column: str, value: str, known: Sequence[str]) -> None:
        some = ", ".join(known[:20]) + (", …" if len(known) > 20 else "")  # noqa: PLR2004
        super().__init__(f"No event has '{value}' in '{column}'. Its values: {some}.")


def started_in(
    log: EventLog, *, since: datetime | date | None, before: datetime | date | None
) -> EventLog:
    """Keep the journeys that start in ``[since, before)``, followed to the as-of moment.

    Raises:
        NoJourneysError: None does.
    """
    journeys, told = log.journeys, []
    for at, word in ((since, "from"), (before, "before")):
        if at is None:
            continue
        edge = ibis.literal(micros(_moment(at)), "int64")
        begun = journeys.started_at
        journeys = journeys.filter(begun >= edge if word == "from" else begun < edge)
        told.append(f"{word} {moment(micros(_moment(at))):%Y-%m-%d %H:%M:%S}")
    return _journeys(log, journeys, f"Journeys that start {' and '.join(told)} (UTC).")


def passing(log: EventLog, touchpoints: Sequence[str]) -> EventLog:
    """Keep the journeys with at least one step at one of the touchpoints.

    Raises:
        NoSuchTouchpointError: No event is at one of them.
        NoJourneysError: No journey is left.
    """
    numbers = [log.touchpoint_no(name) for name in touchpoints]
    chosen = log.steps.filter(log.steps.touchpoint_no.isin(numbers))
    said = f"Journeys with at least one step at {_either(touchpoints)}."
    return _journeys(log, log.journeys.semi_join(chosen, "journey"), said)


def having(log: EventLog, column: str, values: Values) -> EventLog:
    """Keep the journeys with at least one step that has one of the values in a column.

    Raises:
        NotKeptError: The column was not kept.
        NoSuchValueError: No event has one of them.
        NoJourneysError: No journey is left.
    """
    flags, wanted = _with_value(log, column, values)
    touched = np.flatnonzero(flags) + 1
    begun = np.searchsorted(_starts(log), touched, side="right") - 1
    chosen = np.unique(_starts(log)[begun])
    rows = log.warehouse.to_arrow(log.journeys.order_by("journey"))
    rows = rows.filter(pa.array(np.isin(rows["journey"].to_numpy(), chosen)))
    said = f"Journeys with at least one step whose {column} is {_either(wanted)}."
    return _part(log, rows, said)


def only_at(log: EventLog, touchpoints: Sequence[str]) -> EventLog:
    """Keep the steps at some touchpoints and cut what is left into journeys anew.

    Raises:
        NoSuchTouchpointError: No event is at one of them.
    """
    numbers = [log.touchpoint_no(name) for name in touchpoints]
    kept = np.isin(log.events.touchpoint_no, numbers)
    return _recut(log, kept, f"Only steps at {_either(touchpoints)}")


def only_having(log: EventLog, column: str, values: Values) -> EventLog:
    """Keep the steps with one of the values in a column and cut what is left anew.

    Raises:
        NotKeptError: The column was not kept.
        NoSuchValueError: No event has one of them.
    """
    kept, wanted = _with_value(log, column, values)
    return _recut(log, kept, f"Only steps whose {column} is {_either(wanted)}")


def collapsed(log: EventLog) -> EventLog:
    """Make one step of each run of steps at one touchpoint; its time is the first one's.

    Journeys keep their start, their end and whether they are open.
    """
    begins = np.zeros(len(log.events.arrived_at), dtype=bool)
    begins[_starts(log) - 1] = True
    kept = begins | np.r_[True, np.diff(log.events.touchpoint_no) != 0]
    rows = log.warehouse.to_arrow(log.journeys.order_by("journey"))
    said = "Steps at one touchpoint in a row count as one, at the time of the first."
    return part_of(log, events=kept, begins=begins[kept], journeys=rows, chosen=said)


def _journeys(log: EventLog, chosen: ibis.Table, said: str) -> EventLog:
    return _part(log, log.warehouse.to_arrow(chosen.order_by("journey")), said)


def _part(log: EventLog, rows: pa.Table, said: str) -> EventLog:
    if rows.num_rows == 0:
        raise NoJourneysError(" ".join((*log.chosen, said)))
    firsts, lengths = rows["journey"].to_numpy() - 1, rows["steps"].to_numpy()
    edges = np.zeros(len(log.events.arrived_at) + 1, dtype=np.int8)
    np.add.at(edges, firsts, 1)
    np.add.at(edges, firsts + lengths, -1)
    kept = np.cumsum(edges)[:-1] > 0
    begins = np.zeros(len(edges) - 1, dtype=bool)
    begins[firsts] = True
    return part_of(log, events=kept, begins=begins[kept], journeys=rows, chosen=said)


def _recut(log: EventLog, kept: Flags, said: str) -> EventLog:
    return cut_log(
        log.events.only(kept),
        timeout=log.timeout,
        as_of=log.as_of,
        warehouse=log.warehouse,
        chosen=(*log.chosen, f"{said}: all others were removed before journeys were cut."),
    )


def _starts(log: EventLog) -> np.ndarray:
    found = log.warehouse.to_arrow(log.journeys.select("journey").order_by("journey"))
    starts: np.ndarray = found["journey"].to_numpy()
    return starts


def _with_value(log: EventLog, column: str, values: Values) -> tuple[Flags, tuple[str, ...]]:
    wanted = (values,) if isinstance(values, str) else tuple(values)
    known: Mapping[str, int] = {one.name: place for place, one in enumerate(log.events.kept)}
    if column not in known:
        raise NotKeptError(column, tuple(known))
    kept = log.events.kept[known[column]]
    for value in wanted:
        if value not in kept.values:
            raise NoSuchValueError(column, value, kept.values)
    flags: Flags = np.isin(kept.numbers, [kept.values.index(value) for value in wanted])
    return flags, wanted


def _moment(at: datetime | date) -> datetime:
    """Read a day as its beginning, UTC."""
    return at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time())


def _either(names: Sequence[str]) -> str:
    return " or ".join(f"“{name}”" for name in names)
