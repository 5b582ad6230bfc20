"""Conversion from one touchpoint to another, sessions, and who comes back, of an event file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc
import pyarrow.lib as pa

from desireline.journeys.event_cases import (
    KEYS,
    Case,
    case_rows,
    session_rows,
    sessions,
    with_sessions,
)
from desireline.journeys.event_conversion import Anchored, conversions
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_retention import Kind, returned
from desireline.journeys.event_rows import customer_rows, step_rows
from desireline.measures.file_answers import (
    NO_INTERVAL,
    WILSON,
    Said,
    measured,
    share_columns,
    span,
)
from desireline.measures.measured_table import Door, MeasuredTable, Row, doors_of

Cohort = Literal["all", "week", "month"]
_KINDS: dict[Kind, str] = {
    "bracket": "on a day from {low} up to, not with, {high} after",
    "n_day": "exactly {low} days after",
    "rolling": "{low} days after or later than",
}
_EPOCH = date(1970, 1, 1)


def conversion(  # noqa: PLR0913 - one question, named parts
    log: EventLog,
    notes: tuple[str, ...],
    *,
    start: str,
    end: str,
    within: timedelta | int | None,
    anchored: Anchored,
    counted: Case,
    gap: timedelta,
) -> MeasuredTable:
    """Say how many cases with a start went on to a later end, and how many have the end anyway.

    Raises:
        NoSuchTouchpointError: One of them is not in the file.
    """
    cases = conversions(
        log,
        log.touchpoint_no(start),
        log.touchpoint_no(end),
        within=within,
        anchored=anchored,
        counted=counted,
        gap=gap,
    )
    found = log.warehouse.to_arrow(cases)
    rows = _conversion_row(found, start=start, end=end)
    said = _said_of_conversion(
        counted=counted, found=found, start=start, end=end, anchored=anchored, within=within
    )

    doors = _conversion_doors(log, cases, counted=counted, gap=gap)
    return measured(log, notes, said, rows, doors)


def _conversion_row(found: pa.Table, *, start: str, end: str) -> pa.Table:
    begun = int(found.num_rows - found["start_at"].null_count)
    waits = found["seconds"].drop_null().to_numpy()
    anyway = int(pc.sum(found["has_end"]).as_py() or 0)  # type: ignore[attr-defined]
    base = anyway / found.num_rows
    share = share_columns("share", [len(waits)], [begun])
    lift = None if not begun or not anyway else len(waits) / begun / base
    return pa.table(
        {
            "start": pa.array([start], pa.string()),
            "end": pa.array([end], pa.string()),
            "with_start": pa.array([begun], pa.int64()),
            "converted": pa.array([len(waits)], pa.int64()),
            **share,
            "with_end": pa.array([anyway], pa.int64()),
            **share_columns("base_share", [anyway], [found.num_rows]),
            "lift": pa.array([lift], pa.float64()),
            "median_seconds": pa.array([np.median(waits) if len(waits) else None], pa.float64()),
        }
    )


def _conversion_doors(
    log: EventLog, cases: ibis.Table, *, counted: Case, gap: timedelta
) -> dict[str, Door]:
    def opened(chosen: ibis.Table) -> pa.Table:
        return case_rows(log, chosen.select(KEYS[counted]), counted, gap=gap)

    return {
        **doors_of(
            lambda _row: opened(cases.filter(cases.seconds.notnull())),
            grain=counted,
            counts="converted",
            figures=("share", "median_seconds"),
        ),
        **doors_of(
            lambda _row: opened(cases.filter(cases.start_at.notnull())),
            grain=counted,
            counts="with_start",
        ),
        **doors_of(
            lambda _row: opened(cases.filter(cases.has_end)),
            grain=counted,
            counts="with_end",
            figures=("base_share",),
        ),
    }


def _said_of_conversion(  # noqa: PLR0913 - what is told
    *,
    counted: Case,
    found: pa.Table,
    start: str,
    end: str,
    anchored: Anchored,
    within: timedelta | int | None,
) -> Said:
    return Said(
        measure="conversion",
        definition=f"{counted.capitalize()} with a step at “{start}” and, at a later row"
        f"{_within(within)}, one at “{end}”. "
        + (
            "Only the first start of each is looked at."
            if anchored == "first"
            else "Any start will do; the shortest time counts."
        )
        + " Lift = share ÷ base_share. A case not over yet counts as not converted.",
        unit="count",
        grain=counted,
        n=found.num_rows,
        denominator=f"share: of the {counted} with “{start}”; base_share: of all {counted}, those "
        f"with “{end}” anywhere",
        interval=WILSON,
        source="conversion rate and lift as in retentioneering 5 (there: the first start)",
        asked=(
            ("start", start),
            ("end", end),
            ("within", within.total_seconds() if isinstance(within, timedelta) else within),
            ("anchored", anchored),
            ("counted", counted),
        ),
    )


def _within(within: timedelta | int | None) -> str:
    if within is None:
        return ""
    if isinstance(within, timedelta):
        return f" and at most {span(within)} after it"
    return f" and at most {within} steps after it"


def sessions_of(log: EventLog, notes: tuple[str, ...], *, gap: timedelta) -> MeasuredTable:
    """List the sessions: the pieces of each customer's life between longer silences."""
    rows = session_rows(log, None, gap=gap)
    rows = rows.set_column(0, "session", pa.array(range(1, rows.num_rows + 1), pa.int64()))
    said = Said(
        measure="sessions",
        definition=f"A customer's events in order; a silence of more than {span(gap)} ends a "
        "session, whatever the journeys. Open = the as-of moment is within that silence.",
        unit="seconds",
        grain="sessions",
        n=rows.num_rows,
        denominator="none",
        interval=NO_INTERVAL,
        source="inactivity rule of web analytics, 30 minutes by default",
        asked=(("gap_seconds", gap.total_seconds()),),
    )

    def opened(row: Row) -> pa.Table:
        found = sessions(log, gap=gap)
        ids = log.warehouse.to_arrow(found.select("session").order_by("session"))["session"]
        chosen = ids[int(str(row["session"])) - 1].as_py()
        steps = with_sessions(log, gap=gap)
        return step_rows(log, steps.filter(steps.session == chosen))

    doors = doors_of(opened, grain="steps", counts="steps", figures=("seconds",))
    return measured(log, notes, said, rows, doors)


