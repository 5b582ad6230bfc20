"""Touchpoints on one line: where customers meet them, drawn towards the like of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from desireline.insights.grouping import Group
from desireline.insights.lexicon import ROLES, Role, role_of
from desireline.insights.stage_cutting import Placed
from desireline.insights.travel_order import TravelOrder

LEAST_SURENESS = 0.15
PULL = 0.5


def placed(
    groups: Sequence[Group], order: TravelOrder, targets: frozenset[int]
) -> tuple[Placed, ...]:
    """Put touchpoints on the line of customers' travel.

    A touchpoint whose words speak of something is drawn halfway to where the others that speak
    of it stand, and all the way where it is hardly met with others.
    """
    roles = [role_of(group.words) for group in groups]
    homes = _homes(roles, order, targets)
    return tuple(
        Placed(
            key=group.key,
            title=group.title,
            position=_drawn(
                float(order.position[number]),
                homes.get(role) if role is not None and number not in targets else None,
                sureness=float(order.sureness[number]),
            ),
            role=role,
            events=group.events,
            is_target=number in targets,
        )
        for number, (group, role) in enumerate(zip(groups, roles, strict=True))
    )


def _drawn(position: float, home: float | None, *, sureness: float) -> float:
    if home is None:
        return position
    pull = PULL if sureness >= LEAST_SURENESS else 1.0
    return position + pull * (home - position)


def _homes(
    roles: Sequence[Role | None], order: TravelOrder, targets: frozenset[int]
) -> Mapping[Role, float]:
    """Return where on the line each role stands, in the usual order of a purchase.

    The mean of the touchpoints that are surely placed; roles that stand against the usual order
    share one place; a role nobody surely speaks of stands between its neighbors.
    """
    weight: dict[Role, float] = defaultdict(float)
    total: dict[Role, float] = defaultdict(float)
    for number, role in enumerate(roles):
        sureness = float(order.sureness[number])
        spoken = "buy" if number in targets else role
        if spoken is not None and sureness >= LEAST_SURENESS:
            weight[spoken] += sureness
            total[spoken] += sureness * float(order.position[number])
    known = [role for role in ROLES if weight[role]]
    if not known:
        return {}
    places = _rising([total[role] / weight[role] for role in known], [weight[r] for r in known])
    numbers = [ROLES.index(role) for role in known]
    step = (places[-1] - places[0]) / max(1, numbers[-1] - numbers[0])
    numbers = [-1, *numbers, len(ROLES)]
    places = [
        places[0] - step * (numbers[1] + 1),
        *places,
        places[-1] + step * (len(ROLES) - numbers[-2]),
    ]
    found = np.interp(range(len(ROLES)), numbers, places)
    return dict(zip(ROLES, found.tolist(), strict=True))


def _rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the rising line nearest to the values: neighbors out of order share their mean."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        block = (value, weight, 1)
        while blocks and blocks[-1][0] > block[0]:
            last = blocks.pop()
            heavy = last[1] + block[1]
            mean = (last[0] * last[1] + block[0] * block[1]) / heavy
            block = (mean, heavy, last[2] + block[2])
        blocks.append(block)
    return [value for value, _, size in blocks for _ in range(size)]
