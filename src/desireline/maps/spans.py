"""Sentences that reach over several stages of their lane: which ones, and what stands in a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desireline.maps.journey_map import JourneyMap, LaneKind, Part, Statement

SPANNING_LANES: frozenset[LaneKind] = frozenset(
    {"actions", "goals", "thoughts", "barriers", "free"}
)
SPANNING_PARTS: frozenset[Part] = frozenset({"text", "barrier"})


def stages_under(journey_map: JourneyMap, statement: Statement) -> tuple[str, ...]:
    """Return the stages a statement stands over, its own first, in the order of the map.

    Its own alone where it reaches no further, or where the last one no longer comes after it.
    """
    if not statement.last_stage_id:
        return (statement.stage_id,)
    order = [stage.id for stage in journey_map.stages]
    if statement.stage_id not in order or statement.last_stage_id not in order:
        return (statement.stage_id,)
    first, last = order.index(statement.stage_id), order.index(statement.last_stage_id)
    return tuple(order[first : last + 1]) if last > first else (statement.stage_id,)


def is_spanning(journey_map: JourneyMap, statement: Statement) -> bool:
    """Say whether a statement stands over more than one stage."""
    return len(stages_under(journey_map, statement)) > 1


def place_in_words(journey_map: JourneyMap, statement: Statement) -> str:
    """Return the name of a statement's stage, or of its first and its last; empty = none."""
    names = {stage.id: stage.name for stage in journey_map.stages}
    under = [names[one] for one in stages_under(journey_map, statement) if one in names]
    return " to ".join((under[0], under[-1])) if len(under) > 1 else "".join(under)


def standing(journey_map: JourneyMap) -> Mapping[tuple[str, str], Sequence[Statement]]:
    """Return what stands in each cell, by stage and lane: what reaches over it as well."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for statement in journey_map.statements:
        for stage_id in stages_under(journey_map, statement):
            found.setdefault((stage_id, statement.lane_id), []).append(statement)
    return found