def retention(  # noqa: PLR0913 - one question, named parts
    log: EventLog,
    notes: tuple[str, ...],
    *,
    kind: Kind,
    every: int,
    periods: int,
    returning: str | None,
    cohort: Cohort,
) -> MeasuredTable:
    """Say how many customers are seen again so many days after their first day.

    Raises:
        NoSuchTouchpointError: No event is at ``returning``.
    """
    at = None if returning is None else log.touchpoint_no(returning)
    rows = _retention_rows(
        log, kind=kind, every=every, periods=periods, returning=at, cohort=cohort
    )
    told = _KINDS[kind].format(low="period × " + str(every), high=f"(period + 1) × {every}")
    what = "any touchpoint" if returning is None else f"“{returning}”"
    said = _said_of_retention(
        log=log, what=what, told=told, kind=kind, every=every, returning=returning, cohort=cohort
    )
    doors: dict[str, Door] = {}
    for name in ("customers", "eligible", "returned", "returned_so_far"):
        doors |= doors_of(
            _opener(log, name, kind=kind, every=every, returning=at, cohort=cohort),
            grain="customers",
            counts=name,
            figures=("share",) if name == "returned" else (),
        )
    return measured(log, notes, said, rows, doors)


def _said_of_retention(  # noqa: PLR0913 - what is told
    *,
    log: EventLog,
    what: str,
    told: str,
    kind: Kind,
    every: int,
    returning: str | None,
    cohort: Cohort,
) -> Said:
    return Said(
        measure="retention",
        definition=f"Customers with an event at {what} {told} the day of their first event in the "
        "file (first seen, not first ever). Days are calendar days, UTC. eligible = the days asked "
        "about are all over at the as-of moment; returned counts these, returned_so_far the "
        "others.",
        unit="count",
        grain="customers",
        n=len(np.unique(log.events.customer_no)),
        denominator="share: of the eligible customers of the cohort; none eligible = not known",
        interval=WILSON,
        source="N-day, bracket and unbounded retention as in product analytics; ClickHouse "
        "retention()",
        asked=(("kind", kind), ("every", every), ("returning", returning), ("cohort", cohort)),
    )


def _retention_rows(  # noqa: PLR0913 - one question, named parts
    log: EventLog,
    *,
    kind: Kind,
    every: int,
    periods: int,
    returning: int | None,
    cohort: Cohort,
) -> pa.Table:
    rows: list[dict[str, object]] = []
    for period in range(1, periods + 1):
        found = log.warehouse.to_arrow(
            returned(log, kind=kind, every=every, period=period, returning=returning)
        )
        first = found["first_day"].to_numpy()
        back = found["back"].to_numpy(zero_copy_only=False).astype(bool)
        eligible = found["eligible"].to_numpy(zero_copy_only=False).astype(bool)
        names = _cohorts(first, cohort)
        for name in sorted(set(names)):
            mine = np.array([one == name for one in names])
            rows.append(
                {
                    "cohort": name,
                    "period": period,
                    "from_day": period * every,
                    "customers": int(mine.sum()),
                    "eligible": int((mine & eligible).sum()),
                    "returned": int((mine & eligible & back).sum()),
                    "returned_so_far": int((mine & ~eligible & back).sum()),
                }
            )
    rows.sort(key=lambda row: (str(row["cohort"]), int(str(row["period"]))))
    columns = {name: pa.array([row[name] for row in rows]) for name in rows[0]}
    shares = share_columns("share", columns["returned"].to_numpy(), columns["eligible"].to_numpy())
    return pa.table(columns | shares)


def _opener(  # noqa: PLR0913 - one figure of one question
    log: EventLog, name: str, *, kind: Kind, every: int, returning: int | None, cohort: Cohort
) -> Callable[[Row], pa.Table]:
    def opened(row: Row) -> pa.Table:
        period = int(str(row["period"]))
        found = log.warehouse.to_arrow(
            returned(log, kind=kind, every=every, period=period, returning=returning)
        )
        kept = np.array(
            [one == row["cohort"] for one in _cohorts(found["first_day"].to_numpy(), cohort)]
        )
        if name != "customers":
            eligible = found["eligible"].to_numpy(zero_copy_only=False).astype(bool)
            kept &= ~eligible if name == "returned_so_far" else eligible
        if name.startswith("returned"):
            kept &= found["back"].to_numpy(zero_copy_only=False).astype(bool)
        chosen = found.filter(pa.array(kept)).select(["customer_no"])
        return customer_rows(log, ibis.memtable(chosen))

    return opened


def _cohorts(days: npt.NDArray[np.int64], cohort: Cohort) -> list[str]:
    """Name the week (by its Monday) or month of each day."""
    if cohort == "all":
        return ["all"] * len(days)
    named = {}
    for day in np.unique(days).tolist():
        first = _EPOCH + timedelta(days=day)
        monday = first - timedelta(days=first.weekday())
        named[day] = f"{first:%Y-%m}" if cohort == "month" else monday.isoformat()
    return [named[day] for day in days.tolist()]
