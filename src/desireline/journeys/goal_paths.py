"""The touchpoints journeys passed before they first reached a goal, or before they ended."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import numpy as np
import numpy.typing as npt

from desireline.journeys.event_file import EventLog


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPaths:
    """Paths up to the goal, one after the other.

    Attributes:
        touchpoint: The touchpoint of each step, path after path, the goal itself left out.
        path: The number of the path each step belongs to, from 0.
        customer: The customer of each path, numbered from 0 among those who have a path.
        reached: Whether each path reached the goal.
        at_once: Journeys that began with the goal: nothing came before that could be credited.
    """

    touchpoint: npt.NDArray[np.int64]
    path: npt.NDArray[np.int64]
    customer: npt.NDArray[np.int64]
    reached: npt.NDArray[np.bool_]
    at_once: int


def steps_before(log: EventLog, goal: int) -> ibis.Table:
    """Give the steps of each journey before its first one at the goal, all where it has none.

    One row per step, with ``goal_no``: the number of the step at the goal.
    """
    steps = log.steps
    first = steps.group_by("journey").agg(
        goal_no=steps.step_no.min(where=steps.touchpoint_no == goal)
    )
    joined = steps.inner_join(first, "journey")
    return joined.filter(joined.goal_no.isnull() | (joined.step_no < joined.goal_no))


def goal_paths(log: EventLog, goal: int) -> GoalPaths:
    """Give the path of each journey: its steps before the goal, all of them where it has none."""
    steps = log.steps
    first = steps.group_by("journey").agg(
        goal_no=steps.step_no.min(where=steps.touchpoint_no == goal)
    )
    before = steps_before(log, goal)
    found = log.warehouse.to_arrow(
        before.select(
            "customer_no", "journey", "position", "touchpoint_no", reached=before.goal_no.notnull()
        ).order_by("position")
    )
    began = first.filter(first.goal_no == 1).count()
    at_once = int(log.warehouse.to_arrow(began)[0][0].as_py())
    journey = found["journey"].to_numpy()
    starts = np.flatnonzero(np.r_[True, np.diff(journey) != 0][: len(journey)])
    _, customer = np.unique(found["customer_no"].to_numpy()[starts], return_inverse=True)
    return GoalPaths(
        touchpoint=found["touchpoint_no"].to_numpy().astype(np.int64),
        path=np.cumsum(np.r_[False, np.diff(journey) != 0])[: len(journey)],
        customer=customer.astype(np.int64),
        reached=found["reached"].to_numpy(zero_copy_only=False)[starts].astype(bool),
        at_once=at_once,
    )
