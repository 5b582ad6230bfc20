"""A table of totals, not of events: labels down, months across, or one total a row."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desireline.errors import DesirelineError
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.numbers import Decimal, NumberRefusedError, read_number
from desireline.evidence.parsed import Rejection

Grid = Sequence[Sequence[str]]
_MONTHS: dict[str, int] = {}
for _names in (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "januar februar marts april maj juni juli august september oktober november december",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan feb mrz apr mai jun jul aug sept okt nov dez",
):
    _MONTHS |= {name: place for place, name in enumerate(_names.split(), start=1)}
TOTAL_LINE = Rejection(
    reason="total-line",
    sentence="The row looks like a total line, not like a record.",
    remedy="Nothing is to be done, unless it is a record: then fill what is missing in it.",
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SUMS = late_pattern(
    r"^(?:total|totals|sum|summe|gesamt|gesamtsumme|gesamtergebnis|zwischensumme|subtotal|"
    r"grand total|insgesamt|total général|suma|i alt|totale|"
    r"average|durchschnitt|ø|moyenne|%|share|anteil)\b",
    re.IGNORECASE,
)
_LAST_MONTH = 12
_FEWEST_PERIODS = 2
_MOST_TOTALS = 5000
_MOST_LINES = 0.6  # of all lines, so that a few that look like totals make no report
NO_NUMBER = "no cell below the heads is a number."
NO_HEADS = "no head names a month, a quarter or a year."
NOTHING = "there is no number in it."


class NoTotalsError(DesirelineError):
    """The table holds no totals that can be told from it."""

    code = "no-totals"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The table is not read as totals: {why} Put labels in the first column and one "
            "month, quarter or year in each other column's head, such as 2026-10 or Oct 2026."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days ``[first, after)``, ISO."""

    first: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One number of our own reports: what it counts, in which days, in which unit."""

    label: str
    period_from: str
    period_to: str
    value: float
    unit: str = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """What a table of totals says.

    Attributes:
        left_out: Labels of rows that are sums of others, or hold no number.
        unread: Cells that are no number, as "label, period: text".
    """

    totals: tuple[Total, ...]
    left_out: tuple[str, ...]
    unread: tuple[str, ...]


def read_period(  # noqa: PLR0911 - one return a way of writing a period
    text: str, *, year: int | None = None
) -> Period | None:
    """Return the days a head names: a month, a quarter, a week or a year; None = no period."""
    bare = unicodedata.normalize("NFC", text).strip().casefold().replace(".", " ").strip()
    if re.fullmatch(_YEAR, bare):
        return Period(first=f"{bare}-01-01", after=f"{int(bare) + 1}-01-01")
    if found := re.fullmatch(
        rf"{_YEAR}[\s/-]+(?P<month>\d\d?)(?:[\s/-]+0?1)?(?:[t ]00:00(?::00)?)?", bare
    ):
        return _month(int(found["year"]), int(found["month"]))
    if found := re.fullmatch(rf"(?:0?1[\s/-]+)?(?P<month>\d\d?)[\s/-]+{_YEAR}", bare):
        return _month(int(found["year"]), int(found["month"]))
    if found := re.fullmatch(rf"(?:q(?P<q>[1-4])[\s/-]*{_YEAR})", bare):
        return _quarter(int(found["year"]), int(found["q"]))
    if found := re.fullmatch(rf"{_YEAR}[\s/-]*q(?P<q>[1-4])", bare):
        return _quarter(int(found["year"]), int(found["q"]))
    if found := re.fullmatch(rf"{_YEAR}[\s/-]*(?:w|kw)[\s-]?(?P<w>\d\d?)", bare):
        return _week(int(found["year"]), int(found["w"]))
    if found := re.fullmatch(r"(?P<name>[^\W\d_]+)[\s/'’-]*(?P<short>\d\d|(?:19|20)\d\d)?", bare):
        month = _MONTHS.get(found["name"])
        said = found["short"]
        whole = year if said is None else int(said) + (2000 if len(said) == 2 else 0)  # noqa: PLR2004
        return _month(whole, month) if month and whole else None
    return None


def read_report(grid: Grid, *, unit: str = "count", year: int | None = None) -> ReportTable:
    """Return the totals of a table: labels × periods, periods × labels, or one total a row.

    Rows above the heads are passed over; sums of rows and columns are left out and named.

    Raises:
        NoTotalsError: No row of heads names periods.
    """
    rows = [[str(cell or "").strip() for cell in row] for row in grid]
    known = year or _year_above(rows)
    best = _heads(rows, known)
    if best is None:
        turned = [list(column) for column in zip(*_even(rows), strict=True)]
        best = _heads(turned, known)
        if best is None:
            return _listed(rows, unit=unit, year=known)
        rows = turned
    place, periods = best
    return _pivot(rows[place + 1 :], periods, unit=unit)


def is_sum(label: str) -> bool:
    """Tell whether a label names a sum or a mean of other lines."""
    return _SUMS.match(label.strip()) is not None


def is_report(grid: Grid) -> bool:
    """Tell whether a table looks like totals: heads that are periods over nothing but numbers."""
    try:
        found = read_report(grid)
    except NoTotalsError:
        return False
    lines = sum(any(str(cell or "").strip() for cell in row) for row in grid)
    covered = len(found.totals) + len(found.left_out) >= _MOST_LINES * lines
    enough = covered and len(found.totals) >= 2 * _FEWEST_PERIODS
    return enough and len(found.unread) <= len(found.totals) // 10


def _pivot(rows: Grid, periods: dict[int, Period], *, unit: str) -> ReportTable:
    totals: list[Total] = []
    left_out: list[str] = []
    unread: list[str] = []
    first = min(periods)
    for row in rows:
        label = " ".join(" ".join(cell for cell in row[:first] if cell).split())
        if not label:
            continue
        numbers = [(column, row[column]) for column in periods if column < len(row) and row[column]]
        if _SUMS.match(label) or not numbers:
            left_out.append(label)
            continue
        for column, cell in numbers:
            value, said = _number(cell, unit)
            if value is None:
                unread.append(f"{label}, {periods[column].first[:7]}: {cell}")
                continue
            period = periods[column]
            totals.append(
                Total(
                    label=label,
                    period_from=period.first,
                    period_to=period.after,
                    value=value,
                    unit=said,
                )
            )
    if not totals:
        raise NoTotalsError(NO_NUMBER)
    return ReportTable(
        totals=tuple(totals[:_MOST_TOTALS]), left_out=tuple(left_out), unread=tuple(unread)
    )


def _listed(rows: Grid, *, unit: str, year: int | None) -> ReportTable:
    """Read rows of label, period, value and, where there is one, unit."""
    totals: list[Total] = []
    for row in rows:
        cells = [cell for cell in row if cell]
        at = next((i for i, cell in enumerate(cells) if read_period(cell, year=year)), None)
        if at is None:
            continue
        period = read_period(cells[at], year=year)
        rest = cells[:at] + cells[at + 1 :]
        numbers = [(i, _number(cell, unit)) for i, cell in enumerate(rest)]
        value = next(((i, n, u) for i, (n, u) in numbers if n is not None), None)
        words = [cell for i, cell in enumerate(rest) if value is None or i != value[0]]
        if period is None or value is None or not words or value[1] is None:
            continue
        said = words[1] if len(words) > 1 else value[2]
        totals.append(
            Total(
                label=words[0],
                period_from=period.first,
                period_to=period.after,
                value=value[1],
                unit=said,
            )
        )
    if not totals:
        raise NoTotalsError(NO_HEADS)
    return ReportTable(totals=tuple(totals[:_MOST_TOTALS]), left_out=(), unread=())


def _heads(rows: Grid, year: int | None) -> tuple[int, dict[int, Period]] | None:
    """Return the row that names most periods and the period of each of its columns."""
    best: tuple[int, dict[int, Period]] | None = None
    for place, row in enumerate(rows[:20]):
        if row and read_period(row[0], year=year) is not None:
            continue
        periods = {
            column: period
            for column, cell in enumerate(row)
            if column and (period := read_period(cell, year=year)) is not None
        }
        enough = len(periods) >= _FEWEST_PERIODS or (
            len(periods) == 1 and len(row) == _FEWEST_PERIODS
        )
        if enough and (best is None or len(periods) > len(best[1])):
            best = (place, periods)
    return best


def _number(cell: str, unit: str) -> tuple[float | None, str]:
    """Return a number and its unit; a percent sign makes it a share of 1."""
    text = cell.replace("\u00a0", " ").strip()
    share = text.endswith("%")
    bare = text.rstrip("%").strip().replace("'", "").replace("’", "")
    try:
        value = read_number(bare, decimal=_decimal(bare))
    except NumberRefusedError:
        return None, unit
    return (value / 100, "share") if share else (value, unit)


def _decimal(text: str) -> Decimal:
    """Return the decimal sign of a number: a lone separator before three digits groups them."""
    if "," in text and "." in text:
        return "," if text.rfind(",") > text.rfind(".") else "."
    if "," in text:
        return "." if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+", text) else ","
    return "," if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+", text) else "."


def _year_above(rows: Grid) -> int | None:
    for row in rows[:8]:
        for cell in row:
            if found := re.search(rf"(?<!\d){_YEAR}(?!\d)", cell):
                return int(found["year"])
    return None


def _even(rows: Grid) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _month(year: int, month: int) -> Period | None:
    if not 1 <= month <= _LAST_MONTH:
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return Period(first=date(year, month, 1).isoformat(), after=following.isoformat())


def _quarter(year: int, quarter: int) -> Period:
    first = date(year, 3 * quarter - 2, 1)
    last = date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
    return Period(first=first.isoformat(), after=date.fromordinal(last.toordinal() + 1).isoformat())


def _week(year: int, week: int) -> Period | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Period(
        first=monday.isoformat(), after=date.fromordinal(monday.toordinal() + 7).isoformat()
    )
