"""Which silence parts journeys of an event file best, told from steps and silences alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND
from desireline.measures.file_answers import NO_INTERVAL, Said, measured
from desireline.measures.measured_table import MeasuredTable
from desireline.measures.partition import Partition, learn_partition

_MICROSECOND = timedelta(microseconds=1)
SILENCES = tuple(
    timedelta(minutes=minutes)
    for minutes in (30, 60, 360, 1440, 3 * 1440, 7 * 1440, 30 * 1440, 90 * 1440)
)


def journey_cuts(
    log: EventLog, notes: tuple[str, ...], *, silences: Sequence[timedelta] = SILENCES
) -> MeasuredTable:
    """Hold cuts at several silences against those steps and silences themselves suggest.

    Raises:
        PartitionError: There are fewer than 100 pairs of steps.
    """
    events = log.events
    _, first = np.unique(events.customer_no, return_index=True)
    lives = np.split(events.touchpoint_no, first[1:])
    times = [(one / SECOND).tolist() for one in np.split(events.arrived_at, first[1:])]
    found = learn_partition([one.tolist() for one in lives], times)
    likely = np.concatenate(found.chances)
    gaps = np.concatenate([np.diff(one) for one in np.split(events.arrived_at, first[1:])])
    limits = [one // _MICROSECOND for one in silences]
    cuts = [gaps > limit for limit in limits]
    rows = pa.table(
        {
            "silence_seconds": pa.array([one.total_seconds() for one in silences], pa.float64()),
            "journeys": pa.array([int(one.sum()) + len(first) for one in cuts], pa.int64()),
            "agreement": pa.array(
                [float(np.where(one, likely, 1 - likely).mean()) for one in cuts], pa.float64()
            ),
        }
    )
    said = _said_of_journey_cuts(likely=likely, found=found, first=first)
    return measured(log, notes, said, rows)


def _said_of_journey_cuts(
    *,
    likely: npt.NDArray[np.float64],
    found: Partition,
    first: npt.NDArray[np.int64],
) -> Said:
    return Said(
        measure="journey_cuts",
        definition="Journeys if a longer silence ends one; agreement = mean chance, over all pairs "
        "of neighbouring steps of a customer, that cut or no cut there is right, as learned from "
        "which touchpoints begin and end journeys and how silences lie. sureness near 0 = nothing "
        "could be told, whatever the agreement.",
        unit="share",
        grain="pairs of steps",
        n=len(likely),
        denominator="agreement: of the pairs of steps",
        interval=NO_INTERVAL,
        source="expectation–maximization: Dempster, Laird, Rubin 1977; the task: Bernard, "
        "Senderovich, Andritsos, CAiSE 2021",
        asked=(
            ("sureness", found.sureness),
            ("mean_steps", found.mean_steps),
            ("suggested_journeys", int((likely >= 0.5).sum()) + len(first)),  # noqa: PLR2004
        ),
    )
