"""Whole columns of times read at once: each day and each time of day is worked out once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from desireline.evidence.cell_memory import CellMemory
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.parsed import Precision
from desireline.evidence.times import QUARTER_HOUR_MS, Moment, TimeReader, TimeRefusedError

_DAY_LENGTH, _MINUTE_LENGTH = 10, 16
_DAY = late_pattern(r"\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{4}", re.ASCII)
_MINUTE = late_pattern(r"[T ](?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_REST = late_pattern(r"(?::\d\d(?:[.,]\d{1,9})?)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII)
_REFUSED: tuple[None, Precision] = (None, "s")
_SOME_DAY = "2000-01-03"  # any day without a change of clocks


class _Rest(NamedTuple):
    """What stands behind the minute: milliseconds past it, in UTC where ``zoned``."""

    ms: int
    precision: Precision
    zoned: bool


class TimeColumn:
    """Reads the times of one column as a ``TimeReader`` does, a chunk of cells at once."""

    def __init__(self, reader: TimeReader) -> None:
        self._reader = reader
        plain = TimeReader(time_format=reader.time_format, time_zone="UTC", fold="first")
        self._midnights = plain
        self._days: CellMemory[str, int | None] = CellMemory(self._day)
        self._minutes: CellMemory[str, int | None] = CellMemory(self._minute)
        self._rests: CellMemory[str, _Rest | None] = CellMemory(self._rest)
        self._others: CellMemory[str, Moment | None] = CellMemory(self._other)
        self._shifts: dict[int, int | None] = {}
        self._start = plain.read(f"{_SOME_DAY}T00:00:00Z").ms

    def read(self, cells: Sequence[str]) -> tuple[list[int | None], list[Precision]]:
        """Return the moment of each cell in epoch milliseconds, None where it is refused."""
        days, minutes, rests = self._days, self._minutes, self._rests
        others, shifts = self._others, self._shifts
        moments: list[int | None] = []
        precisions: list[Precision] = []
        for cell in cells:
            day, minute = days[cell[:_DAY_LENGTH]], minutes[cell[_DAY_LENGTH:_MINUTE_LENGTH]]
            rest = rests[cell[_MINUTE_LENGTH:]]
            if day is None or minute is None or rest is None:
                shift = None
            else:
                past, precision, zoned = rest
                local = day + minute + past
                slot = local // QUARTER_HOUR_MS
                shift = 0 if zoned else shifts.get(slot)
                if shift is None:
                    shift = shifts[slot] = self._shift(cell, local)
            if shift is None:
                known, precision = others[cell] or _REFUSED
                moments.append(known)
            else:
                moments.append(local - shift)
            precisions.append(precision)
        for memory in (days, minutes, rests, others):
            memory.forget_if_full()
        return moments, precisions

    def _day(self, text: str) -> int | None:
        """Return the midnight in UTC that begins a day, None where it is no plain day."""
        if not _DAY.fullmatch(text):
            return None
        try:
            return self._midnights.read(f"{text}T00:00:00Z").ms
        except TimeRefusedError:
            return None

    def _minute(self, text: str) -> int | None:
        """Return how long after midnight a minute begins, None where it is no plain minute."""
        if not _MINUTE.fullmatch(text):
            return None
        return self._midnights.read(f"{_SOME_DAY}{text}:00Z").ms - self._start

    def _rest(self, text: str) -> _Rest | None:
        shape = _REST.fullmatch(text)
        if shape is None:
            return None
        try:
            moment = self._midnights.read(f"{_SOME_DAY}T00:00{text}")
        except TimeRefusedError:
            return None
        zoned = shape["zone"] is not None
        return _Rest(moment.ms - self._start, moment.precision, zoned)

    def _other(self, text: str) -> Moment | None:
        try:
            return self._reader.read(text)
        except TimeRefusedError:
            return None

    def _shift(self, text: str, local: int) -> int | None:
        """Return how far the zone is ahead of UTC at a local time, None where it is refused."""
        moment = self._other(text)
        return None if moment is None else local - moment.ms
