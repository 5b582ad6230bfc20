"""Whose turn it is to work on the kept journeys: one question at a time, the newest first."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType

from desireline.warehouse.stopping import Stop, ended_by, go_on, waited_for

_ahead: ContextVar[bool] = ContextVar("ahead", default=False)
MOST_PASSED = 8
Place = tuple[bool, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A reading under way: what of the map its figures are counted from, and who waits."""

    map_id: str
    counted_from: Hashable
    stop: Stop


@dataclass(slots=True)
class Turns:
    """A lock that lets the newest question in first, and those ahead of all others before it.

    Whoever was passed eight times goes first, the one who waits longest before the others: no
    question waits for ever. One thread may take it several times. A thread whose question nobody
    waits for leaves the queue at once.
    """

    _changed: threading.Condition = field(default_factory=threading.Condition)
    _numbers: Iterator[int] = field(default_factory=count)
    _owner: int | None = None
    _taken: int = 0
    _waiting: dict[Place, int] = field(default_factory=dict)  # and how often each was passed
    _readings: list[Reading] = field(default_factory=list)
    _edits: Counter[str] = field(default_factory=Counter)

    def __enter__(self) -> None:
        """Wait for the turn.

        Raises:
            StoppedError: Nobody waits for the answer any more.
        """
        me = threading.get_ident()
        with self._changed:
            if self._owner == me:
                self._taken += 1
                return
            place = (_ahead.get(), next(self._numbers))
            self._waiting[place] = 0
            self._changed.notify_all()
        try:
            with ended_by(self._wake), self._changed:
                while self._owner is not None or self._first() != place:
                    go_on()
                    self._changed.wait()
                self._owner, self._taken = me, 1
                for other in self._waiting:
                    self._waiting[other] += 1
        finally:
            with self._changed:
                del self._waiting[place]
                self._changed.notify_all()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the next one in."""
        with self._changed:
            self._taken -= 1
            if self._taken == 0:
                self._owner = None
                self._changed.notify_all()

    def _first(self) -> Place:
        """Return the place of the next one in, of those that wait."""
        overdue = [place for place, passed in self._waiting.items() if passed >= MOST_PASSED]
        return min(overdue, key=lambda place: place[1]) if overdue else max(self._waiting)

    @property
    def waiting(self) -> int:
        """Return how many questions wait for their turn."""
        with self._changed:
            return len(self._waiting)

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """Take the turns of the block ahead of all that wait."""
        token = _ahead.set(True)
        try:
            yield
        finally:
            _ahead.reset(token)

    def edits(self, map_id: str) -> int:
        """Return how many edits of a map were told so far."""
        with self._changed:
            return self._edits[map_id]

    @contextmanager
    def reading(self, map_id: str, *, counted_from: Hashable, edits: int) -> Iterator[Stop]:
        """Read a map inside only as long as its figures are counted from the same rules.

        ``edits`` counts those told before the map was taken at hand.
        """
        found = Reading(map_id=map_id, counted_from=counted_from, stop=Stop())
        with self._changed:
            self._readings.append(found)
            newer = self._edits[map_id] > edits
        if newer:
            found.stop.stop()
        try:
            with waited_for(found.stop):
                yield found.stop
        finally:
            with self._changed:
                self._readings.remove(found)

    def overtake(self, map_id: str, *, counted_from: Hashable) -> None:
        """End the readings of a map whose figures are counted from other rules by now."""
        with self._changed:
            self._edits[map_id] += 1
            overtaken = [
                one.stop
                for one in self._readings
                if one.map_id == map_id and one.counted_from != counted_from
            ]
        for stop in overtaken:
            stop.stop()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
