"""Who answers for a cell: the owners of the touchpoints it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.maps.journey_map import JourneyMap, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """One owner with the names of their touchpoints; an empty name = nobody owns these yet."""

    owner: str
    department: str
    touchpoints: tuple[str, ...]


def owners_of(
    journey_map: JourneyMap, *, stage_id: str, statements: tuple[Statement, ...] = ()
) -> tuple[Owner, ...]:
    """Return who owns what a cell speaks of, those who own something first.

    Where its claims name touchpoints, their owners; else those of all the stage's touchpoints.
    A touchpoint of several owners is named with each of them. Its department is that of the first:
    whoever is first nowhere on the map has none.
    """
    named = {
        touchpoint_id
        for one in statements
        if one.claim is not None
        for touchpoint_id in (
            one.claim.quantity.touchpoint_id,
            one.claim.quantity.other_touchpoint_id,
        )
        if touchpoint_id
    }
    meant = [
        one
        for one in journey_map.touchpoints
        if (one.id in named if named else one.stage_id == stage_id)
    ]
    departments = {
        one.owner: one.department
        for one in (*journey_map.touchpoints, *reversed(meant))
        if one.department and (one.owner or one in meant)
    }
    found: dict[str, Owner] = {}
    for one in sorted(meant, key=lambda touchpoint: (not touchpoint.owner, touchpoint.order)):
        for owner in one.owners or ("",):
            before = found.get(owner)
            found[owner] = Owner(
                owner=owner,
                department=departments.get(owner, before.department if before else ""),
                touchpoints=(*(before.touchpoints if before else ()), one.name),
            )
    return tuple(found.values())
