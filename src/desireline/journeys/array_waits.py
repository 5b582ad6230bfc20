"""Waits and paths to a goal, worked out on arrays; each function has its relation as a twin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desireline.journeys import journey_graph
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND, Flags
from desireline.journeys.goal_paths import GoalPaths, goal_paths
from desireline.journeys.walked import NOBODY, walked
from desireline.journeys.way import Way, way_of

_NO_NEXT = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """The wait of each step for the next one; one entry a step, in whatever order.

    Attributes:
        touchpoint: Where the step was.
        onward: Where the next one was; −1 = there is none.
        seconds: The wait, or how long was looked: to the as-of moment, at most the time-out.
        observed: Whether a next step came.
    """

    touchpoint: npt.NDArray[np.int64]
    onward: npt.NDArray[np.int64]
    seconds: npt.NDArray[np.float64]
    observed: Flags


def waits_way(log: EventLog) -> Way:
    """Say how waits and paths are worked out: seven numbers a step."""
    return way_of(log, room=56 * log.size)


def waits(log: EventLog) -> Waits:
    """Give the wait of each step, as ``journey_graph.waits`` does."""
    if not waits_way(log).arrays:
        found = log.warehouse.to_arrow(journey_graph.waits(log))
        return Waits(
            touchpoint=found["touchpoint_no"].to_numpy().astype(np.int64),
            onward=found["next_touchpoint_no"].fill_null(_NO_NEXT).to_numpy().astype(np.int64),
            seconds=found["seconds"].to_numpy(),
            observed=found["observed"].to_numpy(zero_copy_only=False).astype(bool),
        )
    steps = walked(log)
    observed = np.r_[np.diff(steps.journey) == 0, False]
    timeout = int(log.timeout.total_seconds() * SECOND)
    looked = np.minimum(log.as_of - steps.arrived_at, timeout)
    waited = np.where(observed, np.roll(steps.arrived_at, -1) - steps.arrived_at, looked)
    return Waits(
        touchpoint=steps.touchpoint,
        onward=np.where(observed, np.roll(steps.touchpoint, -1), _NO_NEXT),
        seconds=waited / SECOND,
        observed=observed,
    )


def paths_to(log: EventLog, goal: int) -> GoalPaths:
    """Give the path of each journey before the goal, as ``goal_paths`` does."""
    if not waits_way(log).arrays:
        return goal_paths(log, goal)
    steps = walked(log)
    reached = steps.first_at(goal)
    ends = np.where(reached == NOBODY, len(steps.journey), reached)
    before = np.arange(len(steps.journey)) < ends[steps.journey]
    journey = steps.journey[before]
    new = np.r_[True, np.diff(journey) != 0][: len(journey)]
    mine = journey[new]
    owner = log.whole.customer_no[log.spans.first][mine]
    _, customer = np.unique(owner, return_inverse=True)
    lengths = log.spans.lengths
    begins = np.cumsum(lengths) - lengths
    return GoalPaths(
        touchpoint=steps.touchpoint[before],
        path=np.cumsum(new) - 1,
        customer=customer.astype(np.int64),
        reached=reached[mine] != NOBODY,
        at_once=int((reached == begins).sum()),
    )


def waits_between(log: EventLog, start: int, end: int) -> tuple[npt.NDArray[np.float64], Flags]:
    """Give the seconds from each journey's first step at one touchpoint to the next at another.

    The second array says where there was one; else the seconds are how long was looked.
    """
    steps = walked(log)
    begun = steps.first_at(start)
    met = steps.first_after(begun, end)
    here = begun != NOBODY
    seen: Flags = met[here] != NOBODY
    silence = log.whole.arrived_at[log.spans.after - 1] + log.timeout.total_seconds() * SECOND
    until = np.where(seen, steps.arrived_at[met[here]], np.minimum(silence[here], log.as_of))
    return (until - steps.arrived_at[begun[here]]) / SECOND, seen
