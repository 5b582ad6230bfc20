"""When an export's row says it happened: the moment in UTC, or why it cannot be told."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from desireline.evidence.parsed import Rejection
from desireline.evidence.times import Moment, TimeReader, TimeRefusedError

Fold = Literal["", "first", "second"]


def moment(text: str | None, *, column: str, zone: str = "", fold: Fold = "") -> Moment | Rejection:
    """Read a time with an offset, ``Z`` or ``UTC``, or one without in the given zone.

    Refused: no time, an unreadable one, one without a zone where ``zone`` is empty, one that the
    clock change skips in that zone, and one that happens twice where ``fold`` does not choose.
    """
    return _read(text, column, _reader("", zone, fold))


def epoch_micros(text: str | None, *, column: str) -> Moment | Rejection:
    """Read microseconds since 1970, UTC, written as digits."""
    if text is not None and not (text.isascii() and text.isdigit()):
        return Rejection(
            reason="time-unreadable",
            sentence=f"'{text[:60]}' in the column '{column}' is not in microseconds.",
            remedy="Export the day again; the time is written as digits only.",
        )
    return _read(text, column, _reader("epoch us", "", ""))


@lru_cache(maxsize=64)
def _reader(time_format: str, zone: str, fold: Fold) -> TimeReader:
    return TimeReader(time_format=time_format, time_zone=zone, fold=fold)


def _read(text: str | None, column: str, reader: TimeReader) -> Moment | Rejection:
    if text is None:
        return Rejection(
            reason="no-time",
            sentence=f"The column '{column}' is empty.",
            remedy="Export again with this column, or leave the row out: nobody knows when.",
        )
    try:
        return reader.read(text)
    except TimeRefusedError as error:
        return Rejection(
            reason=error.reason,
            sentence=f"{error.sentence.removesuffix('.')} (column '{column}').",
            remedy=error.remedy,
        )
