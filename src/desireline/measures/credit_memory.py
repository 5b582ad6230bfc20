"""How far back the past tells where journeys go, and removal effects in chains that remember."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array, eye_array
from scipy.sparse.linalg import splu

from desireline.errors import DesirelineError
from desireline.journeys.goal_paths import GoalPaths
from desireline.measures.removal import Numbers, RemovalEffects

Codes = npt.NDArray[np.int64]
MOST = 4
HELD_OUT = 0.25
LEAST_CUSTOMERS = 40
_SMALL = 1000


class CreditMemoryError(DesirelineError):
    """There are too few customers to choose by, or a memory that is none."""

    code = "credit-memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryChoice:
    """How many steps back a chain should look.

    Attributes:
        order: The chosen number of steps.
        held_out: Log-loss a transition, in nats, of each order on customers held out.
        errors: Standard error of the difference from the best order.
    """

    order: int
    held_out: Mapping[int, float]
    errors: Mapping[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """Transitions between states: what the last steps were.

    Attributes:
        here, onward: The state before and after each transition; ``states`` = the goal,
            ``states + 1`` = none.
        owner: The customer of each transition.
        last: The touchpoint a state is at; −1 at the start, which is state 0.
    """

    here: Codes
    onward: Codes
    owner: Codes
    last: Codes

    @property
    def states(self) -> int:
        """Give the number of states."""
        return len(self.last)


def choose_memory(
    paths: GoalPaths, *, touchpoints: int, most: int = 3, seed: int = 0
) -> MemoryChoice:
    """Choose how far back to look by the log-loss on a quarter of the customers held out.

    Chances after long pasts lean on those after shorter ones (Witten and Bell 1991). Of the
    orders that are not clearly worse than the best (one standard error over transitions), the
    smallest is taken.

    Raises:
        CreditMemoryError: Fewer than 40 customers, or ``most`` outside 1–4.
    """
    people = int(paths.customer.max(initial=-1)) + 1
    _check(most)
    if people < LEAST_CUSTOMERS:
        message = f"{people} customers; choosing the memory needs {LEAST_CUSTOMERS}."
        raise CreditMemoryError(message)
    later = np.random.default_rng(seed).random(people) < HELD_OUT
    blended: Numbers | None = None
    losses = {}
    for order in range(most + 1):
        blended = _blended(paths, touchpoints, order, later, blended)
        losses[order] = -np.log(blended)
    means = {order: float(loss.mean()) for order, loss in losses.items() if order}
    best = min(means, key=lambda order: (means[order], order))
    errors = {
        order: float((losses[order] - losses[best]).std() / np.sqrt(len(losses[order])))
        for order in means
    }
    fit = [order for order in means if means[order] <= means[best] + errors[order]]
    return MemoryChoice(order=min(fit), held_out=means, errors=errors)


def remembered(paths: GoalPaths, *, touchpoints: int, order: int) -> Remembered:
    """Give the transitions between states that remember the last ``order`` touchpoints.

    Raises:
        CreditMemoryError: ``order`` is outside 1–4.
    """
    _check(order)
    before, steps, owner = _contexts(paths, touchpoints, order)
    base = touchpoints + 1
    ends = steps >= touchpoints
    after = (before * base) % base**order + steps + 1
    known, numbered = np.unique(np.concatenate([[0], before]), return_inverse=True)
    onward = np.searchsorted(known, np.where(ends, 0, after))
    return Remembered(
        here=numbered[1:].astype(np.int64),
        onward=np.where(ends, len(known) + steps - touchpoints, onward).astype(np.int64),
        owner=owner,
        last=(known % base - 1).astype(np.int64),
    )


def removal_effects_of(chain: Remembered, weights: Numbers, *, touchpoints: int) -> RemovalEffects:
    """Give the removal effect of each touchpoint in a chain that remembers, solved exactly.

    A walk that would come to the removed touchpoint ends without the goal (Anderl et al. 2016).
    ``weights`` is how often each transition counts. With N the fundamental matrix (Kemeny and
    Snell 1960) and C the states at the touchpoint, a walk from the start first comes to C with the
    chances ``N[start, C] · N[C, C]⁻¹``; the walks lost are those that would convert from there.
    """
    states = chain.states
    passed = np.bincount(chain.here, weights, states)
    chances = np.divide(weights, passed[chain.here], where=weights > 0, out=np.zeros(len(weights)))
    goes_on = chain.onward < states
    between = csc_array(
        (chances[goes_on], (chain.here[goes_on], chain.onward[goes_on])), shape=(states, states)
    )
    at_goal = chain.onward == states
    converts = np.bincount(chain.here[at_goal], chances[at_goal], states).astype(np.float64)
    solve = _solver(between)
    from_each = solve(converts)
    whole = float(from_each[0])
    effects = np.zeros(touchpoints)
    for one in np.unique(chain.last[chain.last >= 0]) if whole > 0 else ():
        there = np.flatnonzero(chain.last == one)
        asked = np.zeros((states, len(there)))
        asked[there, np.arange(len(there))] = 1
        visits = solve(asked)
        first = np.linalg.solve(visits[there].T, visits[0])
        effects[one] = first @ from_each[there] / whole
    return RemovalEffects(conversion=max(whole, 0.0), effects=effects)


def _solver(between: csc_array) -> Callable[[Numbers], Numbers]:
    """Give the fundamental matrix as what it does to columns; small ones whole, as it is faster."""
    states = between.shape[0]
    if states <= _SMALL:
        fundamental = np.linalg.inv(np.eye(states) - between.toarray())
        return lambda columns: np.asarray(fundamental @ columns)
    factors = splu(csc_array(eye_array(states) - between))
    return lambda columns: np.asarray(factors.solve(columns))


def _contexts(paths: GoalPaths, touchpoints: int, order: int) -> tuple[Codes, Codes, Codes]:
    """Give each transition's past as a number, what came, and whose it is.

    What came is a touchpoint, ``touchpoints`` for the goal, one more for none. The past is written
    to the base of the touchpoints and 0 = nothing yet, the latest step last.
    """
    count = len(paths.reached)
    path = np.concatenate([paths.path, np.arange(count)])
    came = np.where(paths.reached, touchpoints, touchpoints + 1)
    steps = np.concatenate([paths.touchpoint, came])
    place = np.argsort(path, kind="stable")
    path, steps = path[place], steps[place]
    before = np.zeros(len(path), dtype=np.int64)
    for back in range(1, order + 1):
        if back < len(path):
            same = path[back:] == path[:-back]
            before[back:] += np.where(same, steps[:-back] + 1, 0) * (touchpoints + 1) ** (back - 1)
    return before, steps, paths.customer[path]


def _blended(
    paths: GoalPaths,
    touchpoints: int,
    order: int,
    later: npt.NDArray[np.bool_],
    short: Numbers | None,
) -> Numbers:
    """Give the chance of each transition held out, after ``order`` steps of past."""
    before, steps, owner = _contexts(paths, touchpoints, order)
    width = touchpoints + 2
    held = later[owner]
    shorter = np.full(int(held.sum()), 1 / width) if short is None else short
    pairs, times = np.unique((before * width + steps)[~held], return_counts=True)
    pasts, first = np.unique(pairs // width, return_index=True)
    if not len(pasts):
        return shorter
    totals, different = np.add.reduceat(times, first), np.diff(np.r_[first, len(pairs)])
    asked = (before * width + steps)[held]
    at = np.minimum(np.searchsorted(pairs, asked), len(pairs) - 1)
    seen = np.where(pairs[at] == asked, times[at], 0)
    past = np.minimum(np.searchsorted(pasts, before[held]), len(pasts) - 1)
    known = pasts[past] == before[held]
    total = np.where(known, totals[past], 0)
    lean = np.where(known, different[past], 1)
    return np.asarray((np.where(known, seen, 0) + lean * shorter) / (total + lean))


def _check(order: int) -> None:
    if not 1 <= order <= MOST:
        message = f"A memory of {order} steps is none of 1 to {MOST}."
        raise CreditMemoryError(message)
