"""The one place where text becomes a moment: epoch milliseconds, UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desireline.errors import DesirelineError
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.month_names import MONTHS
from desireline.evidence.parsed import Precision

DAY_MS = 86_400_000
QUARTER_HOUR_MS = 900_000  # clocks change at whole quarters, in the Chatham Islands at 2:45
EPOCH_UNITS = {"epoch s": 1000.0, "epoch ms": 1.0, "epoch us": 1e-3, "epoch ns": 1e-6}
FORMATS = ("ISO", "D/M/Y", "M/D/Y", "Y/M/D", *EPOCH_UNITS, "excel")
EARLIEST_MS = 631_152_000_000  # 1990-01-01
Form = Literal["none", "clear", "day first", "month first", "either", "excel", "short year", "word"]

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_EXCEL_DAY = date(1899, 12, 30).toordinal() - _EPOCH_DAY
_CLOCK = (
    r"(?:(?:[T ,:]|T |,? (?:at|um) )\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})"
    r"(?:[.,](?P<part>\d{1,9}))?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
    r"\s*(?P<zone>Z|z|[A-Za-z]{2,5}(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}(?::?\d{2})?)?"
)
_PATTERNS = (
    ("ymd", late_pattern(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})" + _CLOCK)),
    ("nn", late_pattern(r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<y>\d{4}|\d{2})" + _CLOCK)),
    (
        "word",
        late_pattern(r"(?P<d>\d{1,2})\.?[ /-](?P<w>[^\W\d_]{3,9})\.?[ /-](?P<y>\d{4})" + _CLOCK),
    ),
    ("word", late_pattern(r"(?P<w>[^\W\d_]{3,9})\.? (?P<d>\d{1,2}),? (?P<y>\d{4})" + _CLOCK)),
    (
        "ymd",
        late_pattern(
            r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})"
            r"(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})(?:\.(?P<part>\d{1,9}))?)?"
            r"(?P<half>)(?P<zone>Z|[+-]\d{2}:?\d{2})?"
        ),
    ),
)
_NUMBER = late_pattern(r"\d+(?:[.,]\d+)?")
_ISO, _ISO_LENGTH = late_pattern(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ"), 20
_LONGEST_NUMBER, _LAST_MS = 30, 253_402_300_799_999  # the last moment of the year 9999
_COMPACT = late_pattern(r"(?:19|20)\d{6}(?:\d{6})?")
_OFFSET = late_pattern(r"(?:GMT|UTC|Z|)?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)


class TimeRefusedError(DesirelineError):
    """A cell is no moment: ``reason`` is stable, ``remedy`` says what to do."""

    code = "time-refused"

    def __init__(self, *, reason: str, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence
        self.remedy = remedy


class Moment(NamedTuple):
    """A moment in epoch milliseconds UTC, as exact as the text was."""

    ms: int
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLook:
    """What one text says about the form of its column, without deciding anything.

    Attributes:
        form: ``either`` = day and month both at most 12, ``none`` = no known form.
        unit: For numbers of seconds or parts of them, the unit their size fits.
        zoned: A zone or offset is written; numbers since 1970 count as zoned.
        timed: A time of day is written.
        order: For a short year, what its first two parts tell of day and month.
        year_last: For a short year, False where it could also stand first (``26-10-14``).
    """

    form: Form
    unit: str = ""
    zoned: bool = False
    timed: bool = False
    order: Form = "clear"
    year_last: bool = True


@lru_cache(maxsize=65536)
def look(text: str) -> TimeLook:
    """Say which forms of time a text could be."""
    stripped = text.strip()
    if _NUMBER.fullmatch(stripped) and not _COMPACT.fullmatch(stripped):
        return _look_at_number(float(stripped.replace(",", ".")))
    kind, found = _match(stripped)
    if found is None:
        return TimeLook(form="none")
    zoned, timed = bool(found["zone"]), found["hour"] is not None
    form: Form = "clear"
    order: Form = "clear"
    year_last = True
    if kind == "word" and found["w"].casefold() not in MONTHS:
        form = "none"
    elif kind == "nn":
        first, second = int(found["a"]), int(found["b"])
        form = _order(first, second, same=first == second)
        if len(found["y"]) < 4:  # noqa: PLR2004
            form, order = "short year", form
            year_last = second > 12 or not 1 <= int(found["y"]) <= 31  # noqa: PLR2004
    return TimeLook(form=form, zoned=zoned, timed=timed, order=order, year_last=year_last)


def known_zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, None where there is none of that name."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class TimeReader:
    """Reads one column's times under the answers given for it.

    Attributes:
        time_format: One of ``FORMATS``; empty = only forms that cannot be misread.
        time_zone: IANA name for times written without a zone.
        fold: Which of two equal local times is meant when clocks go back.
    """

    def __init__(
        self,
        *,
        time_format: str = "",
        time_zone: str = "",
        fold: Literal["", "first", "second"] = "",
    ) -> None:
        self.time_format = time_format
        self.time_zone = time_zone
        self.fold = fold
        self._zone = known_zone(time_zone)
        self._unit = EPOCH_UNITS.get(time_format)
        self._offsets: dict[int, int] = {}
        self._days: dict[str, int] = {}
        self._clocks: dict[str, int] = {}
        self._known: dict[str, Moment] = {}

    def read(self, text: str) -> Moment:
        """Return the moment a text means.

        Raises:
            TimeRefusedError: It means none, or one that only a person could tell.
        """
        if len(text) == _ISO_LENGTH and text[10] == "T" and text[19] == "Z":
            return self._iso(text)
        known = self._known.get(text)
        if known is None:
            known = self._bounded(text.strip())
            if len(self._known) > 200_000:  # noqa: PLR2004
                self._known.clear()
            self._known[text] = known
        return known

    def _iso(self, text: str) -> Moment:
        """Read ``2026-01-01T10:00:00Z`` out of its day and its clock, each worked out once."""
        day, clock = self._days.get(text[:10]), self._clocks.get(text[11:19])
        if clock is None and _ISO.fullmatch(text):
            clock = (int(text[11:13]) * 60 + int(text[14:16])) * 60_000 + int(text[17:19]) * 1000
            self._clocks[text[11:19]] = clock
        if day is None or clock is None:
            moment = self._bounded(text)
            if clock is not None:
                self._days[text[:10]] = moment.ms - clock
            return moment
        return Moment(day + clock, "s")

    def is_fold(self, text: str) -> bool:
        """Tell whether a text is a local time that clocks showed twice in the given zone."""
        try:
            local = self._local(text.strip())
        except TimeRefusedError:
            return False
        if self._zone is None or local is None:
            return False
        early, late = self._both_offsets(local)
        return early > late

    def _bounded(self, text: str) -> Moment:
        endless = len(text) > _LONGEST_NUMBER and _NUMBER.fullmatch(text)
        if endless or (moment := self._read(text)).ms > _LAST_MS:
            raise _unreadable(text, self.time_format)
        return moment

    def _read(self, text: str) -> Moment:
        if self._unit is not None and _NUMBER.fullmatch(text):
            return _since_epoch(text, self._unit)
        if self.time_format == "excel" and _NUMBER.fullmatch(text):
            days = float(text.replace(",", "."))
            local = round((days + _EXCEL_DAY) * 86400) * 1000
            return Moment(self._to_utc(local, text), "day" if days == int(days) else "s")
        kind, found = _match(text)
        if found is None:
            raise _unreadable(text, self.time_format)
        local_ms, precision = self._parts(kind, found, text)
        written = found["zone"]
        if written:
            return Moment(local_ms - _offset_ms(written, text), precision)
        if precision == "day" and self._zone is None:
            return Moment(local_ms, precision)
        return Moment(self._to_utc(local_ms, text), precision)

    def _local(self, text: str) -> int | None:
        kind, found = _match(text)
        if found is None or found["zone"] or found["hour"] is None:
            return None
        return self._parts(kind, found, text)[0]

    def _parts(self, kind: str, found: re.Match[str], text: str) -> tuple[int, Precision]:
        if kind == "ymd":
            year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        elif kind == "word":
            month_number = MONTHS.get(found["w"].casefold())
            if month_number is None:
                raise _unreadable(text, self.time_format)
            year, month, day = int(found["y"]), month_number, int(found["d"])
        else:
            year, month, day = self._ordered(found, text)
        try:
            days = date(year, month, day).toordinal() - _EPOCH_DAY
        except ValueError as error:
            raise TimeRefusedError(
                reason="no-such-day",
                sentence=f"'{text}' is not a day of the calendar.",
                remedy="Correct the date.",
            ) from error
        if found["hour"] is None:
            return days * DAY_MS, "day"
        clock = _clock_ms(found, text)
        return days * DAY_MS + clock, "ms" if found["part"] else "s"

    def _ordered(self, found: re.Match[str], text: str) -> tuple[int, int, int]:
        first, second = int(found["a"]), int(found["b"])
        if len(found["y"]) < 4 and self.time_format == "Y/M/D":  # noqa: PLR2004
            return _century(first), second, int(found["y"])
        told = self.time_format in {"M/D/Y", "D/M/Y"}
        if len(found["y"]) < 4 and not told:  # noqa: PLR2004
            raise TimeRefusedError(
                reason="short-year",
                sentence=f"'{text}' has a year of two digits.",
                remedy="Say which part stands first: time_format 'D/M/Y' or 'M/D/Y'.",
            )
        year = _century(int(found["y"]))
        order = _order(first, second, same=first == second)
        month_first = self.time_format == "M/D/Y"
        if not told:
            if order == "either":
                raise TimeRefusedError(
                    reason="day-or-month",
                    sentence=f"'{text}' can be read with the day or the month first.",
                    remedy="Say which stands first: time_format 'D/M/Y' or 'M/D/Y'.",
                )
            month_first = order == "month first"
        return (year, first, second) if month_first else (year, second, first)

    def _to_utc(self, local_ms: int, text: str) -> int:
        if self._zone is None:
            raise TimeRefusedError(
                reason="no-zone",
                sentence=f"'{text}' is written without a time zone.",
                remedy="Say in which zone the file's times are written: the time zone of the "
                "import (time_zone), such as Europe/Berlin; or export them in UTC.",
            )
        slot = local_ms // QUARTER_HOUR_MS
        offset = self._offsets.get(slot)
        if offset is None:
            if local_ms > _LAST_MS:
                raise _unreadable(text, self.time_format)
            self._offsets[slot] = offset = self._offset(local_ms, text)
        return local_ms - offset

    def _offset(self, local_ms: int, text: str) -> int:
        early, late = self._both_offsets(local_ms)
        if early == late:
            return early
        if early < late:
            raise TimeRefusedError(
                reason="clock-gap",
                sentence=f"'{text}' never was: clocks went forward over it in {self.time_zone}.",
                remedy="Check the time zone of the file.",
            )
        if not self.fold:
            raise TimeRefusedError(
                reason="clock-twice",
                sentence=f"'{text}' was twice in {self.time_zone}, when clocks went back.",
                remedy="Say which is meant: fold 'first' or 'second'.",
            )
        return early if self.fold == "first" else late

    def _both_offsets(self, local_ms: int) -> tuple[int, int]:
        naive = datetime(1970, 1, 1) + timedelta(milliseconds=local_ms)  # noqa: DTZ001
        offsets = []
        for fold in (0, 1):
            shift = naive.replace(tzinfo=self._zone, fold=fold).utcoffset() or timedelta()
            offsets.append(round(shift.total_seconds() * 1000))
        return offsets[0], offsets[1]


def iso(ms: int) -> str:
    """Return a moment as ISO text in UTC, to the second."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _century(year: int) -> int:
    """Return a year of two digits as one of four: 69 is 2069, 70 is 1970."""
    if year >= 100:  # noqa: PLR2004
        return year
    return year + (2000 if year < 70 else 1900)  # noqa: PLR2004


