"""Parts of an event file: some journeys as they were cut, or some steps cut into journeys anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np

from desireline.errors import DesirelineError
from desireline.journeys.event_file import EventLog, cut_log, micros, moment
from desireline.journeys.event_steps import Events, Flags, KeptColumn

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


def kept_column(log: EventLog, name: str) -> KeptColumn:
    """Give a column of the file that was kept beside the three.

    Raises:
        NotKeptError: It was not.
    """
    known: Mapping[str, KeptColumn] = {one.name: one for one in log.whole.kept}
    if name not in known:
        raise NotKeptError(name, tuple(known))
    return known[name]


def started_in(
    log: EventLog, *, since: datetime | date | None, before: datetime | date | None
) -> EventLog:
    """Keep the journeys that start in ``[since, before)``, followed to the as-of moment.

    Raises:
        NoJourneysError: None does.
    """
    begun = log.whole.arrived_at[log.spans.first]
    kept, told = np.ones(len(begun), dtype=bool), []
    for at, word in ((since, "from"), (before, "before")):
        if at is None:
            continue
        edge = micros(_moment(at))
        kept &= begun >= edge if word == "from" else begun < edge
        told.append(f"{word} {moment(edge):%Y-%m-%d %H:%M:%S}")
    return _part(log, kept, f"Journeys that start {' and '.join(told)} (UTC).")


def passing(log: EventLog, touchpoints: Sequence[str]) -> EventLog:
    """Keep the journeys with at least one step at one of the touchpoints.

    Raises:
        NoSuchTouchpointError: No event is at one of them.
        NoJourneysError: No journey is left.
    """
    numbers = [log.touchpoint_no(name) for name in touchpoints]
    wanted = np.isin(np.arange(len(log.touchpoints)), numbers)
    said = f"Journeys with at least one step at {_either(touchpoints)}."
    return _part(log, _with_a_step(log, wanted[log.whole.touchpoint_no]), said)


def having(log: EventLog, column: str, values: Values) -> EventLog:
    """Keep the journeys with at least one step that has one of the values in a column.

    Raises:
        NotKeptError: The column was not kept.
        NoSuchValueError: No event has one of them.
        NoJourneysError: No journey is left.
    """
    flags, wanted = _with_value(log, column, values)
    said = f"Journeys with at least one step whose {column} is {_either(wanted)}."
    return _part(log, _with_a_step(log, flags), said)


def only_at(log: EventLog, touchpoints: Sequence[str]) -> EventLog:
    """Keep the steps at some touchpoints and cut what is left into journeys anew.

    Raises:
        NoSuchTouchpointError: No event is at one of them.
    """
    numbers = [log.touchpoint_no(name) for name in touchpoints]
    kept = np.isin(log.whole.touchpoint_no, numbers)
    return _recut(log, kept, f"Only steps at {_either(touchpoints)}")


def only_having(log: EventLog, column: str, values: Values) -> EventLog:
    """Keep the steps with one of the values in a column and cut what is left anew.

    Raises:
        NotKeptError: The column was not kept.
        NoSuchValueError: No event has one of them.
    """
    flags, wanted = _with_value(log, column, values)
    return _recut(log, flags, f"Only steps whose {column} is {_either(wanted)}")


def recut(log: EventLog, timeout: timedelta) -> EventLog:
    """Cut the same events by another time-out."""
    return _cut_anew(log, log.events, timeout=timeout, chosen=log.chosen)


def collapsed(log: EventLog) -> EventLog:
    """Make one step of each run of steps at one touchpoint; its time is the first one's.

    Journeys keep their start, their end and whether they are open.
    """
    kept = log.whole.moved
    kept[log.spans.first] = True
    standing = np.cumsum(kept[log.spans.places()], dtype=np.int64)
    after = standing[np.cumsum(log.spans.lengths) - 1]
    spans = replace(log.spans, first=np.r_[0, after[:-1]], after=after)
    said = "Steps at one touchpoint in a row count as one, at the time of the first."
    chosen = (*log.chosen, said)
    return replace(log, whole=_within(log, kept), spans=spans, chosen=chosen)


def _part(log: EventLog, kept: Flags, said: str) -> EventLog:
    """Keep some journeys as they were cut."""
    if not kept.any():
        raise NoJourneysError(" ".join((*log.chosen, said)))
    return replace(log, spans=log.spans.only(kept), chosen=(*log.chosen, said))


def _with_a_step(log: EventLog, flags: Flags) -> Flags:
    """Say which journeys have a step among the flagged events of the whole."""
    touched = np.flatnonzero(flags)
    found: Flags = np.searchsorted(touched, log.spans.first) < np.searchsorted(
        touched, log.spans.after
    )
    return found


def _within(log: EventLog, flags: Flags) -> Events:
    """Give the flagged events of the whole that lie in the log's journeys."""
    places = log.spans.places()
    return log.whole.only(places[flags[places]])


def _recut(log: EventLog, kept: Flags, said: str) -> EventLog:
    chosen = (*log.chosen, f"{said}: all others were removed before journeys were cut.")
    return _cut_anew(log, _within(log, kept), timeout=log.timeout, chosen=chosen)


def _cut_anew(
    log: EventLog, events: Events, *, timeout: timedelta, chosen: tuple[str, ...]
) -> EventLog:
    found = cut_log(
        events, timeout=timeout, as_of=log.as_of, warehouse=log.warehouse, chosen=chosen
    )
    return replace(found, memory=log.memory, way=log.way)


def _with_value(log: EventLog, column: str, values: Values) -> tuple[Flags, tuple[str, ...]]:
    wanted = (values,) if isinstance(values, str) else tuple(values)
    kept = kept_column(log, column)
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
