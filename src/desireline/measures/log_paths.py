"""The journeys of an event file as plain sequences of touchpoints, the earliest first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desireline.measures.event_file import EventFile

Flags = npt.NDArray[np.bool_]
SECOND = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPaths:
    """Journeys in the order in which they began, the earliest first.

    Attributes:
        journeys: The touchpoints of each, in order.
        moments: Seconds of each step since the journey's first one.
        is_open: Whether each may still go on.
        customers: The number of each one's customer.
    """

    journeys: tuple[tuple[str, ...], ...]
    moments: tuple[tuple[float, ...], ...]
    is_open: Flags
    customers: npt.NDArray[np.int64]


def named_paths(events: EventFile) -> NamedPaths:
    """Give the journeys of a file of events."""
    log = events.log
    steps = log.warehouse.to_arrow(
        log.steps.select("journey", "position", "touchpoint_no", "arrived_at").order_by("position")
    )
    facts = log.warehouse.to_arrow(
        log.journeys.select("journey", "customer_no", "started_at", "is_open").order_by("journey")
    )
    journey = steps["journey"].to_numpy()
    starts = np.flatnonzero(np.r_[True, np.diff(journey) != 0][: len(journey)])
    names = np.array(log.touchpoints, dtype=object)[steps["touchpoint_no"].to_numpy()]
    at = steps["arrived_at"].to_numpy()
    paths = [tuple(one) for one in np.split(names, starts[1:])]
    times = [tuple(((one - one[0]) / SECOND).tolist()) for one in np.split(at, starts[1:])]
    began = np.argsort(facts["started_at"].to_numpy(), kind="stable")
    return NamedPaths(
        journeys=tuple(paths[place] for place in began),
        moments=tuple(times[place] for place in began),
        is_open=facts["is_open"].to_numpy(zero_copy_only=False).astype(bool)[began],
        customers=facts["customer_no"].to_numpy().astype(np.int64)[began],
    )
