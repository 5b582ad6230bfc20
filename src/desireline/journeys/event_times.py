"""The times of a bare event file as whole microseconds since 1970, UTC, exactly as written."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc
import pyarrow.lib as pa
import pyarrow.types as kinds_of

from desireline.errors import DesirelineError
from desireline.evidence.times import TimeReader, TimeRefusedError, known_zone, look

NOT_A_TIME = np.iinfo(np.int64).min
_UNITS = (("nanoseconds", 1e17, 1e-3), ("microseconds", 1e14, 1.0), ("milliseconds", 1e11, 1e3))
_SECOND = 1_000_000
_DAY = 86_400 * _SECOND
_DAYS_ONLY = "The times are days only: what lies between within a day counts as 0."
_COMPACT = r"^\s*(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])([0-2]\d[0-5]\d[0-5]\d)?\s*$"


class TimeUnclearError(DesirelineError):
    """The column's times can be read in two ways; only a person can tell."""

    code = "time-unclear"

    def __init__(self, column: str, example: str) -> None:
        super().__init__(
            f"Does the day or the month come first in '{example}' (column '{column}')? "
            "Say --time-format D/M/Y or --time-format M/D/Y."
        )


class NoSuchZoneError(DesirelineError):
    """There is no time zone of the name given."""

    code = "no-such-zone"

    def __init__(self, name: str) -> None:
        super().__init__(f"'{name}' is no time zone. Give a name such as Europe/Berlin.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTimes:
    """One moment a row, ``NOT_A_TIME`` where none can be read, and how they were read."""

    micros: npt.NDArray[np.int64]
    notes: tuple[str, ...] = ()


def read_times(
    column: pa.ChunkedArray, *, name: str, zone: str = "", time_format: str = ""
) -> ReadTimes:
    """Read a column of times: typed, written as ISO text, counted since 1970, or as people write.

    Times without a zone are read in ``zone``, else in UTC, and a note says so.

    Raises:
        TimeUnclearError: Day and month cannot be told apart.
        NoSuchZoneError: ``zone`` is not one.
    """
    if zone and known_zone(zone) is None:
        raise NoSuchZoneError(zone)
    found = _read(column, name=name, zone=zone, time_format=time_format)
    known = found.micros[found.micros != NOT_A_TIME]
    if len(known) and not (known % _DAY).any():
        return ReadTimes(micros=found.micros, notes=(*found.notes, _DAYS_ONLY))
    return found


def _read(column: pa.ChunkedArray, *, name: str, zone: str, time_format: str) -> ReadTimes:
    kind = column.type
    if kinds_of.is_timestamp(kind):
        return _typed(column, zone=zone)
    if kinds_of.is_date(kind):
        return _typed(column.cast(pa.timestamp("us")), zone="")
    number = kinds_of.is_integer(kind) or kinds_of.is_floating(kind) or kinds_of.is_decimal(kind)
    if number and not (kinds_of.is_integer(kind) and _are_days(column.cast(pa.string()))):
        return _numbers(column)
    return _texts(column.cast(pa.string()), name=name, zone=zone, time_format=time_format)


def _typed(column: pa.ChunkedArray, *, zone: str) -> ReadTimes:
    notes = []
    if column.type.tz is None:
        notes.append(f"Times without a zone are read as {zone or 'UTC'}.")
        if zone:
            column = _placed(column, zone)
    moments = column.cast(pa.timestamp("us", column.type.tz), safe=False).cast(pa.int64())
    return ReadTimes(micros=_filled(moments), notes=tuple(notes))


def _placed(column: pa.ChunkedArray, zone: str) -> pa.ChunkedArray:
    """Place local times: the first of an hour that was twice, none of an hour that never was."""
    try:
        before, after = (
            pc.assume_timezone(column, zone, ambiguous="earliest", nonexistent=side)  # type: ignore[attr-defined]
            for side in ("earliest", "latest")
        )
    except pa.ArrowInvalid as error:
        raise NoSuchZoneError(zone) from error
    never = pc.not_equal(before, after)  # type: ignore[attr-defined]
    return pc.if_else(never, pa.scalar(None, before.type), before)  # type: ignore[attr-defined]


def _numbers(column: pa.ChunkedArray) -> ReadTimes:
    whole = kinds_of.is_integer(column.type)
    size = pc.max(pc.abs(column)).as_py() or 0  # type: ignore[attr-defined]
    unit, factor = "seconds", float(_SECOND)
    for known, least, each in _UNITS:
        if size >= least:
            unit, factor = known, each
            break
    note = f"The times are numbers and read as {unit} since 1970, UTC."
    if whole:
        values = _filled(column.cast(pa.int64()))
        known_times = values != NOT_A_TIME
        micros = values // 1000 if factor < 1 else values * int(factor)
        micros = np.where(known_times, micros, NOT_A_TIME)
    else:
        floats = column.cast(pa.float64()).to_numpy()
        known_times = np.isfinite(floats)
        micros = np.full(len(floats), NOT_A_TIME, dtype=np.int64)
        micros[known_times] = np.rint(floats[known_times] * factor).astype(np.int64)
    return ReadTimes(micros=micros, notes=(note,))


def _texts(column: pa.ChunkedArray, *, name: str, zone: str, time_format: str) -> ReadTimes:
    if not time_format and not _are_days(column):
        for kind in (pa.timestamp("us", "UTC"), pa.timestamp("us"), pa.int64(), pa.float64()):
            try:
                cast = column.cast(kind)
            except pa.ArrowException:
                continue
            if kinds_of.is_timestamp(kind):
                return _typed(cast, zone=zone)
            return _numbers(cast)
    return _written(column, name=name, zone=zone, time_format=time_format)


def _are_days(column: pa.ChunkedArray) -> bool:
    """Tell whether all are days or moments written together, such as 20260331 or 20260331180000."""
    fits = pc.match_substring_regex(column, pattern=_COMPACT)  # type: ignore[attr-defined]
    return bool(pc.all(fits, min_count=1).as_py())  # type: ignore[attr-defined]


def _written(column: pa.ChunkedArray, *, name: str, zone: str, time_format: str) -> ReadTimes:
    """Read each different text once, by the rules of imported files."""
    coded = pc.dictionary_encode(column).combine_chunks()  # type: ignore[attr-defined]
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.chunk(0) if coded.num_chunks else pa.array([], pa.string())
    texts = coded.dictionary.to_pylist()
    time_format = time_format or _settled(texts, name)
    reader = TimeReader(time_format=time_format, time_zone=zone or "UTC", fold="first")
    known = np.full(len(texts) + 1, NOT_A_TIME, dtype=np.int64)
    for place, text in enumerate(texts):
        try:
            known[place] = reader.read(text).ms * 1000
        except TimeRefusedError:
            continue
    places = coded.indices.fill_null(len(texts)).to_numpy()
    note = f"Times without a zone are read as {zone or 'UTC'}."
    return ReadTimes(micros=known[places], notes=(note,))


def _settled(texts: list[str], name: str) -> str:
    looks = {text: look(text) for text in texts}
    forms = {one.order if one.form == "short year" else one.form for one in looks.values()}
    for form, wanted in (("day first", "D/M/Y"), ("month first", "M/D/Y")):
        if form in forms:
            return wanted
    for text, one in looks.items():
        if one.form in {"either", "short year"}:
            raise TimeUnclearError(name, text)
    return ""


def _filled(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    filled: npt.NDArray[np.int64] = column.fill_null(NOT_A_TIME).to_numpy()
    return filled
