"""Touchpoints many journeys of an event file pass in this order, and how often a goal follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

import numpy as np
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog
from desireline.measures.file_answers import (
    WILSON,
    Said,
    interval_columns,
    measured,
    share_columns,
    span,
)
from desireline.measures.foretelling import Foretelling, cut_at_outcome, foretelling
from desireline.measures.intervals import Interval
from desireline.measures.log_paths import NamedPaths, named, named_paths, rows_at
from desireline.measures.measured_table import Door, MeasuredTable, Row
from desireline.measures.sequences import Limits, closed_sequences

MARGIN = 0.02
_MINING = "PrefixSpan: Pei et al. 2004, IEEE TKDE 16(11):1424–1440"


def sequences(  # noqa: PLR0913 - one question, named parts
    log: EventLog,
    notes: tuple[str, ...],
    *,
    least: float,
    shortest: int,
    longest: int | None,
    gap: timedelta | None,
) -> MeasuredTable:
    """List the sequences so large a share of journeys pass, anything between their steps.

    Raises:
        SequenceLimitsError: The limits leave nothing to look for.
    """
    paths = named_paths(log)
    n = len(paths.journeys)
    limits = _limits(n, least=least, shortest=shortest, longest=longest, gap=gap)
    found = closed_sequences(paths.journeys, limits, moments=None if gap is None else paths.moments)
    counts = np.array([one.journeys for one in found], dtype=np.int64)
    rows = pa.table(
        {
            "touchpoints": pa.array([one.touchpoints for one in found], pa.list_(pa.string())),
            "journeys": pa.array(counts),
            **share_columns("share", counts, np.full(len(found), n)),
        }
    )
    near = "" if gap is None else f", at most {span(gap)} from one to the next"
    said = _said_of_sequences(
        n=n, near=near, least=least, shortest=shortest, longest=longest, limits=limits
    )
    within = {one.touchpoints: one.within for one in found}

    def opened(row: Row) -> pa.Table:
        return rows_at(log, paths.places[list(within[named(row)])])

    door = Door(counts="journeys", grain="journeys", opened=opened)
    return measured(log, notes, said, rows, {"journeys": door, "share": door})


def _said_of_sequences(  # noqa: PLR0913 - what is told
    *,
    n: int,
    near: str,
    least: float,
    shortest: int,
    longest: int | None,
    limits: Limits,
) -> Said:
    return Said(
        measure="sequences",
        definition="Journeys that pass these touchpoints in this order, anything between"
        f"{near}. Listed from {limits.least:,} journeys on; left out are those that a longer one "
        "has all the journeys of.",
        unit="count",
        grain="journeys",
        n=n,
        denominator="share: of all journeys",
        interval=WILSON,
        source=_MINING,
        asked=(("least", least), ("shortest", shortest), ("longest", longest)),
    )


def influence(
    log: EventLog, notes: tuple[str, ...], *, target: str, least: float, longest: int
) -> MeasuredTable:
    """Say how often a goal follows with a touchpoint, or a sequence of some, and without.

    Raises:
        NoSuchTouchpointError: No event is at the target.
        ComparisonError: Every journey reached it, or none did.
        SequenceLimitsError: The limits leave nothing to look for.
    """
    log.touchpoint_no(target)
    paths = named_paths(log)
    kept = [place for place, path in enumerate(paths.journeys) if path[0] != target]
    cut = cut_at_outcome(paths.journeys, target)
    limits = _limits(len(kept), least=least, shortest=1, longest=longest, gap=None)
    found = foretelling(cut, limits, closed=False)
    n, reached = len(kept), int(cut.reached.sum())
    said = _said_of_influence(
        n=n, target=target, reached=reached, least=least, longest=longest, paths=paths
    )
    at = paths.places[kept]
    within = {one.sequence.touchpoints: list(one.sequence.within) for one in found}

    def opened(row: Row, *, only: bool) -> pa.Table:
        mine = np.array(within[named(row)], dtype=np.int64)
        return rows_at(log, at[mine[cut.reached[mine]] if only else mine])

    doors = {
        "journeys": Door(
            counts="journeys", grain="journeys", opened=lambda row: opened(row, only=False)
        ),
        **dict.fromkeys(
            ("reached", "share_with"),
            Door(counts="reached", grain="journeys", opened=lambda row: opened(row, only=True)),
        ),
    }
    return measured(log, notes, said, _influence_rows(found), doors)


def _said_of_influence(  # noqa: PLR0913 - what is told
    *,
    n: int,
    target: str,
    reached: int,
    least: float,
    longest: int,
    paths: NamedPaths,
) -> Said:
    return Said(
        measure="influence",
        definition=f"Journeys that reach “{target}” after passing these touchpoints in this order "
        "(share_with), and without (share_without); steps from the first one on do not count. "
        "lift = share_with ÷ share of all. at_equal_length = the difference among journeys of "
        "like length. verdict: by the interval of the difference and the corrected chance. "
        "Association, not cause.",
        unit="share",
        grain="journeys",
        n=n,
        denominator=f"share_with: of the journeys with it; {reached:,} of all reach the goal; "
        f"{len(paths.journeys) - n:,} began with it and are left out",
        interval=f"{WILSON}; of differences by Newcombe's method 10; corrected = chance after "
        "Benjamini and Hochberg over all rows",
        source="Newcombe 1998; Benjamini and Hochberg 1995; Mantel and Haenszel 1959; " + _MINING,
        asked=(("target", target), ("least", least), ("longest", longest)),
    )


def verdict_of(difference: Interval, *, apart: bool) -> str:
    """Say what an interval of a difference of shares allows to be said."""
    low, high = difference.low, difference.high
    if apart and low is not None and low > 0:
        return "more often"
    if apart and high is not None and high < 0:
        return "less often"
    if low is not None and high is not None and max(-low, high) <= MARGIN:
        return "no difference beyond 2 points"
    return "cannot tell"


def _influence_rows(found: Sequence[Foretelling[str]]) -> pa.Table:
    parts = [round((one.with_it.value or 0) * one.sequence.journeys) for one in found]
    return pa.table(
        {
            "touchpoints": pa.array(
                [one.sequence.touchpoints for one in found], pa.list_(pa.string())
            ),
            "journeys": pa.array([one.sequence.journeys for one in found], pa.int64()),
            "reached": pa.array(parts, pa.int64()),
            **interval_columns("share_with", [one.with_it for one in found]),
            **interval_columns("share_without", [one.without for one in found]),
            "lift": pa.array([one.lift for one in found], pa.float64()),
            **interval_columns("difference", [one.difference for one in found]),
            "at_equal_length": pa.array([one.at_equal_length for one in found], pa.float64()),
            "chance": pa.array([one.chance for one in found], pa.float64()),
            "corrected": pa.array([one.corrected for one in found], pa.float64()),
            "verdict": pa.array(
                [verdict_of(one.difference, apart=one.apart) for one in found], pa.string()
            ),
        }
    )


def _limits(
    journeys: int, *, least: float, shortest: int, longest: int | None, gap: timedelta | None
) -> Limits:
    return Limits(
        least=max(ceil(least * journeys - 1e-9), 1),
        shortest=shortest,
        longest=longest,
        gap=None if gap is None else gap.total_seconds(),
    )
