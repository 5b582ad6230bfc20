"""A file of events, read and cut into journeys, and the parts of it that can be asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Self

from desireline.journeys import event_slices
from desireline.journeys.event_file import EventLog, Wish
from desireline.journeys.event_slices import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPart:
    """A file of events or a part of it, which is a file again.

    Attributes:
        log: The relations behind the answers, as Ibis tables.
        notes: Columns guessed, rows left out, zones: they stand in every answer too.
    """

    log: EventLog
    notes: tuple[str, ...] = field(default=())

    def where(
        self,
        *,
        since: datetime | date | None = None,
        before: datetime | date | None = None,
        passing: str | Sequence[str] = (),
        having: Mapping[str, Values] = MappingProxyType({}),
    ) -> Self:
        """Keep some of the journeys, as they were cut; every method works on the part.

        ``since`` and ``before``: journeys that start in ``[since, before)``, followed to the
        as-of moment. ``passing``: with at least one step at one of these touchpoints.
        ``having``: for each column at least one step with one of the values; the columns must
        have been kept (``read_events(…, keep=[…])``). All conditions must hold.

        Raises:
            NoSuchTouchpointError: No event is at a touchpoint named.
            NotKeptError: A column was not kept.
            NoSuchValueError: No event has a value named.
            NoJourneysError: No journey is left.
        """
        log = self.log
        if since is not None or before is not None:
            log = event_slices.started_in(log, since=since, before=before)
        if passing:
            log = event_slices.passing(log, _several(passing))
        for column, values in having.items():
            log = event_slices.having(log, column, values)
        return replace(self, log=log)

    def only(
        self,
        *,
        touchpoints: str | Sequence[str] = (),
        having: Mapping[str, Values] = MappingProxyType({}),
    ) -> Self:
        """Keep only these steps and cut what is left into journeys anew.

        Raises:
            NoSuchTouchpointError: No event is at a touchpoint named.
            NotKeptError: A column was not kept.
            NoSuchValueError: No event has a value named.
        """
        log = self.log
        if touchpoints:
            log = event_slices.only_at(log, _several(touchpoints))
        for column, values in having.items():
            log = event_slices.only_having(log, column, values)
        return replace(self, log=log)

    def collapsed(self) -> Self:
        """Make one step of each run of steps at one touchpoint, at the time of the first."""
        return replace(self, log=event_slices.collapsed(self.log))

    def recut(self, timeout: timedelta) -> Self:
        """Cut the same events by another time-out; 30 minutes make journeys web sessions."""
        return replace(self, log=event_slices.recut(self.log, timeout))

    def computed(self, way: Wish) -> Self:
        """Have answers computed one way: by loops over ``arrays``, or as ``relations`` in DuckDB.

        ``best`` is the default: arrays where they answer the question, fit into the memory
        allowed and are worth it. Both ways agree; each answer says which one it took.
        """
        return replace(self, log=replace(self.log, way=way))

    def close(self) -> None:
        """Give the memory back, of all parts of the file too; answers stay, shut."""
        self.log.warehouse.close()


def _several(names: str | Sequence[str]) -> Sequence[str]:
    return (names,) if isinstance(names, str) else names
