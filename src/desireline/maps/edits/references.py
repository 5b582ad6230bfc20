"""What on a map refers to a stage or touchpoint, when that one is merged away or removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from desireline.maps.claim import Claim, EventRule, Quantity
from desireline.maps.edits.change import Change, delete, set_properties
from desireline.maps.journey_map import JourneyMap
from desireline.maps.target_action import TargetAction


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of stages, touchpoints and targets: old id → new id, or → None if it is gone."""

    stages: Mapping[str, str | None] = field(default_factory=dict)
    touchpoints: Mapping[str, str | None] = field(default_factory=dict)
    targets: Mapping[str, str | None] = field(default_factory=dict)


def follow(journey_map: JourneyMap, fate: Fate) -> Iterable[Change]:
    """Return the changes that make every reference follow.

    A reference to what is gone goes with it: rules and KPIs are removed, a claim leaves its
    statement (whose sentence stays, assumed), the journey's rule and planned path get shorter, a
    barrier stands in the way of its whole stage again.
    A further target action goes where none of its touchpoints is left and it has no condition.
    """
    targets = _targets(journey_map, fate)
    gone = {one.id for one in journey_map.header.targets} - {one.id for one in targets}
    fate = replace(fate, targets={**dict.fromkeys(gone), **fate.targets})
    yield from set_properties("header", journey_map.header, targets=targets)
    yield from _rules(journey_map, fate)
    yield from _header(journey_map, fate)
    for persona in journey_map.personas:
        rules = (_rule(rule, fate) for rule in persona.conditions)
        conditions = tuple(rule for rule in rules if rule is not None)
        yield from set_properties("persona", persona, conditions=conditions)
    for statement in journey_map.statements:
        place = fate.touchpoints.get(statement.touchpoint_id, statement.touchpoint_id)
        yield from set_properties("statement", statement, touchpoint_id=place or "")
        if statement.claim is not None:
            claim = _claim(statement.claim, fate)
            yield from set_properties("statement", statement, claim=claim)
    for kpi in journey_map.kpis:
        quantity = _quantity(kpi.quantity, fate)
        if quantity is None:
            yield delete("kpi", kpi.id)
        else:
            yield from set_properties("kpi", kpi, quantity=quantity)


def _targets(journey_map: JourneyMap, fate: Fate) -> tuple[TargetAction, ...]:
    kept = []
    for one in journey_map.header.targets:
        touchpoints = _ids(one.touchpoints, fate.touchpoints)
        left = not one.touchpoints or touchpoints or one.conditions
        if left and fate.targets.get(one.id, one.id) is not None:
            kept.append(replace(one, touchpoints=touchpoints))
    return tuple(kept)


def _rules(journey_map: JourneyMap, fate: Fate) -> Iterable[Change]:
    for rule in journey_map.rules:
        followed = _rule(rule, fate)
        if followed is None:
            yield delete("rule", rule.id)
        else:
            yield from set_properties(
                "rule", rule, touchpoint_id=followed.touchpoint_id, anchor=followed.anchor
            )


def _header(journey_map: JourneyMap, fate: Fate) -> Iterable[Change]:
    header = journey_map.header
    journey = replace(
        header.journey,
        starts=_ids(header.journey.starts, fate.touchpoints),
        target=_ids(header.journey.target, fate.touchpoints),
    )
    path = _ids(header.planned_path, {**fate.stages, **fate.touchpoints})
    goal = header.goal
    if goal is not None and goal.quantity is not None:
        goal = replace(goal, quantity=_quantity(goal.quantity, fate))
    yield from set_properties("header", header, journey=journey, planned_path=path, goal=goal)


def _ids(ids: tuple[str, ...], fate: Mapping[str, str | None]) -> tuple[str, ...]:
    followed = (fate.get(one, one) for one in ids)
    return tuple(dict.fromkeys(one for one in followed if one is not None))


def _rule(rule: EventRule, fate: Fate) -> EventRule | None:
    touchpoint = fate.touchpoints.get(rule.touchpoint_id, rule.touchpoint_id)
    anchor = fate.touchpoints.get(rule.anchor, rule.anchor)
    if touchpoint is None or anchor is None:
        return None
    return replace(rule, touchpoint_id=touchpoint, anchor=anchor)


def _claim(claim: Claim, fate: Fate) -> Claim | None:
    quantity = _quantity(claim.quantity, fate)
    return None if quantity is None else replace(claim, quantity=quantity)


def _quantity(quantity: Quantity, fate: Fate) -> Quantity | None:
    stage = fate.stages.get(quantity.stage_id, quantity.stage_id)
    one = fate.touchpoints.get(quantity.touchpoint_id, quantity.touchpoint_id)
    other = fate.touchpoints.get(quantity.other_touchpoint_id, quantity.other_touchpoint_id)
    target = fate.targets.get(quantity.target_id, quantity.target_id)
    if stage is None or one is None or other is None or target is None:
        return None
    return replace(
        quantity, stage_id=stage, touchpoint_id=one, other_touchpoint_id=other, target_id=target
    )