def _match(text: str) -> tuple[str, re.Match[str] | None]:
    for kind, pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found is not None:
            return kind, found
    return "", None


def _order(first: int, second: int, *, same: bool) -> Form:
    if first > 12:  # noqa: PLR2004
        return "day first"
    if second > 12:  # noqa: PLR2004
        return "month first"
    return "clear" if same else "either"


def _look_at_number(value: float) -> TimeLook:
    for unit, low in (("epoch ns", 1e17), ("epoch us", 1e14), ("epoch ms", 1e11), ("epoch s", 1e8)):
        if value >= low:
            return TimeLook(form="clear", unit=unit, zoned=True, timed=True)
    if 30_000 <= value < 60_000:  # noqa: PLR2004
        return TimeLook(form="excel", timed=value != int(value))
    return TimeLook(form="none")


def _since_epoch(text: str, unit: float) -> Moment:
    whole = "." not in text and "," not in text
    if not whole:
        ms = int(float(text.replace(",", ".")) * unit)
    else:
        ms = int(text) * int(unit) if unit >= 1 else int(text) // round(1 / unit)
    return Moment(ms, "s" if whole and unit > 1 else "ms")


def _clock_ms(found: re.Match[str], text: str) -> int:
    hour, minute = int(found["hour"]), int(found["minute"])
    second = int(found["second"] or 0)
    half = (found["half"] or "").replace(".", "").upper()
    afternoon = 12 if half == "PM" else 0
    if half:
        hour = (hour % 12 if 1 <= hour <= 12 else 99) + afternoon  # noqa: PLR2004
    midnight = hour == 24 and not minute and not second  # noqa: PLR2004
    if (hour > 23 and not midnight) or minute > 59 or second > 59:  # noqa: PLR2004
        raise TimeRefusedError(
            reason="no-such-time",
            sentence=f"'{text}' is not a time of day.",
            remedy="Correct the time.",
        )
    part = int((found["part"] or "0")[:3].ljust(3, "0"))
    return ((hour * 60 + minute) * 60 + second) * 1000 + part


@lru_cache(maxsize=512)
def _offset_ms(written: str, text: str) -> int:
    if written.upper() in {"Z", "UTC", "GMT"}:
        return 0
    found = _OFFSET.fullmatch(written)
    if found is None:
        raise TimeRefusedError(
            reason="zone-letters",
            sentence=f"The letters behind the time '{text}' are used for several zones.",
            remedy="Export the times in UTC or with an offset such as +02:00.",
        )
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return minutes * 60_000 * (1 if found[1] == "+" else -1)


def _unreadable(text: str, time_format: str) -> TimeRefusedError:
    wanted = f" as {time_format}" if time_format else ""
    return TimeRefusedError(
        reason="time-unreadable",
        sentence=f"'{text[:60]}' cannot be read as a time{wanted}.",
        remedy="Correct the value, or choose another column or form for the time.",
    )
